"""When a call is over: nobody keeps a phone at the ear for the rest of a scene.

Enters: a scene. Leaves: the beats that no call reaches, and the deeds that end one there.
"""

import re
from collections.abc import Sequence

from planner.shots import Stance
from screenplay.scene_graph import Beat, Channel

ENDING = frozenset({
    "walk", "run", "approach", "follow", "sneak", "enter", "exit", "climb", "hide", "sit", "lie",
    "pick_up", "take", "hold", "catch", "give", "put_down", "throw", "open", "close", "push",
    "pull", "put_on", "take_off", "cook", "wash", "work", "type", "write", "read", "eat", "drink",
    "pour", "hug", "kiss", "shake_hands", "fight", "hit", "search", "touch", "sleep", "ride",
    "drive",
})  # fmt: skip
_NAMED = re.compile(
    r"\b(?:(?:tele|cell)?phone|receiver|handset|mouthpiece|communicator|calls?|caller|ear|line"
    r"|hangs? up)\b",
    re.IGNORECASE,
)


def beyond_calls(beats: Sequence[Beat]) -> frozenset[str]:
    """Ids of the beats after the last that is spoken over a phone or tells of one."""
    last = max((n for n, beat in enumerate(beats) if _calls(beat)), default=-1)
    return frozenset(beat.id for beat in beats[last + 1 :])


def _calls(beat: Beat) -> bool:
    if beat.line is not None:
        return beat.line.channel is Channel.PHONE or beat.line.into_phone
    phones = any(deed.verb in {"phone", "answer", "hang_up"} for deed in beat.deeds)
    return phones or _NAMED.search(beat.text) is not None


def ends_call(here: Stance, verb: str) -> bool:
    """Whether somebody on the phone puts it away for what they do, once the call is over."""
    return here.on_phone and verb in ENDING
