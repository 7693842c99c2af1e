"""Non-manual codes of SiGML and the non-manuals of the phonology, both ways."""

from __future__ import annotations

from collections.abc import Iterable

from lsf_avatar.notation.sampa import phones_of
from lsf_avatar.notation.xml import Element
from lsf_avatar.phonology.nonmanuals import TIERS, NonManual

_TIER_OF = {
    "hnm_shoulder": "shoulders", "shoulder_movement": "shoulders", "hnm_body": "torso",
    "body_movement": "torso", "hnm_head": "head", "head_movement": "head",
    "hnm_eyegaze": "gaze", "eye_gaze": "gaze", "hnm_eyebrows": "brows", "eye_brows": "brows",
    "hnm_eyelids": "lids", "eye_lids": "lids", "hnm_nose": "nose", "nose": "nose",
}  # fmt: skip
_MOUTHS = ("hnm_mouthgesture", "mouth_gesture")
_PICTURES = ("hnm_mouthpicture", "mouth_picture")
_FRAMES = frozenset((
    "sign_nonmanual", "hamnosys_nonmanual", "shoulder_tier", "body_tier", "head_tier",
    "eyegaze_tier", "facialexpr_tier", "mouthing_tier", "extra_tier", "shoulder_par", "body_par",
    "head_par", "eye_par", "facial_expr_par", "mouthing_par", "extra_par",
))  # fmt: skip
_WRITTEN = {
    "shoulders": "hnm_shoulder", "torso": "hnm_body", "head": "hnm_head", "gaze": "hnm_eyegaze",
    "brows": "hnm_eyebrows", "lids": "hnm_eyelids", "nose": "hnm_nose",
    "cheeks": "hnm_mouthgesture", "mouth": "hnm_mouthgesture",
}  # fmt: skip
_GESTURAL = {
    "shoulders": ("shoulder_tier", "shoulder_movement", "movement"),
    "torso": ("body_tier", "body_movement", "movement"),
    "head": ("head_tier", "head_movement", "movement"),
    "gaze": ("eyegaze_tier", "eye_gaze", "direction"),
    "brows": ("facialexpr_tier", "eye_brows", "movement"),
    "lids": ("facialexpr_tier", "eye_lids", "movement"),
    "nose": ("facialexpr_tier", "nose", "movement"),
    "cheeks": ("mouthing_tier", "mouth_gesture", "movement"),
    "mouth": ("mouthing_tier", "mouth_gesture", "movement"),
}
_CODES = {
    tier: {code: name for name, code in names.items() if code != "own"}
    for tier, names in TIERS.items()
}


def nonmanuals_of(element: Element | None) -> tuple[list[NonManual], list[str]]:
    """The non-manuals of `hamnosys_nonmanual` or `sign_nonmanual`, and what is not carried."""
    found: dict[str, NonManual] = {}
    lost: list[str] = []
    for inner in element.walk() if element is not None else ():
        if inner.name in _FRAMES:
            lost += [
                f"{inner.name} {name}={value}" for name, value in inner.attributes.items()
                if "synchronization" in name or name == "fitpicturetomanual"
            ]  # fmt: skip
            continue
        if inner.name in _PICTURES:
            continue
        made = _nonmanual(inner)
        if made is None or made.tier in found:
            lost.append(f"{inner.name} {_code(inner)}".strip())
        else:
            found[made.tier] = made
    return list(found.values()), lost


def pictured(element: Element | None) -> tuple[tuple[str, ...], list[str]]:
    """The phones of the mouth pictures of a non-manual part, and what is no SAMPA."""
    phones: list[str] = []
    lost: list[str] = []
    for inner in element.walk() if element is not None else ():
        if inner.name in _PICTURES:
            picture = inner.attributes.get("picture", "")
            found, unknown = phones_of(picture)
            phones += found
            lost += [f"image de bouche « {picture} » : {unknown}"] if unknown else []
    return tuple(phones), lost


def elements_of(nonmanuals: Iterable[NonManual]) -> tuple[list[tuple[str, str]], list[str]]:
    """(Element of `hamnosys_nonmanual`, its tag) of each, and what has no code."""
    made: list[tuple[str, str]] = []
    lost: list[str] = []
    for one in nonmanuals:
        code = TIERS[one.tier][one.name]
        if code == "own":
            lost.append(f"{one.tier} {one.name} : sans code SiGML")
            continue
        made.append((_WRITTEN[one.tier], code))
        if one.intensity != 1.0:
            lost.append(f"{one.tier} {one.name} : intensité {one.intensity:g}")
    return made, lost


def gestural_tiers(nonmanuals: Iterable[NonManual]) -> tuple[list[str], list[str]]:
    """The tiers of `sign_nonmanual`, and what has no code; intensities go as `amount`."""
    lines: list[str] = []
    lost: list[str] = []
    for one in nonmanuals:
        code = TIERS[one.tier][one.name]
        if code == "own":
            lost.append(f"{one.tier} {one.name} : sans code SiGML")
            continue
        tier, element, key = _GESTURAL[one.tier]
        amount = "" if one.intensity == 1.0 else f' amount="{one.intensity:g}"'
        lines.append(f'<{tier}><{element} {key}="{code}"{amount}/></{tier}>')
    return lines, lost


def _nonmanual(element: Element) -> NonManual | None:
    code = _code(element).split("_")[0]
    intensity = _intensity(element)
    tiers = ("mouth", "cheeks") if element.name in _MOUTHS else (_TIER_OF.get(element.name, ""),)
    for tier in tiers:
        name = _CODES.get(tier, {}).get(code)
        if name is not None:
            return NonManual(tier, name, intensity)
    return None


def _code(element: Element) -> str:
    attributes = element.attributes
    return next((attributes[k] for k in ("tag", "movement", "direction") if k in attributes), "")


def _intensity(element: Element) -> float:
    try:
        return min(1.0, max(0.0, float(element.attributes.get("amount", "1"))))
    except ValueError:
        return 1.0
