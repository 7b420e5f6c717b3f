"""Wishes for somebody's voice: another one, its pitch, tempo and level.

Enters: a wish and its scope. Leaves: Voice edits; a voice is the same in the whole film.
"""

import re
from collections.abc import Sequence

import msgspec

from planner.edits import AnyEdit, Voice
from planner.revising.answers import Unread
from planner.revising.references.scope import WHO, WHOSE, Scope
from planner.revising.wishes.voices_known import voices_for
from planner.revising.wishes.wishing import Wish, wish

RAISE = r"(?:raise|lift|boost|push|bump|increase|up|turn up|bring up)"
LOWER = r"(?:lower|drop|duck|dip|cut|reduce|pull|turn down|bring down|take down|knock|trim)"


def level(scope: Scope, step: float) -> float:
    """A step, half of it for a little, twice for much."""
    return step / 2 if scope.slightly else step * 2 if scope.much else step


def way(said: str) -> int:
    """Louder (1) or quieter (-1) of a wish with a number; Unread where it says neither or both."""
    louder = re.search(rf"\b(?:up|louder|more|higher)\b|^{RAISE}\b", said)
    quieter = re.search(rf"\b(?:down|quieter|less|lower|off|softer)\b|^{LOWER}\b", said)
    if bool(louder) == bool(quieter):
        raise Unread("louder or quieter?")
    return 1 if louder else -1


def _pitched(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    step = level(scope, 0.1)
    deeper = match.group("way") in {"deeper", "lower", "darker", "too high"}
    pitch = round(1 - step if deeper else 1 + step, 2)
    return _voice(match, scope, pitch=pitch)


def _loud(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    step = level(scope, 3.0)
    louder = match.group("way") in {"louder", "too quiet", "too soft"}
    return _voice(match, scope, level_db=step if louder else -step)


def _tempo(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    step = level(scope, 0.1)
    tempo = round(1 - step if match.group("way") in {"fast", "quick"} else 1 + step, 2)
    return _voice(match, scope, tempo=tempo)


def _voice(match: re.Match[str], scope: Scope, **changes: float) -> Sequence[AnyEdit]:
    return _voiced(scope.who(match.group("who").removesuffix("'s")), scope, **changes)


def _voiced(person: str, scope: Scope, **changes: float | str) -> Sequence[AnyEdit]:
    if scope.own_shots() or scope.own_scenes() or scope.own_beats():
        raise Unread("a voice is the same in the whole film; ask for a line's delivery instead")
    return [msgspec.structs.replace(Voice(character=person), **changes)]


def _voice_by(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Somebody's voice by a number of decibels."""
    by = scope.said.levels[int(match.group("level")[2:])] * way(match.group())
    return _voice(match, scope, level_db=by)


def _another(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Another voice: which one is asked, of those that suit somebody's age and gender."""
    said = match.groupdict()
    person = scope.who(
        next(v for k, v in said.items() if v and k.startswith("who")).removesuffix("'s")
    )
    character = next(c for c in scope.film.graph.characters if c.id == person)
    had = next((n.recipe for n in scope.film.plan.voices if n.character_id == person), "")
    options = [(told, name) for name, told in voices_for(character) if name != had]
    recipe = scope.pointers.choose(f"Which voice shall {scope.film.named(person)} have?", options)
    return _voiced(person, scope, recipe=recipe)


_OTHER = r"(?:(?:an?|some) )?(?:another|different|new|other|else)"
_SHOULD = r"(?:should |must |could |to |be |is |are |a |needs to |slightly |much )*"
LEVELS: tuple[Wish, ...] = (
    wish(rf"(?P<who>{WHOSE}) (?:voice|lines) (?:up|down|louder|quieter) (?:by )?(?P<level>@v\d+)",
         _voice_by, "bring turn"),
    wish(rf"(?P<who>{WHO}) (?:is |should be )?(?:(?:up|down) )?(?:by )?(?P<level>@v\d+) *"
         r"(?:louder|quieter|up|down)?", _voice_by, "bring turn"),
)  # fmt: skip
WISHES: tuple[Wish, ...] = (
    wish(rf"(?:give|find|get) (?P<who1>{WHO}) {_OTHER} voice|{_OTHER} voice for (?P<who2>{WHO})"
         rf"|(?P<who3>{WHO}) {_SHOULD}(?:needs?|have|has|gets?|wants?) {_OTHER} voice"
         rf"|(?:change|recast|replace|swap) (?:(?P<who4>{WHOSE}) voice|the voice of "
         rf"(?P<who5>{WHO}))"
         rf"(?! (?:to|for|with|by|into|so)\b)|(?P<who6>{WHOSE}) voice {_SHOULD}{_OTHER}(?: one)?$",
         _another, "please"),
    wish(rf"(?P<who>{WHOSE}) voice {_SHOULD}(?P<way>deeper|lower|higher|brighter|darker|too high"
         r"|too (?:low|deep))", _pitched, "pitch"),
    wish(rf"(?P<who>{WHOSE}) voice {_SHOULD}(?P<way>louder|quieter|softer|too quiet|too loud|"
         rf"too soft)",
         _loud),
    wish(rf"(?P<who>{WHO}) {_SHOULD}(?:talks?|speaks?|talk|speaking)? ?{_SHOULD}"
         r"(?P<way>louder|quieter|too quiet|too loud|too soft)(?:ly)?", _loud),
    wish(rf"(?P<who>{WHO}) {_SHOULD}(?:talks?|speaks?|is talking|is speaking) (?:much )?too "
         r"(?P<way>fast|slow|quick)(?:ly)?", _tempo),
)  # fmt: skip
