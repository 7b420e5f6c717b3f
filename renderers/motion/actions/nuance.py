"""What the words of an action say about the face, whatever its verb is.

Enters: an `Act`. Leaves: a score of small things to play besides the verb: eyes that close, a gasp,
a smile on the way.
"""

import re
from collections.abc import Callable

from renderers.motion.actions.act import Act
from renderers.motion.score import FaceCue, HeadCue, Score, TrunkCue

_EYELIDS = re.compile(r"\b(open|clos|shut)\w* (his|her|their|both) eyes\b", re.IGNORECASE)


def _eyes_shut(act: Act) -> Score:
    end = max(act.end_s, act.start_s + 1.4) + 0.2
    shut = FaceCue(act.start_s, end, shut=1.0, brow=0.1, tilt=0.2, rise_s=0.45, fall_s=0.5)
    return Score(
        face=(shut,),
        head=(HeadCue(act.start_s, end, pitch_deg=4),),
        trunk=(TrunkCue(act.start_s, end, pitch_deg=2.0, rise_s=0.7),),
    )


def _eyes_open(act: Act) -> Score:
    return Score(face=(FaceCue(act.start_s - 1.2, act.start_s + 0.4, shut=1.0, rise_s=0.1),))


def _smiles(act: Act) -> Score:
    end = max(act.end_s, act.start_s + 1.6) + 0.6
    return Score(face=(FaceCue(act.start_s, end, smile=0.75, squint=0.2, rise_s=0.4),))


def _frowns(act: Act) -> Score:
    end = max(act.end_s, act.start_s + 1.4)
    return Score(face=(FaceCue(act.start_s, end, smile=-0.4, brow=-0.6, tilt=-0.4),))


def _gasps(act: Act) -> Score:
    start = act.start_s
    face = FaceCue(start, start + 1.1, brow=0.9, open=0.5, round=0.3, squint=-0.3, rise_s=0.12)
    return Score(
        face=(face,), trunk=(TrunkCue(start, start + 1.2, pitch_deg=-5, rise_s=0.18, fall_s=0.7),)
    )


def _breathes_hard(act: Act) -> Score:
    end = max(act.end_s, act.start_s + 2.5)
    heave = TrunkCue(act.start_s, end, pitch_deg=5.0, hz=1.1, rise_s=0.3, fall_s=0.8)
    spent = TrunkCue(act.start_s, end, pitch_deg=7.0, rise_s=0.5, fall_s=1.0)
    return Score(
        trunk=(heave, spent), face=(FaceCue(act.start_s, end, open=0.3, tilt=0.3, round=0.1),)
    )


_PLAYS: tuple[tuple[re.Pattern[str], Callable[[Act], Score]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), play)
    for pattern, play in (
        (r"\b(clos|shut)\w* (his|her|their|both|tight)? ?eyes|\beyes (shut|closed)", _eyes_shut),
        (r"\bopens? (his|her|their) eyes", _eyes_open),
        (r"\b(smil(es|ing)|grins?|beam(s|ing))\b", _smiles),
        (r"\b(frowns?|scowls?|glar(es|ing)|grimac\w*)\b", _frowns),
        (r"\bgasp(s|ing)?\b|\bstartled\b", _gasps),
        (r"\b(breathing hard|out of breath|pant(s|ing)|breathless(ly)?|gulping air)\b",
         _breathes_hard),
    )
)  # fmt: skip


def only_eyes(act: Act) -> bool:
    """Whether the action is of the eyelids alone, so that no hand goes anywhere."""
    return _EYELIDS.search(act.business.text) is not None


def nuanced(act: Act) -> Score:
    """Everything that the action's words add to its verb."""
    told = (play(act) for pattern, play in _PLAYS if pattern.search(act.business.text))
    return sum(told, Score())
