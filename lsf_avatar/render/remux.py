"""A film that came from a camera, put into a new file: its pictures alone, nothing else of it."""

from __future__ import annotations

import io
from dataclasses import dataclass

import av

from lsf_avatar.errors import FilmError

_WEBM, _MP4 = "webm", "mp4"
_FILES = {
    "vp8": _WEBM, "vp9": _WEBM, "av1": _WEBM,
    "h264": _MP4, "hevc": _MP4,
}  # fmt: skip
"""Codec of a browser's `MediaRecorder` → the file it is put into."""
_READ = ("matroska", "mp4")
"""Readers that are asked: a playlist, a picture or a script is no film."""


@dataclass(frozen=True, slots=True)
class Film:
    """A film of pictures alone.

    Attributes:
        kind: `webm` or `mp4`.
        body: The file.
        seconds: From the first picture to the last.
    """

    kind: str
    body: bytes
    seconds: float


def remux(data: bytes, most_seconds: float) -> Film:
    """The pictures of a film, untouched, in a file without sound, place, camera or time of day.

    Nothing is decoded.

    Args:
        data: The file as it came.
        most_seconds: A longer film is refused.

    Raises:
        FilmError: `not-a-film` or `film-too-long`.
    """
    for reader in _READ:
        try:
            return _copied(data, reader, most_seconds)
        except (av.error.FFmpegError, ValueError, IndexError, OverflowError):
            continue
    raise FilmError(
        "not-a-film", "Ce fichier n’est pas un film que cette page peut garder. Filmez encore."
    )


def _copied(data: bytes, reader: str, most_seconds: float) -> Film:
    out = io.BytesIO()
    with av.open(io.BytesIO(data), format=reader) as source:
        stream = source.streams.video[0]
        kind = _FILES.get(stream.codec_context.name)
        if kind is None:
            raise ValueError(stream.codec_context.name)
        seconds = 0.0
        with av.open(out, "w", format=kind) as target:
            copied = target.add_stream_from_template(stream)
            copied.metadata.clear()
            first: float | None = None
            for packet in source.demux(stream):
                if packet.dts is None or packet.pts is None or packet.time_base is None:
                    continue
                at = float(packet.pts * packet.time_base)
                first = at if first is None else first
                seconds = max(seconds, at - first)
                if seconds > most_seconds:
                    message = (
                        f"Ce film est trop long : {most_seconds / 60:g} minutes au plus. "
                        "Filmez en plus court."
                    )
                    raise FilmError("film-too-long", message)
                packet.stream = copied
                target.mux(packet)
    if first is None:
        raise ValueError("no picture")
    return Film(kind, out.getvalue(), seconds)
