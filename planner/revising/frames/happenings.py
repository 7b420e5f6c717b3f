"""What happens and what is said, as strangers tell it: "when she yells", "the bit with the van".

Enters: a note's text with marks for people. Leaves: the text with a mark (`@b0`) for each event
that is told, and the beats and shots that it stands for. Told by other words than the script's
(`deeds.toml`); where beats of several shots fit alike, that is a doubt.
"""

import re

from planner.revising.answers import Unread
from planner.revising.footage import Footage
from planner.revising.frames.recalling import (
    Found,
    done_or_said,
    done_so,
    said_so,
    words_of_clause,
)
from planner.revising.references import events
from planner.revising.references.pointing import Pointers, shortened
from planner.revising.references.spoken_lines import spelled
from planner.revising.words.thin import THIN
from screenplay.scene_graph import Beat

_CHOICES = 6  # more are no short question
_ENOUGH = 2  # words in a row that name a line
_SAYS = (
    r"(?:say|says|said|saying|goes|going|asks?|asked|answers?|repl(?:y|ies)|shouts?|yells?|"
    r"screams?|whispers?|delivers?|offers?|promises?|mentions?|explains?|admits?|tells?|line)"
)
_WHO = r"(?:@w\d+(?!'s)|he|she|they|it|someone)"
_HEAD = (
    r"(?:(?:(?:at|on|during|for|in|around|to|of) )?(?:the |that |this )(?:very )?"
    r"(?:shot|moment|part|bit|point|one|place|time|view|picture|section|scene|second)s? )"
)
_TOLD = re.compile(
    rf"(?<![\w@'])(?P<head>{_HEAD})?(?:right |just |shortly |immediately )?"
    r"(?P<when>when|where|while|as|before|after|until|once|whenever|as soon as)(?: that)?\s+"
    rf"(?P<subject>(?:{_WHO}|the [a-z]+(?: [a-z]+)?)\b)\s*"
)
_QUOTED = re.compile(
    rf"(?:{_HEAD})?(?:right |just )?(?P<when>when|where|while|as|before|after|until|once) "
    rf"(?:the )?{_WHO} "
    rf"(?:[a-z]+ )?{_SAYS},?\s+(?P<line>@b\d+)"
)
_WITH = re.compile(
    r"(?<![\w@'])(?:at |on |in |during |for )?(?:the|that) (?:bit|part|moment|line|shot|picture|"
    r"view|scene) (?:with|about|of|showing|on) (?P<rest>(?:the |a |an |his |her |@w)\S)"
)
_NOUN_LINE = re.compile(
    r"(?<![\w@'])(?:(?P<who>@w\d+)'s |the |that |her |his )?(?P<what>[a-z]{4,}) (?:line|sentence|"
    r"speech)(?! (?:of|in|about))"
)
_BESIDE_WORDS = re.compile(r"\b(before|after|on|during|over|for|at) (?=[a-z])")
_SURE, _LONG = 3, 12  # words in a row that name a line
_TURN = re.compile(r"\s*,?\s*(?:for )?the (first|second|third|last) time\b")
_OWN_LINE = re.compile(
    r"(?P<when>before|after|on|during|over) (?P<who>@w\d+)'s (?P<rest>[a-z][^.,;!?]*)"
)
_SPOKEN = re.compile(
    r"(?P<head>(?P<who>@w\d+) (?:should |must |could |to |can )?(?:whisper|shout|say|scream|"
    r"yell|mumble)s? )"
    r"(?P<rest>[a-z][^.,;!?]*)"
)


def happening(text: str, film: Footage, pointers: Pointers) -> str:
    """The text with a mark for each event; raises Unread for one that never happens."""
    text = _QUOTED.sub(lambda m: f"{_order(m.group('when'))} {m.group('line')}", text)
    at = 0
    while match := _TOLD.search(text, at):
        text, at = _marked(match, text, film, pointers)
    at = 0
    while match := _WITH.search(text, at):
        text, at = _bit(match, text, film, pointers)
    text = _NOUN_LINE.sub(lambda m: _line(m, film, pointers) if m["who"] else m.group(), text)
    text = _OWN_LINE.sub(lambda m: _own_line(m, film, pointers), text)
    text = _repeated(text, film, pointers)
    text = _SPOKEN.sub(lambda m: _spoken(m, film, pointers), text)
    return _NOUN_LINE.sub(lambda m: _line(m, film, pointers), text)


def _marked(match: re.Match[str], text: str, film: Footage, pointers: Pointers) -> tuple[str, int]:
    rest = text[match.end() :]
    subject = match.group("subject")
    says = re.match(rf"(?:(?:\w+ly|then|both|just|finally) )?{_SAYS}\b[\s:,]*(?:that )?(?:the "
                    rf"(?:thing|"
                    r"bit|part|line|words?) (?:about|with) |something about )?", rest)  # fmt: skip
    found = None
    if says is not None:
        found = said_so(rest[says.end() :], subject, film, pointers)
        skipped = says.end()
    if found is None:
        thing = subject.removeprefix("the ") if subject.startswith("the ") else ""
        found = done_so(f"{thing} {rest}" if thing else rest, subject, film, pointers)
        skipped = 0
        if found and thing:
            found = Found(max(0, found.words - len(thing.split())), found.beats, found.stems)
    if found is None:
        if match.group("when") in {"as", "while", "where", "once"} and not match.group("head"):
            return text, match.end()
        raise Unread(f"nothing happens that fits “{match.group().strip()} {_few(rest)}”")
    order = _order(match.group("when"))
    end = _end(rest, skipped, found.words)
    if turn := _TURN.match(rest, end):
        place = {"first": 0, "second": 1, "third": 2, "last": -1}[turn.group(1)]
        if not -len(found.beats) <= place < len(found.beats):
            raise Unread("that does not happen so often")
        found, end = Found(found.words, (found.beats[place],), found.stems), turn.end()
        skipped = 0
    name = _kept(found, film, pointers)
    end = _still_said(rest, end, pointers.beats[name][0]) if skipped else end
    head = f"{text[: match.start()]} {order} {name} "
    return head + rest[end:], len(head)


