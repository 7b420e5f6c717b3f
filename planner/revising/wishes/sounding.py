"""Wishes for sound: music, ambience, effects, all voices; one voice is `voicing`.

Enters: a wish and its scope. Leaves: Sound edits.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Sound
from planner.revising.answers import Unread
from planner.revising.references.pointing import told_shot
from planner.revising.references.scope import Scope
from planner.revising.wishes import music, voicing
from planner.revising.wishes.music import scenes_meant
from planner.revising.wishes.voicing import LOWER, RAISE, level, way
from planner.revising.wishes.wishing import Wish, wish

_LOUDER = r"louder|too quiet|too soft|too low|turn(?:ed)? up|raise(?:d)?|bring up|more|up"
_QUIETER = r"quieter|softer|too loud|turn(?:ed)? down|lower(?:ed)?|less|down|bring down|reduce"
_PARTS = r"(?P<part>music|ambience|effects|dialogue|dialog|voices|speech)"
_MIX = (
    "(?P<part>(?:music|ambience|effects)(?:(?:,| and|, and) (?:the )?(?:music|ambience|effects))*)"
)
_NO_NOISE = (
    r"music|ambience|effects|dialogue|dialog|voices?|speech|vo|lines?|words?|colou?rs?|palette|"
    r"tones?|look|picture|light\w*|him|her|them|it|everything|all|in|on|under|the|that|"
    r"those"
)
_SPEECH = r"(?P<part2>dialogue|dialog|voices|speech)"
_SPOKEN = frozenset({"dialogue", "dialog", "voices", "voice over", "voiceover", "vo", "speech"})
_NOISE = r"(?: (?:sounds?|noises?|ambience))?"
_OF_PLACE = (  # what a place sounds of, whoever is there
    r"(?:room ?tone|(?:wind|rain|storm|sea|waves?|surf|ocean|birds?|birdsong|gulls?|seagulls?|"
    rf"traffic|crickets?|chatter|street|city|crowd|office|background){_NOISE}|background hum\w*|"
    r"(?<=@p\d )(?:sounds?|noises?))"
)
_OF_A_PLACE = re.compile(rf"^(?:{_OF_PLACE}|sounds?|noises?)$")
_NOISES = (
    r"(?:creak(?:ing)?|knock(?:ing)?|bang(?:ing)?|slam|thud|gunshot|splash|bark(?:ing)?|siren|"
    r"click(?:ing)?|clatter|crunch|rattle|smash|clink|squeak|alarm|ringing|typing|hoofbeat)s?"
)
_DEED = (
    r"(?:sound|foot ?step|footstep|step|door|floorboard|phone|telephone|bell|engine|van|car|brake|"
    rf"crash|sizzling|frying|whistle|hooves|{_NOISES})s?"
)
_OF_DEEDS = rf"(?:(?:{_DEED} )?{_DEED}{_NOISE}|foley|steps|gunfire|footfalls?|applause)"
_OF_A_DEED = re.compile(rf"^{_OF_DEEDS}$")
_ONLY_A_SOUND = re.compile(r"^(?:wind|crickets?|chatter|birdsong|traffic|room ?tone)\b")
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
_ALL_FILM = re.compile(r"\b(?:film|movie|everywhere|throughout|whole|all)\b")
_OF_A_PICTURE = re.compile(r"\b(?:ambience|effects)\b")
_AT = r"(?P<at> (?:in|on|under|for|at|over|during|of|throughout) (?:the )?@[csp]\d+)?"


def _sound(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    scope.rest += match.groupdict().get("at") or ""
    step = level(scope, 6.0) * (1 if re.fullmatch(_LOUDER, match.group("way")) else -1)
    part = _part(match)
    return [
        Sound(part=part, scene=scene, shot=shot, level_db=_now(scope, part, scene, shot) + step)
        for scene, shot in _places(scope)
    ]


def _by_decibels(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A level by a number: "wind down 6 dB in scene 3"; "to -12 dB" is from the mix's own level."""
    said = match.group()
    scope.rest += match.groupdict().get("at") or ""
    by = scope.said.levels[int(match.group("level")[2:])] * way(said)
    from_own = re.search(r"\b(?:to|at) (?:up |down )?@v", said) is not None
    return [
        Sound(
            part=part, scene=a, shot=b,
            level_db=by if from_own else _now(scope, part, a, b) + by,
        )
        for part in _parts(match) for a, b in _places(scope)
    ]  # fmt: skip


