"""`lsf notation`: HamNoSys and SiGML of others, tried."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import click

from lsf_avatar.errors import NotationError
from lsf_avatar.notation import parse


@click.group()
def notation() -> None:
    """HamNoSys 4 and SiGML: read, written back, animated."""


@notation.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def check(source: Path, as_json: bool) -> None:
    """Reads every notation of SOURCE, a TSV with a column `hamnosys`, and writes it back."""
    total = parsed = same = 0
    failures: list[dict[str, str]] = []
    for name, text in _rows(source):
        total += 1
        try:
            tree = parse(text)
        except NotationError as error:
            failures.append({"id": name, "reason": str(error)})
            continue
        parsed += 1
        same += str(tree) == text or tree.names().split() == text.replace(",", " ").split()
    document = {"total": total, "parsed": parsed, "round_trip": same, "failures": failures}
    click.echo(json.dumps(document, ensure_ascii=False) if as_json else document)


def _rows(source: Path) -> Iterator[tuple[str, str]]:
    with source.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t"), 1):
            other = next((key for key in row if key != "hamnosys"), None)
            yield (row[other] if other else str(number)), row["hamnosys"]
