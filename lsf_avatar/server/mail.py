"""The signed document by e-mail; off as long as no SMTP server is named.

Only the common front is sent: the back may say who was hurt and how, and an e-mail can be read on
its way or end in another box.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from lsf_avatar.errors import SetupError
from lsf_avatar.server.courier import UndeliveredError
from lsf_avatar.server.settings import Settings
from lsf_avatar.store.outbox import Parcel

_PATIENCE_S = 30
_SUBJECT = "Votre constat amiable signé"
_TEXT = """\
Bonjour,

Voici le constat que les deux conducteurs ont signé (fichier PDF joint).

Ce qu’il faut faire : envoyez ce document à votre assurance dans les 5 jours ouvrés après \
l’accident. Si le véhicule a été volé : dans les 2 jours ouvrés.

Le document est scellé : un seul caractère changé se voit. L’autre conducteur a le même document.
La partie privée (le verso) n’est pas jointe : elle se télécharge sur la page du constat.

Ce message part tout seul : personne ne lit les réponses.
"""


def address_of(text: str) -> str | None:
    """The one e-mail address that a text is; None if it is not exactly one.

    >>> address_of(" zoe@exemple.fr "), address_of("zoe@exemple.fr, noe@exemple.fr")
    ('zoe@exemple.fr', None)
    """
    bare = text.strip()
    try:
        found = Address(addr_spec=bare)
    except (ValueError, IndexError, HeaderParseError):
        return None
    named = found.addr_spec == bare and found.username and "." in found.domain.strip(".")
    return bare if named and len(bare) <= 254 and bare.isprintable() else None


class Postman:
    """Hands documents to an SMTP server.

    Args:
        settings: With a server's name.
        document: Id of a constat → its sealed front.
        now: Time in Paris, aware.

    Raises:
        SetupError: If the settings name no sender.
    """

    def __init__(
        self, settings: Settings, document: Callable[[str], bytes], now: Callable[[], datetime]
    ) -> None:
        if address_of(settings.mail_from) is None:
            message = "Il manque l’adresse de l’expéditeur : donnez LSF_MAIL_FROM."
            raise SetupError("mail-without-sender", message)
        self._settings = settings
        self._document = document
        self._now = now

    def __call__(self, parcel: Parcel) -> None:
        """Sends one document.

        Raises:
            UndeliveredError: If the server is away or refuses; `final` if it refuses for good.
        """
        message = self._message(parcel, self._document(parcel.constat))
        try:
            with self._connected() as server:
                server.send_message(message, to_addrs=[parcel.recipient])
        except smtplib.SMTPRecipientsRefused as error:
            codes = {code for code, _ in error.recipients.values()}
            raise UndeliveredError("recipient-refused", final=min(codes) >= 500) from error
        except smtplib.SMTPNotSupportedError as error:
            raise UndeliveredError("not-supported", final=True) from error
        except smtplib.SMTPAuthenticationError as error:
            raise UndeliveredError("login-refused") from error
        except smtplib.SMTPResponseException as error:
            final = error.smtp_code >= 500
            raise UndeliveredError(f"smtp-{error.smtp_code}", final=final) from error
        except (OSError, smtplib.SMTPException) as error:
            raise UndeliveredError("server-away") from error

    def _connected(self) -> smtplib.SMTP:
        use, trust = self._settings, ssl.create_default_context()
        where = (use.smtp_host, use.smtp_port)
        if use.smtp_security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=_PATIENCE_S, context=trust)
        else:
            server = smtplib.SMTP(*where, timeout=_PATIENCE_S)
        try:
            if use.smtp_security == "starttls":
                server.starttls(context=trust)
            if use.smtp_user:
                server.login(use.smtp_user, use.smtp_password.get_secret_value())
        except BaseException:
            server.close()
            raise
        return server

    def _message(self, parcel: Parcel, document: bytes) -> EmailMessage:
        """The same parcel gives the same Message-ID: a mailbox that gets it twice shows it once."""
        message = EmailMessage()
        message["From"] = self._settings.mail_from
        message["To"] = Address(addr_spec=parcel.recipient)
        message["Subject"] = _SUBJECT
        message["Date"] = format_datetime(self._now())
        domain = self._settings.mail_from.strip().rpartition("@")[2]
        message["Message-ID"] = f"<{parcel.id}@{domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message["Content-Language"] = "fr"
        message.set_content(_TEXT)
        name = "constat.pdf"
        message.add_attachment(document, maintype="application", subtype="pdf", filename=name)
        return message
