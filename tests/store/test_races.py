"""Two devices in the same moment, on both kinds of database: one is first, the other is told."""

from __future__ import annotations

import threading
from datetime import datetime
from functools import partial
from time import monotonic
from zoneinfo import ZoneInfo

import pytest

from lsf_avatar.constat.record import Record
from lsf_avatar.server.after import After
from lsf_avatar.server.archive import Archive
from lsf_avatar.server.bookcase import Bookcase
from lsf_avatar.server.desk import Desk
from lsf_avatar.server.linking import Linking
from lsf_avatar.server.problems import ConflictError, RefusalError
from tests.complete import INK, front_of

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))
ROUNDS = 12


@pytest.fixture(scope="module")
def bookcase(settings):
    """The form."""
    return Bookcase(settings.lexicon, watch=False, clock=monotonic)


@pytest.fixture
def desk(store, bookcase):
    """Where answers are taken in."""
    return Desk(bookcase, store, lambda: NOW, webhook=True)


def at_once(*calls):
    """Runs calls in the same moment; gives what each returned or raised."""
    barrier = threading.Barrier(len(calls))
    results = [None] * len(calls)

    def run(number, call):
        barrier.wait()
        try:
            results[number] = call()
        except Exception as error:
            results[number] = error

    threads = [threading.Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_of_two_who_answer_one_question_in_the_same_moment_one_is_told(desk):
    """Neither overwrites the other unseen."""
    for _ in range(ROUNDS):
        tokens = desk.create().tokens
        keep = partial(desk.keep, key="acc.date", unknown=False, base=0)
        outcomes = at_once(
            partial(keep, tokens["A"], value="2026-11-19"),
            partial(keep, tokens["B"], value="2026-11-20"),
        )
        told = [outcome for outcome in outcomes if isinstance(outcome, ConflictError)]
        assert len(told) == 1, outcomes
        kept = desk.view(tokens["A"]).answers["acc.date"]
        assert told[0].theirs["value"] == kept.value


def test_a_constat_that_is_sent_twice_in_the_same_moment_is_one(desk):
    """A nervous network repeats the first message before it was answered."""
    for number in range(ROUNDS):
        made = (f"{number:016x}", {"A": f"{number:a>32}", "B": f"{number:b>32}"})
        first, *others = at_once(*[partial(desk.create, *made)] * 3)
        assert others == [first] * 2, (first, *others)
        assert first.id == made[0]


def test_a_photo_that_is_sent_twice_in_the_same_moment_is_one(desk):
    """Both sendings are told that it is there."""
    for number in range(ROUNDS):
        token = desk.create().tokens["A"]
        id = f"{number:p>22}"
        sent = at_once(*[partial(desk.add_photo, token, lambda: b"jpeg", id)] * 2)
        assert sent == [id, id]


def test_nobody_changes_the_front_in_the_moment_of_the_last_signature(desk, store):
    """Either the change comes first and undoes the signature, or it comes too late."""
    for _ in range(ROUNDS // 3):
        tokens = desk.create().tokens
        for side, token in tokens.items():
            for key, value in front_of(side):
                desk.keep(token, key, value, unknown=False)
        desk.keep(tokens["A"], "p.signature", INK, unknown=False)
        _, changed = at_once(
            partial(desk.keep, tokens["B"], "p.signature", INK, unknown=False),
            partial(desk.keep, tokens["A"], "acc.date", "2026-11-19", unknown=False),
        )
        view = desk.view(tokens["A"])
        date = view.answers["acc.date"].value
        if view.state == "signed":
            assert isinstance(changed, RefusalError)
            assert date == dict(front_of("A"))["acc.date"]
        else:
            assert date == "2026-11-19"
            assert "p.signature" not in view.answers


def test_the_common_document_is_made_once_even_if_both_ask_at_once(desk, store):
    """Both get the same bytes."""
    archive = Archive(store)
    tokens = desk.create().tokens
    for side, token in tokens.items():
        for key, value in front_of(side):
            desk.keep(token, key, value, unknown=False)
    for token in tokens.values():
        desk.keep(token, "p.signature", INK, unknown=False)
    record, _, _ = archive.of_token(tokens["A"])
    number = iter(range(10))

    def make(record: Record, photos: object) -> bytes:
        return b"%PDF" + bytes([next(number)])

    got = at_once(*[partial(archive.sealed_front, record, make)] * 3)
    assert len(set(got)) == 1, got


def test_an_e_mail_that_is_asked_for_twice_in_the_same_moment_is_one(desk, store):
    """A nervous thumb on the button."""
    after = After(store, lambda: NOW, mail=True)
    for _ in range(ROUNDS):
        token = desk.create().tokens["A"]
        asked = at_once(*[partial(after.ask_mail, token, "zoe@exemple.fr")] * 2)
        assert asked[0] == asked[1]
        assert len(after.mails(token)) == 1


def test_two_constats_of_one_accident_are_answered_in_the_same_moment(desk, store):
    """No deadlock; afterwards all say the same."""
    linking = Linking(store, lambda: NOW)
    first = desk.create().tokens
    second = linking.add(first["A"]).tokens
    for day in range(10, 10 + ROUNDS):
        keep = partial(desk.keep, key="acc.date", unknown=False)
        outcomes = at_once(
            partial(keep, first["B"], value=f"2026-11-{day}"),
            partial(keep, second["B"], value=f"2026-10-{day}"),
        )
        assert all(isinstance(outcome, tuple) for outcome in outcomes), outcomes
        dates = {desk.view(token).answers["acc.date"].value for token in (first["A"], second["A"])}
        assert len(dates) == 1
