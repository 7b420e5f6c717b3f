"""The words that short notes about time and the cut are made of.

Enters: nothing. Leaves: patterns over a note's plain text, in which names, places, times and
quotations are placeholders and shots are numbers.
"""

SHOT = r"(?:shot )?\d+"
LIST = rf"{SHOT}(?:(?:,| and|, and) {SHOT})*"
HE = r"(?:he|she|they|it|we|@w\d+|anyone|anybody|somebody)"
END = r"(?=\W*$|[.;!?] )"
THE = r"(?:(?:the|a|an|his|her|that|this|all|any) )*"
ONE = (
    r"(?:as |in |into |be )*(?:(?:one|1|the same)(?: single)? (?:shot|take|panel|setup|piece)|"
    r"(?:a |one |1 )?kind-single(?: take)?)"
)
CUT = r"(?:dissolve|wipe|fadein|fadeout|hardcut)"
SOFT = r"(?:dissolve|wipe|fadein|fadeout)"
AIR = r"(?:dead |empty )*(?:air|space|silence|gap|pause|hole|quiet)"
OFF = r"(?:take|trim|cut|lose|remove|clip|shave|drop|close up|close|tighten|kill)"
LONGER = r"(?:hold(?: on)?|stretch|extend|lengthen|linger on|trim|shorten|stay on)"
STILL = r"(?:silence|wait|pause|stare|staring|look|beat|quiet|hush|stillness)"
NEW = r"kind-(?:insert|reaction|establishing|single|two_shot|master)"
SPEAKS = (
    r"(?:talks?|speaks?|answers?|repl(?:y|ies)|says (?:a word|anything|it)|starts(?: talking|"
    r" speaking| to speak)?|begins|opens (?:his|her|their) mouth|goes on|too long)"
)
DONE = (
    rf"(?:{HE} (?:is (?:done|finished)|finish(?:es|ed)|has (?:finished|spoken)|stops)|(?:the|her|"
    r"his|that|@w\d+'s) (?:last )?(?:line|words?|speech)(?: ends)?)(?: talking| speaking)?"
)
PARTS = (("a quarter", 25), ("a third", 33), ("half", 50), ("two thirds", 67), ("a fifth", 20),
         ("a tenth", 10), ("a half", 50))  # fmt: skip
TIGHTEN = r"(?:tighten|shorten|trim|reduce|cut(?: down)?|squeeze|compress|close up)"
GAPS = rf"{THE}(?:pauses|gaps|silences|breaths|air)"
SCENE = r"(?:scene \d+|@p\d+|the scene)"
WHERE = rf"(?:before|after|following) {SHOT}"
