"""The closed classes of French, as far as forms and free text need them.

General knowledge of French grammar; spaCy decides about all other words.
"""

from __future__ import annotations

from functools import lru_cache

ARTICLES = frozenset(("le", "la", "les", "l'", "un", "une", "des", "du", "de la"))
CONTRACTED = frozenset(("du", "des", "au", "aux"))
DEMONSTRATIVES = frozenset(("ce", "cet", "cette", "ces"))
POSSESSIVES = {
    "mon": "PT-MOI", "ma": "PT-MOI", "mes": "PT-MOI", "notre": "PT-MOI", "nos": "PT-MOI",
    "ton": "PT-VOUS", "ta": "PT-VOUS", "tes": "PT-VOUS", "votre": "PT-VOUS", "vos": "PT-VOUS",
    "son": "PT-LUI", "sa": "PT-LUI", "ses": "PT-LUI", "leur": "PT-LUI", "leurs": "PT-LUI",
}  # fmt: skip
"""Each with the pointing that stands in where the lexicon has no possessive for it."""
POSSESSIVE_HEAD = {"PT-MOI": "mon", "PT-VOUS": "votre", "PT-LUI": "son"}

SUBJECTS = {
    "je": "PT-MOI", "j'": "PT-MOI", "nous": "PT-NOUS", "on": "",
    "tu": "PT-VOUS", "vous": "PT-VOUS",
    "il": "PT-LUI", "elle": "PT-LUI", "ils": "PT-LUI", "elles": "PT-LUI",
    "ce": "", "c'": "", "ça": "PT-LA", "cela": "PT-LA", "ceci": "PT-LA",
}  # fmt: skip
OBJECTS = {
    "me": "PT-MOI", "m'": "PT-MOI", "moi": "PT-MOI", "te": "PT-VOUS", "t'": "PT-VOUS",
    "toi": "PT-VOUS", "lui": "PT-LUI", "leur": "PT-LUI", "eux": "PT-LUI",
    "le": "PT-LA", "la": "PT-LA", "l'": "PT-LA", "les": "PT-LA",
    "nous": "PT-NOUS", "vous": "PT-VOUS", "elle": "PT-LUI", "elles": "PT-LUI",
}  # fmt: skip
REFLEXIVES = frozenset(("se", "s'"))
OWNED = {
    "mien": "mon", "mienne": "mon", "miens": "mon", "nôtre": "notre", "nôtres": "notre",
    "tien": "ton", "tienne": "ton", "vôtre": "votre", "vôtres": "votre", "sien": "son",
    "sienne": "son", "siens": "son",
}  # fmt: skip
"""Possessive pronouns, signed as the possessive."""
ASKED_AS = {
    "que": "quoi",
    "qu'": "quoi",
    "quelle": "quel",
    "quels": "quel",
    "quelles": "quel",
    "lequel": "quel",
    "laquelle": "quel",
    "lesquels": "quel",
    "lesquelles": "quel",
}
"""Question words signed like another one."""
PREPOSITIONS = frozenset(
    (
        "à", "au", "aux", "de", "d'", "du", "des", "en", "dans", "sur", "par", "pour", "avec",
        "sans", "chez", "vers", "sous", "entre", "contre", "devant", "derrière", "depuis",
        "jusqu'à", "jusqu'au", "jusqu'aux", "pendant", "avant", "après", "dès", "lors", "selon",
        "durant", "parmi", "hors",
    )
)  # fmt: skip
SAID_BY_ORDER = frozenset(("par", "à", "au", "aux", "de", "d'", "du", "des", "en", "dans", "sur"))
"""Prepositions whose relation the order of the signs carries: place and whole come first."""
NEGATORS = frozenset(
    ("pas", "point", "plus", "jamais", "aucun", "aucune", "rien", "personne", "ni", "nul", "nulle")
)
QUESTION_WORDS = frozenset(
    ("qui", "que", "qu'", "quoi", "où", "quand", "comment", "combien", "pourquoi", "quel", "quelle",
     "quels", "quelles", "lequel", "laquelle", "lesquels", "lesquelles")
)  # fmt: skip
WHICH = frozenset(("quel", "quelle", "quels", "quelles"))
SUBORDINATORS = frozenset(("si", "s'", "quand", "lorsque", "lorsqu'"))
COORDINATORS = frozenset(("et", "ou", "mais", "donc", "car", "puis", "or"))
RELATIVES = frozenset(("qui", "que", "qu'", "dont", "où"))
PLACE_PREPOSITIONS = frozenset(
    (
        "dans",
        "sur",
        "à",
        "au",
        "aux",
        "en",
        "chez",
        "sous",
        "devant",
        "derrière",
        "vers",
        "contre",
        "entre",
        "d'",
        "de",
        "du",
    )
)

