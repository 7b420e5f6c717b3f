"""Riding on animals: who gets on, gets off, rides in, away or past.

Enters: an action clause and what its scene tells. Leaves: what of riding it tells, if anything.
Bikes, buses, waves and lifts are ridden too; none of them is an animal.
"""

import re
from enum import StrEnum

_HORSE = r"(?:horse|mare|stallion|gelding|colt|filly|mustang|steed|nag|pony|mule|donkey|burro)"
_OWN = (  # what one person rides in place of a horse
    r"bikes?|bicycles?|tricycles?|scooters?|motor(?:bikes?|cycles?)|mopeds?|skateboards?"
    r"|camels?|elephants?|dragons?"
)
_OTHER = re.compile(
    rf"\b(?:{_OWN}"
    r"|bus(?:es)?|trains?|trams?|subway|metro|cars?|cabs?|taxis?|vans?|trucks?|pickups?|jeeps?"
    r"|wagons?|carts?|carriages?|coach(?:es)?|stagecoach|buggy|sleighs?|sleds?|boats?|rafts?"
    r"|ferry|ferries|waves?|surf|elevators?|lifts?|escalators?|shotgun|roller|ferris|carousel"
    r"|broom|coat-?tails|hood|roof|bumper|running board)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(rf"\b(?:{_OWN})\b", re.IGNORECASE)
_TOLD = re.compile(
    rf"\b{_HORSE}s?\b|\b(?:saddles?|reins|stirrups?|spurs|hooves|hoofbeats|horseback|horsemen"
    r"|horseman|horsewoman)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b{_HORSE}\b", re.IGNORECASE)
_ON_A_HORSE = re.compile(
    rf"\b(?:on|astride|atop|upon)\s+(?:(?:the|an?|his|her|their)\s+(?:[\w-]+\s+){{0,2}}?{_HORSE}"
    r"|horseback)\b",
    re.IGNORECASE,
)
_GETS = (
    r"(?:swings?|climbs?|gets?|hops?|leaps?|jumps?|vaults?|hauls?|pulls?|hoists?|heaves?|steps?"
    r"|scrambles?|springs?)"
)
_MOUNTS = re.compile(
    rf"\b{_GETS}\b[^.;]{{0,40}}?\b(?:into|in|onto|on|upon|astride|to)\s+(?:the|his|her|their|a|its)"
    rf"\s+(?:[\w-]+\s+){{0,2}}?(?:saddle|{_HORSE})\b"
    rf"|\b(?:re)?mounts?\b(?:\s+up)?(?:\s*[.,;!]|\s*$|\s+(?:the|his|her|a)\s+(?:[\w-]+\s+)?{_HORSE}\b)",
    re.IGNORECASE,
)
_DISMOUNTS = re.compile(
    r"\bdismounts?\b"
    rf"|\b(?:{_GETS}|slides?|slips?|drops?|eases?|lowers?)\b[^.;]{{0,20}}?"
    r"\b(?:down|off|from|out of)\b"
    rf"[^.;]{{0,20}}?\b(?:saddle|{_HORSE})\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    rf"\b(?:{_GETS}|slides?|slips?|drops?)\s+(?:down|off)\s*(?:$|[.,;]|and\b)", re.IGNORECASE
)
_RIDES = re.compile(
    r"\b(?P<verb>rides?|riding|gallops?|galloping|canters?|cantering|trots?|trotting)\b"
    r"(?P<after>[^.;]*)",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"^\s*(?:[\w-]+ly\s+)?(?:off|away|out|into the (?:[\w-]+ )?(?:night|sunset|sun|distance|dark"
    r"|darkness|dusk|dawn|woods?|trees|hills?|dust|fog|mist|storm|rain|snow|desert))\b(?! of)",
    re.IGNORECASE,
)
_IN = re.compile(
    r"^\s*(?:[\w-]+ly\s+)?(?:in|into|up|over|home|back|out of|towards?|to)\b", re.IGNORECASE
)
_ON = re.compile(
    r"^\s*(?:[\w-]+ly\s+)?(?:along|through|across|past|by|down|on)\b(?! (?:the|a|his|her) "
    rf"(?:[\w-]+ )?{_HORSE})",
    re.IGNORECASE,
)
_ON_ONE = re.compile(
    rf"^\s*(?:on\s+)?(?:the|a|an|his|her)\s+(?:[\w-]+\s+){{0,2}}?{_HORSE}\b", re.IGNORECASE
)
_LED = re.compile(
    r"\b(?P<kind>mule|donkey|burro|pony)\b[^.;]{0,30}\b(?:trail\w*|behind|follow\w*|in tow"
    r"|at (?:his|her|their) heels|on a (?:lead|rope))\b"
    r"|\b(?:leading|leads|trailing|towing)\s+(?:a|an|the|his|her)\s+(?:[\w-]+\s+)?"
    r"(?P<other>mule|donkey|burro|pony)\b",
    re.IGNORECASE,
)
_FAST = re.compile(
    r"\b(?:gallop\w*|full tilt|hell for leather|breakneck|charg\w+|thunder\w*)\b", re.IGNORECASE
)
_BRISK = re.compile(r"\b(?:trot\w*|canter\w*|briskly|quickly|fast)\b", re.IGNORECASE)
_SLOW = re.compile(r"\b(?:at a walk|slow\w*|ambl\w*|plod\w*|stroll\w*|weari\w*)\b", re.IGNORECASE)
_KINDS = {"mule": "mule", "donkey": "donkey", "burro": "donkey", "pony": "pony"}


class Ride(StrEnum):
    """What a clause tells of somebody who rides."""

    MOUNTS = "mounts"
    DISMOUNTS = "dismounts"
    IN = "in"
    OFF = "off"
    ON = "on"  # along, through, past


class Pace(StrEnum):
    """How fast."""

    WALK = "walk"
    TROT = "trot"
    GALLOP = "gallop"


def ridden_else(text: str) -> bool:
    """Whether words name something else that one person rides: a bike, a camel."""
    return _ELSE.search(text) is not None


def rides_else(clause: str) -> bool:
    """Whether a clause says that somebody rides something that is no animal."""
    return _RIDES.search(clause) is not None and _OTHER.search(clause) is not None


def tells_of_horses(text: str) -> bool:
    """Whether words name an animal that is ridden, or what it wears."""
    return _TOLD.search(text) is not None


def ride_of(clause: str, *, horses: bool, astride: bool) -> Ride | None:
    """What a clause tells of riding.

    Args:
        clause: The clause.
        horses: Whether its scene tells of animals that are ridden.
        astride: Whether who does it sits on one.
    """
    if _OTHER.search(clause) or not (horses or astride):
        return None
    if _DISMOUNTS.search(clause) or (astride and _DOWN.search(clause)):
        return Ride.DISMOUNTS
    if _MOUNTS.search(clause):
        return Ride.MOUNTS
    found = _RIDES.search(clause)
    if found is None:
        return None
    own = found["verb"].lower().startswith("rid")
    if not (own or astride or _ON_A_HORSE.search(clause)):
        return None  # people trot and gallop on their own feet, too
    after = _ON_ONE.sub("", found["after"])
    ways = ((_OFF, Ride.OFF), (_IN, Ride.IN), (_ON, Ride.ON))
    return next((ride for words, ride in ways if words.search(after)), None)


def pace_of(clause: str, ride: Ride) -> Pace:
    """How fast somebody rides; in at a walk and off at a trot where nothing is told."""
    if _FAST.search(clause):
        return Pace.GALLOP
    if _BRISK.search(clause):
        return Pace.TROT
    if _SLOW.search(clause):
        return Pace.WALK
    return Pace.TROT if ride is Ride.OFF else Pace.WALK


def kind_ridden(texts: list[str]) -> str:
    """What is ridden in a scene whose action is `texts`: what is not led; else a horse."""
    for text in texts:
        plain = _LED.sub(" ", text)
        found = _NAMED.search(plain)
        if found is not None:
            return _KINDS.get(found[0].lower(), "horse")
    return "horse"


def kind_led(text: str) -> str:
    """The animal that follows on a lead; empty for none."""
    found = _LED.search(text)
    return "" if found is None else _KINDS[(found["kind"] or found["other"]).lower()]
