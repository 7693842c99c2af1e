"""`lsf serve`: the service on this machine."""

from __future__ import annotations

import socket

import click

from lsf_avatar.errors import SetupError
from lsf_avatar.phonology.sign import STATUSES
from lsf_avatar.server.settings import KEEP_ALIVE_S, Settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="0 takes any free one.")  # fmt: skip
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
    listening = _listen(host, port)
    app = create_app(settings)
    click.echo(f"http://{host}:{listening.getsockname()[1]}")
    # The access log would keep who asked for what and when.
    config = uvicorn.Config(
        app, access_log=False, log_level="warning", server_header=False,
        timeout_keep_alive=KEEP_ALIVE_S,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket on the port, taken before anything is loaded, so that a busy one is said at once.

    Raises:
        SetupError: If the port is not free, or the address is not of this machine.
    """
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        message = (
            f"L’adresse {host}:{port} n’est pas libre ({error.strerror}). "
            "Prenez un autre port : lsf serve --port 8001."
        )
        raise SetupError("port-not-free", message) from error
    return listening
