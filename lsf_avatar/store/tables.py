"""The tables. A change here needs a step in `migrations/`."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

metadata = MetaData()

constats = Table(
    "constats",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("created", String(32), nullable=False),
    Column("rev", Integer, nullable=False, server_default="0"),
    Column("accident", String(32), nullable=False, server_default="", index=True),
    Column("others", JSON, nullable=False, server_default="[]"),
)
"""`rev` counts the changes of its answers; `accident` is the id of the first constat of the same
accident, empty for the only one; `others` are the plates of its other vehicles when it was signed.
"""

parties = Table(
    "parties",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("constat", ForeignKey("constats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("side", String(1), nullable=False),
)
"""Who may see and write what. Tokens are kept as SHA-256 only."""

answers = Table(
    "answers",
    metadata,
    Column("constat", ForeignKey("constats.id", ondelete="CASCADE"), primary_key=True),
    Column("owner", String(6), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("value", JSON(none_as_null=False), nullable=False),
    Column("unknown", Boolean, nullable=False),
    Column("updated", String(32), nullable=False),
    Column("author", String(1), nullable=False, server_default=""),
    Column("rev", Integer, nullable=False, server_default="0"),
)
"""One row an answer. `owner` is `shared`, `A` or `B`; `author` is the side that gave it, and `rev`
which change of the constat that was."""

photos = Table(
    "photos",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("constat", ForeignKey("constats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("side", String(1), nullable=False),
    Column("jpeg", LargeBinary, nullable=False),
)

films = Table(
    "films",
    metadata,
    Column("constat", ForeignKey("constats.id", ondelete="CASCADE"), primary_key=True),
    Column("side", String(1), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("kind", String(4), nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""Answers signed into a camera: of their author alone."""

documents = Table(
    "documents",
    metadata,
    Column("constat", ForeignKey("constats.id", ondelete="CASCADE"), primary_key=True),
    Column("pdf", LargeBinary, nullable=False),
)
"""The sealed front of a signed constat: the same bytes for both drivers, for ever."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("constat", ForeignKey("constats.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(8), nullable=False),
    Column("side", String(1), nullable=False),
    Column("recipient", String(254), nullable=False),
    Column("state", String(8), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", BigInteger, nullable=False),
    Column("error", String(64), nullable=False),
)
"""What is still to be sent; `due` in seconds since 1970. Nothing of the answers is in it."""

clips = Table(
    "clips",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("request", String(64), nullable=False, unique=True),
    Column("signing", JSON, nullable=False),
    Column("brotli", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
    Column("used", String(32), nullable=False),
)
"""Clips of phrases of the form. Free text is personal: its clips are never stored."""
Index("clips_used", clips.c.used)

schema = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True),
)
"""One row: how many migrations this database has seen."""