TIME_WORDS = frozenset(
    ("jour", "matin", "soir", "nuit", "après-midi", "semaine", "mois", "année", "an", "moment",
     "aujourd'hui", "hier", "demain", "maintenant", "midi", "minuit", "avant-hier", "après-demain",
     "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février",
     "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
     "décembre", "date", "heure", "week-end")
)  # fmt: skip
TIME_ADVERBS = frozenset(
    ("aujourd'hui", "hier", "demain", "maintenant", "avant-hier", "après-demain", "d'abord",
     "ensuite", "puis", "tout à l'heure", "bientôt", "récemment")
)  # fmt: skip
PLACE_WORDS = frozenset(
    ("rue", "route", "ville", "pays", "carrefour", "rond-point", "parking", "autoroute", "place",
     "chemin", "garage", "hôpital", "commissariat", "avenue", "boulevard", "village", "pont",
     "trottoir", "file", "voie", "lieu", "endroit", "virage", "croisement", "station-service",
     "commune", "cour", "quartier", "maison", "domicile", "agence", "mairie", "préfecture", "gare")
)  # fmt: skip
MOTION_VERBS = frozenset(
    ("aller", "venir", "entrer", "sortir", "partir", "arriver", "tourner", "passer",
     "habiter", "garer", "stationner", "monter", "descendre", "avancer", "reculer", "changer",
     "quitter", "virer", "rester", "envoyer", "mettre", "engager", "vivre", "résider")
)  # fmt: skip
"""Verbs whose place is their complement, not the scene: it stays behind the actor."""
MODALS = frozenset(("souhaiter", "désirer", "pouvoir", "devoir", "vouloir", "falloir", "savoir"))
ALSO_MODAL_ALONE = frozenset(("savoir", "vouloir"))
UNSIGNED_VERBS = frozenset(("être", "avoir", "faire"))
BEFORE_NOUN = frozenset(
    (
        "autre",
        "autres",
        "même",
        "mêmes",
        "tout",
        "tous",
        "toute",
        "toutes",
        "chaque",
        "plusieurs",
        "quelques",
    )
)
NOUNS_ALWAYS = frozenset(
    (
        "permis", "constat", "accident", "véhicule", "témoin", "assurance", "immatriculation",
        "plaque", "choc", "dégât", "dégâts", "remorque", "conducteur", "assuré", "blessé", "métier",
        "panneau", "carte", "stop", "feu", "contrat", "marque", "trajet", "casque", "ceinture",
        "prénom", "nom", "adresse", "code", "voie", "file", "poids", "garage", "objet", "police",
        "formulaire", "pays", "cours", "vol", "étage", "e-mail", "sms", "expert", "portière", "mal",
    )
)  # fmt: skip
"""Words of the form that the parser takes for verbs or names (research: feasibility §6); trusted
as nouns behind an article, a possessive or a preposition."""

