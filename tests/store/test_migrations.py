"""An older database is brought to this version; a newer one is left alone."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from lsf_avatar.errors import SetupError
from lsf_avatar.store.constats import Constats
from lsf_avatar.store.migrations import STEPS, migrate

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


def test_a_database_of_the_first_release_gets_every_step_since(store):
    """What an older program left is what the newer one finds, and can use."""
    with store.writing() as connection:
        for statement in (
            "DROP TABLE documents",
            "ALTER TABLE constats DROP COLUMN rev",
            "ALTER TABLE answers DROP COLUMN author",
            "ALTER TABLE answers DROP COLUMN rev",
            "UPDATE schema_version SET version = 0",
        ):
            connection.execute(text(statement))
    with store.writing() as connection:
        migrate(connection)
        created = Constats(connection).create("2026-11-23T10:00:00+01:00")
        Constats(connection).keep_document(created.id, b"%PDF")
        assert Constats(connection).document(created.id) == b"%PDF"
