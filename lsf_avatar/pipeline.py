"""THE way through: French text in, a signed clip out. The only module that sees both sides.

`gloss` → `schedule` → `aim` → `solve` → `paced` → `write_clip`; each stage is a pure function, and
the digest of what went in names what comes out. An `Engine` holds what is loaded once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np

from lsf_avatar.avatar.gltf import write_clip
from lsf_avatar.avatar.model import Avatar
from lsf_avatar.errors import MissingSignError, TextError, UnknownNameError
from lsf_avatar.glossing.gloss import gloss
from lsf_avatar.glossing.mouthing import phones_of, said_with
from lsf_avatar.glossing.parse import Parser
from lsf_avatar.glossing.sentencewise import gloss_sentences, portions
from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.kinematics.pace import paced
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.lexicon.entries import Entry, Lexicon
from lsf_avatar.phonology.handedness import OPPOSITES, for_left_hander
from lsf_avatar.phonology.sign import REST, STATUSES, Posture, Sign
from lsf_avatar.phonology.utterance import Clause, Item, Utterance
from lsf_avatar.recording import Recording, Shelf, choose, for_hand, slot_of, splice
from lsf_avatar.timeline.schedule import Tempo, schedule
from lsf_avatar.timeline.score import Score

if TYPE_CHECKING:  # pyrender is loaded by the first film, not before
    from lsf_avatar.render import Painters

FPS = 30.0
_STAGE_ROOMS = ("phonology", "glossing", "timeline", "kinematics", "recording", "avatar")


@dataclass(frozen=True, slots=True, eq=False)
class Signed:
    """A text, signed.

    Attributes:
        utterance: What is signed.
        score: When.
        motion: Where.
        clip: A GLB with the animation only; joints by name.
        digest: SHA-256 of text, lexicon, body, recordings, engine and settings.
        recordings: Index of an item → the recording that is used for it.
        recording_notes: Index of a recorded item at a locus → what became of the locus, and so why
            its recording is perhaps not used (`recording.placing.Chosen`).
        status: The lowest status of anything in it.
        timings_ms: Milliseconds of each stage: gloss, schedule, solve, export.
    """

    utterance: Utterance
    score: Score
    motion: Motion
    clip: bytes
    digest: str
    status: str
    timings_ms: Mapping[str, float]
    recordings: Mapping[int, Recording] = field(default_factory=dict)
    recording_notes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Engine:
    """Everything that signing needs, loaded once. Its methods are pure and may run in threads.

    Attributes:
        lexicon: Entries and phrases.
        avatar: The signer.
        parser: French parser; it loads spaCy when the first free text comes, not before.
        tempo: How fast to sign.
        dominant: `right` or `left`: the signer's active hand.
        shelf: Recorded signs, used wherever their gloss comes: mirrored where the signer's active
            hand is not that of the person filmed, moved where the sign has a place in space.
    """

    lexicon: Lexicon
    avatar: Avatar
    parser: Parser
    tempo: Tempo = Tempo()
    dominant: str = "right"
    shelf: Shelf = field(default_factory=Shelf)

    def gloss(self, text: str, missing: str = "spell") -> Utterance:
        """The text as glosses.

        Raises:
            TextError: `text-too-long`.
            MissingSignError: If `missing` is `refuse` and a word has no sign.
        """
        return gloss(text, self._signed_lexicon, missing=missing, nlp=self.parser)

    @cached_property
    def _signed_lexicon(self) -> Lexicon:
        """The lexicon, where an entry without a form counts as signed if it was recorded."""
        entries = self.lexicon.entries
        shown = {
            name: replace(entries[name], signs=(Sign(name, (Posture(REST),)),))
            for name in self._recorded
            if name in entries and not entries[name].signs
        }
        if not shown:
            return self.lexicon
        by_french = {
            word: tuple(shown.get(entry.gloss, entry) for entry in found)
            for word, found in self.lexicon.by_french.items()
        }
        return replace(self.lexicon, entries={**entries, **shown}, by_french=by_french)

    @cached_property
    def _recorded(self) -> Mapping[str, Recording]:
        return for_hand(self.shelf.recordings, self.avatar.body, self.dominant)

    def sign(self, text: str, missing: str = "spell") -> Signed:
        """The text as a clip.

        Raises:
            TextError: `text-too-long`, or `nothing-to-sign` where all of it is marks or blank.
            MissingSignError: If `missing` is `refuse` and a word has no sign.
        """
        start = perf_counter()
        utterance = self.gloss(text, missing)
        if not utterance.items:
            raise nothing_to_sign()
        return self.perform(utterance, (perf_counter() - start) * 1000, missing)

    def sign_sentences(self, text: str, missing: str = "spell") -> Iterator[tuple[int, Signed]]:
        """The text as clips, a sentence at a time; a sentence without end in several.

        Yields:
            Where the sentence starts in the text, and its clip. Sentences are computed when they
            are asked for, so that the first can be played meanwhile.

        Raises:
            TextError: `text-too-long`, or `nothing-to-sign` where all of it is marks or blank.
            MissingSignError: If `missing` is `refuse` and a word has no sign.
        """
        empty = True
        for start, utterance in gloss_sentences(
            text, self._signed_lexicon, missing=missing, nlp=self.parser
        ):
            for portion in portions(utterance) if utterance.items else ():
                empty = False
                yield start, self.perform(portion, missing=missing)
        if empty:
            raise nothing_to_sign()

    def sign_phrase(self, phrase_id: str) -> Signed:
        """A text of the form as a clip, by the id of its phrase.

        Raises:
            UnknownNameError: If there is no such phrase.
        """
        if phrase_id not in self.lexicon.phrases:
            raise UnknownNameError("phrase", phrase_id, self.lexicon.phrases)
        return self.sign(self.lexicon.phrases[phrase_id].text)

    def sign_entry(self, gloss_name: str) -> Signed:
        """One entry of the lexicon, in its citation form.

        Raises:
            UnknownNameError: If there is no such entry.
            MissingSignError: If its form is unknown and nothing is shown meanwhile.
        """
        if gloss_name not in self.lexicon.entries:
            raise UnknownNameError("gloss", gloss_name, self.lexicon.entries)
        entry = self._signed_lexicon.entries[gloss_name]
        if not entry.signs:
            raise MissingSignError([entry.french[0]], entry.gloss)
        return self.perform(citation(entry))

    def perform(self, utterance: Utterance, gloss_ms: float = 0.0, missing: str = "") -> Signed:
        """An utterance as a clip: schedule, aim, solve, write."""
        times = [perf_counter()]
        chosen = choose(self._by_hand(utterance), self._recorded, self.avatar.body, self.dominant)
        recordings = chosen.recordings
        utterance = _with_room(utterance, recordings)
        score = schedule(self._by_hand(utterance), self.tempo)
        times.append(perf_counter())
        targets = aim(score, self.avatar.body, fps=FPS, dominant=self.dominant)
        motion = solve(targets, self.avatar.body)
        score, motion = paced(score, motion, self.avatar.body, self.tempo.speed)
        slots = [slot_of(r, score, at, self.tempo.speed) for at, r in recordings.items()]
        motion = splice(motion, slots, self.avatar.body)
        times.append(perf_counter())
        clip = write_clip(self.avatar.body, motion)
        times.append(perf_counter())
        spent = np.diff(times) * 1000
        return Signed(
            utterance=utterance,
            score=score,
            motion=motion,
            clip=clip,
            digest=self.digest(utterance, missing),
            status=lowest_status(item.status for item in utterance.items),
            timings_ms={
                "gloss": round(gloss_ms, 3),
                "schedule": round(float(spent[0]), 3),
                "solve": round(float(spent[1]), 3),
                "export": round(float(spent[2]), 3),
            },
            recordings=recordings,
            recording_notes=chosen.notes,
        )

    def _by_hand(self, utterance: Utterance) -> Utterance:
        """What is laid out in time: a left-hander keeps right and left where they are."""
        if self.dominant == "right":
            return utterance
        entries = self.lexicon.entries
        return for_left_hander(
            utterance, {name: entries[name].signs for name in OPPOSITES if name in entries}
        )

    def digest(self, utterance: Utterance, missing: str = "") -> str:
        """SHA-256 of everything that the clip depends on."""
        glosses = " ".join(item.gloss for item in utterance.items)
        parts = (
            utterance.text, glosses, missing, repr(self.tempo), self.dominant,
            self.lexicon.digest, self.avatar.body.digest, self.version, self.shelf.digest,
        )  # fmt: skip
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def version(self) -> str:
        """SHA-256 of the stages' own source: other code may move otherwise."""
        return engine_version(Path(__file__).parent)


