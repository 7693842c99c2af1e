"""The lexicon and QA, where they are switched on."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from lsf_avatar.server.schemas import TextIn
from lsf_avatar.server.services import LIMIT_SIGN, Use

router = APIRouter(prefix="/api")


@router.get("/lexicon")
def entries(use: Use) -> dict[str, Any]:
    """All entries."""
    return use.linguists.entries()


@router.get("/lexicon/version")
def version(use: Use) -> dict[str, str]:
    """Changes when a file is saved."""
    return use.linguists.version()


@router.post("/lexicon/gloss", dependencies=[LIMIT_SIGN])
def gloss_text(body: TextIn, use: Use) -> dict[str, Any]:
    """A text as glosses, with the trace of the rules; what `lsf gloss --json` prints."""
    return use.linguists.gloss(body.text)


@router.get("/lexicon/{gloss}")
def entry(gloss: str, use: Use) -> dict[str, Any]:
    """One entry."""
    return use.linguists.entry(gloss)


@router.get("/qa/phrases")
def phrases(use: Use) -> dict[str, Any]:
    """All questions against their goldens."""
    return use.linguists.phrases()


@router.get("/qa/phrases/{phrase_id:path}")
def phrase(phrase_id: str, use: Use) -> dict[str, Any]:
    """One phrase against its golden."""
    return use.linguists.phrase(phrase_id)
