"""An older database is brought to this version; a newer one is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, make_url, text

from lsf_avatar.errors import SetupError
from lsf_avatar.store.clips import Clip, Clips
from lsf_avatar.store.constats import Constats, Kept
from lsf_avatar.store.migrations import STEPS, migrate
from lsf_avatar.store.outbox import Outbox
from lsf_avatar.store.store import Store
from tests.store import first_release
from tests.store.first_release import ANSWERS, CREATED, ID, PHOTOS, TOKENS

ONE = ("ALTER TABLE constats ADD COLUMN country VARCHAR(2)",)
TWO = ("UPDATE constats SET country = 'FR'",)


def test_steps_that_were_not_seen_are_made_once(store):
    """Each step once, in order, with what is already there."""
    with store.writing() as connection:
        connection.execute(text("INSERT INTO constats (id, created) VALUES ('a', 'b')"))
        migrate(connection, (*STEPS, ONE, TWO))
    with store.writing() as connection:
        migrate(connection, (*STEPS, ONE, TWO))
        assert connection.execute(text("SELECT country FROM constats")).scalar_one() == "FR"


def test_a_step_that_fails_leaves_the_database_as_it_was(store):
    """Half a migration is worse than none."""
    with pytest.raises(Exception, match="nowhere"), store.writing() as connection:
        migrate(connection, (*STEPS, ONE, ("UPDATE nowhere SET x = 1",)))
    with store.writing() as connection:
        migrate(connection, (*STEPS, ONE))


def test_a_newer_database_is_refused_in_french(store):
    """An older program must not write into tables that it does not know."""
    with store.writing() as connection:
        migrate(connection, (*STEPS, ONE))
    with pytest.raises(SetupError, match="plus récente") as caught, store.writing() as connection:
        migrate(connection, ())
    assert caught.value.code == "database-is-newer"


@pytest.fixture
def old(url):
    """A database as the first release left it."""
    parsed = make_url(url)
    if parsed.database and parsed.get_backend_name() == "sqlite":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed)
    kind = "BYTEA" if engine.dialect.name == "postgresql" else "BLOB"
    with engine.begin() as connection:
        for statement in first_release.TABLES:
            connection.execute(text(statement.format(bytes=kind)))
        for table, rows in first_release.rows().items():
            names = ", ".join(rows[0])
            values = ", ".join(f":{name}" for name in rows[0])
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), rows)
    engine.dispose()
    return url


def test_a_newer_program_keeps_everything_that_the_first_release_had_written(old):
    """Every answer, link, photo and clip is there, unchanged; so it is at the start after that."""
    for _ in range(2):
        store = Store(old)
        with store.reading() as connection:
            constats = Constats(connection)
            parties = {side: constats.party(token) for side, token in TOKENS.items()}
            answers = constats.answers(ID)
            assert {side: (party.constat, party.side) for side, party in parties.items()} == {
                "A": (ID, "A"), "B": (ID, "B"),
            }  # fmt: skip
            assert {party.created for party in parties.values()} == {CREATED}
            assert {(kept.owner, kept.key): kept.value for kept in answers} == ANSWERS
            assert {kept.key for kept in answers if kept.unknown} == {"p.d.birth_date"}
            assert constats.photos(ID) == PHOTOS
            assert Clips(connection).by_request("r1") == Clip("d1", {"text": "Été."}, b"\0\xff")
        store.close()


def test_what_was_migrated_is_what_a_new_database_is(old, store_of_today):
    """Columns, keys and indexes: no table is forgotten in a step."""
    Store(old).close()
    assert shape_of(old) == shape_of(store_of_today)


def test_what_was_migrated_can_be_worked_with(old):
    """An answer is changed, the document kept, a parcel put down, and all of it erased."""
    store = Store(old)
    with store.writing() as connection:
        constats = Constats(connection)
        assert constats.keep(ID, Kept("A", "p.remarks", "Autre.", False), CREATED) == 1
        constats.keep_document(ID, b"%PDF")
        Outbox(connection).signed(ID, 0, webhook=True)
    with store.writing() as connection:
        assert Constats(connection).document(ID) == b"%PDF"
        assert Outbox(connection).claim(0, 60, ["webhook"]).constat == ID
        Constats(connection).erase(ID)
        assert Constats(connection).party(TOKENS["A"]) is None
        for table in ("answers", "photos", "documents", "outbox", "films", "parties"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0
    store.close()


@pytest.fixture
def store_of_today(url, tmp_path):
    """A new database of the same kind, beside the old one."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        today = f"sqlite:///{tmp_path / 'today.sqlite'}"
    else:
        name = f"{parsed.database}_today"
        engine = create_engine(parsed, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}"')
            connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
        engine.dispose()
        today = parsed.set(database=name).render_as_string(hide_password=False)
    Store(today).close()
    return today


def shape_of(url):
    """Table → columns with whether they may be empty, primary key, foreign keys, indexes."""
    engine = create_engine(url)
    seen = inspect(engine)
    shape = {
        table: (
            sorted((column["name"], column["nullable"]) for column in seen.get_columns(table)),
            seen.get_pk_constraint(table)["constrained_columns"],
            sorted(
                (*key["constrained_columns"], key["referred_table"])
                for key in seen.get_foreign_keys(table)
            ),
            sorted(tuple(index["column_names"]) for index in seen.get_indexes(table)),
        )
        for table in seen.get_table_names()
    }
    engine.dispose()
    return shape
