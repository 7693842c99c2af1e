"""An older database is brought to this version; a newer one is left alone."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from lsf_avatar.errors import SetupError
from lsf_avatar.store.migrations import migrate

ONE = ("ALTER TABLE constats ADD COLUMN country VARCHAR(2)",)
TWO = ("UPDATE constats SET country = 'FR'",)


def test_steps_that_were_not_seen_are_made_once(store):
    """Each step once, in order, with what is already there."""
    with store.writing() as connection:
        connection.execute(text("INSERT INTO constats (id, created) VALUES ('a', 'b')"))
        migrate(connection, (ONE, TWO))
    with store.writing() as connection:
        migrate(connection, (ONE, TWO))
        assert connection.execute(text("SELECT country FROM constats")).scalar_one() == "FR"


def test_a_step_that_fails_leaves_the_database_as_it_was(store):
    """Half a migration is worse than none."""
    with pytest.raises(Exception, match="nowhere"), store.writing() as connection:
        migrate(connection, (ONE, ("UPDATE nowhere SET x = 1",)))
    with store.writing() as connection:
        migrate(connection, (ONE,))


def test_a_newer_database_is_refused_in_french(store):
    """An older program must not write into tables that it does not know."""
    with store.writing() as connection:
        migrate(connection, (ONE,))
    with pytest.raises(SetupError, match="plus récente") as caught, store.writing() as connection:
        migrate(connection, ())
    assert caught.value.code == "database-is-newer"
