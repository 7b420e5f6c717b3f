"""What of a note the model may have passed over: names, numbers and quotations that no span holds.

Enters: what was heard, and the film. Leaves: the words passed over, also those that may turn a
wish round. A wish that leaves out what was typed is not carried out unasked.
"""

import re
from collections.abc import Sequence

from planner.edits import AnyEdit, Dress, Insert, Reframe
from planner.revising.answers import Answer, Reading
from planner.revising.footage import Footage
from planner.revising.learned.listening import Heard, heard
from planner.revising.references.referring import names_of
from planner.revising.words.garments import GARMENTS
from planner.shots import ShotKind

_QUOTED = re.compile(r"[\"“]([^\"”]{2,})[\"”]")
_NUMBER = re.compile(r"\d+")
_TURNING = re.compile(  # words that may turn a wish into another
    r"\b(?:not|never|no|unless|except|instead|rather|if|but|nor|without|only|until)\b|n't\b"
)
UNSURE = re.compile(
    r"\b(?:insert|shot|one|single|close.?up|cut)s? (?:right |just )?(?:after|before|following) |"
    r"\b(?:less|more) of\b|^[^:]{1,40}\b(?:says|said|thinks|wants)\s*:",
    re.IGNORECASE,
)
"""Words that leave open what is meant: in the picture or in the playing, and whose wish it is."""
_HALVING = re.compile(
    r"\b(?:if|unless|except|but not|or|either|until|rather|instead of|nor|neither|without|leave|"
    r"than|no|not|never|none(?! of)|(?:do|does|is|are|was|ca|wo|should|would|could)nt|"
    r"cut(?:s|ting)? to|hold(?:s|ing) (?:up|out|aloft)|"
    r"[jl][- ]?cuts?|clos\w+ (?:his|her|their) eyes|eyes (?:\w+ ){0,3}closed)\b|n't\b|"
    r"\b(?:less|more) of\b|^[^:]{1,40}\b(?:says|said|thinks|wants)\s*:"
)
"""Words with which part of a note may say something else, or what no edit can do."""
_DENYING = re.compile(r"\b(?:not|never|unless|except|nor|or|without|leave it|than)\b|n't\b")
_NO_CLOTHES = frozenset(("with", "some", "that", "this", "from", "and", "nice", "proper"))
_MUTE = ("size.", "angle.", "side.", "length.", "hold.", "trim.", "merge", "drop", "split", "mark.")
"""Acts that no value goes with."""
_BESIDE = ("cut.", "order.", "insert.")  # acts beside a shot that they leave alone
_BINDING = re.compile(
    r"\b(?:if|unless|except|until|either|or)\b|^[^:]{1,40}\b(?:says|said|thinks|wants)\s*:"
)
"""Words that bind the whole note, wherever they stand: a condition, a choice, whose wish it is."""
_WORN = frozenset(w for g in GARMENTS for w in g.split()) - {"top", "long", "short", "bare"}
_WARM = re.compile(r"\b(?:orange|golden?|amber|warm\w*|yellow)\b")
_COOL = re.compile(r"\b(?:too|less|not|blue\w*|teal|cool\w*|cold\w*|steel\w*)\b|n't\b")
_SHORTEST = 3  # words of a sentence that gives a reason
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_IDLE = 0.5  # share of "asks for nothing" from which on a sentence is but a reason
_NEAR = re.compile(r"\b(?:close|tight|near|wide|far|distant)\b(?! (?:the|by|to|enough)\b)")
_ONE_EACH = ("what", "thing", "place", "amount")  # of several a wish takes the first


def passed_over(said: Heard, film: Footage) -> tuple[str, ...]:
    """Names, numbers and quotations in no span; second values; words that turn a wish round."""
    inside = [(s.first, s.first + len(s.text)) for s in said.spans]
    note = said.note.lower().replace("’", "'")
    found: list[str] = []
    for pattern in (_QUOTED, _NUMBER, *_names(film)):
        found += [
            match.group()
            for match in pattern.finditer(note)
            if not any(first < match.end() and match.start() < last for first, last in inside)
        ]
    found += [m.group() for m in (*_TURNING.finditer(note), *UNSURE.finditer(note))]
    for role in _ONE_EACH:
        found += said.of(role)[1:]
    return tuple(dict.fromkeys(found))


