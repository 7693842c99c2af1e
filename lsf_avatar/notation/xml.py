"""A small, safe reader of XML: elements with their lines, no entities, no network.

SiGML comes from anywhere. A document that declares entities, refers to another file, is too big
or too deep is refused before anything is read from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from lsf_avatar.errors import NotationError

MOST_BYTES = 20_000_000
MOST_DEEP = 40


@dataclass(slots=True)
class Element:
    """An element.

    Attributes:
        name: Its name.
        attributes: As written.
        line: Where it begins, from 1.
        children: In order.
    """

    name: str
    attributes: Mapping[str, str]
    line: int
    children: list[Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all within, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def child(self, name: str) -> Element | None:
        """The first child of a name."""
        return next((child for child in self.children if child.name == name), None)


def read_xml(data: bytes) -> Element:
    """The root element of a document.

    Raises:
        NotationError: If it is not well-formed, too big, too deep, or declares entities.
    """
    if len(data) > MOST_BYTES:
        raise NotationError("big-file", f"Le fichier dépasse {MOST_BYTES // 1_000_000} Mo.")
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()  # some files begin with an empty line
    parser = ParserCreate()
    stack: list[Element] = [Element("", {}, 0)]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > MOST_DEEP:
            raise NotationError(
                "deep-file", _says(parser.CurrentLineNumber, "trop d’éléments emboîtés"),
                parser.CurrentLineNumber, name,
            )  # fmt: skip
        element = Element(name, attributes, parser.CurrentLineNumber)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_name: str) -> None:
        stack.pop()

    def refuse(*_arguments: object) -> int:
        line = parser.CurrentLineNumber
        message = "les entités et les fichiers externes sont refusés ; ôtez la ligne <!DOCTYPE …>"
        raise NotationError("xml-entities", _says(line, message), line)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except ExpatError as error:
        message = f"le fichier n’est pas du XML bien formé ({ErrorString(error.code)})"
        raise NotationError("bad-xml", _says(error.lineno, message), error.lineno) from error
    return stack[0].children[0]


def _says(line: int, message: str) -> str:
    return f"Ligne {line} : {message}."
