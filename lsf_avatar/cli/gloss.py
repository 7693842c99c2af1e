"""`lsf gloss`: French to glosses."""

from __future__ import annotations

import json
from pathlib import Path

import click

from lsf_avatar.cli.lines import print_documents
from lsf_avatar.glossing import Parser
from lsf_avatar.glossing import gloss as glossed
from lsf_avatar.glossing.document import document
from lsf_avatar.lexicon.load import load_lexicon
from lsf_avatar.phonology.utterance import Utterance


@click.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.option(
    "--missing", type=click.Choice(["spell", "show", "refuse"]), default="spell",
    show_default=True, help="What becomes of a word without a sign.",
)  # fmt: skip
@click.option("--lexicon", "folder", type=click.Path(path_type=Path), default=Path("lexicon"))
def gloss(text: str, as_json: bool, missing: str, folder: Path) -> None:
    """French TEXT to glosses of LSF; `-` reads one text a line and answers in JSON Lines."""
    lexicon = load_lexicon(folder)
    parser = Parser()
    if text == "-":
        print_documents(lambda line: document(glossed(line, lexicon, missing=missing, nlp=parser)))
        return
    utterance = glossed(text, lexicon, missing=missing, nlp=parser)
    if as_json:
        click.echo(json.dumps(document(utterance), ensure_ascii=False, indent=2))
    else:
        click.echo(readable(utterance))


def readable(utterance: Utterance) -> str:
    """The utterance for a reader: a line a clause with its face and head, then what was dropped."""
    lines = []
    for number, clause in enumerate(utterance.clauses):
        glosses = " ".join(i.gloss for i in utterance.items if i.clause == number)
        face = f"   [{', '.join(clause.nonmanuals)}]" if clause.nonmanuals else ""
        lines.append(f"{clause.kind:<10} {glosses}{face}")
    missing = [utterance.text[i.start : i.end] for i in utterance.items if i.kind == "missing"]
    if missing:
        lines.append(f"manque     {', '.join(missing)}")
    if utterance.dropped:
        lines.append("non signé  " + ", ".join(f"{d.text} ({d.rule})" for d in utterance.dropped))
    return "\n".join(lines)
