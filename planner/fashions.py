"""What people wore at a time: tops, skirts, boots, hats and the colours of their cloth.

Enters: a year and whether the script plays on the frontier. Leaves: a Fashion, which
`planner.wardrobe` dresses a cast in, or None for today. What a script says is worn is worn; where
it names what the time has only in another form (a cap, a dress), it is worn in that form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.costume_words import Features
from screenplay.scene_graph import Gender

_KINGS_UNTIL, _STEAM_UNTIL = 1600, 1915  # last years that these clothes are worn in

Outfit = tuple[str, str, str, str]  # main, accent, bottom and shoes, "#rrggbb"


@dataclass(frozen=True, slots=True)
class Fashion:
    """What chance may choose from, and what stands in for what is not yet made."""

    tops: Mapping[Gender, tuple[str, ...]]
    child_tops: Mapping[Gender, tuple[str, ...]]
    bottoms: Mapping[Gender, tuple[str, ...]]
    shoes: Mapping[Gender, tuple[str, ...]]
    patterns: Mapping[str, tuple[str, ...]]  # by top; plain where none is named
    outfits: tuple[Outfit, ...]
    hair: Mapping[Gender, tuple[str, ...]]
    hats: tuple[str, ...]  # of grown men
    hat_colours: tuple[str, ...]
    trades: Mapping[str, Features]  # by trade of `costume_words`, or by the word itself
    instead: Mapping[str, Mapping[str, Features]]  # field, what it is today, what it was
    bearded: float = 0.14  # share of grown men

    def of_its_time(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """What a script says of clothes, in the form that the time has it in."""
        worn = dict(told)
        for part, forms in self.instead.items():
            if worn.get(part) in forms:
                changed = forms[worn[part]]
                own = {part} | ({"bottom"} if worn[part] == "dress" else set())
                worn |= {k: v for k, v in changed.items() if k in own or k not in told}
        if told.get("top") == "dress" and "top_colour" in told:
            worn["bottom_colour"] = told["top_colour"]
        return worn


def fashion_of(year: int | None, *, frontier: bool = False) -> Fashion | None:
    """The fashion of a year; None for today's.

    Args:
        year: When a script plays, or None for today.
        frontier: Whether it plays where men wear wide hats and spurs.
    """
    if year is None or year > _STEAM_UNTIL:
        return None
    if year <= _KINGS_UNTIL:
        return _KINGS
    return _FRONTIER if frontier else _STEAM


def _all(names: Iterable[str], worn: Features) -> dict[str, Features]:
    """One costume for several words."""
    return dict.fromkeys(names, worn)


_CLOTH: tuple[Outfit, ...] = (
    ("#6f4a33", "#e6d9bd", "#4a4640", "#3a2a22"), ("#4f5d73", "#d8cbb0", "#3b3a40", "#2e2624"),
    ("#8a3b33", "#eadfc6", "#453a34", "#4a3224"), ("#5e6b4a", "#e4d8bc", "#4b4038", "#3a2c22"),
    ("#d9c8a2", "#6b4a3a", "#5a4a3c", "#4a3224"), ("#3e3a42", "#d9d2c0", "#3a3840", "#241f20"),
    ("#6d4a5e", "#e6dcc8", "#4a4048", "#3a2c2e"), ("#6f86a0", "#f0e4c8", "#4a423c", "#4a3224"),
    ("#4c6a66", "#e9dfc4", "#4a423a", "#352822"), ("#7c8a94", "#f0e8d6", "#4d4a48", "#3f2f26"),
    ("#e6dcc6", "#7a4a34", "#5a554e", "#4a3426"),
)  # fmt: skip
_DYED: tuple[Outfit, ...] = (
    ("#7d3f38", "#d8c8a0", "#4f4a3c", "#4a3526"), ("#4a5f7c", "#d6cbb0", "#5a4c3c", "#4a3526"),
    ("#b3954c", "#5c3f30", "#4c4a40", "#443022"), ("#5f6b45", "#d9cda8", "#594a3a", "#3f2e22"),
    ("#8f6040", "#e0d2b0", "#4a4a44", "#3a2a20"), ("#cbbd9c", "#6b4a3a", "#6a5a48", "#4a3828"),
    ("#7d7a72", "#dcd2b8", "#4a4038", "#3a2e26"), ("#5e4456", "#d8c8a8", "#4c443c", "#3c2c28"),
    ("#3f5a52", "#cfc19a", "#54483a", "#3f2e22"), ("#5f4836", "#cdbd96", "#6b6250", "#3a2a20"),
)  # fmt: skip
_SKIRTED: Features = {"top": "blouse", "bottom": "long_skirt", "top_pattern": "plain"}
_TROUSERS: Mapping[str, Features] = {
    "jeans": {"bottom": "trousers"}, "shorts": {"bottom": "trousers"},
    "skirt": {"bottom": "long_skirt"}, "leggings": {"bottom": "trousers"},
}  # fmt: skip
_STEAM_TRADES: Mapping[str, Features] = {
    "police": {"top": "coat", "top_colour": "#33405a", "bottom": "trousers",
               "bottom_colour": "#2c3448", "shoes": "boots", "hat": "police",
               "hat_colour": "#26304a", "top_pattern": "plain"},
    "soldier": {"top": "uniform", "top_colour": "#3f4f6e", "top_accent": "#d8b45c",
                "bottom": "trousers", "bottom_colour": "#5d6f88", "shoes": "boots",
                "hat": "cap", "hat_colour": "#33415c", "top_pattern": "buttons"},
    "doctor": {"top": "suit", "top_colour": "#3e3a42", "bottom": "trousers", "shoes": "boots"},
    "scientist": {"top": "suit", "glasses": "round", "bottom": "trousers", "shoes": "boots"},
    "teacher": {"glasses": "round", "shoes": "boots"},
    "nurse": {"top": "blouse", "top_colour": "#8a94a0", "bottom": "long_skirt",
              "bottom_colour": "#8a94a0", "apron": "#efe9da", "shoes": "boots"},
    "waitress": {"top": "blouse", "bottom": "long_skirt", "apron": "#e9e0cc", "shoes": "boots"},
    "chef": {"top": "shirt", "apron": "#e9e0cc", "bottom": "trousers", "shoes": "boots"},
    "worker": {"top": "shirt", "bottom": "trousers", "shoes": "boots"},
    "mechanic": {"top": "shirt", "apron": "#6b4a32", "bottom": "trousers", "shoes": "boots"},
    "blacksmith": {"top": "shirt", "apron": "#5a3d2a", "bottom": "trousers", "shoes": "boots"},
    "student": {"shoes": "boots"}, "athlete": {"shoes": "boots"}, "hipster": {},
    "bride": {"top": "blouse", "bottom": "long_skirt", "top_colour": "#f1ead8",
              "bottom_colour": "#f1ead8", "top_pattern": "plain", "shoes": "boots"},
    "cowboy": {"top": "vest", "top_colour": "#6a4630", "top_accent": "#b9a27c", "hat": "cowboy",
               "hat_colour": "#7a5434", "bottom": "trousers", "shoes": "boots",
               "shoe_colour": "#5a3826"},
}  # fmt: skip
_STAR: Features = {"top": "vest", "top_colour": "#3a3840", "top_accent": "#d8cdb4",
                   "hat": "cowboy", "hat_colour": "#3f332c", "bottom": "trousers",
                   "shoes": "boots"}  # fmt: skip
_SHIRTS: Mapping[str, Features] = {
    "tshirt": {"top": "shirt"}, "striped_tee": {"top": "shirt", "top_pattern": "buttons"},
    "hoodie": {"top": "coat"}, "tank": {"top": "shirt"}, "polo": {"top": "shirt"},
    "sweater": {"top": "shirt"}, "dress": _SKIRTED,
}  # fmt: skip
_WORN_SHOES: Mapping[str, Features] = {"sneakers": {"shoes": "boots"}, "heels": {"shoes": "boots"}}
_STEAM = Fashion(
    tops={Gender.FEMALE: ("blouse", "shirt", "blouse", "coat"),
          Gender.MALE: ("suit", "vest", "coat", "shirt", "vest")},
    child_tops={Gender.FEMALE: ("blouse", "dress"), Gender.MALE: ("shirt", "vest")},
    bottoms={Gender.FEMALE: ("long_skirt",), Gender.MALE: ("trousers",)},
    shoes={Gender.FEMALE: ("boots",), Gender.MALE: ("boots", "loafers")},
    patterns={"shirt": ("buttons", "plain"), "blouse": ("plain", "buttons", "dots", "plain"),
              "dress": ("plain", "dots"), "uniform": ("buttons",)},
    outfits=_CLOTH,
    hair={Gender.FEMALE: ("bun", "braid", "bun", "wavy_long", "bun", "ponytail", "braids"),
          Gender.MALE: ("short", "side_part", "tousled", "curly_short", "balding", "side_part")},
    hats=("none",),
    hat_colours=("#2f2a2c", "#4a3a30", "#57504a"),
    trades=_STEAM_TRADES,
    instead={"top": _SHIRTS, "bottom": _TROUSERS, "shoes": _WORN_SHOES,
             "glasses": {"square": {"glasses": "round"}, "dark": {"glasses": "round"}},
             "hat": {"beanie": {"hat": "cap"}}},
    bearded=0.4,
)  # fmt: skip
_FRONTIER = Fashion(
    tops={Gender.FEMALE: ("blouse", "shirt", "blouse", "vest"),
          Gender.MALE: ("vest", "shirt", "coat", "vest", "suit", "shirt")},
    child_tops=_STEAM.child_tops,
    bottoms=_STEAM.bottoms,
    shoes={Gender.FEMALE: ("boots",), Gender.MALE: ("boots",)},
    patterns={**_STEAM.patterns, "shirt": ("buttons", "plain", "check")},
    outfits=_CLOTH,
    hair=_STEAM.hair,
    hats=("cowboy", "cowboy", "cowboy", "cowboy", "fedora", "none"),
    hat_colours=("#6b4a32", "#4a3a30", "#8a6a44", "#38302e", "#9c8660", "#57504a"),
    trades={**_STEAM_TRADES, "police": _STAR, "marshal": _STAR, "sheriff": _STAR,
            "deputy": {**_STAR, "top_colour": "#6a4630", "hat_colour": "#7a5434"}},
    instead={**_STEAM.instead,
             "hat": {"fedora": {"hat": "cowboy"}, "beanie": {"hat": "cowboy"}}},
    bearded=0.4,
)  # fmt: skip
_ARMED: Features = {"top": "tunic", "top_colour": "#6d7480", "top_accent": "#8a3b33",
                    "bottom": "leggings", "bottom_colour": "#4c4a48", "hat": "hard_hat",
                    "hat_colour": "#9aa0a6", "shoes": "boots", "top_pattern": "plain"}  # fmt: skip
_CLOAKED: Features = {"top": "coat", "bottom": "leggings", "shoes": "boots", "hat": "none",
                      "top_pattern": "plain"}  # fmt: skip
_PLAIN: Features = {"top": "tunic", "bottom": "leggings", "shoes": "boots"}
_KIRTLE: Features = {**_SKIRTED, "shoes": "loafers"}
_KINGS = Fashion(
    tops={Gender.FEMALE: ("blouse",), Gender.MALE: ("tunic", "tunic", "tunic", "coat")},
    child_tops={Gender.FEMALE: ("blouse", "dress"), Gender.MALE: ("tunic",)},
    bottoms={Gender.FEMALE: ("long_skirt",), Gender.MALE: ("leggings",)},
    shoes={Gender.FEMALE: ("loafers",), Gender.MALE: ("boots", "loafers")},
    patterns={},
    outfits=_DYED,
    hair={Gender.FEMALE: ("braids", "braid", "long", "bun", "wavy_long"),
          Gender.MALE: ("bob", "short", "tousled", "curly_short", "bob", "balding")},
    hats=("none", "none", "beanie"),
    hat_colours=("#5f4836", "#7d3f38", "#4a5f7c", "#5f6b45"),
    trades={
        **_all(("police", "soldier", "soldiers", "knight", "knights", "guards", "guardsman",
               "guardsmen", "sentry", "sentries", "archer", "archers"), _ARMED),
        **_all(("priest", "monk", "friar", "abbot"), {**_CLOAKED, "top_colour": "#5a4430",
                                                               "top_accent": "#5a4430"}),
        **_all(("wizard", "sorcerer", "magician"), {**_CLOAKED, "top_colour": "#44497a"}),
        **_all(("business", "detective", "doctor", "scientist"), _CLOAKED),
        **_all(("waiter", "mechanic", "worker", "chef"), {**_PLAIN, "apron": "#cdbd96"}),
        **_all(("student", "athlete", "hipster", "teacher", "cowboy"), _PLAIN),
        **_all(("waitress", "nurse"), {**_KIRTLE, "apron": "#ded2b4"}),
        "royal": {"hat": "crown", "hat_colour": "#e8bc3c", "top": "coat", "top_colour": "#6e2638",
                  "top_accent": "#e3cf94", "bottom_colour": "#4a2a34", "top_pattern": "plain"},
        "bride": {**_KIRTLE, "top_colour": "#efe6cc", "bottom_colour": "#efe6cc"},
    },
    instead={
        "top": {**_all(("tshirt", "striped_tee", "tank", "polo", "shirt", "sweater",
                                 "vest", "uniform"), {"top": "tunic", "top_pattern": "plain"}),
                **_all(("hoodie", "jacket", "suit"), {"top": "coat"}), "dress": _SKIRTED},
        "bottom": {**_TROUSERS, "jeans": {"bottom": "leggings"},
                   "leggings": {"bottom": "leggings"}},
        "shoes": {"sneakers": {"shoes": "loafers"}, "heels": {"shoes": "loafers"}},
        "glasses": _all(("round", "square", "dark"), {"glasses": "none"}),
        "hat": {**_all(("cap", "fedora", "police", "cowboy", "top_hat"),
                                {"hat": "beanie"}),
                "hard_hat": {"hat": "hard_hat", "hat_colour": "#9aa0a6"}},
    },
    bearded=0.4,
)  # fmt: skip
