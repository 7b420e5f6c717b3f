"""What words in a script say about how somebody looks.

Enters: nothing. Leaves: tables from words to fields of `planner.looks.Look`, read by
`planner.appearance`. Words are written as that reader sees them: lower case, hyphens as spaces
except in the compounds of `COMPOUNDS`.
"""

from collections.abc import Mapping
from typing import Any

from screenplay.words.vocabulary import vocabulary

Features = Mapping[str, Any]  # fields of Look

PROFESSIONS: Mapping[str, Features] = {
    "police": {"top": "uniform", "top_colour": "#3d5078", "top_accent": "#e8c860", "hat": "police",
               "hat_colour": "#2c3a5a", "bottom": "trousers", "bottom_colour": "#2f3a54",
               "shoes": "boots", "shoe_colour": "#2a262a", "top_pattern": "buttons"},
    "detective": {"top": "coat", "top_colour": "#b39a72", "top_accent": "#e9e2d4",
                  "bottom": "trousers", "shoes": "loafers", "top_pattern": "plain"},
    "doctor": {"top": "coat", "top_colour": "#f1f0ec", "top_accent": "#7fa8c9",
               "bottom": "trousers", "shoes": "loafers", "top_pattern": "plain"},
    "nurse": {"top": "uniform", "top_colour": "#8fc4cf", "top_accent": "#ffffff",
              "bottom": "trousers", "bottom_colour": "#7fb4c2", "shoes": "sneakers",
              "shoe_colour": "#f4f1ea", "top_pattern": "plain"},
    "waitress": {"top": "dress", "top_colour": "#e0707a", "top_accent": "#fff4ea",
                 "bottom": "dress", "shoes": "sneakers", "shoe_colour": "#f4f1ea",
                 "top_pattern": "buttons"},
    "waiter": {"top": "vest", "top_colour": "#2e2b33", "top_accent": "#f4f1ea",
               "bottom": "trousers", "bottom_colour": "#2e2b33", "shoes": "loafers"},
    "soldier": {"top": "uniform", "top_colour": "#74794e", "top_accent": "#4f5438",
                "bottom": "trousers", "bottom_colour": "#646a46", "shoes": "boots",
                "shoe_colour": "#3c332a", "hat": "cap", "hat_colour": "#5d6240",
                "top_pattern": "plain"},
    "chef": {"top": "uniform", "top_colour": "#f4f1ea", "top_accent": "#3a3a42",
             "bottom": "trousers", "bottom_colour": "#4a4a55", "hat": "chef",
             "hat_colour": "#f7f5ef", "top_pattern": "buttons"},
    "business": {"top": "suit", "bottom": "trousers", "shoes": "loafers", "top_pattern": "plain"},
    "priest": {"top": "suit", "top_colour": "#2b2930", "top_accent": "#2b2930",
               "bottom": "trousers", "bottom_colour": "#2b2930", "shoes": "loafers",
               "shoe_colour": "#1f1d22", "top_pattern": "plain"},
    "cowboy": {"top": "vest", "top_colour": "#7a4c2c", "top_accent": "#c8574a", "hat": "cowboy",
               "hat_colour": "#8a5c34", "bottom": "jeans", "shoes": "boots",
               "shoe_colour": "#6a4028"},
    "worker": {"top": "vest", "top_colour": "#f08a2c", "top_accent": "#8fa0b0", "bottom": "jeans",
               "hat": "hard_hat", "hat_colour": "#f4c430", "shoes": "boots",
               "shoe_colour": "#8a6a3c"},
    "royal": {"hat": "crown", "hat_colour": "#e8bc3c", "top": "coat", "top_colour": "#8a2f4a",
              "top_accent": "#f1d98a"},
    "student": {"top": "hoodie", "bottom": "jeans", "shoes": "sneakers"},
    "athlete": {"top": "tank", "bottom": "shorts", "shoes": "sneakers"},
    "mechanic": {"top": "uniform", "top_colour": "#54749a", "bottom": "trousers",
                 "bottom_colour": "#54749a", "shoes": "boots", "hat": "cap"},
    "teacher": {"top": "sweater", "bottom": "trousers", "glasses": "round", "shoes": "loafers"},
    "scientist": {"top": "coat", "top_colour": "#f1f0ec", "glasses": "round",
                  "bottom": "trousers", "top_pattern": "plain"},
    "bride": {"top": "dress", "top_colour": "#f8f4ec", "top_accent": "#ffffff",
              "bottom": "dress", "top_pattern": "plain", "shoes": "heels"},
    "hipster": {"top": "shirt", "top_pattern": "check", "facial_hair": "beard", "hat": "beanie",
                "bottom": "jeans"},
}  # fmt: skip

