"""What people wear, and how it is: nouns and adjectives of clothes and hair."""

from planner import costume_words, palettes

GARMENTS = frozenset(
    word
    for table in (costume_words.TOPS, costume_words.BOTTOMS, costume_words.SHOES,
                  costume_words.HATS, costume_words.GLASSES, costume_words.HAIR_NOUNS,
                  costume_words.FACIAL)
    for word in table
) | {
    "apron", "scarf", "t-shirt", "raincoat", "dressing gown", "bath robe", "bathrobe", "tank top",
    "top hat", "hard hat", "pony tail", "polo shirt",
}  # fmt: skip
ADJECTIVES = frozenset(
    word
    for table in (palettes.COLOURS, palettes.HAIR_COLOURS, costume_words.PATTERNS,
                  costume_words.MATERIAL_COLOURS, costume_words.HAIR_MODIFIERS.keys() - {"loose"},
                  costume_words.HAT_KINDS, costume_words.GLASSES_KINDS)
    for word in table
) | {"dark", "light", "pale", "bright", "long", "short", "heavy", "big", "old"}  # fmt: skip
