"""The seal: one changed byte must show, and somebody else's seal is not ours."""

from __future__ import annotations

import io
import json
import stat

import pikepdf
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from lsf_avatar.cli.constat import constat
from lsf_avatar.constat.pdf import pdf
from lsf_avatar.constat.seal import ensure_seal, fingerprint_of, sealed, verify
from lsf_avatar.errors import SetupError


@pytest.fixture(scope="module")
def signer(tmp_path_factory):
    """A service's key."""
    return ensure_seal(tmp_path_factory.mktemp("seal"))


@pytest.fixture(scope="module")
def document(signer, record):
    """A sealed constat."""
    return sealed(pdf(record, None), signer)


def test_a_sealed_document_is_intact_and_ours(document, signer):
    """What both drivers and both insurers want to know."""
    verdict = verify(document, fingerprint_of(signer))

    assert (verdict.sealed, verdict.intact, verdict.ours, verdict.reasons) == (True, True, True, ())
    assert verdict.sealed_at


def test_sealing_adds_and_changes_nothing(record, signer):
    """The document under the seal is the one that was read before signing."""
    before = pdf(record, None)

    assert sealed(before, signer).startswith(before)


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_one_changed_bit_anywhere_is_seen(document, signer, place, bit):
    """The whole file: the page, the attached answers, and the seal's own bytes."""
    changed = bytearray(document)
    changed[int(place * len(changed))] ^= 1 << bit

    verdict = verify(bytes(changed), fingerprint_of(signer))

    assert not (verdict.intact and verdict.ours)
    assert verdict.reasons


def test_a_changed_digit_of_the_seals_filling_is_seen(document, signer):
    """No signature covers its own bytes: the zeros after it are compared one by one."""
    changed = bytearray(document)
    changed[document.rindex(b"0" * 20 + b">")] = ord("1")

    assert not verify(bytes(changed), fingerprint_of(signer)).intact


def test_bytes_added_at_the_end_are_seen(document, signer):
    """A later revision may draw over what was signed."""
    assert not verify(document + b"\n", fingerprint_of(signer)).intact


def test_a_later_revision_is_seen(document, signer):
    """An editor that saves the file breaks the seal, even if every page looks the same."""
    again = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as opened:
        opened.save(again)

    assert not verify(again.getvalue(), fingerprint_of(signer)).intact


def test_somebody_elses_seal_is_intact_but_not_ours(record, signer, tmp_path):
    """Anyone can seal anything: integrity is not origin."""
    other = ensure_seal(tmp_path)

    verdict = verify(sealed(pdf(record, None), other), fingerprint_of(signer))

    assert (verdict.intact, verdict.ours) == (True, False)
    assert verdict.reasons == ("Le sceau n’est pas celui de ce service.",)


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7", b"\0" * 100, "é".encode() * 50])
def test_any_bytes_get_an_answer(file, signer):
    """The verification page takes what people bring."""
    verdict = verify(file, fingerprint_of(signer))

    assert not verdict.sealed
    assert verdict.reasons == ("Ce fichier n’est pas un PDF lisible.",)


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path):
    """A second start seals with the same key."""
    first, second = ensure_seal(tmp_path), ensure_seal(tmp_path)

    assert fingerprint_of(first) == fingerprint_of(second)
    assert stat.S_IMODE((tmp_path / "sceau.p12").stat().st_mode) == 0o600


def test_a_broken_key_says_what_to_do(tmp_path):
    """Never a new key in silence: older documents would no longer be ours."""
    (tmp_path / "sceau.p12").write_bytes(b"rien")

    with pytest.raises(SetupError, match="Déplacez ce fichier"):
        ensure_seal(tmp_path)


def test_the_command_says_intact_or_not_and_why(tmp_path, monkeypatch):
    """`lsf constat pdf --seal`, then `lsf constat verify`: exit status 0 or 4."""
    monkeypatch.setenv("LSF_DATA", str(tmp_path))
    file = tmp_path / "constat.pdf"
    run = CliRunner()
    assert run.invoke(constat, ["pdf", "--example", "--seal", "-o", str(file)]).exit_code == 0

    intact = run.invoke(constat, ["verify", str(file), "--json"])
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(body)
    changed = run.invoke(constat, ["verify", str(file)])

    assert (intact.exit_code, json.loads(intact.stdout)["intact"]) == (0, True)
    assert changed.exit_code == 4
    assert "changé après avoir été scellé" in changed.stdout
