"""Gestural SiGML: `sign_manual` becomes a sign of the phonology.

Elements and attributes as in ELEMENTS (jiteshpubreja/sigml-docs) and the UEA's transform of
HamNoSys to SiGML. Attributes that are not understood are listed, never refused: dialects add
their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lsf_avatar.notation.gestural_values import (
    ARM_ON_HAND,
    DIGITS,
    HAND_PLACES,
    MANNER_NAMES,
    MOTIONS,
    OPPOSED_NAMES,
    PARTS,
    PLACES,
    READ,
    SIDE_NAMES,
    SIZE_NAMES,
    WRIST_NAMES,
    circled,
    directed,
    form_of,
    manner_in,
    meant,
    true,
)
from lsf_avatar.notation.joining import brushing, fused, repeated
from lsf_avatar.notation.meeting import KINDS_OF_MEETING, MEETING_M, bring_together, settle
from lsf_avatar.notation.places import Location, part_of
from lsf_avatar.notation.scene import ROLES, Act, Hand, Scene
from lsf_avatar.notation.vectors import middle, vector
from lsf_avatar.notation.xml import Element
from lsf_avatar.phonology.composed import Form
from lsf_avatar.phonology.movements import SUCCESSIONS, Movement


def read_manual(element: Element | None, scene: Scene) -> None:
    """Reads `sign_manual` into a scene. Without one, or an empty one, hands show nothing."""
    element = None if element is None else meant(element)
    if element is None or not element.children:
        scene.lose("aucune partie manuelle : la main attend, ouverte")
        return
    _GesturalReader(scene).sign(element)


class _GesturalReader:
    """Reads one `sign_manual`."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def sign(self, manual: Element) -> None:
        """First the posture, then the motions."""
        scene = self.scene
        attributes = manual.attributes
        if true(attributes, "both_hands") or true(attributes, "lr_symm"):
            scene.symmetry = "mirror" if true(attributes, "lr_symm") else "parallel"
            scene.two_handed = True
        scene.alternating = true(attributes, "outofphase")
        scene.opposed |= {axis for name, axis in OPPOSED_NAMES.items() if true(attributes, name)}
        scene.crossed = true(attributes, "realspace")
        scene.nondominant = true(attributes, "nondominant")
        read = ("both_hands", "lr_symm", "outofphase", "realspace", "nondominant", *OPPOSED_NAMES)
        scene.lose(
            *(f"sign_manual {k}" for k in attributes if true(attributes, k) and k not in read)
        )
        start = Act()
        first = next(
            (k for k, child in enumerate(manual.children) if child.name in MOTIONS),
            len(manual.children),
        )
        for child in manual.children[:first]:
            self._tell(start, child, "both")
        scene.active, scene.passive = start.active, start.passive
        settle(scene)
        scene.begin()
        for child in manual.children[first:]:
            self._run(child)

    def _run(self, element: Element) -> None:
        """A motion of the sign itself, from where the hands are."""
        if element.name == "seq_motion" and not true(element.attributes, "fused"):
            self._note(element)
            for child in element.children:
                self._run(child)
        elif element.name == "rpt_motion" and "repetition" in element.attributes:
            self._note(element)
            self.scene.mark()
            for child in element.children:
                self._run(child)
            growth = element.attributes.get("repetition_incrdecr", "even")
            for name in ("repetition", "second_repetition"):
                if (often := element.attributes.get(name)) is not None:
                    self.scene.again(often.replace("_", ""), growth)
        else:
            for act in self._acts(element, "both"):
                for one in brushing(act) if act.brushing else [act]:
                    bring_together(self.scene, one)
                    self.scene.do(one)

    def _acts(self, element: Element, role: str) -> list[Act]:
        """What a motion does, one act after another; motions at once share their acts."""
        name, children = element.name, element.children
        self._note(element)
        if name == "seq_motion":
            acts = [act for child in children for act in self._acts(child, role)]
            return fused(acts) if true(element.attributes, "fused") else acts
        if name == "par_motion":
            return _at_once([self._acts(child, role) for child in children])
        if name == "split_motion":
            self.scene.two_handed = True
            roles = zip(ROLES, children, strict=False)
            return _at_once([self._acts(child, who) for who, child in roles])
        if name == "rpt_motion":
            acts = [act for child in children for act in self._acts(child, role)]
            several = "several" in element.attributes.get("repetition", "")
            return repeated(acts, 3 if several else 2)
        act = Act()
        if name == "tgt_motion":
            for child in children:
                self._target(act, child, role)
            act.manner = manner_in(element.attributes)
        else:
            self._tell(act, element, role)
        return [act]

    def _target(self, act: Act, element: Element, role: str) -> None:
        """What moves to a target, or the target."""
        if element.name not in MOTIONS or element.name in ("changeposture", "nomotion"):
            self._tell(act, element, role)
            return
        for own in self._acts(element, role):
            joined = _at_once([[act], [own]])[0]
            act.movements, act.active, act.passive = joined.movements, joined.active, joined.passive
            act.brushing |= own.brushing

    def _tell(self, act: Act, element: Element, role: str) -> None:
        """What one element says of an act."""
        name = element.name
        who = "passive" if role == "passive" else "active"
        if name in ("split_handconfig", "split_location"):
            self.scene.two_handed = True
            for each, child in zip(ROLES, element.children, strict=False):
                self._tell(act, child, each)
        elif name == "handconfig":
            self._note(element)
            setattr(act, who, self._configured(getattr(act, who), element))
            succession = element.attributes.get("successivefingers", "")
            act.fingers = succession if succession in SUCCESSIONS else act.fingers
        elif name in ("location_bodyarm", "location_hand"):
            self._note(element)
            setattr(act, who, self._located(getattr(act, who), element))
        elif name == "handconstellation":
            self._note(element)
            self._meet(act, element)
        elif name in MOTIONS:
            act.movements += [replace(m, hands=role) for m in self._moves(element)]
            for child in element.children:  # what is touched in passing
                act.brushing = True
                self._tell(act, child, role)
        elif name != "use_locname":
            self.scene.lose(f"élément {name}")

    def _configured(self, hand: Hand, element: Element) -> Hand:
        a = element.attributes
        forms = hand.forms
        if any(k in a for k in ("handshape", "thumbpos", "mainbend", "specialfingers", "bend2",
                                "bend3", "bend4", "bend5")):  # fmt: skip
            before = (forms or self.scene.active.forms or (Form("flathand"),))[0]
            forms = (self._shaped(a, before, ""),)
            if any(f"second_{k}" in a for k in ("handshape", "thumbpos", "mainbend")):
                forms = (*forms, self._shaped(a, forms[0], "second_"))
        fingers, palm = hand.fingers, hand.palm
        if "extfidir" in a:
            each = [a["extfidir"], a.get("second_extfidir", "")]
            fingers = middle([vector(letters) for letters in each if letters])
        if "palmor" in a:
            each = [a["palmor"], a.get("second_palmor", "")]
            palm = middle([vector(letters) for letters in each if letters])
        return replace(hand, forms=forms, fingers=fingers, palm=palm)

    def _shaped(self, attributes: Mapping[str, str], before: Form, prefix: str) -> Form:
        form, lost = form_of(attributes, before, prefix)
        self.scene.lose(*lost)
        return form

    def _located(self, hand: Hand, element: Element) -> Hand:
        location = self._location(element)
        part = hand.part
        for child in element.children:
            if child.name == "location_hand":
                self._note(child)
                part = self._location(child).part or part
            elif child.name != "use_locname":
                self.scene.lose(f"élément {child.name}")
        return replace(hand, location=location, part=part)

    def _location(self, element: Element) -> Location:
        a = element.attributes
        name, second = a.get("location", ""), a.get("second_location", "")
        side, beside = SIDE_NAMES.get(a.get("side", ""), ("centre", False))
        contact = a.get("contact", "")
        behind = true(a, "behind") or a.get("side") == "back"
        digit = DIGITS.get(a.get("digits", "")[:1], "")
        on_hand = element.name == "location_hand"
        if on_hand and name in HAND_PLACES:
            return Location("", HAND_PLACES[name], side, beside, behind, contact)
        if on_hand and (name in PARTS or (digit and name not in ARM_ON_HAND)):
            part = part_of(digit, PARTS.get(name, ""))
            return Location("", part, side, beside, behind, contact)
        if name and name not in PLACES:
            self.scene.lose(f"location {name}")
        site = PLACES.get(name, "neutral_space")
        return Location(site, "", side, beside, behind, contact, PLACES.get(second, ""))

    def _meet(self, act: Act, element: Element) -> None:
        """Both hands in contact, at parts of each, somewhere."""
        self.scene.two_handed = True
        contact = element.attributes.get("contact", "touch")
        self.scene.met = MEETING_M.get(contact, 0.06)
        self.scene.meeting = KINDS_OF_MEETING.get(contact, "plain")
        parts = [child for child in element.children if child.name == "location_hand"]
        where = next((c for c in element.children if c.name == "location_bodyarm"), None)
        at = self._location(where) if where is not None else Location()
        for element_part in (*parts, *([where] if where is not None else [])):
            self._note(element_part)
        named = [self._location(part).part for part in parts[:2]]
        first = named[0] if named else ""
        second = named[1] if len(named) > 1 else first
        act.active = replace(act.active, location=at, part=first or "hand_centre")
        act.passive = replace(act.passive, location=at, part=second or "hand_centre")

    def _moves(self, element: Element) -> Sequence[Movement]:
        a = element.attributes
        size = SIZE_NAMES.get(a.get("size", ""), "medium")
        manner = manner_in(a)
        self.scene.alternating |= true(a, "alternating")
        if element.name == "directedmotion":
            return (replace(directed(a, size), manner=manner),)
        if element.name == "circularmotion":
            return (circled(a, size, manner),)
        if element.name == "fingerplay":
            return (Movement("finger_play", times=2, manner=manner),)
        if element.name == "wristmotion" and a.get("motion") in WRIST_NAMES:
            return (Movement(WRIST_NAMES[a["motion"]], size=size, manner=manner),)
        if element.name == "wristmotion":
            clockwise = a.get("motion") != "stirccw"
            return (Movement("stir", size=size, clockwise=clockwise, manner=manner),)
        if element.name == "crossmotion":
            slanting = a.get("cross") == "x"
            down, across = (vector(letters) for letters in (("dr", "ur") if slanting else "dr"))
            return (Movement("cross", down, bulge=across, size=size, manner=manner),)
        if element.name == "nonman_motion":
            self.scene.lose("nonman_motion")
        return ()

    def _note(self, element: Element) -> None:
        """Lists attributes that say something and are not read."""
        read = READ.get(element.name)
        if read is None:
            return
        self.scene.lose(
            *(
                f"{element.name} {name}={value}"
                for name, value in element.attributes.items()
                if name not in read and name not in MANNER_NAMES and value != "false"
            )
        )


def _at_once(each: Sequence[Sequence[Act]]) -> list[Act]:
    """Acts of several runs made at once: the first with the first, the second with the second."""
    made: list[Act] = []
    for number in range(max(map(len, each), default=0)):
        act = Act()
        for run in each:
            if number >= len(run):
                continue
            own = run[number]
            act.movements += own.movements
            act.active, act.passive = own.active.over(act.active), own.passive.over(act.passive)
            act.brushing |= own.brushing
            act.manner = own.manner if own.manner != "normal" else act.manner
            act.fingers = own.fingers if own.fingers != "together" else act.fingers
        made.append(act)
    return made
