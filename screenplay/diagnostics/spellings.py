"""Names that may be one name spelled two ways: of people, of places, of the title page's keys.

Enters: a reading. Leaves: diagnostics. Nothing is merged; the writer decides.
"""

from collections.abc import Iterator

from screenplay.build import build
from screenplay.diagnostics.diagnostic import Diagnostic, Severity
from screenplay.diagnostics.reading import Reading
from screenplay.elements import Character as CueElement
from screenplay.elements import TitleEntry
from screenplay.errors import EmptyScript
from screenplay.people.cues import clean_name
from screenplay.people.near_names import near_names
from screenplay.scene_graph import Character, SceneGraph, Source
from screenplay.title_page import KNOWN_KEYS
from screenplay.world.places import near_spellings

_NOWHERE = Source(1)
_SHORTEST_KEY = 4  # letters of a title-page key that is compared
_LONGEST_KEY = 20


def doubtful_spellings(reading: Reading) -> Iterator[Diagnostic]:
    """Near-duplicates, and a script in which there is nothing to film."""
    if reading.from_fountain:
        yield from _keys(reading.script.title_page)
    try:
        graph = build(reading.script)
    except EmptyScript as error:
        yield Diagnostic(1, 1, 0, "nothing-to-film", Severity.WARNING, error.problem, error.remedy)
        return
    yield from _people(graph, reading)
    yield from _places(graph, reading)


def _people(graph: SceneGraph, reading: Reading) -> Iterator[Diagnostic]:
    cues: dict[str, Source] = {}
    for element in reading.elements:
        if isinstance(element, CueElement):
            cues.setdefault(clean_name(element.text).upper(), element.source)
    for rare, usual in near_names(graph):
        if not usual.lines:
            continue  # two who are only seen may well be two
        place = _first_cue(rare, cues) or rare.source or _NOWHERE
        told = f"has {_counted(rare.lines)}" if rare.lines else "is never heard"
        other = f"{usual.name}, who has {_counted(usual.lines)}"
        yield _doubt(
            place,
            "near-names",
            f"{rare.name} {told} and is spelled almost as {other}",
            f"if they are one, write {usual.name} for both",
        )


def _first_cue(person: Character, cues: dict[str, Source]) -> Source | None:
    names = (person.name, *person.aliases)
    return next((cues[name.upper()] for name in names if name.upper() in cues), None)


def _counted(lines: int) -> str:
    return f"{lines} line{'s' if lines > 1 else ''}"


def _places(graph: SceneGraph, reading: Reading) -> Iterator[Diagnostic]:
    headings: dict[str, Source] = {}
    for scene in graph.scenes:
        headings.setdefault(scene.place_id, scene.heading.source or _NOWHERE)
    for earlier, later in near_spellings(graph.places):
        place = headings.get(later.id, _NOWHERE)
        yield _doubt(
            place,
            "near-places",
            f"{later.name} is spelled almost as {earlier.name} before it, and gets its own set",
            "if they are one place, spell it one way",
        )


def _keys(entries: tuple[TitleEntry, ...]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for entry in entries:
        key = entry.key.lower()
        meant = _meant_key(key)
        if key in seen:
            message = f"the title page has the key {entry.key} twice; the first one counts"
            yield _doubt(_key_place(entry), "title-key-twice", message, "put both values under one")
        elif meant:
            message = f"the title page's key {entry.key} is not known"
            yield _doubt(_key_place(entry), "title-key", message, f"perhaps {meant} is meant")
        seen.add(key)


def _key_place(entry: TitleEntry) -> Source:
    return Source(entry.source.line, entry.source.column, len(entry.key))


def _meant_key(key: str) -> str:
    """The known key that this one is a slip away from; "" when it is known, or like none."""
    if key in KNOWN_KEYS or not _SHORTEST_KEY <= len(key) <= _LONGEST_KEY:
        return ""
    return next((known for known in sorted(KNOWN_KEYS) if _one_slip(key, known)), "")


def _one_slip(one: str, other: str) -> bool:
    """A letter too many, too few or wrong, or two that changed places."""
    if min(len(one), len(other)) < _SHORTEST_KEY or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return one != other
    a, b = one[start:], other[start:]
    swapped = len(a) > 1 and a[1] + a[0] + a[2:] == b
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def _doubt(source: Source, code: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(
        source.line, source.column, source.length, code, Severity.HINT, message, remedy
    )
