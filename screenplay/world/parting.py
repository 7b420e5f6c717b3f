"""Scenes that play in several places, parted into scenes that play in one.

Enters: a scene graph as it is written. Leaves: the same graph as it is filmed: where an intercut
or a montage shows another place, a scene of its own under the same heading and number.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from screenplay.scene_graph import (
    Beat,
    BeatKind,
    Channel,
    Interior,
    Place,
    Scene,
    SceneGraph,
    Structure,
)

_NO_PICTURE = (BeatKind.TRANSITION, BeatKind.CARD)


def parted(graph: SceneGraph) -> SceneGraph:
    """The graph with every scene in one place; scenes that are already stay as they are.

    The first part keeps the scene's id, the others count on: `sc-1`, `sc-1/2`, `sc-1/3`.
    """
    places = {place.id: place for place in graph.places}
    scenes = [part for scene in graph.scenes for part in _parts(scene, places)]
    return graph if len(scenes) == len(graph.scenes) else replace(graph, scenes=tuple(scenes))


def written_scenes(graph: SceneGraph) -> int:
    """How many scenes the script has, whose parts a filmed graph counts apart."""
    return len({scene.id.partition("/")[0] for scene in graph.scenes})


def _parts(scene: Scene, places: dict[str, Place]) -> list[Scene]:
    if not any(beat.place_id for beat in scene.beats):
        return [scene]
    played = _played(scene)
    runs = [
        (place, tuple(beat for _, beat in run))
        for place, run in groupby(zip(played, scene.beats, strict=True), key=lambda pair: pair[0])
    ]
    company = _company(scene, played)
    return [
        _part(scene, number, places[place], beats, company[place])
        for number, (place, beats) in enumerate(runs, 1)
    ]


def _played(scene: Scene) -> list[str]:
    """Where each beat plays; what shows nothing stays where the beat before was."""
    found: list[str] = []
    for beat in scene.beats:
        stays = beat.kind in _NO_PICTURE and found and not beat.place_id
        found.append(found[-1] if stays else beat.place_id or scene.place_id)
    return found


def _company(scene: Scene, played: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Who is where: everybody where they speak or act; who does neither is in the scene's place."""
    found: dict[str, list[str]] = {place: [] for place in (scene.place_id, *played)}
    for place, beat in zip(played, scene.beats, strict=True):
        found[place].extend(who for who in _seen(beat) if who in scene.present)
    elsewhere = {
        who for place, people in found.items() if place != scene.place_id for who in people
    }
    idle = [who for who in scene.present if who not in elsewhere]
    found[scene.place_id].extend(idle)
    return {
        place: tuple(who for who in scene.present if who in people)
        for place, people in found.items()
    }


def _seen(beat: Beat) -> tuple[str, ...]:
    """Who is bodily there: speaks on screen or acts, or is shown in another place."""
    if beat.line is not None:
        return beat.line.speakers if beat.line.channel is Channel.ON_SCREEN else ()
    acting = tuple(deed.actor for deed in beat.deeds if deed.actor)
    return (*acting, *beat.mentions) if beat.place_id else acting


def _part(
    scene: Scene, number: int, place: Place, beats: tuple[Beat, ...], present: tuple[str, ...]
) -> Scene:
    shown = next((b.structure for b in beats if b.structure is not Structure.PLAIN), None)
    heading = scene.heading
    if number > 1:
        heading = replace(
            heading,
            place=place.name,
            sub_place=place.sub_place,
            interior=Interior.INT if place.interior else Interior.EXT,
            tags=tuple(tag for tag in heading.tags if tag in ("flashback", "dream", "memory")),
        )
    return replace(
        scene,
        id=scene.id if number == 1 else f"{scene.id}/{number}",
        heading=heading,
        place_id=place.id,
        beats=beats,
        present=present,
        structure=scene.structure
        if scene.structure is not Structure.PLAIN
        else shown or Structure.PLAIN,
    )
