"""After the form: the document by e-mail, one more vehicle, and everything erased."""

from __future__ import annotations

from fastapi import APIRouter

from lsf_avatar.server.schemas import (
    AccidentOut,
    CreatedOut,
    ErasedOut,
    MailIn,
    MailOut,
    MailsOut,
    NewConstat,
)  # fmt: skip
from lsf_avatar.server.services import LIMIT_CREATE, LIMIT_MAIL, Token, Use

router = APIRouter(prefix="/api")


@router.get("/constat/mail")
def mails(token: Token, use: Use) -> MailsOut:
    """Whether e-mails can be sent, and what became of those that were asked for."""
    document = {"on": use.after.mail, "mails": use.after.mails(token)}
    return MailsOut.model_validate(document, from_attributes=True)


@router.post("/constat/mail", status_code=202, dependencies=[LIMIT_MAIL])
def mail(body: MailIn, token: Token, use: Use) -> MailOut:
    """Sends the signed document to an address, once both have signed."""
    return MailOut.model_validate(use.after.ask_mail(token, body.address), from_attributes=True)


@router.get("/constat/linked")
def linked(token: Token, use: Use) -> AccidentOut:
    """All constats of the same accident, this one too."""
    document = {"constats": use.linking.of(token)}
    return AccidentOut.model_validate(document, from_attributes=True)


@router.post("/constat/linked", status_code=201, dependencies=[LIMIT_CREATE])
def add_vehicle(body: NewConstat, token: Token, use: Use) -> CreatedOut:
    """One more constat of the accident, with the driver's answers about it and about themselves."""
    secrets = {str(side): secret for side, secret in body.tokens.items()}
    made = use.linking.add(token, body.id, secrets)
    return CreatedOut.model_validate(made, from_attributes=True)


@router.delete("/constat")
def erase(token: Token, use: Use) -> ErasedOut:
    """Erases what is the driver's; says what stays because the other one needs it."""
    return ErasedOut.model_validate(use.after.erase(token), from_attributes=True)
