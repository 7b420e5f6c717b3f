"""Captions: what a picture of somebody is called while a model learns them.

Enters: a look, a trigger, and what is known of a picture. Leaves: words. What should stick to the
trigger (face, hair, clothes) is left out; what varies (side, size, pose, light, background, how it
is drawn) is said, so that a prompt can say it otherwise.
"""

import re
from dataclasses import dataclass

from planner.looks import Look
from planner.phrases import NOUNS
from screenplay.scene_graph import Age, Gender

_NOUNS = {
    (Gender.FEMALE, True): "girl", (Gender.FEMALE, False): "woman",
    (Gender.MALE, True): "boy", (Gender.MALE, False): "man",
}  # fmt: skip
_STICKS = NOUNS | {"hair", "beard", "clothes", "outfit", "eyes", "skin", "face"}
_LONGEST = 320  # characters of a user's own caption; text encoders hear little more


@dataclass(frozen=True, slots=True)
class Shown:
    """What varies between pictures of a look; empty where it is not known."""

    medium: str = ""  # "flat cartoon drawing with ink outlines", "photograph"
    size: str = ""  # "full body", "head and shoulders"
    side: str = ""  # "front view"
    doing: str = ""  # "standing", "waving"
    mood: str = ""  # "smiling"
    light: str = ""  # "soft daylight"
    background: str = ""  # "plain room"
    words: str = ""  # of a user or a captioner, instead of the rest


def class_noun(look: Look) -> str:
    """What somebody is to a model that has never seen them."""
    noun = _NOUNS.get((look.gender, look.age in (Age.CHILD, Age.TEEN)), "person")
    return f"old {noun}" if look.age is Age.OLD else noun


def caption(look: Look, trigger: str, shown: Shown) -> str:
    """One line: trigger and class noun first, then all that varies; "" is no trigger."""
    who = f"{trigger} {class_noun(look)}".strip()
    told = (shown.size, shown.side, shown.doing, shown.mood, shown.light, shown.background)
    varies = (_bare(shown.words, trigger),) if shown.words else told
    return ", ".join(part for part in (who, *varies, shown.medium) if part)


def varying(words: str) -> str:
    """A captioner's sentences without what should stick: hair, clothes and what is worn."""
    clauses = re.split(r"[.,;]|\b(?:who is|with|wearing|and|in|dressed in)\b", words)
    kept = [clause.strip() for clause in clauses if clause.strip() and not _sticks(clause)]
    return ", ".join(kept)


def _sticks(clause: str) -> bool:
    said = {word.lower() for word in re.findall(r"[^\W\d_]+", clause)}
    return bool(said & (_STICKS | {f"{noun}s" for noun in _STICKS}))


def _bare(words: str, trigger: str) -> str:
    """A caption from elsewhere in one line, without the trigger that we put before it."""
    line = " ".join(words.split())[:_LONGEST]
    if not trigger:
        return line
    return re.sub(rf"\b{re.escape(trigger)}\b[\s,]*", "", line, flags=re.IGNORECASE).strip(" ,")
