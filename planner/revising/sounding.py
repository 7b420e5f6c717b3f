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
_SPOKEN = frozenset({"dialogue", "dialog", "voices", "voice over", "voiceover", "vo", "speech"})
_NOISE = r"(?: (?:sounds?|noises?|ambience))?"
_OF_PLACE = (  # what a place sounds of, whoever is there
    r"(?:room ?tone|(?:wind|rain|storm|sea|waves?|surf|ocean|birds?|birdsong|gulls?|seagulls?|"
    rf"traffic|crickets?|chatter|street|city|crowd|office|background){_NOISE}|background hum\w*|"
    r"(?<=@p\d )(?:sounds?|noises?))"
)
_OF_A_PLACE = re.compile(rf"^(?:{_OF_PLACE}|sounds?|noises?)$")
_OF_DEEDS = (
    r"(?:(?:sound|foot ?step|footstep|step|door|phone|telephone|bell|engine|van|car|brake|crash|"
    rf"sizzling|frying)s?{_NOISE}|foley|steps)"
)
_MIXED = frozenset({"music", "ambience", "effects"})
_ONE = (
    rf"(?:music|ambience|effects|dialogue|dialog|voices|voice ?over|vo|speech|{_OF_PLACE}|"
    rf"{_OF_DEEDS})"
)
_NAMED = rf"(?P<part>{_ONE}(?:(?:,| and|, and) (?:the )?{_ONE})*)"
_ONLY_HEARD = (  # not what is seen too: "no birds in 3" may be of the picture
    r"(?P<part>wind|birdsong|chatter|background hum\w*|foot ?steps|foley|"
    r"[a-z]+ (?:sounds?|noises?|ambience))"
)
_LOUD = re.compile(r"\b(?:loud|quiet|louder|quieter|softer|up|down|hear|lower|raise)\b")
_THERE = re.compile(r"\b(?:there|(?:under|in|on|over|during|beneath) (?:it|that|them))\b")
_AT = r"(?P<at> (?:in|on|under|for|at|over|during|of|throughout) (?:the )?@[csp]\d+)?"
_RAISE = r"(?:raise|lift|boost|push|bump|increase|up|turn up|bring up)"
_LOWER = r"(?:lower|drop|duck|dip|cut|reduce|pull|turn down|bring down|take down|knock|trim)"


def _level(scope: Scope, step: float) -> float:
    return step / 2 if scope.slightly else step * 2 if scope.much else step


