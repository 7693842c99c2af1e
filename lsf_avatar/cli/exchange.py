"""Entries of the lexicon to and from HamNoSys and SiGML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from lsf_avatar.errors import NotationError
from lsf_avatar.lexicon.dump import dump_form
from lsf_avatar.lexicon.entries import Entry
from lsf_avatar.notation import (
    Notation,
    Reading,
    parse,
    read,
    read_sign,
    signs_of,
    write_gestural,
    write_sigml,
    write_sign,
)


def exported(entry: Entry, kind: str) -> tuple[str, tuple[str, ...]]:
    """An entry's form in another writing, and what is not in it.

    Args:
        entry: Whose.
        kind: `hamnosys` (Unicode), `names`, `sigml`, `gestural` or `yaml`.

    Raises:
        NotationError: If nobody knows its form.
    """
    if not entry.signs:
        raise NotationError("unknown-form", f"La forme de {entry.gloss} n’est pas connue.")
    if kind == "yaml":
        return "---\n".join(dump_form(sign) for sign in entry.signs), ()
    if kind == "gestural":
        return write_gestural(entry.signs, entry.phones)
    written = [write_sign(sign) for sign in entry.signs]
    lost = [one for sign in written for one in sign.lost]
    if kind == "sigml":
        rows = [
            (sign.gloss, one.notation, sign.nonmanuals)
            for sign, one in zip(entry.signs, written, strict=True)
        ]
        text, missed = write_sigml(rows, entry.phones)
        lost = [one for one in lost if "voir SiGML" not in one] + list(missed)
        return text, tuple(dict.fromkeys(lost))
    whole = Notation(
        tuple(part for one in written for part in one.notation.parts),
        tuple(parse("hamfist hamplus hamfist").joints * (len(written) - 1)),
    )
    return whole.names() if kind == "names" else str(whole), tuple(dict.fromkeys(lost))


def imported(source: Path, gloss: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Gloss, YAML of the form and what is not carried, of each sign of a file.

    Raises:
        NotationError: If it cannot be read, or a sign is a compound.
    """
    for name, reading in _readings(source, gloss):
        if len(reading.signs) != 1:
            raise NotationError(
                "compound",
                f"« {name} » est un composé de {len(reading.signs)} signes : importez chacun "
                "dans son fichier, puis écrivez « compound: […] ».",
            )
        spoken = ", ".join(f'"{phone}"' for phone in reading.phones)
        form = dump_form(reading.signs[0]) + (f"phones: [{spoken}]\n" if spoken else "")
        yield name, form, reading.lost


def _readings(source: Path, gloss: str) -> Iterator[tuple[str, Reading]]:
    data = source.read_bytes()
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        for sign in signs_of(data):
            yield gloss or as_gloss(sign.gloss), read_sign(sign)
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotationError("not-utf-8", f"{source.name} n’est pas en UTF-8.") from error
    yield gloss or as_gloss(source.stem), read(parse(text))


def as_gloss(name: str) -> str:
    """A name as a gloss: capital letters without accents, digits and hyphens."""
    plain = unicodedata.normalize("NFD", name.upper())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return re.sub(r"[^A-Z0-9]+", "-", letters).strip("-") or "SIGNE"