def half_heard(said: Heard) -> bool:
    """Whether part of a note may say something else: a condition, a choice, an unheard number.

    A sentence that denies something beside the wish says nothing else, where it asks for nothing,
    or for the same.
    """
    note = own_words(said.note)
    sentences = _SENTENCE.split(note)
    doubtful = [s for s in sentences if _HALVING.search(s)]
    if len(doubtful) < len(sentences) and not _BINDING.search(note):
        plain = [s for s in sentences if s not in doubtful]
        doubtful = [s for s in doubtful if not _beside(s, said, plain)]
    return unheard_number(said) or bool(doubtful)


def _beside(sentence: str, said: Heard, plain: Sequence[str]) -> bool:
    """Whether a sentence alone asks for nothing, or for what a plain one asks for too."""
    if len(sentence.split()) < _SHORTEST:
        return False
    wish = said.acts[0][0]
    if heard(sentence).acts[0][0] == wish:
        return any(heard(s).acts[0][0] == wish for s in plain)
    return dict(heard(sentence).acts).get("none", 0.0) >= _IDLE


def own_words(note: str) -> str:
    """A note's words in small letters, without those that it quotes."""
    return _QUOTED.sub(lambda m: " " * len(m.group()), note.lower().replace("’", "'"))


def unheard_number(said: Heard) -> bool:
    """Whether a note gives a number that says nothing of what was heard."""
    inside = [(s.first, s.first + len(s.text)) for s in said.spans]
    return any(
        not any(first < n.end() and n.start() < last for first, last in inside)
        for n in _NUMBER.finditer(said.note)
    )


def turned(said: Heard) -> bool:
    """Whether a note denies something; then what is heard may be just what is not wanted."""
    return _DENYING.search(own_words(said.note)) is not None


def lost(said: Heard, acts: tuple[str, ...], answer: Answer, film: Footage) -> bool:
    """Whether an answer leaves out a second measure, a shot's number, or words for clothes."""
    edits = answer.edits if isinstance(answer, Reading) else ()
    if len(said.of("amount")) > 1 or (said.of("what") and all(a.startswith(_MUTE) for a in acts)):
        return True
    if edits and not any(a.startswith(_BESIDE) for a in acts) and _unchanged(said, edits, film):
        return True
    if _unsized(said, edits) or _unseen(said, edits):
        return True
    if "style.cooler" in acts and _WARM.search(note := own_words(said.note)):
        return not _COOL.search(note)  # "more orange" is no cooler
    words = " ".join(e.words.lower() for e in edits if isinstance(e, Dress))
    if words and any(
        w not in words for w in re.findall(r"[a-z]+", own_words(said.note)) if w in _WORN
    ):
        return True
    worn = " ".join(said.of("what")).lower() if words else ""
    return any(w not in words for w in re.findall(r"[a-z]{4,}", worn) if w not in _NO_CLOTHES)


def _unsized(said: Heard, edits: tuple[AnyEdit, ...]) -> bool:
    """Whether a new shot of somebody has no size though the note tells how near it is."""
    new = [e for e in edits if isinstance(e, Insert) and e.kind is not ShotKind.INSERT]
    return any(e.size is None for e in new) and _NEAR.search(own_words(said.note)) is not None


def _unseen(said: Heard, edits: tuple[AnyEdit, ...]) -> bool:
    """Whether one alone is to be seen in a shot though others are named beside."""
    alone = any(isinstance(e, Reframe) and e.subjects and len(e.subjects) == 1 for e in edits)
    return alone and len(said.of("other")) > 1


def _unchanged(said: Heard, edits: tuple[AnyEdit, ...], film: Footage) -> bool:
    """Whether a second shot is numbered that no edit is about."""
    ids = {getattr(e, field, None) for e in edits for field in ("shot", "after", "following")}
    about = {film.by_id[i].number for i in ids if i in film.by_id}
    return any(int(n) not in about for s in said.of("other_shot") for n in re.findall(r"\d+", s))


def _names(film: Footage) -> list[re.Pattern[str]]:
    return [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names_of(film)]
