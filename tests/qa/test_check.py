"""The checks: each says why, and finds what it is for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lsf_avatar.qa.check import Subject
from lsf_avatar.qa.checks import CHECKS, findings


@pytest.fixture(scope="module")
def signed(engine):
    """A phrase of the form, signed."""
    return engine.sign_phrase("acc.injured")


def spoilt(signed, **arrays):
    """The same, with some arrays of its motion replaced."""
    motion = signed.motion
    names = motion.__dataclass_fields__
    return replace(
        signed,
        motion=type(motion)(**({name: getattr(motion, name) for name in names} | arrays)),
    )


def codes(engine, signed) -> set[str]:
    """Codes of all findings."""
    return {found.code for _, found in findings(Subject(engine.avatar, signed))}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_says_why_and_who_says_so(check):
    """A check that cannot say why it is asked should not be asked."""
    assert check.rationale.endswith(".")
    assert check.source


def test_a_wrist_three_centimetres_off_is_found_once_at_its_worst_frame(engine, signed):
    """One finding a run of frames, not one a frame."""
    error = np.array(signed.motion.wrist_error_m)
    error[10:20, 0] = 0.03
    error[15, 0] = 0.05

    found = [
        finding
        for _, finding in findings(Subject(engine.avatar, spoilt(signed, wrist_error_m=error)))
        if finding.code == "wrist-off-target" and "5.0 cm" in finding.message
    ]

    assert [finding.frame for finding in found] == [15]
    assert "poignet droit" in found[0].message


def test_nan_is_found(engine, signed):
    """One NaN makes the signer vanish."""
    face = np.array(signed.motion.face)
    face[3, 0] = np.nan

    assert "not-a-number" in codes(engine, spoilt(signed, face=face))


def test_a_missing_sign_is_found(engine):
    """The word is named."""
    signed = engine.sign("Le pare-chocs est abîmé, xyzzy.", missing="show")

    assert "missing-sign" in codes(engine, signed)
