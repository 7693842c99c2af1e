"""`lsf bench`: how fast the stages are on this machine, warm, medians."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import lru_cache
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import brotli
import click

from lsf_avatar.cli.bench_text import repeated
from lsf_avatar.cli.engine import filmed, load_engine, print_json
from lsf_avatar.kinematics.aim import aim
from lsf_avatar.kinematics.motion import Motion
from lsf_avatar.kinematics.pace import paced
from lsf_avatar.kinematics.solve import solve
from lsf_avatar.pipeline import FPS, Engine
from lsf_avatar.timeline import schedule

if TYPE_CHECKING:
    from lsf_avatar.cli.bench_capture import CaptureFigures
    from lsf_avatar.cli.browser import Visit

SENTENCES = (
    "Quelqu'un a-t-il mal ?",
    "Le véhicule B reculait sur le parking.",
    "Avez-vous appelé la police après l'accident ?",
    "Ma voiture était à l'arrêt au feu rouge.",
    "L'accident a eu lieu le 12 mars 2031 à 14 h 30.",
    "Je n'ai pas vu le panneau.",
    "Si oui, écrivez le nom du témoin.",
    "Ma plaque est AB-123-CD.",
)
PHRASE = "Le conducteur du véhicule B n'a pas vu ma voiture au carrefour."
"""Some five seconds of signing with both hands and the face."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Attributes:
        name: What was measured.
        value: The median.
        unit: Of the value.
        runs: How many runs it is the median of.
        aim: What the project wants.
    """

    name: str
    value: float
    unit: str
    runs: int
    aim: str


def _median_ms(work: Callable[[], object], runs: int) -> float:
    for _ in range(3):
        work()
    spent = []
    for _ in range(runs):
        start = perf_counter()
        work()
        spent.append((perf_counter() - start) * 1000)
    return median(spent)


def _gloss(engine: Engine) -> Row:
    """A sentence of free text, by the rules."""
    each = [_median_ms(lambda s=s: engine.gloss(s), 9) for s in SENTENCES]  # type: ignore[misc]
    return Row("gloss", round(median(each), 3), "ms a sentence", 9 * len(SENTENCES), "3")


def _phrasebook(engine: Engine) -> Row:
    """All texts of the form, as their authors wrote them."""
    texts = [phrase.text for phrase in engine.lexicon.phrases.values()]
    spent = _median_ms(lambda: [engine.gloss(text) for text in texts], 3)
    return Row("phrasebook", round(spent / 1000, 3), f"s for {len(texts)} texts", 3, "1")


def _first_sentence(engine: Engine) -> Row:
    """2,000 characters of free text, until the clip of the first sentence is there."""
    text = " ".join(SENTENCES[1:6] * 12)[:2000]
    spent = _median_ms(lambda: next(engine.sign_sentences(text)), 15)
    return Row("first-sentence", round(spent, 2), "ms of 2,000 characters", 15, "60")


def _cold_gloss(_: Engine) -> Row:
    """A process of its own, from nothing to the glosses of one sentence: its processor time."""
    code = (
        "import re, time; from pathlib import Path; from lsf_avatar.cli.gloss import gloss; "
        f"gloss.main([{PHRASE!r}], standalone_mode=False); "
        "peak = re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text()); "
        "print(time.process_time(), int(peak[1]) / 1024)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        .stdout.splitlines()[-1]
        .split()
        for _ in range(3)
    ]
    seconds, megabytes = (median(float(run[at]) for run in runs) for at in (0, 1))
    return Row("cold-gloss", round(seconds, 2), f"s of CPU, {megabytes:.0f} MB", 3, "4, 330 MB")


def _synthesis(name: str, collides: bool, wanted: str) -> Callable[[Engine], Row]:
    """Score to motion, forward kinematics included, with and without what keeps arms out."""

    def measured(engine: Engine) -> Row:
        body, score = engine.avatar.body, schedule(engine.gloss(PHRASE), engine.tempo)

        def made() -> Motion:
            motion = solve(aim(score, body, fps=FPS, collides=collides), body)
            return paced(score, motion, body, engine.tempo.speed)[1]

        return Row(name, round(_median_ms(made, 25) / made().frames, 4), "ms a frame", 25, wanted)

    return measured


def _sign(engine: Engine) -> Row:
    """Text to clip."""
    seconds = engine.sign(PHRASE).motion.duration_s
    spent = _median_ms(lambda: engine.sign(PHRASE), 15)
    return Row("sign", round(spent, 2), f"ms for {seconds:.1f} s", 15, "40 for 5 s")


def _clip_size(engine: Engine) -> Row:
    """The clip as it goes over the wire, brotli 5."""
    sizes = []
    for sentence in SENTENCES:
        signed = engine.sign(sentence)
        packed = len(brotli.compress(signed.clip, quality=5))
        sizes.append(packed / 1000 / signed.motion.duration_s)
    return Row("clip-size", round(median(sizes), 2), "kB a second", len(SENTENCES), "10")


def _film(name: str, workers: int | None, aim: str) -> Callable[[Engine], Row]:
    """A film at 512, twofold supersampling, encoded, by painters that are already at work."""

    def measured(engine: Engine) -> Row:
        from lsf_avatar.cli.bench_film import film_fps

        fps = film_fps(filmed(engine), engine.sign(PHRASE).motion, workers)
        return Row(name, round(fps, 1), "frames a second", 3, aim)

    return measured


def _film_moderngl(engine: Engine) -> Row:
    """The limit: the same signer drawn without pyrender, one process, not encoded."""
    from lsf_avatar.cli.bench_film import plain_fps

    fps = plain_fps(filmed(engine), engine.sign(PHRASE).motion)
    if fps is None:
        return Row("film-moderngl", 0.0, "not measured: moderngl is not installed", 0, "none")
    return Row("film-moderngl", round(fps, 1), "frames a second", 60, "none: the limit")


def _capture(name: str, figure: str, unit: str) -> Callable[[Engine], Row]:
    """One figure of how far a captured film is from the motion that was filmed."""

    def measured(engine: Engine) -> Row:
        from lsf_avatar.cli.bench_capture import SENTENCES as FILMED

        got = _captured(engine)
        middle, most = getattr(got, figure)
        return Row(
            name, middle, f"{unit}, p95 {most:.0f}, {got.frames} frames", len(FILMED), "none stated"
        )

    return measured


@lru_cache(maxsize=1)
def _captured(engine: Engine) -> CaptureFigures:
    from lsf_avatar.cli.bench_capture import capture_figures
    from lsf_avatar.server.settings import Settings

    return capture_figures(engine, Settings().data / "models")


def _growth(engine: Engine) -> Row:
    """Ten minutes of signing against one: score to motion, time a frame."""
    sentences = [engine.gloss(sentence) for sentence in SENTENCES]
    each = []
    for minutes in (1.0, 10.0):
        utterance = repeated(sentences, minutes * 60.0)
        spent = _median_ms(lambda u=utterance: engine.perform(u), 3)  # type: ignore[misc]
        each.append(spent / engine.perform(utterance).motion.frames)
    return Row("growth", round(each[1] / each[0], 2), "times a frame of one minute", 3, "1")


def _browser(name: str, flags: tuple[str, ...], aim: str) -> Callable[[Engine], Row]:
    def measured(engine: Engine) -> Row:
        from lsf_avatar.cli.browser import frames_a_second

        rates = [frames_a_second(PHRASE, flags) for _ in range(3)]
        return Row(name, round(median(rates), 1), "frames a second", 3, aim)

    return measured


def _visit(name: str, figure: str, unit: str, aim: str) -> Callable[[Engine], Row]:
    """One figure of first visits; all of them come from the same visits."""

    def measured(engine: Engine) -> Row:
        value = median(getattr(visit, figure) for visit in _visits())
        return Row(name, round(value, 2), unit, len(_visits()), aim)

    return measured


@lru_cache(maxsize=1)
def _visits() -> list[Visit]:
    from lsf_avatar.cli.browser import first_visits

    return first_visits(5)


BENCHES: dict[str, Callable[[Engine], Row]] = {
    "gloss": _gloss,
    "synthesis": _synthesis("synthesis", True, "0.05"),
    "synthesis-free": _synthesis("synthesis-free", False, "0.03, nothing kept out of anything"),
    "phrasebook": _phrasebook,
    "first-sentence": _first_sentence,
    "cold-gloss": _cold_gloss,
    "sign": _sign,
    "clip-size": _clip_size,
    "film": _film("film", None, "70"),
    "film-single": _film("film-single", 1, "50"),
    "film-moderngl": _film_moderngl,
    "growth": _growth,
    "capture": _capture("capture", "wrist_mm", "mm at both wrists"),
    "capture-active": _capture("capture-active", "moving_mm", "mm at the active wrist"),
    "capture-palm": _capture("capture-palm", "palm_deg", "degrees of the active palm"),
    "capture-fingers": _capture("capture-fingers", "fingers_deg", "degrees of its finger bones"),
    "capture-head": _capture("capture-head", "head_deg", "degrees of the head"),
    "browser-swiftshader": _browser("browser-swiftshader", (), "33"),
    "browser-gl": _browser(
        "browser-gl", ("--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist"), "57"
    ),
    "first-visit": _visit("first-visit", "seconds", "s to the first moving sign", "2"),
    "first-visit-size": _visit("first-visit-size", "kilobytes", "kB over the wire", "1300"),
    "later-phrase": _visit("later-phrase", "later_kilobytes", "kB for five seconds", "30"),
}


@click.command()
@click.option("--only", default="", help=f"Names, comma between: {', '.join(BENCHES)}.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def bench(only: str, as_json: bool) -> None:
    """Measures the stages, warm. Machines differ and are noisy: compare medians on one machine."""
    names = [name.strip() for name in only.split(",") if name.strip()] or list(BENCHES)
    for name in names:
        if name not in BENCHES:
            raise click.BadParameter(f"no benchmark called '{name}'. Known: {', '.join(BENCHES)}")
    engine = load_engine()
    rows = []
    for name in names:
        rows.append(BENCHES[name](engine))
        if not as_json:
            row = rows[-1]
            click.echo(f"{row.name:22} {row.value:>10} {row.unit} (aim {row.aim})")
    if as_json:
        machine = (
            f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        )
        print_json({"machine": machine, "rows": [asdict(row) for row in rows]})
