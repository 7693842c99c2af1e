/** What the signer and its controls say, in plain French; the element alone needs no more. */

import { typeset } from "./typography";

export const avatar = typeset({
  label: "Avatar – signes provisoires (brouillon), pas encore validés par des signeurs sourds",
  reviewed: "Avatar – signes relus par un linguiste, pas encore validés par des signeurs sourds",
  validated: "Avatar – signes validés par des signeurs sourds",
  region: "Avatar en langue des signes",
  loading: "L'avatar arrive…",
  noSigning: "Cette phrase n'est pas disponible en LSF maintenant. Lisez le texte.",
  retry: "Réessayer",
  replay: "Revoir",
  play: "Lire",
  pause: "Pause",
  speed: "Vitesse",
  speeds: [
    { value: 0.5, label: "Très lent", short: "0,5×" },
    { value: 0.75, label: "Lent", short: "0,75×" },
    { value: 1, label: "Normal", short: "1×" },
  ],
  times: (speed: number) => `${speed.toLocaleString("fr-FR")}×`,
  more: "Réglages",
  instant: "Moment",
  ofSeconds: (now: number, all: number) => `${tenths(now)} / ${tenths(all)} s`,
  mirror: "Image en miroir",
  leftHanded: "Signeur gaucher",
  signer: "Signeur",
  captions: "Sous-titres",
  view: "Vue",
  views: {
    front: "De face",
    "three-quarter": "De trois quarts",
    side: "De côté",
    hands: "Mains",
    face: "Visage",
  },
  picturing: (text: string, turnable: boolean) =>
    `Avatar en langue des signes${text && ` : ${text}`}${
      turnable
        ? " – Flèches : tourner. + et − : plus près, plus loin. 0 : revenir à la vue. " +
          "Espace : lire ou arrêter. Virgule et point : image par image."
        : ""
    }`,
  howToTurn: "Glissez sur l'image pour tourner autour de l'avatar.",
  nearer: "Plus près",
  farther: "Plus loin",
  backToView: "Revenir à la vue",
  before: "−1 image",
  after: "+1 image",
  loop: "En boucle",
  from: "A : début de la boucle ici",
  to: "B : fin de la boucle ici",
  part: (start: number, end: number) => `Boucle A–B : de ${tenths(start)} à ${tenths(end)} s`,
  noPart: "Effacer la boucle A–B",
  small: "Petite fenêtre",
  smallHere: "L'avatar est dans la petite fenêtre.",
  smallBack: "Remettre l'avatar ici",
  film: "Voir en vidéo",
  filmComes: "La vidéo se prépare…",
  noFilm: "Revenir à l'avatar",
  said: "Texte français",
  signed: "Signe :",
  sentenceBefore: "Phrase précédente",
  sentenceAfter: "Phrase suivante",
  sentence: (number: number, total: number) => `Phrase ${number} sur ${total}`,
  poseBefore: "Signe précédent",
  poseAfter: "Signe suivant",
  pose: (number: number, total: number) => `Signe ${number} sur ${total}`,
  glosses: "Signes de la phrase, dans l'ordre. Touchez un signe pour le revoir.",
  missing: "pas de signe connu",
  spelled: "épelé",
  saying: "L'avatar signe :",
  show: "Afficher l'avatar en LSF",
  picture: "Le signeur",
  choice: "Mon signeur",
  choiceAbout: "Ce choix reste sur cet appareil.",

  trouble: {
    "no-webgl": "L'avatar ne peut pas s'afficher sur cet appareil. Lisez le texte.",
    "context-lost": "L'image de l'avatar s'est arrêtée. Elle va revenir. Lisez le texte.",
    "avatar-missing": "Cet avatar n'existe pas. Lisez le texte.",
    "avatar-broken": "Le fichier de l'avatar est abîmé. Lisez le texte.",
    "clip-missing": "Cette phrase n'est pas là. Elle ne peut pas être signée. Lisez le texte.",
    "clip-broken": "Le fichier de cette phrase est abîmé. Lisez le texte.",
    "clip-foreign": "Ces mouvements sont faits pour un autre avatar. Lisez le texte.",
    "text-refused": "Ce texte ne peut pas être signé. Lisez le texte.",
    unreachable: "Le serveur de l'avatar ne répond pas. Lisez le texte.",
    "film-failed": "La vidéo n'a pas pu être faite. Lisez le texte.",
  },
});

function tenths(seconds: number): string {
  return seconds.toLocaleString("fr-FR", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
