"""People and scenes that a note names otherwise than by their name.

Enters: a note's text with names as placeholders. Leaves: the text with placeholders for those who
are told by age and gender ("the boy", "granny") and for scenes told by what is in them ("the smoke
scene"). Where several fit that is a doubt; where none does the words stay, and are not understood.
"""

import re
from itertools import pairwise

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references import events
from planner.revising.references.pointing import Pointers
from planner.revising.words.synonyms import ORDINALS
from screenplay.scene_graph import Age, Character, DayTime, Gender, Scene
from screenplay.words.vocabulary import vocabulary

_CHOICES = 8  # more are no short question
_ALL_AGES = frozenset(Age)
_GROWN = _ALL_AGES - {Age.CHILD}
_YOUNG = frozenset((Age.CHILD, Age.TEEN))
_OLD = frozenset((Age.OLD,))
_NOT_OLD = _ALL_AGES - _OLD
_PEOPLE: dict[str, tuple[Gender | None, frozenset[Age]]] = {
    "boy": (Gender.MALE, _YOUNG), "lad": (Gender.MALE, _YOUNG), "kid": (None, _YOUNG),
    "child": (None, _YOUNG), "girl": (Gender.FEMALE, _NOT_OLD), "man": (Gender.MALE, _GROWN),
    "guy": (Gender.MALE, _GROWN), "bloke": (Gender.MALE, _GROWN),
    "fella": (Gender.MALE, _GROWN), "fellow": (Gender.MALE, _GROWN),
    "chap": (Gender.MALE, _GROWN), "woman": (Gender.FEMALE, _GROWN),
    "lady": (Gender.FEMALE, _GROWN), "granny": (Gender.FEMALE, _OLD),
    "grandma": (Gender.FEMALE, _OLD), "grandpa": (Gender.MALE, _OLD),
}  # fmt: skip
_TOLD = re.compile(
    r"(?<![\w@'-])(?:(?:the|that|this|our)\s+)?(?:(?P<how>old|elderly|little|young|small)\s+)?"
    rf"(?P<who>{'|'.join(_PEOPLE)})(?P<own>'s)?(?![\w'-])"
)
_OF = re.compile(
    r"(?:\b(?:the|a) )?\b(?P<what>voice|hair|coat|jacket|shirt|t-shirt|hat|cap|sweater|dress|suit|"
    r"glasses|hoodie|apron|beard|moustache|scarf|trousers|jeans|shoes|hands?|face|shoulder) of "
    r"(?P<who>@w\d+)(?!')"
)
_NOT_OF = rf"(?!(?:{'|'.join(ORDINALS)}|next|whole|static|handheld|an?|the|new|one)\b)"
_INSERT = re.compile(
    rf"(?<![\w@'])(?:(?P<nth>(?:the )?(?:very )?(?:{'|'.join(ORDINALS)})) |the )"
    rf"{_NOT_OF}(?P<what>[a-z]{{3,}}) kind-insert\b(?! of)"
)
_SCENE = re.compile(
    r"(?<![\w@'-])(?:the|that)\s+(?:(?:whole|entire)\s+)?(?P<what>[a-z]+)\s+"
    r"(?:scene|sequence)\b(?!\s*\d)"
)
_DEEDS: dict[str, re.Pattern[str]] = {  # what scenes are called by, and how scripts tell of it
    "chase": re.compile(
        r"\b(?:chas(?:e[sd]?|ing)|pursu(?:e[sd]?|ing|it)|(?:runs?|ran|races?|sprints?|tears?|dashe?s?|"
        r"bolts?|pelts?|hurtles?|charges?|gallops?|rides?) after)\b", re.IGNORECASE,
    ),
}  # fmt: skip
_CALLED_SO = re.compile(
    rf"(?:(?<![\w@'-])the (?:whole |entire )?|^)(?P<what>{'|'.join(_DEEDS)})(?! (?:of|after|shots?|"
    r"is|was|feels?|drags?|runs?|scene|sequence|line|music|theme|bit|part|the|him|her|them|it)\b)"
    r"(?![\w'@-])(?! @w)"
)
_AT_AN_END = re.compile(r"(?P<where>@p\d+) at the (?:very )?(?P<end>end|start|beginning)\b")
_FROM_INTO = re.compile(
    r"(?P<cut>dissolve|hardcut|wipe|fadein|fadeout) from the (?P<what>[a-z]{3,}) (?:in)?to "
    r"(?P<where>@p\d+)"
)
_BETWEEN = re.compile(
    r"(?P<cut>\b(?:(?:cross)?fade[a-z]*|dissolve|wipe|hardcut|cut|transition))(?P<mid>(?: (?!from|"
    r"between|into)[a-z]+)*) (?P<where>from @[cp]\d+ (?:in)?to @[cp]\d+|"
    r"(?:in )?between @[cp]\d+(?: and @[cp]\d+)?)(?!')"
)
HOURS = (
    (r"dawn|sunrise|daybreak|first light", DayTime.DAWN),
    (r"dusk|sunset|sundown|sun-down|twilight|nightfall|evening", DayTime.DUSK),
    (r"night|nights|night-?time|midnight|moonlit", DayTime.NIGHT),
    (r"daytime|daylight|morning|afternoon|noon", DayTime.DAY),
)  # fmt: skip
"""Words for the hours that headings name, with the light of each."""
_HOUR = "|".join(said for said, _ in HOURS)
_AT_HOUR = re.compile(
    rf"(?:(?P<where1>@p\d+) (?:scene )?(?:at |in the |by )(?P<hour1>{_HOUR})"
    rf"|(?:the )?(?P<hour2>{_HOUR}) scene (?:in|at|on|inside) (?P<where2>@p\d+)"
    rf"|(?:the )?(?P<hour3>{_HOUR}) (?P<where3>@p\d+) scene)(?![\w'])"
)
_PLACE_AT = re.compile(rf"(?<![\w@'-])the (?P<hour>{_HOUR}) (?P<where>@p\d+)(?! scene)(?!['\w])")
_SHOT = re.compile(r"(?<![\w@'-])(?:the|that)\s+(?P<what>[a-z]{3,})\s+shot\b(?!\s*\d)")
_NO_THING = vocabulary(
    """
    whole entire first second third fourth fifth last final opening closing next same previous other
    new only this that long short silent wide tight current selected very tracking
    handheld static panning overhead lowangle highangle pushin pullout low high penultimate empty
    dark best worst main big ending beginning
    """
)


