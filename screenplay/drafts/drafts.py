"""What one draft of a script says, with the ids that hang on it: all that a later draft needs.

Enters: a SceneGraph. Leaves: a Draft, small and apart from what is understood of the text, so that
a film folder can keep it and read it again when the scene graph has learnt more.
"""

from dataclasses import dataclass

from screenplay.scene_graph import Beat, BeatKind, Channel, Line, Scene, SceneGraph

LABEL = "draft/1"


@dataclass(frozen=True, slots=True)
class DraftBeat:
    """A beat's words; ids of who speaks and who is named."""

    id: str
    kind: BeatKind
    text: str
    line: str = ""  # id of its line; "" where nobody speaks
    speakers: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    manner: str = ""  # how the line is heard and said, as far as the script says


@dataclass(frozen=True, slots=True)
class DraftScene:
    """A scene's heading and beats."""

    id: str
    number: str  # as shown
    numbered: bool  # whether the script itself gives the number
    heading: str
    place: str
    beats: tuple[DraftBeat, ...]


@dataclass(frozen=True, slots=True)
class DraftCharacter:
    """A character's name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """What tells one place from another."""

    id: str
    name: str
    sub_place: str
    interior: bool
    kind: str
    parent: str = ""  # id of the location that it is a room of


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft of a script."""

    scenes: tuple[DraftScene, ...]
    characters: tuple[DraftCharacter, ...]
    places: tuple[DraftPlace, ...]


def draft_of(graph: SceneGraph) -> Draft:
    """The draft that a scene graph was read from."""
    return Draft(
        tuple(_scene(scene) for scene in graph.scenes),
        tuple(DraftCharacter(c.id, c.name) for c in graph.characters),
        tuple(
            DraftPlace(p.id, p.name, p.sub_place, p.interior, p.kind, p.parent)
            for p in graph.places
        ),
    )


def _scene(scene: Scene) -> DraftScene:
    return DraftScene(
        id=scene.id,
        number=scene.number,
        numbered=bool(scene.heading.scene_number),
        heading=scene.heading.text,
        place=scene.place_id,
        beats=tuple(_beat(beat) for beat in scene.beats),
    )


def _beat(beat: Beat) -> DraftBeat:
    line = beat.line
    return DraftBeat(
        id=beat.id,
        kind=beat.kind,
        text=beat.text,
        line=line.id if line else "",
        speakers=line.speakers if line else (),
        mentions=beat.mentions,
        manner=_manner(line) if line else "",
    )


def _manner(line: Line) -> str:
    heard = () if line.channel is Channel.ON_SCREEN else (line.channel.value.replace("_", " "),)
    return ", ".join((*heard, *line.parentheticals))
