"""How long things last: every duration of signing in one place, each with who says so.

Sources by name: *brief* is this project's own proposal; *peers* is the research on other engines
(Performs: fixed slots of 0.3 and 0.5 s, wrist peaks of 1.7 m/s, at most 3.6; spoken-to-signed
PR #42 and issue #59: Deaf users ask for longer holds between letters and for a pause of about
half a second at punctuation; sign.mt issue #240: too fast is the first complaint). No duration
here has been judged by a Deaf signer: confidence is low throughout, `speed` is the remedy.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tempo:
    """The pace of signing. All durations are seconds at `speed` 1.

    Attributes:
        speed: 2 is twice as fast; everything scales, postures stay. What must be read off a
            hand that stands still is never shown for less than its `legible_…_s`.
        letters_a_second: Of spelled words (brief; learners' exercises go from 2 to 5).
        sure_letter_s: Of one character of a plate or any spelling with digits: slow, held
            (research: plates are slow and held; peers: longer holds between letters).
        number_hold_s: Least stay at each part of a number, date or time (brief).
        hold_s: One unit of `Posture.hold` (brief).
        bare_posture_s: Least stay at a sign's last posture when it has no movement: shorter, the
            eye does not see a sign but a passage (brief).
        phrase_end_s: Added to the last posture of a clause (phrase-final lengthening: general
            knowledge of signed languages).
        question_end_s: Added instead where a question ends: the last sign is held (research:
            `hold` on the last sign of a question).
        topic_end_s: Added after a topic or a condition (research: short pause after the
            condition).
        emphasis_s: Added to the last posture of an item under emphasis (see `emphasis`; how much:
            proposal).
        list_s: Added between the members of a list, where the text has a comma (peers: a pause
            at punctuation; a full clause gets `phrase_end_s`).
        legible_letter_s: Least stay at a letter of a word, however fast the signing: the same as
            at the usual speed (proposal).
        legible_sure_s: The same of a character of a plate, and of a part of a number (proposal).
        legible_sign_s: The same of the last posture of a sign without movement (proposal).
        repeated_share: How long a sign takes when it was signed before in the same text, against
            the first time: repeated references are shorter (general knowledge; for NGT: Hoetjes,
            Krahmer & Swerts 2014, Sign Language & Linguistics 17). Spelled words, numbers and
            pointings are never shortened.
        missing_s: Least pause for a word that cannot be signed, hands at rest (brief).
        rest_s: At rest before the first sign and after the last (brief).
        weak_hold_s: How long the passive hand waits for the next sign of two hands before it
            goes to rest (weak-hand spreading: general knowledge).
        double_hold_s: How long it waits as it is after a sign in which it only doubled the active
            hand; then it opens and sinks before the trunk, or it would be read as something of
            its own: the fist of a steering wheel beside the proform of the vehicle (seen in the
            developers' review of all questions; proposal).
        base_hold_s: The same after a sign in which the active hand acted on it: a pointing fits
            in, a sign of more does not (same).
    """

    speed: float = 1.0
    letters_a_second: float = 3.5
    sure_letter_s: float = 0.62
    number_hold_s: float = 0.34
    hold_s: float = 0.10
    bare_posture_s: float = 0.20
    phrase_end_s: float = 0.22
    question_end_s: float = 0.55
    topic_end_s: float = 0.30
    emphasis_s: float = 0.20
    list_s: float = 0.16
    legible_letter_s: float = 0.09
    legible_sure_s: float = 0.25
    legible_sign_s: float = 0.15
    repeated_share: float = 0.85
    missing_s: float = 1.0
    rest_s: float = 0.30
    weak_hold_s: float = 1.1
    double_hold_s: float = 0.45
    base_hold_s: float = 0.8

    def __post_init__(self) -> None:
        if self.speed <= 0.0:
            raise ValueError(f"the speed of signing is above 0, not {self.speed}")
        if self.letters_a_second <= 0.0:
            raise ValueError(f"letters are spelled above 0 a second, not {self.letters_a_second}")
