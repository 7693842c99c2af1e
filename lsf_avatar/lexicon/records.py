"""Pieces of YAML with keys: records, whose keys are known, and tables, whose keys are free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from lsf_avatar.errors import did_you_mean
from lsf_avatar.lexicon.shapes import INVALID, Shape, Word, scalar
from lsf_avatar.lexicon.yaml_tree import Sheet, line_of


class Fields(dict[str, Any]):
    """The keys of a record that could be read, and the line it starts on."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Either:
    """A text written short, or a record written out."""

    short: Shape
    long: Shape

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """What the one that fits reads."""
        fits = self.short if isinstance(node, yaml.ScalarNode) else self.long
        return fits.read(node, sheet)

    def schema(self) -> dict[str, Any]:
        """Both."""
        return {"oneOf": [self.short.schema(), self.long.schema()]}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record: what stands behind it, and the code noted where it is missing."""

    shape: Shape
    missing: str = ""
    """Empty where the key may be left out."""


@dataclass(frozen=True, slots=True)
class Record:
    """A group of named keys."""

    name: str
    keys: Mapping[str, Key]

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """`Fields` with the keys that could be read; `INVALID` if it is no group of keys."""
        if not isinstance(node, yaml.MappingNode):
            message = f"a {self.name} is written as keys, such as {{{next(iter(self.keys))}: …}}."
            sheet.report(line_of(node), "wrong-type", message)
            return INVALID
        fields = Fields(line_of(node))
        for key_node, value_node in node.value:
            self._read_key(key_node, value_node, fields, sheet)
        meant = {near for name in fields.lines.keys() - self.keys.keys()
                 for near in get_close_matches(name, self.keys, n=1)}  # fmt: skip
        for name, key in self.keys.items():
            if key.missing and name not in fields.lines.keys() | meant:
                message = f"a {self.name} needs the key '{name}'."
                sheet.report(line_of(node), key.missing, message)
        return fields

    def _read_key(
        self, key_node: yaml.Node, value_node: yaml.Node, fields: Fields, sheet: Sheet
    ) -> None:
        line = line_of(key_node)
        name = scalar(key_node, sheet, "a key")
        if name is None:
            return
        if name in fields.lines:
            message = f"the key '{name}' stands here and on line {fields.lines[name]}. Keep one."
            sheet.report(line, "duplicate-key", message)
            return
        fields.lines[name] = line
        if name not in self.keys:
            near = did_you_mean(name, tuple(self.keys))
            sheet.report(line, "unknown-key", f"a {self.name} has no key '{name}'. {near}")
            return
        value = self.keys[name].shape.read(value_node, sheet)
        if value is not INVALID:
            fields[name] = value

    def schema(self) -> dict[str, Any]:
        """An object that takes no other keys."""
        required = [name for name, key in self.keys.items() if key.missing]
        found: dict[str, Any] = {
            "type": "object",
            "properties": {name: key.shape.schema() for name, key in self.keys.items()},
            "additionalProperties": False,
        }
        return {**found, "required": required} if required else found


@dataclass(frozen=True, slots=True)
class Table:
    """Free keys, all with values of one shape."""

    of: Shape

    def read(self, node: yaml.Node, sheet: Sheet) -> Any:
        """A dict of `Word` to value."""
        if not isinstance(node, yaml.MappingNode):
            sheet.report(line_of(node), "wrong-type", "keys and values are expected here.")
            return INVALID
        found: dict[Word, Any] = {}
        for key_node, value_node in node.value:
            name = scalar(key_node, sheet, "a key")
            value = self.of.read(value_node, sheet)
            if name is None or value is INVALID:
                continue
            if name in found:
                message = f"the key '{name}' stands twice. Keep one."
                sheet.report(line_of(key_node), "duplicate-key", message)
            found[Word(name, line_of(key_node))] = value
        return found

    def schema(self) -> dict[str, Any]:
        """An object with any keys."""
        return {"type": "object", "additionalProperties": self.of.schema()}
