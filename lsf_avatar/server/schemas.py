"""The JSON that comes in and goes out, where its shape is ours to say."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Incoming(BaseModel):
    """A body that says what we read and nothing else."""

    model_config = ConfigDict(extra="forbid")


class AnswerIn(Incoming):
    """An answer as the page sends it."""

    value: Any = None
    unknown: bool = False


class AnswerOut(BaseModel):
    """An answer as it was kept."""

    value: Any
    unknown: bool = False


class TextIn(Incoming):
    """A text to be signed, by whom, with which active hand."""

    text: str
    signer: str = ""
    dominant: str = ""


class WarningOut(BaseModel):
    """Something unusual about an answer."""

    code: str
    message: str


class KeptOut(BaseModel):
    """What became of an answer."""

    key: str
    value: Any
    unknown: bool
    warnings: list[WarningOut]


class CreatedOut(BaseModel):
    """A new constat; the tokens are said once and never again."""

    id: str
    tokens: dict[str, str]


class ConstatOut(BaseModel):
    """What one driver sees."""

    id: str
    side: str
    state: str
    answers: dict[str, AnswerOut]
    other: dict[str, AnswerOut]


class PhotoOut(BaseModel):
    """A photo that arrived."""

    id: str


class VerdictOut(BaseModel):
    """What the seal of a document says."""

    sealed: bool
    intact: bool
    ours: bool
    sealed_at: str
    fingerprint: str
    reasons: list[str]


class Nothing(Incoming):
    """An empty object."""


class RecapRowOut(BaseModel):
    """One answer, said back."""

    key: str
    label: str
    text: str
    sign_text: str


class RecapBoxOut(BaseModel):
    """The answers of one box."""

    box: str
    title: str
    rows: list[RecapRowOut] = Field(default_factory=list)


class RecapOut(BaseModel):
    """All answers, box by box."""

    boxes: list[RecapBoxOut]
