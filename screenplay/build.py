"""Screenplay → SceneGraph.

Enters: a parsed screenplay. Leaves: scenes with beats, lines, deeds, requests and who is present;
characters and places under stable ids. A script without headings becomes one scene; one without
dialogue is played as action.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from screenplay.actions import Context
from screenplay.actions.callings import callings, elders
from screenplay.addressees import with_addressees
from screenplay.arrivals import with_arrivals
from screenplay.calls import narrators, with_callers
from screenplay.contradictions import impossible
from screenplay.elements import (
    Action,
    Centered,
    Dialogue,
    Element,
    Lyric,
    Screenplay,
    Transition,
)
from screenplay.elements import (
    Character as CueElement,
)
from screenplay.emphasis import plain
from screenplay.errors import EmptyScript
from screenplay.ids import Naming
from screenplay.people.animals import set_apart
from screenplay.people.cast import Cast, gather
from screenplay.people.cues import parse_cue
from screenplay.people.ranks import ranked
from screenplay.pictures import (
    action_beats,
    advanced,
    card_beat,
    centered_beats,
    transition_beat,
)
from screenplay.presence import present_in
from screenplay.scene_graph import (
    Age,
    Beat,
    BeatKind,
    Channel,
    Character,
    Remark,
    Scene,
    SceneGraph,
    Structure,
)
from screenplay.scene_headings import headed, typed_headings
from screenplay.speech import speech_beats, take_speech
from screenplay.words.language import language_of, named_language
from screenplay.world.intercuts import structured
from screenplay.world.kinds import Kinds
from screenplay.world.places import PlaceRegister
from screenplay.world.scenes import RawScene, outline_scene, raw_scenes
from screenplay.world.structure import begins
from screenplay.world.weather import weathered


@dataclass(slots=True)
class _Script:
    """What the scenes of one script share while they are built."""

    cast: Cast
    naming: Naming
    places: PlaceRegister
    language: str
    narrators: frozenset[str]
    called: Mapping[str, str]  # common noun → the character whom it means


def build(script: Screenplay, kinds: Kinds | None = None) -> SceneGraph:
    """The meaning of a screenplay; raises EmptyScript when nothing in it can be filmed.

    `kinds` says which words name which kind of set; the built-in ones without it.
    """
    raw = raw_scenes(script.elements) or outline_scene(script.elements)
    if not raw:
        raise EmptyScript(
            ("it is a title page only: " if script.title_page else "")
            + "nothing in it can be filmed",
            name=script.path,
            remedy="write a scene: a heading such as INT. KITCHEN - DAY, then action or dialogue",
        )
    places = PlaceRegister(typed_headings(raw), kinds)
    cast = gather(script)
    told_by = narrators(raw, cast)
    called = callings(cast.characters)
    shared = _Script(cast, Naming(), places, _language(script), told_by, called)
    scenes: list[Scene] = []
    for number, raw_scene in enumerate(raw, start=1):
        scenes.append(_scene(raw_scene, number, scenes[-1] if scenes else None, shared))
    scenes = weathered(structured(scenes, places), {p.id: p.parent for p in places.places()})
    graph = SceneGraph(
        title=_title(script),
        author=plain(script.credit("author") or script.credit("authors")),
        scenes=tuple(scenes),
        characters=ranked(_spoken_languages(shared.cast.characters, scenes), scenes),
        places=places.places(),
        language=shared.language,
        remarks=_remarks(scenes),
        credits=MappingProxyType({e.key.lower(): plain(e.text) for e in script.title_page}),
    )
    graph = set_apart(graph)
    return replace(graph, remarks=(*graph.remarks, *impossible(graph)))


def _title(script: Screenplay) -> str:
    title = plain(script.credit("title")).strip()
    stem = script.path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return title or stem.replace("_", " ").replace("-", " ").strip().title() or "Untitled"


def _language(script: Screenplay) -> str:
    named = named_language(script.credit("language"))
    if named is not None:
        return named
    told = " ".join(e.text for e in script.elements if isinstance(e, Action | Dialogue))
    return language_of(told[:20000])


def _scene(raw: RawScene, number: int, previous: Scene | None, shared: _Script) -> Scene:
    before = previous.heading if previous else None
    heading, opening = headed(raw, before, shared.cast.index, shared.naming, shared.places.kinds)
    scene_id = shared.naming.scene(heading.text or "(no heading)")
    context = Context(
        shared.cast.genders,
        present=_expected(raw.elements, shared.cast),
        earlier=_earlier(previous),
        young=_young(shared.cast.characters),
        old=elders(shared.cast.characters),
        called=shared.called,
    )
    beats = [*opening]
    at = 0
    while at < len(raw.elements):
        element = raw.elements[at]
        if isinstance(element, Action):
            cast = shared.cast.at(element.source.line)
            new, context = action_beats(element, cast, shared.naming, context)
            at += 1
        else:
            new, at, replaces = _next_beats(raw.elements, at, beats, context, shared)
            if replaces:
                beats.pop()
            for beat in new:
                context = advanced(context, beat)
        beats.extend(new)
    last = previous.beats[-1].text if previous is not None and previous.beats else ""
    intercut = begins(last) is Structure.INTERCUT
    beats = with_callers(_paired(beats, raw.elements), shared.narrators, intercut=intercut)
    beats = with_arrivals(beats)
    present = present_in(beats, shared.cast)
    if opening and previous is not None and opening[0].request is not None:
        present = tuple(dict.fromkeys((*present, *previous.present)))
    return Scene(
        id=scene_id,
        number=heading.scene_number or str(number),
        heading=heading,
        place_id=shared.places.place_of(heading).id,
        beats=with_addressees(beats, present, shared.cast),
        present=present,
    )


def _next_beats(
    elements: Sequence[Element], at: int, beats: list[Beat], context: Context, shared: _Script
) -> tuple[tuple[Beat, ...], int, bool]:
    """Beats of what is no action at `at`, the next index, and whether they replace the last."""
    element = elements[at]
    if isinstance(element, CueElement):
        speech, after = take_speech(elements, at)
        cast = shared.cast.at(element.source.line)
        new = speech_beats(speech, cast, shared.naming, context, shared.language)
        return new, after, False
    if isinstance(element, Centered):
        last = beats[-1] if beats else None
        cards = centered_beats(element, last, shared.naming)
        return cards, at + 1, "\n" in cards[0].text
    if isinstance(element, Transition):
        return (transition_beat(element, shared.naming),), at + 1, False
    if isinstance(element, Lyric | Dialogue):
        text = plain(element.text)
        return (card_beat(text, element.source, shared.naming),), at + 1, False
    return (), at + 1, False


_YOUTH = {Age.CHILD: 8, Age.TEEN: 15, Age.YOUNG: 24}  # years, where the script gives none


def _young(characters: Sequence[Character]) -> dict[str, int]:
    """Ages of those whom "the boy" and "the girl" may mean."""
    young = (c for c in characters if c.age in _YOUTH and not c.group)
    return {c.id: c.age_years or _YOUTH[c.age] for c in young}


def _expected(elements: Sequence[Element], cast: Cast) -> tuple[str, ...]:
    """Who will speak on screen in a scene: those whom "they" may mean."""
    cues = [
        (parse_cue(e.text, e.extension), e.source.line)
        for e in elements
        if isinstance(e, CueElement)
    ]
    return tuple(
        dict.fromkeys(
            speaker
            for cue, line in cues
            if cue.channel is Channel.ON_SCREEN and cue.name.upper() in cast.by_cue
            for speaker in cast.at(line).speakers(cue.name, years=cue.years)
        )
    )


def _earlier(previous: Scene | None) -> tuple[str, ...]:
    """Who was in the scene before, most recently seen first."""
    if previous is None:
        return ()
    seen = [
        who
        for beat in reversed(previous.beats)
        for who in (beat.line.speakers if beat.line else beat.mentions)
        if who in previous.present
    ]
    return tuple(dict.fromkeys((*seen, *previous.present)))


def _paired(beats: Sequence[Beat], elements: Sequence[Element]) -> list[Beat]:
    """Lines of dual dialogue know each other: the n-th on the left pairs with the n-th right."""
    found = list(beats)
    cues = [e for e in elements if isinstance(e, CueElement)]
    for left, right in pairwise(cues):
        if right.dual != "right" or left.dual not in ("left", "right"):
            continue
        until = next((c.source.line for c in cues if c.source.line > right.source.line), None)
        first = _between(found, left.source.line, right.source.line)
        second = _between(found, right.source.line, until)
        for a, b in zip(first, second, strict=False):
            found[a] = _dual(found[a], found[b])
            found[b] = _dual(found[b], found[a])
    return found


def _between(beats: Sequence[Beat], start: int, until: int | None) -> list[int]:
    return [
        index
        for index, beat in enumerate(beats)
        if beat.line is not None
        and beat.source.line > start
        and (until is None or beat.source.line < until)
    ]


def _dual(beat: Beat, other: Beat) -> Beat:
    if beat.line is None or other.line is None:
        return beat
    return replace(beat, line=replace(beat.line, dual_with=other.line.id))


def _spoken_languages(
    characters: Sequence[Character], scenes: Sequence[Scene]
) -> tuple[Character, ...]:
    """Characters with the language that most of their lines are in."""
    counts: dict[str, Counter[str]] = {}
    for scene in scenes:
        for beat in scene.beats:
            for speaker in beat.line.speakers if beat.line else ():
                counts.setdefault(speaker, Counter())[beat.line.language if beat.line else ""] += 1
    return tuple(
        replace(c, language=counts[c.id].most_common(1)[0][0], lines=counts[c.id].total())
        if c.id in counts
        else c
        for c in characters
    )


def _remarks(scenes: Sequence[Scene]) -> tuple[Remark, ...]:
    """Action that names a person and yet gave no deed is shown, not hidden."""
    return tuple(
        Remark(f"scene {scene.number}: not understood as action: {beat.text}", beat.source)
        for scene in scenes
        for beat in scene.beats
        if beat.kind is BeatKind.ACTION and beat.mentions and not beat.deeds and not beat.request
    )
