"""Sentences of HamNoSys put together by its grammar from the whole inventory of symbols.

Made for properties: whatever is well formed is read, comes back, and moves. Nothing is taken from
a list of signs.
"""

from __future__ import annotations

from hypothesis import strategies as st

from lsf_avatar.notation.symbols import SYMBOLS


def of(kind: str) -> list[str]:
    """Names of a kind, without `ham`."""
    return [symbol.name[3:] for symbol in SYMBOLS if symbol.kind == kind]


USED: set[str] = set()
"""Every symbol that some sentence may have, without `ham`."""


def words(*texts: str) -> st.SearchStrategy[str]:
    """One of some texts of symbols."""
    USED.update(word for text in texts for word in text.split())
    return st.sampled_from(texts)


def one(*kinds: str) -> st.SearchStrategy[str]:
    """One symbol of some kinds."""
    return words(*(name for kind in kinds for name in of(kind)))


def maybe(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Some parts one after another, or nothing."""
    return st.just("") | run(*parts)


def run(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Parts one after another."""
    return st.tuples(*parts).map(" ".join)


def some(part: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    """A part several times, or never."""
    return st.lists(part, max_size=most).map(" ".join)


def either(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One, or what lies between two."""
    return part | run(part, words("between"), part)


SHAPE = run(
    one("shape"), maybe(one("thumb")), maybe(one("bend")),
    some(run(one("digit"), maybe(one("bend"))), 2),
)  # fmt: skip
CROSSED = run(
    words("finger23", "finger23spread", "finger2345", "pinch12"), maybe(one("thumb")),
    one("digit"), one("part"), one("digit"),
)  # fmt: skip
HAND = either(SHAPE) | CROSSED
FINGERS = either(one("fingers")) | run(one("fingers"), one("fingers")) | run(
    one("fingers"), one("relative", "wrist", "reference")
)  # fmt: skip
PALM = either(one("palm")) | run(one("palm"), one("relative", "reference"))
PART = one("digit") | one("part") | run(one("digit"), one("part")) | run(one("part"), one("digit"))
CONTACT = one("contact")
TOUCHING = run(
    words("seqbegin"), CONTACT, PART | one("site"), maybe(one("contact")), words("seqend")
)
SITE = run(
    maybe(one("side")), one("site"), maybe(one("side")), maybe(words("behind")),
    maybe(one("reference")),
)  # fmt: skip
PLACE = run(either(SITE) | PART, maybe(CONTACT | TOUCHING))
CONFIG = run(HAND, FINGERS, PALM, maybe(PLACE))
BOTH = st.one_of(
    run(words("parbegin"), HAND, FINGERS, PALM, words("plus"), HAND, FINGERS, PALM,
        words("parend"), maybe(PLACE)),
    run(HAND, words("parbegin"), FINGERS, PALM, words("plus"), FINGERS, PALM,
        words("parend"), words("parbegin"), PART, words("plus"), PART, words("parend"),
        CONTACT, maybe(PLACE)),
    run(HAND, FINGERS, PALM, words("parbegin"), PLACE, words("plus"), PLACE,
        words("parend")),
)  # fmt: skip
SYMMETRY = run(
    one("symmetry"), maybe(words("fingerstraightmod", "fingerbendmod")),
    maybe(words("largemod")), maybe(words("alternatingmotion")), maybe(words("nonipsi")),
)  # fmt: skip
HOW = run(maybe(one("size")), some(one("manner"), 1))
MOVE = st.one_of(
    run(either(run(one("move"), maybe(one("size")))), maybe(run(one("arc"), maybe(one("size")))),
        maybe(one("wave")), maybe(one("growth")), HOW, maybe(PLACE)),
    run(one("circle"), maybe(one("size")), maybe(one("ellipse")), some(one("clock"), 3),
        maybe(one("growth")), maybe(one("manner"))),
    run(one("local"), HOW),
    run(one("mime"), HOW),
    run(one("cross_move"), HOW),
    run(words("replace"), maybe(one("growth")),
        HAND | FINGERS | PALM | run(HAND, FINGERS, PALM), maybe(one("manner")), maybe(PLACE)),
    words("nomotion"),
)  # fmt: skip
AGAIN = run(one("repeat"), maybe(words("alternatingmotion")), maybe(one("growth")))
FRAME = words(
    "parbegin {} {} parend", "seqbegin {} {} seqend", "fusionbegin {} {} fusionend",
    "parbegin {} plus {} parend", "altbegin {} metaalt {} altend",
)  # fmt: skip
ACT = st.recursive(
    MOVE,
    lambda inner: st.builds(str.format, FRAME, inner, inner) | run(inner, AGAIN),
    max_leaves=5,
)  # fmt: skip
SIGN = st.one_of(
    run(maybe(SYMMETRY), maybe(words("nondominant")), CONFIG, some(ACT, 3), maybe(AGAIN)),
    run(maybe(SYMMETRY), BOTH, some(ACT, 3), maybe(AGAIN)),
)
MARKED = run(maybe(one("mark")), SIGN, some(one("mark"), 2))
SENTENCE = (SIGN | MARKED | run(SIGN, words("plus"), SIGN)).map(lambda text: " ".join(text.split()))
"""A sign, with marks, or two of a compound; names without `ham`."""
