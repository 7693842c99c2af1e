"""The tables as the first release made them, with something in each: never to be changed."""

from __future__ import annotations

import json

from lsf_avatar.store.constats import token_hash

TABLES = (
    "CREATE TABLE constats (id VARCHAR(32) NOT NULL PRIMARY KEY, created VARCHAR(32) NOT NULL)",
    "CREATE TABLE parties (token_hash VARCHAR(64) NOT NULL PRIMARY KEY, constat VARCHAR(32) "
    "NOT NULL REFERENCES constats (id) ON DELETE CASCADE, side VARCHAR(1) NOT NULL)",
    "CREATE INDEX ix_parties_constat ON parties (constat)",
    "CREATE TABLE answers (constat VARCHAR(32) NOT NULL REFERENCES constats (id) ON DELETE "
    "CASCADE, owner VARCHAR(6) NOT NULL, key VARCHAR(64) NOT NULL, value JSON NOT NULL, "
    "unknown BOOLEAN NOT NULL, updated VARCHAR(32) NOT NULL, PRIMARY KEY (constat, owner, key))",
    "CREATE TABLE photos (id VARCHAR(64) NOT NULL PRIMARY KEY, constat VARCHAR(32) NOT NULL "
    "REFERENCES constats (id) ON DELETE CASCADE, side VARCHAR(1) NOT NULL, jpeg {bytes} NOT NULL)",
    "CREATE INDEX ix_photos_constat ON photos (constat)",
    "CREATE TABLE clips (digest VARCHAR(64) NOT NULL PRIMARY KEY, request VARCHAR(64) NOT NULL "
    "UNIQUE, signing JSON NOT NULL, brotli {bytes} NOT NULL, size INTEGER NOT NULL, "
    "used VARCHAR(32) NOT NULL)",
    "CREATE INDEX clips_used ON clips (used)",
    "CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)",
)
ID, CREATED = "0123456789abcdef", "2026-01-02T03:04:05+01:00"
TOKENS = {"A": "a" * 32, "B": "b" * 32}
ANSWERS = {
    ("shared", "acc.date"): "2026-01-01",
    ("shared", "acc.place"): {"line": "7 bis rue de l’Été", "city": "Œuilly", "lat": 0.00001},
    ("A", "p.d.birth_date"): None,
    ("A", "p.remarks"): "Zoë 😀 مرحبا\nligne 2",
    ("B", "p.damage_text"): ["capot", "roue"],
    ("B", "v.story"): "J’étais à l’arrêt.",
}
PHOTOS = {"p" * 22: bytes(range(256))}


def rows() -> dict[str, list[dict[str, object]]]:
    """Table → what the first release had written there."""
    return {
        "constats": [{"id": ID, "created": CREATED}],
        "parties": [
            {"token_hash": token_hash(token), "constat": ID, "side": side}
            for side, token in TOKENS.items()
        ],
        "answers": [
            {"constat": ID, "owner": owner, "key": key, "value": json.dumps(value),
             "unknown": value is None, "updated": CREATED}
            for (owner, key), value in ANSWERS.items()
        ],
        "photos": [
            {"id": id, "constat": ID, "side": "A", "jpeg": jpeg} for id, jpeg in PHOTOS.items()
        ],
        "clips": [
            {"digest": "d1", "request": "r1", "signing": '{"text": "Été."}', "brotli": b"\0\xff",
             "size": 2, "used": CREATED}
        ],
        "schema_version": [{"version": 0}],
    }  # fmt: skip
