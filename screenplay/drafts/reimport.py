"""A new draft under the ids of the old one.

Enters: the scene graph of a revised script, and the graph or draft it was revised from. Leaves: the
new graph, in which whatever is still the same thing has its old id, and everything else an id that
neither draft had. Approvals, takes and shots hang on these ids.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from screenplay.drafts.drafts import Draft, draft_of
from screenplay.drafts.kinship import Kinship, kinship
from screenplay.ids import unclaimed
from screenplay.scene_graph import (
    Beat,
    Character,
    Deed,
    Line,
    Place,
    Request,
    Scene,
    SceneGraph,
)


def reimport(new: SceneGraph, old: SceneGraph | Draft) -> SceneGraph:
    """`new` with the ids that its scenes, beats, lines, characters and places had in `old`.

    Words, order and everything understood are those of `new`. An id of `old` that nothing carries
    on is given to nothing else. The same graphs give the same ids, and a graph is itself again
    under its own ids.
    """
    then = old if isinstance(old, Draft) else draft_of(old)
    now = draft_of(new)
    kin = kinship(now, then)
    lines = _lines(now, then, kin.beats)
    return _Renaming(
        scenes=_ids((s.id for s in now.scenes), (s.id for s in then.scenes), kin.scenes),
        beats=_ids(_beat_ids(now), _beat_ids(then), kin.beats),
        lines=_ids(_line_ids(now), _line_ids(then), lines),
        characters=_ids(
            (c.id for c in now.characters), (c.id for c in then.characters), kin.characters
        ),
        places=_ids((p.id for p in now.places), (p.id for p in then.places), kin.places),
        parents=_ids(
            (p.parent for p in now.places),
            (p.parent for p in then.places),
            _parents(now, then, kin),
        ),
    ).graph(new)


def _beat_ids(draft: Draft) -> list[str]:
    return [beat.id for scene in draft.scenes for beat in scene.beats]


def _line_ids(draft: Draft) -> list[str]:
    return [beat.line for scene in draft.scenes for beat in scene.beats if beat.line]


def _lines(now: Draft, then: Draft, beats: Mapping[str, str]) -> dict[str, str]:
    """Lines go with the beats that they are said in."""
    lines = {beat.id: beat.line for scene in then.scenes for beat in scene.beats}
    spoken = [b for scene in now.scenes for b in scene.beats if b.line and b.id in beats]
    return {beat.line: lines[beats[beat.id]] for beat in spoken}


def _parents(now: Draft, then: Draft, kin: Kinship) -> dict[str, str]:
    """A location is the one that its first known room was in."""
    rooms = {place.id: place.parent for place in then.places}
    parents, taken = {"": ""}, {""}
    for place in now.places:
        old = rooms.get(kin.places.get(place.id, ""), "")
        if place.parent not in parents and old not in taken:
            parents[place.parent] = old
            taken.add(old)
    return parents


def _ids(now: Iterable[str], then: Iterable[str], kept: Mapping[str, str]) -> dict[str, str]:
    """What every id of the new draft becomes."""
    taken = set(then)
    ids = dict(kept)
    for natural in now:
        if natural not in ids:
            ids[natural] = unclaimed(natural, taken)
            taken.add(ids[natural])
    return ids


@dataclass(frozen=True, slots=True)
class _Renaming:
    """Writes new ids wherever a graph names an old one."""

    scenes: Mapping[str, str]
    beats: Mapping[str, str]
    lines: Mapping[str, str]
    characters: Mapping[str, str]
    places: Mapping[str, str]
    parents: Mapping[str, str]

    def graph(self, graph: SceneGraph) -> SceneGraph:
        return replace(
            graph,
            scenes=tuple(self._scene(scene) for scene in graph.scenes),
            characters=tuple(self._character(c) for c in graph.characters),
            places=tuple(self._place(place) for place in graph.places),
        )

    def _scene(self, scene: Scene) -> Scene:
        return replace(
            scene,
            id=self.scenes[scene.id],
            place_id=self.places[scene.place_id],
            beats=tuple(self._beat(beat) for beat in scene.beats),
            present=self._people(scene.present),
            intercut_with=tuple(self.places[place] for place in scene.intercut_with),
        )

    def _place(self, place: Place) -> Place:
        return replace(place, id=self.places[place.id], parent=self.parents[place.parent])

    def _beat(self, beat: Beat) -> Beat:
        return replace(
            beat,
            id=self.beats[beat.id],
            line=self._line(beat.line) if beat.line else None,
            deeds=tuple(self._deed(deed) for deed in beat.deeds),
            mentions=self._people(beat.mentions),
            request=self._request(beat.request) if beat.request else None,
            place_id=self.places[beat.place_id] if beat.place_id else "",
        )

    def _line(self, line: Line) -> Line:
        return replace(
            line,
            id=self.lines[line.id],
            speakers=self._people(line.speakers),
            addressee=self._who(line.addressee),
            dual_with=self.lines[line.dual_with] if line.dual_with else None,
        )

    def _deed(self, deed: Deed) -> Deed:
        return replace(deed, actor=self._who(deed.actor), target=self._who(deed.target))

    def _request(self, request: Request) -> Request:
        return replace(request, subject=self._who(request.subject))

    def _character(self, character: Character) -> Character:
        return replace(
            character,
            id=self.characters[character.id],
            identity=self._who(character.identity) or "",
        )

    def _people(self, people: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.characters.get(who, who) for who in people)

    def _who(self, named: str | None) -> str | None:
        """A character's id; things named by their noun stay as they are."""
        return self.characters.get(named, named) if named else named
