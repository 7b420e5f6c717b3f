"""Runs of shots: "5 onwards", "the last three shots", "the first and last shots of scene 2".

Enters: a note's text with placeholders for scenes. Leaves: the text with one placeholder for the
shots meant. Where a run may end with its scene or with the film, that is asked.
"""

import re

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references.pointing import Pointers
from planner.shots import Shot

_ALL = r"(?:everything|every shot|all (?:the |of the )?shots?|all) "
_NO = r"(?:shots? |number )?(?P<no>\d+)(?![\w%]|\.\d)"
_ON = re.compile(
    rf"(?<![\w@])(?:{_ALL})?(?:from )?{_NO},? (?:and |or )?(?:onwards?|forwards?|all that follows|"
    r"every ?thing after(?: it| that)?|(?:till|until|to) the end(?: of the (?:film|movie))?)"
    r"(?![\w'-])"
)
_BEYOND = re.compile(
    rf"(?<![\w@]){_ALL}(?:that comes )?(?P<way>after|following|before|up to|until) "
    + _NO.replace("<no>", "<edge>")
)
_ENDS = re.compile(
    r"(?<![\w@])(?:the )?(?:very )?(?P<one>first|opening) and (?:the )?(?:very )?"
    r"(?:last|final|closing) shots?(?! (?:of|on|with) @w)"
    r"(?: (?:of|in|from) (?P<where>@c\d+|each scene|every scene))?"
)
_EACH = re.compile(
    r"(?<![\w@])(?:the )?(?:very )?(?P<end>first|opening|last|final|closing) shots? (?:of|in) "
    r"(?:each|every|all(?: the)?) scenes?"
)

_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_RUN = re.compile(
    rf"\b(?:the\s+)?(?P<end>first|opening|last|final|closing)\s+"
    rf"(?P<count>{'|'.join(_COUNTS)}|[1-9]\d?)\s+shots\b"
    r"(?:\s+(?:of|in|from)\s+(?P<scene>@c\d+))?(?!\s+(?:of|with|on|in|from|where|when|that)\b)"
)
_NEXT_RUN = re.compile(
    rf"\b(?:the\s+)?(?:(?P<on>next|following)|(?P<back>previous|preceding))\s+"
    rf"(?P<count>{'|'.join(_COUNTS)}|[2-9]|1\d)\s+shots\b"
    rf"|\b(?:the\s+)?(?P<many>{'|'.join(_COUNTS)}|[2-9]|1\d)\s+shots\s+(?:right\s+|just\s+)?"
    r"(?P<rel>after|before)\s+(?:(?P<this>this|it|that)(?:\s+(?:one|shot))?\b|(?P<ref>@s\d+))"
)


def counted(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a placeholder for "the last three shots of scene 2"."""
    return _RUN.sub(lambda m: _run(m, film, pointers), text)


def beside(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a placeholder for "the next two shots", of the shot named or looked at."""
    return _NEXT_RUN.sub(lambda m: _neighbours(m, film, pointers), text)


def told(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a placeholder for each run of shots."""
    text = _ON.sub(lambda m: _from(int(m["no"]), m, film, pointers), text)
    text = _BEYOND.sub(lambda m: _beside(m, film, pointers), text)
    text = _ENDS.sub(lambda m: _both_ends(m, film, pointers), text)
    return _EACH.sub(lambda m: _of_each(m, film, pointers), text)


def _from(first: int, match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """The shots from one on; of the scene or of the film, which is asked where they differ."""
    after = [s for s in _filmed(film) if s.number >= first]
    if first not in film.numbered or not after:
        return match.group()
    here = [s for s in after if s.scene_id == after[0].scene_id]
    options = [("to the end of the scene", here), ("to the end of the film", after)]
    if len(here) == len(after) or "film" in match.group() or "movie" in match.group():
        options = options[1:]
    return pointers.shots(tuple(s.id for s in pointers.choose("How far?", options)))


def _beside(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    edge = int(match["edge"])
    if match["way"] in {"after", "following"}:
        return _from(edge + 1, match, film, pointers)
    last = edge if match["way"] == "up to" else edge - 1
    before = [s for s in _filmed(film) if s.number <= last]
    if edge not in film.numbered or not before:
        return match.group()
    here = [s for s in before if s.scene_id == before[-1].scene_id]
    options = [("from the start of the scene", here), ("from the start of the film", before)]
    options = options[1:] if len(here) == len(before) else options
    return pointers.shots(tuple(s.id for s in pointers.choose("From where?", options)))


def _both_ends(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    where = match["where"] or ""
    scenes = (
        [film.scene(i) for i in pointers.found[where]] if where.startswith("@") else film.scenes
    )
    groups = [film.shots_of((s,)) for s in scenes] if where else [_filmed(film)]
    return pointers.shots(tuple(s.id for own in groups for s in dict.fromkeys((own[0], own[-1]))))


def _of_each(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    place = 0 if match["end"] in {"first", "opening"} else -1
    return pointers.shots(tuple(film.shots_of((s,))[place].id for s in film.scenes))


def _filmed(film: Footage) -> tuple[Shot, ...]:
    return tuple(s for s in film.shots if not film.is_card(s))


def _run(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """The first or last few shots of a scene or of the film; cards of text are none."""
    scene = pointers.found[match["scene"]][0] if match["scene"] else ""
    own = [s.id for s in film.shots if not film.is_card(s) and scene in {"", s.scene_id}]
    count = _COUNTS.get(match["count"]) or int(match["count"])
    if count > len(own):
        raise Unread(f"there are only {len(own)} shots")
    first = match["end"] in {"first", "opening"}
    return pointers.shots(tuple(own[:count] if first else own[-count:]))


def _neighbours(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """The next few shots, or those before; of the shot that is named, else looked at."""
    step = 1 if match["on"] or match["rel"] == "after" else -1
    said = match["count"] or match["many"]
    shot = film.by_id[_beside_what(match, pointers, step)]
    found: list[str] = []
    for _ in range(_COUNTS.get(said) or int(said)):
        following = film.beside(shot, step)
        if following is None:
            raise Unread(f"there are only {len(found)} shots there")
        shot = following
        found.append(shot.id)
    return pointers.shots(tuple(sorted(found, key=lambda i: film.by_id[i].number)))


def _beside_what(match: re.Match[str], pointers: Pointers, step: int) -> str:
    """The one shot that neighbours are counted from."""
    if match["ref"]:
        own = pointers.shots_of(match["ref"])
        return own[-1] if step > 0 else own[0]
    earlier = re.findall(r"@s\d+", match.string[: match.start()])
    own = pointers.shots_of(earlier[-1])[-1:] if earlier else pointers.pointed()
    if len(own) != 1:
        raise Unread("it is not clear which shot these are next to; give a number")
    return own[0]