PROFESSION_WORDS: Mapping[str, str] = {
    "cop": "police", "cops": "police", "policeman": "police", "policewoman": "police",
    "police": "police", "officer": "police", "sheriff": "cowboy", "deputy": "police",
    "constable": "police", "guard": "police", "trooper": "police", "sergeant": "soldier",
    "detective": "detective", "inspector": "detective", "investigator": "detective",
    "spy": "detective", "doctor": "doctor", "dr": "doctor", "physician": "doctor",
    "surgeon": "doctor", "nurse": "nurse", "paramedic": "nurse", "orderly": "nurse",
    "waitress": "waitress", "barmaid": "waitress", "waiter": "waiter", "bartender": "waiter",
    "barman": "waiter", "butler": "waiter", "soldier": "soldier", "captain": "soldier",
    "lieutenant": "soldier", "private": "soldier", "general": "soldier", "colonel": "soldier",
    "corporal": "soldier", "chef": "chef", "cook": "chef", "baker": "chef",
    "businessman": "business", "businesswoman": "business", "lawyer": "business",
    "attorney": "business", "banker": "business", "executive": "business", "boss": "business",
    "agent": "business", "president": "business", "senator": "business", "mayor": "business",
    "judge": "business", "salesman": "business", "manager": "business", "priest": "priest",
    "reverend": "priest", "pastor": "priest", "cowboy": "cowboy",
    "rancher": "cowboy", "outlaw": "cowboy", "worker": "worker", "builder": "worker",
    "foreman": "worker", "engineer": "worker", "king": "royal", "queen": "royal",
    "prince": "royal", "princess": "royal", "student": "student", "athlete": "athlete",
    "runner": "athlete", "boxer": "athlete", "mechanic": "mechanic", "plumber": "mechanic",
    "janitor": "mechanic", "driver": "mechanic", "teacher": "teacher", "professor": "teacher",
    "librarian": "teacher", "scientist": "scientist", "chemist": "scientist", "bride": "bride",
    "hipster": "hipster",
}  # fmt: skip

COMPOUNDS: Mapping[str, str] = {
    r"t[- ]shirts?": "tshirt", r"tank[- ]top": "tanktop", r"turtle[- ]?neck": "turtleneck",
    r"salt[- ]and[- ]pepper": "saltandpepper", r"horn[- ]rim(?:med|s)?": "hornrimmed",
    r"clean[- ]shaven": "cleanshaven", r"polka[- ]dot(?:s|ted)?": "polkadot",
    r"black[- ]rimmed|thick[- ]rimmed": "hornrimmed", r"wire[- ]rimmed": "wirerimmed",
    r"dark glasses": "sunglasses", r"side[- ]part(?:ing|ed)?": "sidepart",
    r"five o'clock shadow": "stubble", r"crew[- ]cut": "crewcut", r"buzz[- ]?cut": "crewcut",
    r"shaved head|shaven head": "crewcut", r"pony[- ]tails?": "ponytail",
    r"bald[- ]head(?:ed)?": "bald", r"red[- ]?heads?": "redhead", r"red[- ]?headed": "redhead",
    r"plain[- ]clothes": "plainclothes", r"well[- ]built": "burly", r"middle[- ]aged": "aged",
    r"over[- ]weight": "overweight", r"heavy[- ]set": "heavyset",
    r"dark[- ]skinned": "darkskinned",
    r"(?:fair|light|white|pale)[- ]skinned": "fairskinned",
    r"african[- ]american": "africanamerican",
    r"broad[- ]shouldered": "burly", r"pot[- ]bellied": "portly", r"leg[- ]?gings": "leggings",
    r"business suit|three[- ]piece": "suit", r"bath[- ]?robe|dressing gown": "robe",
    r"swept[- ]back|slicked[- ]back|slicked": "sweptback", r"shoulder[- ]length": "long",
    r"chin[- ]length": "chinlength", r"close[- ]cropped": "cropped",
    r"strawberry blonde?": "auburn",
    r"grey[- ]?ing|graying": "greying", r"mid[- ]length": "long", r"pig[- ]tails": "pigtails",
    r"top[- ]hat": "tophat", r"hard[- ]hat": "hardhat", r"cowboy[- ]hat": "stetson",
    r"bowl cut": "bob", r"police (?:hat|cap)": "policecap", r"chef'?s? hat": "toque",
    r"high[- ]heels": "heels", r"olive[- ]skinned": "oliveskinned",
}  # fmt: skip
"""What is one word to the reader although typed as several: regular expressions and the word."""

