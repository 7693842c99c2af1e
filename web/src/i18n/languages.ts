/** What a hearing driver reads who may not read French. */

export const LANGUAGES = {
  fr: "Français",
  en: "English",
  de: "Deutsch",
  es: "Español",
  it: "Italiano",
} as const;

export type Language = keyof typeof LANGUAGES;

interface Card {
  readonly title: string;
  readonly helps: readonly string[];
}

/** « The other driver is deaf »: who this is, and what helps. */
export const CARDS: Readonly<Record<Language, Card>> = {
  fr: {
    title: "Bonjour. Je suis sourd.",
    helps: [
      "Lisez l’écran et touchez vos réponses : il y a du texte à chaque question.",
      "Regardez-moi quand vous parlez. Parler plus fort n’aide pas.",
      "Écrivez, ou montrez avec les mains.",
    ],
  },
  en: {
    title: "Hello. I am deaf.",
    helps: [
      "Read the screen and touch your answers: every question is written.",
      "Look at me when you speak. Speaking louder does not help.",
      "Write, or show with your hands.",
    ],
  },
  de: {
    title: "Guten Tag. Ich bin gehörlos.",
    helps: [
      "Lesen Sie den Bildschirm und tippen Sie Ihre Antworten an: Jede Frage steht als Text da.",
      "Sehen Sie mich an, wenn Sie sprechen. Lauter zu sprechen hilft nicht.",
      "Schreiben Sie, oder zeigen Sie mit den Händen.",
    ],
  },
  es: {
    title: "Hola. Soy sordo.",
    helps: [
      "Lea la pantalla y toque sus respuestas: cada pregunta está escrita.",
      "Míreme cuando hable. Hablar más alto no ayuda.",
      "Escriba, o muestre con las manos.",
    ],
  },
  it: {
    title: "Buongiorno. Sono sordo.",
    helps: [
      "Legga lo schermo e tocchi le risposte: ogni domanda è scritta.",
      "Mi guardi quando parla. Parlare più forte non aiuta.",
      "Scriva, o mostri con le mani.",
    ],
  },
};