def _levelled(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    part = _part(match)
    return [Sound(part=part, scene=a, shot=b, level_db=0.0) for a, b in _places(scope)]


def _muted(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    parts = _parts(match)
    return [Sound(part=p, scene=a, shot=b, mute=True) for p in parts for a, b in _places(scope)]


def _hushed(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A noise by a name that no part of the mix has: which holds it, is asked."""
    noise = match.group("noise")
    told = f"The {noise} cannot be muted alone; which shall it be?"
    options = [("all sounds of the place", "ambience"), ("all effects", "effects")]
    part = scope.pointers.choose(told, options)
    return [Sound(part=part, scene=a, shot=b, mute=True) for a, b in _places(scope)]


def _silenced(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Silence without a word of what: the parts that may be meant; words are never cut."""
    every: tuple[str, ...] = ("ambience", "effects")
    if not scope.own_shots():
        every = ("music", *every)  # music goes by the scene
    options = [("all but the voices", every), *((f"the {part}", (part,)) for part in every)]
    parts = scope.pointers.choose("What shall be silent?", options)
    return [Sound(part=p, scene=a, shot=b, mute=True) for p in parts for a, b in _places(scope)]


def _part(match: re.Match[str]) -> str:
    return _mixed(match.group("part"))


def _parts(match: re.Match[str]) -> tuple[str, ...]:
    """The parts of the mix that a list of sounds belongs to, each once."""
    named = match.group("part") or match.group("part2")
    said = re.split(r"(?:, and|,| and) (?:the )?", named)
    return tuple(dict.fromkeys(_mixed(name) for name in said))


def _mixed(name: str) -> str:
    """The part of the mix that holds a sound."""
    if name in _MIXED:
        return name
    return "voices" if name in _SPOKEN else "ambience" if _OF_A_PLACE.search(name) else "effects"


def _places(scope: Scope, *, one: bool = False) -> list[tuple[str | None, str | None]]:
    """Scene or shot, or neither: where a wish for sound, or for `one` noise, is heard."""
    near = scope.before.shots or scope.before.scenes
    if not near and scope.before.edits and re.search(r"\bthere\b", scope.text):
        raise Unread("where that is to be heard is not clear; name the scene")
    if scope.own_shots() or (scope.before.shots and _THERE.search(scope.text)):
        return [(None, shot.id) for shot in scope.shots()]
    meant = scenes_meant(scope)
    selected = scope.pointers.selected
    if selected is None or meant != (None,) or _ALL_FILM.search(scope.text):
        return [(scene, None) for scene in meant]
    if one:
        return [(None, selected)]
    return [_how_far(selected, scope)] if _OF_A_PICTURE.search(scope.text) else [(None, None)]


def _how_far(selected: str, scope: Scope) -> tuple[str | None, str | None]:
    """The film, the scene or the shot that is looked at: a part of the sound alone says neither."""
    shot = scope.film.by_id[selected]
    options: list[tuple[str, tuple[str | None, str | None]]] = [("the whole film", (None, None))]
    if shot.scene_id:
        number = scope.film.scene(shot.scene_id).number
        options.append((f"scene {number}", (shot.scene_id, None)))
    return scope.pointers.choose("Where?", [*options, (told_shot(shot), (None, shot.id))])


def _now(scope: Scope, part: str, scene: str | None, shot: str | None) -> float:
    """The level that a part has there by note: louder is louder than that."""
    for note in scope.film.plan.sounds:
        same = note.shot_id == shot if shot else note.scene_id == (scene or "")
        if note.part == part and same and bool(note.shot_id) == bool(shot) and not note.mute:
            return note.level_db
    return 0.0


def _heard(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """One sound by name belongs to the place or to what is done in it: which, is asked."""
    quieter = re.search(rf"\b(?:{_QUIETER})\b", match.group())
    step = level(scope, -6.0 if quieter else 6.0)
    noun = match.group("noun") or match.group("noun2") or match.group("noun3")
    how = "quieter" if quieter else "louder"
    scope.rest += match.groupdict().get("at") or ""
    options = [(f"all sounds of the place {how}", "ambience"), (f"all effects {how}", "effects")]
    before = scope.before.scenes or scope.before.shots or scope.pointers.selected
    placed = bool(scope.own_shots() or scope.own_scenes() or before)
    loud = _LOUD.search(match.group()) or _ONLY_A_SOUND.search(noun)
    if placed and loud and _OF_A_PLACE.search(noun):
        options = options[:1]  # what is heard there all the time
    elif placed and _OF_A_DEED.search(noun):
        options = options[1:]
    part = scope.pointers.choose(f"The {noun} has no level of its own; which shall it be?", options)
    return [
        Sound(part=part, scene=scene, shot=shot, level_db=_now(scope, part, scene, shot) + step)
        for scene, shot in _places(scope, one=True)
    ]


_SOUNDS = (
    r"(?:rain|storm|wind|sea|waves?|birds?|traffic|thunder|bell|footsteps|door|phone|telephone|"
    r"engine|"
    rf"crowd|city|street|sizzling|sizzle|frying|brakes?|crash|fire|clock|radio|fridge|gulls?|"
    rf"(?:(?:door|floorboard|phone|bell|car)s? )?{_NOISES}|gunfire|hooves)"
)
_SHOULD = r"(?:should |must |could |to |be |is |are |a |needs to |slightly |much )*"
WISHES: tuple[Wish, ...] = (
    wish(rf"{_NAMED}{_AT},? (?:level |volume )?(?:should |must |could |to |goes |go |comes |come )*"
         rf"(?:up|down|louder|quieter|lower|higher) (?:by )?(?P<level>@v\d+)", _by_decibels,
         "under"),
    wish(rf"(?:{RAISE}|{LOWER}|turn|bring|take|set) (?:the |all )?{_NAMED}{_AT},? "
         r"(?:(?:down|up|to|at|back) )*(?:by )?(?P<level>@v\d+)(?: up| down)?", _by_decibels,
         "under"),
    wish(rf"(?P<level>@v\d+) +(?:more|less|louder|quieter|up|down|off)(?: on| of| from| for)? "
         rf"(?:the )?{_NAMED}", _by_decibels, "take give make"),
    *voicing.LEVELS,
    wish(rf"(?:up|down) (?:by )?(?P<level>@v\d+) *(?:(?:on|of|for|to) )?(?:the )?{_NAMED}",
         _by_decibels),
    wish(rf"(?:give )?(?:the )?{_NAMED}{_AT} (?P<level>@v\d+) +(?:more|less|louder|quieter|softer)",
         _by_decibels),
    wish(rf"(?:mute|no|kill|remove|cut|lose|drop|without|silence|stop|turn off|switch off) (?:the |"
         rf"all |any )*(?:{_MIX}|{_SPEECH})(?: at all)?", _muted, "off sound"),
    wish(r"(?:mute|(?:(?:dead|total|complete|absolute|utter) )?silence|silent)"
         r"(?: (?:in|on|for|under|throughout))?(?= (?:the )?@[cs]\d+ ?$)", _silenced, alone=True),
    wish(rf"(?:mute|no|kill|remove|cut|lose|drop|without|silence|turn off|switch off) (?:the |any |"
         rf"all )*{_ONLY_HEARD}(?: at all)?"
         r"(?= (?:in|on|under|for|at|over|during|through) (?:(?:the )?@[csp]\d|it\b|that\b|them\b)"
         r"| there\b)", _muted, "off sound play under"),
    wish(rf"(?:mute|silence) (?:the |that |those )?(?P<noise>(?!(?:{_NO_NOISE})\b)[a-z]+"
         r"(?: (?!(?:in|on|under|at|for)\b)[a-z]+)?)(?= (?:in|on|under|at) (?:the )?@[csp]\d+ ?$)",
         _hushed, alone=True),
    *music.WISHES,
    wish(rf"{_PARTS} (?:back )?(?:to|at) (?:its |the |their )?(?:normal|usual|original)(?: level| "
         rf"volume)?", _levelled,
         "turn bring set put"),
    wish(rf"(?P<way>{_LOUDER}|{_QUIETER}) (?:the )?{_PARTS}", _sound, "volume level under"),
    wish(rf"(?:turn |bring |make |pull |push |take |ride |dip )?"
         rf"(?:the |its |their |that |all the )?{_PARTS}"
         rf"{_AT},? {_SHOULD}"
         rf"(?P<way>{_LOUDER}|{_QUIETER})",
         _sound, "volume under"),
    wish(rf"(?:{_LOUDER}|{_QUIETER}) (?:of )?(?:the )?(?P<noun>{_SOUNDS})(?: sounds?| noises?)?"
         rf"|(?:the )?(?P<noun2>{_SOUNDS})(?: sounds?| noises?)?{_AT} {_SHOULD}"
         rf"(?:{_LOUDER}|{_QUIETER})"
         rf"|(?:hear|listen to) (?:more of )?(?:the )?(?P<noun3>{_SOUNDS})(?: sounds?| noises?)?"
         r"(?: (?:slightly|much|more|better|properly|outside))*", _heard,
         "let turn bring volume not can"),
    *voicing.WISHES,
)  # fmt: skip
