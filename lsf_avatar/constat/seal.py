"""The seal of the signed document: one changed byte, and it is no longer intact.

A seal is a PAdES certification signature (DocMDP: no change allowed) by the service's own key.
It says that the document is the one that this service made, and when the service says it was made;
it says nothing about who the drivers are. pyHanko lives here only.
"""

from __future__ import annotations

import io
import logging
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from lsf_avatar.errors import SetupError

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
"""What is wrong with somebody's file is a verdict, not a line in the log."""

_FIELD = "Sceau"
_FIELD_SAYS = "Sceau électronique du service"
_REASON = "Constat signé : le document ne change plus."
_KEY_FILE = "sceau.p12"
_YEARS = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the seal of a document says.

    Attributes:
        sealed: Whether it has a seal at all.
        intact: Whether not a byte changed since it was sealed.
        ours: Whether the seal is that of the service which was asked about.
        sealed_at: When, as the seal says (ISO time); empty if unknown.
        fingerprint: SHA-256 of the seal's certificate, hexadecimal; empty without a seal.
        reasons: In French, why it is not an intact document of this service; empty if it is.
    """

    sealed: bool
    intact: bool
    ours: bool
    sealed_at: str
    fingerprint: str
    reasons: tuple[str, ...]


def ensure_seal(folder: Path) -> signers.SimpleSigner:
    """The service's key and certificate; made at the first call, readable by its owner only.

    A service with a certificate of its own puts it there as `sceau.p12`, without a password.

    Raises:
        SetupError: If the file is there and is no key with a certificate.
    """
    path = folder / _KEY_FILE
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        growing = path.with_suffix(f".{os.getpid()}")
        with open(os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(_new_key(datetime.now(UTC)))
        try:
            os.link(growing, path)  # two processes may start together: the first one's key stays
        except FileExistsError:
            pass
        finally:
            growing.unlink()
    try:
        signer: signers.SimpleSigner = signers.SimpleSigner.load_pkcs12_data(
            path.read_bytes(), other_certs=()
        )
    except ValueError as error:
        message = (
            f"{path} n’est pas une clé avec son certificat. Déplacez ce fichier pour en avoir une "
            "neuve ; les anciens documents ne seront plus reconnus."
        )
        raise SetupError("seal-unreadable", message) from error
    return signer


def sealed(document: bytes, signer: signers.SimpleSigner) -> bytes:
    """A PDF with the seal added; what was there before stays byte for byte.

    Args:
        document: A PDF without a seal.
        signer: From `ensure_seal`.
    """
    metadata = signers.PdfSignatureMetadata(
        field_name=_FIELD, reason=_REASON, subfilter=SigSeedSubFilter.PADES,
        certify=True, docmdp_permissions=MDPPerm.NO_CHANGES,
    )  # fmt: skip
    field = SigFieldSpec(_FIELD, readable_field_name=_FIELD_SAYS)
    writer = _UnderTheSeal(io.BytesIO(document))
    output: io.BytesIO = signers.sign_pdf(writer, metadata, signer, new_field_spec=field)
    return output.getvalue()


class _UnderTheSeal(IncrementalPdfFileWriter):
    """Adds the seal and leaves the metadata alone: they say PDF/A-3 and PDF/UA as typst wrote it.

    pyHanko would write them anew in its own words, under its own name.
    """

    def _update_meta(self) -> None:
        pass


def verify(document: bytes, fingerprint: str) -> Verdict:
    """What the seal of a document says; any bytes get an answer.

    Args:
        document: A file that somebody brings.
        fingerprint: Of the service's certificate, from `fingerprint_of`.
    """
    try:
        seals = PdfFileReader(io.BytesIO(document)).embedded_signatures
    except Exception:  # a hostile file may break the reader anywhere
        return _without_seal("Ce fichier n’est pas un PDF lisible.")
    if not seals:
        return _without_seal("Ce document n’a pas de sceau.")
    return _verdict(document, seals[0], len(seals), fingerprint)


def fingerprint_of(signer: signers.SimpleSigner) -> str:
    """SHA-256 of a certificate, hexadecimal."""
    certificate = signer.signing_cert
    return "" if certificate is None else str(certificate.sha256.hex())


def _verdict(document: bytes, seal: EmbeddedPdfSignature, count: int, fingerprint: str) -> Verdict:
    """Integrity and origin are two questions: somebody else's seal can be intact."""
    try:
        certificate = seal.signer_cert
        trust = ValidationContext(trust_roots=[certificate], allow_fetching=False)
        status = validate_pdf_signature(seal, trust)
        whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        unchanged = status.intact and status.valid and whole and status.docmdp_ok
        intact = bool(unchanged and count == 1 and _written_as_sealed(document, seal))
        at, found = status.signer_reported_dt, certificate.sha256.hex()
    except Exception:  # as above: a seal that cannot be read is not intact
        return Verdict(True, False, False, "", "", ("Le sceau est abîmé.",))
    reasons = []
    if not intact:
        reasons.append("Le document a été changé après avoir été scellé.")
    if found != fingerprint:
        reasons.append("Le sceau n’est pas celui de ce service.")
    sealed_at = "" if at is None else at.isoformat()
    return Verdict(True, intact, found == fingerprint, sealed_at, found, tuple(reasons))


def _written_as_sealed(document: bytes, seal: EmbeddedPdfSignature) -> bool:
    """Whether the seal itself stands as it was written: no signature covers its own bytes.

    Without this, the filling after the signature, the case of a digit, or the parts of a signature
    that only repeat others could change unseen.
    """
    _, first, second, _ = seal.byte_range
    filling = document[first:second]
    container = cms.ContentInfo.load(seal.pkcs7_content)
    signed = container["content"]
    (info,) = signed["signer_infos"]
    repeats = (signed["version"], info["version"], *signed["digest_algorithms"])
    written = (cms.CMSVersion("v1"), cms.CMSVersion("v1"), info["digest_algorithm"])
    der = container.dump(force=True).hex().upper().encode()
    return filling == b"<" + der.ljust(len(filling) - 2, b"0") + b">" and [
        part.dump() for part in repeats
    ] == [part.dump() for part in written]


def _without_seal(reason: str) -> Verdict:
    return Verdict(False, False, False, "", "", (reason,))


def _new_key(now: datetime) -> bytes:
    """A P-256 key with a certificate signed by itself, as PKCS #12."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "lsf-avatar : sceau du service")])
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=False, crl_sign=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name)
        .public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * _YEARS))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"sceau", key, certificate, None, plain)
