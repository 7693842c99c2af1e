/** Everything the page says, in plain French. Ordinary spaces here: `typeset` fixes them. */

import { avatar } from "./avatar";
import { input } from "./fields";
import { film } from "./film";
import { typeset } from "./typography";

export const fr = typeset({
  site: "Constat amiable en LSF",
  skip: "Aller à la question",

  avatar,
  film,

  verify: {
    title: "Vérifier un constat",
    lead: "Choisissez le document PDF du constat. Cette page dit s'il a été changé depuis la signature.",
    file: "Document PDF",
    wait: "Vérification…",
    offline: "Le serveur ne répond pas. Essayez encore.",
    intact: (at: Date) =>
      `Document intact : rien n'a changé depuis le ${at.toLocaleString("fr-FR", {
        dateStyle: "long",
        timeStyle: "short",
      })}.`,
    notIntact: "Attention : ne vous fiez pas à ce document.",
    meaning:
      "Le sceau dit que ce service a fait ce document et que rien n'a changé depuis. " +
      "Il ne dit pas qui sont les conducteurs. Le document n'est pas gardé ici.",
  },

  emergency: {
    button: "114 Urgence",
    title: "Urgence",
    who: "Une personne a mal ? Il y a un danger ?",
    /** What the signer says of all this. */
    said: "Une personne a mal ? Il y a un danger ? Écrivez un SMS au 114. Gratuit, jour et nuit. Une personne entendante peut appeler le 112.",
    sms: "Écrire un SMS au 114",
    smsAbout: "Gratuit, jour et nuit. Le 114 répond aussi en LSF, par vidéo, avec son application.",
    smsText: (place: string) =>
      place
        ? `Accident de la route. Je suis sourd. Lieu : ${place}. Besoin de secours.`
        : "Accident de la route. Je suis sourd. Besoin de secours. Lieu : ",
    call: "Une personne entendante peut appeler le 112",
    human:
      "Besoin d'un interprète ? Demandez à votre assurance son relais en LSF. L'avatar ne remplace pas une personne.",
    close: "Fermer",
  },

  packed: {
    about: "Ce constat marche aussi sans réseau. Préparez ce téléphone maintenant : 11 Mo environ.",
    dear: "Réseau lent ou compté : rien n'est chargé d'avance sans votre accord. Pour marcher sans réseau, il faut 11 Mo environ.",
    prepare: "Préparer ce téléphone",
    stop: "Arrêter la préparation",
    ready: "Prêt sans réseau : le formulaire et tous les signes sont dans cet appareil.",
    some: (done: number, all: number) =>
      `Préparation pour marcher sans réseau : ${done} phrases sur ${all}.`,
  },

  start: {
    title: "Constat amiable en langue des signes",
    lead: "Après un accident de la route, un avatar vous pose les questions en LSF. Vous répondez. À la fin, vous avez un document PDF.",
    points: [
      "Une question à la fois, en LSF et en français simple.",
      "Vos réponses sont gardées à chaque étape.",
      "Pas besoin d'apprendre avant : vous pouvez toujours revenir en arrière.",
    ],
    honest:
      "Le signeur est un avatar, pas une personne. Ses signes sont provisoires : aucun signeur sourd ne les a encore validés. Le texte français est toujours à côté.",
    begin: "Commencer un constat",
    haveLink: "J'ai un lien",
    resume: "Continuer mon constat",
    again: "Commencer un autre constat",
    againSure: (unsent: number) =>
      unsent === 0
        ? "Le constat de cet appareil sera remplacé. Gardez d'abord son PDF. Commencer un autre ?"
        : `Attention : ${unsent} réponses ne sont pas encore envoyées. Elles seront perdues. Commencer un autre constat ?`,
    linkTitle: "Collez le lien reçu",
    linkHelp: "L'autre conducteur vous a envoyé un lien. Il contient « #/c/ ».",
    linkLabel: "Lien",
    linkOpen: "Ouvrir",
    linkWrong: "Ce lien n'est pas complet. Demandez-le encore à l'autre conducteur.",
    danger: "En danger maintenant ? Touchez « 114 Urgence » en haut.",
  },

  question: {
    progress: (part: string, done: number, total: number) =>
      `${part} – question ${done} sur ${total}`,
    box: (box: string) => (box.startsWith("V") ? `Verso ${box.slice(1)}` : `Case ${box}`),
    parts: "Les parties du constat",
    next: "Suivant",
    back: "Précédent",
    goOn: "Continuer quand même",
    pass: "Passer",
    signQuestion: "Revoir la question en LSF",
    signHelp: "Voir l'aide en LSF",
    signShown: "Voir avec les mains, en LSF",
    onPaper: "Sur le constat :",
    signMessage: "Voir ce message en LSF",
    signOption: (label: string) => `Voir en LSF : ${label}`,
    inLsf: "LSF",
    unknown: "Je ne sais pas",
    optional: "Vous pouvez passer cette question.",
    noCodeSent:
      "Dans cette version, aucun code n'est envoyé. Touchez « je n'ai pas reçu le code ».",
    noConsent:
      "Sans votre accord, nous ne gardons rien. Changez votre réponse, ou arrêtez ici.",
    stop: "Arrêter et tout effacer",
    missing: "Répondez à la question, puis touchez « Suivant ».",
    errorTitle: "Il y a un problème",
    warningTitle: "À vérifier",
    proposed: "Nous avons repris votre réponse d'avant. Vérifiez.",
    privateSide: "L'autre conducteur ne voit pas cette réponse.",
    shared: "Pour les deux conducteurs",
    own: (side: string) => `Pour vous : conducteur ${side}`,
    another: {
      witness: "Ajouter un autre témoin",
      injured: "Ajouter un autre blessé",
    } as Record<string, string>,
    turn: {
      witness: (number: number) => `Témoin ${number}`,
      injured: (number: number) => `Blessé ${number}`,
    } as Record<string, (number: number) => string>,
    toRecap: "Retour au résumé",
    crosses: (count: number) =>
      count === 0
        ? "Vous avez 0 croix."
        : count === 1
          ? "Vous avez 1 croix :"
          : `Vous avez ${count} croix :`,
  },

  save: {
    offline:
      "Pas de connexion. Vos réponses sont gardées dans cet appareil. Nous essayons encore : rien n'est perdu.",
    waiting: (count: number) =>
      count === 1 ? "1 réponse à envoyer." : `${count} réponses à envoyer.`,
    retry: "Réessayer maintenant",
    refused: "Une réponse n'a pas été acceptée :",
    fix: "Corriger",
    gone: "Ce lien ne marche plus. Le constat a été effacé, ou le lien n'est pas complet.",
    broken: "Le service ne répond pas bien. Réessayez dans un moment.",
    full: "La mémoire de cet appareil est pleine. Gardez cette page ouverte, ou effacez des photos du téléphone.",
  },

  conflict: {
    title: "Vous avez répondu tous les deux.",
    about: "Les deux réponses sont différentes. Regardez ensemble, puis choisissez. Rien n'est perdu.",
    mine: (side: string) => `Votre réponse (${side})`,
    theirs: (side: string) => `Réponse de ${side}`,
    keep: (side: string) => `Garder ma réponse (${side})`,
    take: (side: string) => `Prendre la réponse de ${side}`,
    choose: "Choisir",
  },

  other: {
    name: (side: string) => `Conducteur ${side} :`,
    here: "connecté",
    away: "pas connecté",
    progress: (side: string) => `Où en est le conducteur ${side}`,
    signed: "a signé",
    said: (side: string) => `Ce que dit le conducteur ${side}`,
  },

  signing: {
    region: "Avant de signer",
    own: (_: string) => "Il manque encore des réponses. Répondez d'abord, puis signez.",
    other: (side: string) =>
      `Attendez : le conducteur ${side} n'a pas fini sa partie. On signe quand tout est rempli.`,
    unsure: (_: string) => "Une réponse n'est pas réglée : regardez le message en haut, puis signez.",
    ready: "Tout est rempli. Si une réponse change après, la signature s'efface : il faut signer encore.",
    frozen: "Le constat est signé : cette réponse ne change plus.",
    digest: "Empreinte des réponses",
    digestAbout:
      "Les deux téléphones montrent la même empreinte : vous signez les mêmes réponses. Elle est aussi sur le PDF.",
  },

  practice: {
    begin: "S'entraîner",
    notice: "Entraînement : rien n'est gardé, rien n'est envoyé.",
    end: "C'était un entraînement : il n'y a pas de document.",
    stop: "Finir l'entraînement",
    eraseSure: "Finir l'entraînement ? Les réponses disparaissent.",
  },

  profile: {
    about: "Gardez vos informations dans ce téléphone : au prochain constat, elles sont déjà là.",
    keep: "Garder ma fiche dans ce téléphone",
    kept: "Votre fiche est gardée, seulement dans ce téléphone.",
    none: "Il n'y a pas encore de fiche dans ce téléphone. Vous pouvez passer.",
    use: (name: string) => `Utiliser la fiche : ${name}`,
    scan: "Lire la fiche d'un autre téléphone",
    camera: "Image de la caméra : montrez le code",
    picture: "Choisir une photo du code",
    noCamera: "La caméra n'est pas disponible. Choisissez une photo du code.",
    noCode: "Il n'y a pas de code sur cette image.",
    notCard: "Ce code n'est pas une fiche.",
    filled: (count: number) => `${count} réponses reprises. Touchez « Suivant » et vérifiez.`,
    mine: "Ma fiche",
    mineAbout: "Vos informations (nom, véhicule, assurance) sont dans ce téléphone seulement.",
    show: "Montrer ma fiche en code QR",
    code: "Code QR de votre fiche : nom, véhicule, assurance, permis",
    forget: "Effacer ma fiche",
  },

  card: {
    region: "À montrer à l'autre conducteur",
    language: "Langue de la carte",
    mine: "Langue des questions",
  },

  recap: {
    title: "Résumé du constat",
    lead: "Regardez tout. Vous pouvez corriger chaque réponse.",
    fix: "Corriger",
    fixLabel: (label: string) => `Corriger : ${label}`,
    signLabel: (label: string) => `Voir la réponse en LSF : ${label}`,
    empty: "pas de réponse",
    documents: "Le document",
    toDocuments: "Aller au document",
    pdf: "Télécharger le PDF",
    common: "Télécharger le document commun",
    sealed:
      "Quand le constat est signé, le document est scellé : un seul caractère changé se voit. " +
      "Le document commun est le même pour les deux conducteurs.",
    pdfWait: "Le PDF se prépare…",
    pdfDone: "Le PDF est prêt : il est dans vos téléchargements.",
    left: (count: number) =>
      count === 1
        ? "Il reste 1 question sans réponse."
        : `Il reste ${count} questions sans réponse.`,
    goOn: "Répondre",
    pdfLater:
      "Pas de connexion : le PDF se fait quand le réseau revient. Vos réponses sont gardées ici.",
    share: "Partager le PDF",
    signed: "Le constat est signé par les deux conducteurs : il ne change plus.",
    unsent: (count: number) =>
      count === 1
        ? "1 réponse n'est pas encore envoyée : le PDF attend le réseau."
        : `${count} réponses ne sont pas encore envoyées : le PDF attend le réseau.`,
    deadline: (day: string) => `Envoyez le constat à votre assurance avant le ${day} (5 jours ouvrés).`,
    deadlineDays: "Envoyez le constat à votre assurance dans les 5 jours ouvrés.",
    erase: "Tout effacer de cet appareil",
    eraseSure:
      "Vos réponses, vos photos et votre fiche seront effacées de cet appareil. Gardez d'abord le PDF. Effacer maintenant ?",
  },

  after: {
    mail: "Recevoir le document par e-mail",
    mailAbout:
      "Le document commun part quand les deux conducteurs ont signé. Votre partie privée n'est pas envoyée.",
    mailSend: "Envoyer à cette adresse",
    mailState: {
      held: "C'est noté : l'e-mail part quand les deux conducteurs ont signé.",
      waiting: "L'e-mail va partir.",
      sent: "L'e-mail est parti.",
      failed: "L'e-mail n'est pas arrivé. Vérifiez l'adresse, puis essayez encore.",
    },
    offline: "Pas de connexion. Essayez encore quand le réseau revient.",
    erase: "Tout effacer, aussi sur le serveur",
    eraseSure:
      "Vos réponses, vos photos et votre fiche seront effacées de cet appareil. " +
      "Sur le serveur, si l'autre conducteur a signé, le constat signé reste pour lui. " +
      "Les documents déjà envoyés restent envoyés. Gardez d'abord le PDF. Effacer maintenant ?",
    eraseOffline: "Pas de connexion : rien n'est effacé. Essayez encore quand le réseau revient.",
  },

  vehicles: {
    about:
      "Trois véhicules ou plus : un constat pour chaque paire de véhicules qui se sont touchés. " +
      "La date, le lieu, les témoins et vos informations sont repris.",
    one: (number: number, plates: readonly string[], signed: boolean) =>
      `Constat ${number}${plates.length ? ` (${plates.join(" et ")})` : ""} : ${
        signed ? "signé" : "pas encore signé"
      }.`,
    here: "Vous êtes ici.",
    open: (number: number) => `Ouvrir le constat ${number}`,
    add: "Ajouter un autre véhicule",
  },

  handover: {
    title: (side: string) => `L'autre conducteur : ${side}`,
    lead: "Avec deux téléphones, chacun remplit sa partie.",
    two: "Deux téléphones",
    scan: (side: string) =>
      `Le conducteur ${side} ouvre l'appareil photo de son téléphone et vise ce code. Rien à installer.`,
    code: (side: string) => `Code QR : ouvre la partie du conducteur ${side}`,
    waiting: (side: string) => `On attend le téléphone du conducteur ${side}…`,
    joined: (side: string) => `Le téléphone du conducteur ${side} est là.`,
    goOn: (side: string) => `Continuer : conducteur ${side}`,
    here: "Un seul téléphone",
    hereAbout: "Donnez ce téléphone à l'autre conducteur. Il remplit sa partie, puis vous le rend.",
    link: "Sans caméra : envoyer un lien",
    linkAbout:
      "Ce lien est personnel : il ouvre la partie de l'autre conducteur. Donnez-le à cette personne, à personne d'autre.",
    copy: "Copier le lien",
    copied: "Lien copié.",
    share: "Partager",
    begin: "Je suis l'autre conducteur",
    returnTo: (side: string) => `Revenir au conducteur ${side}`,
    go: "Donner la suite à l'autre conducteur",
    alone: "Vous êtes seul : le constat n'a qu'une colonne.",
  },

  input,

  error: {
    form: "Le formulaire n'a pas pu être chargé.",
    wait: "Un instant…",
    part: "Cette partie de la page n'est pas encore là : il faut le réseau. Vos réponses sont gardées.",
    retry: "Réessayer",
  },
});