def _with_room(utterance: Utterance, recordings: Mapping[int, Recording]) -> Utterance:
    """The utterance with the seconds that recorded hands take."""
    items = list(utterance.items)
    for number, recording in recordings.items():
        if "hands" in recording.sidecar.layers:
            items[number] = replace(items[number], recorded_s=recording.motion.duration_s)
    return replace(utterance, items=tuple(items)) if recordings else utterance


def engine_version(package: Path) -> str:
    """SHA-256 over the source of all stages, in order of path."""
    digest = hashlib.sha256()
    for room in _STAGE_ROOMS:
        for path in sorted((package / room).rglob("*.py")):
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def citation(entry: Entry) -> Utterance:
    """An entry alone, as an utterance: its French word, signed."""
    text = entry.french[0] if entry.french else entry.gloss
    item = Item(
        gloss=entry.gloss,
        kind="sign",
        start=0,
        end=len(text),
        clause=0,
        signs=entry.signs,
        status=entry.status,
        mouthing=entry.mouthing,
        phones=entry.phones or phones_of(entry.mouthing),
        said=() if entry.phones else said_with(entry.mouthing, len(entry.signs)),
    )
    return Utterance(text=text, clauses=(Clause("statement", 0, len(text)),), items=(item,))


def nothing_to_sign() -> TextError:
    """The answer to a text of which there is no clip."""
    message = "Ce texte n’a ni lettre ni chiffre : il n’y a rien à signer. Écrivez des mots."
    return TextError("nothing-to-sign", message)


