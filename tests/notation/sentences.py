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


def one(*kinds: str) -> st.SearchStrategy[str]:
    """One symbol of some kinds."""
    return st.sampled_from([name for kind in kinds for name in of(kind)])


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
    return part | run(part, st.just("between"), part)


SHAPE = run(
    one("shape"), maybe(one("thumb")), maybe(one("bend")),
    some(run(one("digit"), maybe(one("bend"))), 2),
)  # fmt: skip
CROSSED = run(
    st.sampled_from(["finger23", "finger23spread", "finger2345", "pinch12"]), maybe(one("thumb")),
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
    st.just("seqbegin"), CONTACT, PART | one("site"), maybe(one("contact")), st.just("seqend")
)
SITE = run(
    maybe(one("side")), one("site"), maybe(one("side")), maybe(st.just("behind")),
    maybe(one("reference")),
)  # fmt: skip
PLACE = run(either(SITE) | PART, maybe(CONTACT | TOUCHING))
CONFIG = run(HAND, FINGERS, PALM, maybe(PLACE))
BOTH = st.one_of(
    run(st.just("parbegin"), HAND, FINGERS, PALM, st.just("plus"), HAND, FINGERS, PALM,
        st.just("parend"), maybe(PLACE)),
    run(HAND, st.just("parbegin"), FINGERS, PALM, st.just("plus"), FINGERS, PALM,
        st.just("parend"), st.just("parbegin"), PART, st.just("plus"), PART, st.just("parend"),
        CONTACT, maybe(PLACE)),
    run(HAND, FINGERS, PALM, st.just("parbegin"), PLACE, st.just("plus"), PLACE,
        st.just("parend")),
)  # fmt: skip
SYMMETRY = run(
    one("symmetry"), maybe(st.sampled_from(["fingerstraightmod", "fingerbendmod"])),
    maybe(st.just("largemod")), maybe(st.just("alternatingmotion")), maybe(st.just("nonipsi")),
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
    run(st.just("replace"), maybe(one("growth")),
        HAND | FINGERS | PALM | run(HAND, FINGERS, PALM), maybe(one("manner")), maybe(PLACE)),
    st.just("nomotion"),
)  # fmt: skip
AGAIN = run(one("repeat"), maybe(st.just("alternatingmotion")), maybe(one("growth")))
FRAME = st.sampled_from([
    "parbegin {} {} parend", "seqbegin {} {} seqend", "fusionbegin {} {} fusionend",
    "parbegin {} plus {} parend", "altbegin {} metaalt {} altend",
])  # fmt: skip
ACT = st.recursive(
    MOVE,
    lambda inner: st.builds(str.format, FRAME, inner, inner) | run(inner, AGAIN),
    max_leaves=5,
)  # fmt: skip
SIGN = st.one_of(
    run(maybe(SYMMETRY), maybe(st.just("nondominant")), CONFIG, some(ACT, 3), maybe(AGAIN)),
    run(maybe(SYMMETRY), BOTH, some(ACT, 3), maybe(AGAIN)),
)
MARKED = run(maybe(one("mark")), SIGN, some(one("mark"), 2))
SENTENCE = (SIGN | MARKED | run(SIGN, st.just("plus"), SIGN)).map(
    lambda text: " ".join(text.split())
)
"""A sign, with marks, or two of a compound; names without `ham`."""
