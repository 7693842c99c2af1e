"""`lsf film`: text to a film, by pyrender."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from lsf_avatar.cli.engine import filmed, load_engine, print_json
from lsf_avatar.cli.sign import MISSING
from lsf_avatar.pipeline import film as film_of
from lsf_avatar.pipeline import signing_document

VIEW_NAMES = ("front", "side", "three-quarter", "hands", "face")


@click.command()
@click.argument("text")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True,
              help="Where the film goes: .mp4 (H.264) or .webm (VP9).")  # fmt: skip
@click.option("--size", type=click.IntRange(64, 2048), default=512, show_default=True,
              help="Pixels a side; an odd number is made even.")  # fmt: skip
@click.option("--view", type=click.Choice(VIEW_NAMES), default="front", show_default=True)
@click.option("--missing", type=MISSING, default="spell", show_default=True)
@click.option("--speed", type=click.FloatRange(0.5, 1.5), default=1.0, show_default=True)
@click.option("--alpha", is_flag=True, help="A transparent background; .webm only.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def film(
    text: str,
    output: Path,
    size: int,
    view: str,
    missing: str,
    speed: float,
    alpha: bool,
    as_json: bool,
) -> None:
    """Films the signing of TEXT."""
    if alpha and output.suffix.lower() != ".webm":
        raise click.BadParameter("only .webm keeps a transparent background.", param_hint="--alpha")
    engine = load_engine(speed=speed)
    signed = engine.sign(text, missing)
    start = perf_counter()
    rates = film_of(
        filmed(engine), signed.motion, output, size=size + size % 2, view=view, alpha=alpha
    )
    if as_json:
        print_json(signing_document(signed) | rates)
    else:
        click.echo(
            f"{signed.motion.frames} images, {signed.motion.duration_s:.2f} s → {output} "
            f"({perf_counter() - start:.1f} s)"
        )
