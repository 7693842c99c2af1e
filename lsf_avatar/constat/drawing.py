"""Drawings of the document, as SVG made of numbers only: impact, sketch, signatures, photos.

Coordinates are those of the page: hundredths of the drawing, x to the right, y down, angles in
degrees clockwise from up.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

_INK = 'stroke="#1b2a41" stroke-linecap="round" stroke-linejoin="round" fill="none"'
_TAR, _GROUND = "#c9ccd1", "#f1f4ec"
_SIDES = {"A": "#2f6db3", "B": "#e0b400"}

_CAR = (
    '<rect x="29" y="12" width="42" height="76" rx="12"/><path d="M33 34q17-7 34 0l-4 10H37z"/>'
    '<path d="M36 74h28l2 8H34z"/>'
)
_LONG = (
    '<rect x="30" y="10" width="40" height="22" rx="5"/>'
    '<rect x="28" y="34" width="44" height="56" rx="2"/>'
)
_TWO_WHEELS = (
    '<rect x="47" y="12" width="6" height="20" rx="3"/><rect x="47" y="68" width="6" height="20" '
    'rx="3"/><path d="M32 34q18-8 36 0M44 32h12l3 22-4 16H45l-4-16z"/>'
)
_SHAPES = {
    "camion": _LONG, "camionnette": _LONG, "bus": _LONG, "moto": _TWO_WHEELS,
    "scooter": _TWO_WHEELS, "vélo": _TWO_WHEELS, "trottinette électrique": _TWO_WHEELS,
}  # fmt: skip

_ROADS = {
    "ligne droite": ("M36 0h28v100h-28z", "M50 0v100"),
    "deux files": ("M22 0h56v100h-56z", "M36 0v100M50 0v100M64 0v100"),
    "carrefour en croix": (
        "M36 0h28v36h36v28h-36v36h-28v-36h-36v-28h36z",
        "M50 0v34M50 66v34M0 50h34M66 50h34",
    ),
    "carrefour en T": ("M0 22h100v28h-36v50h-28v-50h-36z", "M0 36h100M50 54v46"),
    "rond-point": (
        "M38 0h24v17a34 34 0 0 1 21 21h17v24h-17a34 34 0 0 1-21 21v17h-24v-17a34 34 0 0 1-21-21"
        "h-17v-24h17a34 34 0 0 1 21-21z",
        "M37 50a13 13 0 1 0 26 0a13 13 0 1 0-26 0",
    ),
    "parking": ("M4 4h92v92h-92z", "M4 34h92M4 66h92M27 4v30M50 4v30M73 4v30M27 66v30M50 66v30"),
    "autoroute": ("M4 0h42v100h-42zM54 0h42v100h-42z", "M18 0v100M32 0v100M68 0v100M82 0v100"),
}  # fmt: skip


def impact(point: Mapping[str, Any], vehicle: Any) -> str:
    """The vehicle from above, front up, and the arrow where it was hit first."""
    shape = _SHAPES.get(str(vehicle), _CAR)
    x, y, angle = (_number(point[name]) for name in ("x", "y", "angle"))
    return _svg(
        f'<g fill="#fff" stroke="#1b2a41" stroke-width="1.2">{shape}</g>'
        f'<g fill="#c0272d" transform="translate({x} {y}) rotate({angle})">'
        '<path d="M0 0l-6 8h4v14h4v-14h4z"/></g>'
    )


def sketch(scene: Mapping[str, Any], layout: Any) -> str:
    """The roads, and the vehicles as they stood, each with its direction."""
    tar, lines = _ROADS.get(str(layout), ("M0 0h100v100h-100z", ""))
    road = (
        f'<path d="M0 0h100v100h-100z" fill="{_GROUND}"/><path d="{tar}" fill="{_TAR}"/>'
        f'<path d="{lines}" stroke="#fff" stroke-dasharray="4 3" fill="none"/>'
    )
    return _svg(road + "".join(_placed(vehicle) for vehicle in scene["vehicles"]))


def _placed(vehicle: Mapping[str, Any]) -> str:
    x, y, turn = (_number(vehicle[name]) for name in ("x", "y", "rotation"))
    letter = {"A": "M-1.9 3l1.9-6 1.9 6m-3.1-2h2.4", "B": "M-1.5-3h1.8q1.6 1.5 0 3q2.4 1 0 3h-1.8z"}
    name = "A" if vehicle["id"] == "A" else "B"
    back = -float(turn)
    return (
        f'<g transform="translate({x} {y}) rotate({turn})">'
        f'<rect x="-4.5" y="-8" width="9" height="16" rx="2.5" fill="{_SIDES[name]}" '
        'stroke="#1b2a41" stroke-width=".6"/>'
        '<path d="M0-17l4 5.5h-2.5v3h-3v-3h-2.5z" fill="#1b2a41"/>'
        f'<path d="{letter[name]}" transform="rotate({back:g})" stroke="#111" stroke-width="1" '
        'fill="none"/></g>'
    )


def signature(strokes: list[list[list[float]]]) -> str:
    """The ink of a signature, in a field of 100 × 40."""
    lines = []
    for stroke in strokes:
        points = [f"{_number(point[0])} {_number(point[1])}" for point in stroke]
        if points:
            lines.append(f"M{points[0]}L{' '.join(points[1:] or points)}")
    return _svg(f'<path d="{"".join(lines)}" stroke-width="0.8" {_INK}/>', "0 0 100 40")


def photo(jpeg: bytes, width: int, height: int) -> str:
    """A photo, so that the template takes drawings and photos the same way."""
    data = base64.b64encode(jpeg).decode()
    return _svg(
        f'<image href="data:image/jpeg;base64,{data}" width="{width}" height="{height}"/>',
        f"0 0 {width} {height}",
    )


def _svg(body: str, view: str = "0 0 100 100") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{body}</svg>'


def _number(value: Any) -> str:
    """A number as SVG reads it: whatever it was, no markup can come out."""
    return f"{float(value):.2f}"
