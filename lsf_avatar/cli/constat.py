"""`lsf constat`: the form's questions, and its paper."""

from __future__ import annotations

import json

import click

from lsf_avatar.constat.form import form
from lsf_avatar.lexicon.load import inspect_lexicon
from lsf_avatar.server.settings import Settings


@click.group()
def constat() -> None:
    """The form: what it asks, and the document that comes out."""


@constat.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def questions(as_json: bool) -> None:
    """All questions, in the order of the form."""
    asked = form(inspect_lexicon(Settings().lexicon).lexicon.phrases)
    if as_json:
        document = [question.as_json() for question in asked.questions.values()]
        click.echo(json.dumps({"questions": document}, ensure_ascii=False))
        return
    for question in asked.questions.values():
        field = question.field
        click.echo(f"{field.box:>5}  {field.id:<22} {question.text}  [{question.status}]")
