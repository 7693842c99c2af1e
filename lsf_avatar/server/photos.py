"""Photos as they come from a phone, drawn anew: no place, no camera, no hidden picture stays."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from lsf_avatar.server.problems import RefusalError

MOST_PIXELS = 40_000_000
_LONGEST_SIDE = 2000


def as_jpeg(data: bytes) -> bytes:
    """The photo as a JPEG of at most 2000 pixels a side, upright, without metadata.

    Raises:
        RefusalError: If it is not a photo, or has too many pixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large()
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning) as error:
        message = "Ce fichier n’est pas une photo JPEG, PNG ou WebP."
        raise RefusalError(422, "not-a-photo", message) from error
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    drawn = Image.new("RGB", upright.size)
    drawn.paste(upright)
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=82)
    return out.getvalue()


def _too_large() -> RefusalError:
    message = "Cette photo est trop grande. Prenez-la avec moins de pixels."
    return RefusalError(413, "photo-too-large", message)
