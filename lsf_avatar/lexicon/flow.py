"""YAML nodes written in flow style, `{…}` and `[…]`, in lines of at most 100 columns."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from lsf_avatar.lexicon.records import Either, Record, Table
from lsf_avatar.lexicon.shapes import Many
from lsf_avatar.lexicon.tables import EXAMPLE, FACE, PASSIVE, POSTURE, REVIEW, SOURCE

WIDTH = 100
"""Columns of a line; a text that is longer by itself stays in one piece."""

_ON_ONE_LINE = (SOURCE, REVIEW, EXAMPLE)
"""Records with one long text: breaking around it would not make it shorter."""
_LINES_OF_A_HAND = (
    ("handshape", "fingers", "palm"),
    ("location", "side", "distance", "offset", "part", "between", "contact", "hold"),
    ("path",),
    ("movement",),
    ("passive",),
)
"""A posture that needs more than a line: the hand, its place, the way, what it does, the other."""
_PLAIN = re.compile(r"(?:-(?=[\w.])|[^\s\-?:,\[\]{}#&*!|>'\"%@`])(?:[^\n]*\S)?")
_NOT_PLAIN = re.compile(r":(?:\s|$)|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^(?:\.\.\.|---)")
_INDICATOR = re.compile(r"[,\[\]{}]")
_BREAK = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff]")


def scalar_text(node: yaml.ScalarNode, *, in_flow: bool) -> str:
    """A scalar: plain where it was written plain and can be, else in double quotes."""
    text = str(node.value)
    plain = not node.style and _PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text)
    if plain and not (in_flow and _INDICATOR.search(text)):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _BREAK.sub(lambda mark: f"\\u{ord(mark.group()):04x}", quoted)


def pairs_in_order(node: yaml.MappingNode, shape: Any) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """Keys and values in the order of the record; keys that it does not know come last.

    Tiers of a face and words that are dropped keep the order they were written in, which counts.
    """
    return sorted(node.value, key=lambda pair: place_of(pair[0], shape))


def place_of(key: yaml.ScalarNode | None, shape: Any) -> int:
    """Where a key stands in the order of its record; the same for all where order counts."""
    if key is None or not isinstance(shape, Record) or shape is FACE:
        return 0
    names = list(shape.keys)
    return names.index(key.value) if key.value in shape.keys else len(names)


def shape_of(shape: Any, node: yaml.Node, key: str | None = None) -> Any:
    """What stands behind a key of a record, or in a list, as far as the tables know."""
    if isinstance(shape, Either):
        shape = shape.short if isinstance(node, yaml.ScalarNode) else shape.long
    if key is None:
        return shape.of if isinstance(shape, Many) else None
    if isinstance(shape, Table):
        return shape.of
    return shape.keys[key].shape if isinstance(shape, Record) and key in shape.keys else None


def one_line(node: yaml.Node, shape: Any = None) -> str:
    """A node on one line, whatever its length."""
    if isinstance(node, yaml.ScalarNode):
        return scalar_text(node, in_flow=True)
    first, last = _brackets(node)
    parts = (label + one_line(part, of) for label, part, of in _elements(node, shape))
    return first + ", ".join(parts) + last


def flow_lines(node: yaml.Node, shape: Any, column: int, closing: int = 0) -> list[str]:
    """A node in flow style, in as few lines as `WIDTH` and the order of a hand allow.

    Args:
        node: What to write.
        shape: What the tables say it is, or None.
        column: Where its first character stands, from 0.
        closing: How many brackets and commas follow its last character.

    Returns:
        Lines; the first one without what stands before it, the others with their indentation.
    """
    whole = one_line(node, shape)
    if (
        column + len(whole) + closing <= WIDTH
        or isinstance(node, yaml.ScalarNode)
        or any(shape is record for record in _ON_ONE_LINE)
    ):
        return [whole]
    first, last = _brackets(node)
    elements = _elements(node, shape)
    starts = _starts_of_lines(node, shape)
    lines = [first]
    for number, (label, part, of) in enumerate(elements):
        after = closing + 1 if number == len(elements) - 1 else 1
        text = label + one_line(part, of)
        begun = lines[-1] if number else ""
        used = len(begun) + (column if len(lines) == 1 else 0)
        if number and (number in starts or used + 1 + len(text) + after > WIDTH):
            lines[-1] += ","
            lines.append(" " * (column + 1))
        elif number:
            lines[-1] += ", "
        at = len(lines[-1]) + (column if len(lines) == 1 else 0) + len(label)
        inner = flow_lines(part, of, at, after)
        lines[-1] += label + inner[0]
        lines += inner[1:]
    lines[-1] += last
    return lines


def _brackets(node: yaml.Node) -> tuple[str, str]:
    return ("[", "]") if isinstance(node, yaml.SequenceNode) else ("{", "}")


def _elements(node: yaml.Node, shape: Any) -> list[tuple[str, yaml.Node, Any]]:
    """What a list or a group of keys holds: `key: `, the value, its shape."""
    if isinstance(node, yaml.MappingNode):
        return [
            (f"{scalar_text(key, in_flow=True)}: ", value, shape_of(shape, value, key.value))
            for key, value in pairs_in_order(node, shape)
        ]
    return [("", part, shape_of(shape, part)) for part in node.value]


def _starts_of_lines(node: yaml.Node, shape: Any) -> set[int]:
    """Numbers of the keys of a hand that begin a line of their own."""
    if not isinstance(node, yaml.MappingNode) or (shape is not POSTURE and shape is not PASSIVE):
        return set()
    line_of_key = {key: at for at, line in enumerate(_LINES_OF_A_HAND) for key in line}
    at = [line_of_key.get(key.value, -1) for key, _ in pairs_in_order(node, shape)]
    return {number for number in range(1, len(at)) if at[number] != at[number - 1]}