# Tops by name: fields, and how far out they are worn; of several the outermost shows.
TOPS: Mapping[str, tuple[Features, int]] = {
    "coat": ({"top": "coat"}, 9), "overcoat": ({"top": "coat"}, 9), "robe": ({"top": "coat"}, 9),
    "trench": ({"top": "coat", "top_colour": "#b39a72"}, 9), "cloak": ({"top": "coat"}, 9),
    "trenchcoat": ({"top": "coat", "top_colour": "#b39a72"}, 9), "parka": ({"top": "coat"}, 9),
    "raincoat": ({"top": "coat", "top_colour": "#f0c83c"}, 9), "cape": ({"top": "coat"}, 9),
    "labcoat": ({"top": "coat", "top_colour": "#f1f0ec"}, 9), "fur": ({"top": "coat"}, 9),
    "jacket": ({"top": "jacket"}, 8), "windbreaker": ({"top": "jacket"}, 8),
    "anorak": ({"top": "jacket"}, 8), "suit": ({"top": "suit", "bottom": "trousers"}, 7),
    "suits": ({"top": "suit", "bottom": "trousers"}, 7), "blazer": ({"top": "suit"}, 7),
    "tuxedo": ({"top": "suit", "bottom": "trousers", "top_colour": "#2b2930",
                "bottom_colour": "#2b2930", "top_accent": "#2b2930"}, 7),
    "tux": ({"top": "suit", "bottom": "trousers", "top_colour": "#2b2930",
             "bottom_colour": "#2b2930", "top_accent": "#2b2930"}, 7),
    "hoodie": ({"top": "hoodie"}, 6), "hoody": ({"top": "hoodie"}, 6),
    "sweatshirt": ({"top": "hoodie"}, 6), "hooded": ({"top": "hoodie"}, 6),
    "cardigan": ({"top": "sweater"}, 6), "vest": ({"top": "vest"}, 5),
    "waistcoat": ({"top": "vest"}, 5), "sweater": ({"top": "sweater"}, 4),
    "jumper": ({"top": "sweater"}, 4), "pullover": ({"top": "sweater"}, 4),
    "turtleneck": ({"top": "sweater"}, 4), "knit": ({"top": "sweater"}, 4),
    "uniform": ({"top": "uniform"}, 4), "scrubs": ({"top": "uniform", "bottom": "trousers",
    "top_colour": "#7fb8a8", "bottom_colour": "#7fb8a8", "top_pattern": "plain"}, 4),
    "dress": ({"top": "dress", "bottom": "dress"}, 3),
    "gown": ({"top": "dress", "bottom": "dress"}, 3),
    "sundress": ({"top": "dress", "bottom": "dress", "top_pattern": "floral"}, 3),
    "nightgown": ({"top": "dress", "bottom": "dress"}, 3),
    "blouse": ({"top": "blouse"}, 2), "shirt": ({"top": "shirt"}, 2),
    "flannel": ({"top": "shirt", "top_pattern": "check"}, 2), "polo": ({"top": "polo"}, 2),
    "pajamas": ({"top": "shirt", "bottom": "trousers"}, 2),
    "pyjamas": ({"top": "shirt", "bottom": "trousers"}, 2),
    "tshirt": ({"top": "tshirt"}, 1), "tee": ({"top": "tshirt"}, 1), "top": ({"top": "tshirt"}, 1),
    "jersey": ({"top": "tshirt"}, 1), "tanktop": ({"top": "tank"}, 1),
    "undershirt": ({"top": "tank", "top_colour": "#f0ece2"}, 1), "tie": ({"top": "suit"}, 0),
    "necktie": ({"top": "suit"}, 0),
}  # fmt: skip
WHOLE = ("pajamas", "pyjamas", "suit", "suits", "scrubs", "tux", "tuxedo", "uniform")
"""Costumes whose colour is worn above and below."""

