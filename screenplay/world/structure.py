"""Montages, flashbacks, dreams and intercuts: where they begin and where they end.

Enters: the words of headings, action and transitions. Leaves: what begins or ends there, what a
list item of a montage names as its place, and the places that an intercut names.
"""

import re
from collections.abc import Sequence

from screenplay.scene_graph import Heading, Structure
from screenplay.world.headings import has_prefix

_STARTS: tuple[tuple[Structure, re.Pattern[str]], ...] = (
    (Structure.MONTAGE, re.compile(r"\bMONTAGE\b")),
    (Structure.SERIES, re.compile(
        r"\b(?:SERIES\s+OF\s+(?:\w+\s+)?(?:SHOTS|ANGLES|IMAGES|SCENES)|VARIOUS\s+(?:SHOTS|ANGLES))\b")),
    (Structure.FLASHFORWARD, re.compile(r"\bFLASH[\s-]?FORWARDS?\b")),
    (Structure.FLASHBACK, re.compile(r"\bFLASH[\s-]?BACKS?\b")),
    (Structure.DREAM, re.compile(
        r"\b(?:DREAM|NIGHTMARE|FANTASY|VISION|HALLUCINATION)(?:\s+SEQUENCE)?\b")),
    (Structure.INTERCUT, re.compile(r"\bINTER-?CUT(?:TING|S)?\b")),
)  # fmt: skip
_OPENS = re.compile(  # what may stand before the word
    r"(?:WE|BEGIN|START|QUICK|BRIEF|TRAINING|MUSICAL|TIME|LAPSE|SHORT|NEWS|A|THE|INTO|SMASH|TO|\W)*"
)
_AT_END = re.compile(r"\b(?:MONTAGE|SERIES OF SHOTS|FLASHBACK|INTERCUT)\b[^.!?]{0,40}:$")
_END = re.compile(
    r"\W*(?:END(?:S|ING)?\s+(?:OF\s+)?(?:THE\s+)?(?:MONTAGE|SERIES|VARIOUS|FLASH[\s-]?(?:BACK|FORWARD)S?"
    r"|DREAM|NIGHTMARE|FANTASY|VISION|INTER-?CUT)\b.*"
    r"|(?:RETURN(?:ING)?\s+|CUT\s+|WE\s+ARE\s+)?BACK\s+(?:TO|IN)\b.*|RESUME\b.*|RETURN\s+TO\b.*)"
)
_TO_NOW = re.compile(r"\b(?:SCENE|PRESENT|REALITY|NOW)\b")
_LISTS = frozenset({Structure.MONTAGE, Structure.SERIES})
_PICTURES = 2  # so many pictures make a list
_TO_SOMEBODY = re.compile(  # BACK TO JANE is a picture of her
    r"\b(?:BACK|RETURN)\s+TO\s+(?!(?:THE\s+)?(?:SCENE|SHOT|MASTER|ACTION|PRESENT|REALITY|NOW)\b)\w"
)
_TAGS: tuple[tuple[Structure, re.Pattern[str]], ...] = (
    (Structure.FLASHBACK, re.compile(r"\bflash\s?backs?\b|\bmemory\b")),
    (Structure.FLASHFORWARD, re.compile(r"\bflash\s?forward")),
    (Structure.DREAM, re.compile(r"\b(?:dream|nightmare|fantasy)\b")),
    (Structure.MONTAGE, re.compile(r"\bmontage\b")),
    (Structure.SERIES, re.compile(r"\bvarious shots|\bseries of shots")),
    (Structure.INTERCUT, re.compile(r"\binter-?cut")),
)  # fmt: skip
_LABEL = re.compile(  # capitals up to the last mark before a sentence begins
    r"(?P<label>[^a-z\n]{3,60})(?::|--|—|–|\s-)\s+(?=[A-Z]?['’]?[a-z])"
)
_SITUATED = re.compile(
    r"(?:At|In|On|Inside|Outside)\s+(?:the|a|an|her|his|their)\s+([\w' ]{3,30}?),\s"
)
_ENDING_IN = re.compile(
    r"\b(?:at|in|inside|outside)\s+(?:the|a|an|her|his|their)\s+([a-z' ]{3,30}?)[.!]?\s*$"
)
_NAMED = re.compile(r"\s*(?:\bAND\b|\bWITH\b|\bBETWEEN\b|/|&|,|\s[-–—]+\s|[:.])\s*", re.IGNORECASE)


def begins(text: str) -> Structure | None:
    """What a line in capitals begins: MONTAGE - HE TRAINS, FLASHBACK TO:, INTERCUT WITH."""
    bare = text.strip(" !*_.>")
    if ends(bare) or len(bare) > 200:
        return None
    for structure, sign in _STARTS:
        match = sign.search(bare)
        if match is None:
            continue
        before = bare[: match.start()]
        opens = _OPENS.fullmatch(before) is not None
        if opens or (_AT_END.search(bare) and match.group().isupper()):
            return structure
    return None


