"""Colours that go together: skin, hair, eyes and clothes.

Enters: nothing. Leaves: tables of "#rrggbb" that `planner.wardrobe` chooses from. Clothes stay in
the middle of saturation, so that faces remain the brightest thing in a frame.
"""

SKIN = (
    "#ffdcc2", "#f6c9a4", "#f2b894", "#e8ab7e", "#dca06c", "#c98a58", "#b57546", "#9a5f39",
    "#7f4b2e", "#643a25",
)  # fmt: skip
FAIR, DARK = (0, 4), (6, 9)  # first and last index of skins called fair and dark

NATURAL_HAIR = (
    "#2a1f26", "#3b2620", "#54331f", "#6e4122", "#8c5728", "#b07f3a", "#d9b25c", "#e9cf86",
    "#a5492a", "#7a2f2a",
)  # fmt: skip
DARK_HAIR = ("#1f1a22", "#2a2130", "#3b2620", "#4a2c22")  # under dark skins
GREY_HAIR = ("#d8d8dc", "#b9bac2", "#8f9099")
IRIS = ("#5a3a22", "#3c7a57", "#4178a8", "#6f7f8c", "#7a5a2a", "#4a3a2e", "#3f8a8a")

OUTFITS = (  # main, accent, bottom, shoes
    ("#f2c14e", "#fff6e0", "#3d5a80", "#e8664a"), ("#5b9e86", "#f6f0dc", "#4a4e69", "#e9dfd2"),
    ("#d9574a", "#ffe8cf", "#35506e", "#3a3238"), ("#5f86c4", "#f4f1e6", "#5b5148", "#d8cdbb"),
    ("#8a66b0", "#f5d77a", "#3e4358", "#4a3440"), ("#e58a3c", "#fff1d6", "#44566c", "#6b4a32"),
    ("#3f8f9c", "#ffd98a", "#6a5546", "#f0e6d8"), ("#e2799a", "#fff0f2", "#4c5d86", "#fdf2ea"),
    ("#74904a", "#f3e6bf", "#5a4636", "#4a3526"), ("#c4503c", "#f7d9a8", "#4b4a52", "#2e2a30"),
    ("#4d69a8", "#f0b45c", "#777064", "#5c3d2c"), ("#f0d9b5", "#c4633e", "#7a4f3a", "#54392b"),
    ("#2f6f6a", "#f2e2c0", "#384254", "#c8795a"), ("#b86fa0", "#ffe9c9", "#54507a", "#40364a"),
    ("#eceae2", "#d9574a", "#46617a", "#b7493a"), ("#6d7f95", "#fbe3a2", "#3c3a44", "#26242a"),
    ("#a5543f", "#f0dcc0", "#3c5552", "#382a26"), ("#9fc5a0", "#fff7e4", "#6c5a7c", "#f5e9dc"),
)  # fmt: skip
SUITS = (
    ("#3a4560", "#b8433c", "#3a4560", "#2a2226"), ("#4c4a52", "#3f7f9c", "#4c4a52", "#2c2624"),
    ("#6a5a4a", "#3f7a5a", "#6a5a4a", "#4a3020"), ("#2f3b44", "#d9a441", "#2f3b44", "#241f20"),
    ("#7d8390", "#7a4a9c", "#7d8390", "#3a2a24"),
)  # fmt: skip
LEATHERS = ("#3a2f33", "#6a4028", "#4b2a2a", "#5a4a3c")

COLOURS = {
    "red": "#cf4438", "scarlet": "#cf3a36", "crimson": "#a82c3c", "blue": "#4a78c0",
    "navy": "#2f3f66", "green": "#5a9658", "yellow": "#f2c84a", "orange": "#e88a3c",
    "purple": "#8a5cb0", "pink": "#e888a8", "black": "#2e2b33", "white": "#f4f1ea",
    "grey": "#8d9099", "gray": "#8d9099", "brown": "#7a5236", "beige": "#d8c3a0",
    "gold": "#d9a93c", "golden": "#d9a93c", "silver": "#b8bcc6", "khaki": "#b09c6c",
    "teal": "#3f8f90", "turquoise": "#4ab0b0", "violet": "#8a66c0", "maroon": "#7a2f3a",
    "olive": "#7c8048", "tan": "#c09a68", "dark": "#3a3844",
    "light": "#e4dccb", "cream": "#f0e4c8", "ivory": "#f3ead6", "charcoal": "#45454e",
    "burgundy": "#7a2a3c", "lavender": "#b8a4d8", "lilac": "#c0a4d4", "mustard": "#d8a83c",
    "peach": "#f2b890", "coral": "#ec7a64", "rust": "#a8502c", "mint": "#a0d4b4",
    "aqua": "#6cc0c4", "indigo": "#40458a", "plum": "#6e3a64", "magenta": "#c04488",
    "rose": "#d8788c", "emerald": "#2f8a5c", "lime": "#a8c848", "camel": "#b98f5c",
    "cyan": "#58b8cc", "bronze": "#a07840", "copper": "#b06a40", "pale": "#e6dfd2",
}  # fmt: skip
HAIR_COLOURS = {
    "blonde": "#e2bd62", "blond": "#e2bd62", "golden": "#dcae4c", "redhead": "#b04a26",
    "ginger": "#c05f2a", "red": "#ac4424", "auburn": "#84372a", "brunette": "#54331f",
    "brown": "#5e3a22", "chestnut": "#6e4122", "black": "#221c24", "dark": "#2e2226",
    "raven": "#1d1922", "grey": "#9a9ba3", "gray": "#9a9ba3", "silver": "#c4c6cc",
    "white": "#e8e8ec", "pink": "#e884ae", "blue": "#4a86c8", "green": "#5a9a66",
    "purple": "#8a5cb0", "sandy": "#b8945a", "fair": "#d9b25c", "light": "#c09a58",
    "honey": "#c8963f", "copper": "#b4562a", "jet": "#1d1922", "greying": "#8f9099",
    "saltandpepper": "#7c7c84", "mousy": "#7a604a", "platinum": "#efe2b8",
}  # fmt: skip