BOTTOMS: Mapping[str, Features] = {
    "jeans": {"bottom": "jeans", "bottom_colour": "#4a6a98"}, "trousers": {"bottom": "trousers"},
    "pants": {"bottom": "trousers"}, "slacks": {"bottom": "trousers"},
    "khakis": {"bottom": "trousers", "bottom_colour": "#b09c6c"},
    "chinos": {"bottom": "trousers", "bottom_colour": "#b09c6c"},
    "overalls": {"bottom": "jeans"}, "dungarees": {"bottom": "jeans"},
    "shorts": {"bottom": "shorts"}, "skirt": {"bottom": "skirt"}, "miniskirt": {"bottom": "skirt"},
    "leggings": {"bottom": "leggings"}, "tights": {"bottom": "leggings"},
}  # fmt: skip
SHOES: Mapping[str, str] = {
    "boots": "boots", "heels": "heels", "stilettos": "heels", "pumps": "heels",
    "sandals": "sandals", "barefoot": "sandals", "slippers": "sandals", "sneakers": "sneakers",
    "trainers": "sneakers", "loafers": "loafers", "shoes": "loafers", "clogs": "loafers",
}  # fmt: skip
HATS: Mapping[str, Features] = {
    "cap": {"hat": "cap"}, "beanie": {"hat": "beanie"}, "beret": {"hat": "beanie"},
    "fedora": {"hat": "fedora"}, "trilby": {"hat": "fedora"}, "hat": {"hat": "fedora"},
    "bowler": {"hat": "fedora", "hat_colour": "#2e2b33"}, "stetson": {"hat": "cowboy"},
    "hardhat": {"hat": "hard_hat", "hat_colour": "#f4c430"}, "helmet": {"hat": "hard_hat"},
    "crown": {"hat": "crown", "hat_colour": "#e8bc3c"},
    "tiara": {"hat": "crown", "hat_colour": "#d8d8e2"},
    "tophat": {"hat": "top_hat", "hat_colour": "#2b2930"},
    "toque": {"hat": "chef", "hat_colour": "#f7f5ef"},
    "policecap": {"hat": "police", "hat_colour": "#2c3a5a"},
}  # fmt: skip
HAT_KINDS: Mapping[str, str] = {
    "straw": "cowboy", "wool": "beanie", "woolly": "beanie", "knitted": "beanie",
    "woollen": "beanie", "bobble": "beanie",
}  # fmt: skip
GLASSES: Mapping[str, str] = {
    "glasses": "", "spectacles": "", "specs": "", "eyeglasses": "", "bifocals": "",
    "bespectacled": "", "sunglasses": "dark", "shades": "dark", "aviators": "dark",
}  # fmt: skip
GLASSES_KINDS: Mapping[str, str] = {
    "round": "round", "square": "square", "hornrimmed": "square", "rectangular": "square",
    "wirerimmed": "round", "dark": "dark", "mirrored": "dark", "thick": "round",
}  # fmt: skip
PATTERNS: Mapping[str, str] = {
    "striped": "stripes", "stripes": "stripes", "stripy": "stripes", "stripey": "stripes",
    "pinstriped": "plain", "check": "check", "checked": "check", "checkered": "check",
    "chequered": "check", "plaid": "check", "tartan": "check", "gingham": "check",
    "lumberjack": "check", "polkadot": "dots", "dotted": "dots", "spotted": "dots",
    "dots": "dots", "floral": "floral", "flowered": "floral", "flowery": "floral",
    "sunflower": "floral", "flower": "floral", "hawaiian": "floral", "flowers": "floral",
    "plain": "plain", "knitted": "plain", "woollen": "plain", "wool": "plain", "logo": "logo",
}  # fmt: skip
MATERIAL_COLOURS: Mapping[str, str] = {
    "leather": "#3a2f33", "denim": "#5a7aa6", "tweed": "#8a7050", "camouflage": "#7c8048",
    "camo": "#7c8048", "sunflower": "#f2c84a", "straw": "#dcc078", "camel": "#b98f5c",
}  # fmt: skip

