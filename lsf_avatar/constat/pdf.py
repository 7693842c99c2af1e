"""The document: our own layout, the official box numbers and wording, everything as it was typed.

Typst writes a tagged PDF that declares PDF/A-3a and PDF/UA-1, with the record attached as JSON.
Values reach the template as JSON data, never as markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import typst

from lsf_avatar.constat.document import document
from lsf_avatar.constat.glyphs import FONTS
from lsf_avatar.constat.record import Record
from lsf_avatar.errors import RecordError

STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
_TEMPLATE = Path(str(files(__package__))) / "constat.typ"


def pdf(record: Record, side: str | None, photos: Mapping[str, bytes] | None = None) -> bytes:
    """The document of a record; the same record gives the same bytes.

    Args:
        record: All answers; what the side may not give away is left out here.
        side: Whose back is printed, `A` or `B`; None for the front alone.
        photos: Id → JPEG of the photos that the record names.

    Raises:
        RecordError: If the document cannot be set.
    """
    seen = record.seen_by(side)
    attached = json.dumps(seen.as_json(), ensure_ascii=False, sort_keys=True, indent=1)
    content = json.dumps(document(seen, side, photos or {}), ensure_ascii=False)
    try:
        body = typst.compile(
            _TEMPLATE,
            format="pdf",
            font_paths=_fonts(),
            sys_inputs={"content": content, "record": attached},
            pdf_standards=list(STANDARDS),
            timestamp=_seconds(record.created),
        )
    except typst.TypstError as error:
        message = "Le document n’a pas pu être imprimé. Vos réponses sont gardées."
        raise RecordError("cannot-print", message) from error
    return body


@cache
def _fonts() -> typst.Fonts:
    """Only the fonts that come with this package: the same document on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _seconds(created: str) -> int:
    """When the constat was made: the document's date must not be that of its printing."""
    try:
        return int(datetime.fromisoformat(created).timestamp())
    except ValueError:
        return 0
