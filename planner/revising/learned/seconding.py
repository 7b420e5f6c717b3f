"""Whether the model hears in a note what another reading makes of it.

Enters: edits that were read by other means, what was heard, the film. Leaves: the share of what was
heard that the edits answer; 0 where they leave out the likeliest act, or change what none asks for.
"""

import re

from planner.revising.answers import Reading
from planner.revising.footage import Footage
from planner.revising.learned.leaving_out import UNSURE
from planner.revising.learned.listening import Heard
from planner.revising.learned.restating.playing import PAUSE_THERE
from planner.revising.learned.told import asked
from planner.revising.made import whole

_HEARD = 0.05  # share of an act that is heard at all
_NOT_HEARD = 0.01  # share of an act that is certainly not meant
_SEVERAL = 0.5  # share from which on a note asks for several things
_INTO_LINE = re.compile(
    r"\b(?:into|in on|onto|to) (?:the line )?(?:[\"'“‘][^\"”]+[\"'”’]|\w+(?:'s)? \w+ line) "
    r"(?:\w+ )?(?:quick|fast|soon|earli)er\b|"
    r"\b(?:quick|fast|soon|earli)er (?:into|in on|onto) "
    r"(?:[\"'“‘]|\w+(?:'s)? (?:\w+ )?line\b)",
    re.IGNORECASE,
)
_PAUSE_THERE = re.compile(rf"\b(?:{PAUSE_THERE})\b", re.IGNORECASE)


def unheard(read: Reading, said: Heard, film: Footage) -> bool:
    """Whether these edits change something that nothing in the note asks for, to the model.

    It takes "quicker into “Stop!”" for a line that is spoken faster.
    """
    if _INTO_LINE.search(said.note):
        return False
    shares, film = dict(said.acts), whole(film, read.edits)
    return any(
        all(shares.get(act, 0.0) < _NOT_HEARD for act in wish)
        for edit in read.edits for wish in asked(edit, film)
    )  # fmt: skip


def seconds(read: Reading, said: Heard, film: Footage) -> float:
    """How far the model agrees that these edits are what a note asks for, 0 to 1."""
    shares, film = dict(said.acts), whole(film, read.edits)
    wishes = [wish for edit in read.edits for wish in asked(edit, film)]
    likeliest = said.acts[0][0]
    if not any(likeliest in wish for wish in wishes):
        return 0.0
    if any(all(shares.get(act, 0.0) < _HEARD for act in wish) for wish in wishes):
        return 0.0
    if said.several >= _SEVERAL and len(set(wishes)) == 1:
        return 0.0  # one of several wishes only
    if UNSURE.search(said.note):
        return 0.0
    if likeliest == "act.pause" and _PAUSE_THERE.search(said.note):
        return 0.0  # of a pause that is there already
    return sum(shares.get(act, 0.0) for act in frozenset().union(*wishes))