# Hair: nouns that are a style; "" leaves the style to its modifiers.
HAIR_NOUNS: Mapping[str, str] = {
    "hair": "", "haired": "", "locks": "", "mane": "long", "curls": "curly", "braid": "braid",
    "plait": "braid", "braids": "braids", "plaits": "braids", "pigtails": "braids",
    "dreadlocks": "braids", "dreads": "braids", "cornrows": "braids", "ponytail": "ponytail",
    "bun": "bun", "topknot": "bun", "chignon": "bun", "updo": "bun", "bob": "bob", "afro": "afro",
    "pixie": "pixie", "crewcut": "buzz", "sidepart": "side_part", "parting": "side_part",
    "undercut": "undercut", "mohawk": "spiky", "quiff": "short", "mop": "tousled",
    "mullet": "long", "fringe": "", "bangs": "", "crop": "short",
}  # fmt: skip
HAIR_MODIFIERS: Mapping[str, str] = {
    "short": "short", "cropped": "short", "long": "long", "flowing": "long", "curly": "curly",
    "curled": "curly", "frizzy": "curly", "wavy": "wavy", "wild": "wild", "messy": "wild",
    "tousled": "wild", "unruly": "wild", "shaggy": "wild", "unkempt": "wild", "tangled": "wild",
    "dishevelled": "wild", "disheveled": "wild", "spiky": "spiky", "spiked": "spiky",
    "gelled": "spiky", "thinning": "balding", "receding": "balding", "sweptback": "undercut",
    "combed": "side_part", "straight": "straight", "shaved": "buzz", "buzzed": "buzz",
    "braided": "braid", "plaited": "braid", "chinlength": "bob", "bobbed": "bob",
    "tied": "ponytail", "loose": "long", "pinned": "bun",
    "afro": "afro", "neat": "side_part", "bushy": "wild",
}  # fmt: skip
HAIR_ALONE: Mapping[str, Features] = {
    "bald": {"hair_style": "bald"}, "balding": {"hair_style": "balding"},
    "blonde": {"hair": "#e2bd62"}, "blond": {"hair": "#e2bd62"}, "redhead": {"hair": "#b04a26"},
    "redheaded": {"hair": "#b04a26"}, "brunette": {"hair": "#54331f"},
    "ginger": {"hair": "#c05f2a"}, "greying": {"hair": "#8f9099"},
}  # fmt: skip
FACIAL: Mapping[str, str] = {
    "beard": "beard", "bearded": "beard", "whiskers": "beard", "moustache": "moustache",
    "mustache": "moustache", "moustachioed": "moustache", "mustachioed": "moustache",
    "goatee": "goatee", "stubble": "stubble", "unshaven": "stubble", "cleanshaven": "none",
    "beardless": "none", "stubbly": "stubble",
}  # fmt: skip