_IRREGULAR_VERBS = """
être: suis es est sommes êtes sont étais était étions étiez étaient été sera serez seront serait
  soit soient soyez étant seriez fut
avoir: ai as a avons avez ont avais avait avions aviez avaient eu eue eus eues aura aurez auront
  aurait ait aient ayez ayant aviez auriez
faire: fais fait faisons faites font faisais faisait faisiez faisaient faite faits fera ferez
  faisant fasse fassiez
aller: vais vas va allons allez vont allais allait alliez allaient allé allée allés ira irez iront
  aille
pouvoir: peux peut pouvons pouvez peuvent pouvais pouvait pouviez pouvaient pu pourra pourrez
  pourrait pourriez puis-je puisse
vouloir: veux veut voulons voulez veulent voulais voulait vouliez voulaient voulu voudra voudrez
  voudrait voudriez veuillez voudrais
devoir: dois doit devons devez doivent devais devait deviez devaient dû devra devrez devrait
  devriez
falloir: faut fallait faudra faudrait fallu
savoir: sais sait savons savez savent savais savait saviez savaient su saura saurez sachez
venir: viens vient venons venez viennent venais venait veniez venaient venu venue venus viendra
  viendrez
tenir: tiens tient tenez tiennent tenait teniez tenu tenue
voir: vois voit voyons voyez voient voyais voyait voyiez voyaient vu vue vus vues verra verrez
dire: dis dit disons dites disent disais disait disiez disaient dite dits dira direz
prendre: prends prend prenons prenez prennent prenais prenait preniez prenaient pris prise prises
  prendra
mettre: mets met mettons mettez mettent mettais mettait mettiez mettaient mis mise mises mettra
écrire: écris écrit écrivons écrivez écrivent écrivait écriviez écrite écrits écrites écrira
lire: lis lit lisez lisent lisait lisiez lu lue lus
conduire: conduis conduit conduisez conduisent conduisais conduisait conduisiez conduisaient
  conduite
partir: pars part partons partez partent partais partait partiez partaient parti partie partis
sortir: sors sort sortons sortez sortent sortais sortait sortiez sortaient sorti sortie sortis
ouvrir: ouvre ouvrez ouvrent ouvrait ouvrais ouvriez ouvraient ouvert ouverte ouverts
recevoir: reçois reçoit recevez reçoivent recevait receviez reçu reçue reçus
percevoir: perçois perçoit percevez perçoivent percevait perceviez perçu perçue
souscrire: souscris souscrit souscrivez souscrivait souscrite souscrits
connaître: connais connaît connaissez connaissent connaissait connaissiez connu connue
joindre: joins joint joignez joignent joint jointe
répondre: réponds répond répondez répondent répondait répondu
choisir: choisis choisit choisissez choisissent choisi choisie
remplir: remplis remplit remplissez remplissent rempli remplie
finir: finis finit finissez finissent fini finie finissait
perdre: perds perd perdez perdent perdait perdu perdue perdiez
rendre: rends rend rendez rendent rendait rendu rendue
attendre: attends attend attendez attendent attendait attendiez attendu
vendre: vends vend vendez vendent vendu vendue
croire: crois croit croyez croient croyait cru
boire: bois boit buvez boivent buvait bu
suivre: suis-je suit suivez suivent suivait suiviez suivi suivie
payer: paie paies paient paye payes payez payent payait payiez payé payée
envoyer: envoie envoies envoient envoyez envoyait envoyiez envoyé envoyée envoyés
comprendre: comprends comprend comprenez comprennent comprenait compreniez compris comprise
produire: produis produit produisez produisent produisait produite
apparaître: apparaît apparaissent apparu
appeler: appelle appelles appellent
jeter: jette jettent
essayer: essaie essaient
permettre: permet permettent permettez permis permise
éteindre: éteins éteint éteignez éteignent éteint éteinte
courir: cours court courez courent courait couru
dormir: dors dort dormez dormait dormi
mourir: meurt mourait mort morte morts
naître: naît né née nés
vivre: vis vit vivez vivent vivait vécu
craindre: crains craint craignez
plaire: plaît plaisait plu
servir: sers sert servez servait servi
sentir: sens sent sentez sentait senti
offrir: offre offrez offert offerte
déclarer: déclare déclarez
découvrir: découvre découvrez découvert
inscrire: inscris inscrit inscrivez inscrite
interdire: interdit interdite interdisez
contenir: contient contenait contenu
obtenir: obtient obtenez obtenu
appartenir: appartient appartenait appartenu
prévenir: prévient prévenez prévenu prévenue prévenus
devenir: devient devenu devenez
revenir: revient revenez revenu
peindre: peint peinte
atteindre: atteint atteinte
détruire: détruit détruite détruits
asseoir: assis assise
circuler: circule circulais circulait
arriver: arrive arrives arrivent
acquérir: acquis
valoir: vaut valait
pleuvoir: pleut pleuvait plu
"""
"""Infinitive: its forms that endings do not explain; a line may go on, indented."""
IRREGULAR: dict[str, str] = {
    form: row.partition(":")[0]
    for row in _IRREGULAR_VERBS.strip().replace("\n  ", " ").split("\n")
    for form in row.partition(":")[2].split()
}
"""Form → infinitive, of verbs whose forms endings do not explain."""

INFINITIVES = frozenset(IRREGULAR.values()) - {"devoir", "pouvoir", "savoir", "dire"} | frozenset(
    ("aider", "appeler", "garer", "signer")
)
"""Infinitives known for sure; a few that are nouns as often are left to the parser."""

