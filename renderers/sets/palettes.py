"""Colour schemes and finishes: what an art director settles before anything is built.

Enters: a kind of place and a seed. Leaves: a `Palette` (roles, "#rrggbb") and a `Finish`
(materials of floor and walls). Backgrounds keep mid saturation and stay lighter or darker than
skin, so that faces stand out.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role."""

    wall: str
    dado: str  # lower part of the wall
    trim: str  # skirting, rails, window frames
    floor: str
    ceiling: str
    wood: str
    dark: str  # dark wood, legs
    front: str  # painted furniture
    top: str  # worktops
    textile: str
    accent: str
    second: str
    metal: str = "#aab4bb"
    leaf: str = "#5f9a55"


@dataclass(frozen=True, slots=True)
class Finish:
    """Materials by surface; `dado_m` 0 leaves the wall in one piece."""

    floor: str = "planks"
    wall: str = "wallpaper"
    dado: str = "panelling"
    dado_m: float = 0.0
    skirting: bool = True
    cornice: bool = False


_WARM = Palette(
    wall="#ecd9b0", dado="#7fa39a", trim="#fff3dc", floor="#c98f5e", ceiling="#f6ecd6",
    wood="#b97a4a", dark="#7d4c31", front="#5f9ea0", top="#ece4d4", textile="#d9694f",
    accent="#e9a23b", second="#4f7f9b",
)  # fmt: skip
_KITCHEN = (
    _WARM,
    replace(_WARM, wall="#dfe6cf", dado="#c7835f", front="#e3b04b", textile="#5b8e7d",
            accent="#c8553d", second="#3f6f8c", floor="#b9beb0", wood="#c58d5a"),
    replace(_WARM, wall="#f1d3bd", dado="#6f8fae", front="#7d97b8", textile="#e2b05a",
            accent="#b5495b", second="#5c8a6b", floor="#d2a679"),
)  # fmt: skip
_LIVING = (
    replace(_WARM, wall="#c9d5c3", dado="#a9bda6", floor="#b07a4c", textile="#c96f4a",
            front="#8c6b4f", accent="#e0a545", second="#3f7377", wood="#a56c42", dark="#5e3a29"),
    replace(_WARM, wall="#e5cfae", dado="#c4a57e", floor="#8f5f41", textile="#4f7a82",
            front="#6c8a72", accent="#d47348", second="#b2513f", wood="#9c6440", dark="#553427"),
    replace(_WARM, wall="#b9c9d2", dado="#8fa6b3", floor="#c08a5a", textile="#d9a24a",
            front="#7b5b47", accent="#cf6a57", second="#566f94", wood="#b07a4b", dark="#644232"),
)  # fmt: skip
_BEDROOM = (
    replace(_WARM, wall="#d8c9dc", dado="#b9a3c2", floor="#c2966b", textile="#7d9bc4",
            front="#f0e2cc", accent="#e59a8a", second="#6d83b0", wood="#b5825a"),
    replace(_WARM, wall="#bfd3cf", dado="#93b3ae", floor="#b98a5f", textile="#e0a15c",
            front="#e9dcc4", accent="#d7705c", second="#4e8087"),
    replace(_WARM, wall="#ebd2c0", dado="#cfa690", floor="#a87550", textile="#6f9a8d",
            front="#8a6a58", accent="#dd9c4e", second="#b85f5f"),
)  # fmt: skip
_OFFICE = (
    replace(_WARM, wall="#d3dbd0", dado="#86a5a3", floor="#6f868c", textile="#4d7b87",
            front="#c9a877", accent="#e3873f", second="#3c6478", wood="#c39a6b", dark="#4d4f57"),
    replace(_WARM, wall="#e3d3b4", dado="#b08a63", floor="#7c7a70", textile="#a4573f",
            front="#7d8f6f", accent="#d99e3e", second="#5d7350", wood="#a9784f", dark="#4b3f3b"),
)  # fmt: skip
_CAFE = (
    replace(_WARM, wall="#e7cfa6", dado="#4f7468", floor="#b9794f", textile="#b84f3e",
            front="#3f6a5f", accent="#e8a33d", second="#8c3f3a", wood="#a4663c", dark="#4f3025"),
    replace(_WARM, wall="#d3dccb", dado="#b06a4a", floor="#c2a27c", textile="#45707c",
            front="#a85f43", accent="#e0b04c", second="#2f5964", wood="#b47b4c", dark="#573a2b"),
)  # fmt: skip
_BAR = (
    replace(_WARM, wall="#8a4a40", dado="#5b3a2c", trim="#c79a5d", floor="#7a5037",
            ceiling="#5d4136", textile="#2f6b61", front="#6a3f2a", accent="#e2a23c",
            second="#2c5a66", wood="#8a5431", dark="#40281f", top="#a8703f"),
    replace(_WARM, wall="#3f6468", dado="#5a3d2e", trim="#caa066", floor="#6c4a37",
            ceiling="#48545a", textile="#a3443c", front="#70452e", accent="#e5ad4a",
            second="#93453d", wood="#96603a", dark="#3e2a22", top="#b17c49"),
)  # fmt: skip
_TAPROOM = (
    replace(_BAR[0], wall="#7f6c58", dado="#523829", ceiling="#4d3b2f", trim="#a07c50",
            textile="#7a3a34", second="#4f6660"),
    replace(_BAR[1], wall="#6c7465", dado="#50382a", ceiling="#49433a", trim="#a5845a",
            textile="#6d3c34", second="#6a5a4c"),
)  # fmt: skip
_CLINIC = (
    replace(_WARM, wall="#dfe9e4", dado="#8fc0b5", trim="#f7fbf7", floor="#bcd0cb",
            ceiling="#f2f6f2", textile="#6fa9b8", front="#e4ece9", accent="#e8936b",
            second="#5a8fa3", wood="#d2ab7d", dark="#5b6a72", top="#f3f5f0"),
    replace(_WARM, wall="#e8e3d3", dado="#9db7cf", trim="#fbf9f2", floor="#c9c8b9",
            ceiling="#f4f2ea", textile="#7a9fca", front="#e8e6dc", accent="#e6b85c",
            second="#5f86b3", wood="#cfa97a", dark="#5a616e", top="#f5f3ea"),
)  # fmt: skip
_SCHOOL = (
    replace(_WARM, wall="#e9dfb9", dado="#7da08b", floor="#b88455", textile="#c85f49",
            front="#d6a257", accent="#e0913a", second="#46788c", wood="#c69158", dark="#6b5a4d"),
    replace(_WARM, wall="#cfdde0", dado="#d0a46a", floor="#a9784f", textile="#4f8c8a",
            front="#c98f52", accent="#d95f4b", second="#577fa5", wood="#c08a55", dark="#5d5148"),
)  # fmt: skip
_SHOP = (
    replace(_WARM, wall="#e6e3cc", dado="#d98a55", floor="#c8c0a8", textile="#3f8c86",
            front="#e9e0c9", accent="#e2693f", second="#3d7f9e", wood="#c4925d", dark="#56504c"),
    replace(_WARM, wall="#d4e2dd", dado="#5f93a8", floor="#d1bd97", textile="#e39a45",
            front="#efe6d2", accent="#d6504b", second="#5b9a62", wood="#b98656", dark="#4f5560"),
)  # fmt: skip
_CORRIDOR = (
    replace(_WARM, wall="#d9d3bd", dado="#6f9a97", floor="#b3a58d", textile="#b25542",
            front="#7f9f9a", accent="#dfa14a", second="#4d7286", wood="#a9744a"),
    replace(_WARM, wall="#cfd4d8", dado="#b0785a", floor="#9aa3a3", textile="#4f7486",
            front="#b98a5c", accent="#e0a03f", second="#5d6f8c", wood="#b17d50"),
)  # fmt: skip
_TOWN = (
    Palette(wall="#c9785a", dado="#8d6b58", trim="#f5ead2", floor="#b9b2a3", ceiling="#b5573f",
            wood="#a8734a", dark="#4b4a50", front="#4f8079", top="#d9cdb4", textile="#d0543f",
            accent="#e6ac45", second="#557fa0", metal="#4a5a5c", leaf="#6f9f4c"),
    Palette(wall="#d9b070", dado="#9a8264", trim="#fdf3df", floor="#b3b3ad", ceiling="#8a5548",
            wood="#9c6a45", dark="#45454c", front="#9a4b46", top="#d3c6ad", textile="#3f8a86",
            accent="#e28a3e", second="#6c7fae", metal="#46545a", leaf="#7aa552"),
    Palette(wall="#8fa9b0", dado="#73848a", trim="#f4efdf", floor="#bdb4a5", ceiling="#596a78",
            wood="#b07d50", dark="#42464f", front="#c9873f", top="#d6cdbb", textile="#c45b52",
            accent="#e8b751", second="#a55f53", metal="#48565e", leaf="#6c9a50"),
)  # fmt: skip
_NATURE = (
    Palette(wall="#e2d2ab", dado="#a98d64", trim="#f6ecd4", floor="#86ad58", ceiling="#b35f45",
            wood="#a77a4e", dark="#6a4a34", front="#4f7f78", top="#c9ba98", textile="#d8604a",
            accent="#efb245", second="#5f86ad", metal="#4c5b5c", leaf="#669a48"),
    Palette(wall="#dccdb0", dado="#9d8766", trim="#f4ecd8", floor="#93b066", ceiling="#8d5a4b",
            wood="#99704a", dark="#5f4636", front="#a5574a", top="#c4b69a", textile="#4b8fa0",
            accent="#e9a045", second="#b06c86", metal="#4c585c", leaf="#7ba34b"),
)  # fmt: skip
_DUSTY = (
    replace(_NATURE[0], floor="#c2a172", wall="#b59a72", dado="#8f6c4a", trim="#d8c49c",
            textile="#9a5244", front="#6b5a4a", second="#6f7d72", leaf="#8c9a5c", metal="#4a4644"),
    replace(_NATURE[1], floor="#bd9a6c", wall="#a08c74", dado="#7d5f45", trim="#d2bd94",
            textile="#8a4a3c", front="#5d6b62", second="#7f6a52", leaf="#98a063", metal="#4a4644"),
)  # fmt: skip
_HAMLET = (
    replace(_NATURE[0], floor="#b3a486"),
    replace(_NATURE[1], floor="#aa9c82"),
)  # fmt: skip
_BEACH = (
    replace(_NATURE[0], floor="#ecd3a0", textile="#e5664f", accent="#f2b64a", second="#3f94a8",
            wood="#b78f63", leaf="#6da455"),
    replace(_NATURE[1], floor="#e8cf9f", textile="#3e9aa3", accent="#f0a648", second="#d96d5b",
            wood="#b08a60", leaf="#70a457"),
)  # fmt: skip
_CAR = (
    replace(_WARM, wall="#b5483f", dado="#7a3430", floor="#4c4744", ceiling="#cbbfa9",
            textile="#a9805a", front="#b5483f", dark="#37343a", accent="#d9a441"),
    replace(_WARM, wall="#3f7d84", dado="#2d5a62", floor="#4a4a4c", ceiling="#c9c3b3",
            textile="#b98f6a", front="#3f7d84", dark="#33363c", accent="#d9a441"),
)  # fmt: skip
_BARE = (
    replace(_WARM, wall="#b08a62", dado="#8f6c4a", trim="#7d5c40", floor="#9a7048",
            ceiling="#8a6a4c", textile="#7f6a8c", front="#6c7f5c", accent="#d99a3c",
            second="#5d7686", wood="#a1764a", dark="#553a28"),
    replace(_WARM, wall="#a79884", dado="#8a7c6c", trim="#6c6054", floor="#8f8472",
            ceiling="#8c8274", textile="#a3563f", front="#6f7c80", accent="#d98f3c",
            second="#56707c", wood="#a07c54", dark="#4f4036"),
)  # fmt: skip
_STONE = (
    replace(_WARM, wall="#cfc5b0", dado="#b5aa94", trim="#e6ddc8", floor="#b3a890",
            ceiling="#d8cfba", textile="#9c3a44", front="#6c4a34", accent="#d8b04c",
            second="#44608c", wood="#8f6240", dark="#4c3224"),
    replace(_WARM, wall="#bfbdb4", dado="#a5a298", trim="#dad6ca", floor="#a39f94",
            ceiling="#cbc7bc", textile="#3f4f8c", front="#5f4534", accent="#d8b04c",
            second="#8c3a44", wood="#865c3e", dark="#463026"),
)  # fmt: skip
_STEEL = (
    replace(_WARM, wall="#b9c2c6", dado="#8795a0", trim="#d9e0e2", floor="#7f868c",
            ceiling="#c9d0d2", textile="#4f7fa0", front="#93a2ac", accent="#e89a3c",
            second="#46688a", wood="#a98a64", dark="#454b54", top="#d5dadb"),
    replace(_WARM, wall="#c4beb2", dado="#8c8a84", trim="#dfdacf", floor="#86837c",
            ceiling="#cdc9c0", textile="#b5583f", front="#8f9a8c", accent="#e8a83c",
            second="#5c7580", wood="#a8845c", dark="#494640", top="#d8d4ca"),
)  # fmt: skip
_CARRIAGE = (
    replace(_WARM, wall="#e6dcc4", dado="#a9794e", trim="#8f6846", floor="#7c6a6c",
            ceiling="#f0e8d6", textile="#3f6f8c", wood="#a9794e", dark="#4c3a34"),
    replace(_WARM, wall="#dfe4e0", dado="#7f9fa0", trim="#5f7a7c", floor="#6f7678",
            ceiling="#eef0ea", textile="#c07a3c", wood="#b08a5c", dark="#40464a"),
)  # fmt: skip
_ROCK = (
    replace(_WARM, wall="#7f7468", dado="#6c6258", trim="#6c6258", floor="#8f8070",
            ceiling="#6a6058", wood="#8f6a48", dark="#4a3a30"),
    replace(_WARM, wall="#727880", dado="#626870", trim="#626870", floor="#80848a",
            ceiling="#5c6068", wood="#8a6a4c", dark="#40382f"),
)  # fmt: skip

