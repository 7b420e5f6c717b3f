"""Descriptions of tools as files: TOML that people write and read.

Enters: a TOML document, or the descriptions that come with Storyreel. Leaves: `Tool` values whose
commands name nothing that is not there.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any, get_args, get_type_hints

import msgspec

from renderers.backends.tools.description import Kind, Tool
from renderers.generative.errors import CardError

SUFFIX = ".toml"
BRACES = re.compile(r"\{([a-z0-9_:-]+)\}")
GIVEN = ("python", "home", "job", "drivers")
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,40}")


def parsed(text: str, place: str) -> Tool:
    """The tool that a document describes; raises CardError naming place, key and remedy."""
    try:
        document = tomllib.loads(text)
        for problem in _unknown(document, Tool, ""):
            raise CardError(f"{place}: {problem}; see docs/tools.md")
        tool = msgspec.convert(document, Tool)
    except (tomllib.TOMLDecodeError, RecursionError, msgspec.ValidationError) as error:
        raise CardError(f"{place}: describes no tool: {error}; see docs/tools.md") from error
    for problem in _problems(tool):
        raise CardError(f"{place}: {problem}; see docs/tools.md")
    return tool


@cache
def built_in() -> Mapping[str, Tool]:
    """The tools that Storyreel knows, by name."""
    folder = files("renderers.backends.tools") / "descriptions"
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(SUFFIX):
            tool = parsed(entry.read_text(encoding="utf-8"), f"built-in tool {entry.name}")
            found[tool.name] = tool
    return found


def known(folder: Path) -> Mapping[str, Tool]:
    """Every tool by name; the user's own `folder/*.toml` come before ours. Raises CardError."""
    found = dict(built_in())
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        tool = parsed(path.read_text(encoding="utf-8"), str(path))
        found[tool.name] = tool
    return found


def within(path: str) -> bool:
    """Whether a path stays below the folder that it is told for."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith(("/", "~")) and ".." not in parts


def _problems(tool: Tool) -> Iterator[str]:
    if not _NAME.fullmatch(tool.name):
        yield f"name: {tool.name!r} names a folder: use a-z, 0-9, hyphens and dots"
    if not tool.commands or not all(tool.commands):
        yield "commands: none, or an empty one"
    if not tool.outputs:
        yield "outputs: none: nothing would show that it worked"
    names = [*(f.name for f in (*tool.inputs, *tool.outputs)), *(v.name for v in tool.values)]
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{name!r} names {count} things; give each a name of its own"
    yield from _files(tool)
    if tool.environment.kind is Kind.CONTAINER and not tool.environment.image:
        yield "environment.image: a container needs one"
    yield from _braces(tool)
    for remedy in tool.remedies:
        try:
            re.compile(remedy.says)
        except re.error as error:
            yield f"remedies: {remedy.says!r}: {error}"


def _files(tool: Tool) -> Iterator[str]:
    inputs = {file.name for file in tool.inputs}
    for file in (*tool.inputs, *tool.outputs):
        if not within(BRACES.sub("x", file.path)):
            yield f"{file.name}: path {file.path!r} leaves the job's folder"
        for like in (file.frames_of, file.size_of):
            if like and like not in inputs:
                yield f"{file.name}: there is no input {like!r}"
    for path in tool.environment.needs:
        if not within(path):
            yield f"environment.needs: {path!r} leaves the tool's folder"


def _braces(tool: Tool) -> Iterator[str]:
    known_names = {*GIVEN, *(value.name for value in tool.values)}
    known_names |= {f"in:{file.name}" for file in tool.inputs}
    known_names |= {f"out:{file.name}" for file in tool.outputs}
    words = [word for command in tool.commands for word in command]
    words += [tool.folder, *tool.environment.variables.values()]
    words += [file.path for file in (*tool.inputs, *tool.outputs)]
    for word in words:
        for name in BRACES.findall(word):
            if name not in known_names:
                yield f"{word!r}: nothing is called {{{name}}}"


def _unknown(value: object, kind: object, place: str) -> Iterator[str]:
    """Keys that no field has."""
    if isinstance(value, list):
        inner = get_args(kind)
        for index, item in enumerate(value):
            yield from _unknown(item, inner[0] if inner else None, f"{place}[{index}]")
    elif isinstance(value, dict) and isinstance(kind, type) and is_dataclass(kind):
        hints: dict[str, Any] = get_type_hints(kind)
        for key, item in value.items():
            where = f"{place}.{key}" if place else key
            if key in hints:
                yield from _unknown(item, hints[key], where)
            else:
                told = ", ".join(field.name for field in fields(kind))
                yield f"{where}: no such key; known here: {told}"
