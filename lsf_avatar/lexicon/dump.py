"""A sign as the YAML that says its form: the inverse of `build`."""

from __future__ import annotations

from collections.abc import Sequence

from lsf_avatar.phonology.directions import DIRECTIONS, Vector
from lsf_avatar.phonology.movements import Movement, Path
from lsf_avatar.phonology.places import DISTANCES_M, Place
from lsf_avatar.phonology.sign import HandPosture, Posture, Sign
from lsf_avatar.phonology.transform import other_hand


def dump_form(sign: Sign) -> str:
    """The keys `symmetry`, `agreement`, `alternating`, `repeat`, `postures` and `face` of a sign.

    Every hand is written with all its keys, so that nothing depends on what stands before it. A
    passive hand that comes and goes is written in every posture from where it first is.
    """
    lines: list[str] = []
    if sign.symmetry != "none":
        lines.append(f"symmetry: {sign.symmetry}")
    if sign.agreement:
        lines.append(f"agreement: {sign.agreement}")
    if sign.alternating:
        lines.append("alternating: true")
    if sign.opposed:
        lines.append(f"opposed: [{', '.join(sign.opposed)}]")
    if sign.repeat != 1:
        lines.append(f"repeat: {sign.repeat}")
    lines.append("postures:")
    before: HandPosture | None = None
    for posture in sign.postures:
        passive = posture.passive
        if passive is None and before is not None:
            passive = other_hand(sign, posture) or before
        lines += _posture(posture, passive)
        before = passive
    if sign.nonmanuals:
        lines.append("face:")
        lines += [
            f"  {one.tier}: " + (
                one.name if one.intensity == 1.0
                else f"{{name: {one.name}, intensity: {_number(one.intensity)}}}"
            )
            for one in sign.nonmanuals
        ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _posture(posture: Posture, passive: HandPosture | None) -> list[str]:
    first, *others = _hand(posture.active)
    lines = [f"  - {first}", *(f"    {line}" for line in others)]
    if posture.hold != 1.0:
        lines.append(f"    hold: {_number(posture.hold)}")
    if posture.path != Path():
        path = posture.path
        pairs = [
            f"kind: {path.kind}", f"bulge: {_direction(path.bulge)}",
            f"height: {_number(path.height)}",
            *(f"{name}: {getattr(path, name)}" for name in ("manner", "fingers")
              if getattr(path, name) != getattr(Path(), name)),
            *([f"seconds: {_number(path.seconds)}"] if path.seconds else []),
            *(["through: true"] if path.through else []),
        ]  # fmt: skip
        lines.append(f"    path: {{{', '.join(pairs)}}}")
    if posture.movements:
        lines.append("    movement:")
        lines += [f"      - {_movement(movement)}" for movement in posture.movements]
    if passive is not None:
        lines.append("    passive:")
        lines += [f"      {line}" for line in _hand(passive)]
    return lines


def _hand(hand: HandPosture) -> list[str]:
    return [
        f"handshape: {hand.handshape}",
        f"fingers: {_direction(hand.fingers)}",
        f"palm: {_direction(hand.palm)}",
        *_place(hand.place),
    ]


def _place(place: Place) -> list[str]:
    named = {metres: name for name, metres in DISTANCES_M.items()}
    distance = named.get(place.distance_m) or _number(place.distance_m)
    return [
        f"location: {place.site}",
        f"side: {place.side}",
        f"distance: {distance}",
        f"offset: {_list(place.offset)}",
        f"part: {place.part}",
        *([f"between: {place.between}"] if place.between else []),
        *([f"contact: {place.contact}"] if place.contact != "plain" else []),
    ]


def _movement(movement: Movement) -> str:
    plain = Movement(movement.kind)
    pairs = [f"kind: {movement.kind}"]
    for name in ("towards", "axis", "bulge"):
        vector: Vector = getattr(movement, name)
        if vector != getattr(plain, name):
            pairs.append(f"{name}: {_direction(vector)}")
    for name in (
        "size",
        "times",
        "returns",
        "turns",
        "handshape",
        "manner",
        "flatness",
        "growth",
        "bouncing",
        "clockwise",
        "hands",
    ):
        value = getattr(movement, name)
        if value != getattr(plain, name):
            pairs.append(f"{name}: {_value(value)}")
    return "{" + ", ".join(pairs) + "}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _number(value) if isinstance(value, float) else str(value)


def _direction(vector: Vector) -> str:
    """Its name, where it has one."""
    for name, known in DIRECTIONS.items():
        if max(abs(a - b) for a, b in zip(vector, known, strict=True)) < 1e-6:
            return name
    return _list(vector)


def _list(numbers: Sequence[float]) -> str:
    return "[" + ", ".join(_number(number) for number in numbers) + "]"


def _number(number: float) -> str:
    """Without what cannot be seen: a tenth of a millimetre, a hundredth of a degree."""
    return f"{round(number, 4) + 0.0:.4f}".rstrip("0").rstrip(".")
