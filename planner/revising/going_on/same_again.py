"""The last change for another shot, person, thing or scene: "36 too", "same for the next one".

Enters: a note as typed, the edits made last, the film. Leaves: edits, or None where the note is no
such note: it must hold nothing but a target, and words that say that the same is wanted.
"""

import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from planner.edits import (
    AnyEdit,
    Dress,
    Furnish,
    Move,
    Pace,
    Reframe,
    Relight,
    Sound,
    Style,
    Voice,
)
from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references.referring import names_of
from planner.revising.references.things import one_of, places_with
from planner.revising.words.synonyms import NUMBERS
from planner.shots import Shot
from screenplay.words.vocabulary import vocabulary

_FILLING = vocabulary(
    """
    and now also do does the make give want i id like would can could you we let us please pls ok
    okay yes yeah good it that this thing treatment deal change edit one shot shots number no for
    on to in with at of goes go gets get should be have has way again exactly a then apply copy
    repeat match put try use camera size framing move look here
    """
)
_SAMENESS = re.compile(
    r"\b(?:same|too|as well|also|ditto|likewise|repeat|copy|apply|match|and|now|like that|"
    r"do (?:that|it|this)|that (?:for|on|in)|(?:that|it) goes for)\b"
)
_REASON = re.compile(
    r"[,;.:-]+\s*(?:so (?:that )?)?(?:they|it|these|those)(?: two)?(?: should| must| have to| has "
    r"to| need to| needs to|'ll| will)? (?:to )?(?:cut together|match|be the same|go together)\W*$"
    r"|\bso (?:that )?(?:they|it) (?:cut together|match|matches)\W*$"
)
_OF = (  # what is named must have been changed
    (re.compile(r"\bsame (?:\w+ )?size\b"), lambda e: isinstance(e, Reframe) and bool(e.size)),
    (re.compile(r"\bsame framing\b"), lambda e: isinstance(e, Reframe)),
    (re.compile(r"\bsame (?:camera )?move\b"), lambda e: isinstance(e, Move)),
    (re.compile(r"\bsame look\b"), lambda e: isinstance(e, Style | Dress)),
)
_COUNT = r"(?P<count>two|three|four|2|3|4)"
_AFTER = re.compile(
    rf"\b(?:the )?(?:next|following) {_COUNT}(?: shots| ones)?\b"
    r"|\b(?:the )?(?:next|following)(?: one| shot)?\b"
    r"|\b(?:the |that )?(?:one|shot) (?:(?:right )?after|that follows)(?: (?:it|that|this(?: one)?"
    r"))?\b"
)
_BEFORE = re.compile(
    rf"\b(?:the )?(?:previous|last|preceding) {_COUNT}(?: shots| ones)?\b"
    r"|\b(?:the )?(?:previous|preceding)(?: one| shot)?\b"
    r"|\b(?:the |that )?(?:one|shot) (?:right )?before(?: (?:it|that|this(?: one)?))?\b"
)
_SHOTS = re.compile(
    r"\b(?P<first>\d+)\s*(?:-|–|to|through|thru|till|until)\s*(?P<last>\d+)\b|\b(?P<one>\d+)\b"
)
_SCENE = re.compile(r"\bscene (\d+)\b")


def same_again(
    note: str, last: Sequence[AnyEdit], selected: str | None, film: Footage
) -> tuple[AnyEdit, ...] | None:
    """The last change, for what the note names besides; raises Unread where it is not there."""
    text = _REASON.sub("", note.lower().replace("’", "'").strip())
    text = re.sub(r"[^\w\s'–-]", " ", text).replace("'s", " ").replace("'", "")
    if not last or not _SAMENESS.search(text):
        return None
    if any(said.search(text) and not all(map(fits, last)) for said, fits in _OF):
        return None
    shown = [getattr(e, "shot", None) for e in last]
    if all(shown):
        return _for_shots(text, last, selected, film)
    return None if any(shown) else _for_others(text, last, film)


