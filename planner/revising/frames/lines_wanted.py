"""What the hints of a note on one line ask for, taken together.

Enters: hints, and the case that they are said of. Leaves: a Perform for each line that is meant, a
LookAt where a look is; raises Unread where hints say two things, or only tell how it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.edits import LookAt, Perform
from planner.revising.answers import Unread
from planner.revising.frames.lines_heard import Hint
from planner.revising.frames.slots import Case
from planner.revising.frames.staging import seen
from screenplay.scene_graph import Beat, Delivery, Emotion, Gender, Scene

_LOW, _LOUD = 0.3, 0.9  # how strongly a line is played that is thrown away, that is shouted out


@dataclass(frozen=True, slots=True)
class Played:
    """What the hints of a note ask for, taken together."""

    case: Case
    hints: Sequence[tuple[Hint, str]]
    denied: bool  # something is told that it shall not be

    def of(self, beat: Beat, who: str | None) -> Perform | None:
        """How a beat is to be played; None for as it is."""
        now = beat.line.delivery if beat.line else Delivery()
        changes: dict[str, object] = {
            **self._feeling(now), **self._strength(now), **self._pace(now), **self._voice(now),
        }  # fmt: skip
        if changes.get("emotion") is Emotion.NEUTRAL and "intensity" in changes:
            changes["intensity"] = min(_LOW, float(str(changes["intensity"])))
        if self._asked("pause"):
            changes["pause_before"] = True
        if gestures := self._asked("gesture"):
            changes["gesture"] = _one(gestures)
        spoken = {"pace", "whisper", "shout", "pause_before"} & changes.keys()
        if (spoken or self._of("loud", "loud_bad")) and (beat.line is None or who is not None):
            raise Unread("they say nothing there")
        return Perform(beat=beat.id, character=who, **changes) if changes else None  # type: ignore[arg-type]

    def look(self) -> LookAt | None:
        """Whom or what somebody is to look at; None where nothing is said of it."""
        found = [h for h, _ in self.hints if h.kind == "gaze"]
        wanted = {h.value for h in found if not h.neg and (not h.fact or self.denied)}
        if not found:
            return None
        if len(wanted) != 1 or "thing" in wanted:
            raise Unread("what they are to look at is not clear")
        return _look(self.case, wanted.pop())

    def _of(self, *kinds: str) -> list[tuple[Hint, str]]:
        return [(h, degree) for h, degree in self.hints if h.kind in kinds]

    def _asked(self, kind: str) -> list[str]:
        """Values of what is to be done; raises Unread for what is denied, or only told."""
        found = [h for h, _ in self._of(kind)]
        if any(h.neg or h.too or h.step < 0 or (h.fact and kind == "gesture") for h in found):
            raise Unread("what they are to do is not clear")
        return [h.value for h in found]

    def _feeling(self, now: Delivery) -> dict[str, object]:
        """The one feeling that is wanted; less of one that is not."""
        said = self._of("emotion")
        fewer = [(h, d) for h, d in said if h.neg or h.too or h.step < 0]
        plain = [(h, d) for h, d in said if (h, d) not in fewer]
        wanted = [(h, d) for h, d in plain if not h.fact or h.step > 0]
        wanted = wanted or (plain if self.denied else [])
        if self._of("sincere") and not wanted:
            return {"emotion": Emotion.TENDER}
        if not wanted:
            return self._less(fewer, now)
        emotion = Emotion(_one([h.value for h, _ in wanted]))
        if any(h.value == emotion.value for h, _ in fewer):
            raise Unread("one feeling at a time")
        hint, degree = wanted[0]
        if emotion is now.emotion and hint.step > 0:
            return {"emotion": emotion, "intensity": _changed(now.intensity, 1, degree)}
        strong = {"intensity": _LOUD} if degree == "much" else {}
        return {"emotion": emotion, **strong}

    def _less(self, fewer: Sequence[tuple[Hint, str]], now: Delivery) -> dict[str, object]:
        if not fewer:
            if self._of("emotion") and not self._wishes():
                raise Unread("whether that is so, or shall be, is not clear")
            return {}
        hint, degree = fewer[0]
        if len({h.value for h, _ in fewer}) > 1 or (hint.neg and not (hint.so or hint.too)):
            raise Unread("how it is to be played is not clear")
        way = 1 if hint.value == Emotion.NEUTRAL.value else -1
        return {"intensity": _changed(now.intensity, way, degree)}

    def _wishes(self) -> bool:
        """Whether anything but a fact is said."""
        return any(not h.fact or h.kind.endswith("_bad") or h.too for h, _ in self.hints)

    def _strength(self, now: Delivery) -> dict[str, object]:
        way, degree = self._way("energy")
        louder, by = self._way("loud")
        if louder and now.whisper:
            return {"whisper": False}
        if louder and way and louder != way:
            raise Unread("how loud it is to be played is not clear")
        way, degree = (way, degree) if way else (louder, by)
        return {"intensity": _changed(now.intensity, way, degree)} if way else {}

    def _pace(self, now: Delivery) -> dict[str, object]:
        way, degree = self._way("pace")
        step = 0.08 if degree == "slight" else 0.3 if degree == "much" else 0.15
        return {"pace": round(now.pace * (1 + way * step), 2)} if way else {}

    def _way(self, scale: str) -> tuple[int, str]:
        """Which way a scale is to go, 0 for none, and how far."""
        ways = [(_asks(h), d) for h, d in self._of(scale, f"{scale}_do", f"{scale}_bad")]
        wished = [(w, d) for w, d in ways if w]
        if len({w for w, _ in wished}) > 1:
            raise Unread("more or less of it?")
        if ways and not wished and not self._wishes():
            raise Unread("whether that is so, or shall be, is not clear")
        return max(wished, key=lambda w: w[1] == "much") if wished else (0, "")

    def _voice(self, now: Delivery) -> dict[str, object]:
        found: dict[str, object] = {}
        way, _ = self._way("energy")
        for kind, has, against in (("whisper", now.whisper, 1), ("shout", now.shout, -1)):
            for hint, _ in self._of(kind):
                if way == against:
                    continue  # "could he shout it less fiercely": he does already
                on = not (hint.neg or hint.step < 0 or hint.too)
                if hint.fact and on and not self._wishes():
                    raise Unread("whether that is so, or shall be, is not clear")
                if on != has and not (hint.fact and on):
                    found[kind] = on
        if self._of("aloud"):
            found["whisper"] = False
        return found


def _asks(hint: Hint) -> int:
    """Which way a hint asks to go: 1 more of the scale, -1 less, 0 for what is told as so."""
    pole = 1 if hint.value == "+" else -1
    if hint.kind.endswith("_bad"):
        return pole
    if hint.kind.endswith("_do"):
        if hint.neg:
            raise Unread("more or less of it?")
        return pole
    if hint.neg and not (hint.so or hint.too or hint.enough) and (hint.fact or hint.step):
        raise Unread("more or less of it?")
    if hint.enough or (hint.too and hint.step < 0):
        return pole  # "too less energy"
    if hint.neg or hint.step < 0 or hint.too:
        return -pole
    return pole if hint.step > 0 or not hint.fact else 0


def _one(values: Sequence[str]) -> str:
    if len(set(values)) != 1:
        raise Unread("one feeling at a time")
    return values[0]


def _changed(intensity: float, way: int, degree: str) -> float:
    step = 0.1 if degree == "slight" else 0.4 if degree == "much" else 0.2
    return round(min(1.0, max(0.0, intensity + way * step)), 2)


def _look(case: Case, target: str) -> LookAt:
    """A look from the moment that is meant; who looks is named, or is the one who speaks."""
    scene, beat = case.moment()
    beat = beat or scene.beats[0]
    if target.startswith("thing "):
        target = seen(target.removeprefix("thing "), scene, case)
    elif target.startswith("@p"):
        target = case.film.graph.place(case.pointers.found[target][0]).name.lower().split()[-1]
        target = seen(target, scene, case)
    elif target.startswith("@w"):
        target = case.pointers.found[target][0]
        case.present(target, scene)
    who = _looker(case, beat, scene, target)
    if target in {"m", "f"}:
        others = [p for p in scene.present if p != who and _fits(case, p, target)]
        if not others:
            raise Unread("who is to look at whom is not clear")
        target = case.pointers.choose("At whom?", [(case.film.named(p), p) for p in others])
    case.present(who, scene)
    if who == target:
        raise Unread("who is to look at whom is not clear")
    return LookAt(beat=beat.id, character=who, target=target)


def _looker(case: Case, beat: Beat, scene: Scene, target: str) -> str:
    people = case.people()
    if len(people) == 1:
        return people[0]
    speakers = beat.line.speakers if beat.line else ()
    near = speakers or tuple(p for s in case.named_shots() for p in s.framing.subjects)
    fitting = [p for p in near or scene.present if p != target and not _fits(case, p, target)]
    if not fitting:
        raise Unread("who is to look is not clear")
    return case.pointers.choose("Who?", [(case.film.named(p), p) for p in fitting])


def _fits(case: Case, person: str, gender: str) -> bool:
    told = {"m": Gender.MALE, "f": Gender.FEMALE}.get(gender)
    return told is not None and case.film.is_of(person, told)
