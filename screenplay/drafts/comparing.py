"""What a script supervisor would note between two drafts.

Enters: the scene graphs of two drafts. Leaves: their changes. What follows from a change that is
told already is not told again: a new name is no new wording of the action that names its bearer,
and what stands in the second half of a split scene has not moved.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from screenplay.drafts.changes import BeatChange, Change, Changes, NameChange, SceneChange
from screenplay.drafts.drafts import (
    Draft,
    DraftBeat,
    DraftCharacter,
    DraftPlace,
    DraftScene,
    draft_of,
)
from screenplay.drafts.order import kept_in_order
from screenplay.drafts.reimport import reimport
from screenplay.drafts.renaming import Renaming
from screenplay.scene_graph import BeatKind, SceneGraph

_HEARD = frozenset((Change.ADDED, Change.REWORDED, Change.GIVEN, Change.REDIRECTED))


def changes_between(old: SceneGraph, new: SceneGraph) -> Changes:
    """What changed from `old` to `new`; n log n in their length."""
    then, now = draft_of(old), draft_of(reimport(new, old))
    comparison = _Comparison(then, now)
    scenes = tuple(comparison.scenes())
    return Changes(
        scenes=scenes,
        characters=tuple(_names(_called(then.characters), _called(now.characters))),
        places=comparison.places(),
        touched=tuple(_touched(scenes, then, now)),
        spoken_anew=_spoken_anew(scenes, then, now),
        scene_count=len(now.scenes),
        line_count=sum(_lines(scene) for scene in now.scenes),
    )


@dataclass(frozen=True, slots=True)
class _Spot:
    """A beat with its scene and its position in the script."""

    beat: DraftBeat
    scene: DraftScene
    position: int


def _spots(draft: Draft) -> dict[str, _Spot]:
    beats = ((beat, scene) for scene in draft.scenes for beat in scene.beats)
    return {beat.id: _Spot(beat, scene, n) for n, (beat, scene) in enumerate(beats)}


class _Comparison:
    """Two drafts under the same ids."""

    def __init__(self, old: Draft, new: Draft) -> None:
        self.old, self.new = old, new
        self.then = {scene.id: scene for scene in old.scenes}
        self.now = {scene.id: scene for scene in new.scenes}
        self.spots_then, self.spots_now = _spots(old), _spots(new)
        self.names_then, self.names_now = _called(old.characters), _called(new.characters)
        self.renamed = Renaming(self.names_then, self.names_now)
        self.split = _parts(new.scenes, self.then, self.spots_then)
        self.merged = _parts(old.scenes, self.now, self.spots_now)
        self.past: dict[str, list[DraftScene]] = {}  # new scene → old scenes that went into it
        for scene in old.scenes:
            self.past.setdefault(self.merged.get(scene.id, scene.id), []).append(scene)

    def scenes(self) -> Iterator[SceneChange]:
        """Scenes with changes in reading order, each followed by those that were lost after it."""
        order = {scene.id: n for n, scene in enumerate(self.old.scenes)}
        stayed = kept_in_order([order[s.id] for s in self.new.scenes if s.id in order])
        for known in _interleaved(list(self.now), list(self.then)):
            if known not in self.now:
                yield self._gone(self.then[known])
            elif known not in self.then:
                yield self._come(self.now[known])
            else:
                yield from self._kept(known, moved=order[known] not in stayed)

    def places(self) -> tuple[NameChange, ...]:
        """Places with changes; a place that is called after somebody goes with their name."""
        found = _names(_located(self.old.places), _located(self.new.places))
        return tuple(
            place
            for place in found
            if place.change is not Change.RENAMED
            or not self.renamed.same(place.old_name, place.name)
        )

    def _gone(self, scene: DraftScene) -> SceneChange:
        into = self.merged.get(scene.id)
        return SceneChange(
            scene.id,
            (Change.MERGED if into else Change.CUT,),
            old_number=scene.number,
            old_heading=scene.heading,
            other=self.now[into].number if into else "",
        )

    def _come(self, scene: DraftScene) -> SceneChange:
        source = self.split.get(scene.id)
        return SceneChange(
            scene.id,
            (Change.SPLIT if source else Change.ADDED,),
            number=scene.number,
            heading=scene.heading,
            other=self.then[source].number if source else "",
            beats=self._beats(scene, fresh=source is None),
        )

    def _kept(self, known: str, *, moved: bool) -> Iterator[SceneChange]:
        then, now = self.then[known], self.now[known]
        numbered = then.numbered or now.numbered
        happened = {
            Change.MOVED: moved,
            Change.RENAMED: not self.renamed.same(then.heading, now.heading),
            Change.RENUMBERED: numbered and then.number != now.number,
        }
        found = _those(happened)
        beats = self._beats(now)
        if found or beats:
            yield SceneChange(
                known, found, now.number, now.heading, then.number, then.heading, beats=beats
            )

    def _beats(self, scene: DraftScene, *, fresh: bool = False) -> tuple[BeatChange, ...]:
        """What changed in a scene; of one that is all `fresh`, only what came from elsewhere."""
        here = {beat.id: beat for beat in scene.beats}
        past = self.past.get(scene.id, [])
        there = [beat.id for old in past for beat in old.beats]
        gone = [known for known in there if known in here or known not in self.spots_now]
        homes = {old.id for old in past} | {self.split.get(scene.id)}
        spots = [self.spots_then[known] for known in here if known in self.spots_then]
        stayed = kept_in_order([spot.position for spot in spots if spot.scene.id in homes])
        changes: list[BeatChange | None] = []  # None where nothing changed
        for known in _interleaved(list(here), gone):
            spot = self.spots_then.get(known)
            if known not in here:
                changes.append(_cut(self.spots_then[known], self.names_then))
            elif spot is not None:
                moved = spot.position not in stayed
                changes.append(self._beat(spot, here[known], moved=moved))
            elif not fresh:
                changes.append(_added(here[known], self.names_now))
        return tuple(self._told(changes))

    def _told(self, changes: Sequence[BeatChange | None]) -> Iterator[BeatChange]:
        """Changes without runs of action that says the same, only parted into other beats."""
        for action, run in groupby(changes, key=_is_action):
            some = [change for change in run if change is not None]
            then = " ".join(change.old_text for change in some if change.old_text)
            now = " ".join(change.text for change in some if change.text)
            moved = any(Change.MOVED in change.changes for change in some)
            if not action or moved or not self.renamed.same(then, now):
                yield from some

    def _beat(self, spot: _Spot, now: DraftBeat, *, moved: bool) -> BeatChange | None:
        then = spot.beat
        happened = {
            Change.MOVED: moved,
            Change.GIVEN: then.speakers != now.speakers,
            Change.REWORDED: not self.renamed.same(then.text, now.text),
            Change.REDIRECTED: not self.renamed.same(then.manner, now.manner),
        }
        found = _those(happened)
        if not found:
            return None
        return BeatChange(
            now.id, now.kind, found, now.text, _speaker(now, self.names_now), now.manner,
            then.text, _speaker(then, self.names_then), then.manner, spot.scene.number,
        )  # fmt: skip


def _is_action(change: BeatChange | None) -> bool:
    return change is not None and change.kind is BeatKind.ACTION


def _those(happened: Mapping[Change, bool]) -> tuple[Change, ...]:
    return tuple(change for change, is_so in happened.items() if is_so)


def _cut(spot: _Spot, names: Mapping[str, str]) -> BeatChange:
    beat = spot.beat
    return BeatChange(
        beat.id, beat.kind, (Change.CUT,), old_text=beat.text, old_speaker=_speaker(beat, names),
        old_manner=beat.manner, old_scene=spot.scene.number,
    )  # fmt: skip


def _added(beat: DraftBeat, names: Mapping[str, str]) -> BeatChange:
    return BeatChange(
        beat.id, beat.kind, (Change.ADDED,), beat.text, _speaker(beat, names), beat.manner
    )


def _interleaved(now: Sequence[str], then: Sequence[str]) -> Iterator[str]:
    """Ids of now in their order, each followed by those that came after it then and are gone."""
    here = set(now)
    lost: dict[str, list[str]] = {}
    last = ""
    for known in then:
        if known in here:
            last = known
        else:
            lost.setdefault(last, []).append(known)
    for known in ("", *now):
        if known:
            yield known
        yield from lost.get(known, ())


def _parts(
    scenes: Sequence[DraftScene], known: Mapping[str, DraftScene], spots: Mapping[str, _Spot]
) -> dict[str, str]:
    """Scenes that one draft alone has → the scene of the other that most of their words are in.

    Seen from the new draft these were split off, from the old one merged into another.
    """
    parts = {}
    for scene in scenes:
        if scene.id in known:
            continue
        words = Counter({scene.id: 0})
        for beat in scene.beats:
            home = spots[beat.id].scene.id if beat.id in spots else scene.id
            words[home] += 1 + beat.text.count(" ")
        home, most = words.most_common(1)[0]
        if home != scene.id and 2 * most > words.total():
            parts[scene.id] = home
    return parts


def _speaker(beat: DraftBeat, names: Mapping[str, str]) -> str:
    return " and ".join(names.get(who, who) for who in beat.speakers)


def _called(characters: Sequence[DraftCharacter]) -> dict[str, str]:
    return {c.id: c.name for c in characters}


def _located(places: Sequence[DraftPlace]) -> dict[str, str]:
    return {p.id: f"{p.name}, {p.sub_place}" if p.sub_place else p.name for p in places}


def _names(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[NameChange]:
    for known, name in now.items():
        if known not in then:
            yield NameChange(known, Change.ADDED, name=name)
        elif then[known] != name:
            yield NameChange(known, Change.RENAMED, name, then[known])
    for known, name in then.items():
        if known not in now:
            yield NameChange(known, Change.CUT, old_name=name)


def _touched(scenes: Sequence[SceneChange], then: Draft, now: Draft) -> Iterator[str]:
    """Numbers of scenes that pictures and sounds of the old draft no longer fit."""
    retold = {s.id for s in scenes if s.beats or {*s.changes} - {Change.MOVED, Change.RENUMBERED}}
    was = {scene.id: [beat.id for beat in scene.beats] for scene in then.scenes}
    for scene in now.scenes:
        if scene.id in retold or [beat.id for beat in scene.beats] != was.get(scene.id):
            yield scene.number


def _spoken_anew(scenes: Sequence[SceneChange], then: Draft, now: Draft) -> int:
    """Lines that sound otherwise, and all that are new in scenes whose beats are not told."""
    known = {beat.id for scene in then.scenes for beat in scene.beats}
    fresh = {scene.id for scene in scenes if Change.ADDED in scene.changes}
    new = (beat for scene in now.scenes if scene.id in fresh for beat in scene.beats)
    changed = (
        beat.kind is BeatKind.SPEECH and not _HEARD.isdisjoint(beat.changes)
        for scene in scenes
        for beat in scene.beats
    )
    return sum(changed) + sum(bool(beat.line) and beat.id not in known for beat in new)


def _lines(scene: DraftScene) -> int:
    return sum(bool(beat.line) for beat in scene.beats)
