"""`lsf serve`: the service on this machine."""

from __future__ import annotations

import click

from lsf_avatar.phonology.sign import STATUSES
from lsf_avatar.server.settings import Settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--require", type=click.Choice(STATUSES), default=None,
              help="Lowest status that is signed to users.")  # fmt: skip
@click.option("--linguists", is_flag=True, help="Serve /lexique and /qa too.")
def serve(host: str, port: int, require: str | None, linguists: bool) -> None:
    """Serves the form, and says where."""
    import uvicorn

    from lsf_avatar.server.app import create_app

    settings = Settings()
    if require is not None:
        settings = settings.model_copy(update={"require": require})
    if linguists:
        settings = settings.model_copy(update={"linguist_pages": True})
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    app = create_app(settings)
    click.echo(f"http://{host}:{port}")
    # The access log would keep who asked for what and when.
    uvicorn.run(app, host=host, port=port, access_log=False, log_level="warning")