def _still_said(text: str, end: int, beat: Beat) -> int:
    """Where the words end that the line holds too, though not in this order."""
    held = events.stems(beat.text)
    for word in re.compile(r"[a-z']+").finditer(text, end):
        between = text[end : word.start()]
        if between.strip() or not (events.stem(word.group()) in held or word.group() in THIN):
            break
        if events.stem(word.group()) in held:
            end = word.end()
    return end


def _order(when: str) -> str:
    """Before, after or until; all other words mean during."""
    return when if when in {"before", "after", "until"} else "during"


def _few(text: str) -> str:
    return " ".join(re.split(r"[.,;!?]", text)[0].split()[:5])


def _bit(match: re.Match[str], text: str, film: Footage, pointers: Pointers) -> tuple[str, int]:
    rest = text[match.start("rest") :]
    found = done_or_said(rest, film, pointers)
    if found is None or len(_shots(found, film)) > _CHOICES:
        return text, match.end()
    name = _kept(found, film, pointers)
    head = f"{text[: match.start()]} during {name} "
    return head + rest[_end(rest, 0, found.words) :], len(head)


def _own_line(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A line told by its speaker and its first words: "before Nadia's thank you"."""
    rest = match.group("rest")
    found = said_so(rest, match.group("who"), film, pointers)
    repeated = found is not None and all(
        f" {spelled(' '.join(words_of_clause(rest)[: found.words]))} " in f" {spelled(b.text)} "
        for b in found.beats
    )
    if found is None or not repeated or (found.words < _ENOUGH and len(found.beats) > 1):
        return match.group()
    when = match.group("when").replace("on", "during")
    return f"{when} {_kept(found, film, pointers)} {rest[_end(rest, 0, found.words) :]}"


def _repeated(text: str, film: Footage, pointers: Pointers) -> str:
    """Lines that are named by some of their words alone: "a beat after we made a mistake"."""
    at = 0
    while match := _BESIDE_WORDS.search(text, at):
        at = match.end()
        words = words_of_clause(text[at:])
        for length in range(min(len(words), _LONG), _SURE - 1, -1):
            wanted = spelled(" ".join(words[:length]))
            beats = tuple(
                b for b in film.beats.values() if b.line and f" {wanted} " in f" {spelled(b.text)} "
            )
            if not beats or "@" in wanted:
                continue
            when = match.group(1) if match.group(1) in {"before", "after"} else "during"
            name = _kept(Found(length, beats, frozenset()), film, pointers)
            head = f"{text[: match.start()]}{when} {name}"
            text, at = head + text[_end(text, at, length) :], len(head)
            break
    return text


def _spoken(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A line that is repeated after the verb: "he should whisper got it"."""
    rest = match.group("rest")
    found = said_so(rest, match.group("who"), film, pointers)
    if found is None:
        return match.group()
    words = spelled(" ".join(words_of_clause(rest)[: found.words]))
    if not all(f" {words} " in f" {spelled(b.text)} " for b in found.beats):
        return match.group()
    kept = _kept(found, film, pointers)
    return f"{match.group('head')}{kept} {rest[_end(rest, 0, found.words) :]}"


def _line(match: re.Match[str], film: Footage, pointers: Pointers) -> str:
    """A line told by one of its words: "the muffins line"."""
    stem, who = events.stem(match.group("what")), pointers.whom(match["who"] or "")
    beats = tuple(
        b for b in film.beats.values()
        if b.line and stem in events.stems(b.text) and who in {None, *b.line.speakers}
    )  # fmt: skip
    if not 0 < len(beats) <= _CHOICES:
        return match.group()
    return f" {_kept(Found(1, beats, frozenset((stem,))), film, pointers)} "


def _end(text: str, start: int, words: int) -> int:
    """Where so many words end; punctuation after them stays."""
    at = start
    for found in re.compile(r"\S+").finditer(text, start):
        if words == 0:
            break
        words -= 1
        at = found.end() - (len(found.group()) - len(found.group().rstrip(",.;:!?")))
    return at


def _shots(found: Found, film: Footage) -> tuple[str, ...]:
    event = events.Event(found.words, found.beats, found.stems)
    shown = {s.id for b in found.beats for s in events.shown(event, b, film)}
    return tuple(s.id for s in film.shots if s.id in shown)


def _kept(found: Found, film: Footage, pointers: Pointers) -> str:
    """A mark for one of the beats found, and the shots that show it."""
    beats, pointed = found.beats, pointers.pointed()
    if len(beats) > 1 and pointed:
        here = tuple(b for b in beats if b in film.beats_in(film.by_id[pointed[0]]))
        beats = here or beats
    if len(beats) > 1 and len(shots := _shots(Found(found.words, beats, found.stems), film)) == 1:
        name = pointers.line(beats[:1], ())
        pointers.beats[name], pointers.found[name] = beats, shots
        return name
    if len(beats) > _CHOICES:
        raise Unread("which moment is meant is not clear; give a shot's number")
    beat = pointers.choose("Which moment?", [(f"“{shortened(b.text)}”", b) for b in beats])
    name = pointers.line((beat,), ())
    pointers.found[name] = _shots(Found(found.words, (beat,), found.stems), film)
    return name
