"""`lsf capture`: a film of a signer becomes a clip of this signer."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from lsf_avatar.cli.engine import print_json
from lsf_avatar.server.settings import Settings


@click.command()
@click.argument("video", required=False, type=click.Path(exists=True, dir_okay=False,
                                                         path_type=Path))  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path),
              help="Where the clip goes (.glb); its YAML stands beside it.")  # fmt: skip
@click.option("--model", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="An official holistic .task file instead of the bundle.")  # fmt: skip
@click.option("--fov", "fov_deg", type=click.FloatRange(10.0, 120.0), default=34.0,
              show_default=True, help="Vertical opening of the camera, degrees.")  # fmt: skip
@click.option("--prepare", is_flag=True, help="Only fetch the models.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def capture(
    video: Path | None,
    output: Path | None,
    model: Path | None,
    fov_deg: float,
    prepare: bool,
    as_json: bool,
) -> None:
    """Follows the signer of VIDEO and writes the motion for this body.

    What the camera did not see is marked in the clip. Beside it stands a YAML that a person fills
    in (signer, consent, licence, gloss) before any sentence may use the clip.
    """
    from lsf_avatar.capture.models import ensure_bundle

    settings = Settings()
    if prepare:
        click.echo(str(ensure_bundle(settings.data / "models")), err=as_json)
        return
    if video is None or output is None:
        raise click.UsageError("VIDEO and -o are needed.")
    if output.suffix.lower() != ".glb":
        raise click.BadParameter("a clip ends in .glb.", param_hint="-o")
    from lsf_avatar.avatar.files import ensure_avatar
    from lsf_avatar.capture.landmarks import PARTS
    from lsf_avatar.capture.retarget import motion_of
    from lsf_avatar.capture.track import track
    from lsf_avatar.recording import write_recording, write_sidecar

    body = ensure_avatar(settings.avatars).body
    landmarks = track(video, model or ensure_bundle(settings.data / "models"))
    captured = motion_of(landmarks, body, fov_deg)
    clip = write_recording(body, captured.motion, captured.seen)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(clip)
    fresh = write_sidecar(output, video.name)
    shares = {
        part: round(float(share), 3)
        for part, share in zip(PARTS, captured.seen.mean(axis=0), strict=True)
    }
    document = {
        "frames": captured.motion.frames,
        "seen": shares,
        "jitter_mm": captured.jitter_mm,
        "digest": hashlib.sha256(clip).hexdigest(),
    }
    if as_json:
        print_json(document)
        return
    seen = ", ".join(f"{part} {100 * share:.0f} %" for part, share in shares.items())
    click.echo(f"{captured.motion.frames} images → {output} (vu : {seen})")
    if fresh:
        click.echo(f"à remplir avant tout usage : {output.with_suffix('.yaml')}")
