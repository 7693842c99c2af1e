"""`lsf sign`: text to a clip."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from lsf_avatar.cli.engine import load_engine, print_json
from lsf_avatar.cli.lines import print_documents
from lsf_avatar.pipeline import Engine, Signed, signing_document

MISSING = click.Choice(["spell", "show", "refuse"])
KINDS = (".glb", ".pose", ".eaf")


@click.command()
@click.argument("text")
@click.option("-o", "--output", type=click.Path(path_type=Path),
              help="Where it goes: a clip (.glb), points (.pose) or ELAN (.eaf).")  # fmt: skip
@click.option("--avatar", "with_avatar", is_flag=True, help="Put the body into the file too.")
@click.option(
    "--missing",
    type=MISSING,
    default="spell",
    show_default=True,
    help="What becomes of a word without a sign.",
)
@click.option("--speed", type=click.FloatRange(0.5, 1.5), default=1.0, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def sign(
    text: str, output: Path | None, with_avatar: bool, missing: str, speed: float, as_json: bool
) -> None:
    """Signs TEXT into a clip. With TEXT `-`, one text a line from standard input.

    The end of the output's name chooses: .glb is an animation, .pose the points of MediaPipe
    Holistic (opens in pose-format), .eaf one tier a track (opens in ELAN).
    """
    kind = output.suffix.lower() if output else ".glb"
    if kind not in KINDS:
        raise click.BadParameter(f"'{kind}' is none of {', '.join(KINDS)}.", param_hint="-o")
    if with_avatar and kind != ".glb":
        raise click.BadParameter("only .glb has room for the body.", param_hint="--avatar")
    engine = load_engine(speed=speed)
    if text == "-":
        print_documents(lambda line: signing_document(engine.sign(line, missing)))
        return
    signed = engine.sign(text, missing)
    if output is not None:
        output.write_bytes(_file(engine, signed, with_avatar, kind))
    if as_json:
        print_json(signing_document(signed))
    else:
        click.echo(" ".join(item.gloss for item in signed.utterance.items))
        where = f" → {output}" if output else ""
        click.echo(f"{signed.motion.duration_s:.2f} s, {signed.status}{where}")


def _file(engine: Engine, signed: Signed, with_avatar: bool, kind: str) -> bytes:
    if kind == ".pose":
        from lsf_avatar.exchange import holistic_pose, write_pose
        from lsf_avatar.render.camera import camera

        return write_pose(holistic_pose(engine.avatar, signed.motion, camera("front")))
    if kind == ".eaf":
        from lsf_avatar.exchange import elan_tiers, write_eaf

        tiers = elan_tiers(signed.utterance, signed.score, engine.dominant)
        said = {"digest": signed.digest, "status": signed.status}
        return write_eaf(tiers, datetime.now(UTC), said)
    if not with_avatar:
        return signed.clip
    from lsf_avatar.avatar.gltf import write_avatar_with_clip

    return write_avatar_with_clip(engine.avatar, signed.motion)
