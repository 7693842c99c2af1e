"""One text a line in, one JSON document a line out: `lsf gloss -` and `lsf sign -`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

import click

from lsf_avatar.errors import LsfError


def print_documents(document: Callable[[str], Mapping[str, Any]]) -> None:
    """A document for every line of standard input; a refused line, also a blank one, says why.

    Args:
        document: What a text becomes; an `LsfError` of it does not stop the lines behind.
    """
    for line in sys.stdin:
        text = line.rstrip("\n")
        click.echo(json.dumps(_or_error(document, text), ensure_ascii=False))


def _or_error(document: Callable[[str], Mapping[str, Any]], text: str) -> Mapping[str, Any]:
    try:
        return document(text)
    except LsfError as error:
        return {"text": text, "error": {"code": error.code, "message": str(error)}}
