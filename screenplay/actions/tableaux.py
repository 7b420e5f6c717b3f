"""States and sights that a sentence tells without a verb of action.

Enters: a sentence and its tokens. Leaves: deeds: a door that opens by itself, somebody on the
phone, at the wheel, asleep, or merely somewhere.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from screenplay.actions.tokens import Token
from screenplay.scene_graph import Deed

_DOOR = re.compile(
    r"\bdoors?\b[^.,;]{0,20}\b(?:opens?|slides? open|swings? open|flies open|bursts? open)",
    re.IGNORECASE,
)
_REVEALS = re.compile(r"\breveal(?:s|ing)?\b", re.IGNORECASE)
_ON_PHONE = re.compile(
    r"\bon (?:the|his|her|a) (?:cell ?|mobile )?phone\b|\bphone call\b"
    r"|\binto (?:the |his |her )?phone\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(asleep|dead(?! (?:serious|tired|set|on|ahead|of|end|calm|silence|still|certain|sure)\b)"
    r"|seated|motionless|at the wheel|in bed|awake|in tears|behind the wheel"
    r"|on h(?:is|er) feet|on h(?:is|er) knees|on all fours)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|isn['’]t|aren['’]t|half|almost|nearly|thinks?|if"
    r"|(?:looks?|seems?|feels?|smells?|sounds?) (?:like|dead)|as though)\b",
    re.IGNORECASE,
)
_STATES = {
    "asleep": "sleep", "dead": "die", "seated": "sit", "motionless": "stop",
    "at the wheel": "drive", "behind the wheel": "drive", "in bed": "lie", "awake": "wake",
    "in tears": "cry", "on his feet": "stand", "on her feet": "stand", "on his knees": "kneel",
    "on her knees": "kneel", "on all fours": "crouch",
}  # fmt: skip
_SOMEWHERE = re.compile(
    r"\b(?:is|are|['’]s)\s+((?:already |now |still |alone )?(?:at|in|on|by|near|behind|beside"
    r"|inside|outside|next to|under|over|here|there)\b[^.,;]*)"
)


def doors(sentence: str, tokens: Sequence[Token], deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """A door that opens by itself, and whom it reveals."""
    if not _DOOR.search(sentence) or any(
        deed.verb == "open" or "door" in (deed.prop, deed.target) for deed in deeds
    ):
        return ()
    door = Deed(None, "open", sentence.strip(" .:"), target="door")
    reveal = _REVEALS.search(sentence)
    if reveal is None:
        return (door,)
    who = next((t.mention for t in tokens if t.mention and t.start > reveal.start()), None)
    if who is None or who.possessive:
        return (door,)
    return (door, Deed(who.character, "enter", sentence[reveal.start() :].strip(" .")))


def beside(sentence: str, tokens: Sequence[Token]) -> tuple[Deed, ...]:
    """A state that hangs on another clause: "..., Steel at the wheel"."""
    return tuple(
        Deed(token.mention.character, _verb(state), sentence[token.start :].strip(" ."))
        for before, token in pairwise(tokens)
        if token.mention is not None
        and before.low == ","
        and (state := _STATE.match(sentence, _blank(sentence, token.end)))
    )


def _blank(sentence: str, at: int) -> int:
    while at < len(sentence) and sentence[at].isspace():
        at += 1
    return at


def _verb(state: re.Match[str]) -> str:
    return _STATES[state.group(1).lower()]


def without_verb(
    sentence: str, tokens: Sequence[Token], subject: tuple[str, ...]
) -> tuple[Deed, ...]:
    """Sentences that name a state: on the phone, at the wheel, asleep; `subject`: who speaks."""
    who = _first_person(tokens) or (subject[0] if subject else None)
    if who is None or _DENIED.search(sentence):
        return ()
    if _ON_PHONE.search(sentence):
        return (Deed(who, "phone", sentence, prop="phone"),)
    if match := re.search(rf"\b{_STATE.pattern}", sentence, re.IGNORECASE):
        return (Deed(who, _verb(match), sentence),)
    if match := _SOMEWHERE.search(sentence):
        return (Deed(who, "be", sentence, direction=match.group(1).strip()),)
    return ()


def _first_person(tokens: Sequence[Token]) -> str | None:
    mention = next((t.mention for t in tokens[:4] if t.mention is not None), None)
    return mention.character if mention is not None and not mention.possessive else None
