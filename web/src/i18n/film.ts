/** What the page says about answers that are signed into the camera. */

import { typeset } from "./typography";

export const film = typeset({
  region: "Répondre par un film en LSF",
  title: "Ou filmez-vous en LSF",
  about:
    "Ce film est à vous : dans cet appareil, puis sur le serveur de ce service. L'autre conducteur ne le voit pas. Il n'est pas dans le PDF. Pour votre assurance, téléchargez-le. Il n'y a pas de son. Écrivez aussi, si vous pouvez.",
  begin: "Ouvrir la caméra",
  start: "Commencer à filmer",
  stop: "Arrêter de filmer",
  cancel: "Fermer la caméra",
  again: "Filmer encore (remplace ce film)",
  choose: "Choisir un film du téléphone",
  remove: "Enlever le film",
  download: "Télécharger le film",
  live: "Image de votre caméra",
  mine: "Votre film",
  most: (seconds: number) => `Le film dure ${seconds / 60} minutes au plus.`,
  left: (seconds: number) => `La caméra filme. Il reste ${seconds} secondes.`,
  here: "Film gardé dans cet appareil. Il n'est pas encore envoyé.",
  sent: "Film gardé dans cet appareil et envoyé.",
  notTaken: "Film gardé dans cet appareil, mais pas envoyé :",
  refused:
    "La caméra est refusée. Autorisez-la dans les réglages du navigateur, choisissez un film du téléphone, ou écrivez votre réponse. Rien n'est perdu.",
  missing:
    "Il n'y a pas de caméra libre. Choisissez un film du téléphone, ou écrivez votre réponse. Rien n'est perdu.",
  unable:
    "Ce navigateur ne peut pas filmer. Choisissez un film du téléphone, ou écrivez votre réponse.",
  notFilm: "Ce fichier n'est pas un film.",
  tooLarge: "Ce film est trop grand : 24 Mo au plus. Filmez en plus court.",
  full: "Le film n'est pas gardé : la mémoire de cet appareil est pleine. Effacez des photos du téléphone, puis filmez encore.",
  waiting: (count: number) => (count === 1 ? "1 film à envoyer." : `${count} films à envoyer.`),
});
