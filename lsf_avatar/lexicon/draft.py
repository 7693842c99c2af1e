"""A new entry: a valid file that a linguist changes until it is right."""

from __future__ import annotations

import re
from pathlib import Path

from lsf_avatar.errors import LexiconError, Problem, UnknownNameError
from lsf_avatar.lexicon.formatting import formatted
from lsf_avatar.lexicon.tables import GLOSS
from lsf_avatar.lexicon.yaml_tree import Sheet

_COPIED = (
    "symmetry", "agreement", "alternating", "opposed", "repeat", "postures", "compound", "face",
)  # fmt: skip
_FORM = """\
postures:
  - {handshape: main_plate, fingers: forward, palm: down,
     location: neutral_space, side: active}
  - offset: [0.0, 0.0, 0.1]
"""


def draft_path(folder: Path, gloss: str) -> Path:
    """Where the file of a gloss lives."""
    for start, home in (("LETTRE-", "alphabet"), ("NUM-", "numbers")):
        if gloss.startswith(start):
            return folder / home / f"{gloss}.yaml"
    return folder / "signs" / gloss[0] / f"{gloss}.yaml"


def draft_text(gloss: str, french: str, form: str = _FORM) -> str:
    """The YAML of a draft: it passes the check, and says of itself that nothing is known yet."""
    word = french or gloss.lower().replace("-", " ")
    return (
        f"gloss: {gloss}\n"
        f'french: ["{word}"]  # mots ou expressions, en minuscules ; le premier compte\n'
        "pos: noun  # noun, verb, adjective, adverb, question, pronoun…\n"
        "confidence: none  # high, medium, low, gk ou none : voir lexicon/README.md\n"
        "status: draft\n"
        f"{form}"
        f'mouthing: "{word}"\n'
        "sources:\n"
        '  - {kind: developers, ref: "brouillon : à remplacer par qui signe ainsi, et où"}\n'
        "reviewed_by: []\n"
        "examples:\n"
        f'  - {{text: "{word}", glosses: [{gloss}]}}\n'
    )


def write_draft(folder: Path, gloss: str, french: str = "", like: str = "", form: str = "") -> Path:
    """Writes the draft of a gloss.

    Args:
        folder: The lexicon's.
        gloss: Its name.
        french: Its main word; the gloss in lower case where none is given.
        like: Gloss of the entry whose form is taken over; none where empty.
        form: The lines of YAML that say its form, as `dump_form` writes them; else a first one.

    Raises:
        LexiconError: If the gloss cannot be one, or its file is already there.
        UnknownNameError: If `like` has no file.
    """
    if not re.fullmatch(GLOSS, gloss):
        message = f"'{gloss}' is not a gloss: capital letters without accents, digits, hyphens."
        raise LexiconError([Problem(f"{gloss}.yaml", 1, "bad-gloss", message)])
    path = draft_path(folder, gloss)
    if path.exists():
        name = path.relative_to(folder).as_posix()
        message = f"'{gloss}' is already there. Edit it, or choose another gloss."
        raise LexiconError([Problem(name, 1, "duplicate-gloss", message)])
    form = _form_of(folder, like) if like else form or _FORM
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = draft_text(gloss, french.lower(), form)
    path.write_text(formatted(draft.encode(), Sheet(path.name)) or draft, encoding="utf-8")
    return path


def _form_of(folder: Path, gloss: str) -> str:
    """The lines of another entry that say its form, as they are written there."""
    path = draft_path(folder, gloss)
    if not path.is_file():
        raise UnknownNameError("gloss", gloss, [p.stem for p in folder.rglob("*.yaml")])
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", path.read_text(encoding="utf-8"))
    return "".join(block for block in blocks if block.partition(":")[0] in _COPIED)
