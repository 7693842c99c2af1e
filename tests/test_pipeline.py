"""The whole way: the same text gives the same clip, and nothing of it is lost on the way."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.errors import MissingSignError, TextError, UnknownNameError
from lsf_avatar.pipeline import signing_document

PLATE = "Ma plaque est AB-123-CD."


def test_the_same_text_gives_the_same_clip_byte_for_byte(engine):
    """A replay years later shows what the driver saw."""
    first, second = engine.sign(PLATE), engine.sign(PLATE)

    assert first.clip == second.clip
    assert first.digest == second.digest


def test_another_process_gives_the_same_clip(engine, tmp_path):
    """Not only within one process: hash seeds and thread counts must not show."""
    path = tmp_path / "plate.glb"

    subprocess.run(
        [sys.executable, "-m", "lsf_avatar.cli.main", "sign", PLATE, "-o", str(path)],
        check=True,
        capture_output=True,
        env=None,
    )

    assert path.read_bytes() == engine.sign(PLATE).clip


def test_another_text_gives_another_digest(engine):
    """One digit more is another clip."""
    digests = {engine.sign(text).digest for text in (PLATE, "Ma plaque est AB-124-CD.")}

    assert len(digests) == 2


def test_every_character_of_a_plate_is_shown_in_order(engine):
    """A digit missing from a plate is the worst bug."""
    signed = engine.sign(PLATE)

    shown = [segment.letter for segment in signed.score.hands["active"] if segment.letter]
    without_repeats = [
        letter for place, letter in enumerate(shown) if place == 0 or letter != shown[place - 1]
    ]
    assert "".join(without_repeats) == "AB-123-CD"


@settings(max_examples=15, deadline=None)
@given(st.from_regex(r"[A-HJ-NP-TV-Z]{2}-[0-9]{3}-[A-HJ-NP-TV-Z]{2}", fullmatch=True))
def test_any_plate_comes_back_from_the_items(engine, plate):
    """Letters and digits one by one, doubled ones too."""
    utterance = engine.gloss(f"Ma plaque est {plate}.")

    letters = "".join(
        "".join(item.letters) for item in utterance.items if item.kind in ("spelled", "number")
    )
    assert letters == plate


def test_items_are_timed_in_order_within_the_clip(engine):
    """The page highlights the gloss being signed by these times."""
    signed = engine.sign_phrase("acc.injured")
    times = signed.score.items

    assert all(time.start_s < time.end_s for time in times)
    assert [time.start_s for time in times] == sorted(time.start_s for time in times)
    assert times[-1].end_s <= signed.motion.duration_s + 1 / signed.motion.fps


def test_the_document_is_what_the_architecture_promises(engine):
    """Outside checks read these names."""
    document = signing_document(engine.sign("Bonjour."))

    assert set(document) >= {
        "text", "digest", "fps", "frames", "duration_s", "items", "wrist_error_mm",
        "contact_error_mm", "timings_ms", "bytes",
    }  # fmt: skip
    assert set(document["timings_ms"]) == {"gloss", "schedule", "solve", "export"}
    assert set(document["items"][0]) >= {"gloss", "kind", "start_s", "end_s"}


def test_a_missing_sign_can_be_refused_and_is_named(engine):
    """`--missing refuse` for those who want no spelling."""
    with pytest.raises(MissingSignError, match="xyzzy") as caught:
        engine.sign("Le xyzzy est cassé.", missing="refuse")

    assert caught.value.words == ("xyzzy",)


def test_an_unknown_phrase_is_named_with_the_nearest_one(engine):
    """A typo in an id is a typo, not a crash."""
    with pytest.raises(UnknownNameError, match=r"Did you mean 'acc\.injured'"):
        engine.sign_phrase("acc.injurd")


@pytest.mark.parametrize("text", ["", "   ", "a" * 5001, "\x00\x1b"])
def test_text_that_cannot_be_taken_in_is_refused_in_french(engine, text):
    """A code for clients, a sentence for people."""
    with pytest.raises(TextError) as caught:
        engine.sign(text)

    assert caught.value.code
    assert str(caught.value).endswith((".", "?", "!"))


@pytest.mark.parametrize(
    "text", ["🚗💥", "حادث", "<script>alert(1)</script>", "Œuvrard N'Guyen", "…", "١٢٣"]
)
def test_odd_text_is_signed_shown_or_refused_but_never_lost(engine, text):
    """Every letter and digit is in an item or dropped by a rule that has a name."""
    try:
        signed = engine.sign(text, missing="show")
    except TextError:
        return
    covered = set()
    for part in (*signed.utterance.items, *signed.utterance.dropped):
        covered.update(range(part.start, part.end))
    lost = [c for place, c in enumerate(text) if c.isalnum() and place not in covered]
    assert not lost
