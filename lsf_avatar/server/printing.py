"""The recap and the document of a driver's constat."""

from __future__ import annotations

from lsf_avatar.constat.recap import recap
from lsf_avatar.server.desk import Desk
from lsf_avatar.server.schemas import RecapOut


def recap_of(desk: Desk, token: str) -> RecapOut:
    """All answers of the driver of a token, said back."""
    record, side, _ = desk.record(token)
    boxes = {"boxes": recap(record.answers(side))}
    return RecapOut.model_validate(boxes, from_attributes=True)


def printed(desk: Desk, token: str) -> bytes:
    """The PDF of the driver of a token: the front, and the back of their own side."""
    from lsf_avatar.constat.pdf import pdf

    record, side, photos = desk.record(token)
    return pdf(record, side, photos)
