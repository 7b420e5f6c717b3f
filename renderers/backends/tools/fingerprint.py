"""Which version of a tool is here: what results are kept by.

Enters: a tool's place. Leaves: a short digest of what decides its answer: its description without
words for people, the commit of its source, and samples of the files that it needs. Weights of many
gigabytes are told apart by their length and both ends.
"""

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from renderers.backends.tools.description import Kind, Tool
from renderers.backends.tools.places import DRIVERS, Place
from renderers.backends.tools.reading import BRACES

_DECIDE = ("name", "source", "commands", "folder", "inputs", "outputs", "values", "forbidden")
_SETTLE = ("kind", "python", "pins", "image", "variables")
_END = 1 << 20  # bytes of each end
_HEX = re.compile(r"[0-9a-f]{40,64}")


def fingerprint(place: Place) -> str:
    """A digest that changes where the tool's answers may change."""
    whole = hashlib.sha256()
    for part in (_described(place.tool), *_installed(place)):
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()[:16]


def _described(tool: Tool) -> bytes:
    environment = {name: getattr(tool.environment, name) for name in _SETTLE}
    told = {name: getattr(tool, name) for name in _DECIDE} | {"environment": environment}
    return msgspec.json.encode(told, order="sorted")


def _installed(place: Place) -> Iterator[bytes]:
    for path in place.tool.environment.needs:
        yield path.encode()
        yield from _sampled(place.home / path)
        yield _commit(place.home / path, place.home)
    for command in place.tool.commands:
        for word in command:
            if word.startswith("{drivers}/"):
                yield from _sampled(DRIVERS / word.removeprefix("{drivers}/"))
    if place.tool.environment.kind is Kind.COMMAND:
        yield from _programs(place)


def _programs(place: Place) -> Iterator[bytes]:
    """Programs on PATH, and scripts that commands name in full."""
    path = place.outside.get("PATH")
    for command in place.tool.commands:
        for word in command:
            if not BRACES.search(word):
                found = shutil.which(word, path=path) if word == command[0] else None
                if found or Path(word).is_absolute():
                    yield from _sampled(Path(found or word))


def _sampled(path: Path) -> Iterator[bytes]:
    """A file's length and ends; of a folder names and lengths; nothing where there is nothing."""
    if path.is_file():
        with path.open("rb") as source:
            length = source.seek(0, 2)
            yield str(length).encode()
            source.seek(0)
            yield source.read(_END)
            source.seek(max(0, length - _END))
            yield source.read(_END)
    elif path.is_dir():
        for one in sorted(path.rglob("*")):
            if one.is_file() and ".git" not in one.parts:
                yield f"{one.relative_to(path)} {one.stat().st_size}".encode()


def _commit(path: Path, home: Path) -> bytes:
    """The commit that stands where a file was cloned to; nothing where it was not."""
    for folder in (path, *path.parents):
        head = folder / ".git" / "HEAD"
        if head.is_file():
            return _stands(head).encode()
        if folder == home:
            break
    return b""


def _stands(head: Path) -> str:
    told = head.read_text("utf-8", "replace").strip()
    if _HEX.fullmatch(told):
        return told
    name = told.removeprefix("ref:").strip()
    loose = head.parent / name
    if loose.is_file():
        return loose.read_text("utf-8", "replace").strip()
    packed = head.parent / "packed-refs"
    lines = packed.read_text("utf-8", "replace").splitlines() if packed.is_file() else []
    return next((line.split()[0] for line in lines if line.endswith(f" {name}")), name)
