"""`lsf avatar`: builds the signer's body."""

from __future__ import annotations

import json
from pathlib import Path

import click

from lsf_avatar.avatar.files import build_key, ensure_avatar
from lsf_avatar.avatar.page import ensure_page_files
from lsf_avatar.cli.sheet import sheet
from lsf_avatar.server.settings import Settings


@click.group()
def avatar() -> None:
    """The body that signs."""


avatar.add_command(sheet)


@avatar.command()
@click.option("--name", default="woman", show_default=True, help="Who is built.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def build(name: str, as_json: bool) -> None:
    """Builds the body once, from the CC0 data; a second call finds it there."""
    root = Settings().avatars

    def tell(step: str) -> None:
        click.echo(f"… {step}", err=True)

    built = ensure_avatar(root, name, tell)
    files = ensure_page_files(root, name, tell)
    folder = root / f"{name}-{build_key()}"
    facts = {
        "name": name,
        "folder": str(folder),
        "digest": built.body.digest,
        "joints": len(built.body.joints),
        "triangles": sum(len(mesh.triangles) for mesh in built.meshes),
        "face_channels": len(built.body.face_channels),
        "page_bytes": {level: len(glb) for level, glb in files.items()},
    }
    if as_json:
        click.echo(json.dumps(facts))
    else:
        click.echo(
            f"{name}: {facts['triangles']} triangles, {facts['joints']} joints, "
            f"{facts['face_channels']} face channels\n{folder}"
        )


@avatar.command()
@click.argument("output", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--name", default="woman", show_default=True, help="Who is written.")
def export(output: Path, name: str) -> None:
    """Writes the body as a GLB file."""
    from lsf_avatar.avatar.gltf import write_avatar

    output.write_bytes(write_avatar(ensure_avatar(Settings().avatars, name)))
    click.echo(str(output))
