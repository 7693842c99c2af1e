"""The JSON that comes in and goes out, where its shape is ours to say."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Incoming(BaseModel):
    """A body that says what we read and nothing else."""

    model_config = ConfigDict(extra="forbid")


class AnswerIn(Incoming):
    """An answer as the page sends it; `base` is the `rev` of the answer that it was given over."""

    value: Any = None
    unknown: bool = False
    base: int | None = None


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
    rev: int
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
    rev: int
    answers: dict[str, AnswerOut]
    other: dict[str, AnswerOut]
    revs: dict[str, int]
    other_here: bool


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


class NewConstat(Incoming):
    """What a device that began without the network has made; empty otherwise."""

    id: str = Field("", pattern=r"^([0-9a-f]{16})?$")
    tokens: dict[Literal["A", "B"], Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{32}$")]] = Field(
        default_factory=dict
    )


class MailIn(Incoming):
    """Where a driver wants the signed document."""

    address: str


class MailOut(BaseModel):
    """One e-mail that a driver asked for; the address is gone once it was sent."""

    recipient: str
    state: Literal["held", "waiting", "sent", "failed"]


class MailsOut(BaseModel):
    """Whether e-mails can be sent, and what was asked for."""

    on: bool
    mails: list[MailOut]


class ErasedOut(BaseModel):
    """What was kept for the other driver, and the same in French."""

    kept: Literal["nothing", "shared", "front"]
    message: str


class LinkedOut(BaseModel):
    """One constat of the same accident."""

    id: str
    number: int
    state: str
    plates: dict[str, str]


class AccidentOut(BaseModel):
    """All constats of an accident."""

    constats: list[LinkedOut]


class FilmsOut(BaseModel):
    """The questions that a driver has answered by film."""

    keys: list[str]


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


class AccidentNamed(BaseModel):
    """What the document says of the accident: its number, empty for two vehicles, and who else."""

    id: str
    plates: list[str]


class RecapOut(BaseModel):
    """All answers, box by box."""

    boxes: list[RecapBoxOut]
    accident: AccidentNamed
