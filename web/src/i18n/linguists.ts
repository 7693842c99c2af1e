/** What the pages of linguists say. */

import { typeset } from "./typography";

export const linguists = typeset({
  lexicon: {
    title: "Lexique",
    lead: "Les signes, leurs paramètres et leurs sources.",
    search: "Chercher un signe ou un mot",
    status: "Statut",
    confidence: "Confiance",
    all: "tous",
    statuses: {
      draft: "brouillon",
      "linguist-reviewed": "relu par un linguiste",
      "deaf-validated": "validé par des signeurs sourds",
    } as Record<string, string>,
    confidences: {
      none: "aucune",
      low: "faible",
      medium: "moyenne",
      high: "forte",
    } as Record<string, string>,
    forms: { known: "connue", unknown: "inconnue : le mot est épelé" } as Record<string, string>,
    count: (shown: number, total: number) => `${shown} sur ${total} entrées`,
    problems: (count: number) => (count === 1 ? "1 problème" : `${count} problèmes`),
    noProblem: "Aucun problème dans les fichiers.",
    french: "Mots français",
    form: "Forme",
    postures: "Ce que font les mains et le visage",
    sources: "Sources",
    yaml: "Fichier YAML",
    choose: "Choisissez un signe dans la liste.",
    updated: (time: string) => `Mis à jour à ${time}`,
    lost: "Le serveur ne répond plus. Nouvel essai…",
  },

  qa: {
    title: "Contrôle des phrases",
    lead: "Toutes les phrases, image par image, et ce qui a changé depuis la référence.",
    search: "Chercher une phrase",
    onlyChanged: "Seulement les phrases changées",
    changed: "changée",
    same: "pareille",
    noGolden: "sans référence",
    frame: "Image",
    of: "sur",
    link: "Lien vers cette image",
    differs: "Différences avec la référence",
    equal: "Identique à la référence.",
    digest: "Empreinte du clip",
    golden: "Empreinte de la référence",
    joint: "Articulation",
    degrees: "Écart",
    item: "Signe",
    choose: "Choisissez une phrase dans la liste.",
  },
});
