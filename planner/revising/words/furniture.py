"""What may come into a set by a note, and what stands in sets already."""

from planner.thing_words import THINGS
from screenplay.words.vocabulary import vocabulary

FURNITURE = vocabulary(
    """
    table chair sofa couch armchair stool bench desk bed lamp lantern shelf bookcase bookshelf
    cabinet cupboard dresser sideboard wardrobe counter stove fridge sink rug carpet clock picture
    painting mirror plant tree bush flowers rock fountain bin fence letterbox hydrant car bicycle
    van truck piano television tv telephone candle vase barrel crate box fireplace window door
    curtain bookshelves statue tent boat planter pendant
    """
)
"""What may come into a set by a note; whether it can be drawn is for the edit to say."""
_STANDS = (
    "bar counter", "big desk", "bus stop", "coat stand", "coat hooks", "coffee table", "deck chair",
    "exit sign", "filing cabinet", "floor lamp", "fruit stand", "fuel pump", "hospital bed",
    "jukebox", "lamp post", "letter box", "lockers", "meeting table", "menu board", "neon sign",
    "nightstand", "notice board", "office chair", "parking meter", "pay phone", "pendant lamp",
    "phone box", "poster", "power pole", "radiator", "road sign", "round table", "school desk",
    "shop counter", "side table", "street tree", "telephone box", "toilet", "bathtub", "throne",
    "trolley", "umbrella", "vending machine", "wall shelf", "water cooler", "whiteboard",
    "blackboard", "dartboard", "workbench", "altar", "cactus", "campfire", "gravestone", "hedge",
    "booth", "bunk", "column", "console", "dais", "drum", "globe", "monitor", "pallet rack", "shed",
    "splashback", "taxi", "log", "palm", "palm tree", "pew", "pine", "pine tree", "punch bag",
    "stump", "swing",
)  # fmt: skip
"""Further things that stand or hang in sets, by the names that sets have for them."""


BROUGHT = FURNITURE | frozenset(THINGS)
SET_THINGS = FURNITURE | frozenset(_STANDS)
"""Words for what a set is furnished with."""
