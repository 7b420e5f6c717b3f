"""`storyreel mcp`: the studio as tools of an assistant, by the Model Context Protocol.

Enters: the address and token of a studio that is served; the token by the environment, so that it
is in no list of processes. Leaves: an MCP server on standard input and output.
"""

import click

from web import settings

_ADDRESS = "http://127.0.0.1:8765"


@click.command("mcp")
@click.option("--url", default=_ADDRESS, show_default=True, help="Address of the studio.")
def mcp(url: str) -> None:
    """Let an assistant upload, read the board, note, render and export (MCP, stdio).

    Start `storyreel serve` first and put the token of its address into STORYREEL_TOKEN.
    """
    token = settings.load().token
    if not token:
        raise click.UsageError(
            "STORYREEL_TOKEN is empty; put the token there that storyreel serve printed"
        )
    from web.assistant import server

    server(url, token).run("stdio")
