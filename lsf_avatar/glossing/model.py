"""The French model of spaCy, without what we never use of it: its tokeniser and its commands.

Our words are cut before spaCy sees them, yet importing French compiles a pattern of all French
towns with hyphens (2.3 s of 4.3 s), and importing spaCy imports its command line (0.6 s).
Placeholders stand for these two modules while the model loads, and are taken away again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from lsf_avatar.errors import SetupError

MODEL = "fr_core_news_sm"
"""The small model: after normalising it beats the medium one on forms, in 200 MB less (research:
feasibility §6)."""
_UNUSED = ("parser", "ner", "senter", "tokenizer")
"""Phrases and clauses are found by our own rules: the tree would cost time and go unread."""
_PLACEHOLDERS: dict[str, dict[str, Any]] = {
    "spacy.cli": {"__path__": []},
    "spacy.cli.info": {"info": None},
    "spacy.lang.fr.tokenizer_exceptions": {"TOKENIZER_EXCEPTIONS": {}, "TOKEN_MATCH": None},
}
"""Module → what spaCy asks of it when it is imported."""


def load_model() -> Any:
    """The tagger, morphology and lemmas of French, for words that are cut already.

    Raises:
        SetupError: `no-french-model`, if the model is not installed.
    """
    try:
        with _without_unused_modules():
            import spacy

            return spacy.load(MODEL, exclude=list(_UNUSED))
    except (ImportError, OSError) as error:
        raise SetupError(
            "no-french-model",
            f"Le modèle de français {MODEL} n'est pas installé. Lancez « make setup ».",
        ) from error


@contextmanager
def _without_unused_modules() -> Iterator[None]:
    """Placeholders for the modules that nobody has imported yet; none of them stays."""
    placed = {name: _module(name, has) for name, has in _PLACEHOLDERS.items()}
    placed = {name: module for name, module in placed.items() if name not in sys.modules}
    sys.modules.update(placed)
    try:
        yield
    finally:
        for name, module in placed.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _module(name: str, has: dict[str, Any]) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(has)
    return module
