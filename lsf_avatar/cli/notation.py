"""`lsf notation`: HamNoSys and SiGML of others, tried: read, written back, animated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from lsf_avatar.errors import NotationError
from lsf_avatar.notation import Reading, names_in, notation_of, parse, read, read_sign, signs_of

MISS_MM = 10.0
"""A wrist farther from its target than this is listed by sign."""


@dataclass(slots=True)
class Tally:
    """What became of all notations.

    Attributes:
        total: How many there were.
        parsed: How many could be read.
        round_trip: How many came back symbol for symbol.
        lossy: How many say something that the phonology does not carry.
        readings: (id, signs) of those read, to be animated.
        failures: Id and reason of each that was not read, not the same or not animated.
    """

    total: int = 0
    parsed: int = 0
    round_trip: int = 0
    lossy: int = 0
    readings: list[tuple[str, Reading]] = field(default_factory=list)
    failures: list[dict[str, str]] = field(default_factory=list)

    def fail(self, name: str, reason: str) -> None:
        """Notes a failure."""
        self.failures.append({"id": name, "reason": reason})

    def keep(self, name: str, reading: Reading) -> None:
        """Notes a notation that was read."""
        self.lossy += bool(reading.lost)
        self.readings.append((name, reading))


@click.group()
def notation() -> None:
    """HamNoSys 4 and SiGML: read, written back, animated."""


@notation.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--animate", is_flag=True, help="Let the signer sign each, and measure.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def check(source: Path, animate: bool, as_json: bool) -> None:
    """Tries every notation of SOURCE.

    SOURCE is a TSV with a column `hamnosys` (Unicode or names), a file of SiGML or a folder of
    them. Exit status 1 if one could not be read.
    """
    tally = Tally()
    if source.is_dir() or source.suffix.lower() in (".sigml", ".xml"):
        _try_sigml(source, tally)
    else:
        _try_table(source, tally)
    document: dict[str, Any] = {
        "total": tally.total,
        "parsed": tally.parsed,
        "round_trip": tally.round_trip,
        "lossy": tally.lossy,
    }
    if animate:
        from lsf_avatar.cli.notation_animation import animate_all

        document |= animate_all(tally.readings, tally.fail, MISS_MM)
    document["failures"] = tally.failures
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False))
    else:
        _say(document)
    if tally.parsed < tally.total:
        raise SystemExit(1)


@notation.command()
@click.argument("text")
def explain(text: str) -> None:
    """Says how a string of HamNoSys is read, and what the avatar cannot show of it."""
    tree = parse(text)
    found = read(tree)
    click.echo(tree.names())
    for sign in found.signs:
        hands = "deux mains" if sign.two_handed else "une main"
        click.echo(f"{len(sign.postures)} posture(s), {hands}, symétrie {sign.symmetry}.")
    for lost in found.lost:
        click.echo(f"Non montré : {lost}.")


def _try_table(source: Path, tally: Tally) -> None:
    """Rows of a TSV."""
    for name, text in _rows(source):
        tally.total += 1
        try:
            tree = parse(text)
            reading = read(tree, name or "NOTATION")
        except NotationError as error:
            tally.fail(name, str(error))
            continue
        tally.parsed += 1
        tally.keep(name, reading)
        if _same(str(tree), tree.names(), text):
            tally.round_trip += 1
        else:
            tally.fail(name, "revenu autrement")


def _try_sigml(source: Path, tally: Tally) -> None:
    """Signs of one file or of all files of a folder."""
    paths = sorted(source.rglob("*")) if source.is_dir() else [source]
    paths = [path for path in paths if path.suffix.lower() in (".sigml", ".xml")]
    for path in paths:
        try:
            signs = signs_of(path.read_bytes())
        except NotationError as error:
            tally.total += 1
            tally.fail(path.name, str(error))
            continue
        for sign in signs:
            tally.total += 1
            name = f"{path.name}:{sign.line} {sign.gloss}".strip()
            try:
                tally.keep(name, read_sign(sign))
                tally.parsed += 1
                # Gestural signs have no symbols to come back as; their elements are all listed.
                tally.round_trip += sign.gestural or _comes_back(sign)
            except NotationError as error:
                tally.fail(name, str(error))


def _comes_back(sign: Any) -> bool:
    tree = notation_of(sign)
    return str(parse(str(tree))) == str(tree)


def _same(unicode: str, names: str, text: str) -> bool:
    """Whether what was printed is what was read, in the spelling it had."""
    return unicode == text.strip() or names.split() == names_in(text)


def _rows(source: Path) -> Iterator[tuple[str, str]]:
    """(id, notation) of each row; the id is the first other column, else the number."""
    try:
        lines = source.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise NotationError(
            "not-utf-8", f"{source.name} n’est pas en UTF-8 (octet {error.start})."
        ) from error
    columns = lines[0].split("\t") if lines else []
    if "hamnosys" not in columns:
        raise NotationError(
            "no-column",
            f"{source.name} : attendu une colonne « hamnosys » dans la première ligne, "
            f"trouvé {', '.join(columns)[:200] or 'rien'}.",
        )
    written = columns.index("hamnosys")
    other = next((k for k in range(len(columns)) if k != written), None)
    for number, line in enumerate(lines[1:], 1):
        cells = [*line.split("\t"), *[""] * len(columns)]
        yield (cells[other] if other is not None else "") or str(number), cells[written]


def _say(document: dict[str, Any]) -> None:
    """The same in words."""
    click.echo(
        f"{document['total']} notations : {document['parsed']} lues, "
        f"{document['round_trip']} revenues symbole pour symbole, "
        f"{document['lossy']} que l’avatar ne montre pas entièrement."
    )
    if "animated" in document:
        error = document["wrist_error_mm"]
        click.echo(
            f"{document['animated']} animées ; écart du poignet, en mm : médiane {error['p50']}, "
            f"p95 {error['p95']}, au plus {error['max']} ; "
            f"{len(document['misses'])} signes au-delà de {MISS_MM:g} mm."
        )
    for failure in document["failures"]:
        click.echo(f"{failure['id']} : {failure['reason']}")
