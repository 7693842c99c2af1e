"""A score as an ELAN document: one tier a track, nothing lost, nothing overlapping."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from lsf_avatar.errors import ExchangeError
from lsf_avatar.exchange import elan_tiers, read_eaf, write_eaf
from lsf_avatar.timeline import schedule
from lsf_avatar.timeline.score import BODY_TRACKS, FACE_TRACKS

TEXT = "Quelqu'un a-t-il mal ? Appelez la police."
DAY = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ORDER = ("HEADER", "TIME_ORDER", "TIER", "LINGUISTIC_TYPE")
"""Of the children of a document, as the schema of EAF 3.0 has them."""


@pytest.fixture(scope="module")
def signed(engine):
    """A question and a request."""
    return engine.sign(TEXT)


@pytest.fixture(scope="module")
def tiers(signed):
    """Its tiers."""
    return elan_tiers(signed.utterance, signed.score)


def test_a_document_reads_back_tier_by_tier(tiers):
    """What an annotator saves is what was written."""
    assert read_eaf(write_eaf(tiers, DAY, {})) == tiers


def test_there_is_one_tier_a_track_with_glosses_and_the_french(tiers, signed):
    """Eleven tracks, and the words on both sides of them."""
    names = {tier.name: tier for tier in tiers}

    assert len(names) == len(tiers) == 4 + len(FACE_TRACKS) + len(BODY_TRACKS)
    glosses = [value for _, _, value in names["gloses"].annotations]
    assert glosses == [item.gloss for item in signed.utterance.items]
    french = "".join(value for _, _, value in names["français"].annotations)
    assert "".join(french.split()) == "".join(TEXT.split())


def test_times_are_those_of_the_score_in_milliseconds(tiers, signed):
    """A gloss begins and ends with its sign."""
    (glosses,) = (tier for tier in tiers if tier.name == "gloses")

    for (start, end, _), time in zip(glosses.annotations, signed.score.items, strict=True):
        assert (start, end) == (round(time.start_s * 1000), round(time.end_s * 1000))


def test_no_two_annotations_of_a_tier_overlap_and_each_lasts(tiers):
    """ELAN refuses a tier whose annotations overlap."""
    for tier in tiers:
        assert all(start < end for start, end, _ in tier.annotations), tier.name
        assert all(a[1] <= b[0] for a, b in pairwise(tier.annotations)), tier.name


def test_no_value_of_a_track_is_lost_where_two_meet(tiers, signed):
    """Where two overlap, both names stand."""
    (brows,) = (tier for tier in tiers if tier.name == "sourcils")
    written = {name for _, _, value in brows.annotations for name in value.split(" + ")}

    assert written == {segment.name for segment in signed.score.tracks["brows"]}


def test_a_recorded_sign_is_named_but_no_handshape_is_made_up_for_it(engine):
    """Only the film knows what its hands do."""
    utterance = engine.gloss("Bonjour.")
    recorded = replace(utterance, items=(replace(utterance.items[0], recorded_s=0.8),))

    values = [
        value for tier in elan_tiers(recorded, schedule(recorded)) for *_, value in tier.annotations
    ]
    assert "BONJOUR (enregistré)" in values
    assert not any("main_plate" in value for value in values)


def test_a_left_handed_signers_active_hand_is_the_left_one(signed):
    """Sides are the signer's."""
    right = {tier.name: tier for tier in elan_tiers(signed.utterance, signed.score, "right")}
    left = {tier.name: tier for tier in elan_tiers(signed.utterance, signed.score, "left")}

    assert left["main gauche"].annotations == right["main droite"].annotations


def test_the_document_is_built_as_the_schema_of_eaf_three_has_it(tiers):
    """Order of the parts, required attributes, unique ids, slots in time order, no loose end."""
    root = ET.fromstring(write_eaf(tiers, DAY, {"digest": "d"}))
    parts = [ORDER.index(child.tag) for child in root]
    slots = root.findall("TIME_ORDER/TIME_SLOT")
    ids = [slot.attrib["TIME_SLOT_ID"] for slot in slots]
    times = [int(slot.attrib["TIME_VALUE"]) for slot in slots]
    annotations = root.findall("TIER/ANNOTATION/ALIGNABLE_ANNOTATION")

    assert {"AUTHOR", "DATE", "FORMAT", "VERSION"} <= set(root.attrib)
    assert parts == sorted(parts)
    assert times == sorted(times)
    assert len(set(ids)) == len(ids) == 2 * len(annotations)
    used = [a.attrib[f"TIME_SLOT_REF{n}"] for a in annotations for n in (1, 2)]
    assert sorted(used) == sorted(ids)
    assert len({a.attrib["ANNOTATION_ID"] for a in annotations}) == len(annotations)
    kinds = {kind.attrib["LINGUISTIC_TYPE_ID"] for kind in root.findall("LINGUISTIC_TYPE")}
    assert {tier.attrib["LINGUISTIC_TYPE_REF"] for tier in root.findall("TIER")} <= kinds


def test_something_else_than_an_elan_document_is_refused_with_a_code():
    """A web page that was saved as .eaf, for one."""
    with pytest.raises(ExchangeError) as caught:
        read_eaf(b"<html/>")

    assert caught.value.code == "not-an-eaf"
