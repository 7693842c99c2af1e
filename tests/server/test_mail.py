"""The signed document by e-mail, over a real SMTP server."""

from __future__ import annotations

import json
import ssl
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lsf_avatar.cli.constat import constat
from lsf_avatar.errors import SetupError
from lsf_avatar.server.courier import WAITS_S
from lsf_avatar.server.mail import address_of
from tests.server.mailbox import Mailbox


@pytest.fixture
def mailbox():
    """An SMTP server."""
    server = Mailbox(auth_require_tls=False)
    yield server
    server.close()


@pytest.fixture
def sending(office, mailbox):
    """A service that sends by it."""
    return office(smtp_host="127.0.0.1", smtp_port=mailbox.port, smtp_security="none",
                  mail_from="constat@exemple.fr")  # fmt: skip


def test_both_drivers_get_the_same_sealed_document_when_the_last_one_has_signed(sending, mailbox):
    """Asked for before or after: nothing goes out unsigned, and each e-mail goes out once."""
    drivers = sending.drivers()
    asked = drivers["A"].mail(" zoe@exemple.fr ")
    assert (asked.status_code, asked.json()["state"]) == (202, "held")
    drivers["A"].sign()
    assert sending.later(hours=1) == 0
    drivers["B"].sign()
    assert drivers["B"].mail("noe@exemple.fr").json()["state"] == "waiting"
    assert drivers["B"].mail("Noe@Exemple.fr").json()["state"] == "waiting", "the same address"

    assert sending.later(seconds=1) == 2
    assert sending.later(days=9) == 0

    assert sorted(mailbox.recipients) == [["noe@exemple.fr"], ["zoe@exemple.fr"]]
    common = drivers["A"].get("/pdf?copy=common").content
    for message in mailbox.messages:
        (attached,) = message.iter_attachments()
        assert (attached.get_content_type(), attached.get_filename()) == (
            "application/pdf", "constat.pdf",
        )  # fmt: skip
        assert attached.get_content() == common
        assert message["From"] == "constat@exemple.fr"
        assert "5 jours ouvrés" in message.get_body().get_content()
        personal = str(message["Subject"]) + message.get_body().get_content()
        assert not [word for word in ("Dupré", "AB-123-CD", "LSF", "sourd") if word in personal]
    assert drivers["A"].get("/mail").json() == {
        "on": True, "mails": [{"recipient": "", "state": "sent"}],
    }  # fmt: skip
    assert drivers["A"].mail("ZOE@exemple.fr").json()["state"] == "sent", "not a second time"
    assert sending.later(days=1) == 0


def test_an_e_mail_waits_for_the_server_through_a_restart_of_ours(sending, mailbox):
    """Tried again after ten seconds, a minute, five minutes, …; it is the same message."""
    drivers = sending.drivers()
    for driver in drivers.values():
        driver.sign()
    drivers["A"].mail("zoe@exemple.fr")
    mailbox.refusal = "451 try later"
    assert sending.later(seconds=0) == 1
    assert sending.later(seconds=WAITS_S[0] - 1) == 0
    assert sending.later(seconds=1) == 1
    sending.start()
    mailbox.refusal = ""
    assert sending.later(seconds=WAITS_S[1]) == 1

    (message,) = mailbox.messages
    assert message["Message-ID"].endswith("@exemple.fr>")
    assert sending.later(days=1) == 0


def test_a_refused_address_is_said_and_can_be_tried_again(sending, mailbox):
    """Nobody tries a wrong address for five days."""
    drivers = sending.drivers()
    for driver in drivers.values():
        driver.sign()
    drivers["A"].mail("zoe@exemple.fr")
    mailbox.refusal = "550 no such user"
    assert sending.later(seconds=0) == 1
    assert sending.later(days=1) == 0
    assert drivers["A"].get("/mail").json()["mails"] == [
        {"recipient": "zoe@exemple.fr", "state": "failed"}
    ]
    assert drivers["B"].get("/mail").json()["mails"] == [], "the other one's address"
    mailbox.refusal = ""
    assert drivers["A"].mail("zoe@exemple.fr").json()["state"] == "waiting"
    assert sending.later(seconds=0) == 1
    assert mailbox.recipients == [["zoe@exemple.fr"]]


def test_after_five_days_it_is_given_up_and_listed(sending, mailbox):
    """Whoever runs the service sees it; nothing is thrown away."""
    mailbox.refusal = "451 try later"
    drivers = sending.drivers()
    for driver in drivers.values():
        driver.sign()
    drivers["A"].mail("zoe@exemple.fr")
    tries = sum(sending.later(seconds=wait) for wait in (0, *WAITS_S, 10**6))
    assert tries == len(WAITS_S) + 1
    assert sum(WAITS_S) > timedelta(days=5).total_seconds()
    assert drivers["A"].get("/mail").json()["mails"][0]["state"] == "failed"


