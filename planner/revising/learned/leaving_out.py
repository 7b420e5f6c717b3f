"""What of a note the model may have passed over: names, numbers and quotations that no span holds.

Enters: what was heard, and the film. Leaves: the words passed over, also those that may turn a
wish round. A wish that leaves out what was typed is not carried out unasked.
"""

import re

from planner.revising.footage import Footage
from planner.revising.learned.listening import Heard
from planner.revising.references import names_of

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
    r"than|no|not|never|(?:do|does|is|are|was|ca|wo|should|would|could)nt|cut(?:s|ting)? to|"
    r"[jl][- ]?cuts?|clos\w+ (?:his|her|their) eyes|eyes (?:\w+ ){0,3}closed)\b|n't\b|"
    r"\b(?:less|more) of\b|^[^:]{1,40}\b(?:says|said|thinks|wants)\s*:"
)
"""Words with which part of a note may say something else, or what no edit can do."""
_DENYING = re.compile(r"\b(?:not|never|unless|except|nor|or|without|leave it|than)\b|n't\b")
_ONE_EACH = ("what", "thing", "place", "amount")  # of several a wish takes the first


def passed_over(heard: Heard, film: Footage) -> tuple[str, ...]:
    """Names, numbers and quotations in no span; second values; words that turn a wish round."""
    inside = [(s.first, s.first + len(s.text)) for s in heard.spans]
    note = heard.note.lower().replace("’", "'")
    found: list[str] = []
    for pattern in (_QUOTED, _NUMBER, *_names(film)):
        found += [
            match.group()
            for match in pattern.finditer(note)
            if not any(first < match.end() and match.start() < last for first, last in inside)
        ]
    found += [m.group() for m in (*_TURNING.finditer(note), *UNSURE.finditer(note))]
    for role in _ONE_EACH:
        found += heard.of(role)[1:]
    return tuple(dict.fromkeys(found))


def half_heard(heard: Heard) -> bool:
    """Whether part of a note may say something else: a condition, a choice, an unheard number."""
    note = heard.note.lower().replace("’", "'")
    return unheard_number(heard) or _HALVING.search(note) is not None


def unheard_number(heard: Heard) -> bool:
    """Whether a note gives a number that says nothing of what was heard."""
    inside = [(s.first, s.first + len(s.text)) for s in heard.spans]
    return any(
        not any(first < n.end() and n.start() < last for first, last in inside)
        for n in _NUMBER.finditer(heard.note)
    )


def turned(heard: Heard) -> bool:
    """Whether a note denies something; then what is heard may be just what is not wanted."""
    return _DENYING.search(heard.note.lower().replace("’", "'")) is not None


def _names(film: Footage) -> list[re.Pattern[str]]:
    return [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names_of(film)]
