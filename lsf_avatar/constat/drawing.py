"""Drawings of the document, as SVG made of numbers only: impact, sketch, signatures, photos.

Coordinates are those of the page: hundredths of the drawing, x to the right, y down, angles in
degrees clockwise from up.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

_INK = 'stroke="#1b2a41" stroke-linecap="round" stroke-linejoin="round" fill="none"'
_SIDES = {"A": "#2f6db3", "B": "#e0b400"}
_LINE = 'fill="none" stroke="#fff" stroke-width=".8"'
_STYLES = {
    "body": 'fill="#fff" stroke="#1b2a41"', "glass": 'fill="#b9c2cc"', "light": 'fill="#fff3c4"',
    "line": 'fill="none" stroke="#1b2a41"',
    "ground": 'fill="#f1f4ec"', "tar": 'fill="#a9aeb5"', "island": 'fill="#f1f4ec" stroke="#fff"',
    "dashes": f'{_LINE} stroke-dasharray="3 3"', "marking": _LINE,
    "barrier": 'fill="none" stroke="#49565b" stroke-width="2"',
    "red": 'fill="#c0272d"', "white": 'fill="#fff"', "dark": 'fill="#1b2a41"',
    "yellow": 'fill="#ffd84a"', "green": 'fill="#2f9e58"',
    "stroke": 'fill="none" stroke="#fff" stroke-width=".6"',
}  # fmt: skip
"""Role of a part of a drawing → how it is painted."""


def _shapes(name: str) -> Mapping[str, Any]:
    text = files(__package__).joinpath("drawings", name).read_text(encoding="utf-8")
    shapes: Mapping[str, Any] = json.loads(text)
    return shapes


_VEHICLES, _ROADS = _shapes("vehicles.json"), _shapes("roads.json")
_SIGNS, _ZONES = _shapes("signs.json"), _shapes("zones.json")
"""Zone of boxes 10 and 11 → column and row of the drawing, left and front first. The page reads
the same files."""


def zones_of(damage: Any) -> list[str]:
    """The places on the vehicle among what is damaged."""
    return [item for item in damage if item in _ZONES] if isinstance(damage, list) else []


def impact(point: Mapping[str, Any] | None, vehicle: Any, damage: Any = None) -> str:
    """The vehicle from above, front up: the arrow where it was hit first, and what is damaged."""
    shape = _VEHICLES.get(str(vehicle), _VEHICLES["voiture"])
    arrow = ""
    if point is not None:
        x, y, angle = (_number(point[name]) for name in ("x", "y", "angle"))
        arrow = (
            f'<g fill="#c0272d" transform="translate({x} {y}) rotate({angle})">'
            '<path d="M0 0l-6 8h4v14h4v-14h4z"/></g>'
        )
    crosses = "".join(_cross(zone) for zone in zones_of(damage))
    return _svg(_painted(shape["parts"]) + crosses + arrow)


def _cross(zone: str) -> str:
    column, row = _ZONES[zone]
    x, y = 50 + 17 * column, 50 + 29 * row
    if zone == "dessous":
        y += 14
    ring = f'<circle cx="{x}" cy="{y}" r="7" fill="#c0272d" fill-opacity=".25"/>'
    return f'{ring}<path d="M{x - 4} {y - 4}l8 8m0-8l-8 8" stroke="#c0272d" stroke-width="2"/>'


def sketch(scene: Mapping[str, Any], layout: Any) -> str:
    """The roads, their signs, and the vehicles as they stood, each with its direction.

    Names of streets are set by the template over the picture: they are text, not numbers.
    """
    road = _ROADS.get(str(layout), [["tar", "M0 0h100v100h-100z"]])
    ground = [["ground", "M0 0h100v100h-100z"]]
    signs = "".join(_sign(sign) for sign in scene.get("signs", []) if isinstance(sign, dict))
    vehicles = "".join(_placed(vehicle) for vehicle in scene["vehicles"])
    return _svg(_painted(ground + road) + signs + vehicles)


def _sign(sign: Mapping[str, Any]) -> str:
    """A road sign where it stood; one that has no drawing is named beside the sketch alone."""
    shape = _SIGNS.get(sign["name"], [])
    x, y = _number(sign["x"]), _number(sign["y"])
    return f'<g transform="translate({x} {y})">{_painted(shape)}</g>'


def _painted(parts: Sequence[Sequence[str]]) -> str:
    return "".join(f'<path d="{path}" {_STYLES[role]}/>' for role, path in parts)


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
