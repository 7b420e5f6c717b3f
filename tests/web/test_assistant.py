"""The studio as an assistant's tools: a real MCP client, a real server process, a real studio."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.web.conftest import Serving

_COMMAND = "from web.cli import main; main()"


def _called(serving: Serving, calls: list[tuple[str, dict[str, Any]]]) -> list[Any]:
    """Call tools one after another; what each gave."""
    environment = {**os.environ, "STORYREEL_TOKEN": serving.token}
    told = StdioServerParameters(
        command=sys.executable,
        args=["-c", _COMMAND, "mcp", "--url", serving.url],
        env=environment,
    )

    async def talk() -> list[Any]:
        async with stdio_client(told) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            listed = await session.list_tools()
            names = {tool.name for tool in listed.tools}
            assert {"upload_script", "read_board", "send_note", "apply_note", "export"} <= names
            return [await session.call_tool(name, values) for name, values in calls]

    # in a thread of its own: the browser of other tests keeps this one's event loop
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(anyio.run, talk).result()


def test_an_assistant_reads_the_board_and_sends_a_note(serving: Serving, tmp_path: Path) -> None:
    project = serving.project
    board, note, unknown = _called(
        serving,
        [
            ("read_board", {"project": project}),
            ("send_note", {"project": project, "text": "shot 3 tighter"}),
            ("read_board", {"project": "none"}),
        ],
    )
    assert board.structured_content["title"] == "Two Cups"
    assert note.structured_content["kind"] == "understood"
    assert unknown.is_error
    assert "none" in unknown.content[0].text


def test_without_a_token_the_command_says_what_to_do() -> None:
    from click.testing import CliRunner

    from web.cli import main

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("STORYREEL_TOKEN", raising=False)
        told = CliRunner().invoke(main, ["mcp"])
    assert told.exit_code == 2
    assert "STORYREEL_TOKEN" in told.output
