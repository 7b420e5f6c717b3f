"""The last change made into another of its kind: "hmm, try snow instead", "no, a wipe".

Enters: the pieces of a note, an edit made last, the film's rate. Leaves: the edit with what is
named in the place of what was, or None where the pieces name nothing of that kind.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from planner.edits import AnyEdit, Move, Perform, Reframe, Relight, Sound, Transition
from planner.revising.footage import Footage
from planner.revising.going_on.further import comparative
from planner.revising.words.synonyms import DAYTIMES, EMOTIONS, GESTURES, WEATHERS
from planner.scoring import MOOD_WORDS
from planner.shots import CutKind, MoveKind, Size
from screenplay.scene_graph import DayTime, Emotion

_LED = re.compile(
    r"(?:(?:no|nope|nah|hm+|oh|ok|okay|just|and|but|actually|maybe|perhaps|well|so|lets|let us|"
    r"can we|could we|can you|we|you|i|want|would|like|do|have|be|should|could|try|make|it|that|"
    r"this|them|he|she|him|her|use|give|with|to|go|for|rather|say|what if|whats|is|its|some|"
    r"something|more|like|a bit of|a little|an?|the|light|heavy|change|swap|switch|play|score|"
    r"time|of day) )*"
)
_LAST = re.compile(
    r"(?: (?:instead|rather|then|please|pls|there|here|for it|of that|would be better|is better|"
    r"better|(?:was|were) (?:right|better|fine|good|nicer|best)|maybe|perhaps|actually|again|"
    r"this time|not (?:an? |the )?[a-z]+))*$"
)
_TURNS = re.compile(
    r"\b(?:no|nope|nah|try|actually|make|change|swap|switch|what if|maybe|perhaps|go for|use|"
    r"instead|rather|better|something|not)\b"
)
_CUTS: Mapping[str, CutKind] = {
    **dict.fromkeys(("dissolve", "crossfade", "cross dissolve", "mix"), CutKind.DISSOLVE),
    **dict.fromkeys(("wipe",), CutKind.WIPE),
    **dict.fromkeys(("cut", "hard cut", "straight cut", "clean cut", "plain cut"), CutKind.CUT),
    **dict.fromkeys(("fade through black", "dip to black", "fade to black"), CutKind.FADE_OUT_IN),
    **dict.fromkeys(("fade in", "fade up"), CutKind.FADE_IN),
}  # fmt: skip
_MOVES: Mapping[str, MoveKind] = {
    **dict.fromkeys(("push in", "push"), MoveKind.PUSH_IN),
    **dict.fromkeys(("pull out", "pull back"), MoveKind.PULL_OUT),
    **dict.fromkeys(("handheld", "hand held"), MoveKind.HANDHELD),
    **dict.fromkeys(("static", "locked off", "locked", "no move", "still"), MoveKind.STATIC),
}  # fmt: skip
_SIZES: Mapping[str, Size] = {
    **dict.fromkeys(("extreme close up", "ecu", "extreme close"), Size.ECU),
    **dict.fromkeys(("close up", "closeup", "cu", "close"), Size.CU),
    **dict.fromkeys(("medium close up", "mcu", "medium close"), Size.MCU),
    **dict.fromkeys(("medium", "mid", "medium shot", "mid shot", "ms"), Size.MS),
    **dict.fromkeys(("medium wide", "mws", "cowboy"), Size.MWS),
    **dict.fromkeys(("wide", "wide shot", "ws", "full shot"), Size.WS),
    **dict.fromkeys(("extreme wide", "very wide", "ews"), Size.EWS),
}  # fmt: skip


def instead(
    pieces: Sequence[str], edit: AnyEdit, film: Footage, *, refused: bool = False
) -> AnyEdit | None:
    """The edit with what a note names in the place of what it set; None where it names none.

    `refused` is whether the note says first that the change was not right: "no, a wipe".
    """
    said = " ".join(pieces)
    led = _LED.match(said)
    rest = _LAST.sub("", said[led.end() if led else 0 :])
    if not rest or not (refused or isinstance(edit, Relight) or _TURNS.search(said)):
        return None
    change = next((make for kind, make in _KINDS if isinstance(edit, kind)), None)
    changed = change(edit, rest, film) if change else None
    return None if changed is None or changed == edit else changed


def _relit(edit: Relight, said: str, _: Footage) -> AnyEdit | None:
    if edit.weather and said in WEATHERS:
        return msgspec.structs.replace(edit, weather=WEATHERS[said])
    if edit.daytime and edit.weather is None and said in DAYTIMES:
        return msgspec.structs.replace(edit, daytime=DayTime(DAYTIMES[said]))
    return None


def _joined(edit: Transition, said: str, film: Footage) -> AnyEdit | None:
    if said not in _CUTS:
        return None
    cut = _CUTS[said]
    frames = 0 if cut is CutKind.CUT else edit.frames or film.second
    return Transition(shot=edit.shot, cut=cut, frames=frames)


def _moved(edit: Move, said: str, _: Footage) -> AnyEdit | None:
    return Move(shot=edit.shot, kind=_MOVES[said]) if said in _MOVES else None


def _sized(edit: Reframe, said: str, _: Footage) -> AnyEdit | None:
    if edit != Reframe(shot=edit.shot, size=edit.size) or said not in _SIZES:
        return None
    return Reframe(shot=edit.shot, size=_SIZES[said])


def _scored(edit: Sound, said: str, _: Footage) -> AnyEdit | None:
    said = next((w for w in MOOD_WORDS if said in {w, comparative(w)}), "")
    if not edit.mood or edit.part != "music" or not said:
        return None
    return msgspec.structs.replace(edit, mood=MOOD_WORDS[said])


def _played(edit: Perform, said: str, _: Footage) -> AnyEdit | None:
    gesture = GESTURES.get(said) or GESTURES.get(said.removesuffix("s"))
    if edit.gesture and gesture:
        return msgspec.structs.replace(edit, gesture=gesture)
    if edit.emotion is None or said not in EMOTIONS or said.endswith("er"):
        return None
    return msgspec.structs.replace(edit, emotion=Emotion(EMOTIONS[said]))


_KINDS: tuple[tuple[type, Callable[[Any, str, Footage], AnyEdit | None]], ...] = (
    (Relight, _relit), (Transition, _joined), (Move, _moved), (Reframe, _sized),
    (Sound, _scored), (Perform, _played),
)  # fmt: skip
