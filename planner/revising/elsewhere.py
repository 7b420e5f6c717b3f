"""Wishes that no edit of the plan can carry out, and where they are carried out.

Enters: a note without its courtesies, and the film. Leaves: a refusal that names the command, for
what is done to painted shots at the end (mouths, painting out, enlarging) and for scenes that shall
go; None for every other note. Patterns are narrow: what may be an edit is left to the reader.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planner.amending.things import things_meant
from planner.edits import AnyEdit
from planner.revising.answers import Ambiguous, NotUnderstood, Unread
from planner.revising.footage import Footage
from planner.revising.lexicon import lexicon
from planner.revising.references.pointing import Pointers
from planner.revising.references.referring import names_of, referred
from planner.revising.references.things import in_set
from planner.revising.words.wording import worded
from screenplay.scene_graph import Scene

_END = r"(?=\s*(?:$|[.,;:!?]|\b(?:in|on|for|at|of|during|when|from|please)\b))"
_VOICE = (
    r"(?:(?:what )?(?:he|she|they)(?:'s| is| are)? \w+|(?:(?:the|her|his|their|its) |[\w'-]+'s )?"
    r"(?:words?|voices?|audio|dialog(?:ue)?|speech|lines?|sound(?:track)?|track)\b)"
)
_SYNCED = r"re-?sync\w*|sync\w*|synch\w*|match(?:es|ed)?|fits?|lines? up"
_LIPS = re.compile(
    r"\blip[- ]?sync\w*(?!(?: in [\w ]{1,20})? (?:is|looks|seems|works) (?!n'?t|not)"
    r"(?:\w+ )?(?:great|good|fine|perfect|nice|well|lovely|ok|okay)\b)"
    r"|\b(?:re-?)?sync(?:h|hroni[sz]e)?\b(?: up)? (?:[\w']+ ){0,3}?(?:lips?|mouths?)\b"
    rf"|\b(?:lips?|mouths?)\b (?:movements? )?(?:[\w']+ ){{0,4}}?(?:{_SYNCED})(?: up)?"
    rf"(?:{_END}| (?:to |with )?{_VOICE})"
    r"|\b(?:lips?|mouths?)\b (?:(?:is|are|look|looks|'re) )?(?:\w+ )?out of (?:sync|time)\b"
    rf"|\b(?:match|fit) (?:[\w']+ ){{1,3}}?(?:lips?|mouths?) (?:movements? )?(?:to|with) {_VOICE}"
)
_LARGER = r"(?:4 ?k|8 ?k|uhd|higher res(?:olution)?|hi(?:gh)?-?res(?:olution)?|2160p)"
_ENLARGE = re.compile(
    r"\b(?:up-?scal(?:e|ed|ing)|up-?res(?:ed|s)?|uprez|super-?resol\w+)\b"
    rf"|\b(?:in|to|at|make [\w ]{{1,30}}) {_LARGER}\b"
    r"|^(?:please )?enlarge (?:the )?(?:last |first |whole |entire )?"
    r"(?:shots? ?[\d ,and-]*|film|movie|[\d ,]+)$"
)
_THING = r"(?P<thing>(?:(?!(?:and|then|but|so|that|which)\b)[\w'-]+ ){0,4}?(?!out\b|away\b)[\w'-]+)"
_PAINT = r"(?:paint(?:ed|ing)?|clon(?:e|ed|ing)|airbrush(?:ed)?|photoshop(?:ped)?|comp(?:ed)?)"
_TAKE = r"(?:remove|erase|delete|lose|cut|drop|hide|get rid of|take(?: out)?|clean(?: up| out)?)"
_FILM = (
    r"(?:(?:in|from|out of|for|on) (?:the |our )?(?:finals?|finished|painted|rendered|generated)"
    r"(?: (?:film|movie|cut|version|pictures?|images?|video|footage|renders?|frames?|result))?"
    r"|in post(?:[- ]production)?)(?=\s*(?:$|[.,;:!?]))"
)
_WHERE = r"(?: (?:from|in|out of|of|on) [\w ,'-]{1,40}?)?"
_REMOVE = tuple(
    re.compile(said)
    for said in (
        rf"\b{_PAINT} out {_THING}{_END}",
        rf"\b{_PAINT} {_THING} (?:out|away)\b",
        rf"\b{_TAKE} {_THING}(?: out)?{_WHERE} {_FILM}",
        rf"^{_FILM}[ ,:]+{_TAKE} {_THING}(?: out)?{_END}",
    )
)
_ARTICLE = re.compile(r"(?:the|a|an|that|this|those|these|any|all|his|her|their|some)\s+")
_PRONOUN = frozenset({"it", "him", "her", "them", "this", "that", "one", "everything", "he", "she"})
_NO_THING = re.compile(  # what is cut, heard or graded is an edit's
    r"\b(?:shots?|scenes?|lines?|close-?ups?|cu|singles?|two-?shots?|wides?|inserts?|masters?|"
    r"takes?|cuts?|pauses?|silences?|beats?|music|score|sounds?|voices?|audio|dialog(?:ue)?|"
    r"ambience|effects?|noise|grain|sepia|colou?rs?|look|tint|camera|moves?|zoom|push(?:-in)?|pan|"
    r"fade|dissolve|title|card|seconds?|frames?)\b|\d"
)
_EVERYWHERE = re.compile(
    r"\b(?:every ?thing|every shot|each shot|all (?:of )?(?:the |our )?(?:shots|lips|mouths)|"
    r"everybody|everyone|the (?:whole|entire) (?:film|movie|thing|short)|(?:the|this) (?:film|"
    r"movie|short)|throughout|everywhere|export(?:ed)?|render(?:ed)?)\b"
)
_SCENE = (
    r"(?P<scene>(?:(?:all of|all|the|this|that|our) )*(?:(?:whole|entire|complete|full) )?"
    r"(?:(?:scenes?|sc\.?) (?:number )?\d+(?:(?:,? and |, ?| ?- ?| to | & )(?:scene )?\d+)*"
    r"|(?:(?!(?:in|of|from|at|on|to|for|with|into|shots?|than|is)\b)[\w'-]+ ){0,3}"
    r"(?:scene|sequence)s?(?: (?:at|in|on|with|by|where|between|from) (?!half|two|three|\d|"
    r"an?\b|some|about|around|least|to\b|here|now|once)[\w' -]{1,60}?)?))"
)
_GO = (
    r"(?:drop|delete|remove|cut|lose|kill|scrap|axe|bin|ditch|omit|skip|nix|strike|erase|chop|dump|"
    r"scrub|eliminate|get rid of|throw (?:out|away)|take out|leave out|cut out|chuck(?: out)?|"
    r"do without)"
)
_OF_IT = r"(?: (?:all|every one)(?: of)?(?: the)? shots (?:in|of|from))?"
_WHOLLY = (
    r"(?: (?:all|entirely|completely|altogether|totally|out|away|for good|in its entirety|at all|"
    r"any ?more|from (?:the |our )?(?:film|movie|cut|story|script|picture)))*"
)
_WHY = r"(?:\s*(?:[,;.!?-]|\b(?:because|since|as|cos)\b).*)?"
_BEFORE = r"(?:[^@]{1,160}[,.;:!?-] +)?"
_SO = (
    r"(?:(?:so|and|then|now|ok|please|let us|let's|just|honestly|i'd|i would|i move to|can we|"
    r"could we|we can|we could|we should|maybe|perhaps|happily|rather) )*"
)
_DROP = tuple(
    re.compile(said)
    for said in (
        rf"{_BEFORE}{_SO}{_GO}{_OF_IT} {_SCENE}{_WHOLLY}{_WHY}",
        rf"{_BEFORE}{_SO}(?:take|cut|leave|throw) {_SCENE} out{_WHOLLY}{_WHY}",
        rf"{_BEFORE}{_SO}{_SCENE} (?:can|should|could|must|has to|needs to|is to|ought to) "
        rf"(?:just )?(?:go|leave|come out|be (?:{_GO}|dropped|deleted|removed|scrapped|axed|"
        rf"omitted|left out|taken out)){_WHOLLY}{_WHY}",
        rf"{_BEFORE}(?:i|we) (?:do not|don't) (?:need|want) {_SCENE}{_WHOLLY}{_WHY}",
        rf"{_SCENE}(?: (?:is|isn't|was|feels|does not|doesn't|makes|lowers) [^@]{{1,120}})?"
        rf" ?[,.;:-] {_SO}(?:{_GO} (?:it|that|the whole thing)|(?:take|throw|leave) it out)"
        rf"{_WHOLLY}{_WHY}",
    )
)


@dataclass(frozen=True, slots=True)
class _Wish:
    """A finishing step: what is told of it, its options, and the words that may name shots."""

    told: str
    options: str
    rest: str


def elsewhere(
    note: str, film: Footage, selected: str | None, last: Sequence[AnyEdit]
) -> NotUnderstood | None:
    """The refusal of a note that asks for what no edit does; raises Unread for shots not there."""
    text = " ".join(re.sub(r"[\u2019\u2018]", "'", note.lower()).split())
    text = re.sub(r'"[^"]*"|“[^”]*”', " ", text).strip()
    pointers = Pointers(film, selected, tuple(last), {})
    for pattern in _DROP:
        if match := pattern.fullmatch(text.rstrip(" .!?")):
            return _scene_goes(match.group("scene"), film, pointers)
    wish = _finishing(text, film)
    if wish is None:
        return None
    every = "--remove" not in wish.options and _EVERYWHERE.search(text)
    shots = "all" if every else _listed(_shots(wish.rest, film, pointers)) or "N"
    place = ", by its place where no plan has it" if "--at" in wish.options else ""
    return _refused(
        f"{wish.told} when shots are finished, not in the plan{place}. In the studio that is "
        f"Finishing under Final cut; else: storyreel finish DIR --shot {shots} {wish.options}"
    )


def _refused(why: str) -> NotUnderstood:
    return NotUnderstood(f"Nothing is changed: {why}", (), elsewhere=True)


# --- scenes


def _scene_goes(said: str, film: Footage, pointers: Pointers) -> NotUnderstood:
    scenes = _scenes(said, film, pointers)
    named = " and ".join(f"scene {s.number} ({s.heading.text})" for s in scenes) or "that scene"
    return _refused(
        f"scenes belong to the script. Delete {named} there and bring it in again: in the studio "
        "as a new version under Script, else by making the film again, which keeps the notes: "
        "storyreel note DIR --render"
    )


def _scenes(said: str, film: Footage, pointers: Pointers) -> tuple[Scene, ...]:
    words = lexicon(film)
    try:
        text = referred(worded(said, words.known, words.meant), film, pointers)
        ids = [i for name in re.findall(r"@c\d+", text) for i in pointers.found[name]]
        places = [pointers.found[name][0] for name in re.findall(r"@p\d+", text)]
        ids = ids or [pointers.scene_at(place).id for place in places]
    except Ambiguous:
        return ()
    return tuple(film.scene(i) for i in dict.fromkeys(ids))


# --- finishing


def _finishing(text: str, film: Footage) -> _Wish | None:
    """The finishing step that is asked for; raises Unread where a note does it in the plan."""
    if _LIPS.search(text):
        return _Wish("painted mouths are fitted to the voice", "--lips", text)
    if _ENLARGE.search(text):
        rest = re.sub(rf"\b{_LARGER}\b", " ", text)
        drawn = "a drawn film has the --size that it is made with; painted pictures are enlarged"
        return _Wish(drawn, "--enlarge", rest)
    for pattern in _REMOVE:
        match = pattern.search(text)
        if match and not _NO_THING.search(thing := match.group("thing")):
            rest = f"{text[: match.start('thing')]} {text[match.end('thing') :]}"
            return _Wish(
                "things are painted out of painted shots", f"--remove {_named(thing, film)}", rest
            )
    return None


def _named(thing: str, film: Footage) -> str:
    """Who or what goes, as the command takes it; what no plan holds needs its region."""
    bare = _ARTICLE.sub("", thing).strip()
    if bare in _PRONOUN:
        return "NAME"
    person = names_of(film).get(bare)
    if person is not None:
        return f'"{film.people[person].name}"'
    for scene in film.plan.scenes:
        if things_meant(scene.floor_plan.furniture, bare):
            raise Unread(
                f"the {bare} is part of the set, which is painted once for all shots; a note "
                f'takes it out of all of them: "take the {bare} out"'
            )
    known = any(bare in in_set(film, scene) for scene in film.scenes)
    return f'"{bare}"' + ("" if known else " --at LEFT,TOP,WIDTH,HEIGHT")


def _shots(text: str, film: Footage, pointers: Pointers) -> tuple[int, ...]:
    """Numbers of the shots that a note names, by themselves or by their scene; else those shown."""
    words = lexicon(film)
    try:
        said = referred(worded(text, words.known, words.meant), film, pointers)
        scenes = [film.scene(i) for n in re.findall(r"@c\d+", said) for i in pointers.found[n]]
        ids = [i for name in re.findall(r"@s\d+", said) for i in pointers.found[name]]
    except Ambiguous:
        return ()
    ids = ids or [shot.id for shot in film.shots_of(scenes)] or list(pointers.pointed())
    return tuple(sorted({film.by_id[i].number for i in ids}))


def _listed(numbers: Iterable[int]) -> str:
    """Numbers as the command takes them: "4-6,9"."""
    found = list(numbers)
    if not found:
        return ""
    breaks = [n for n, (a, b) in enumerate(pairwise(found), 1) if b != a + 1]
    runs = [found[i:j] for i, j in pairwise((0, *breaks, len(found)))]
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