BUILD_WORDS: Mapping[str, float] = {
    "fat": 1.32, "heavy": 1.24, "heavyset": 1.26, "overweight": 1.28, "obese": 1.35, "stout": 1.24,
    "chubby": 1.2, "plump": 1.2, "stocky": 1.2, "burly": 1.24, "portly": 1.26, "big": 1.20,
    "large": 1.2, "huge": 1.28, "muscular": 1.16, "muscled": 1.16, "strong": 1.1, "round": 1.24,
    "athletic": 1.02, "hulking": 1.3, "massive": 1.3, "bulky": 1.24, "thickset": 1.22,
    "thin": 0.84, "skinny": 0.8, "slim": 0.87, "slender": 0.85, "lanky": 0.82, "wiry": 0.87,
    "gaunt": 0.8, "petite": 0.85, "frail": 0.82, "lean": 0.88, "bony": 0.8, "slight": 0.85,
    "scrawny": 0.8, "willowy": 0.84, "gangly": 0.82,
}  # fmt: skip
STATURE_WORDS: Mapping[str, float] = {
    "tall": 0.10, "towering": 0.16, "lanky": 0.10, "short": -0.10, "small": -0.08, "tiny": -0.13,
    "petite": -0.09, "diminutive": -0.14, "huge": 0.12, "giant": 0.18, "hulking": 0.12,
    "gangly": 0.10, "little": -0.08, "big": 0.05, "massive": 0.10, "willowy": 0.07,
}  # fmt: skip
SKIN_WORDS: Mapping[str, tuple[int, int]] = {
    "pale": (0, 0), "fairskinned": (0, 1), "tanned": (4, 5), "black": (7, 9), "white": (0, 3),
    "africanamerican": (7, 9), "african": (8, 9), "nigerian": (8, 9), "indian": (5, 7),
    "asian": (1, 3), "chinese": (1, 3), "japanese": (1, 3), "korean": (1, 3), "latino": (4, 6),
    "latina": (4, 6), "hispanic": (4, 6), "mexican": (4, 6), "arab": (4, 6), "pasty": (0, 0),
    "darkskinned": (7, 9), "oliveskinned": (4, 5), "scandinavian": (0, 1), "caucasian": (0, 3),
    "ruddy": (1, 2), "freckled": (0, 2), "sunburnt": (2, 3), "weathered": (2, 5),
}  # fmt: skip
SKIN_TONES: Mapping[str, tuple[int, int]] = {
    "dark": (7, 9), "black": (8, 9), "brown": (6, 7), "olive": (4, 5), "pale": (0, 0),
    "fair": (0, 1), "light": (0, 2), "white": (0, 1), "tan": (4, 5), "ebony": (9, 9),
}  # fmt: skip

PERSON_WORDS = vocabulary(
    """
    man men woman women boy girl guy lady gentleman kid child teen teenager person fellow dude
    figure son daughter mother father brother sister wife husband friend grandmother grandfather
    grandma grandpa baby infant uncle aunt cousin stranger neighbour neighbor boyfriend girlfriend
    customer passenger couple twin student youth lad lass bloke widow widower retiree veteran
    partner colleague clerk leader owner farmer fisherman sailor
    """
)
ADJECTIVES = vocabulary(
    """
    very extremely quite rather somewhat slightly a an the his her their and but old young elderly
    handsome pretty beautiful gorgeous attractive tired nervous quiet loud friendly kind warm quick
    serious stern tough hard grim nice plain rugged good looking well dressed aged built asthmatic
    retired shy smart sharp clever cheerful jolly gentle proud intense confident charming
    """
)
FORMER = vocabulary("retired former ex once failed fired disgraced")
HANDLED = vocabulary(
    """
    holds holding carries carrying picks folds folding irons hangs hanging buys sells grabs offers
    hands finds washes washing throws drops toward towards beneath behind
    """
)
"""Words after which a garment is a thing in hand, not worn."""
VESSELS = vocabulary(
    """
    two three four five six several wine champagne beer shot whiskey whisky water empty full
    drinking pint tall martini clinking cocktail
    """
)
"""Words before "glasses" that one drinks from."""
