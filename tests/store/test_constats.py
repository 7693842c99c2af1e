"""What is kept is kept whole, and is there after a restart."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text

from lsf_avatar.store.constats import Constats, Kept
from lsf_avatar.store.store import Store

NOW = "2026-11-23T10:00:00+01:00"
VALUES = [
    "AB-123-CD", "Zoë 😀 مرحبا <script>", "ligne 1\nligne 2", "", 0, 3500, 1.5, 10**15, True, None,
    [], ["b", "a"], {"z": 1, "a": {"é": [None, False]}}, {"time": "18:30", "approximate": True},
]  # fmt: skip


def created(store):
    """A new constat."""
    with store.writing() as connection:
        return Constats(connection).create(NOW)


def answers(store, id):
    """All answers of a constat."""
    with store.reading() as connection:
        return Constats(connection).answers(id)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_any_value_comes_back_as_it_went_in(store, value):
    """Accents, order, numbers, nothing at all."""
    constat = created(store)
    kept = Kept("A", "p.remarks", value, value is None)
    with store.writing() as connection:
        Constats(connection).keep(constat.id, kept, NOW)
    (found,) = answers(store, constat.id)
    assert found == kept
    assert type(found.value) is type(value)


def test_answers_survive_a_restart(url):
    """The process may end at any moment after an answer was kept."""
    first = Store(url)
    constat = created(first)
    kept = Kept("shared", "acc.date", "2026-11-20", False)
    with first.writing() as connection:
        Constats(connection).keep(constat.id, kept, NOW)
    first.close()

    second = Store(url)
    assert answers(second, constat.id) == [kept]
    with second.reading() as connection:
        party = Constats(connection).party(constat.tokens["B"])
    assert (party.constat, party.side) == (constat.id, "B")
    second.close()


def test_a_second_answer_takes_the_place_of_the_first(store):
    """One row an answer; forgetting one that is not there is no error."""
    constat = created(store)
    with store.writing() as connection:
        constats = Constats(connection)
        constats.keep(constat.id, Kept("A", "p.v.make", "Clio", False), NOW)
        constats.keep(constat.id, Kept("A", "p.v.make", "Zoe", False), NOW)
        constats.keep(constat.id, Kept("B", "p.v.make", "Iveco", False), NOW)
        constats.forget(constat.id, "A", "p.v.plate")
    assert [kept.value for kept in answers(store, constat.id)] == ["Zoe", "Iveco"]


def test_what_fails_half_way_leaves_nothing(store):
    """All of a transaction or nothing of it."""
    constat = created(store)

    def stumble():
        with store.writing() as connection:
            Constats(connection).keep(constat.id, Kept("A", "p.v.make", "Clio", False), NOW)
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        stumble()
    assert answers(store, constat.id) == []


def test_tokens_are_long_different_and_not_in_the_database(store):
    """Who reads the database cannot open a constat."""
    constats = [created(store) for _ in range(5)]
    tokens = {token for constat in constats for token in constat.tokens.values()}
    assert len(tokens) == 10
    assert min(map(len, tokens)) >= 32
    with store.reading() as connection:
        rows = connection.execute(text("select token_hash, constat, side from parties")).all()
        assert not tokens & {value for row in rows for value in row}
        assert Constats(connection).party("x" * 32) is None
        assert Constats(connection).party("") is None


def test_many_writers_at_once_lose_nothing(store):
    """Two phones and a nervous thumb: every answer is there in the end."""
    constat = created(store)

    def write(number):
        with store.writing() as connection:
            constats = Constats(connection)
            constats.answers(constat.id)
            constats.keep(constat.id, Kept("A", f"p.c.{number:02}", number, False), NOW)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {kept.value for kept in answers(store, constat.id)} == set(range(12))


def test_photos_belong_to_their_side(store):
    """Each driver can name only the photos they sent."""
    constat = created(store)
    with store.writing() as connection:
        constats = Constats(connection)
        parties = {side: constats.party(token) for side, token in constat.tokens.items()}
        id = constats.add_photo(parties["A"], b"jpeg")
        assert constats.photo_ids(parties["A"]) == {id}
        assert constats.photo_ids(parties["B"]) == frozenset()
        assert constats.photos(constat.id) == {id: b"jpeg"}


def test_an_error_of_the_database_does_not_tell_the_values(store):
    """Messages of errors go to the log; answers must not."""
    with (
        pytest.raises(Exception, match=r"(?i)foreign key") as caught,
        store.writing() as connection,
    ):
        Constats(connection).keep("nobody", Kept("A", "p.v.plate", "AB-123-CD", False), NOW)
    assert "AB-123-CD" not in str(caught.value)
