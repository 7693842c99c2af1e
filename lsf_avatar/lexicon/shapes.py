"""What a piece of YAML may be: text, a name of an inventory, a number, a direction, a list.

Each shape reads a node (noting problems by line) and describes itself as JSON Schema, so that the
checker and the schema of editors cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import yaml

from lsf_avatar.errors import UnknownNameError, did_you_mean
from lsf_avatar.lexicon.yaml_tree import Sheet, line_of
from lsf_avatar.phonology.composed import BASES, BENDS, COMPOSED_THUMBS, SPREADS, handshape
from lsf_avatar.phonology.directions import DIRECTIONS, Vector, direction
from lsf_avatar.phonology.handshapes import FINGERS, HANDSHAPES

MAX_TEXT = 1000
"""Characters; the longest text of the form has 72, and patterns stay quick on any input."""


class _Invalid:
    """The answer of a shape that has noted a problem."""

    def __repr__(self) -> str:
        return "INVALID"


INVALID = _Invalid()


class Word(str):
    """Text that remembers its line."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, text: str, line: int) -> Word:
        """A text as it was written on a line."""
        word = super().__new__(cls, text)
        word.line = line
        return word


class Shape(Protocol):
    """What a piece of YAML may be."""

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """The value, or `INVALID` after the problem was noted."""

    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema."""


def scalar(node: yaml.Node, sheet: Sheet, expected: str) -> str | None:
    """The text of a node that is neither list nor group; None after the problem was noted."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    kind = "a list" if isinstance(node, yaml.SequenceNode) else "a group of keys"
    sheet.report(line_of(node), "wrong-type", f"{expected} is expected here, not {kind}.")
    return None


@dataclass(frozen=True, slots=True)
class Text:
    """A text; `pattern` and `code` say what it must look like and what is noted if it does not."""

    pattern: str = ""
    code: str = "bad-value"
    like: str = ""
    empty: bool = True

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """A `Word`."""
        text = scalar(node, sheet, "a text")
        if text is None:
            return INVALID
        if len(text) > MAX_TEXT:
            message = f"this text has {len(text)} characters; {MAX_TEXT} are allowed."
            sheet.report(line_of(node), "bad-value", message)
            return INVALID
        if not text and not self.empty:
            sheet.report(line_of(node), "bad-value", "a text is expected here, it is empty.")
            return INVALID
        if self.pattern and not re.fullmatch(self.pattern, text):
            sheet.report(line_of(node), self.code, f"'{text}' is not {self.like}.")
            return INVALID
        return Word(text, line_of(node))

    def schema(self) -> dict[str, Any]:
        """A string, with its pattern."""
        found: dict[str, Any] = {"type": "string"}
        if self.pattern:
            found["pattern"] = f"^(?:{self.pattern})$"
        elif not self.empty:
            found["minLength"] = 1
        return found


@dataclass(frozen=True, slots=True)
class OneOf:
    """A name of an inventory."""

    kind: str
    names: Collection[str]
    code: str = "bad-value"

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """A `Word`."""
        name = scalar(node, sheet, f"a {self.kind}")
        if name is None:
            return INVALID
        if name not in self.names:
            near = did_you_mean(name, tuple(self.names))
            sheet.report(line_of(node), self.code, f"no {self.kind} called '{name}'. {near}")
            return INVALID
        return Word(name, line_of(node))

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.names)}


