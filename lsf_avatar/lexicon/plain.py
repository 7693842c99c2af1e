"""An entry in plain French words, for people who do not read YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isclose

from lsf_avatar.lexicon.entries import Entry
from lsf_avatar.phonology.composed import handshape
from lsf_avatar.phonology.directions import DIRECTIONS, Vector
from lsf_avatar.phonology.mouth_gestures import GESTURES
from lsf_avatar.phonology.movements import Movement
from lsf_avatar.phonology.nonmanuals import NonManual
from lsf_avatar.phonology.places import DISTANCES_M, Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign

SITES_FR: dict[str, str] = {
    "head_top": "le dessus de la tête", "forehead": "le front", "temple": "la tempe",
    "eyebrow": "le sourcil", "eye": "l’œil", "nose": "le nez", "ear": "l’oreille",
    "cheek": "la joue", "upper_lip": "la lèvre du haut", "mouth": "la bouche",
    "lower_lip": "la lèvre du bas", "chin": "le menton", "under_chin": "le dessous du menton",
    "jaw": "la mâchoire", "neck": "le cou", "shoulder_top": "le dessus de l’épaule",
    "shoulder": "l’épaule", "chest": "la poitrine", "heart": "le cœur",
    "stomach": "l’estomac", "belly": "le ventre", "side_of_trunk": "le côté du corps",
    "upper_arm": "le haut du bras", "elbow": "le coude", "elbow_inside": "le pli du coude",
    "forearm": "l’avant-bras", "wrist_back": "le dos du poignet",
    "wrist_pulse": "l’intérieur du poignet", "neutral_space": "l’espace devant soi",
    "palm": "la paume", "back": "le dos de la main", "heel": "le talon de la main",
    "knuckles": "les jointures", "thumb_side": "le côté du pouce",
    "pinky_side": "le côté du petit doigt", "fingertips": "le bout des doigts",
    "thumb_tip": "le bout du pouce", "index_tip": "le bout de l’index",
    "middle_tip": "le bout du majeur", "ring_tip": "le bout de l’annulaire",
    "pinky_tip": "le bout du petit doigt", "thumb_pad": "la pulpe du pouce",
    "index_pad": "la pulpe de l’index", "middle_pad": "la pulpe du majeur",
    "ring_pad": "la pulpe de l’annulaire", "pinky_pad": "la pulpe du petit doigt",
    "index_side": "le côté de l’index", "index_base": "la base de l’index",
    "index_middle_joint": "l’articulation de l’index", "hand_centre": "le milieu de la main",
}  # fmt: skip
SIDES_FR = {"active": "côté actif", "centre": "au milieu", "passive": "côté passif"}
DISTANCES_FR = {"touch": "contact", "close": "tout près", "near": "près", "far": "loin"}
MOVEMENTS_FR = {
    "straight": "tout droit", "arc": "en arc", "circle": "en rond", "zigzag": "en zigzag",
    "wavy": "en vague", "cross": "en croix",
    "stir": "le poignet fait tourner la main",
    "twist": "l’avant-bras tourne", "nod": "le poignet plie", "swing": "le poignet balance",
    "finger_play": "les doigts ondulent",
    "rub": "le pouce frotte les doigts", "open_close": "la main s’ouvre et se ferme",
}  # fmt: skip
SIZES_FR = {"tiny": "très petit", "small": "petit", "medium": "moyen", "large": "grand"}
MANNERS_FR = {
    "normal": "", "fast": "vite", "slow": "lentement", "tense": "tendu", "halt": "arrêt net",
    "rest": "relâché",
}  # fmt: skip
SUCCESSIONS_FR = {
    "towards_pinky": "l’un après l’autre, de l’index au petit doigt",
    "towards_thumb": "l’un après l’autre, du petit doigt à l’index",
}  # fmt: skip
OPPOSED_FR = {"vertical": "haut et bas", "depth": "avant et arrière"}
CONTACTS_FR = {
    "plain": "", "interlock": "doigts entre doigts", "cross": "l’une en travers de l’autre",
    "brush": "en passant",
}  # fmt: skip
SYMMETRIES_FR = {
    "none": "", "mirror": "les deux mains, en miroir", "parallel": "les deux mains, parallèles",
}  # fmt: skip
AGREEMENTS_FR = {
    "source-goal": "de qui agit vers qui reçoit", "goal": "va vers qui reçoit",
    "goal-source": "vient vers qui agit", "collision": "une main heurte l’autre",
}  # fmt: skip
TIERS_FR = {
    "brows": "sourcils", "lids": "paupières", "gaze": "regard", "head": "tête",
    "torso": "buste", "shoulders": "épaules", "cheeks": "joues", "nose": "nez",
    "mouth": "bouche",
}  # fmt: skip
NONMANUALS_FR = {
    "raised": "levés", "raised_right": "droit levé", "raised_left": "gauche levé",
    "wide_right": "droite grande ouverte", "wide_left": "gauche grande ouverte",
    "narrowed_right": "droite plissée", "narrowed_left": "gauche plissée",
    "closed_right": "droite fermée", "closed_left": "gauche fermée",
    "tight_right": "droite serrée", "tight_left": "gauche serrée",
    "left_up": "en haut à gauche", "left_down": "en bas à gauche",
    "right_up": "en haut à droite", "right_down": "en bas à droite",
    "rolling": "roule les yeux", "rounded": "arrondi", "sigh": "soupir",
    "heave": "poitrine soulevée",
    "hunched_active": "rentrée côté actif", "hunched_passive": "rentrée côté passif",
    "shrug_active": "haussée côté actif", "shrug_passive": "haussée côté passif",
    "furrowed": "froncés", "wide": "grandes ouvertes", "narrowed": "plissées",
    "closed": "fermées", "tight": "serrées", "blink": "clignement",
    "puffed_right": "droite gonflée", "puffed_left": "gauche gonflée",
    "twitching": "frémissant", "widened": "narines élargies",
    "addressee": "vers la personne", "far": "au loin", "hands": "vers les mains",
    "active_hand": "vers la main active", "passive_hand": "vers la main passive",
    "up": "en haut", "down": "en bas", "left": "à gauche", "right": "à droite",
    "none": "sans cible", "nod": "oui de la tête", "shake": "non de la tête",
    "turn_active": "tournée côté actif", "turn_passive": "tournée côté passif",
    "tilt_active": "penché côté actif", "tilt_passive": "penché côté passif",
    "tilt_forward": "penché en avant", "tilt_back": "penché en arrière",
    "push_forward": "poussée en avant", "push_back": "poussée en arrière",
    "rotate_active": "tourné côté actif", "rotate_passive": "tourné côté passif",
    "straight": "droit", "raised_active": "levée côté actif",
    "raised_passive": "levée côté passif", "hunched": "rentrées", "shrug": "haussées",
    "puffed": "gonflées", "sucked": "creusées", "wrinkled": "froncé", "smile": "sourire",
    "pressed": "lèvres serrées", "pursed": "lèvres en avant", "round": "arrondie",
    "spread": "étirée", "corners_down": "coins vers le bas",
    "teeth_on_lip": "dents sur la lèvre", "tongue_out": "langue sortie",
    "tongue_between_teeth": "langue entre les dents", "blow": "souffle", "open": "ouverte",
    "with_gaze": "suit le regard",
    **{name: gesture.french for name, gesture in GESTURES.items()},
}  # fmt: skip
_AGREED_FR = {
    ("head", "tilt_active"): "penchée côté actif", ("head", "tilt_passive"): "penchée côté passif",
    ("head", "tilt_forward"): "penchée en avant", ("head", "tilt_back"): "penchée en arrière",
    ("shoulders", "raised"): "levées",
}  # fmt: skip
"""Names that several tiers share, in the gender of theirs."""
_PARTS_FR = {
    "up": "haut", "down": "bas", "forward": "avant", "back": "arrière",
    "active": "côté actif", "passive": "côté passif",
}  # fmt: skip


def describe(entry: Entry) -> tuple[str, ...]:
    """The form of an entry, one line for each posture, movement or non-manual."""
    if not entry.signs:
        return ("Forme inconnue : le mot est épelé en attendant.",)
    lines = []
    if entry.form == "unknown":
        lines.append("Forme inconnue : ce qui suit est montré en attendant.")
    for sign in entry.signs:
        if len(entry.signs) > 1:
            lines.append(f"{sign.gloss} :")
        lines.extend(_sign(sign))
    if entry.mouthing:
        lines.append(f"Lèvres : « {entry.mouthing} »")
    return tuple(lines)


def _sign(sign: Sign) -> Iterator[str]:
    if hands := SYMMETRIES_FR[sign.symmetry]:
        yield f"Mains : {hands}{', en alternance' if sign.alternating else ''}"
    if sign.agreement:
        yield f"Verbe directionnel : {AGREEMENTS_FR[sign.agreement]}"
    for number, posture in enumerate(sign.postures, start=1):
        yield from _posture(f"Posture {number}", posture)
    if sign.repeat > 1:
        yield f"Le tout {sign.repeat} fois"
    for nonmanual in sign.nonmanuals:
        yield _nonmanual(nonmanual)


def _posture(name: str, posture: Posture) -> Iterator[str]:
    path = posture.path
    arrival = f", on y arrive {MOVEMENTS_FR[path.kind]}" if path.kind != "straight" else ""
    arrival += f", {MANNERS_FR[path.manner]}" if path.manner != "normal" else ""
    arrival += f", les doigts {SUCCESSIONS_FR[path.fingers]}" if path.fingers != "together" else ""
    arrival += f", en {path.seconds:g} s au moins" if path.seconds else ""
    arrival += ", sans s’arrêter" if path.through else ""
    yield f"{name} : {_hand(posture.active)}{arrival}"
    if posture.passive is not None:
        yield f"{name}, main passive : {_hand(posture.passive)}"
    for movement in posture.movements:
        yield f"{name}, mouvement : {_movement(movement)}"


def _hand(hand: HandPosture) -> str:
    return (
        f"main « {handshape(hand.handshape).french} », doigts vers {direction_fr(hand.fingers)}, "
        f"paume vers {direction_fr(hand.palm)}, {_place(hand.place)}"
    )


def _place(place: Place) -> str:
    words = [f"à : {SITES_FR[place.site]}", SIDES_FR[place.side]]
    if place.site != "neutral_space":
        words.append(_distance(place.distance_m))
    if place.between:
        words.append(f"à mi-chemin de : {SITES_FR[place.between]}")
    if place.contact != "plain":
        words.append(CONTACTS_FR[place.contact])
    if place.part != "hand_centre":
        words.append(f"avec {SITES_FR[place.part]}")
    if any(place.offset):
        shift = zip(("côté actif", "haut", "avant"), place.offset, strict=True)
        words.append("décalé de " + ", ".join(f"{m * 100:+.3g} cm {way}" for way, m in shift if m))
    return ", ".join(words)


def _distance(distance_m: float) -> str:
    for name, metres in DISTANCES_M.items():
        if isclose(metres, distance_m):
            return DISTANCES_FR[name]
    return f"à {distance_m * 100:.0f} cm"


def _movement(movement: Movement) -> str:
    words = [MOVEMENTS_FR[movement.kind]]
    if movement.kind in ("straight", "arc", "zigzag", "wavy"):
        words.append(f"vers {direction_fr(movement.towards)}")
    words.append(SIZES_FR[movement.size])
    if movement.times > 1:
        words.append(f"{movement.times} fois")
    if manner := MANNERS_FR[movement.manner]:
        words.append(manner)
    words += [
        word for said, word in (
            (movement.flatness < 1.0, "en ellipse"), (movement.bouncing, "avec un rebond"),
            (movement.growth == "increasing", "de plus en plus grand"),
            (movement.growth == "decreasing", "de plus en plus petit"),
        ) if said
    ]  # fmt: skip
    if movement.handshape is not None:
        words.append(f"jusqu’à « {handshape(movement.handshape).french} »")
    return ", ".join(words)


def _nonmanual(nonmanual: NonManual) -> str:
    strength = "" if nonmanual.intensity == 1.0 else f" ({nonmanual.intensity * 100:.0f} %)"
    name = nonmanual_fr(nonmanual.tier, nonmanual.name)
    return f"{TIERS_FR[nonmanual.tier].capitalize()} : {name}{strength}"


def nonmanual_fr(tier: str, name: str) -> str:
    """A name of a tier in French words that agree with it."""
    return _AGREED_FR.get((tier, name), NONMANUALS_FR[name])


def direction_fr(vector: Vector, names: Mapping[str, Vector] = DIRECTIONS) -> str:
    """The nearest of the 26 directions, in French."""
    nearest = max(names, key=lambda name: sum(a * b for a, b in zip(names[name], vector,
                                                                    strict=True)))  # fmt: skip
    return " et ".join(_PARTS_FR[part] for part in nearest.split("-"))
