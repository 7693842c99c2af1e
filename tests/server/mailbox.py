"""A real SMTP server on this machine: what it took in can be read, and it can refuse."""

from __future__ import annotations

import socket
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session


class Mailbox:
    """An SMTP server on a free port of the loopback.

    Args:
        more: For aiosmtpd, such as `tls_context` and `require_starttls`.
    """

    def __init__(self, **more: object) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.secure: list[bool] = []
        self.refusal = ""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, authenticator=self._login, **more
        )
        self._controller.start()

    async def handle_RCPT(  # noqa: N802 (a name of aiosmtpd)
        self, server: object, session: Session, envelope: Envelope, address: str, options: object
    ) -> str:
        """Takes a recipient, or says the refusal of the moment."""
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: object, session: Session, envelope: Envelope
    ) -> str:
        """Takes a message in."""
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append(message)
        self.recipients.append(list(envelope.rcpt_tos))
        self.secure.append(session.ssl is not None)
        return "250 OK"

    def close(self) -> None:
        """Ends."""
        self._controller.stop()

    @staticmethod
    def _login(
        server: object, session: object, envelope: object, how: str, data: LoginPassword
    ) -> AuthResult:
        known = (data.login, data.password) == (b"constat", b"secret")
        return AuthResult(success=known, handled=known)