_SCHEMES: dict[str, tuple[tuple[Palette, ...], Finish]] = {
    "kitchen": (_KITCHEN, Finish("checker", "wallpaper", "panelling", 1.0)),
    "living_room": (_LIVING, Finish("planks", "damask", "panelling", 0.0, cornice=True)),
    "bedroom": (_BEDROOM, Finish("planks", "wallpaper", "panelling", 0.9)),
    "office": (_OFFICE, Finish("carpet", "plaster", "panelling", 0.92)),
    "cafe": (_CAFE, Finish("parquet", "plaster", "panelling", 1.15)),
    "taproom": (_TAPROOM, Finish("planks", "siding", "panelling", 1.1)),
    "bar": (_BAR, Finish("planks", "brick", "panelling", 1.1)),
    "corridor": (_CORRIDOR, Finish("terrazzo", "plaster", "panelling", 1.2)),
    "hallway": (_LIVING, Finish("planks", "wallpaper", "panelling", 0.95)),
    "hospital": (_CLINIC, Finish("terrazzo", "plaster", "plain", 1.1)),
    "classroom": (_SCHOOL, Finish("parquet", "plaster", "panelling", 1.0)),
    "shop": (_SHOP, Finish("checker", "plaster", "tiles", 0.0)),
    "car": (_CAR, Finish("carpet", "plain", "plain", 0.0, skirting=False)),
    "interior": (_LIVING + _CORRIDOR, Finish("planks", "plaster", "panelling", 0.95)),
    "bathroom": (_CLINIC, Finish("checker", "plaster", "tiles", 1.4)),
    "dining_room": (_LIVING, Finish("parquet", "damask", "panelling", 1.0, cornice=True)),
    "attic": (_BARE, Finish("planks", "planks", "planks", 0.0)),
    "basement": (_BARE, Finish("concrete", "brick", "brick", 0.0, skirting=False)),
    "garage": (_CLINIC, Finish("concrete", "brick", "concrete", 1.0, skirting=False)),
    "stairwell": (_CORRIDOR, Finish("terrazzo", "plaster", "panelling", 1.2)),
    "elevator": (_STEEL, Finish("carpet", "metal", "metal", 0.9)),
    "church": (_STONE, Finish("terrazzo", "stucco", "stucco", 0.0, skirting=False)),
    "courtroom": (_OFFICE, Finish("parquet", "plaster", "panelling", 1.6, cornice=True)),
    "prison_cell": (_STEEL, Finish("concrete", "brick", "concrete", 1.2, skirting=False)),
    "police_station": (_OFFICE, Finish("terrazzo", "plaster", "panelling", 1.1)),
    "library": (_LIVING, Finish("parquet", "plaster", "panelling", 1.1, cornice=True)),
    "theatre": (_BAR, Finish("carpet", "damask", "panelling", 1.2, cornice=True)),
    "throne_room": (_STONE, Finish("checker", "brick", "stucco", 0.0, skirting=False)),
    "gym": (_SCHOOL, Finish("parquet", "plaster", "tiles", 2.0)),
    "restaurant": (_CAFE, Finish("parquet", "damask", "panelling", 1.1, cornice=True)),
    "hotel_lobby": (_LIVING, Finish("checker", "plaster", "panelling", 1.2, cornice=True)),
    "supermarket": (_SHOP, Finish("terrazzo", "plaster", "tiles", 0.0)),
    "warehouse": (_STEEL, Finish("concrete", "siding", "concrete", 1.2, skirting=False)),
    "factory": (_STEEL, Finish("concrete", "brick", "concrete", 1.2, skirting=False)),
    "barn": (_BARE, Finish("earth", "planks", "planks", 0.0, skirting=False)),
    "laboratory": (_CLINIC, Finish("terrazzo", "plaster", "tiles", 1.1)),
    "morgue": (_CLINIC, Finish("tiles", "tiles", "tiles", 0.0)),
    "control_room": (_STEEL, Finish("carpet", "plaster", "panelling", 0.9)),
    "spaceship": (_STEEL, Finish("terrazzo", "metal", "metal", 1.0, skirting=False)),
    "train": (_CARRIAGE, Finish("carpet", "plain", "panelling", 0.9)),
    "bus": (_CARRIAGE, Finish("terrazzo", "plain", "plain", 0.85, skirting=False)),
    "aeroplane": (_STEEL, Finish("carpet", "plain", "plain", 0.9, skirting=False)),
    "station": (_CORRIDOR, Finish("terrazzo", "plaster", "tiles", 1.6)),
    "boat_cabin": (_BARE, Finish("planks", "planks", "panelling", 0.9)),
    "tent": (_BARE, Finish("earth", "stripes", "stripes", 0.0, skirting=False)),
    "cave": (_ROCK, Finish("earth", "stucco", "stucco", 0.0, skirting=False)),
    "bank": (_LIVING, Finish("checker", "plaster", "panelling", 1.2, cornice=True)),
    "vault": (_STEEL, Finish("terrazzo", "metal", "metal", 1.0, skirting=False)),
    "big_top": (_BAR, Finish("earth", "stripes", "stripes", 0.0, skirting=False)),
    "phone_booth": (_STEEL, Finish("concrete", "metal", "metal", 0.6, skirting=False)),
    "street": (_TOWN, Finish("paving")),
    "road": (_NATURE, Finish("grass")),
    "frontier_street": (_DUSTY, Finish("earth")),
    "old_village": (_HAMLET, Finish("earth")),
    "rooftop": (_TOWN, Finish("concrete")),
    "exterior": (_TOWN, Finish("grass")),
    "park": (_NATURE, Finish("grass")),
    "forest": (_NATURE, Finish("grass")),
    "garden": (_NATURE, Finish("grass")),
    "field": (_NATURE, Finish("grass")),
    **dict.fromkeys(
        ("beach", "lighthouse", "desert", "underwater", "space"), (_BEACH, Finish("sand"))
    ),
    **dict.fromkeys(
        ("playground", "stadium", "graveyard", "farm", "porch", "mountain", "snowfield",
         "battlefield", "swamp", "river", "lake", "old_house", "shack"),
        (_NATURE, Finish("grass")),
    ),
    **dict.fromkeys(
        ("alley", "village_square", "harbour", "church_yard", "castle", "factory_yard", "platform",
         "parking_lot", "gas_station", "airport", "telephone_box", "bridge"),
        (_TOWN, Finish("paving")),
    ),
}  # fmt: skip


def palette(kind: str, seed: int) -> Palette:
    """The colour scheme of one place: the same place always looks the same."""
    choices = _SCHEMES.get(kind, _SCHEMES["interior"])[0]
    return choices[seed % len(choices)]


def finish(kind: str) -> Finish:
    """What floor and walls of a kind of place are made of."""
    return _SCHEMES.get(kind, _SCHEMES["interior"])[1]
