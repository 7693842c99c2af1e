"""Frames to files: H.264 in MP4, VP9 in WebM, PNG for one frame. PyAV lives here only."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import chain
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lsf_avatar.errors import UnknownNameError

Frame = NDArray[np.uint8]

_VP9 = {"deadline": "realtime", "cpu-used": "8", "row-mt": "1", "crf": "33", "b": "0"}
_CODECS: dict[str, tuple[str, str, dict[str, str]]] = {
    ".mp4": ("libx264", "yuv420p", {"preset": "veryfast", "crf": "23", "movflags": "+faststart"}),
    ".webm": ("libvpx-vp9", "yuv420p", _VP9),
}
_WITH_ALPHA = {".webm": ("libvpx-vp9", "yuva420p", {**_VP9, "auto-alt-ref": "0"})}
"""Suffix → encoder, pixel format, options. Both encode several hundred frames a second here, so
drawing is what takes the time (research/feasibility.md §4)."""


def codec_of(path: Path, alpha: bool) -> tuple[str, str, dict[str, str]]:
    """Encoder, pixel format and options for a film, by the suffix of its name.

    Raises:
        UnknownNameError: If the suffix is neither `.mp4` nor `.webm`, or `.mp4` with alpha.
    """
    suffix = path.suffix.lower()
    if suffix not in _CODECS:
        raise UnknownNameError("kind of film", suffix or path.name, _CODECS)
    if alpha and suffix not in _WITH_ALPHA:
        raise UnknownNameError("kind of film with alpha", suffix, _WITH_ALPHA)
    return (_WITH_ALPHA if alpha else _CODECS)[suffix]


def write_film(path: Path, frames: Iterable[Frame], fps: float) -> int:
    """Writes frames (H, W, 3), sRGB, H and W even, as a film; the suffix chooses the codec.

    Frames (H, W, 4) keep their alpha, which only `.webm` can: with alternate reference frames
    off, as libvpx demands of films that have it.

    Encoders run on one thread and no time of day is written, so the same frames give the same
    bytes.

    Returns:
        How many frames were written.

    Raises:
        UnknownNameError: If the suffix is neither `.mp4` nor `.webm`, or `.mp4` with alpha.
        ValueError: If there is no frame.
    """
    stream_of_frames = iter(frames)
    first = next(stream_of_frames, None)
    if first is None:
        raise ValueError("a film needs at least one frame")
    codec, pixels, options = codec_of(path, alpha=first.shape[2] == 4)
    layout = "rgb24" if first.shape[2] == 3 else "rgba"
    count = 0
    with av.open(str(path), "w", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream(codec, rate=Fraction(fps).limit_denominator(1000))
        stream.height, stream.width = first.shape[:2]
        stream.pix_fmt = pixels
        stream.options = options
        stream.codec_context.thread_count = 1
        for frame in chain((first,), stream_of_frames):
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format=layout)
            picture.pts = count
            container.mux(stream.encode(picture))
            count += 1
        container.mux(stream.encode())
    return count


def write_png(path: Path, frame: Frame) -> None:
    """Writes one frame (H, W, 3 or 4), sRGB."""
    Image.fromarray(frame).save(path, format="PNG")
