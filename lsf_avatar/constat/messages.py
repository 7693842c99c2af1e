"""What a driver reads when an answer is refused or looks unusual.

One sentence says what is wrong, one says what to do. Codes are stable; the words may be made
plainer at any time.
"""

from __future__ import annotations

from collections.abc import Mapping

ERRORS: Mapping[str, str] = {
    "wrong-shape": "Cette réponse n’a pas la bonne forme. Répondez encore une fois.",
    "empty-answer": "La réponse est vide. Écrivez ou choisissez une réponse.",
    "not-an-option": "Cette réponse n’est pas dans la liste. Choisissez une réponse de la liste.",
    "way-not-answer": "« {value} » n’est pas encore une réponse. Écrivez la réponse.",
    "unknown-not-offered": "Cette question demande une réponse. Répondez, ou revenez plus tard.",
    "text-too-long": "Le texte est trop long : {length} caractères. Le maximum est {maximum}.",
    "plate-too-long": "La plaque est trop longue : {length} caractères. Le maximum est {maximum}.",
    "control-character": "Le texte contient un caractère invisible. Écrivez-le de nouveau.",
    "character-not-allowed": "Le caractère « {value} » n’est pas possible ici. "
    "Écrivez avec les lettres a à z et les chiffres, comme sur vos papiers.",
    "date-format": "Ce n’est pas une date. Écrivez le jour, le mois et l’année.",
    "no-such-date": "Cette date n’existe pas dans le calendrier. Choisissez un autre jour.",
    "date-out-of-range": "Cette année n’est pas possible. Vérifiez l’année.",
    "date-in-future": "Cette date est dans le futur. Choisissez aujourd’hui ou un jour avant.",
    "date-too-old": "Cette date est trop ancienne : plus de 2 ans. Vérifiez l’année.",
    "no-such-time": "Cette heure n’existe pas. Les heures vont de 00:00 à 23:59.",
    "time-in-future": "Cette heure est dans le futur. Vérifiez l’heure ou la date de l’accident.",
    "number-format": "Ce n’est pas un nombre. Écrivez des chiffres.",
    "number-out-of-range": "Ce nombre n’est pas possible. Écrivez un nombre entre {minimum} "
    "et {maximum}.",
    "code-format": "Le code a 6 chiffres. Regardez le message et écrivez les 6 chiffres.",
    "outside-drawing": "Ce point est en dehors du dessin. Touchez le dessin.",
    "too-many-photos": "Il y a trop de photos. Le maximum est {maximum}.",
    "no-such-photo": "Une photo n’est pas arrivée. Ajoutez-la de nouveau.",
    "too-many-items": "Il y a trop d’éléments. Le maximum est {maximum}.",
    "same-item-twice": "Une réponse est là deux fois. Gardez-la une seule fois.",
    "signature-empty": "La signature est vide. Signez, ou tapez votre nom.",
    "unknown-field": "Cette question n’existe pas dans le formulaire.",
}
"""Refused: not a value of the question's type at all. Nothing is kept."""

WARNINGS: Mapping[str, str] = {
    "device-only": "Ce choix reste sur votre appareil. Il n’est pas envoyé.",
    "side-differs": "Vous avez le lien du côté {value}. Vos réponses vont dans cette colonne.",
    "late-declaration": "L’accident date de plus de 5 jours ouvrés. Envoyez vite le constat à "
    "votre assurance.",
    "country-not-named": "Écrivez le nom du pays, si vous pouvez.",
    "text-short": "Le texte est très court. Vérifiez qu’il est complet.",
    "plate-unusual": "Cette plaque ne ressemble pas à une plaque française. Vérifiez-la. "
    "Elle est gardée comme vous l’avez écrite.",
    "phone-unusual": "Ce numéro de téléphone est peut-être faux. Vérifiez les chiffres.",
    "phone-emergency": "{value} est un numéro d’urgence. Écrivez votre propre numéro.",
    "email-unusual": "Cet e-mail est peut-être faux. Vérifiez-le.",
    "reveals-lsf": "Ce choix n’est pas montré à l’autre conducteur. Votre assurance peut le voir "
    "sur la partie privée.",
    "postcode-unusual": "Un code postal français a 5 chiffres. Vérifiez-le.",
    "policy-unusual": "Ce numéro de contrat est inhabituel. Vérifiez-le sur le Mémo.",
    "licence-unusual": "Ce numéro de permis est inhabituel. Vérifiez-le sur le permis.",
    "category-unusual": "Cette catégorie ne va pas avec ce véhicule. Vérifiez la catégorie.",
    "vin-unusual": "Le numéro de la ligne E a 17 caractères, sans I, O ni Q. Vérifiez-le.",
    "dates-swapped": "La date de fin est avant la date de début. Vérifiez les deux dates.",
    "not-yet-insured": "L’assurance commence après l’accident. Vérifiez la date.",
    "insurance-ended": "L’assurance finit avant l’accident. Vérifiez la date.",
    "licence-ended": "Le permis finit avant l’accident. Vérifiez la date.",
    "age-unusual": "Le conducteur a {value} ans. Vérifiez la date de naissance.",
    "before-accident": "Cette date est avant l’accident. Vérifiez-la.",
    "date-past": "Ce jour est passé. Choisissez un jour qui vient.",
    "weight-unusual": "Un camion pèse plus de 3 500 kg en charge. Vérifiez le poids.",
    "nothing-and-more": "Vous avez choisi « {value} » et autre chose. Vérifiez.",
    "boxes-differ": "Les cases {value} vont rarement ensemble. Vérifiez. "
    "En cas de doute, ne cochez rien.",
    "blame": "Écrivez seulement les faits, pas qui a tort. Le mot « {value} » parle de faute.",
    "position-imprecise": "La position est peu précise. Écrivez aussi la rue et la ville.",
    "signature-short": "La signature est très courte. Vérifiez-la.",
    "vehicle-missing": "Il manque un véhicule sur le dessin. Mettez A et B.",
}
"""Kept as typed, and said: formats vary, and a form at the roadside must not block."""
