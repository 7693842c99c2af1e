"""The difference between rules and authors is kept: every phrase is compared, and counted."""

from __future__ import annotations

import json

from click.testing import CliRunner

from lsf_avatar.cli.lexicon import lexicon


def test_what_the_authors_changed_is_listed_and_counted() -> None:
    """On the real phrasebook: each text is of one kind, and both versions of a changed one."""
    done = CliRunner().invoke(lexicon, ["drafts", "--json"], catch_exceptions=False)
    document = json.loads(done.stdout)

    kinds = ("same", "other-face", "other-order", "other-signs")
    assert sum(document[kind] for kind in kinds) == document["texts"] > 500
    assert len(document["differences"]) == document["texts"] - document["same"]
    assert all(each["rule"] != each["hand"] for each in document["differences"])
