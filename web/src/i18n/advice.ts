/**
 * What to do in the cases that a constat with two cars in France does not foresee.
 *
 * Source: research on the form of 2026-11-23, section 1.5 (journey rules).
 */

import type { Condition } from "../api/types";
import { typeset } from "./typography";

export interface Advice {
  /** The question that it stands on. */
  readonly on: string;
  readonly when: Condition;
  readonly title: string;
  readonly steps: readonly string[];
}

const advice = (on: string, when: Condition, title: string, ...steps: string[]): Advice => ({
  on,
  when,
  ...typeset({ title, steps }),
});

export const ADVICE: readonly Advice[] = [
  advice(
    "gate.safe",
    ["is", "gate.safe", "non"],
    "D'abord, la sécurité.",
    "Allumez les feux de détresse. Mettez le gilet.",
    "Allez loin des voitures, derrière la barrière.",
    "Danger ou blessé : touchez « 114 Urgence » en haut.",
  ),
  advice(
    "gate.other_party",
    ["is", "gate.other_party", "elle est partie sans rien dire"],
    "L'autre conducteur est parti.",
    "Notez sa plaque, la marque et la couleur.",
    "Cherchez des témoins. Prenez des photos.",
    "Allez à la police ou à la gendarmerie.",
    "Remplissez seul : écrivez « délit de fuite » dans les observations.",
  ),
  advice(
    "gate.other_party",
    ["is", "gate.other_party", "elle refuse le constat"],
    "L'autre conducteur refuse.",
    "C'est possible : le constat n'est pas obligatoire.",
    "Photographiez sa plaque et les dégâts. Cherchez des témoins.",
    "Remplissez seul : écrivez le refus dans les observations.",
  ),
  advice(
    "gate.other_party",
    ["is", "gate.other_party", "voiture garée, personne dedans"],
    "La voiture garée est vide.",
    "Laissez un mot : votre nom et votre e-mail ou téléphone.",
    "Photographiez sa plaque et les dégâts. Puis remplissez seul.",
  ),
  advice(
    "gate.vehicle_count",
    ["is", "gate.vehicle_count", "3 ou plus"],
    "Trois véhicules ou plus : plusieurs constats.",
    "Faites un constat pour chaque paire de véhicules qui se sont touchés.",
    "Écrivez toutes les plaques dans les observations de chaque constat.",
    "Si on vous a poussé, écrivez « projeté par… » et la plaque.",
  ),
  advice(
    "gate.other_kind",
    ["in", "gate.other_kind", ["vélo", "trottinette électrique", "piéton"]],
    "Vélo, trottinette ou piéton : le constat sert aussi.",
    "Pas de plaque, pas de permis : passez ces questions.",
    "Son assurance : habitation, ou école pour un enfant.",
  ),
  advice(
    "gate.other_kind",
    ["in", "gate.other_kind", ["animal", "objet"]],
    "Animal ou objet : vous remplissez seul.",
    "Photographiez l'endroit et les dégâts.",
    "Si vous savez à qui il est, écrivez son nom dans la partie privée.",
  ),
  advice(
    "acc.country",
    ["all", ["answered", "acc.country"], ["not", ["is", "acc.country", "France"]]],
    "Accident hors de France.",
    "Ce document sert comme un constat sur papier : envoyez le PDF à votre assurance.",
    "L'application e-constat ne prend pas cet accident.",
  ),
  advice(
    "acc.injured",
    ["is", "acc.injured", "oui"],
    "Il y a un blessé : d'abord les secours.",
    "SMS au 114, ou une personne appelle le 112.",
    "Après, vous pouvez continuer ce constat : ces questions sont prévues.",
  ),
  advice(
    "p.v.plate_country",
    ["all", ["answered", "p.v.plate_country"], ["not", ["is", "p.v.plate_country", "France"]]],
    "Plaque étrangère.",
    "Demandez aussi le numéro de la carte verte.",
    "Ce document sert comme un constat sur papier : envoyez le PDF à votre assurance.",
  ),
  advice(
    "sk.layout",
    ["is", "sk.layout", "photo d'un dessin sur papier"],
    "Dessin sur papier.",
    "Photographiez le dessin.",
    "Les deux conducteurs doivent être d'accord avec le dessin.",
  ),
];