def ends(text: str) -> bool:
    """Whether a line says END OF MONTAGE, END FLASHBACK, BACK TO SCENE, BACK TO PRESENT."""
    return _END.fullmatch(text.strip(" !*_")) is not None


def is_announcement(text: str) -> bool:
    """Whether a line says nothing but that something begins or ends; there is no picture in it."""
    bare = text.strip(" !*_")
    if not bare.isupper() or "\n" in bare or bare.startswith("BACK IN"):
        return False
    told = _END.fullmatch(bare) is not None and _TO_SOMEBODY.search(bare) is None
    return begins(bare) is not None or told


def of_heading(heading: Heading) -> Structure:
    """What a scene's own heading says that it is."""
    told = " / ".join(heading.tags)
    for structure, sign in _TAGS:
        match = sign.search(told)
        if match and not re.search(r"\bend\s+(?:of\s+)?$", told[: match.start()]):
            return structure
    shown = heading.text.upper()
    return Structure.PLAIN if has_prefix(heading.text) else begins(shown) or Structure.PLAIN


def item_place(text: str) -> str:
    """The heading that a montage's item writes before its picture, "" where it has none.

    `INT. GYM - DAY: Jo lifts.`, `THE GYM -- Jo lifts.` and `At the gym, Jo lifts.` are known.
    """
    found = _LABEL.match(text)
    if found and any(c.isalpha() for c in found["label"]):
        return found["label"].strip(" -–—:")
    if has_prefix(text):
        return re.split(r"(?<=[A-Z])[.:]\s+(?=[A-Z][a-z])", text, maxsplit=1)[0]
    situated = _SITUATED.match(text)
    return situated.group(1).upper() if situated else ""


def item_setting(text: str) -> str:
    """The place in the last words of a montage's item: "Jo reads in the garden" names GARDEN."""
    found = _ENDING_IN.search(text)
    return found.group(1).upper() if found else ""


def named_places(text: str) -> tuple[str, ...]:
    """The places that an intercut names: INTERCUT HALLWAY / BEDROOM."""
    match = _STARTS[-1][1].search(text.upper())
    rest = text[match.end() :] if match else text
    parts = (part.strip(" .:-–—") for part in _NAMED.split(" ".join(rest.split())))
    return tuple(part for part in parts if part)


def runs(open_before: Structure, texts: Sequence[str]) -> tuple[Structure, ...]:
    """The structure that each of a scene's lines belongs to, `open_before` still open.

    Speech is "" here. A montage told as a run of pictures is over when people talk again, unless
    an END OF MONTAGE is still to come.
    """
    found: list[Structure] = []
    now, pictures = open_before, 0
    last_end = max((n for n, text in enumerate(texts) if ends(text)), default=-1)
    for number, text in enumerate(texts):
        begun = begins(text)
        if ends(text) or (not text and pictures >= _PICTURES and last_end < number):
            now, pictures = Structure.PLAIN, 0
        elif begun is not None:
            now, pictures = begun, 0
        elif now in _LISTS and open_before not in _LISTS:
            pictures = pictures + 1 if text else 0
        found.append(now)
    return tuple(found)


def open_at(scenes: Sequence[Sequence[str]]) -> tuple[Structure, ...]:
    """What is still open as each scene begins, from the lines of all scenes.

    A scene hands on what it opened where an END of it is the next mark, else to the next scene
    only, and only when its last line opened it (FLASHBACK TO: above a heading).
    """
    found: list[Structure] = []
    now = Structure.PLAIN
    for texts, mark in zip(scenes, _next_marks(scenes), strict=True):
        found.append(now)
        states = runs(now, texts)
        last = states[-1] if states else now
        announced = bool(texts) and begins(texts[-1]) is not None
        now = last if announced or _closes(mark, last) else Structure.PLAIN
    return tuple(found)


def _next_marks(scenes: Sequence[Sequence[str]]) -> list[str]:
    """For each scene the first line after it that begins or ends something, "" for none."""
    found: list[str] = []
    following = ""
    for texts in reversed(scenes):
        found.append(following)
        following = next((t for t in texts if ends(t) or begins(t)), following)
    return found[::-1]


def _closes(mark: str, structure: Structure) -> bool:
    """Whether a mark is the end of this very structure."""
    if structure is Structure.PLAIN or not ends(mark):
        return False
    named = next((kind for kind, sign in _STARTS if sign.search(mark.upper())), None)
    if named is None and "SERIES" in mark.upper():
        named = Structure.SERIES
    in_time = structure in (Structure.FLASHBACK, Structure.FLASHFORWARD, Structure.DREAM)
    return named is structure or (named is None and in_time and _TO_NOW.search(mark) is not None)
