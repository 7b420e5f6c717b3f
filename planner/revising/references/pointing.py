"""What the placeholders of a note stand for, and what stays open.

Enters: the film, the selected shot, the edits made last, and answers to questions so far. Leaves:
placeholders and their meanings; a doubt that has no answer yet is raised as Ambiguous.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from planner.edits import AnyEdit
from planner.revising.answers import Ambiguous, Unread
from planner.revising.footage import Footage
from planner.shots import Shot
from screenplay.scene_graph import Beat, Scene

_Meaning = TypeVar("_Meaning")
WHICH_LINE = "Which line?"


@dataclass(slots=True)
class Pointers:
    """The things that one note points at, as they are found."""

    film: Footage
    selected: str | None
    last: tuple[AnyEdit, ...]
    answers: Mapping[str, int]  # by doubt, the option chosen
    found: dict[str, tuple[str, ...]] = field(default_factory=dict)
    beats: dict[str, tuple[Beat, ...]] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)  # the words by which a line is named

    def choose(self, text: str, options: Sequence[tuple[str, _Meaning]]) -> _Meaning:
        """The one option, or the one answered; raises Ambiguous where that is open."""
        if len(options) == 1:
            return options[0][1]
        key = "|".join((text, *(label for label, _ in options)))
        if key in self.answers:
            return options[self.answers[key]][1]
        raise Ambiguous(key, text, tuple(label for label, _ in options))

    def _keep(self, sigil: str, ids: tuple[str, ...]) -> str:
        name = f"@{sigil}{len(self.found)}"
        self.found[name] = ids
        return name

    def shots(self, ids: tuple[str, ...]) -> str:
        """A placeholder for shots."""
        return self._keep("s", ids)

    def scenes(self, ids: tuple[str, ...]) -> str:
        """A placeholder for scenes."""
        return self._keep("c", ids)

    def person(self, character_id: str) -> str:
        """A placeholder for somebody."""
        return self._keep("w", (character_id,))

    def place(self, place_id: str) -> str:
        """A placeholder for a place."""
        return self._keep("p", (place_id,))

    def place_in(self, beat_id: str, unit: int) -> str:
        """A placeholder for a unit of a beat, before which a shot is to be split."""
        return self._keep("k", (beat_id, str(unit)))

    def line(self, beats: tuple[Beat, ...], shots: tuple[str, ...]) -> str:
        """A placeholder for one of some beats, and the shots that show it."""
        name = self._keep("b", shots)
        self.beats[name] = self.choose(WHICH_LINE, self._told_apart(beats))
        return name

    def _told_apart(self, beats: tuple[Beat, ...]) -> list[tuple[str, tuple[Beat, ...]]]:
        """Lines to choose from; alike ones by who says them and where, both if said at once."""
        told = [f"“{shortened(b.text)}”" for b in beats]
        alike = len(set(told)) < len(told)
        options: list[tuple[str, tuple[Beat, ...]]] = [
            (self._placed(b, t) if alike else t, (b,)) for b, t in zip(beats, told, strict=True)
        ]
        if alike and len(beats) > 1 and said_together(beats):
            options.append(("both of them", beats))
        return options

    def _placed(self, beat: Beat, told: str) -> str:
        """A line with its speakers and the shot that shows it."""
        speakers = " and ".join(
            self.film.named(s) for s in (beat.line.speakers if beat.line else ())
        )
        shown = self.film.showing(beat)
        where = f", shot {shown[0].number}" if shown else ""
        return f"{speakers}: {told}{where}" if speakers else f"{told}{where}"

    def this_scene(self) -> str:
        """A placeholder for the scene that is looked at; asks where that is open."""
        return self.scenes((self.scene_looked_at().id,))

    def scene_looked_at(self) -> Scene:
        """The scene of the selected shot or of the last edit, else the one that is chosen."""
        pointed = self.pointed()
        if pointed and self.film.by_id[pointed[0]].scene_id:
            return self.film.scene(self.film.by_id[pointed[0]].scene_id)
        options = [(f"scene {s.number}, {s.heading.text}", s) for s in self.film.scenes]
        return self.choose("Which scene?", options)

    def shots_of(self, name: str) -> tuple[str, ...]:
        """Ids of the shots behind a placeholder."""
        return self.found[name]

    def pointed(self) -> tuple[str, ...]:
        """The shot selected, else those of the edits made last."""
        if self.selected is not None:
            return (self.selected,)
        ids = (getattr(edit, "shot", None) for edit in self.last)
        return tuple(dict.fromkeys(i for i in ids if i in self.film.by_id))

    def whom(self, word: str) -> str | None:
        """The character behind a placeholder; None for any other word."""
        name = word.removesuffix("'s")
        return self.found[name][0] if name.startswith("@w") and name in self.found else None

    def scene_at(self, place_id: str) -> Scene:
        """The scene that plays at a place; asks where several do."""
        scenes = [s for s in self.film.scenes if s.place_id == place_id]
        if not scenes:
            raise Unread("no scene plays there")
        return self.choose(
            "Which scene?", [(f"scene {s.number}, {s.heading.text}", s) for s in scenes]
        )  # fmt: skip


def said_together(beats: Sequence[Beat]) -> bool:
    """Whether lines are said at one time, as two columns of dialogue."""
    lines = [b.line for b in beats if b.line is not None]
    ids = {line.id for line in lines}
    return len(lines) == len(beats) and all(line.dual_with in ids for line in lines)


def shortened(text: str) -> str:
    """A line, cut after a few words."""
    words = text.split()
    return " ".join(words[:7]) + (" …" if len(words) > 7 else "")


def told_shot(shot: Shot) -> str:
    """A shot as it is called in a question: "shot 12"."""
    return f"shot {shot.number}"
