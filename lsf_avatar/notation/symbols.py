"""The symbols of HamNoSys 4: code point, name and what each is for.

Code points and names: HamNoSys4TeX hamnosys.dtx (DGS-Korpus), conversionSpreadSheet.txt of
carolNeves/HamNoSys2SiGML; the two agree. Other spellings that SiGML files use (ELEMENTS of
jiteshpubreja/sigml-docs) are listed as synonyms; `hampalmud` and `hammoveudl` stand for `hampalmd`
and `hammovedl` all through lists of several languages (seen in zhan-a/Kozha's data).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol.

    Attributes:
        char: Its character, in Unicode's private use area but for punctuation.
        name: Its name, such as `hamfist`.
        kind: What it is for; one of the keys of the table below.
    """

    char: str
    name: str
    kind: str


_DIRECTIONS = "u ur r dr d dl l ul ol o or il i ir ui di do uo"
_CIRCLES = "o i d u l r ul dr ur dl ol ir or il ui do uo di"


def _named(prefix: str, names: str) -> str:
    return " ".join(prefix + name for name in names.split())


_TABLE: tuple[tuple[int, str, str], ...] = (
    (0xE000, "shape", "fist flathand finger2 finger23 finger23spread finger2345 pinch12 pinchall "
                      "pinch12open cee12 ceeall ceeopen"),
    (0xE00C, "thumb", "thumboutmod thumbacrossmod thumbopenmod"),
    (0xE010, "bend", "fingerstraightmod fingerbendmod fingerhookmod doublebent doublehooked"),
    (0xE020, "fingers", _named("extfinger", _DIRECTIONS)),
    (0xE038, "palm", _named("palm", "u ur r dr d dl l ul")),
    (0xE040, "site", "head headtop forehead eyebrows eyes nose nostrils ear earlobe cheek lips "
                     "tongue teeth chin underchin neck shouldertop shoulders chest stomach "
                     "belowstomach"),
    (0xE058, "side", "lrbeside lrat"),
    (0xE05A, "reference", "coreftag corefref"),
    (0xE05F, "site", "neutralspace upperarm elbow elbowinside lowerarm wristback wristpulse "
                     "thumbball palm handback thumbside pinkyside"),
    (0xE070, "digit", "thumb indexfinger middlefinger ringfinger pinky"),
    (0xE075, "part", "fingertip fingernail fingerpad fingermidjoint fingerbase fingerside"),
    (0xE07C, "wrist", "wristtopulse wristtoback wristtothumb wristtopinky"),
    (0xE080, "move", _named("move", _DIRECTIONS)),
    (0xE092, "circle", _named("circle", _CIRCLES)),
    (0xE0A4, "local", "fingerplay nodding swinging twisting stircw stirccw"),
    (0xE0AA, "replace", "replace"),
    (0xE0AD, "cross_move", "movecross moveX"),
    (0xE0AF, "still", "nomotion"),
    (0xE0B0, "clock", "clocku clockul clockl clockdl clockd clockdr clockr clockur clockfull"),
    (0xE0B9, "arc", "arcl arcu arcr arcd"),
    (0xE0BD, "wave", "wavy zigzag"),
    (0xE0C0, "ellipse", "ellipseh ellipseur ellipsev ellipseul"),
    (0xE0C4, "growth", "increasing decreasing"),
    (0xE0C6, "size", "smallmod largemod"),
    (0xE0C8, "manner", "fast slow tense rest halt"),
    (0xE0D0, "contact", "close touch interlock cross armextended"),
    (0xE0D5, "behind", "behind"),
    (0xE0D6, "contact", "brushing"),
    (0xE0D8, "repeat", "repeatfromstart repeatfromstartseveral repeatcontinue "
                       "repeatcontinueseveral repeatreverse"),
    (0xE0DD, "alternating", "alternatingmotion"),
    (0xE0E0, "bracket", "seqbegin seqend parbegin parend fusionbegin fusionend"),
    (0xE0E6, "between", "between"),
    (0xE0E7, "plus", "plus"),
    (0xE0E8, "symmetry", "symmpar symmlr nondominant nonipsi"),
    (0xE0EC, "mark", "etc"),
    (0xE0ED, "relative", "orirelative"),
    (0xE0F0, "mime", "mime"),
    (0xE0F1, "mark", "version40"),
    (0x20, "mark", "space exclaim"),
    (0x2C, "mark", "comma"),
    (0x2E, "mark", "fullstop"),
    (0x3F, "mark", "query"),
    (0x7B, "bracket", "altbegin"),
    (0x7C, "plus", "metaalt"),
    (0x7D, "bracket", "altend"),
)  # fmt: skip
"""First code point of a run, kind, names without `ham`. Neutral space (E05F) begins a run."""

_SPELLINGS = {
    "hamcee12open": "hamceeopen",
    "hamfingerhookedmod": "hamfingerhookmod",
    "hammovex": "hammoveX",
    "hampalmud": "hampalmd",
    "hammoveudl": "hammovedl",
    "hamnbs": "hamspace",
    "hamlinefeed": "hamspace",
    "hamreturn": "hamspace",
    "hamtab": "hamspace",
    "hampagebreak": "hamspace",
}


def _symbols() -> tuple[Symbol, ...]:
    return tuple(
        Symbol(chr(first + offset), f"ham{name}", kind)
        for first, kind, names in _TABLE
        for offset, name in enumerate(names.split())
    )


SYMBOLS: tuple[Symbol, ...] = _symbols()
"""All of them, by groups."""
BY_CHAR: dict[str, Symbol] = {symbol.char: symbol for symbol in SYMBOLS}
BY_CHAR |= {
    "\u00ee": Symbol("\u00ee", "hambelowstomach", "site"),
    "\u00ef": Symbol("\u00ef", "hamlrbeside", "side"),
    **{
        space: Symbol(space, "hamspace", "mark")
        for space in "\t\n\r\f\u00a0\u2009\u200b\u202f\ufeff"
    },
}
"""Old fonts put two symbols elsewhere (conversionSpreadSheet.txt); they come back as they were."""
BY_NAME: dict[str, Symbol] = {symbol.name: symbol for symbol in SYMBOLS}
BY_NAME |= {other: BY_NAME[name] for other, name in _SPELLINGS.items()}

FRENCH_KINDS: dict[str, str] = {
    "shape": "une configuration de la main (hamfist, hamflathand…)",
    "orientation": "la direction des doigts (hamextfinger…) ou la paume (hampalm…)",
    "action": "un mouvement (hammove…, hamcircle…, hamreplace…)",
    "config": "une configuration, un lieu ou un mouvement",
}
"""What was expected, in the words of a linguist."""
