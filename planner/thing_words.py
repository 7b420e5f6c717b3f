"""Things that scripts name: what each is drawn as, how large it is, where it belongs.

Enters: words of a script. Leaves: `Thing`s. A new noun is a new row; nothing else knows nouns.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

Size = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Thing:
    """One kind of thing: what it is drawn as and its size (width, height, depth)."""

    kind: str
    size_m: Size
    large: bool = False  # stands on the ground and is walked round
    moves: bool = False  # a vehicle
    food: bool = False  # lies on a dish


# nouns = what is drawn | width height depth in metres | traits
_ROWS = """
dish plate saucer = plate | .24 .03 .24
bowl = plate | .24 .06 .24
pan frying-pan skillet saucepan = pan | .26 .06 .42
pancake pancakes = pancake | .17 .03 .17 | food
sandwich = sandwich | .13 .07 .1 | food
cookie cookies biscuit biscuits muffin muffins = muffin | .09 .09 .09 | food
croissant donut doughnut = muffin | .09 .09 .09 | food
birthday-cake cake = cake | .26 .2 .26
pizza = pizza | .34 .05 .34
burger hamburger = burger | .11 .09 .11 | food
mug cup coffee tea teacup cocoa = mug | .1 .1 .1
glass whiskey whisky glass-of-water water-glass = glass | .08 .12 .08
wine = glass | .08 .12 .08
bottle beer champagne = bottle | .08 .3 .08
letter note sheet-of-paper piece-of-paper paper document contract = letter | .21 .01 .15
map = map | .4 .01 .3
photo photograph polaroid snapshot = photograph | .15 .01 .11
envelope = envelope | .22 .01 .11
newspaper = newspaper | .3 .02 .2
magazine = book | .21 .02 .15
book diary notebook journal logbook novel bible = book | .21 .04 .15
file folder script manuscript dossier = folder | .31 .02 .23
telephone landline = telephone | .22 .12 .2
phone cellphone smartphone mobile-phone cell-phone = phone | .08 .01 .16
laptop = laptop | .34 .24 .26
camera = camera | .14 .1 .1
gun pistol revolver handgun = gun | .2 .03 .14
rifle shotgun = rifle | .2 .06 1.0
knife dagger = knife | .03 .02 .28
key keys = key | .04 .01 .09
wedding-ring engagement-ring = ring | .03 .03 .03
money cash banknotes = money | .16 .02 .08
coin coins = coin | .04 .01 .04
wallet = wallet | .12 .02 .1
wristwatch pocket-watch = watch | .05 .02 .1
lantern = lantern | .16 .34 .16
candle candles = candle | .07 .2 .07
flashlight torch = torch | .06 .06 .26
flowers bouquet rose = flower | .2 .06 .34
present presents gift gifts = gift | .2 .2 .18
box package parcel crate = box | .3 .22 .22
suitcase = suitcase | .5 .62 .2 | floor
briefcase = briefcase | .44 .34 .11 | floor
bag handbag purse backpack duffel = bag | .36 .3 .16 | floor
hat = hat | .32 .16 .32
apple = apple | .08 .08 .08
trophy = trophy | .14 .3 .14
teddy-bear teddy = teddy | .2 .28 .18
guitar = guitar | .4 .12 1.0 | floor
ball football basketball = ball | .24 .24 .24 | floor
dog puppy = dog | .3 .6 .8 | floor
cat kitten = cat | .2 .34 .45 | floor
horse mare stallion gelding = horse | .6 1.75 2.2 | large
mule = mule | .8 1.6 2.0 | large
donkey burro = donkey | .8 1.4 1.75 | large
pony = pony | .5 1.35 1.7 | large
van minivan delivery-van = van | 2.0 2.3 4.8 | large moves
ice-cream-van ice-cream-truck = ice_cream_van | 2.0 2.7 4.6 | large moves
ambulance = ambulance | 2.0 2.5 4.8 | large moves
truck lorry pickup pick-up-truck = truck | 2.2 2.7 5.6 | large moves
bus school-bus = bus | 2.4 2.9 7.6 | large moves
car sedan coupe convertible suv mercedes cadillac chevy = car | 1.8 1.5 4.2 | large moves
station-wagon hatchback = car | 1.8 1.5 4.2 | large moves
taxi cab = taxi | 1.8 1.6 4.2 | large moves
police-car patrol-car squad-car cruiser = police_car | 1.8 1.6 4.2 | large moves
motorbike motorcycle scooter harley = motorbike | .7 1.15 2.0 | large moves
boat rowing-boat rowboat dinghy = boat | 1.4 .7 3.6 | large
tent = tent | 2.2 1.5 2.4 | large
bicycle bike = bicycle | 1.7 1.05 .5 | large
"""
_NOT_HERE = re.compile(
    r"\b(no|without|any|into|like|imaginary|another|with|carrying|holding|carries|holds|of|"
    r"wearing|eating|drinking|reading|waving|his own|in)\s+"
    r"(?:(?:an?|the|his|her|their|some|its)\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)  # fmt: skip
_ELSEWHERE = re.compile(r"^\s*(in (?:his|her|their|one) (?:\w+ )?(?:hands?|arms?|pocket)|"
                        r"(?:door|keys?|eyes?|booth|shelf|case|table|park|seat|radio|alarm|shop|store|"
                        r"trough|stall|race|races|trader|thief|trainer|cart|carriage|drawn|shoe|"
                        r"stop|ride|horn|belt|holster|rack|number|call|machine|light|lights|hat|driver|rental)\b)",
                        re.IGNORECASE)  # fmt: skip
_IN_A_BELT = re.compile(  # on somebody's body, however near a table they are
    r"^\s*,?\s*(?:(?:is|are|hangs?|hanging|sits?|rides?|slung|stuck|tucked|thrust|jammed|shoved|"
    r"strapped|tied|belted|stuffed|buttoned|holstered|low|high|safely|loose)\s+)*"
    r"(?:in|into|inside|under|behind|on|at|over|across|round|around|to|through|from)\s+"
    r"(?:(?:his|her|their|the|an?|one)\s+)(?:\w+ )?"
    r"(?:belts?|sash|waistband|holsters?|pockets?|boots?|hips?|shoulders?|arms?|back|waist|neck|"
    r"thigh|chest|lap|sleeve|saddle|scabbard|sheath)\b",
    re.IGNORECASE,
)
_ON_A_HEAD = re.compile(  # what is taken off, put on or touched there does not lie about
    r"\b(?:takes?|pulls?|slips?|whips?|puts?|jams?|pulling|taking|putting)\s+(?:off|on|down)\s"
    r"|\b(?:remov|tip|doff|don|touch|rais|lift|straighten|adjust|tug|loses?)\w*\s",
    re.IGNORECASE,
)
_OFF_A_HEAD = re.compile(r"^\s*(?:off|on|back|down|flies|falls|blows|tumbles)\b", re.IGNORECASE)
_SEEN_INTO = re.compile(
    r"\b(?:looks?|looking|peers?|peering|stares?|staring|gazes?) (?:down )?into (?:the|his|her) $",
    re.IGNORECASE,
)
_OUT_OF_A_POCKET = re.compile(
    r"\b(?:pulls?|takes?|draws?|whips?|fishes|digs?|slides?|brings?|brought|gets?|produces?)\b[^.]*"
    r"(?:\bout\b|\bfrom (?:under|underneath|beneath|behind|below)\b|"
    r"\bfrom (?:his|her|their|the|a) (?:\w+ )?(?:pocket|bag|purse|coat|jacket|belt))",
    re.IGNORECASE,
)

_INTO_A_POCKET = re.compile(
    r"\bpockets (?:it|them|his|her|their|the|an?)\b"
    r"|\b(?:in|into|inside|back in|back into) (?:an?|the|his|her|their) (?:[\w-]+ )?"
    r"(?:pockets?|purse|handbag|coat|jacket|vest|belt|holster|boot|sash|waistband|sleeve)\b",
    re.IGNORECASE,
)


def _read(rows: str) -> tuple[Mapping[str, Thing], frozenset[str]]:
    things: dict[str, Thing] = {}
    floor: set[str] = set()
    for row in rows.strip().splitlines():
        nouns, rest = row.split(" = ")
        kind, size, *traits = (part.strip() for part in rest.split("|"))
        w, h, d = (float(n) for n in size.split())
        said = traits[0].split() if traits else []
        thing = Thing(kind, (w, h, d), "large" in said, "moves" in said, "food" in said)
        for noun in nouns.split():
            things[noun.replace("-", " ")] = thing
            if "floor" in said:
                floor.add(noun.replace("-", " "))
    return MappingProxyType(things), frozenset(floor)


THINGS, ON_FLOOR = _read(_ROWS)
_ANY = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, THINGS), key=len, reverse=True)) + r")\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing named at a place of a text."""

    noun: str
    thing: Thing
    start: int
    end: int
    here: bool  # it can be seen in the set, rather than in a hand, a pocket or a comparison


