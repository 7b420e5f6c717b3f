"""Screenplay → SceneGraph.

Enters: a parsed screenplay. Leaves: scenes with beats, lines, deeds, requests and who is present;
characters and places under stable ids. A script without headings becomes one scene; one without
dialogue is played as action.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from screenplay.actions import Context
from screenplay.addressees import with_addressees
from screenplay.arrivals import with_arrivals
from screenplay.calls import narrators, with_callers
from screenplay.cast import Cast, gather
from screenplay.cues import parse_cue
from screenplay.elements import (
    Action,
    Centered,
    Dialogue,
    Element,
    Lyric,
    SceneHeading,
    Screenplay,
    Transition,
)
from screenplay.elements import (
    Character as CueElement,
)
from screenplay.emphasis import plain
from screenplay.errors import EmptyScript
from screenplay.headings import has_prefix, parse_heading
from screenplay.ids import Naming
from screenplay.language import language_of, named_language
from screenplay.pictures import (
    action_beats,
    advanced,
    card_beat,
    centered_beats,
    request_beat,
    transition_beat,
)
from screenplay.places import PlaceRegister, guess_place
from screenplay.presence import present_in
from screenplay.requests import card_text, request_of
from screenplay.scene_graph import (
    Beat,
    BeatKind,
    Channel,
    Character,
    Heading,
    Interior,
    Remark,
    Scene,
    SceneGraph,
    Source,
)
from screenplay.scenes import RawScene, outline_scene, raw_scenes
from screenplay.speech import speech_beats, take_speech
from screenplay.weather import weather_of

_STRUCTURE = re.compile(
    r"(?:PROLOGUE|EPILOGUE|TEASER|COLD OPEN|MONTAGE|SERIES OF SHOTS|INTERCUT|FLASHBACK|LATER"
    r"|BACK TO|END OF|THE END|SCENE|ACT)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Script:
    """What the scenes of one script share while they are built."""

    cast: Cast
    naming: Naming
    places: PlaceRegister
    language: str
    narrators: frozenset[str]


def build(script: Screenplay) -> SceneGraph:
    """The meaning of a screenplay; raises EmptyScript when nothing in it can be filmed."""
    raw = raw_scenes(script.elements) or outline_scene(script.elements)
    if not raw:
        raise EmptyScript(
            ("it is a title page only: " if script.title_page else "")
            + "nothing in it can be filmed",
            name=script.path,
            remedy="write a scene: a heading such as INT. KITCHEN - DAY, then action or dialogue",
        )
    shared = _Script(gather(script), Naming(), PlaceRegister(), _language(script), narrators(raw))
    scenes: list[Scene] = []
    for number, raw_scene in enumerate(raw, start=1):
        scenes.append(_scene(raw_scene, number, scenes[-1] if scenes else None, shared))
    return SceneGraph(
        title=_title(script),
        author=plain(script.credit("author") or script.credit("authors")),
        scenes=tuple(scenes),
        characters=_spoken_languages(shared.cast.characters, scenes),
        places=shared.places.places(),
        language=shared.language,
        remarks=_remarks(scenes),
        credits=MappingProxyType({e.key.lower(): plain(e.text) for e in script.title_page}),
    )


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
    heading, opening = _heading(raw, previous, shared)
    scene_id = shared.naming.scene(heading.text or "(no heading)")
    context = Context(
        shared.cast.genders,
        present=_expected(raw.elements, shared.cast),
        earlier=_earlier(previous),
    )
    beats = [*opening]
    at = 0
    while at < len(raw.elements):
        element = raw.elements[at]
        if isinstance(element, Action):
            new, context = action_beats(element, shared.cast, shared.naming, context)
            at += 1
        else:
            new, at, replaces = _next_beats(raw.elements, at, beats, context, shared)
            if replaces:
                beats.pop()
            for beat in new:
                context = advanced(context, beat)
        beats.extend(new)
    beats = with_callers(_paired(beats, raw.elements), shared.narrators)
    beats = with_arrivals(beats)
    present = present_in(beats, shared.cast.index)
    if opening and previous is not None and opening[0].request is not None:
        present = tuple(dict.fromkeys((*present, *previous.present)))
    return Scene(
        id=scene_id,
        number=heading.scene_number or str(number),
        heading=heading,
        place_id=shared.places.place_of(heading).id,
        beats=with_addressees(beats, present, shared.cast.index),
        present=present,
        weather=weather_of(heading, beats),
    )


def _next_beats(
    elements: Sequence[Element], at: int, beats: list[Beat], context: Context, shared: _Script
) -> tuple[tuple[Beat, ...], int, bool]:
    """Beats of what is no action at `at`, the next index, and whether they replace the last."""
    element = elements[at]
    if isinstance(element, CueElement):
        speech, after = take_speech(elements, at)
        new = speech_beats(speech, shared.cast, shared.naming, context, shared.language)
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


def _expected(elements: Sequence[Element], cast: Cast) -> tuple[str, ...]:
    """Who will speak on screen in a scene: those whom "they" may mean."""
    cues = [parse_cue(e.text, e.extension) for e in elements if isinstance(e, CueElement)]
    return tuple(
        dict.fromkeys(
            speaker
            for cue in cues
            if cue.channel is Channel.ON_SCREEN and cue.name.upper() in cast.by_cue
            for speaker in cast.speakers(cue.name)
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


def _heading(
    raw: RawScene, previous: Scene | None, shared: _Script
) -> tuple[Heading, tuple[Beat, ...]]:
    """The scene's heading, and the beat that a heading of camera or title words opens with."""
    before = previous.heading if previous else None
    if raw.heading is None:
        return _guessed(raw, "", Source(1)), ()
    element = raw.heading
    heading = parse_heading(
        plain(element.text), element.source, scene_number=element.scene_number, previous=before
    )
    if has_prefix(heading.text):
        return heading, ()
    opening = _opening(element, raw, shared)
    titles = card_text(heading.text) is not None
    staying = titles or bool(opening) or _STRUCTURE.match(heading.text) is not None
    if before is not None and staying:
        kept = replace(heading, place=before.place, sub_place=before.sub_place)
        return replace(kept, interior=before.interior), opening
    if staying:
        return _guessed(raw, heading.text, element.source), opening
    return _sided(heading), opening


def _sided(heading: Heading) -> Heading:
    """A heading that says neither INT nor EXT: its own words may."""
    guess = guess_place(f"{heading.place} {heading.sub_place}")
    if guess is None:
        return heading
    return replace(heading, interior=Interior.INT if guess[1] else Interior.EXT)


def _opening(element: SceneHeading, raw: RawScene, shared: _Script) -> tuple[Beat, ...]:
    text = plain(element.text).strip()
    request = request_of(text, shared.cast.index, marked=text.isupper())
    if request is not None:
        return (request_beat(text, request, element.source, shared.naming),)
    card = card_text(text)
    if card is None or any(isinstance(e, Centered) for e in raw.elements):
        return ()
    return (card_beat(card or text, element.source, shared.naming),)


def _guessed(raw: RawScene, text: str, source: Source) -> Heading:
    """A heading for a scene that has none: from place words in its text."""
    told = " ".join(plain(e.text) for e in raw.elements if isinstance(e, Action))
    guess = guess_place(told)
    spoken = any(isinstance(e, CueElement) for e in raw.elements)
    inside = guess[1] if guess else spoken
    place = guess[0] if guess else "A ROOM" if inside else "OUTDOORS"
    heading = parse_heading(f"{'INT' if inside else 'EXT'}. {place}", source)
    return replace(heading, text=text)


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
