"""What is done with a note that the grammar does not read: act, offer, or leave it.

Enters: what frames make of the note, if anything, and the trained reader's opinion. Leaves: an
answer, or None where nothing is to be offered. Shares were weighed on authors whom the model had
not read, see benchmarks/README.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.edits import (
    Block,
    Carry,
    Dress,
    Drop,
    Furnish,
    Hold,
    Insert,
    Length,
    LookAt,
    Mark,
    Merge,
    Move,
    Pace,
    Perform,
    Reframe,
    Relight,
    Reorder,
    Revert,
    Sound,
    Split,
    Style,
    Transition,
    Voice,
)
from planner.revising.answers import OFFER, Answer, Choice, Question, Reading
from planner.revising.learned.opinions import Opinion, Way
from planner.revising.learned.trusting import alike, trust

_CHOICES = 5  # more are no short question
_AS_LIKELY = 0.75  # so much of the likeliest is about as likely


@dataclass(frozen=True, slots=True)
class Bounds:
    """Shares from which on something is done."""

    agreed: float = 0.5  # frames and model read the same edits: done
    together: float = 0.8  # the same, of several wishes in one note
    trusted: float = 0.92  # the model alone, of what is so often right: done
    named: float = 0.9  # the model alone, where all shots and lines are numbered or quoted: done
    likely: float = 0.8  # the model alone, against a refusal of how the note was read otherwise
    seconded: float = 0.6  # frames read it, and the model hears just these acts: done
    nothing: float = 0.4  # asks for nothing: refused
    surely: float = 0.95  # the grammar changes something besides, which the model does not hear
    doubted: float = 0.9  # the model reads another wish than the grammar: asked
    offered: float = 0.25  # a reading that is worth a look
    placed: float = 0.2  # the same, of how sure it is where
    alone: float = 0.7  # the model alone, and nothing else that may be meant: done
    pointed: float = 0.75  # the same, of how sure it is where
    known: float = 0.8  # what is done unasked, of how sure it is where


BOUNDS = Bounds()


def decided(framed: Answer | None, opinion: Opinion, bounds: Bounds = BOUNDS) -> Answer | None:
    """The answer to a note that the grammar does not read."""
    if opinion.nothing >= bounds.nothing:
        return offered((framed,)) if isinstance(framed, Reading) else None
    for way in _as_framed(framed, opinion):
        least = bounds.agreed if len(way.acts) == 1 else bounds.together
        if way.share >= least and way.whole and not way.lost:
            return way.answer
    if opinion.seconded >= bounds.seconded and not _elsewhere(framed, opinion, bounds):
        return framed
    best = opinion.ways[0] if opinion.ways else None
    if best and (_trusted(best, opinion, bounds) or _named(best, framed, opinion, bounds)):
        return best.answer
    answers: list[Answer | None] = []
    if not opinion.turned and not _gone_or_changed(opinion.ways):
        answers += [w.answer for w in opinion.ways if _worth(w, bounds)]
    asked = offered((*answers[:1], framed, *answers[1:]))
    if best and asked and len(asked.choices) == 1 and _alone(best, framed, opinion, bounds):
        return best.answer
    return asked


def _gone_or_changed(ways: Sequence[Way]) -> bool:
    """Whether a shot may as well be meant to go as to change: no short question tells these."""
    gone = max((w.share for w in ways if w.acts == ("drop",)), default=0.0)
    best = max((w.share for w in ways), default=0.0)
    return _AS_LIKELY * best <= gone < best


def likely(opinion: Opinion, bounds: Bounds = BOUNDS) -> bool:
    """Whether the model's reading is so often right that another's refusal does not end it."""
    best = opinion.ways[0] if opinion.ways else None
    if best is None or not best.signs or opinion.halved or opinion.turned:
        return False
    return trust(best.signs) >= bounds.likely


def _worth(way: Way, bounds: Bounds) -> bool:
    """Whether a reading is worth a question."""
    return not way.lost and way.share >= bounds.offered and way.found >= bounds.placed


def _trusted(way: Way, opinion: Opinion, bounds: Bounds) -> bool:
    """Whether a reading is done though nothing else says so."""
    heard_out = not (opinion.halved or way.lost)
    return heard_out and bool(way.signs) and trust(way.signs) >= bounds.trusted


def _named(way: Way, framed: Answer | None, opinion: Opinion, bounds: Bounds) -> bool:
    """Whether a reading says all that is heard of shots and lines that need no looking for."""
    if framed is not None or opinion.halved or way.lost or not isinstance(way.answer, Reading):
        return False
    return way.named and way.share >= bounds.named and way.found >= bounds.known


def _alone(way: Way, framed: Answer | None, opinion: Opinion, bounds: Bounds) -> bool:
    """Whether the one reading that there is says all that is heard, and surely enough."""
    if framed is not None or opinion.halved or opinion.turned or way.lost or not way.whole:
        return False
    if len(way.acts) > 1 or opinion.listed or not {way.acts[0], _craft(way.acts[0])} & _SAID_OUT:
        return False
    return way.share >= bounds.alone and way.found >= bounds.pointed


def _craft(act: str) -> str:
    return act.split(".", maxsplit=1)[0]


def doubted(read: Reading, opinion: Opinion, bounds: Bounds = BOUNDS) -> Answer:
    """What the grammar reads wholly; a question where the model is sure of another craft."""
    best = opinion.ways[0] if opinion.ways else None
    if best is None or best.share < bounds.doubted or not isinstance(best.answer, Reading):
        return read
    if alike(read, best.answer):
        return read
    if opinion.unheard and best.whole and best.share >= bounds.surely:
        return offered((best.answer, read)) or read
    crafts = {craft for edit in read.edits for craft in _CRAFTS.get(type(edit), ())}
    if any(act.split(".")[0] in crafts for act in best.acts):
        return read
    return offered((read, best.answer)) or read


def offered(answers: Sequence[Answer | None]) -> Question | None:
    """Readings to choose from, each once; None where there is none."""
    choices: list[Choice] = []
    for answer in answers:
        own = answer.choices if isinstance(answer, Question) else ()
        if isinstance(answer, Reading):
            own = (Choice(answer.said, answer.edits),)
        choices += [c for c in own if c.edits not in [o.edits for o in choices]]
    return Question(OFFER, tuple(choices[:_CHOICES])) if choices else None


_FRAMING = ("size", "angle", "lens", "side", "kind", "subject")
_LASTING = ("length", "hold", "trim", "pace")
_CRAFTS: Mapping[type, tuple[str, ...]] = {  # acts that an edit may stand for
    Reframe: (*_FRAMING, "insert", "move"), Move: ("move", "size"), Transition: ("cut",),
    Hold: (*_LASTING, "act"), Length: _LASTING, Pace: _LASTING, Split: ("split", "cut"),
    Merge: ("merge", "drop"), Drop: ("drop", "merge", "cut"), Insert: ("insert", "kind", "size"),
    Reorder: ("order",), Block: ("block", "look"), LookAt: ("look", "block"),
    Perform: ("act", "voice", "hold", "look"), Dress: ("dress", "undress", "hair"),
    Carry: ("carry", "furnish"), Relight: ("time", "weather", "style"),
    Furnish: ("furnish", "carry"), Style: ("style", "time"), Voice: ("voice", "act", "sound"),
    Sound: ("sound", "music", "voice"), Mark: ("mark",), Revert: ("revert", "undo"),
}  # fmt: skip


_SAID_OUT = frozenset(
    ("move", "length", "act", "voice", "furnish", "look", "order", "carry", "split", "sound",
     "time", "weather", "hair", "mark", "style.warmer", "style.cooler", "style.sepia", "style.bw",
     "style.brighter", "style.darker", "style.colour_up", "style.colour_down"),
)  # fmt: skip
"""Acts whose words say all of what shall be; sizes and pauses are told by much besides."""


def _as_framed(framed: Answer | None, opinion: Opinion) -> tuple[Way, ...]:
    """The way that reads just what frames read."""
    if not isinstance(framed, Reading):
        return ()
    return tuple(
        w for w in opinion.ways if isinstance(w.answer, Reading) and alike(framed, w.answer)
    )


def _elsewhere(framed: Answer | None, opinion: Opinion, bounds: Bounds) -> bool:
    """Whether the model reads the same wish of another shot, line or person."""
    best = opinion.ways[0] if opinion.ways else None
    return (
        best is not None
        and best.found > bounds.placed
        and isinstance(best.answer, Reading)
        and isinstance(framed, Reading)
        and (_about(best.answer) != _about(framed) or _others(best.answer, framed))
    )


def _about(read: Reading) -> frozenset[str]:
    """The ids of what edits are about."""
    fields = ("shot", "after", "beat", "scene", "place", "character", "part")
    found = (next((getattr(e, f) for f in fields if getattr(e, f, None)), "") for e in read.edits)
    return frozenset(found)


def _others(one: Reading, other: Reading) -> bool:
    """Whether two readings name different people."""
    people = [
        {name for e in read.edits if (name := getattr(e, "character", None))}
        for read in (one, other)
    ]
    return all(people) and people[0] != people[1]