_PARTICIPLES = frozenset(
    [
        "allé",
        "allée",
        "assis",
        "atteint",
        "attendu",
        "choisi",
        "choisie",
        "compris",
        "conduit",
        "conduite",
        "connu",
        "connue",
        "contenu",
        "couru",
        "cru",
        "devenu",
        "dit",
        "dite",
        "détruit",
        "détruite",
        "dû",
        "eu",
        "fait",
        "faite",
        "faits",
        "fallu",
        "fini",
        "finie",
        "inscrit",
        "interdit",
        "joint",
        "lu",
        "lue",
        "mis",
        "mise",
        "mises",
        "mort",
        "né",
        "née",
        "obtenu",
        "ouvert",
        "ouverte",
        "ouverts",
        "parti",
        "partie",
        "partis",
        "peint",
        "perdu",
        "perdue",
        "permis",
        "plu",
        "pris",
        "prise",
        "prises",
        "produit",
        "produite",
        "prévenu",
        "prévenue",
        "prévenus",
        "pu",
        "rempli",
        "remplie",
        "rendu",
        "revenu",
        "reçu",
        "reçue",
        "répondu",
        "servi",
        "sorti",
        "sortie",
        "su",
        "suivi",
        "tenu",
        "tenue",
        "vendu",
        "venu",
        "venue",
        "venus",
        "voulu",
        "vu",
        "vue",
        "vues",
        "vus",
        "écrit",
        "écrite",
        "écrites",
        "écrits",
        "éteint",
        "été",
    ]
)


def is_participle(norm: str) -> bool:
    """Whether a form can be a past participle."""
    return norm in _PARTICIPLES or norm.endswith(("é", "ée", "és", "ées"))


_ENDINGS = (
    ("issez", "ir"), ("issiez", "ir"), ("issait", "ir"), ("issent", "ir"), ("issant", "ir"),
    ("geait", "ger"), ("geais", "ger"), ("geaient", "ger"), ("geant", "ger"), ("çait", "cer"),
    ("çais", "cer"), ("çaient", "cer"), ("eraient", "er"), ("iraient", "ir"), ("erait", "er"),
    ("eriez", "er"), ("erons", "er"), ("erez", "er"), ("era", "er"), ("eront", "er"),
    ("aient", "er"), ("aient", "ir"), ("aient", "re"), ("ait", "er"), ("ait", "ir"), ("ait", "re"),
    ("ais", "er"), ("ais", "ir"), ("ais", "re"), ("iez", "er"), ("iez", "ir"), ("iez", "re"),
    ("ez", "er"), ("ez", "ir"), ("ez", "re"), ("ons", "er"), ("ons", "ir"), ("ons", "re"),
    ("ées", "er"), ("ée", "er"), ("és", "er"), ("é", "er"), ("ent", "er"), ("ent", "ir"),
    ("ent", "re"), ("es", "er"), ("e", "er"), ("ant", "er"), ("ant", "ir"), ("ant", "re"),
    ("ies", "ir"), ("ie", "ir"), ("is", "ir"), ("it", "ir"), ("i", "ir"), ("s", "re"), ("s", "ir"),
    ("t", "re"), ("ues", "re"), ("ue", "re"), ("us", "re"), ("u", "re"),
)  # fmt: skip
_NOUN_ENDINGS = (
    ("aux", "al"), ("eaux", "eau"), ("eux", "eu"), ("s", ""), ("x", ""), ("es", ""), ("e", ""),
    ("ères", "er"), ("ère", "er"), ("trices", "teur"), ("trice", "teur"), ("euses", "eur"),
    ("euse", "eur"), ("ives", "if"), ("ive", "if"), ("elles", "el"), ("elle", "el"),
    ("ennes", "en"), ("enne", "en"), ("onnes", "on"), ("onne", "on"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def verb_candidates(norm: str) -> tuple[str, ...]:
    """Infinitives that a form may belong to; the lexicon decides which of them are words."""
    found = [IRREGULAR[norm]] if norm in IRREGULAR else []
    found += [norm[: -len(end)] + base for end, base in _ENDINGS if norm.endswith(end)]
    doubled = [c[:-3] + c[-2:] for c in found if len(c) > 4 and c[-3] == c[-4] and c.endswith("er")]
    graves = [c.replace("è", "é") for c in found if "è" in c] + [
        c.replace("è", "e") for c in found if "è" in c
    ]
    return tuple(dict.fromkeys(found + doubled + graves))


def is_known_infinitive(form: str, lemma: str) -> bool:
    """Whether a lemma is surely the infinitive of a form: irregular and listed, or plain -er."""
    if IRREGULAR.get(form) == lemma:
        return True
    stem = lemma.removesuffix("er")
    endings = ("e", "es", "ent", "ez", "ons", "ait", "ais", "aient", "iez", "ions", "é", "ée",
               "és", "ées", "era", "erez", "eront", "erait", "ant")  # fmt: skip
    if stem == lemma or len(stem) < 2:
        return False
    softened = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    return any(form in (stem + end, softened + end) for end in endings)


@lru_cache(maxsize=4096)
def noun_candidates(norm: str) -> tuple[str, ...]:
    """Singular and masculine forms that a noun or adjective may belong to."""
    return tuple(
        dict.fromkeys(norm[: -len(end)] + base for end, base in _NOUN_ENDINGS if norm.endswith(end))
    )
