"""What a sign is, survives its YAML: load after dump, over the lexicon and over made-up signs."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.lexicon.draft import draft_text
from lsf_avatar.lexicon.dump import dump_form
from lsf_avatar.lexicon.load import inspect_lexicon
from lsf_avatar.phonology.composed import BASES, BENDS, COMPOSED_THUMBS
from lsf_avatar.phonology.directions import DIRECTIONS
from lsf_avatar.phonology.handshapes import HANDSHAPES
from lsf_avatar.phonology.movements import (
    GROWTHS,
    KINDS,
    MANNERS,
    PATHS,
    SIZES_M,
    SUCCESSIONS,
    Movement,
)
from lsf_avatar.phonology.movements import Path as Way
from lsf_avatar.phonology.nonmanuals import TIERS, NonManual
from lsf_avatar.phonology.places import CONTACTS, HAND_SITES, SIDES, SITES, Place
from lsf_avatar.phonology.sign import SYMMETRIES, HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import mirrored, other_hand

_NAMES = list(HANDSHAPES)
_COMPOSED = st.builds(
    lambda *parts: " ".join(part for part in parts if part),
    st.sampled_from(BASES), st.sampled_from(("", *COMPOSED_THUMBS)), st.sampled_from(("", *BENDS)),
)  # fmt: skip
shapes = st.sampled_from(_NAMES) | _COMPOSED
metres = st.integers(-300, 300).map(lambda mm: mm / 1000)
triples = st.tuples(metres, metres, metres)
ways = st.sampled_from(list(DIRECTIONS.values()))
distances = st.sampled_from((0.0, 0.005, 0.03, 0.1, 0.25))
places = st.builds(
    Place, st.sampled_from(SITES), st.sampled_from(SIDES), distances, triples,
    st.sampled_from(HAND_SITES), st.sampled_from(("", "chin", "palm")), st.sampled_from(CONTACTS),
)  # fmt: skip
hands = st.builds(HandPosture, shapes, ways, ways, places)
movements = st.sampled_from(KINDS).flatmap(
    lambda kind: st.builds(
        Movement, st.just(kind), towards=ways, axis=ways, bulge=ways,
        size=st.sampled_from(list(SIZES_M)), times=st.integers(1, 6), returns=st.booleans(),
        turns=st.sampled_from((0.25, 0.5, 1.0, 2.5)),
        handshape=shapes if kind == "open_close" else st.none(),
        manner=st.sampled_from(MANNERS), flatness=st.sampled_from((0.4, 1.0)),
        growth=st.sampled_from(GROWTHS), bouncing=st.booleans(), clockwise=st.booleans(),
        hands=st.sampled_from(("active", "passive", "both")),
    )
)  # fmt: skip
paths = st.builds(
    Way, st.sampled_from(PATHS), ways, st.sampled_from((0.0, 0.3)), st.sampled_from(MANNERS),
    st.sampled_from(SUCCESSIONS),
)  # fmt: skip
faces = st.lists(
    st.sampled_from([(tier, name) for tier, names in TIERS.items() for name in names]),
    max_size=3, unique_by=lambda face: face[0],
).map(lambda found: tuple(NonManual(tier, name, 0.5) for tier, name in found))  # fmt: skip


@st.composite
def signs(draw) -> Sign:
    """A sign as YAML can say it: a passive hand that is written stays to the end."""
    count = draw(st.integers(1, 3))
    first = draw(st.integers(0, count))
    return Sign(
        "ESSAI",
        tuple(
            Posture(
                draw(hands), draw(hands) if at >= first else None, draw(paths),
                tuple(draw(st.lists(movements, max_size=2))),
                draw(st.sampled_from((0.0, 1.0, 2.5))),
            )
            for at in range(count)
        ),
        draw(st.sampled_from(SYMMETRIES)),
        draw(st.booleans()),
        draw(st.integers(1, 6)),
        draw(faces),
        draw(st.sampled_from(((), ("vertical",), ("vertical", "depth")))),
    )  # fmt: skip


def reloaded(sign: Sign, folder: Path) -> Sign:
    """The sign after it was written as an entry and read again."""
    text = draft_text(sign.gloss, "essai", dump_form(sign))
    (folder / f"{sign.gloss}.yaml").write_text(text, encoding="utf-8")
    found = inspect_lexicon(folder)
    assert found.problems == ()
    (back,) = found.lexicon.entries[sign.gloss].signs
    return back


def flat(value) -> list:
    """All leaves of a value in order; numbers as what can be seen of them."""
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in flat(inner)]
    if isinstance(value, list | tuple):
        return [leaf for inner in value for leaf in flat(inner)]
    return [value]


def same(one: Sign, other: Sign) -> bool:
    """Equal, to a tenth of a millimetre and a hundredth of a degree."""
    a, b = flat(asdict(one)), flat(asdict(other))
    return len(a) == len(b) and all(
        x == pytest.approx(y, abs=2e-4) if isinstance(x, float) else x == y
        for x, y in zip(a, b, strict=True)
    )


@given(sign=signs())
@settings(max_examples=60, deadline=None)
def test_any_sign_comes_back_from_its_yaml(tmp_path_factory, sign):
    """Composed hands, all places, movements, manners, faces."""
    assert same(reloaded(sign, tmp_path_factory.mktemp("one")), sign)


def test_every_sign_of_the_lexicon_comes_back_from_its_yaml(lexicon, tmp_path):
    """As it was, for each part of each entry."""
    written = {}
    for entry in lexicon.entries.values():
        for number, sign in enumerate(entry.signs):
            written[f"{entry.gloss}-{number}"] = sign
    for gloss, sign in written.items():
        text = draft_text(gloss, "essai", dump_form(sign))
        (tmp_path / f"{gloss}.yaml").write_text(text, encoding="utf-8")

    found = inspect_lexicon(tmp_path)

    assert found.problems == ()
    for gloss, sign in written.items():
        (back,) = found.lexicon.entries[gloss].signs
        shown = replace(sign, gloss=gloss, postures=tuple(_written_out(sign)))
        assert same(back, shown), gloss


def _written_out(sign: Sign) -> list[Posture]:
    """Postures with the passive hand that stays where it was put."""
    found: list[Posture] = []
    before = None
    for posture in sign.postures:
        passive = posture.passive
        if passive is None and before is not None:
            passive = other_hand(sign, posture) or before
        found.append(replace(posture, passive=passive))
        before = passive
    return found


def test_every_sign_of_the_lexicon_mirrored_twice_is_itself(lexicon):
    """A mirror of a mirror shows the thing itself."""
    for entry in lexicon.entries.values():
        for sign in entry.signs:
            assert mirrored(mirrored(sign)) == sign