@dataclass(frozen=True, slots=True)
class HandshapeName:
    """One of the named handshapes, or one composed of parts, such as `finger2 out hook`."""

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """A `Word`."""
        name = scalar(node, sheet, "a handshape")
        if name is None:
            return INVALID
        try:
            handshape(name)
        except UnknownNameError:
            if name.split(" ")[0] not in BASES:
                return OneOf("handshape", HANDSHAPES, "unknown-handshape").read(node, sheet)
            parts = (*COMPOSED_THUMBS, *BENDS, *FINGERS, *SPREADS, "crossed")
            message = f"'{name}' is not composed of known parts: {', '.join(parts)}, finger:bend."
            sheet.report(line_of(node), "unknown-handshape", message)
            return INVALID
        return Word(name, line_of(node))

    def schema(self) -> dict[str, Any]:
        """An enumeration of names, or a base and what changes it."""
        bases = "|".join(BASES)
        return {"anyOf": [
            {"enum": list(HANDSHAPES)}, {"type": "string", "pattern": f"^({bases})( .*)?$"},
        ]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds, whole or not."""

    low: float
    high: float
    whole: bool = False

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """An int or a float."""
        text = scalar(node, sheet, "a number")
        if text is None:
            return INVALID
        try:
            value = int(text) if self.whole else float(text)
        except ValueError:
            kind = "a whole number" if self.whole else "a number"
            sheet.report(line_of(node), "wrong-type", f"{kind} is expected here, not '{text}'.")
            return INVALID
        if not self.low <= value <= self.high:
            message = f"{text} is outside {self.low:g} to {self.high:g}."
            sheet.report(line_of(node), "bad-value", message)
            return INVALID
        return value

    def schema(self) -> dict[str, Any]:
        """A number with its bounds."""
        kind = "integer" if self.whole else "number"
        return {"type": kind, "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """A bool."""
        text = scalar(node, sheet, "true or false")
        if text not in ("true", "false", None):
            message = f"true or false is expected here, not '{text}'."
            sheet.report(line_of(node), "wrong-type", message)
        return text == "true" if text in ("true", "false") else INVALID

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    of: Shape
    at_least: int = 0
    at_most: int = 1000

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """A tuple of the elements; `INVALID` if one of them is."""
        if not isinstance(node, yaml.SequenceNode):
            found = "a group of keys" if isinstance(node, yaml.MappingNode) else f"'{node.value}'"
            message = f"a list is expected here, such as [a, b], not {found}."
            sheet.report(line_of(node), "wrong-type", message)
            return INVALID
        values = tuple(self.of.read(element, sheet) for element in node.value)
        if not self.at_least <= len(values) <= self.at_most:
            wanted = f"{self.at_least} or more" if len(values) < self.at_least else "fewer"
            message = f"this list has {len(values)} elements; {wanted} are needed."
            sheet.report(line_of(node), "bad-value", message)
            return INVALID
        return INVALID if any(value is INVALID for value in values) else values

    def schema(self) -> dict[str, Any]:
        """An array."""
        found: dict[str, Any] = {"type": "array", "items": self.of.schema()}
        if self.at_least:
            found["minItems"] = self.at_least
        return found


@dataclass(frozen=True, slots=True)
class Direction:
    """One of the 26 names, or a vector (active, up, forward)."""

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """A unit `Vector`."""
        if isinstance(node, yaml.ScalarNode):
            name = OneOf("direction", DIRECTIONS, "unknown-direction").read(node, sheet)
            return INVALID if name is INVALID else DIRECTIONS[name]
        vector = TRIPLE.read(node, sheet)
        if vector is INVALID:
            return INVALID
        try:
            return direction(vector)
        except ValueError as error:
            sheet.report(line_of(node), "unknown-direction", f"{error}.")
            return INVALID

    def schema(self) -> dict[str, Any]:
        """A name or three numbers."""
        return {"oneOf": [{"enum": list(DIRECTIONS)}, TRIPLE.schema()]}


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A name that stands for a number, or a number."""

    kind: str
    names: Mapping[str, float]
    low: float
    high: float

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """A float."""
        if isinstance(node, yaml.ScalarNode) and re.match(r"[A-Za-z]", str(node.value)):
            name = OneOf(self.kind, self.names).read(node, sheet)
            return INVALID if name is INVALID else self.names[name]
        return Number(self.low, self.high).read(node, sheet)

    def schema(self) -> dict[str, Any]:
        """A name or a number."""
        return {"oneOf": [{"enum": list(self.names)}, Number(self.low, self.high).schema()]}


TRIPLE = Many(Number(-10.0, 10.0), at_least=3, at_most=3)
"""Three numbers (active, up, forward)."""


def vector(triple: tuple[float, ...]) -> Vector:
    """Three numbers as a vector, its length unchanged."""
    active, up, forward = triple
    return (active, up, forward)
