"""From the bytes of a file to a tree of YAML nodes that know their lines, or to problems.

Files come from people: wrong encodings, tabs, bombs and huge files end in one clear problem, soon.
Scalars stay the text that was written (`NON` is a gloss, not a truth value).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from lsf_avatar.errors import Problem
from lsf_avatar.lexicon.codes import CODES

MAX_BYTES = 64 * 1024
"""The longest sign of a real lexicon is near 3 kB; a limit keeps a mistake from costing minutes."""
MAX_DEPTH = 20

_BRACKET = re.compile(r"[\[\]{}]")
_DEEP_BLOCK = re.compile(rf"^[ ]*(?:[-?][ ]+){{{MAX_DEPTH},}}", re.MULTILINE)
_MAYBE_ANCHOR = re.compile(r"(?:^|[\s\[{,])[&*][^\s]", re.MULTILINE)


@dataclass(slots=True)
class Sheet:
    """One file while it is read, and what was found wrong in it.

    Attributes:
        path: Relative to the lexicon's folder.
        problems: In the order found.
    """

    path: str
    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int, code: str, message: str) -> None:
        """Notes one problem, under a code that has a remedy."""
        assert code in CODES, code
        self.problems.append(Problem(self.path, line, code, message))


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files in a folder and its folders, in order."""
    found = (path for path in folder.rglob("*.y*ml") if path.suffix in (".yaml", ".yml"))
    return sorted(path for path in found if path.is_file())


def line_of(node: yaml.Node) -> int:
    """Line a node starts on, from 1."""
    return int(node.start_mark.line) + 1


def compose(raw: bytes, sheet: Sheet) -> yaml.MappingNode | None:
    """The tree of a file, or None after its problems were noted in the sheet."""
    text = _decoded(raw, sheet)
    if text is None or not _harmless(text, sheet):
        return None
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        if _MAYBE_ANCHOR.search(text) and not _without_anchors(text, sheet):
            return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        sheet.report(line, "bad-yaml", f"this is not YAML: {error.problem or error.context}.")
        return None
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        sheet.report(1, "bad-yaml", f"this is not YAML: {reason}.")
        return None
    if not isinstance(node, yaml.MappingNode):
        first = line_of(node) if node is not None else 1
        sheet.report(first, "bad-yaml", "a file starts with a key, such as 'gloss: MERCI'.")
        return None
    return node


def _decoded(raw: bytes, sheet: Sheet) -> str | None:
    if len(raw) > MAX_BYTES:
        sheet.report(
            1,
            "too-large",
            f"this file has {len(raw) // 1024} kB; {MAX_BYTES // 1024} kB are allowed. "
            "One file holds one sign or one question.",
        )
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        sheet.report(
            line,
            "wrong-encoding",
            f"byte {error.start} is not UTF-8. Save the file as UTF-8.",
        )
        return None


def _harmless(text: str, sheet: Sheet) -> bool:
    """Whether the text may go to the parser, whose recursion has no limit of its own."""
    if "\t" in text:
        for number, written in enumerate(text.split("\n"), start=1):
            if "\t" in written:
                sheet.report(number, "tab", "a tab stands here. Write spaces instead.")
        return False
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > MAX_DEPTH:
            line = text.count("\n", 0, bracket.start()) + 1
            sheet.report(line, "bad-yaml", f"brackets are nested more than {MAX_DEPTH} deep.")
            return False
    if deep := _DEEP_BLOCK.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        sheet.report(line, "bad-yaml", f"lists are nested more than {MAX_DEPTH} deep.")
        return False
    return True


def _without_anchors(text: str, sheet: Sheet) -> bool:
    """Whether nothing is named once to be repeated elsewhere, the stuff of YAML bombs."""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if getattr(event, "anchor", None) and event.start_mark:
            sheet.report(
                event.start_mark.line + 1,
                "bad-yaml",
                "an anchor (&) or alias (*) stands here. Write the value out, or quote the text.",
            )
            return False
    return True
