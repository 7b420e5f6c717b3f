"""What the things in hands are drawn as: themselves, or a like thing that somebody modelled.

Enters: a noun. Leaves: the kind of prop that stands for it, or None: such a thing is mimed with an
empty hand rather than drawn as something else. A new noun is a new word in a row.
"""

from collections.abc import Mapping
from types import MappingProxyType

from planner.thing_words import THINGS

_ROWS = """
mug = cup coffee tea teacup
glass = drink wine whiskey whisky water wineglass nectar juice milk soda shot cocktail
bottle = beer
phone = cellphone cell smartphone mobile
receiver = handset
gun = pistol revolver handgun weapon
rifle = shotgun
letter = paper note page document contract slip form list coupon autograph telegram diploma deed
letter = receipt
photograph = photo picture polaroid snapshot
envelope = card ticket
folder = paperwork file script clipboard tablet record binder evidence chart
book = magazine notebook diary journal novel manual catalogue catalog
knife = dagger blade scissors razor
bag = purse handbag backpack paper_bag sack pouch bundle basket
briefcase = case
suitcase = luggage
key = keys
box = package parcel hatbox toolbox carton casket
gift = present
flower = flowers rose bouquet stem
cigarette = cigar joint pipe
money = cash bill bills banknotes dollar winnings dollars
coin = coins badge
plate = dish bowl food breakfast serving cereal
pancake = pancakes
muffin = cookie biscuit
ice_cream = cone ice-cream
towel = handkerchief cloth napkin coat jacket dress clothes sock blanket rug sheet shawl scarf rag
burger = hamburger
ball = football basketball
dog = puppy
cat = kitten
lantern = lamp oil_lamp
spoon = fork
pan = frying_pan
torch = flashlight lighter
pen = pencil marker lipstick needle
hat = cap
apple = fruit
laptop = computer
cake = pie
watch = locket
umbrella = parasol
brush = hairbrush paintbrush toothbrush
comb =
ring = earring
belt = strap sash
rope = reins rein leash whip cord lasso string twine
cards = deck playing_cards
stick = cane crutch poker club rod pole wand sceptre scepter crowbar bat baton twig branch
stick = walking_stick
broom = mop rake plunger
rock = stone pebble brick
shoe = shoes boot boots slipper slippers
jar = tin can canister yogurt jug pitcher
tray =
whistle =
bucket = pail
spectacles = glasses sunglasses eyeglasses goggles
sword = sabre saber rapier cutlass
baby = babies infant newborn
axe = hatchet hammer mallet
"""
"""What is drawn = what is drawn like it; an underline is a space."""


def _read(rows: str) -> Mapping[str, str]:
    like: dict[str, str] = {}
    for row in rows.strip().splitlines():
        kind, nouns = (part.strip() for part in row.split("="))
        for noun in (kind, *nouns.split()):
            like[noun.replace("_", " ")] = kind.replace("_", " ")
    return MappingProxyType(like)


LIKE = _read(_ROWS)


def modelled(noun: str) -> str | None:
    """The kind of prop that a noun is drawn as, by itself or by its last word; None for none."""
    word = noun.strip().lower().replace("_", " ")
    last = word.rsplit(" ", 1)[-1]
    for name in (word, last, last.removesuffix("s")):
        if name in LIKE:
            return LIKE[name]
        if name in THINGS and not THINGS[name].large:
            return THINGS[name].kind
    return None