def _sound(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    scope.rest += match.groupdict().get("at") or ""
    step = _level(scope, 6.0) * (1 if re.fullmatch(_LOUDER, match.group("way")) else -1)
    part = _part(match)
    return [
        Sound(part=part, scene=scene, shot=shot, level_db=_now(scope, part, scene, shot) + step)
        for scene, shot in _places(scope)
    ]


def _by_decibels(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A level by a number: "wind down 6 dB in scene 3"; "to -12 dB" is from the mix's own level."""
    said = match.group()
    scope.rest += match.groupdict().get("at") or ""
    by = scope.said.levels[int(match.group("level")[2:])] * _way(said)
    from_own = re.search(r"\b(?:to|at) (?:up |down )?@v", said) is not None
    return [
        Sound(
            part=part, scene=a, shot=b,
            level_db=by if from_own else _now(scope, part, a, b) + by,
        )
        for part in _parts(match) for a, b in _places(scope)
    ]  # fmt: skip


def _way(said: str) -> int:
    """Louder (1) or quieter (-1) of a wish with a number; Unread where it says neither or both."""
    louder = re.search(rf"\b(?:up|louder|more|higher)\b|^{_RAISE}\b", said)
    quieter = re.search(rf"\b(?:down|quieter|less|lower|off|softer)\b|^{_LOWER}\b", said)
    if bool(louder) == bool(quieter):
        raise Unread("louder or quieter?")
    return 1 if louder else -1


def _levelled(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    part = _part(match)
    return [Sound(part=part, scene=a, shot=b, level_db=0.0) for a, b in _places(scope)]


def _muted(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    parts = _parts(match)
    return [Sound(part=p, scene=a, shot=b, mute=True) for p in parts for a, b in _places(scope)]


def _part(match: re.Match[str]) -> str:
    return _mixed(match.group("part"))


def _parts(match: re.Match[str]) -> tuple[str, ...]:
    """The parts of the mix that a list of sounds belongs to, each once."""
    said = re.split(r"(?:,| and|, and) (?:the )?", match.group("part"))
    return tuple(dict.fromkeys(_mixed(name) for name in said))


def _mixed(name: str) -> str:
    """The part of the mix that holds a sound."""
    if name in _MIXED:
        return name
    return "voices" if name in _SPOKEN else "ambience" if _OF_A_PLACE.search(name) else "effects"


def _places(scope: Scope) -> list[tuple[str | None, str | None]]:
    """Scene or shot, or neither: where a wish for sound is heard."""
    if not scope.before.shots and scope.before.edits and re.search(r"\bthere\b", scope.text):
        raise Unread("where that is to be heard is not clear; name the scene")
    if scope.own_shots() or (scope.before.shots and _THERE.search(scope.text)):
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


def _voice_by(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Somebody's voice by a number of decibels."""
    by = scope.said.levels[int(match.group("level")[2:])] * _way(match.group())
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


def _heard(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """One sound by name belongs to the place or to what is done in it: which, is asked."""
    quieter = re.search(rf"\b(?:{_QUIETER})\b", match.group())
    step = _level(scope, -6.0 if quieter else 6.0)
    noun = match.group("noun") or match.group("noun2") or match.group("noun3")
    how = "quieter" if quieter else "louder"
    scope.rest += match.groupdict().get("at") or ""
    options = [(f"all sounds of the place {how}", "ambience"), (f"all effects {how}", "effects")]
    placed = bool(scope.own_shots() or scope.own_scenes())
    if placed and _LOUD.search(match.group()) and _OF_A_PLACE.search(noun):
        options = options[:1]  # what is heard there all the time
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
         "back to how was original version everything whole film movie thing original defaults "
         "default scratch", alone=True),
)  # fmt: skip
WISHES: tuple[Wish, ...] = (
    wish(rf"{_NAMED}{_AT},? (?:level |volume )?(?:should |must |could |to |goes |go |comes |come )*"
         rf"(?:up|down|louder|quieter|lower|higher) (?:by )?(?P<level>@v\d+)", _by_decibels,
         "under"),
    wish(rf"(?:{_RAISE}|{_LOWER}|turn|bring|take|set) (?:the |all )?{_NAMED}{_AT},? "
         r"(?:(?:down|up|to|at|back) )*(?:by )?(?P<level>@v\d+)(?: up| down)?", _by_decibels,
         "under"),
    wish(rf"(?P<level>@v\d+) +(?:more|less|louder|quieter|up|down|off)(?: on| of| from| for)? "
         rf"(?:the )?{_NAMED}", _by_decibels, "take give make"),
    wish(rf"(?P<who>{WHOSE}) (?:voice|lines) (?:up|down|louder|quieter) (?:by )?(?P<level>@v\d+)",
         _voice_by, "bring turn"),
    wish(rf"(?P<who>{WHO}) (?:is |should be )?(?:(?:up|down) )?(?:by )?(?P<level>@v\d+) *"
         r"(?:louder|quieter|up|down)?", _voice_by, "bring turn"),
    wish(rf"(?:up|down) (?:by )?(?P<level>@v\d+) *(?:(?:on|of|for|to) )?(?:the )?{_NAMED}",
         _by_decibels),
    wish(rf"(?:give )?(?:the )?{_NAMED}{_AT} (?P<level>@v\d+) +(?:more|less|louder|quieter|softer)",
         _by_decibels),
    wish(rf"(?:mute|no|kill|remove|cut|lose|drop|without|silence|stop|turn off|switch off) (?:the |"
         rf"all |any )*{_PARTS}(?: at all)?", _muted, "off sound"),
    wish(rf"(?:mute|no|kill|remove|cut|lose|drop|without|silence|turn off|switch off) (?:the |any |"
         rf"all )*{_ONLY_HEARD}(?: at all)?"
         r"(?= (?:in|on|under|for|at|over|during|through) (?:(?:the )?@[csp]\d|it\b|that\b|them\b)"
         r"| there\b)", _muted, "off sound play under"),
    *music.WISHES,
    wish(rf"{_PARTS} (?:back )?(?:to|at) (?:its |the |their )?(?:normal|usual|original)(?: level| "
         rf"volume)?", _levelled,
         "turn bring set put"),
    wish(rf"(?P<way>{_LOUDER}|{_QUIETER}) (?:the )?{_PARTS}", _sound, "volume level under"),
    wish(rf"(?:turn |bring |make |pull |push |take |ride |dip )?(?:the |their |all the )?{_PARTS}"
         rf"{_AT},? {_SHOULD}"
         rf"(?P<way>{_LOUDER}|{_QUIETER})",
         _sound, "volume under"),
    wish(rf"(?:{_LOUDER}|{_QUIETER}) (?:of )?(?:the )?(?P<noun>{_SOUNDS})(?: sounds?| noises?)?"
         rf"|(?:the )?(?P<noun2>{_SOUNDS})(?: sounds?| noises?)?{_AT} {_SHOULD}"
         rf"(?:{_LOUDER}|{_QUIETER})"
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
