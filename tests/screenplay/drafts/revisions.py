"""Small scripts as data, to be typed, revised and typed again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from screenplay.read import read_text
from screenplay.scene_graph import SceneGraph

WORDS = ("no", "yes", "tide", "lamp", "quietly", "harbour", "again", "seven", "herring", "wait")
PLACES = ("INT. LIGHTHOUSE KITCHEN - NIGHT", "EXT. HARBOUR - DAY", "INT. BOAT SHED - DAY")
PEOPLE = ("ANNA", "BORIS", "CLEO")


@dataclass(frozen=True, slots=True)
class Said:
    """A speech of one line, or with no speaker an action of one sentence: one beat each."""

    who: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words).capitalize() + "."

    def typed(self) -> str:
        return f"{self.who}\n{self.text}" if self.who else self.text


@dataclass(frozen=True, slots=True)
class Played:
    """A scene."""

    heading: str
    said: tuple[Said, ...]


Script = tuple[Played, ...]


def typed(script: Script) -> str:
    return "\n\n".join(
        text for scene in script for text in (scene.heading, *(s.typed() for s in scene.said))
    )


def graph(script: Script) -> SceneGraph:
    read = read_text(typed(script), "script.fountain")
    assert [len(s.beats) for s in read.scenes] == [len(s.said) for s in script]
    return read


def changed(script: Script, scene: int, said: tuple[Said, ...]) -> Script:
    return (*script[:scene], replace(script[scene], said=said), *script[scene + 1 :])


def beat_ids(read: SceneGraph) -> list[str]:
    return [beat.id for scene in read.scenes for beat in scene.beats]


def line_ids(read: SceneGraph) -> list[str]:
    return [line.id for line in read.lines()]


def scene_ids(read: SceneGraph) -> list[str]:
    return [scene.id for scene in read.scenes]


def all_ids(read: SceneGraph) -> tuple[list[str], ...]:
    people, places = [c.id for c in read.characters], [p.id for p in read.places]
    return scene_ids(read), beat_ids(read), line_ids(read), people, places


def spots(script: Script) -> Iterator[tuple[int, int]]:
    """Where something is said or done: scene and position."""
    return ((n, at) for n, scene in enumerate(script) for at in range(len(scene.said)))


said = st.builds(
    Said,
    st.sampled_from(("", *PEOPLE)),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(tuple),
)
played = st.builds(Played, st.sampled_from(PLACES), st.lists(said, max_size=6).map(tuple))
scripts = st.lists(played, min_size=1, max_size=6).map(tuple).filter(lambda s: any(spots(s)))
