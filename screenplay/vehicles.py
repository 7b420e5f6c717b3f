"""Vehicles that bring people and take them away.

Enters: a sentence or clause of action. Leaves: whether a vehicle comes, whom it shows, who gets in,
and whether it leaves with them.
"""

import re

_CAR = (
    r"(?:car|truck|wagon|bus|van|jeep|taxi|cab|limousine|limo|sedan|ambulance|carriage|coach|pickup"
    r"|bike"
    r"|motorcycle|motorbike|cart|boat|train|helicopter|plane|buggy|cruiser|hearse|lorry|sleigh"
    r"|ferry)"
)
_BOARDS = re.compile(
    r"\b(?:climbs?|gets?|jumps?|slides?|dives?|hops?|piles?|pushes|shoves?|helps?|hands?|bundles?"
    r"|throws?|swings?"
    r"|scrambles?|helped|loaded|lifted|settles?)\b[^.;]{0,30}\b(?:in(?= (?:after|behind|beside"
    r"|next)\b|[.,;]?$)|aboard"
    rf"|(?:into|on|onto|behind|in) the (?:[\w-]+ )?(?:seat|wheel|saddle|{_CAR}))\b",
    re.IGNORECASE,
)
_AT_WHEEL = re.compile(
    r"\b(?:at|behind) the wheel\b|\b(?:driver's|passenger|back) seat\b"
    r"|\bwindow (?:rolls|hums|slides|comes|winds|glides|goes) down\b",
    re.IGNORECASE,
)
_DRIVES_OFF = re.compile(
    rf"\b{_CAR}\b(?: \w+ly)? (?:roars?|speeds?|drives?|pulls?|lurch(?:es)?|rattles?|peels?|rolls?"
    rf"|moves?|takes?|goes"
    r"|tears?|races?|rumbles?|lifts?|chugs?|screech(?:es)?|squeals?|sails?|steams?|clatters?"
    r"|glides?|cruises?) (?:\w+ly )?(?:off|away|out)\b"
    rf"|\b{_CAR}\b (?:disappears|vanishes|is gone|departs|leaves)\b",
    re.IGNORECASE,
)
_BY_CAR = re.compile(
    r"\b(?:car|truck|wagon|bus|van|jeep|taxi|cab|limousine|limo|sedan|ambulance|carriage|coach"
    r"|pickup"
    r"|motorcycle|motorbike|cart|boat|train|helicopter|plane|buggy|cruiser|hearse|lorry|mercedes"
    r"|ford|chevy)\b[^.;]{0,40}\b(?:pulls?|noses?|rolls?|arrives?|stops?|parks?|draws?|skids?"
    r"|screech"
    r"|screeches|comes?|turns? in|glides?|halts?|approach(?:es)?|bounces?|rattles?|drives? up)\b",
    re.IGNORECASE,
)
_UNPEOPLED = re.compile(
    rf"{_BY_CAR.pattern}"
    r"|\bheadlights?\b|\bkeys? (?:\w+ ){0,2}in (?:the|a) lock\b|\block (?:clicks|turns)\b",
    re.IGNORECASE,
)


def boards(text: str) -> bool:
    """Whether a clause says that somebody gets into a vehicle or on a horse."""
    return _BOARDS.search(text) is not None


def at_the_wheel(text: str) -> bool:
    """Whether a sentence shows whom a vehicle has brought."""
    return _AT_WHEEL.search(text) is not None


def drives_off(text: str) -> bool:
    """Whether a vehicle leaves with those in it."""
    return _DRIVES_OFF.search(text) is not None


def brings(text: str) -> bool:
    """Whether a sentence says that a vehicle comes, or a key turns: somebody will be seen."""
    return _UNPEOPLED.search(text) is not None


def brings_by_car(text: str) -> bool:
    """Whether a sentence says that a vehicle comes and halts, with whoever is in it."""
    return _BY_CAR.search(text) is not None
