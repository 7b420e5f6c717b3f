"""Lines that a note names without quotation marks: by what is said, or by their place.

Enters: a note's text with names as placeholders: "when @w0 says you had four", "her last line".
Leaves: the text with a placeholder (`@b0`) for each line so named. Where several lines fit, that is
a doubt; where none does, the note is not understood.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.references import events
from planner.revising.references.pointing import Pointers
from planner.revising.words.synonyms import NUMBERS, ORDINALS
from planner.shots import Shot
from screenplay.scene_graph import Beat, Gender

_SAYS = (
    r"(?:say|says|said|saying|goes|asks?|asked|answers?|repl(?:y|ies)|shouts?|yells?|screams?|"
    r"whispers?|delivers?|offers?|promises?|mentions?|explains?|admits?)"
)
_SAID = re.compile(
    r"(?<![\w@])(?:(?:at |on |during |for |in )?(?:the |that )(?:shots?|moment|part|bit|point|"
    r"one) |right )?(?P<when>when|where|as|while|before|after|until)\s+(?P<who>@w\d+|he|she|they)"
    rf"(?:\s+(?:both|finally|then))*\s+{_SAYS}\s*[:,]?\s+"
    r"(?P<about>(?:the\s+(?:thing|bit|part|line|words?)|something|that\s+(?:thing|bit|line))\s+"
    r"(?:about|with|of|on)\s+|that\s+)?"
)
_NTH_LINE = re.compile(
    r"(?<![\w@'])(?:(?P<own>the|@w\d+'s|his|her)\s+)?(?:very\s+)?"
    rf"(?P<nth>{'|'.join(ORDINALS)})\s+(?:line|words?)\b(?!\s+(?:about|with))"
    r"(?:\s+(?:of|in|from)\s+(?P<where>@[cp]\d+|(?:the\s+)?(?:whole\s+)?(?:film|movie)))?"
    r"(?:\s+(?:of|by|from)\s+(?P<whose>@w\d+))?"
)
_LONGEST_LINE = re.compile(
    r"(?<![\w@'])(?:during |in |on |for |over |through )?(?P<own>@w\d+'s|his|her) (?P<said>(?:long|"
    r"longest|big) (?:speech|line|monologue))\b"
)
_ONE_LINE = re.compile(  # of somebody who has no other
    r"(?<![\w@'])(?P<own>@w\d+'s|his|her) (?:only |one |single )?line(?![\w'-])"
    r"(?! (?:about|with|on|of|where|that|when|to|before|after|in @[sp]|up|readings?))"
)
_WORD_LINE = re.compile(  # "her Easter line"
    r"(?<![\w@'])(?P<own>@w\d+'s|his|her) (?P<what>[a-z]{4,}) line(?![\w'-])"
    r"(?! (?:about|with|on|of|where|that|when|readings?))"
)
_PAUSED = re.compile(r"(?<![\w@'])pause before (?P<words>(?!@)[a-z][a-z' ]+[.!?]*)$")
_GENDERS = {"he": Gender.MALE, "she": Gender.FEMALE, "his": Gender.MALE, "her": Gender.FEMALE}
_ORDERS = frozenset(("before", "after", "until"))
_CHOICES = 8  # more are no short question
_LONGEST = 40  # words of a line that a note may repeat
_ENOUGH = 2  # words that are the same in a row name a line


@dataclass(frozen=True, slots=True)
class Named:
    """How many words were read, and the lines that they fit."""

    words: int
    beats: tuple[Beat, ...]


def named_lines(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a placeholder for each line that is named by its words or its place."""
    at = 0
    while match := _SAID.search(text, at):
        at = match.end()
        if re.search(r"(?:size|kind)-[a-z_]+~?\s*$", text[: match.start()]):
            continue
        words = [w.strip(",.;:!?") for w in text[at:].split()]
        found = _found(match, words, film, pointers)
        if found is None and not re.search(r"\b(?:says?|said|saying)\b", match.group()):
            continue  # "when she answers the call" is something that happens
        if found is None:
            raise Unread(f"nobody says “{' '.join(words[:6])}” in this film")
        whole = match.group("who") == "they"
        name = _kept(found.beats, film, pointers, " ".join(words[: found.words]), whole=whole)
        order = match.group("when") if match.group("when") in _ORDERS else ""
        head = f"{text[: match.start()]}{order} {name}"
        text, at = head + after(text, match.end(), found.words), len(head)
    text = _PAUSED.sub(lambda m: _paused(m, film, pointers), text)
    return by_place(text, film, pointers)


