"""Drawings of the document: everything that the form offers can be drawn."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from lsf_avatar.constat import drawing

POINT = {"zone": "arrière", "x": 50, "y": 90, "angle": 0}


def test_each_kind_of_vehicle_has_a_drawing_of_its_own(questions):
    """A bicycle is not a car; « autre » is drawn as one."""
    kinds = questions.questions["p.v.kind"].options
    drawn = {kind: drawing.impact(POINT, kind) for kind in kinds}
    assert drawn.pop("autre") == drawn["voiture"]
    assert len(set(drawn.values())) == len(kinds) - 1


def test_each_road_of_the_form_is_drawn(questions):
    """All but the photo of a drawing on paper."""
    layouts = questions.questions["sk.layout"].options[:-1]
    assert len({drawing.sketch({"vehicles": []}, layout) for layout in layouts}) == len(layouts)


def test_places_of_the_damage_are_those_of_the_impact(questions):
    """One drawing shows both; parts such as « phare » have no place of their own."""
    zones = list(questions.questions["p.impact"].options)
    assert drawing.zones_of([*zones, "phare", "autre chose"]) == zones
    assert drawing.zones_of("rien de visible") == []
    blank = drawing.impact(None, "voiture")
    crossed = {zone: drawing.impact(None, "voiture", [zone]) for zone in zones}
    assert len(set(crossed.values()) | {blank}) == len(zones) + 1


def test_what_was_typed_cannot_become_markup():
    """The picture is made of numbers and of shapes that the project draws."""
    svg = drawing.impact(POINT, "<script>", ["<b>", "avant"])
    root = ElementTree.fromstring(svg)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg", "path", "g", "circle",
    }  # fmt: skip
