/** English of the advice. */

import type { Translation } from "./translation";

export const advice: Translation["advice"] = {
  "D'abord, la sécurité.": ["Safety first.", "Switch on the hazard lights. Put on the vest.", "Go far from the cars, behind the barrier.", "Danger or somebody hurt: touch “114 Urgence” at the top."],
  "L'autre conducteur est parti.": ["The other driver has left.", "Note their plate, the make and the colour.", "Look for witnesses. Take photos.", "Go to the police or the gendarmerie.", "Fill in alone: write “délit de fuite” (hit and run) in the remarks."],
  "L'autre conducteur refuse.": ["The other driver refuses.", "That is possible: the form is not compulsory.", "Photograph their plate and the damage. Look for witnesses.", "Fill in alone: write the refusal in the remarks."],
  "La voiture garée est vide.": ["The parked car is empty.", "Leave a note: your name and your e-mail or phone.", "Photograph its plate and the damage. Then fill in alone."],
  "Trois véhicules ou plus : plusieurs constats.": ["Three vehicles or more: several forms.", "Make one form for each pair of vehicles that touched.", "Write all plates in the remarks of each form.", "If you were pushed, write “projeté par…” (pushed by) and the plate."],
  "Vélo, trottinette ou piéton : le constat sert aussi.": ["Bicycle, scooter or pedestrian: the form is for them too.", "No plate, no licence: skip these questions.", "Their insurance: home insurance, or school for a child."],
  "Animal ou objet : vous remplissez seul.": ["Animal or object: you fill in alone.", "Photograph the place and the damage.", "If you know whose it is, write the name in the private part."],
  "Accident hors de France.": ["Accident outside France.", "This document serves like a form on paper: send the PDF to your insurer.", "The French application e-constat does not take this accident."],
  "Il y a un blessé : d'abord les secours.": ["Somebody is hurt: help first.", "Text message to 114, or somebody calls 112.", "Afterwards you can go on with this form: these questions are in it."],
  "Plaque étrangère.": ["Foreign plate.", "Ask for the green card number too.", "This document serves like a form on paper: send the PDF to your insurer."],
  "Dessin sur papier.": ["Drawing on paper.", "Photograph the drawing.", "Both drivers must agree with the drawing."],
};