def by_place(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a placeholder for each line that is named by its place or its length."""
    text = _LONGEST_LINE.sub(lambda m: _longest(m, film, pointers), text)
    text = _NTH_LINE.sub(lambda m: _nth(m, film, pointers), text)
    text = _WORD_LINE.sub(lambda m: _by_word(m, film, pointers), text)
    if re.search(r"\d", re.sub(r"@[wcp]\d+", "", text)):
        return text  # a shot, or words of a line, may say which
    return _ONE_LINE.sub(lambda m: _only(m, film, pointers), text)


def _paused(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A pause before a line that is named by its first words alone."""
    words = match.group("words").rstrip(" .!?").split()
    found = said([w.strip(",.;:!?") for w in words], "they", film, pointers.whom)
    if found is None or found.words < len(words):
        return match.group()
    return f"pause before {_kept(found.beats, film, pointers, ' '.join(words))}"


def _longest(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """The longest line of somebody."""
    own, person = match.group("own"), pointers.whom(match.group("own"))
    spoken = [
        b for b in film.beats.values()
        if b.line and any(
            s == person if person else film.is_of(s, _GENDERS[own]) for s in b.line.speakers
        )
    ]  # fmt: skip
    if not spoken:
        raise Unread(f"nobody has such a line: “{match.group('said')}”")
    longest = max(spoken, key=lambda b: len(b.text.split()))
    return _kept((longest,), film, pointers)


def _found(
    match: re.Match[str], words: Sequence[str], film: Footage, pointers: Pointers
) -> Named | None:
    speaker = match.group("who")
    exact = said(words, speaker, film, pointers.whom)
    if exact is not None and not (match.group("about") or "").strip():
        return exact
    return about(words, speaker, film, pointers.whom)


def _kept(
    beats: tuple[Beat, ...], film: Footage, pointers: Pointers, quote: str = "", *,
    whole: bool = False,
) -> str:  # fmt: skip
    """A placeholder for one of some lines, or for all that are said together."""
    name = pointers.line(beats[:1] if whole else beats, ())
    if whole:
        pointers.beats[name] = beats
    shots = (s.id for b in pointers.beats[name] for s in showing(b, quote, film))
    pointers.found[name] = tuple(dict.fromkeys(shots))
    pointers.quotes[name] = quote or pointers.beats[name][0].text
    return name


def showing(beat: Beat, quote: str, film: Footage) -> tuple[Shot, ...]:
    """The shots of a line; of a part of it, those that show these words."""
    first, last = words_of(quote, beat.text)
    return tuple(
        s for s in film.showing(beat)
        if any(c.beat_id == beat.id and c.first < last and first < c.last for c in s.covers)
    )  # fmt: skip


def words_of(quote: str, text: str) -> tuple[int, int]:
    """First and last (exclusive) word of a quotation within a line; the whole line if unsure."""
    words = [re.sub(r"[^\w']", "", w).lower() for w in text.split()]
    wanted = [re.sub(r"[^\w']", "", w).lower() for w in quote.split()]
    if wanted:
        for first in range(len(words) - len(wanted) + 1):
            if words[first : first + len(wanted)] == wanted:
                return first, first + len(wanted)
    return 0, len(words)


def after(text: str, start: int, words: int) -> str:
    """What follows so many words; punctuation after the last of them stays."""
    at = start
    for found in re.compile(r"\S+").finditer(text, start):
        if words == 0:
            break
        words -= 1
        at = found.end() - (len(found.group()) - len(found.group().rstrip(",.;:!?")))
    return text[at:]


def _nth(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A placeholder for "her last line", "the first line of scene 2"."""
    owner = match.group("whose") or (match.group("own") or "the").removesuffix("'s")
    if owner == "the" and not match.group("where") and "music" in match.string:
        return match.group()  # where music fades is for the music to say
    place, groups = ORDINALS[match.group("nth")], _groups(match, owner, film, pointers)
    ends = [lines[place] for lines in groups if -len(lines) <= place < len(lines)]
    if not ends:
        raise Unread(f"there is no such line as “{match.group('nth')} line”")
    if len(set(ends)) > _CHOICES:
        raise Unread(f"whose {match.group('nth')} line is meant is not clear; name somebody")
    return _kept(tuple(dict.fromkeys(ends)), film, pointers)


def _only(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A placeholder for the line of somebody who says no other; in the scene that is named."""
    own = match.group("own")
    person = pointers.whom(own) or (_meant(own, match, film, pointers) if own in _GENDERS else None)
    ids = {i for n in re.findall(r"@[cp]\d+", match.string) for i in pointers.found[n]}
    scenes = [s for s in film.scenes if not ids or {s.id, s.place_id} & ids]
    lines = [b for s in scenes for b in s.beats if b.line and person in b.line.speakers]
    return _kept((lines[0],), film, pointers) if len(lines) == 1 else match.group()


def _by_word(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A placeholder for the one line, of somebody or of anybody, that holds a word."""
    own, word = match.group("own"), events.stem(match.group("what"))
    person = pointers.whom(own)
    lines = [
        b for b in film.beats.values()
        if b.line and word in events.stems(b.text)
        and (person in b.line.speakers if person else own not in _GENDERS or any(
            film.is_of(s, _GENDERS[own]) for s in b.line.speakers))
    ]  # fmt: skip
    return _kept((lines[0],), film, pointers) if len(lines) == 1 else match.group()


def _groups(
    match: re.Match[str], owner: str, film: Footage, pointers: Pointers
) -> list[list[Beat]]:
    """The lines to count through: of each speaker who may be meant, there or in the film."""
    where = match.group("where") or ""
    ids = set(pointers.found.get(where, ())) if where.startswith("@") else None
    if ids is None and not where and owner == "the" and pointers.pointed():
        ids = {pointers.scene_looked_at().id}
    scenes = [s for s in film.scenes if ids is None or {s.id, s.place_id} & ids]
    lines = [b for s in scenes for b in s.beats if b.line is not None]
    if owner == "the":
        return [lines]
    person = pointers.whom(owner) or _meant(owner, match, film, pointers)
    people = [person] if person else list(film.people)
    return [
        [b for b in lines if b.line and p in b.line.speakers]
        for p in people if person or film.is_of(p, _GENDERS[owner])
    ]  # fmt: skip


def _meant(owner: str, match: re.Match[str], film: Footage, pointers: Pointers) -> str | None:
    """Whom "her" means: who was named last before it, of that gender."""
    for name in reversed(re.findall(r"@w\d+", match.string[: match.start()])):
        person = pointers.whom(name)
        if person is not None and film.is_of(person, _GENDERS[owner]):
            return person
    return None


def said(
    words: Sequence[str], speaker: str, film: Footage, who: Callable[[str], str | None]
) -> Named | None:
    """The lines that the first words are said in, by `speaker` (a placeholder or pronoun)."""
    beats = tuple(b for b in film.beats.values() if b.line and speaks(b, speaker, film, who))
    texts = {b.id: spelled(b.text) for b in beats}
    named = [spelled(film.named(p) if (p := who(w)) else w) for w in words[:_LONGEST]]
    for length in range(len(named), 0, -1):
        wanted = " ".join(named[:length])
        found = tuple(b for b in beats if f" {wanted} " in f" {texts[b.id]} ")
        whole = tuple(b for b in found if texts[b.id] == wanted)
        if whole or (found and length >= _ENOUGH):
            begun = tuple(b for b in found if texts[b.id].startswith(wanted))
            return Named(length, whole or begun or found)
    return None


def about(
    words: Sequence[str], speaker: str, film: Footage, who: Callable[[str], str | None]
) -> Named | None:
    """The lines of a speaker that hold the words which a note uses for them."""
    asked = [] if speaker == "they" else [speaker]
    event = events.told([*asked, *words], film, speech=True, who=who)
    return Named(event.words - len(asked), event.beats) if event else None


def speaks(beat: Beat, speaker: str, film: Footage, who: Callable[[str], str | None]) -> bool:
    """Whether a placeholder or pronoun may mean one who says a line."""
    speakers = beat.line.speakers if beat.line else ()
    person = who(speaker)
    if person is not None:
        return person in speakers
    return speaker == "they" or any(film.is_of(s, _GENDERS[speaker]) for s in speakers)


def spelled(text: str) -> str:
    """Words alone, numbers as digits, as `planner.revising.words.wording` leaves them."""
    plain = re.sub(r"[^\w' ]", " ", text.lower().replace("’", "'").replace("_", " "))
    plain = re.sub(r"\b(do|does|did|is|are|was|were|should|could|would)n't\b", r"\1 not", plain)
    plain = re.sub(r"\b(ca|wo)n't\b", "can not", plain)
    plain = re.sub(r"\b(he|she|it|that|there|one|everyone)'s\b", r"\1 is", plain)
    plain = re.sub(r"\b(they|we|you|these|those)'re\b", r"\1 are", plain)
    plain = re.sub(r"\b(i|we|you|they)'ve\b", r"\1 have", plain)
    plain = re.sub(r"\b(i|we|you|he|she|it|they)'ll\b", r"\1 will", plain)
    plain = re.sub(r"\bi'm\b", "i am", plain)
    plain = re.sub(r"\bi'd\b", "i would", re.sub(r"\blet's\b", "let us", plain))
    return " ".join(str(NUMBERS.get(w, w)) if w != "one" else w for w in plain.split())
