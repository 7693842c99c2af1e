"""Clips of phrases: found by digest and by request; the least used make room."""

from __future__ import annotations

from lsf_avatar.store.clips import Clip, Clips


def clip(name, size=10):
    """A clip of some bytes."""
    return Clip(name, {"text": name}, bytes(size))


def test_a_clip_is_found_by_its_digest_and_by_what_asked_for_it(store):
    """The page asks for a phrase, then for the digest that it was told."""
    with store.writing() as connection:
        Clips(connection).keep(clip("d1"), "r1", "1")
    with store.reading() as connection:
        clips = Clips(connection)
        assert clips.by_digest("d1") == clips.by_request("r1") == clip("d1")
        assert clips.by_digest("r1") is None
        assert clips.requests() == {"r1"}


def test_the_same_clip_can_be_kept_twice(store):
    """Two threads may make the same phrase at the same time."""
    with store.writing() as connection:
        clips = Clips(connection)
        clips.keep(clip("d1"), "r1", "1")
        clips.keep(clip("d1"), "r1", "2")
        clips.keep(clip("d2"), "r1", "3")
        assert clips.by_request("r1") == clip("d2")
        assert clips.by_digest("d1") is None


def test_the_least_used_clip_makes_room(store):
    """The cache is bounded, and what is asked for stays."""
    with store.writing() as connection:
        clips = Clips(connection)
        for number in range(1, 4):
            clips.keep(clip(f"d{number}"), f"r{number}", str(number), most_bytes=30)
        clips.touch("r1", "9")
        clips.keep(clip("d4"), "r4", "10", most_bytes=30)
        assert clips.requests() == {"r1", "r3", "r4"}
