"""The lines of a formatted file: keys and elements that stand alone, each with its comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from lsf_avatar.lexicon.comments import Note
from lsf_avatar.lexicon.flow import place_of, shape_of
from lsf_avatar.lexicon.tables import CLAUSE, OPTION

_LISTS_IN_LINES = (
    "postures", "variants", "sources", "reviewed_by", "examples",
    "questions", "clauses", "items", "options",
)  # fmt: skip
"""Keys whose lists have a line for each element; all other lists stand in brackets."""


@dataclass(slots=True, eq=False)
class Block:
    """A key with its value, or an element of a list, that is written on lines of its own.

    Attributes:
        key: None for an element of a list, and for the whole file.
        node: The value.
        shape: What the tables say it is, or None.
        start: Where it starts in the source.
        column: Column of the key, or of the dash, in the source.
        children: What it holds on lines of its own, in the order of the source; empty where the
            value is in flow style.
        above: Comments before it; an empty one is a blank line.
        beside: Comments at the end of its line.
        below: Comments after all that it holds.
    """

    key: yaml.ScalarNode | None
    node: yaml.Node
    shape: Any
    start: yaml.Mark
    column: int
    children: list[Block] = field(default_factory=list)
    above: list[Note] = field(default_factory=list)
    beside: list[Note] = field(default_factory=list)
    below: list[Note] = field(default_factory=list)

    def in_order(self) -> list[Block]:
        """The children as they are written: keys in the order of their record, others last."""
        return sorted(self.children, key=lambda child: place_of(child.key, self.shape))


def blocks_of(tree: yaml.MappingNode, shape: Any, found: Sequence[Note]) -> Block:
    """The whole file as one block, with every comment beside, above or below a part of it."""
    root = Block(None, tree, shape, tree.start_mark, -1)
    _grow_pairs(root)
    every = list(_inside(root))
    for note in found:
        _attach(note, root, every)
    return root


def _grow_pairs(block: Block) -> None:
    for key, value in block.node.value:
        mark = key.start_mark
        of = shape_of(block.shape, value, key.value)
        child = Block(key, value, of, mark, mark.column)
        block.children.append(child)
        if key.value in _LISTS_IN_LINES and isinstance(value, yaml.SequenceNode):
            _grow_elements(child)
        elif key.value in ("help", "shown", "recap") and isinstance(value, yaml.MappingNode):
            _grow_pairs(child)


def _grow_elements(block: Block) -> None:
    for part in block.node.value:
        mark = part.start_mark
        of = shape_of(block.shape, part)
        child = Block(None, part, of, mark, max(mark.column - 2, 0))
        block.children.append(child)
        if isinstance(part, yaml.MappingNode) and (
            of is CLAUSE or (of is OPTION and any(key.value == "clauses" for key, _ in part.value))
        ):
            _grow_pairs(child)


def _inside(block: Block) -> Iterator[Block]:
    """All blocks of a block, in the order of the source."""
    for child in block.children:
        yield child
        yield from _inside(child)


def _attach(note: Note, root: Block, every: Sequence[Block]) -> None:
    before = [block for block in every if block.start.index <= note.start]
    after = next((block for block in every if block.start.index > note.start), None)
    if not before:
        root.above.append(note)
        return
    last = before[-1]
    end = _end(last.node) if not last.children else last.start
    if note.start < end.index:
        if note.text:
            last.above.append(note)
    elif not note.alone and note.line == end.line:
        last.beside.append(note)
    elif note.text and (after is None or note.column > after.column):
        outer = [block for block in before if block.column <= note.column and note.column]
        (outer or [root])[-1].below.append(note)
    else:
        (root.below if after is None else after.above).append(note)


def _end(node: yaml.Node) -> yaml.Mark:
    """Behind the last character; in block style the parser would say where the next thing is."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return node.end_mark
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)
