"""Every movement, manner, size and place that can be written, in YAML, HamNoSys and motion."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import yaml

from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.anchors import anchors, signer_of
from lsf_avatar.lexicon.dump import dump_form
from lsf_avatar.lexicon.tables import MOVEMENT, PATH
from lsf_avatar.lexicon.yaml_tree import Sheet
from lsf_avatar.notation import read, write_sign
from lsf_avatar.phonology.movements import (
    KINDS,
    MANNERS,
    PATHS,
    SIZES_M,
    SUCCESSIONS,
    Movement,
    Path,
)
from lsf_avatar.phonology.places import ARM_SITES, HAND_SITES, SITES, Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import mirrored_movement
from lsf_avatar.phonology.utterance import Clause, Item, Utterance
from lsf_avatar.timeline.schedule import schedule

SPACE = Place("neutral_space", "centre", 0.0, (0.1, 0.05, 0.0))
HAND = HandPosture("index", (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), SPACE)
PLAIN = Movement("straight", (1.0, 0.0, 0.0), times=2)
ROUND = Movement("circle", (1.0, 0.0, 0.0), axis=(0.0, 0.0, 1.0), times=2, bulge=(1.0, 0.0, 0.0))

MOVEMENTS = {
    **{kind: Movement(kind, (1.0, 0.0, 0.0), handshape="cinq" if kind == "open_close" else None)
       for kind in KINDS},
    **{f"size {size}": replace(PLAIN, size=size) for size in SIZES_M if size != "medium"},
    **{manner: replace(PLAIN, manner=manner) for manner in MANNERS if manner != "normal"},
    "ellipse lying": replace(ROUND, flatness=0.5),
    "ellipse standing": replace(ROUND, flatness=0.5, bulge=(0.0, 1.0, 0.0)),
    "increasing": replace(ROUND, growth="increasing"),
    "decreasing": replace(PLAIN, growth="decreasing"),
    "bouncing": replace(PLAIN, bouncing=True),
    "stirring the other way": Movement("stir", clockwise=False),
    "two turns and a half": replace(ROUND, times=1, turns=2.5),
    "starting anew": replace(PLAIN, returns=False),
}  # fmt: skip
PLAINER = {"ellipse lying": ROUND, "ellipse standing": ROUND, "increasing": ROUND,
           "stirring the other way": Movement("stir"), "two turns and a half": ROUND}  # fmt: skip


def sign(movement: Movement | None, **form) -> Sign:
    """One hand, one posture, one movement."""
    return Sign("X", (Posture(HAND, movements=(movement,) if movement else ()),), **form)


def targets(avatar, made: Sign):
    """Where wrists, palms and fingers go."""
    item = Item("X", "sign", 0, 1, 0, signs=(made,))
    return aim(schedule(Utterance("x", (Clause("statement", 0, 1),), (item,))), avatar.body, fps=60)


def seen(avatar, made: Sign) -> np.ndarray:
    """All that shows, a row a frame."""
    found = targets(avatar, made)
    parts = (found.wrists_m, found.palms_wxyz, found.fingers_rad)
    return np.concatenate([np.asarray(p).reshape(len(p), -1) for p in parts], axis=1)


@pytest.mark.parametrize("name", MOVEMENTS)
def test_every_movement_shows(avatar, name):
    """It moves, without a number that is none, and otherwise than what it is a kind of."""
    motion = seen(avatar, sign(MOVEMENTS[name]))
    plain = PLAINER.get(name)
    if plain is None and name not in KINDS:
        plain = PLAIN
    other = seen(avatar, sign(plain))

    assert np.isfinite(motion).all()
    assert len(motion) != len(other) or np.abs(motion - other).max() > 0.005


@pytest.mark.parametrize("name", MOVEMENTS)
def test_every_movement_is_written_in_yaml_and_twice_mirrored_is_itself(name):
    """What YAML says is what it was."""
    movement = MOVEMENTS[name]

    assert mirrored_movement(mirrored_movement(movement)) == movement
    assert _from_yaml(dump_form(sign(movement))) == movement


@pytest.mark.parametrize(
    "name",
    [n for n in MOVEMENTS if n not in ("rub", "open_close", "bouncing", "size tiny",
                                       "two turns and a half")],
)  # fmt: skip
def test_every_movement_of_hamnosys_comes_back_from_it(name):
    """Kind, size, manner, growth, flatness; where a circle starts and tiny have no symbol."""
    found = read(write_sign(sign(MOVEMENTS[name])).notation).signs[0].postures
    back = next(m for posture in found for m in posture.movements)

    for what in ("kind", "size", "manner", "growth", "flatness", "clockwise"):
        assert getattr(back, what) == getattr(MOVEMENTS[name], what)


@pytest.mark.parametrize("site", [site for site in SITES if site not in HAND_SITES])
@pytest.mark.parametrize("side", ["active", "centre", "passive"])
def test_every_place_is_reached_by_every_side(avatar, site, side):
    """Head, trunk and the other arm."""
    two = {"passive": replace(HAND, place=replace(SPACE, offset=(-0.1, 0.0, 0.0)))}
    posture = Posture(replace(HAND, place=Place(site, side, 0.05)))
    posture = replace(posture, **two) if site in ARM_SITES else posture

    assert np.isfinite(seen(avatar, Sign("X", (posture,)))).all()


@pytest.mark.parametrize("part", HAND_SITES)
@pytest.mark.parametrize("site", HAND_SITES)
def test_every_part_of_a_hand_comes_to_every_part_of_the_other(avatar, part, site):
    """Hand constellations: the wrists differ from those of other parts."""
    passive = replace(HAND, place=replace(SPACE, offset=(-0.1, 0.0, 0.0)), palm=(1.0, 0.0, 0.0))
    hand = replace(HAND, place=Place(site, "passive", 0.0, part=part))

    assert np.isfinite(seen(avatar, Sign("X", (Posture(hand, passive),)))).all()


@pytest.mark.parametrize(
    "path",
    [*(Path(kind, (0.0, 1.0, 0.0)) for kind in PATHS[1:]),
     *(Path(manner=manner) for manner in MANNERS[1:] if manner != "halt"),
     *(Path(fingers=order) for order in SUCCESSIONS[1:])],
)  # fmt: skip
def test_every_way_shows_and_is_written_in_yaml(avatar, path):
    """Bows, windings, manners, and fingers that change one after another."""
    there = replace(HAND, handshape="cinq", place=replace(SPACE, offset=(0.1, -0.15, 0.0)))
    made, plain = (Sign("X", (Posture(HAND), Posture(there, path=p))) for p in (path, Path()))

    motion, other = seen(avatar, made), seen(avatar, plain)
    assert np.isfinite(motion).all()
    assert len(motion) != len(other) or np.abs(motion - other).max() > 0.005
    node = next(v for k, v in yaml.compose(dump_form(made)).value if k.value == "postures").value[1]
    (written,) = (v for k, v in node.value if k.value == "path")
    fields = PATH.read(written, Sheet("x.yaml"))
    assert {k: str(v) for k, v in fields.items() if isinstance(v, str)}.items() >= {
        "kind": path.kind}.items()  # fmt: skip
    for name in ("manner", "fingers"):
        assert str(fields.get(name, getattr(Path(), name))) == getattr(path, name)


@pytest.mark.parametrize("axes", [("vertical",), ("depth",), ("vertical", "depth")])
@pytest.mark.parametrize("symmetry", ["mirror", "parallel"])
def test_opposed_hands_go_opposite_ways(avatar, symmetry, axes):
    """On the axes that are named, and on no others."""
    move = Movement("straight", (0.0, 0.7071, 0.7071), size="large")
    made = sign(move, symmetry=symmetry, opposed=axes)
    item = Item("X", "sign", 0, 1, 0, signs=(made,))
    score = schedule(Utterance("x", (Clause("statement", 0, 1),), (item,)))
    stay = score.hands["active"][1]
    wrists = aim(score, avatar.body, fps=60).wrists_m

    went = wrists[int(stay.release_s * 60) - 1] - wrists[int(stay.peak_s * 60) + 1]

    together = went[0] * went[1]
    assert [together[1] < 0.0, together[2] < 0.0] == ["vertical" in axes, "depth" in axes]


@pytest.mark.parametrize("between", ["eyebrow", "nose"])
def test_a_place_between_two_is_half_way(avatar, between):
    """On the skin's own points."""
    signer = signer_of(avatar.body, "right")
    hands = [replace(HAND, place=Place(site, "active", part="index_tip"))
             for site in ("forehead", between)]  # fmt: skip
    middle = replace(HAND, place=Place("forehead", "active", part="index_tip", between=between))
    one, other, half = (a.place_m for a in anchors(signer, "active", [*hands, middle], [HAND] * 3))

    np.testing.assert_allclose(half, (one + other) / 2, atol=1e-9)


def _from_yaml(text: str) -> Movement:
    (posture,) = next(v for k, v in yaml.compose(text).value if k.value == "postures").value
    (node,) = next(v for k, v in posture.value if k.value == "movement").value
    sheet = Sheet("x.yaml")
    fields = MOVEMENT.read(node, sheet)
    assert not sheet.problems
    return Movement(**{k: str(v) if isinstance(v, str) else v for k, v in fields.items()})
