"""Films of drivers who sign their answer: their author's alone, cleaned, bounded, and gone."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
import pytest

from lsf_avatar.render.remux import remux
from lsf_avatar.render.video import write_film
from lsf_avatar.server.films import FILMED, MOST_SECONDS
from lsf_avatar.server.guard import MOST_FILM_BYTES


def filmed(folder: Path, kind: str = "webm", frames: int = 12, fps: float = 12.0) -> bytes:
    """A real film of grey pictures that grow lighter."""
    path = folder / f"film.{kind}"
    write_film(path, (np.full((48, 64, 3), 8 * n % 255, np.uint8) for n in range(frames)), fps)
    return path.read_bytes()


def send(driver, data: bytes, key: str = "p.remarks"):
    """Sends a film as the page does."""
    return driver.client.post(
        "/api/constat/films", headers=driver.headers, files={"file": data}, data={"key": key}
    )


@pytest.mark.parametrize("kind", ["webm", "mp4"])
def test_a_film_comes_back_to_its_author_and_to_nobody_else(drivers, tmp_path, kind):
    """Neither the other driver's view nor the record says that there is one."""
    assert send(drivers["A"], filmed(tmp_path, kind)).status_code == 204

    back = drivers["A"].get("/films/p.remarks")

    assert back.headers["content-type"] == f"video/{kind}"
    assert pictures(back.content) == 12
    assert drivers["A"].get("/films").json() == {"keys": ["p.remarks"]}
    assert drivers["B"].get("/films").json() == {"keys": []}
    assert drivers["B"].get("/films/p.remarks").status_code == 404
    for driver in drivers.values():
        seen = driver.get().json()
        assert "p.remarks" not in seen["answers"] | seen["other"]


def test_a_film_sent_again_is_one_and_a_new_one_replaces_it(drivers, tmp_path):
    """The network may cut an answer off, and a driver may film anew."""
    send(drivers["A"], filmed(tmp_path))
    send(drivers["A"], filmed(tmp_path))
    send(drivers["A"], filmed(tmp_path, frames=5))
    assert pictures(drivers["A"].get("/films/p.remarks").content) == 5


def test_a_film_is_forgotten_when_its_author_says_so(drivers, tmp_path):
    """Once or twice."""
    send(drivers["A"], filmed(tmp_path), "v.story")
    send(drivers["B"], filmed(tmp_path), "v.story")
    for _ in range(2):
        assert drivers["A"].delete_film("v.story").status_code == 204
    assert drivers["A"].get("/films/v.story").status_code == 404
    assert drivers["B"].get("/films/v.story").status_code == 200


def test_erasing_takes_the_films_of_that_side_along(drivers, tmp_path):
    """A face is the first thing that one wants gone."""
    for driver in drivers.values():
        driver.put("p.ph.last_name", "Martin")
        send(driver, filmed(tmp_path))
    drivers["A"].client.delete("/api/constat", headers=drivers["A"].headers)
    assert drivers["B"].get("/films").json() == {"keys": ["p.remarks"]}
    projection = drivers["A"].client.app.state.services.projection
    with projection._store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT side FROM films").scalars().all()
    assert "B" in rows


@pytest.mark.parametrize(
    ("data", "key", "code"),
    [
        (b"", "p.remarks", "not-a-film"),
        (b"GIF89a not a film", "p.remarks", "not-a-film"),
        (b"#EXTM3U\nfile:///etc/passwd\n", "p.remarks", "not-a-film"),
        (b"\x1aE\xdf\xa3" + b"\0" * 400, "v.story", "not-a-film"),
        (b"x", "acc.date", "not-filmed"),
        (b"x", "nowhere", "not-filmed"),
    ],
)
def test_what_is_no_film_is_refused_in_french_and_nothing_is_kept(drivers, data, key, code):
    """A playlist that names files of the server is no film either."""
    answer = send(drivers["A"], data, key)
    assert (answer.status_code in (404, 422), answer.json()["code"]) == (True, code)
    assert answer.json()["message"].endswith(".")
    assert drivers["A"].get("/films").json() == {"keys": []}


def test_a_film_that_is_too_long_is_refused(drivers, tmp_path):
    """One picture every ten seconds makes a long film of few bytes."""
    answer = send(drivers["A"], filmed(tmp_path, frames=30, fps=0.1))
    assert answer.json()["code"] == "film-too-long"
    assert f"{MOST_SECONDS / 60:g} minutes" in answer.json()["message"]


def test_a_film_of_too_many_bytes_is_refused_before_it_is_read(drivers):
    """By what the request says of itself."""
    assert send(drivers["A"], b"\0" * (MOST_FILM_BYTES + 100_000)).status_code == 413


def test_nothing_is_kept_of_who_does_not_consent(drivers, tmp_path):
    """As of answers."""
    drivers["A"].put("gate.consent", "non")
    assert send(drivers["A"], filmed(tmp_path)).json()["code"] == "consent-refused"


def test_sound_and_words_about_the_film_do_not_stay_in_it(tmp_path):
    """A phone may write where it is, and a page may have recorded voices."""
    made = io.BytesIO()
    with av.open(made, "w", format="mp4") as film:
        film.metadata["title"] = "chez moi"
        film.metadata["location"] = "+48.8583+002.2944/"
        video = film.add_stream("libx264", rate=10)
        video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
        sound = film.add_stream("aac", rate=8000)
        picture = np.zeros((48, 64, 3), np.uint8)
        for _ in range(4):
            film.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        frame = av.AudioFrame.from_ndarray(
            np.zeros((1, 1024), np.float32), format="fltp", layout="mono"
        )
        frame.sample_rate = 8000
        film.mux(sound.encode(frame))
        film.mux(video.encode())
        film.mux(sound.encode())

    clean = remux(made.getvalue(), 10.0).body

    with av.open(io.BytesIO(clean)) as film:
        assert [stream.type for stream in film.streams] == ["video"]
    assert b"chez moi" not in clean
    assert b"48.8583" not in clean


def test_only_questions_that_offer_it_are_answered_by_film():
    """Remarks of the front and the account for one's own insurer."""
    assert {"p.remarks", "v.story"} == FILMED


def pictures(film: bytes) -> int:
    """How many pictures a film shows."""
    with av.open(io.BytesIO(film)) as opened:
        return sum(1 for _ in opened.decode(video=0))
