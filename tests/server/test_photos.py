"""Photos over HTTP: drawn anew, belonging to their driver, and nothing else taken for one."""

from __future__ import annotations

import io
import struct
import zlib

import av
import numpy as np
import pytest
from PIL import Image


def picture(kind, size=(64, 48), **save):
    """A photo as a phone might send it."""
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **save)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_drawn_anew_without_what_was_hidden_in_it(drivers, kind):
    """Place and camera stay behind; the other driver can neither see nor name my photo."""
    exif = Image.Exif()
    exif[0x010E] = "chez moi"
    data = picture(kind, exif=exif)
    assert b"chez moi" in data
    sent = drivers["A"].client.post(
        "/api/constat/photos", headers=drivers["A"].headers,
        files={"file": ("a.jpg", data, "image/jpeg")},
    )  # fmt: skip
    assert sent.status_code == 201
    id = sent.json()["id"]
    back = drivers["A"].get(f"/photos/{id}")
    assert back.headers["content-type"] == "image/jpeg"
    assert b"chez moi" not in back.content
    assert not Image.open(io.BytesIO(back.content)).getexif()
    assert drivers["B"].get(f"/photos/{id}").status_code == 404
    answer = [{"id": id, "name": "a.jpg", "kind": "dégâts"}]
    assert drivers["A"].put("p.photos", answer).status_code == 200
    assert drivers["B"].put("p.photos", answer).json()["code"] == "no-such-photo"


def test_photos_have_an_end(drivers):
    """A disk is not filled by one link."""
    codes = [
        drivers["A"].client.post(
            "/api/constat/photos", headers=drivers["A"].headers,
            files={"file": picture("JPEG", (8, 8))},
        ).status_code
        for _ in range(41)
    ]  # fmt: skip
    assert codes[:40] == [201] * 40
    assert codes[40] == 422


def film(kind, codec):
    """A film as a phone might record it instead of a photo."""
    out = io.BytesIO()
    with av.open(out, "w", format=kind) as container:
        stream = container.add_stream(codec, rate=5, width=64, height=48)
        stream.pix_fmt = "yuv420p"
        for _ in range(5):
            frame = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return out.getvalue()


def promised(width, height):
    """A PNG of a few bytes that says it is very large."""

    def chunk(name, body):
        length, check = struct.pack(">I", len(body)), struct.pack(">I", zlib.crc32(name + body))
        return length + name + body + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0" * 99)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "not-a-photo"),
        (b"<svg/>", 422, "not-a-photo"),
        (b"GIF89a", 422, "not-a-photo"),
        (picture("JPEG")[:200], 422, "not-a-photo"),
        (b"a" * (11 * 1024 * 1024), 413, "too-large"),
        (picture("PNG", (9000, 9000)), 413, "photo-too-large"),
        (promised(60_000, 60_000), 413, "photo-too-large"),
        (promised(2**31 - 1, 2**31 - 1), 413, "photo-too-large"),
        (promised(5000, 5000), 422, "not-a-photo"),
        (promised(0, 0), 422, "not-a-photo"),
        (film("webm", "libvpx-vp9"), 422, "not-a-photo"),
        (film("mp4", "libx264"), 422, "not-a-photo"),
        (b"\0\0\0\x18ftypheic" + bytes(64), 422, "not-a-photo"),
        (b"%PDF-1.7", 422, "not-a-photo"),
    ],
    ids=[
        "empty", "svg", "gif", "half", "huge", "many-pixels", "bomb", "bomb-beyond-measure",
        "promise", "no-pixels", "webm", "mp4", "heic", "pdf",
    ],
)  # fmt: skip
def test_what_is_no_photo_is_refused(drivers, data, status, code):
    """Nothing but a picture of a sensible size is taken in."""
    driver = drivers["A"]
    answer = driver.client.post(
        "/api/constat/photos", headers=driver.headers, files={"file": ("a.jpg", data)}
    )
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["message"].endswith(".")
    assert driver.put("p.photos", [{"id": "x" * 22}]).json()["code"] == "no-such-photo"