def by_noun(text: str, film: Footage) -> str:
    """The text with "the sandwich shot" as "the shot where sandwich": what happens tells it."""
    if not _SHOT.search(text):
        return text
    told = frozenset(s for b in film.beats.values() if not b.line for s in events.stems(b.text))
    return _SHOT.sub(
        lambda m: (
            f"the shot where {m.group('what')}"
            if m.group("what") not in _NO_THING and events.stem(m.group("what")) in told
            else m.group()
        ),
        text,
    )


def by_kind(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a placeholder for each person told by age and gender."""
    text = _TOLD.sub(lambda m: _person(m, film, pointers), text)
    text = _INSERT.sub(lambda m: f"{m['nth'] or 'the'} kind-insert of the {m['what']}", text)
    return _OF.sub(r"\g<who>'s \g<what>", text)


def _person(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    gender, ages = _PEOPLE[match.group("who")]
    if match.group("how") in {"old", "elderly"}:
        ages = ages & _OLD
    fitting = [c for c in film.people.values() if not c.group and _is(c, gender, ages)]
    if not 0 < len(fitting) <= _CHOICES:
        return match.group()
    chosen = pointers.choose("Who?", [(film.named(c.id), c.id) for c in fitting])
    return pointers.person(chosen) + (match.group("own") or "")


def _is(person: Character, gender: Gender | None, ages: frozenset[Age]) -> bool:
    return person.age in ages and (gender is None or person.gender is gender)


def _at_an_end(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """The first or last scene, where it plays at the place that is named."""
    scene = film.scenes[-1 if match.group("end") == "end" else 0]
    if scene.place_id not in pointers.found[match.group("where")]:
        return match.group()
    return pointers.scenes((scene.id,))


def _led_into(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """The scene at a place that follows one in which the thing named is seen."""
    place, noun = pointers.found[match.group("where")], events.stem(match.group("what"))
    fitting = [
        after for before, after in pairwise(film.scenes)
        if after.place_id in place and noun in _content(before) | _heading(before)
    ]  # fmt: skip
    if len(fitting) != 1:
        return match.group()
    return f"{match.group('cut')} into {pointers.scenes((fitting[0].id,))}"


def by_content(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a placeholder for each scene told by what is seen or done in it."""
    text = _FROM_INTO.sub(lambda m: _led_into(m, film, pointers), text)
    text = _AT_AN_END.sub(lambda m: _at_an_end(m, film, pointers), text)
    text = _CALLED_SO.sub(lambda m: _called_so(m, film, pointers), text)
    return _SCENE.sub(lambda m: _scene(m, film, pointers), text)


def between(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with "from scene 2 to 3", "between them", of a cut, as "into" the second."""
    return _BETWEEN.sub(lambda m: _second(m, film, pointers), text)


def _second(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    ids = [i for n in re.findall(r"@[cp]\d+", match["where"]) for i in pointers.found[n]]
    if len(ids) != 2:
        return match.group()
    first, second = ids
    fitting = [
        after for before, after in pairwise(film.scenes)
        if first in {before.id, before.place_id} and second in {after.id, after.place_id}
    ]  # fmt: skip
    if not fitting:
        raise Unread("those two scenes do not follow each other")
    told = [(f"scene {s.number}, {s.heading.text}", s.id) for s in fitting]
    into = pointers.scenes((pointers.choose("Which scene?", told),))
    return f"{match['cut']}{match['mid']} into {into}"


def _scene(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    word = match.group("what")
    if word in _NO_THING:
        return match.group()
    fitting = [s for s in film.scenes if events.stem(word) in _heading(s)]
    fitting = fitting or [s for s in film.scenes if events.stem(word) in _content(s)]
    fitting = fitting or done_in(word, film) or list(_lit(word, film))
    if not 0 < len(fitting) <= _CHOICES:
        return match.group()
    told = [(f"scene {s.number}, {s.heading.text}", s.id) for s in fitting]
    return pointers.scenes((pointers.choose("Which scene?", told),))


def _called_so(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """The one scene in which something is done that gives scenes their name: "the chase"."""
    doing = done_in(match["what"], film)
    return pointers.scenes((doing[0].id,)) if len(doing) == 1 else match.group()


def done_in(word: str, film: Footage) -> list[Scene]:
    """The scenes in which that is done which a word tells."""
    deed = _DEEDS.get(word)
    if deed is None:
        return []
    return [s for s in film.scenes if any(not b.line and deed.search(b.text) for b in s.beats)]


def _lit(word: str, film: Footage) -> tuple[Scene, ...]:
    """The scenes at an hour: "the sunset scene"."""
    return at_hour(word, tuple(film.scenes)) if re.fullmatch(_HOUR, word) else ()


def _heading(scene: Scene) -> frozenset[str]:
    return events.stems(scene.heading.text)


def _content(scene: Scene) -> frozenset[str]:
    return frozenset(
        stem for b in scene.beats if b.line is None for stem in events.stems(b.text)
    )  # fmt: skip


def by_hour(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a placeholder for each scene told by its hour, of several at one place."""
    text = _PLACE_AT.sub(lambda m: _place_at(m, film, pointers), text)
    return _AT_HOUR.sub(lambda m: _at_hour(m, film, pointers), text)


def _place_at(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A place that is called by the hour it has in the film: "the sunset park"."""
    there = tuple(s for s in film.scenes if s.place_id in pointers.found[match["where"]])
    then = at_hour(match["hour"], there)
    if not then:
        return match.group()
    return match["where"] if len(then) == len(there) else pointers.scenes((then[0].id,))


def _at_hour(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    where = next(match[f"where{n}"] for n in (1, 2, 3) if match[f"where{n}"])
    said = next(match[f"hour{n}"] for n in (1, 2, 3) if match[f"hour{n}"])
    there = tuple(s for s in film.scenes if s.place_id in pointers.found[where])
    then = at_hour(said, there)
    return pointers.scenes((then[0].id,)) if len(there) > len(then) == 1 else match.group()


def at_hour(said: str, scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """The scenes at an hour: by the very word in their headings, else by their light."""
    named = tuple(s for s in scenes if said in s.heading.text.lower())
    hour = next((hour for words, hour in HOURS if re.fullmatch(words, said)), None)
    return named or tuple(s for s in scenes if s.heading.daytime is hour)
