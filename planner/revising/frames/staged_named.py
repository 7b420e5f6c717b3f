"""Staging in a note's text, said in the words that the frames have.

Enters: text in which people, scenes and lines are marked. Leaves: the text with "sit her down" as
"she sits down", "when scene 4 opens" as "at the start of scene 4".
"""

import re

from planner.revising.footage import Footage
from planner.revising.references.things import SAME_AS, in_set
from planner.revising.words.furniture import FURNITURE
from planner.revising.words.garments import GARMENTS
from screenplay.words.things import HANDHELD

_WHO = r"(?:@w\d+|him|her)"
_PLACED = (
    r"(?:at|by|on|in|near|behind|beside|nextto|next to|in front of|opposite|standing|sitting|"
    r"seated|kneeling|lying)"
)
_FURNITURE = "|".join(sorted((n for n in FURNITURE if n.isalpha()), key=len, reverse=True))
_HELD = "|".join(
    sorted((n for n in HANDHELD - GARMENTS - FURNITURE if n.isalpha()), key=len, reverse=True)
)
_TOLD: tuple[tuple[str, str], ...] = (
    (rf"\b(?:sit|seat) (?P<who>{_WHO}) (?:back )?down\b", r"have \g<who> sit down"),
    (rf"\b(?:lay|lie) (?P<who>{_WHO}) (?:back )?down\b", r"have \g<who> lie down"),
    (rf"\b(?:start|open|begin|find|come up on) (?P<who>{_WHO}) (?={_PLACED}\b)",
     r"have \g<who> "),
    (r"\b(?:when|as|once) (?P<scene>@c\d+) (?:opens?|starts?|begins?|comes? up|fades? (?:up|in))\b",
     r"at the start of \g<scene>"),
    (rf"\b(?:start|open|begin) (?P<scene>@c\d+) with (?P<who>@w\d+) (?={_PLACED}\b)",
     r"at the start of \g<scene> have \g<who> "),
    (r"^(?P<who>@w\d+|he|she) (?:is|are) (?P<how>(?:already )?(?:on (?:his|her|their) feet|"
     r"standing|seated|sitting(?: down)?|kneeling|lying(?: down)?|at|by|nextto|behind)\b.*?)"
     r"(?= at the start of @c\d| from @b\d)", r"\g<who> should be \g<how>"),
    (r"\ball eyes (?:are |should be |go |turn )?(?:on|to) (?=@w\d|him|her)", "everyone looks at "),
    (rf"\bturn away (?P<who>{_WHO}) from (?:@w\d+|him|her|them)\b", r"have \g<who> look away"),
    (rf"\b(?:turn|turns|turning) (?P<who>{_WHO}) away from (?:@w\d+|him|her|them)\b",
     r"have \g<who> look away"),
    (r"\b(?:turns?|turning|looks?|looking|faces?|facing) away from (?:@w\d+|him|her|them)\b",
     "looks away"),
    (r"(?<![\w@])(?P<who>@w\d+|his|her)(?:'s)? eyes (?:are |should be |stay |fixed )*(?:on|to) "
     r"(?=the |@w)", r"\g<who> should look at "),
    (rf"\b(?P<at>at|by|near|behind|beside|nextto|on|under|to) (?P<where>@p\d+)(?:'s)? "
     rf"(?P<noun>{_FURNITURE})\b", r"\g<at> the \g<noun> in \g<where>"),
    (r"\bturn (?P<way>down|up) (?P<who>@w\d+'s|his|her) (?:voice|dialogue|volume|level)\b",
     r"\g<who> voice turned \g<way>"),
    (r"\bturn (?P<who>@w\d+'s|his|her) (?:voice|dialogue|volume|level) (?P<way>down|up)\b",
     r"\g<who> voice turned \g<way>"),
    (r"(?P<who>(?:@w\d+'s|\bhis|\bher) voice) turned down\b", r"\g<who> quieter"),
    (r"(?P<who>(?:@w\d+'s|\bhis|\bher) voice) turned up\b", r"\g<who> louder"),
    (r"\b(?:tucked )?under (?:his|her|their|one|an) arm\b", "in hand"),
    (r"\b(?:coffee|tea|paper|tin) (?=(?:mug|cup)\b)", ""), (r"\bwalking (?=stick\b)", ""),
    (r"\b(?:mobile|cell|smart|smart ?) ?phone\b|\bmobile\b(?= (?:in|to)\b)", "phone"),
    (r"\b(?P<one>cup|mug|glass|bottle|bowl|plate|jug|tray|bunch) of (?:tea|coffee|water|wine|beer|"
     r"milk|whiskey|whisky|juice|soup|food|flowers|cocoa|champagne|gin|rum)\b", r"\g<one>"),
    (rf"^(?P<who>@w\d+) with (?:an?|the|his|her) (?P<noun>{_HELD})\b", r"\g<who> holds a \g<noun>"),
    (rf"^(?P<who>@w\d+) without (?:an?|the|his|her|any) (?P<noun>{_HELD})\b",
     r"\g<who> does not hold the \g<noun>"),
    (rf"^no (?P<noun>{_HELD}) (?:for|on|with) (?P<who>@w\d+)\b",
     r"\g<who> does not hold the \g<noun>"),
    (rf"^an? (?P<noun>{_HELD}) for (?P<who>@w\d+)\b", r"\g<who> holds a \g<noun>"),
)  # fmt: skip
_REPLACED = tuple((re.compile(said), word) for said, word in _TOLD)
_OWN = re.compile(r"\b(his|her) should look at ")


def told(text: str, film: Footage) -> str:
    """The text, with staging said in words that are known."""
    held = frozenset(n for s in film.scenes for n in in_set(film, s))
    for noun, word in SAME_AS.items():
        if word in held and noun not in held:
            text = re.sub(rf"\b{noun}\b", word, text)
    for said, word in _REPLACED:
        text = said.sub(word, text)
    return _OWN.sub(lambda m: f"{'he' if m.group(1) == 'his' else 'she'} should look at ", text)