def mentions(text: str) -> tuple[Mention, ...]:
    """Things that a text names, in order; the longest name counts."""
    found = []
    for match in _ANY.finditer(text):
        noun = match.group(1).lower()
        before, after = text[: match.start()], text[match.end() :]
        away = _NOT_HERE.search(before[-48:]) and not _SEEN_INTO.search(before[-48:])
        here = not (
            away
            or _ELSEWHERE.match(after)
            or _IN_A_BELT.match(after)
            or _is_worn(noun, before, after)
        )
        found.append(Mention(noun, THINGS[noun], match.start(), match.end(), here))
    return tuple(found)


def _is_worn(noun: str, before: str, after: str) -> bool:
    """Whether a hat is on a head as it is named, or goes there."""
    if THINGS[noun].kind != "hat":
        return False
    return bool(_ON_A_HEAD.search(before[-28:]) or _OFF_A_HEAD.match(after))


def drawn_from_a_pocket(text: str) -> bool:
    """Whether words say that a thing comes out of clothes or a bag rather than off a table."""
    return bool(_OUT_OF_A_POCKET.search(text))


def put_in_a_pocket(text: str) -> bool:
    """Whether words say that a thing goes into clothes or a bag rather than onto a table."""
    return bool(_INTO_A_POCKET.search(text))
