"""Pixels: a posed signer becomes frames, and frames become a film.

pyrender (on OSMesa) and PyAV live here and nowhere else. Light is worked out for each vertex in
numpy and drawn flat: on a software rasteriser this is four times as fast as lighting each
fragment, and with twofold supersampling as smooth.
"""

from lsf_avatar.render.camera import VIEWS, Camera, camera
from lsf_avatar.render.frames import Look, Painter, frames
from lsf_avatar.render.painters import SHORT_FRAMES, Painters
from lsf_avatar.render.video import codec_of, write_film, write_png

__all__ = [
    "SHORT_FRAMES", "VIEWS", "Camera", "Look", "Painter", "Painters", "camera",
    "codec_of", "frames", "write_film", "write_png",
]  # fmt: skip
