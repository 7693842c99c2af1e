"""Films: real frames of the real signer, in files that players open."""

from __future__ import annotations

import av
import numpy as np
import pytest

from lsf_avatar.errors import UnknownNameError
from lsf_avatar.pipeline import film
from lsf_avatar.render import Look, camera, frames

SMALL = Look(96, 96, 1)


@pytest.fixture(scope="module")
def motion(engine):
    """A short greeting."""
    return engine.sign("Bonjour.").motion


def test_the_signer_is_in_the_picture_and_moves(avatar, motion):
    """Skin, clothes and background are there, and two moments are not the same."""
    first, middle = frames(avatar, motion, camera("front"), SMALL, at=[0, motion.frames // 2])

    assert first.shape == (96, 96, 3)
    assert np.abs(first.astype(int) - middle).max() > 40
    assert len(np.unique(first.reshape(-1, 3), axis=0)) > 200


def test_drawing_a_frame_twice_gives_the_same_pixels(avatar, motion):
    """Buffers are overwritten in place: nothing of a frame may stay for the next."""
    once = list(frames(avatar, motion, camera("front"), SMALL, at=[5]))
    again = list(frames(avatar, motion, camera("front"), SMALL, at=[0, 20, 5]))

    assert (once[0] == again[2]).all()


@pytest.mark.parametrize("view", ["front", "side", "three-quarter", "hands", "face"])
def test_every_view_shows_the_signer(avatar, motion, view):
    """The middle of the picture is not the background."""
    (picture,) = frames(avatar, motion, camera(view), SMALL, at=[motion.frames // 2])

    background = picture[0, 0]
    assert (np.abs(picture[40:56, 40:56].astype(int) - background).max(axis=-1) > 20).mean() > 0.3


@pytest.mark.parametrize(("suffix", "codec"), [(".mp4", "h264"), (".webm", "vp9")])
def test_a_film_opens_with_all_its_frames(avatar, motion, tmp_path, suffix, codec):
    """H.264 and VP9, read back by another decoder than ours."""
    path = tmp_path / f"film{suffix}"

    film(avatar, motion, path, size=96)

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert stream.codec_context.name == codec
        assert sum(1 for _ in container.decode(stream)) == motion.frames


def test_a_film_of_an_unknown_kind_is_refused_with_the_known_ones(avatar, motion, tmp_path):
    """The message says which kinds there are."""
    with pytest.raises(UnknownNameError, match=r"\.mp4, \.webm"):
        film(avatar, motion, tmp_path / "film.avi", size=96)
