"""Contact sheets: many small pictures with their names, to be looked at by people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

_PAPER, _INK, _GAP, _LETTER = (255, 255, 255), (20, 30, 40), 8, 13


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
    """Writes cells in rows as a PNG; the same cells give the same bytes."""
    font = ImageFont.load_default(_LETTER)
    height, width = cells[0].pictures[0].shape[:2]
    width *= len(cells[0].pictures)
    labels = [_lines(cell.label, font, width) for cell in cells]
    text_height = (_LETTER + 3) * max(len(lines) for lines in labels)
    step_x, step_y = width + _GAP, height + text_height + _GAP
    rows, top = -(-len(cells) // columns), 3 * _LETTER
    sheet = Image.new("RGB", (columns * step_x + _GAP, top + rows * step_y), _PAPER)
    ink = ImageDraw.Draw(sheet)
    ink.text((_GAP, _GAP), title, _INK, ImageFont.load_default(_LETTER + 5))
    for number, (cell, lines) in enumerate(zip(cells, labels, strict=True)):
        x, y = _GAP + number % columns * step_x, top + number // columns * step_y
        sheet.paste(Image.fromarray(np.hstack(cell.pictures)), (x, y))
        for line, words in enumerate(lines):
            ink.text((x, y + height + line * (_LETTER + 3)), words, _INK, font)
    sheet.save(path, format="PNG")


def _lines(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, width: int) -> list[str]:
    """Words in lines that are no wider than asked, unless one word alone is."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
