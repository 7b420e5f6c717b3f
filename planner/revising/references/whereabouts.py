"""Where a wish for sound, light or look holds that does not say so itself.

Enters: a note's text with placeholders, or a clause's scope and edits. Leaves: the text with a
place said last put to every wish of its sentence; the scene that the next clause goes on in; the
scenes of which all pictures are meant.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Furnish, Relight, Sound, Style, Transition
from planner.revising.footage import Footage
from planner.revising.references.pointing import Pointers
from planner.revising.references.scope import Scope
from planner.revising.words.moods import MOODS
from planner.shots import Shot
from screenplay.scene_graph import Scene

_OF_A_SCENE = (Furnish, Relight, Sound, Style, Transition)
_SENTENCE = re.compile(r"[^.;!?]+")
_JOINT = re.compile(r"(,? and |, )")
_WHERE = re.compile(
    r"(?: (?:in|on|under|for|at|over|through|throughout|during)|,) (?:the )?@[csp]\d+ *$"
)
_EXCEPT = re.compile(
    r"^(?P<head>.*?),? (?:but|except|bar|save|apart from|other than)(?: for| not)?"
    r"(?: (?:in|on|at|for))?(?: the)? (?P<but>@[cp]\d+) *$"
)
_ALL_SCENES = re.compile(
    r"\b(?:(?:on|in|of|for|to|at) )?(?:the )?(?:everything|everywhere|anywhere|"
    r"(?:every|any|all)(?: the)? scenes?|whole film|whole movie|film|movie)\b"
)
_SOUND = r"(?:music|ambience|effects|voices|dialogue|room tone|wind|rain|traffic|footsteps|noise)"
_MORE = r"(?:up|down|louder|quieter|softer|lower|higher|more|less|no|mute|too loud|@v\d+)"
_LOOK = (
    r"(?:darker|brighter|warmer|colder|cooler|grainier|moodier|(?:more|less) (?:contrast|colou?rs?|"
    r"colou?rful|saturation|grain)|blackwhite|sepia)"
)
_WISH = re.compile(
    rf"(?=.*\b{_SOUND}\b)(?=.*\b{_MORE}(?:\b|$)).*|.*\b(?:{MOODS}) music\b.*|.*\b{_LOOK}\b.*"
)
_ELSEWHERE = re.compile(r"@[cspbwt]\d|\b(?:film|movie|everywhere|throughout|whole|this|here)\b")
_ALL = re.compile(r"\b(?:everything|all|every|each|whole|entire)\b")


def placed_alike(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with the place that ends a sentence put to each wish of sound or look in it."""
    text = _SENTENCE.sub(lambda m: _others(m.group(), film, pointers), text)
    return _SENTENCE.sub(lambda m: _alike(m.group()), text)


def _others(sentence: str, film: Footage, pointers: Pointers) -> str:
    """The sentence with all other scenes for "everything but scene 2"."""
    said = _EXCEPT.match(sentence)
    if said is None:
        return sentence
    head = said.group("head")
    for name in re.findall(r"@s\d+", head):
        if not {s.id for s in film.shots if not film.is_card(s)} <= set(pointers.found[name]):
            return sentence
        head = head.replace(name, "everything")
    wish = " ".join(_ALL_SCENES.sub(" ", head).split())
    if re.search(r"@[cpbwt]\d", wish) or not _WISH.fullmatch(wish):
        return sentence
    named = pointers.found[said.group("but")]
    rest = tuple(s.id for s in film.scenes if s.id not in named and s.place_id not in named)
    return f"{wish} in {pointers.scenes(rest)}" if rest else sentence


def _alike(sentence: str) -> str:
    where = _WHERE.search(sentence)
    parts = _JOINT.split(sentence)
    if where is not None and where.group().startswith(","):
        parts = [*_JOINT.split(sentence[: where.start()])]
        parts[-1] += where.group().replace(",", " in")
    wishes = parts[0::2]
    if where is None or len(wishes) < 2 or not _WISH.fullmatch(wishes[-1].strip()):
        return sentence
    if any(_ELSEWHERE.search(w) or not _WISH.fullmatch(w.strip()) for w in wishes[:-1]):
        return sentence
    place = where.group().rstrip().replace(",", " in")
    wishes[:-1] = [f"{wish.rstrip()}{place}" for wish in wishes[:-1]]
    parts[0::2] = wishes
    return "".join(parts)


def played_at(scope: Scope, edits: Sequence[AnyEdit]) -> tuple[Scene, ...]:
    """The scene at the place that a wish for a scene, or a cut into it, names."""
    if not edits or not all(isinstance(e, _OF_A_SCENE) for e in edits):
        return ()
    places = [scope.pointers.found[n][0] for n in scope.names("p", scope.text)]
    at = [s for s in scope.film.scenes if s.place_id in places]
    meant = {getattr(e, "scene", None) for e in edits}
    return tuple(s for s in at if s.id in meant) or tuple(at if len(at) == 1 else ())


def whole_scenes(shots: Sequence[Shot], scope: Scope) -> tuple[Scene, ...]:
    """The scenes of which all pictures are meant: "everything in scene 2"."""
    if len(shots) < 2 or not _ALL.search(scope.said.text):
        return ()
    ids = dict.fromkeys(s.scene_id for s in shots if s.scene_id)
    scenes = tuple(scope.film.scene(i) for i in ids)
    every = {s.id for s in scope.film.shots_of(scenes) if not scope.film.is_card(s)}
    return scenes if {s.id for s in shots} >= every else ()
