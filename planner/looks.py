"""What a character looks like: body, face, hair and clothes as data.

Enters: a character and its description. Leaves: a Look, the same for the same character in every
shot, from which the rigs build a body and the generative tier its reference sheet.
"""

from dataclasses import dataclass

from screenplay.scene_graph import Age, Gender

HAIR_STYLES = (
    "bald", "buzz", "short", "side_part", "curly_short", "afro", "bob", "long", "wavy_long",
    "ponytail", "bun", "braids", "pixie", "balding", "spiky", "undercut", "braid", "tousled",
)  # fmt: skip
TOPS = (
    "tshirt", "shirt", "striped_tee", "sweater", "hoodie", "jacket", "suit", "blouse", "dress",
    "coat", "vest", "uniform", "tank", "polo", "tunic",
)  # fmt: skip
BOTTOMS = ("jeans", "trousers", "skirt", "shorts", "leggings", "dress", "long_skirt")
SHOES = ("sneakers", "boots", "loafers", "heels", "sandals")
FACIAL_HAIR = ("none", "stubble", "moustache", "beard", "goatee")
HATS = ("none", "cap", "beanie", "fedora", "hard_hat", "police", "cowboy", "crown",
        "chef", "top_hat")  # fmt: skip
GLASSES = ("none", "round", "square", "dark")
PATTERNS = ("plain", "stripes", "buttons", "check", "dots", "logo", "floral")


@dataclass(frozen=True, slots=True)
class Look:
    """One character in one costume. Colours are "#rrggbb"."""

    character_id: str
    name: str
    age: Age
    gender: Gender
    stature_m: float  # crown without hair or hat
    build: float  # 0.8 slim … 1.35 heavy; scales girth
    head_m: float  # chin to crown; toon heads are large (0.28 to 0.36)
    skin: str
    hair_style: str
    hair: str
    iris: str
    top: str
    top_colour: str
    top_accent: str
    top_pattern: str
    bottom: str
    bottom_colour: str
    shoes: str
    shoe_colour: str
    facial_hair: str = "none"
    hat: str = "none"
    hat_colour: str = "#444444"
    glasses: str = "none"
    face: int = 0  # index of a face shape: jaw, cheeks, nose, eye spacing
    seed: int = 0
    apron: str = ""  # its colour; empty for none
    facial_hair_colour: str = ""  # where it differs from `hair`
