"""Changes to the tables since the first release, in order.

A new database is made from `tables.py` as it stands and is marked as having seen them all. An
older one gets the steps it has not seen, in one transaction. Each step is a tuple of SQL
statements that both SQLite and PostgreSQL read.
"""

from __future__ import annotations

from sqlalchemy import Connection, insert, inspect, select, text, update

from lsf_avatar.errors import SetupError
from lsf_avatar.store.tables import metadata, schema

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE documents (constat VARCHAR(32) NOT NULL PRIMARY KEY "
        "REFERENCES constats (id) ON DELETE CASCADE, pdf BYTEA NOT NULL)",
    ),
    (
        "ALTER TABLE constats ADD COLUMN rev INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE answers ADD COLUMN author VARCHAR(1) NOT NULL DEFAULT ''",
        "ALTER TABLE answers ADD COLUMN rev INTEGER NOT NULL DEFAULT 0",
    ),
    (
        "CREATE TABLE outbox (id VARCHAR(64) NOT NULL PRIMARY KEY, constat VARCHAR(32) NOT NULL "
        "REFERENCES constats (id) ON DELETE CASCADE, kind VARCHAR(8) NOT NULL, "
        "side VARCHAR(1) NOT NULL, recipient VARCHAR(254) NOT NULL, state VARCHAR(8) NOT NULL, "
        "tries INTEGER NOT NULL, due BIGINT NOT NULL, error VARCHAR(64) NOT NULL)",
        "CREATE INDEX ix_outbox_constat ON outbox (constat)",
    ),
    (
        "ALTER TABLE constats ADD COLUMN accident VARCHAR(32) NOT NULL DEFAULT ''",
        "ALTER TABLE constats ADD COLUMN others JSON NOT NULL DEFAULT '[]'",
        "CREATE INDEX ix_constats_accident ON constats (accident)",
    ),
    (
        "CREATE TABLE films (constat VARCHAR(32) NOT NULL REFERENCES constats (id) "
        "ON DELETE CASCADE, side VARCHAR(1) NOT NULL, key VARCHAR(64) NOT NULL, "
        "kind VARCHAR(4) NOT NULL, body BYTEA NOT NULL, PRIMARY KEY (constat, side, key))",
    ),
)


def migrate(connection: Connection, steps: tuple[tuple[str, ...], ...] = STEPS) -> None:
    """Brings a database to the tables of this version.

    Raises:
        SetupError: If a newer version of the program has been at work on it.
    """
    if not inspect(connection).has_table(schema.name):
        metadata.create_all(connection)
        connection.execute(insert(schema).values(version=len(steps)))
        return
    seen = connection.execute(select(schema.c.version)).scalar_one()
    if seen > len(steps):
        raise SetupError(
            "database-is-newer",
            f"La base de données est à l’étape {seen}, ce programme connaît l’étape {len(steps)}. "
            "Installez la version plus récente du programme.",
        )
    for step in steps[seen:]:
        for statement in step:
            connection.execute(text(statement))
    connection.execute(update(schema).values(version=len(steps)))
