"""SiGML, both ways: `hns_sign` symbol for symbol, `hamgestural_sign` into the phonology."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lsf_avatar.errors import NotationError, did_you_mean
from lsf_avatar.notation.face_tiers import elements_of, gestural_tiers, nonmanuals_of, pictured
from lsf_avatar.notation.gestural import read_manual
from lsf_avatar.notation.gestural_writing import write_manual
from lsf_avatar.notation.grammar import parse_tokens
from lsf_avatar.notation.reading import Reading, read
from lsf_avatar.notation.sampa import picture_of
from lsf_avatar.notation.scene import Scene
from lsf_avatar.notation.symbols import BY_NAME
from lsf_avatar.notation.tokens import MOST_SYMBOLS, token_named
from lsf_avatar.notation.tree import Notation
from lsf_avatar.notation.xml import Element, read_xml
from lsf_avatar.phonology.nonmanuals import NonManual
from lsf_avatar.phonology.sign import Sign

SIGNS = ("hns_sign", "hamgestural_sign", "hamgestural_segment")


@dataclass(frozen=True, slots=True)
class Written:
    """A sign as it stands in a file of SiGML.

    Attributes:
        gloss: Its gloss, as written.
        line: Where it begins.
        element: All of it.
    """

    gloss: str
    line: int
    element: Element

    @property
    def gestural(self) -> bool:
        """Whether it is gestural, not a row of symbols."""
        return self.element.name != "hns_sign"


def signs_of(data: bytes) -> tuple[Written, ...]:
    """The signs of a file.

    Raises:
        NotationError: If the file cannot be read, or has no sign.
    """
    root = read_xml(data)
    found = tuple(
        Written(element.attributes.get("gloss", ""), element.line, element)
        for element in root.walk()
        if element.name in SIGNS
    )
    if not found:
        raise NotationError(
            "no-sign", "Aucun signe dans ce fichier : attendu <hns_sign> ou <hamgestural_sign>.", 1
        )
    return found


def notation_of(sign: Written) -> Notation:
    """The symbols of an `hns_sign` as a tree.

    Raises:
        NotationError: If an element is no symbol, or the symbols cannot be read.
    """
    manual = sign.element.child("hamnosys_manual")
    elements = manual.children if manual is not None else []
    if not elements:
        raise NotationError(
            "empty-notation", f"Ligne {sign.line} : le signe n’a pas de partie manuelle.", sign.line
        )
    if len(elements) > MOST_SYMBOLS:
        raise NotationError(
            "long-notation",
            f"Ligne {sign.line} : {len(elements)} symboles ; {MOST_SYMBOLS} au plus.",
            sign.line,
        )
    for element in elements:
        if element.name not in BY_NAME:
            near = did_you_mean(element.name, sorted(BY_NAME)).removeprefix("Did you mean ")
            raise NotationError(
                "unknown-symbol",
                f"Ligne {element.line} : <{element.name}> n’est pas un symbole de HamNoSys 4"
                + (f", est-ce {near.rstrip('?')} ?" if near.startswith("'") else "."),
                element.line,
                element.name,
            )
    return parse_tokens(
        tuple(token_named(element.name, place) for place, element in enumerate(elements, 1))
    )


def read_sign(sign: Written) -> Reading:
    """A sign of a file, in the phonology.

    Raises:
        NotationError: If it cannot be read.
    """
    gloss = sign.gloss or "NOTATION"
    if not sign.gestural:
        face = sign.element.child("hamnosys_nonmanual")
        nonmanuals, lost = nonmanuals_of(face)
        phones, unknown = pictured(face)
        found = read(notation_of(sign), gloss, nonmanuals)
        return Reading(found.signs, (*found.lost, *lost, *unknown), phones)
    face = sign.element.child("sign_nonmanual")
    nonmanuals, lost = nonmanuals_of(face)
    phones, unknown = pictured(face)
    lost += unknown
    signs: list[Sign] = []
    manuals = _manuals(sign.element) or [None]
    for manual in manuals:
        scene = Scene(nonmanuals=list(nonmanuals))
        read_manual(manual, scene)
        signs.append(scene.sign(gloss))
        lost += [one for one in scene.lost if one not in lost]
    return Reading(tuple(signs), tuple(lost), phones)


def _manuals(element: Element) -> list[Element | None]:
    """The manual parts, one after another; one around others only holds them together."""
    found: list[Element | None] = []
    for child in element.children:
        if child.name == "sign_manual":
            found += _manuals(child) or [child]
    return found


def write_sigml(
    signs: Iterable[tuple[str, Notation, Iterable[NonManual]]], phones: Sequence[str] = ()
) -> tuple[str, tuple[str, ...]]:
    """A file of `hns_sign`.

    Args:
        signs: Gloss, symbols and non-manuals of each.
        phones: IPA phones that the lips show during the first.

    Returns:
        The document, and what has no code in SiGML.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<sigml>"]
    lost: list[str] = []
    for gloss, notation, nonmanuals in signs:
        tags, missed = elements_of(nonmanuals)
        lost += missed
        lines += [f"  <hns_sign gloss={quoteattr(gloss)}>", "    <hamnosys_nonmanual>"]
        lines += [f'      <{name} tag="{escape(code)}"/>' for name, code in tags]
        if phones:
            lines.append(f"      <hnm_mouthpicture picture={quoteattr(picture_of(phones))}/>")
            phones = ()
        lines += ["    </hamnosys_nonmanual>", "    <hamnosys_manual>"]
        lines += [f"      <{token.symbol.name}/>" for token in notation.tokens()]
        lines += ["    </hamnosys_manual>", "  </hns_sign>"]
    return "\n".join([*lines, "</sigml>", ""]), tuple(lost)


def write_gestural(
    signs: Iterable[Sign], phones: Sequence[str] = ()
) -> tuple[str, tuple[str, ...]]:
    """A file of `hamgestural_sign`, and what is not in it; `phones` as in `write_sigml`."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<sigml>"]
    lost: list[str] = []
    for sign in signs:
        tiers, missed = gestural_tiers(sign.nonmanuals)
        if phones:
            picture = f"<mouth_picture picture={quoteattr(picture_of(phones))}/>"
            tiers.append(f"<mouthing_tier>{picture}</mouthing_tier>")
            phones = ()
        manual, more = write_manual(sign)
        lost += [*missed, *more]
        lines += [f"<hamgestural_sign gloss={quoteattr(sign.gloss)}>", "<sign_nonmanual>", *tiers]
        lines += ["</sign_nonmanual>", *manual, "</hamgestural_sign>"]
    return "\n".join([*lines, "</sigml>", ""]), tuple(dict.fromkeys(lost))
