"""Clothes and hair in a note's text, said in the words that the wardrobe has.

Enters: text before anybody is marked. Leaves: the text with "a baseball cap" as a cap and "tie her
hair back" as one word for a way to wear it; those words, with what the wardrobe calls them.
"""

import re
from collections.abc import Mapping

from planner.palettes import COLOURS
from planner.revising.words.garments import GARMENTS

WORN_HAIR: Mapping[str, str] = {
    "hairtied": "tied hair", "hairbun": "hair in a bun", "hairponytail": "hair in a ponytail",
    "hairbraid": "hair in a braid", "hairbraids": "hair in braids", "hairbob": "hair in a bob",
    "hairloose": "loose hair", "hairswept": "swept-back hair", "hairshaved": "shaved hair",
    "hairbald": "bald", "hairstraight": "straight hair", "haircurly": "curly hair",
    "hairshort": "short hair", "hairlong": "long hair",
}  # fmt: skip
"""Words for ways to wear hair, and what the wardrobe calls them."""
_HOW = (
    (r"(?:up |back )?(?:in |into )?an? (?:[a-z]+ )??(?:bun|topknot|chignon|updo)|up", "hairbun"),
    (r"(?:back |up )?(?:in |into )?an? (?:[a-z]+ )??ponytail", "hairponytail"),
    (r"(?:back |up )?(?:in |into )?an? (?:[a-z]+ )??(?:braid|plait)|braided|plaited", "hairbraid"),
    (r"(?:in |into )?(?:two )?(?:braids|plaits|pigtails|bunches)", "hairbraids"),
    (r"(?:in |into )?an? bob", "hairbob"),
    (r"(?:slicked|swept|combed|brushed|greased|gelled) back", "hairswept"),
    (r"(?:tied|pulled|scraped|drawn|held|pinned|put|worn|combed)? ?back|tied(?: up)?", "hairtied"),
    (r"(?:let |left |hanging |worn )?(?:down|loose|untied|undone|free|open)", "hairloose"),
    (r"cut (?:very )?short|cropped", "hairshort"), (r"grown (?:out|long)", "hairlong"),
)  # fmt: skip
_SHOULD = (
    r"(?:(?:should|must|could|can|to|be|is|wears?|worn|has to|needs to|all|up|put|pinned|piled|"
    r"done|gathered|tied|pulled|scraped|swept|back) )*?"
)
_OWNER = r"(?P<own>(?:his|her|their|the [a-z]+'s|[a-z.]+(?: [a-z]+)?'s?) )"
_END = (
    r"(?=\s*(?:$|[.,;!?]|\b(?:in(?! an? )|on|for|from|and|please|not|throughout|here|instead|"
    r"now)\b))"
)
_VERB = r"(?:tie|pull|scrape|put|sweep|pin|wear|wears|do|draw|gather|comb|slick|brush|let|take)"
_AFTER = tuple((re.compile(rf"\bhair {_SHOULD}(?:{said}){_END}"), word) for said, word in _HOW)
_BADE = tuple(
    (re.compile(rf"\b{verb} {_OWNER}hair (?:{how}){_END}"), word)
    for verb, how, word in (
        (r"(?:comb|slick|sweep|brush)", "back", "hairswept"),
        (_VERB, r"(?:up |back )?(?:in|into) an? (?:[a-z]+ )??(?:bun|chignon)|up", "hairbun"),
        (_VERB, r"(?:back |up )?(?:in|into) an? (?:[a-z]+ )??ponytail", "hairponytail"),
        (_VERB, r"(?:in|into) an? (?:[a-z]+ )??(?:braid|plait)", "hairbraid"),
        (_VERB, r"(?:in|into) (?:braids|plaits|pigtails|bunches)", "hairbraids"),
        (_VERB, "back", "hairtied"), (_VERB, "down|loose", "hairloose"),
        (r"cut", r"(?:very )?short", "hairshort"),
    )
)  # fmt: skip
_MOVED = re.compile(rf"\b{_VERB} (?P<how>up|down|back) {_OWNER}hair\b")
_NOUNS = "|".join(sorted((g for g in GARMENTS if g.isalpha()), key=len, reverse=True))
_DRAWN_ALIKE: tuple[tuple[str, str], ...] = (
    (r"(?:trousers?|pants?|business|lounge|three piece|two piece|office)[ -]suit", "suit"),
    (r"pants?uit", "suit"), (r"\bin (?:place|lieu) of\b", "instead of"),
    (r"(?:baseball|flat|peaked|cloth|newsboy|pizza|trucker|tweed flat) cap", "cap"),
    (r"(?:t|tee) shirt", "tshirt"), (r"rain coat", "raincoat"), (r"over coat", "overcoat"),
    (r"(?:work|hiking|walking|riding|army|ankle) boots", "boots"), (r"high heels", "heels"),
    (r"(?:running|training|tennis|gym) shoes", "trainers"),
    (r"(?:knitted|woolly|woolen|woollen|wool) (?=jumper|sweater|cardigan|pullover)", ""),
    (rf"\b(?:silk|linen|cotton|satin|velvet|corduroy|cashmere|nylon|polyester|fleece|chiffon|lace|"
     rf"winter|summer|autumn|spring|evening|work|day|smart|formal|proper|nice|thick|warm|"
     rf"button down|buttoned|short sleeved|long sleeved|pencil|pleated) (?=(?:[a-z]+ )?"
     rf"(?:{_NOUNS})\b)", ""),
    (r"(?:bald headed|bald head)", "bald"), (r"\ban? (?:shaved|shaven) head\b", "hairshaved"),
    (rf"\b(?:(?:dressed|clad|clothed) )?(?:all|entirely|completely|head to toe|only) in "
     rf"(?=(?:dark |pale |light |bright )?(?:{'|'.join(sorted(COLOURS))})\b)", "in "),
    (r"\b(?:make|have|want|turn) ((?:his|her|@?[a-z]+) )bald\b", r"\1 hairbald"),
    (r"(?<=\bshould be )bald\b|(?<=\bto be )bald\b|\b(?:completely|totally) bald\b", "hairbald"),
    (r"\bshave ((?:his|her|[a-z]+'s) )head\b", r"\1hairshaved"),
    (r"^(?:please )?dress (?=(?:the )?[a-z]+(?: [a-z]+)? (?:all )?in\b)", "put "),
)  # fmt: skip
_ALIKE = tuple((re.compile(said), word) for said, word in _DRAWN_ALIKE)


def told(text: str) -> str:
    """The text, with what the wardrobe knows only by another name called by that name."""
    for said, word in _ALIKE:
        text = said.sub(word, text)
    if "hair" not in text:
        return text
    text = _MOVED.sub(r"put \g<own>hair \g<how>", text)
    for said, word in _BADE:
        text = said.sub(rf"\g<own>{word}", text)
    for said, word in _AFTER:
        text = said.sub(word, text)
    return text


def rows() -> list[tuple[str, str, str]]:
    """The words for ways to wear hair, as garments."""
    return [(word, "garment", worn) for word, worn in sorted(WORN_HAIR.items())]
