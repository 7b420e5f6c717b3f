"""Where a wish is, by words of the note that were heard as nothing: "in her first scene".

Enters: what was heard, and the film. Leaves: the same, with spans for a scene or a moment that the
note tells and no span holds; unchanged where a span, or the shot looked at, says where.
"""

import re
from dataclasses import replace

from planner.revising.footage import Footage
from planner.revising.learned.headings import by_heading
from planner.revising.learned.listening import Heard, Span
from planner.revising.learned.marking import mended
from planner.revising.learned.moments import clearly, recalled, wanted
from planner.revising.references.pointing import Pointers
from planner.revising.references.referring import names_of
from planner.revising.words.synonyms import ORDINALS
from screenplay.scene_graph import Gender, Scene

WHERE = frozenset(("shot", "other_shot", "line", "scene"))
_NTH = "first|second|third|last|final|opening|closing"
_OWN_SCENE = re.compile(rf"\b(?P<who>his|her|their|[\w. ]+?'s) (?P<nth>{_NTH}) scene\b")
_NTH_SCENE = re.compile(rf"\b(?:the )?(?:very )?(?:whole )?(?P<nth>{_NTH}) (?:whole )?scene\b")
_THERE = re.compile(
    r"\b(?:in|on|at|by|down|along|during|for|throughout|through|once we'?re in) "
    r"(?P<what>(?:the |that |his |her |their )"
    r"(?:(?!(?:and|but|when|with|as|so|that)\b)[\w'-]+ ?){1,4})"
)
_CLAUSE = re.compile(
    r"(?:^|(?<=[ ,]))(?:just |right )?(?:while|whilst|when|as|where|once|during) "
    r"(?P<what>(?!it comes|possible|usual|well|is\b|now\b)[^,.;:!?]+)"
)
_OPENING = re.compile(r"(?i)(?:when|where|while|as|once) (?P<told>[^,.;:!?\"“]+)(?=,)")
_LINE = re.compile(
    r"\b(?:on|at|during|over|under|in) (?P<what>(?:the|that|his|her|[\w. ]{2,24}?'s) (?:[a-z]+ )?"
    r"(?:line|speech|joke|question|answer|bit|remark) (?:about|on|with) [^,.;:!?]+)"
)
_THAT = re.compile(r"(?:that|this) (?:shot|one|picture|image|frame|view|clip|bit|moment)")
_GENDERS = {"his": Gender.MALE, "her": Gender.FEMALE}
_CLEARLY = 0.6  # share of a moment that is taken though it was heard as nothing


def with_besides(heard: Heard, film: Footage, pointers: Pointers) -> Heard:
    """What was heard, with where it is."""
    if pointers.pointed():
        return heard
    heard = _to_the_comma(heard)
    if told := _told_before(heard, film):
        kept = tuple(s for s in heard.spans if s.role != "shot")
        return replace(heard, spans=(*kept, Span("line", told, 0)))
    if any(s.role in WHERE for s in heard.spans):
        return heard
    note = mended(heard.note.lower().replace("’", "'"), film)
    if scene := _scene(note, heard, film):
        return replace(heard, spans=(*heard.spans, Span("scene", f"scene {scene.number}", 0)))
    if told := _moment(note, film):
        kept = tuple(s for s in heard.spans if s.role != "who" or not _owns(s, told, note))
        return replace(heard, spans=(*kept, Span("line", told, 0)))
    return heard


def _to_the_comma(heard: Heard) -> Heard:
    """What was heard, a clause that opens the note told up to its comma."""
    opening = _OPENING.match(heard.note)
    if opening is None:
        return heard
    return replace(
        heard,
        spans=tuple(
            replace(s, text=opening.group(), first=0)
            if s.role == "line" and s.first + len(s.text) <= opening.end() and '"' not in s.text
            and opening.start("told") >= s.first else s
            for s in heard.spans
        ),
    )  # fmt: skip


def _told_before(heard: Heard, film: Footage) -> str:
    """What is told of "that shot" before it is called so; "" where nothing clearly is."""
    where = [s for s in heard.spans if s.role in WHERE]
    if len(where) != 1 or not _THAT.fullmatch(where[0].text.strip().lower()):
        return ""
    before = heard.note[: where[0].first].lower().replace("’", "'")
    clauses = [c.strip() for c in re.split(r"[,.;:!?]", before)]
    return next((c for c in clauses if _clear(c, film)), "")


def _clear(told: str, film: Footage) -> bool:
    """Whether words tell one moment, and no other."""
    found = recalled(told, film).beats
    sure = len(clearly(found)) == 1 and found[0][1] >= _CLEARLY
    return len(wanted(told)) > 1 and sure


def _scene(note: str, heard: Heard, film: Footage) -> Scene | None:
    if own := _OWN_SCENE.search(note):
        return _own_scene(own, heard, film)
    if nth := _NTH_SCENE.search(note):
        place = ORDINALS[nth.group("nth")]
        return film.scenes[place] if -1 <= place < len(film.scenes) else None
    held = [(s.first, s.first + len(s.text)) for s in heard.spans if s.role != "place"]
    for there in _THERE.finditer(note):
        within = any(first < there.end() and there.start("what") < last for first, last in held)
        found = () if within else by_heading(there.group("what"), film)
        if len(found) == 1:
            return found[0]
    return None


def _own_scene(match: re.Match[str], heard: Heard, film: Footage) -> Scene | None:
    """The first or last scene that somebody is in."""
    names, said = names_of(film), match.group("who").removesuffix("'s").strip()
    people = {names[s.lower().strip()] for s in heard.of("who") if s.lower().strip() in names}
    person = next((p for n, p in names.items() if said.endswith(n)), None)
    if person is None and said in _GENDERS:
        people = {p for p in people if film.is_of(p, _GENDERS[said])}
        person = people.pop() if len(people) == 1 else None
    theirs = [s for s in film.scenes if person in s.present]
    place = ORDINALS[match.group("nth")]
    return theirs[place] if -len(theirs) <= place < len(theirs) else None


def _moment(note: str, film: Footage) -> str:
    """The clause of a note that tells one moment clearly; "" for none."""
    told = [line.group("what").strip() for line in _LINE.finditer(note)]
    told += [clause.group().strip() for clause in _CLAUSE.finditer(note)]
    return next((t for t in told if _clear(t, film)), "")


def _owns(span: Span, told: str, note: str) -> bool:
    """Whether somebody is named only as whose line it is."""
    name = span.text.strip().lower().removesuffix("'s")
    return told.startswith(f"{name}'s") and note.count(name) == 1
