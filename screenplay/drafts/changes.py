"""What can change from one draft of a script to the next, in film terms.

Enters: nothing; these are the shapes that `screenplay.drafts.comparing` fills. Leaves: changes of
scenes, of what is said and done in them, of characters and of places. The ids are those of the new
draft under the old one's (`screenplay.drafts.reimport`), so that whoever keeps notes by id finds
them again.
"""

from dataclasses import dataclass
from enum import StrEnum

from screenplay.scene_graph import BeatKind


class Change(StrEnum):
    """What may happen to a thing between two drafts."""

    ADDED = "added"
    CUT = "cut"
    MOVED = "moved"
    SPLIT = "split"  # a scene that is part of what was one
    MERGED = "merged"  # a scene that was taken into another
    RENAMED = "renamed"  # a scene: under another heading
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    GIVEN = "given"  # a line that another speaks now
    REDIRECTED = "redirected"  # a line with other parentheticals, or heard another way


@dataclass(frozen=True, slots=True)
class BeatChange:
    """A line, an action, a card or a transition; "" for what a draft does not have."""

    id: str
    kind: BeatKind
    changes: tuple[Change, ...]
    text: str = ""
    speaker: str = ""
    manner: str = ""
    old_text: str = ""
    old_speaker: str = ""
    old_manner: str = ""
    old_scene: str = ""  # number of the scene where it stood


@dataclass(frozen=True, slots=True)
class SceneChange:
    """A scene in which something changed; "" for what a draft does not have.

    `changes` are the scene's own; `beats` are what changed in it, in reading order. A scene that is
    added or cut as a whole does not repeat its beats.
    """

    id: str
    changes: tuple[Change, ...]
    number: str = ""
    heading: str = ""
    old_number: str = ""
    old_heading: str = ""
    other: str = ""  # number of the scene that it was split from or merged into
    beats: tuple[BeatChange, ...] = ()


@dataclass(frozen=True, slots=True)
class NameChange:
    """A character or a place that is new, gone or called otherwise."""

    id: str
    change: Change
    name: str = ""
    old_name: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed, and what that means for a film of the old draft."""

    scenes: tuple[SceneChange, ...]
    characters: tuple[NameChange, ...]
    places: tuple[NameChange, ...]
    touched: tuple[str, ...]  # numbers of scenes in which something else is seen or heard
    spoken_anew: int  # lines that are added, reworded, given to another or redirected
    scene_count: int  # of the new draft
    line_count: int

    @property
    def none(self) -> bool:
        """Whether nothing changed."""
        return not (self.scenes or self.characters or self.places)