def _for_shots(
    text: str, last: Sequence[AnyEdit], selected: str | None, film: Footage
) -> tuple[AnyEdit, ...] | None:
    changed = [film.by_id[i] for e in last if (i := getattr(e, "shot", "")) in film.by_id]
    base = [film.by_id[selected]] if selected in film.by_id else changed
    rest, numbers = _targets(text, base)
    if not numbers or not _only_filling(rest):
        return None
    lacking = [n for n in numbers if n not in film.numbered]
    if lacking:
        raise Unread(f"there is no shot {lacking[0]}")
    first = getattr(last[0], "shot", None)
    one = [e for e in last if getattr(e, "shot", None) == first]
    targets = [film.numbered[n].id for n in dict.fromkeys(numbers)]
    if set(targets) <= {getattr(e, "shot", None) for e in last}:
        raise Unread("that is so already")
    return tuple(msgspec.structs.replace(e, shot=i) for i in targets for e in one)


def _targets(text: str, base: Sequence[Shot]) -> tuple[str, list[int]]:
    """What is left of a note without the shots that it names, and their numbers."""
    numbers: list[int] = []
    if base:
        ends = max(s.number for s in base), min(s.number for s in base)
        for said, way, end in ((_AFTER, 1, ends[0]), (_BEFORE, -1, ends[1])):
            if match := said.search(text):
                count = _counted(match.groupdict().get("count"))
                numbers += sorted(end + way * n for n in range(1, count + 1))
                text = text.replace(match.group(), " ", 1)
    for match in _SHOTS.finditer(text):
        if match.group("one"):
            numbers.append(int(match.group("one")))
        else:
            numbers += range(int(match.group("first")), int(match.group("last")) + 1)
    return _SHOTS.sub(" ", text), numbers


def _counted(word: str | None) -> int:
    if word is None:
        return 1
    return int(word) if word.isdigit() else NUMBERS[word]


def _only_filling(rest: str) -> bool:
    bare = re.sub(r"\b(?:same|too|as well|ditto|likewise|treatment)\b", " ", rest)
    return all(w in _FILLING for w in bare.replace("-", " ").split())


def _for_others(
    text: str, last: Sequence[AnyEdit], film: Footage
) -> tuple[AnyEdit, ...] | None:  # fmt: skip
    """The last change for another person, thing or scene; None where it is of neither."""
    if any(type(e) not in _OTHER for e in last):
        return None
    found: list[AnyEdit] = []
    for edit in last:
        field, known = _OTHER[type(edit)]
        other = known(text, edit, film)
        if other is None or other == getattr(edit, field):
            return None
        found.append(msgspec.structs.replace(edit, **{field: other}))
    return tuple(found)


def _somebody(text: str, _: AnyEdit, film: Footage) -> str | None:
    names = names_of(film)
    for name in sorted(names, key=len, reverse=True):
        rest = re.sub(rf"\b{re.escape(name)}\b", " ", text)
        if rest != text and _only_filling(rest):
            return names[name]
    if match := re.fullmatch(r"\W*(?:the )?same for ([\w' ]+)", text.strip()):
        raise Unread(f"nobody is known as “{match.group(1)}”")
    return None


def _something(text: str, edit: AnyEdit, film: Footage) -> str | None:
    words = [w for w in text.split() if not _only_filling(w)]
    if not words:
        return None
    for noun in (" ".join(words), words[-1], words[-1].removesuffix("s")):
        known = one_of(noun, film)
        if isinstance(edit, Furnish) and edit.place in {p.id for p in places_with(known, film)}:
            return known
    return None


def _another_scene(text: str, _: AnyEdit, film: Footage) -> str | None:
    number = _SCENE.search(text)
    if number is None or not _only_filling(_SCENE.sub(" ", text)):
        return None
    scene = next((s for s in film.scenes if str(s.number) == number.group(1)), None)
    if scene is None:
        raise Unread(f"there is no scene {number.group(1)}")
    return scene.id


_OTHER: Mapping[type, tuple[str, Callable[[str, AnyEdit, Footage], str | None]]] = {
    Dress: ("character", _somebody), Voice: ("character", _somebody),
    Furnish: ("noun", _something), Relight: ("scene", _another_scene),
    Style: ("scene", _another_scene), Sound: ("scene", _another_scene),
    Pace: ("scene", _another_scene),
}  # fmt: skip
