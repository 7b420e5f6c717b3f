"""Hand-made keys of what a screenplay means.

Enters: a JSON file of `tests/screenplay/keys`. Leaves: scenes and beats as a careful reader sees
them, written before the reader was tuned. A key holds positions, names and closed words, never a
sentence of the script, because most scripts may not be quoted. How keys are written stands in
`tests/screenplay/keys/README.md`.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyDeed:
    """A visible act; `verb` and `target` may name alternatives with `|`."""

    actor: str | None
    verb: str
    target: str | None = None
    prop: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class KeyBeat:
    """A run of dialogue, a sentence of action, or what is neither."""

    line: int
    column: int
    kind: Literal["speech", "action", "other"]
    speakers: Words = ()
    channel: str = "on_screen"
    addressee: Words = ()
    deeds: tuple[KeyDeed, ...] = ()
    enter: Words = ()
    exit: Words = ()


@dataclass(frozen=True, slots=True)
class KeyScene:
    """A scene under its heading; `start` is who is there as it opens."""

    line: int
    interior: str
    daytime: str
    start: Words
    beats: tuple[KeyBeat, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What one script means; `characters` maps names to their other spellings."""

    script: str
    sha256: str
    characters: dict[str, Words]
    scenes: tuple[KeyScene, ...]

    @property
    def beats(self) -> int:
        """How many beats the key judges."""
        return sum(len(scene.beats) for scene in self.scenes)


def load(path: Path) -> Key:
    """The key in a file; msgspec.ValidationError names what is wrong with it."""
    return msgspec.json.decode(path.read_bytes(), type=Key)


def script_of(key: Key, roots: tuple[Path, ...]) -> Path | None:
    """The script that a key belongs to, where it lies under one of `roots` unchanged."""
    for path in (root / key.script for root in roots):
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == key.sha256:
            return path
    return None