def lowest_status(statuses: Iterator[str] | tuple[str, ...]) -> str:
    """The lowest of some statuses; `draft` of none: nothing unseen is vouched for."""
    return min(statuses, key=STATUSES.index, default=STATUSES[0])


def signing_document(signed: Signed) -> dict[str, Any]:
    """What `lsf sign --json` says of a clip."""
    utterance, motion = signed.utterance, signed.motion
    return {
        "text": utterance.text,
        "digest": signed.digest,
        "fps": motion.fps,
        "frames": motion.frames,
        "duration_s": round(motion.duration_s, 3),
        "status": signed.status,
        "items": [
            {
                "gloss": item.gloss,
                "kind": item.kind,
                "start_s": round(time.start_s, 3),
                "end_s": round(time.end_s, 3),
            }
            for item, time in zip(utterance.items, signed.score.items, strict=True)
        ],
        "recordings": [
            {
                "item": number,
                "signer": recording.sidecar.signer,
                "licence": recording.sidecar.licence,
                "layers": list(recording.sidecar.layers),
            }
            for number, recording in signed.recordings.items()
        ],
        "recording_notes": [
            {"item": number, "note": note} for number, note in signed.recording_notes.items()
        ],
        "wrist_error_mm": quantiles_mm(motion.wrist_error_m),
        "contact_error_mm": quantiles_mm(motion.contact_error_m),
        "timings_ms": dict(signed.timings_ms),
        "bytes": len(signed.clip),
    }


def quantiles_mm(metres: np.ndarray[Any, np.dtype[np.float64]]) -> dict[str, float | None]:
    """p50, p95 and max in millimetres of what is not NaN; None where nothing is."""
    known = metres[np.isfinite(metres)] * 1000
    if not known.size:
        return {"p50": None, "p95": None, "max": None}
    p50, p95, most = np.percentile(known, (50, 95, 100))
    return {"p50": round(float(p50), 3), "p95": round(float(p95), 3), "max": round(float(most), 3)}


def film(
    avatar: Avatar,
    motion: Motion,
    path: Path,
    size: int = 512,
    view: str = "front",
    alpha: bool = False,
    painters: Painters | None = None,
) -> dict[str, float]:
    """Films a motion.

    Args:
        avatar: Who signs.
        motion: What is signed.
        path: `.mp4` or `.webm`.
        size: Pixels a side, even.
        view: One of `render.VIEWS`.
        alpha: Whether the background is transparent; `.webm` only.
        painters: Processes that draw, started before. Where it is None, a long film starts two
            of its own and a short one is drawn in this process.

    Returns:
        `render_fps` and `encode_fps`: frames a second of drawing alone and of encoding alone;
        `film_fps`: of both together.

    Raises:
        RenderError: If a painter fails.
        SetupError: If OSMesa is not installed.
        UnknownNameError: If the view or the kind of film is not known.
    """
    from lsf_avatar.render import SHORT_FRAMES, Look, Painters, camera, codec_of, write_film

    codec_of(path, alpha)  # a wrong name is said before anything is drawn
    if painters is None:
        with Painters(1 if motion.frames < SHORT_FRAMES else None) as own:
            return film(avatar, motion, path, size, view, alpha, own)
    waiting_s = 0.0

    def timed() -> Iterator[Any]:
        nonlocal waiting_s
        drawn = painters.frames(avatar, motion, camera(view), Look(size, size, alpha=alpha))
        while True:
            start = perf_counter()
            frame = next(drawn, None)
            waiting_s += perf_counter() - start
            if frame is None:
                return
            yield frame

    start = perf_counter()
    count = write_film(path, timed(), motion.fps)
    spent_s = perf_counter() - start
    return {
        "render_fps": round(count / painters.busy_s, 1),
        "encode_fps": round(count / max(spent_s - waiting_s, 1e-9), 1),
        "film_fps": round(count / spent_s, 1),
    }
