"""Wishes for sound and standing: voices, music, ambience, effects; locked, approved, as planned.

Enters: a wish and its scope. Leaves: Voice, Sound, Mark and Revert edits.
"""

import re
from collections.abc import Callable, Sequence

import msgspec

from planner.edits import AnyEdit, Mark, Revert, Sound, Voice
from planner.revising import music
from planner.revising.answers import Unread
from planner.revising.music import scenes_meant
from planner.revising.scope import WHO, WHOSE, Scope
from planner.revising.voices_known import voices_for
from planner.revising.wishing import Wish, wish

_LOUDER = r"louder|too quiet|too soft|too low|turn(?:ed)? up|raise(?:d)?|bring up|more|up"
_QUIETER = r"quieter|softer|too loud|turn(?:ed)? down|lower(?:ed)?|less|down|bring down|reduce"
_PARTS = r"(?P<part>music|ambience|effects|dialogue|dialog|voices|speech)"
_SPOKEN = frozenset({"dialogue", "dialog", "voices", "speech"})


def _level(scope: Scope, step: float) -> float:
    return step / 2 if scope.slightly else step * 2 if scope.much else step


def _sound(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    step = _level(scope, 6.0) * (1 if re.fullmatch(_LOUDER, match.group("way")) else -1)
    part = _part(match)
    return [
        Sound(part=part, scene=scene, shot=shot, level_db=_now(scope, part, scene, shot) + step)
        for scene, shot in _places(scope)
    ]


def _levelled(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    part = _part(match)
    return [Sound(part=part, scene=a, shot=b, level_db=0.0) for a, b in _places(scope)]


def _muted(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    part = _part(match)
    return [Sound(part=part, scene=a, shot=b, mute=True) for a, b in _places(scope)]


def _part(match: re.Match[str]) -> str:
    part = match.group("part")
    return "voices" if part in _SPOKEN else part


def _places(scope: Scope) -> list[tuple[str | None, str | None]]:
    """Scene or shot, or neither: where a wish for sound is heard."""
    if scope.own_shots():
        return [(None, shot.id) for shot in scope.shots()]
    return [(scene, None) for scene in scenes_meant(scope)]


def _now(scope: Scope, part: str, scene: str | None, shot: str | None) -> float:
    """The level that a part has there by note: louder is louder than that."""
    for note in scope.film.plan.sounds:
        same = note.shot_id == shot if shot else note.scene_id == (scene or "")
        if note.part == part and same and bool(note.shot_id) == bool(shot) and not note.mute:
            return note.level_db
    return 0.0


def _pitched(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    step = _level(scope, 0.1)
    deeper = match.group("way") in {"deeper", "lower", "darker", "too high"}
    pitch = round(1 - step if deeper else 1 + step, 2)
    return _voice(match, scope, pitch=pitch)


def _loud(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    level = _level(scope, 3.0)
    louder = match.group("way") in {"louder", "too quiet", "too soft"}
    return _voice(match, scope, level_db=level if louder else -level)


def _tempo(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    step = _level(scope, 0.1)
    tempo = round(1 - step if match.group("way") in {"fast", "quick"} else 1 + step, 2)
    return _voice(match, scope, tempo=tempo)


def _voice(match: re.Match[str], scope: Scope, **changes: float) -> Sequence[AnyEdit]:
    return _voiced(scope.who(match.group("who").removesuffix("'s")), scope, **changes)


def _voiced(person: str, scope: Scope, **changes: float | str) -> Sequence[AnyEdit]:
    if scope.own_shots() or scope.own_scenes() or scope.own_beats():
        raise Unread("a voice is the same in the whole film; ask for a line's delivery instead")
    return [msgspec.structs.replace(Voice(character=person), **changes)]


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


def _heard(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """One sound by name belongs to the place or to what is done in it: which, is asked."""
    quieter = re.search(rf"\b(?:{_QUIETER})\b", match.group())
    step = _level(scope, -6.0 if quieter else 6.0)
    noun = match.group("noun") or match.group("noun2") or match.group("noun3")
    how = "quieter" if quieter else "louder"
    options = [(f"all sounds of the place {how}", "ambience"), (f"all effects {how}", "effects")]
    part = scope.pointers.choose(f"The {noun} has no level of its own; which shall it be?", options)
    return [
        Sound(part=part, scene=scene, shot=shot, level_db=_now(scope, part, scene, shot) + step)
        for scene, shot in _places(scope)
    ]


def _mark(**standing: bool) -> Callable[[re.Match[str], Scope], Sequence[AnyEdit]]:
    def edits(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
        return [Mark(shot=s.id, **standing) for s in scope.shots()]

    return edits


def _revert(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    whole = re.search(r"\b(?:everything|all|film|movie|whole thing)\b", scope.said.text)
    if whole and not scope.own_scenes() and not re.search(r"\b(?:all|every) \w", scope.said.text):
        return [Revert()]
    return [Revert(shot=s.id) for s in scope.shots()]


_OTHER = r"(?:(?:an?|some) )?(?:another|different|new|other|else)"
_SOUNDS = (
    r"(?:rain|storm|wind|sea|waves?|birds?|traffic|thunder|bell|footsteps|door|phone|telephone|"
    r"engine|"
    r"crowd|city|street|sizzling|sizzle|frying|brakes?|crash|fire|clock|radio|fridge|gulls?)"
)
_SHOULD = r"(?:should |must |could |to |be |is |are |a |needs to |slightly |much )*"
STANDING: tuple[Wish, ...] = (
    *music.FADES,
    wish(r"unlock|unfreeze", _mark(locked=False)),
    wish(r"lock(?:ed)?|freeze|frozen", _mark(locked=True)),
    wish(r"(?:not approved|unapprove|disapprove)", _mark(approved=False)),
    wish(r"approved?|sign(?:ed)? off(?: on)?", _mark(approved=True)),
    wish(r"revert|reset|restore|(?:go |put )?(?=@s\d+ back to)|back (?:to )?"
         r"(?:(?:how|the way) (?:it|they) (?:was|were)|normal|the original|original"
         r"|the start)|start over", _revert,
         "back to how was original version everything whole film movie thing original", alone=True),
)  # fmt: skip
WISHES: tuple[Wish, ...] = (
    wish(rf"(?:mute|no|kill|remove|cut|lose|drop|without|silence|stop|turn off|switch off) (?:the |"
         rf"all )?"
         rf"{_PARTS}", _muted, "off sound"),
    *music.WISHES,
    wish(rf"{_PARTS} (?:back )?(?:to|at) (?:its |the |their )?(?:normal|usual|original)(?: level| "
         rf"volume)?", _levelled,
         "turn bring set put"),
    wish(rf"(?P<way>{_LOUDER}|{_QUIETER}) (?:the )?{_PARTS}", _sound, "volume level under"),
    wish(rf"(?:turn |bring |make )?(?:the )?{_PARTS} {_SHOULD}(?P<way>{_LOUDER}|{_QUIETER})",
         _sound, "volume under"),
    wish(rf"(?:{_LOUDER}|{_QUIETER}) (?:of )?(?:the )?(?P<noun>{_SOUNDS})(?: sounds?| noises?)?"
         rf"|(?:the )?(?P<noun2>{_SOUNDS})(?: sounds?| noises?)? {_SHOULD}(?:{_LOUDER}|{_QUIETER})"
         rf"|(?:hear|listen to) (?:more of )?(?:the )?(?P<noun3>{_SOUNDS})(?: sounds?| noises?)?"
         r"(?: (?:slightly|much|more|better|properly|outside))*", _heard,
         "let turn bring volume not can"),
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
