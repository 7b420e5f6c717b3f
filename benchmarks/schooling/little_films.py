"""Little films, and how people point at their moments: what the finder of moments is taught on.

Enters: text files: `# title`, `= number<TAB>heading` of a scene, `number<TAB>a|s<TAB>speaker<TAB>
text` of a beat, `> numbers<TAB>words` where somebody points at it. Leaves: `LittleFilm`s; lines
that cannot be read are refused with file and line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.schooling.lines import BOOK
from planner.revising.learned.moments import told_beat, told_scene

FILMS = BOOK / "films"
_BEAT = re.compile(r"(\d+)\t([as])\t([^\t]*)\t(.+)")
_SCENE = re.compile(r"=\s*(\d+)\t(.+)")
_POINTING = re.compile(r">\s*(s?\d+(?:\s*,\s*s?\d+)*)\t(.+)")


class UnreadableFilmError(ValueError):
    """A line of a little film that is not in its form."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """Words, and the places in `LittleFilm.told` that they mean."""

    words: str
    meant: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LittleFilm:
    """What its beats and scenes tell, in order, and how people point at them."""

    name: str
    told: tuple[str, ...]
    pointed: tuple[Pointed, ...]


def little_films(paths: Iterable[Path]) -> Iterator[LittleFilm]:
    """Every film of some files, in order; raises UnreadableFilmError."""
    for path in sorted(paths):
        yield _film(path.name, path.read_text(encoding="utf-8").splitlines())


def _film(name: str, lines: list[str]) -> LittleFilm:
    told: list[str] = []
    places: dict[str, int] = {}
    pointed: list[Pointed] = []
    for number, line in enumerate(lines, 1):
        if beat := _BEAT.fullmatch(line):
            places[beat.group(1)] = len(told)
            told.append(told_beat(beat.group(4), beat.group(3)))
        elif scene := _SCENE.fullmatch(line):
            places[f"s{scene.group(1)}"] = len(told)
            told.append(told_scene(scene.group(2)))
        elif pointing := _POINTING.fullmatch(line):
            named = re.findall(r"s?\d+", pointing.group(1))
            if unknown := [n for n in named if n not in places]:
                msg = f"{name}, line {number}: no beat {unknown} stands above it"
                raise UnreadableFilmError(msg)
            pointed.append(Pointed(pointing.group(2).strip(), tuple(places[n] for n in named)))
        elif line.strip() and not line.startswith("#"):
            msg = f"{name}, line {number}: {line[:40]!r} is no scene, beat or pointing"
            raise UnreadableFilmError(msg)
    return LittleFilm(name, tuple(told), tuple(pointed))