def test_the_command_lists_what_was_given_up_and_tries_it_again(sending, mailbox, monkeypatch):
    """Without the address: it is nobody's business but the driver's."""
    mailbox.refusal = "550 no such user"
    drivers = sending.drivers()
    for driver in drivers.values():
        driver.sign()
    drivers["A"].mail("zoe@exemple.fr")
    sending.later(seconds=0)
    monkeypatch.setenv("LSF_DATABASE", sending.settings["database"])
    run = CliRunner()
    listed = run.invoke(constat, ["outbox"])
    assert "recipient-refused" in listed.stdout
    assert "zoe" not in listed.stdout
    (failed,) = json.loads(run.invoke(constat, ["outbox", "--retry", "--json"]).stdout)["failed"]
    assert failed["kind"] == "mail"
    mailbox.refusal = ""
    assert sending.later(days=1000) == 1
    assert json.loads(run.invoke(constat, ["outbox", "--json"]).stdout)["failed"] == []


def test_a_parcel_is_sent_by_one_process_at_a_time(sending, mailbox):
    """Two processes on one database: while one sends, the other finds nothing to send."""
    drivers = sending.drivers()
    for driver in drivers.values():
        driver.sign()
    drivers["A"].mail("zoe@exemple.fr")
    tried = []
    second = type(sending)(sending.settings["data"], **sending.settings)
    first_send = sending.services.courier._senders["mail"]

    def send(parcel):
        tried.append(second.services.courier.deliver())
        first_send(parcel)

    sending.services.courier._senders["mail"] = send
    assert sending.services.courier.deliver() == 1
    assert tried == [0]
    assert len(mailbox.messages) == 1


@pytest.mark.parametrize(
    "text",
    ["", "zoe", "zoe@", "@exemple.fr", "zoe@exemple", "a@b.fr, c@d.fr", "a@b.fr\nBcc: c@d.fr",
     "Zoé <zoe@exemple.fr>", "a b@c.fr", "x" * 250 + "@exemple.fr", "a@b.fr\0"],
)  # fmt: skip
def test_what_is_no_single_address_is_refused(sending, text):
    """No second recipient, no header, nothing cut off."""
    refused = sending.drivers()["A"].mail(text)
    assert (refused.status_code, refused.json()["code"]) == (422, "not-an-address")
    assert address_of(text) is None


def test_one_link_does_not_send_to_everybody(sending):
    """Three addresses a driver."""
    driver = sending.drivers()["A"]
    codes = [driver.mail(f"a{number}@exemple.fr").status_code for number in range(4)]
    assert codes == [202, 202, 202, 422]


def test_without_a_server_the_page_is_told_that_there_is_no_e_mail(office):
    """Off as long as nobody sets it up."""
    driver = office().drivers()["A"]
    assert driver.get("/mail").json() == {"on": False, "mails": []}
    refused = driver.mail("zoe@exemple.fr")
    assert (refused.status_code, refused.json()["code"]) == (409, "mail-off")


def test_a_server_without_a_sender_is_said_at_the_start(office):
    """Not when the first driver waits for the e-mail."""
    with pytest.raises(SetupError, match="LSF_MAIL_FROM"):
        office(smtp_host="127.0.0.1")


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    """A TLS context of a server that this machine trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = tmp_path / "server.pem"
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *plain)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.mark.parametrize(("host", "password", "arrives"), [
    ("localhost", "secret", True), ("localhost", "wrong", False), ("127.0.0.1", "secret", False),
])  # fmt: skip
def test_starttls_is_checked_before_the_password_is_said(office, trusted, host, password, arrives):
    """A server under another name, or one that does not know us, gets nothing."""
    mailbox = Mailbox(tls_context=trusted, require_starttls=True, auth_required=True)
    sending = office(smtp_host=host, smtp_port=mailbox.port, smtp_user="constat",
                     smtp_password=password, mail_from="constat@exemple.fr")  # fmt: skip
    drivers = sending.drivers()
    for driver in drivers.values():
        driver.sign()
    drivers["A"].mail("zoe@exemple.fr")

    assert sending.later(seconds=0) == 1
    mailbox.close()

    assert mailbox.secure == [True] * arrives
    state = drivers["A"].get("/mail").json()["mails"][0]["state"]
    assert state == ("sent" if arrives else "waiting")
