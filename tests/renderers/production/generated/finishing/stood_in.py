"""The tools as they are described, run by programs that keep their contracts.

`write(folder)` writes descriptions of a user's own, which take the place of ours: the same names,
files and values, another command.
"""

import json
import sys
from pathlib import Path

from renderers.backends.tools.description import File, Tool
from renderers.backends.tools.reading import built_in

ROOT = Path(__file__).parents[5]
STAND_IN = ROOT / "tests" / "renderers" / "backends" / "tools" / "stand_in.py"
_WORDS = ("name", "title", "task", "source")
_MORE = {"seedvr2": ["{width}x{height}"]}


def write(folder: Path, *names: str) -> None:
    """Descriptions of these tools, installed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).mkdir(exist_ok=True)
        (folder / f"{name}.toml").write_text(_described(built_in()[name]), encoding="utf-8")


def _described(tool: Tool) -> str:
    command = [sys.executable, str(STAND_IN), tool.name, "{job}", *_MORE.get(tool.name, [])]
    lines = [
        *(
            f"{key} = {json.dumps(getattr(tool, key))}"
            for key in ("name", "title", "task", "source")
        ),
        f"commands = {json.dumps([command])}",
        'folder = "{job}"',
        "install = []",
        "[environment]",
        'kind = "command"',
        "gpu = false",
        f'variables = {{ PYTHONPATH = "{ROOT}", OMP_NUM_THREADS = "1" }}',
    ]
    for value in tool.values:
        lines += ["[[values]]", f"name = {json.dumps(value.name)}",
                  f"default = {json.dumps(value.default)}"]  # fmt: skip
    for kind, files in (("inputs", tool.inputs), ("outputs", tool.outputs)):
        for file in files:
            lines += [f"[[{kind}]]", *_file(file)]
    return "\n".join(lines) + "\n"


def _file(file: File) -> list[str]:
    told = [
        f"name = {json.dumps(file.name)}", f"path = {json.dumps(file.path)}",
        f"format = {json.dumps(file.format.value)}", f"frames_off = {file.frames_off}",
    ]  # fmt: skip
    told += [f"{key} = {json.dumps(value)}" for key in ("frames_of", "size_of")
             if (value := getattr(file, key))]  # fmt: skip
    return [*told, f"size_px = {list(file.size_px)}"]
