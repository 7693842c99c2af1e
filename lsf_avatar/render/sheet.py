"""Contact sheets: many small pictures with their names, to be looked at by people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from lsf_avatar.render.video import write_png

_INK = (20, 30, 40)
_GAP, _SEAM, _LETTER, _LINE, _TOP = 8, 2, 14, 17, 44
_WEIGHT = 400
_WEBP_QUALITY = 78


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One thing to look at.

    Attributes:
        label: Its name, in French; written beneath, in lines as wide as the pictures.
        pictures: (H, W, 3) sRGB each, all of one size, side by side.
    """

    label: str
    pictures: tuple[NDArray[np.uint8], ...]


def write_sheet(path: Path, title: str, cells: Sequence[Cell], columns: int) -> None:
    """Writes cells in rows, as a PNG or (smaller, for guides) a WebP, by the ending of the path."""
    height, width = cells[0].pictures[0].shape[:2]
    width = (width + _SEAM) * max(len(cell.pictures) for cell in cells) - _SEAM
    labels = [_lines(cell.label, width) for cell in cells]
    text_height = _LINE * max(len(lines) for lines in labels) + _GAP
    step_x, step_y = width + _GAP, height + text_height + _GAP
    rows = -(-len(cells) // columns)
    shape = (_TOP + rows * step_y, columns * step_x + _GAP, 3)
    sheet = np.full(shape, 255, np.uint8)
    _write(sheet, title, (_GAP, _TOP - 2 * _GAP), _LETTER + 6)
    for number, (cell, lines) in enumerate(zip(cells, labels, strict=True)):
        x, y = _GAP + number % columns * step_x, _TOP + number // columns * step_y
        for side, picture in enumerate(cell.pictures):
            left = x + side * (picture.shape[1] + _SEAM)
            sheet[y : y + height, left : left + picture.shape[1]] = picture
        for line, words in enumerate(lines):
            _write(sheet, words, (x, y + height + (line + 1) * _LINE), _LETTER)
    if path.suffix == ".webp":
        cv2.imwrite(str(path), sheet[..., ::-1], [cv2.IMWRITE_WEBP_QUALITY, _WEBP_QUALITY])
    else:
        write_png(path, sheet)


def _lines(text: str, width: int) -> list[str]:
    """Words in lines that are no wider than asked, unless one word alone is."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(text: str) -> int:
    """Pixels."""
    box = cv2.getTextSize((0, 0), text, (0, 0), _font(), _LETTER, _WEIGHT)
    return int(box[2])


def _write(sheet: NDArray[np.uint8], text: str, at: tuple[int, int], size: int) -> None:
    """Words on the sheet, baseline at (x, y)."""
    cv2.putText(sheet, text, at, _INK, _font(), size, _WEIGHT)


@cache
def _font() -> Any:
    """OpenCV's own: it needs no file and has all letters of French, which Pillow's has not."""
    return cv2.FontFace("sans")
