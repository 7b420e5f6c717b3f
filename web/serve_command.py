"""`storyreel serve`: the studio as a web page on this machine.

Enters: a home folder, an address. Leaves: a server until it is stopped with Ctrl-C, and the address
to open on standard output: it holds a token that is drawn anew at each start.
"""

import time
from dataclasses import replace
from pathlib import Path

import click

from renderers.profile import ANIMATIC
from web import settings
from web.faults import faults_told
from web.frame_size import FrameSize
from web.security.gate import LOOPBACK

_GRACE_S = 3  # for streams that are open when the server stops


@click.command("serve")
@click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False),
    help="Where projects lie; STORYREEL_HOME, or ~/storyreel.",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option("--allow", multiple=True, help="Another host name to answer to; may be repeated.")
@click.option("--https", is_flag=True, help="It is reached through a proxy that speaks HTTPS.")
@click.option("--size", type=FrameSize(), help="Frame size of animatics, e.g. 1280x720 or 720.")
def serve(
    home: Path | None, host: str, port: int, allow: tuple[str, ...],
    size: tuple[int, int] | None, *, https: bool,
) -> None:  # fmt: skip
    """Open the studio: upload scripts, watch, revise by notes, export."""
    wanted = settings.load()
    folder = (home or wanted.home).expanduser().absolute()
    with faults_told(folder):
        import uvicorn

        from web.app import create_app
        from web.listening_socket import listening
        from web.studio.studio import Studio

        profile = replace(ANIMATIC, width_px=size[0], height_px=size[1]) if size else ANIMATIC
        studio = Studio.at(folder, wanted, profile=profile, clock=time.time)
        app = create_app(studio, hosts=(*allow, *_named(host)), secure=https)
        with listening(host, port) as socket:
            _say(app.state.passes.startup, host, socket.getsockname()[1], folder)
            config = uvicorn.Config(
                app, log_level="warning", access_log=False, server_header=False,
                timeout_graceful_shutdown=_GRACE_S, proxy_headers=https,
            )  # fmt: skip
            uvicorn.Server(config).run([socket])


def _named(host: str) -> tuple[str, ...]:
    """The host as browsers name it; a wildcard address has no name: see --allow."""
    return () if host in ("0.0.0.0", "::", *LOOPBACK) else (host,)  # noqa: S104 - compared only


def _say(token: str, host: str, port: int, folder: Path) -> None:
    click.echo(f"Projects lie in {folder}.")
    open_to_all = host not in LOOPBACK
    if open_to_all:
        click.echo("Others on this network can reach the studio; they need a token or a link.")
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared only
    click.echo("Stop with Ctrl-C; unfinished films go on at the next start.")
    click.echo(f"Open http://{shown}:{port}/open?token={token}")
