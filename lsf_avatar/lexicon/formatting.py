"""One way to write each file of the lexicon: keys in order, a hand on a line, comments kept."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from lsf_avatar.lexicon.blocks import Block, blocks_of
from lsf_avatar.lexicon.comments import Note, notes
from lsf_avatar.lexicon.flow import flow_lines, scalar_text
from lsf_avatar.lexicon.records import Record
from lsf_avatar.lexicon.tables import ENTRY, FORM, PHRASE
from lsf_avatar.lexicon.yaml_tree import Sheet, compose, line_of


def formatted(raw: bytes, sheet: Sheet) -> str | None:
    """The text of a file in its one way of writing; None after problems were noted in the sheet.

    What a program reads from it stays the same and every comment stays: both are compared, and a
    file for which this cannot be kept is a problem, not a loss.
    """
    raw = raw.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    tree = compose(raw, sheet)
    if tree is None or not _keys_are_words(tree, sheet):
        return None
    text = raw.decode()
    written = notes(text)
    found = "\n".join(_tidy(_file(blocks_of(tree, _table(tree), written)))) + "\n"
    if found != text and not _says_the_same(found, tree, written):
        message = "this file cannot be written anew without a change of what it says."
        sheet.report(1, "bad-yaml", f"{message} It is left as it is.")
        return None
    return found


def _table(tree: yaml.MappingNode) -> Record:
    keys = {key.value for key, _ in tree.value}
    return PHRASE if "id" in keys else FORM if "questions" in keys else ENTRY


def _keys_are_words(node: yaml.Node, sheet: Sheet) -> bool:
    """Whether a file has only words as keys; notes those that are lists or groups themselves."""
    if isinstance(node, yaml.ScalarNode):
        return True
    pairs = node.value if isinstance(node, yaml.MappingNode) else [(None, p) for p in node.value]
    odd = [key for key, _ in pairs if not isinstance(key, yaml.ScalarNode | None)]
    for key in odd:
        sheet.report(line_of(key), "wrong-type", "a key is expected here, not a list or a group.")
    return all([_keys_are_words(part, sheet) for _, part in pairs]) and not odd


def _file(root: Block) -> Iterator[str]:
    yield from _comments(root.above, 0)
    for child in root.in_order():
        yield from _block(child, 0)
    yield from _comments(root.below, 0)


def _block(block: Block, indent: int) -> Iterator[str]:
    children = block.in_order()
    yield from _comments(block.above, indent)
    if block.key is None and children:
        yield from _comments(children[0].above, indent)
        children[0].above = []
        first, *rest = (line for child in children for line in _block(child, indent + 2))
        yield " " * indent + "- " + first.lstrip()
        yield from rest
    elif children:
        yield _beside(_start(block, indent).rstrip(), block.beside)
        for child in children:
            yield from _block(child, indent + 2)
    else:
        yield from _leaf(block, _start(block, indent))
    yield from _comments(block.below, indent)


def _start(block: Block, indent: int) -> str:
    label = "- " if block.key is None else f"{scalar_text(block.key, in_flow=False)}: "
    return " " * indent + label


def _leaf(block: Block, start: str) -> Iterator[str]:
    if isinstance(block.node, yaml.ScalarNode):
        lines = [scalar_text(block.node, in_flow=False)]
    else:
        lines = flow_lines(block.node, block.shape, len(start))
    first, *rest = start + lines[0], *lines[1:]
    *most, last = first, *rest
    yield from most
    yield _beside(last, block.beside)


def _beside(line: str, beside: Sequence[Note]) -> str:
    """A line with its comment, which keeps its column where it can."""
    for note in beside:
        line = f"{line:{max(note.column, len(line) + 2)}}{note.text}"
    return line


def _comments(found: Sequence[Note], indent: int) -> Iterator[str]:
    for note in found:
        yield " " * indent + note.text if note.text else ""


def _tidy(lines: Iterator[str]) -> list[str]:
    """Without blank lines at both ends, nor two in a row."""
    found: list[str] = []
    for line in lines:
        if line or (found and found[-1]):
            found.append(line)
    return found[:-1] if found and not found[-1] else found


def _says_the_same(found: str, tree: yaml.Node, written: Sequence[Note]) -> bool:
    copy = compose(found.encode(), Sheet(""))
    if copy is None or _content(copy) != _content(tree):
        return False
    return sorted(n.text for n in notes(found) if n.text) == sorted(
        n.text for n in written if n.text
    )


def _content(node: yaml.Node) -> Any:
    """What a program reads, whatever the order of keys."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_content(part) for part in node.value]
    return sorted(((key.value, _content(value)) for key, value in node.value), key=str)
