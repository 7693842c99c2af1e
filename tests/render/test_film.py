"""Films: real frames of the real signer, in files that players open."""

from __future__ import annotations

from dataclasses import fields, replace

import av
import numpy as np
import pytest

from lsf_avatar.errors import RenderError, UnknownNameError
from lsf_avatar.pipeline import film
from lsf_avatar.render import Look, Painters, camera, frames

SMALL = Look(96, 96, 1)


@pytest.fixture(scope="module")
def motion(engine):
    """The first frames of a greeting."""
    whole = engine.sign("Bonjour.").motion
    rows = {
        field.name: getattr(whole, field.name)[:30]
        for field in fields(whole)
        if isinstance(getattr(whole, field.name), np.ndarray)
    }
    return replace(whole, **rows)


@pytest.fixture(scope="module")
def painters():
    """Two processes, started once for all tests."""
    with Painters(2) as pool:
        yield pool


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
def test_a_film_opens_with_all_its_frames(avatar, motion, painters, tmp_path, suffix, codec):
    """H.264 and VP9, read back by another decoder than ours."""
    path = tmp_path / f"film{suffix}"

    film(avatar, motion, path, size=96, painters=painters)

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert stream.codec_context.name == codec
        assert sum(1 for _ in container.decode(stream)) == motion.frames


def test_a_film_of_an_unknown_kind_is_refused_with_the_known_ones(avatar, motion, tmp_path):
    """The message says which kinds there are."""
    with pytest.raises(UnknownNameError, match=r"\.mp4, \.webm"):
        film(avatar, motion, tmp_path / "film.avi", size=96)


def test_a_film_is_the_same_whatever_the_number_of_painters(avatar, motion, painters, tmp_path):
    """Byte for byte: a film's digest may stand for it."""
    alone, shared = tmp_path / "alone.mp4", tmp_path / "shared.mp4"

    with Painters(1) as one:
        film(avatar, motion, alone, size=128, view="face", painters=one)
    film(avatar, motion, shared, size=128, view="face", painters=painters)

    assert alone.read_bytes() == shared.read_bytes()


def test_two_painters_draw_what_one_process_draws_frame_for_frame(avatar, motion, painters):
    """In the order asked for, which need not be that of time, and more than all slots hold."""
    at = [7, 3, *range(10, 25), 3]

    alone = list(frames(avatar, motion, camera("front"), SMALL, at))
    shared = list(painters.frames(avatar, motion, camera("front"), SMALL, at))

    assert len(shared) == len(at)
    assert all((one == two).all() for one, two in zip(alone, shared, strict=True))


def test_a_film_left_in_the_middle_does_not_spoil_the_next(avatar, motion, painters):
    """What painters had drawn ahead is thrown away."""
    left = painters.frames(avatar, motion, camera("front"), SMALL)
    next(left)
    left.close()

    (picture,) = painters.frames(avatar, motion, camera("face"), SMALL, at=[5])

    (expected,) = frames(avatar, motion, camera("face"), SMALL, at=[5])
    assert (picture == expected).all()


def test_a_painter_that_fails_says_why_and_the_next_film_is_drawn(avatar, motion, painters):
    """A frame that the motion does not have."""
    with pytest.raises(RenderError, match=r"IndexError.*99999") as caught:
        list(painters.frames(avatar, motion, camera("front"), SMALL, at=[0, 1, 99999, 2, 3, 4]))

    assert caught.value.code == "painter-failed"
    assert len(list(painters.frames(avatar, motion, camera("front"), SMALL, at=[0, 1, 2]))) == 3


def test_a_painter_that_is_killed_is_reported_and_not_waited_for(avatar, motion, painters):
    """As the kernel does when memory runs out."""
    drawn = painters.frames(avatar, motion, camera("front"), SMALL)
    next(drawn)
    painters.processes[0].kill()

    with pytest.raises(RenderError, match="-9") as caught:
        list(drawn)

    assert caught.value.code == "painter-died"


def test_no_painter_outlives_its_pool(avatar, motion):
    """Both processes have ended by themselves, without being killed."""
    with Painters(2) as pool:
        list(pool.frames(avatar, motion, camera("front"), SMALL, at=[0, 1]))
        processes = pool.processes

    assert [process.poll() for process in processes] == [0, 0]


def test_a_film_with_alpha_is_transparent_around_the_signer(avatar, motion, painters, tmp_path):
    """Read back with the decoder that knows alpha: corners are clear, the chest is not."""
    path = tmp_path / "film.webm"

    film(avatar, motion, path, size=128, alpha=True, painters=painters)

    with av.open(str(path)) as container:
        decoder = av.CodecContext.create("libvpx-vp9", "r")
        packets = [*container.demux(container.streams.video[0])]
        pictures = [frame for packet in packets for frame in decoder.decode(packet)]
    first = pictures[0].to_ndarray(format="rgba")
    assert len(pictures) == motion.frames
    assert first[:16, :16, 3].max() < 8
    assert first[:16, -16:, 3].max() < 8
    assert first[80:100, 60:68, 3].min() > 247


def test_the_outline_of_a_film_with_alpha_keeps_nothing_of_the_background(avatar, motion):
    """Drawn over a green that no signer has, half-covered pixels are as little green as others."""
    look = Look(96, 96, 2, background=(0, 255, 0), alpha=True)

    (picture,) = frames(avatar, motion, camera("front"), look, at=[5])

    edge = (picture[..., 3] > 60) & (picture[..., 3] < 250)
    red, green, blue = np.moveaxis(picture[edge, :3].astype(int), -1, 0)
    assert edge.sum() > 50
    assert (green <= np.maximum(red, blue) + 8).all()


def test_alpha_in_a_film_that_cannot_have_it_is_refused(avatar, motion, tmp_path):
    """H.264 has none; it is not dropped in silence."""
    with pytest.raises(UnknownNameError, match=r"alpha.*\.mp4.*Known: \.webm"):
        film(avatar, motion, tmp_path / "film.mp4", size=96, alpha=True)
