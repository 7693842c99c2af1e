"""The recap and the document of a driver's constat; once it is signed, the document is sealed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lsf_avatar.constat.recap import recap
from lsf_avatar.constat.record import Record
from lsf_avatar.server.archive import Archive, is_signed
from lsf_avatar.server.problems import RefusalError
from lsf_avatar.server.schemas import RecapOut, VerdictOut


def recap_of(archive: Archive, token: str, topics: Mapping[str, str]) -> RecapOut:
    """All answers of the driver of a token, said back; `topics` as for `constat.recap`."""
    record, side, _ = archive.of_token(token)
    boxes = {"boxes": recap(record.answers(side), topics), "accident": record.accident}
    return RecapOut.model_validate(boxes, from_attributes=True)


class Press:
    """Prints, seals and verifies documents.

    Args:
        archive: Where constats are read.
        seals: Folder of the service's key; made at the first seal.
    """

    def __init__(self, archive: Archive, seals: Path) -> None:
        self._archive = archive
        self._seals = seals

    def own(self, token: str) -> bytes:
        """The PDF of the driver of a token: the front, and the back of their own side."""
        from lsf_avatar.constat.pdf import pdf

        record, side, photos = self._archive.of_token(token)
        body = pdf(record, side, photos)
        return self._sealed(body) if is_signed(record) else body

    def common(self, token: str) -> bytes:
        """The sealed front, the same for both drivers."""
        record, _, _ = self._archive.of_token(token)
        return self._archive.sealed_front(record, self._front)

    def common_of(self, constat: str) -> bytes:
        """The sealed front of a constat, to be sent.

        Raises:
            RefusalError: If it is not signed, or gone.
        """
        record = self._archive.of_constat(constat)
        if record is None:
            raise RefusalError(404, "constat-erased", "Ce constat est effacé.")
        return self._archive.sealed_front(record, self._front)

    def verify(self, document: bytes) -> VerdictOut:
        """What the seal of a document says."""
        from lsf_avatar.constat.seal import ensure_seal, fingerprint_of, verify

        verdict = verify(document, fingerprint_of(ensure_seal(self._seals)))
        return VerdictOut.model_validate(verdict, from_attributes=True)

    def _front(self, record: Record, photos: Mapping[str, bytes]) -> bytes:
        from lsf_avatar.constat.pdf import pdf

        return self._sealed(pdf(record, None, photos))

    def _sealed(self, body: bytes) -> bytes:
        from lsf_avatar.constat.seal import ensure_seal, sealed

        return sealed(body, ensure_seal(self._seals))
