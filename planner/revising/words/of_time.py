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
    rf"(?:{HE} (?:is (?:done|finished)|finish(?:es|ed)|has (?:finished|spoken)|stops|(?:has |is )?"
    r"(?:says|said|saying) (?:it|this|that|so|(?:his|her) (?:line|piece|bit)))|(?:the|her|his|"
    r"that|@w\d+'s) (?:last )?(?:line|words?|speech)(?: ends)?)(?: talking| speaking)?"
)
PARTS = (("a quarter", 25), ("a third", 33), ("half", 50), ("two thirds", 67), ("a fifth", 20),
         ("a tenth", 10), ("a half", 50))  # fmt: skip
TIGHTEN = r"(?:tighten|shorten|trim|reduce|cut(?: down)?|squeeze|compress|close up)"
GAPS = rf"{THE}(?:pauses|gaps|silences|breaths|air)"
SCENE = r"(?:scene \d+|@p\d+|the scene)"
WHERE = rf"(?:(?:before|after|following) {SHOT}|between {SHOT} and {SHOT})"
ITS = r"(?:it|that|this|he|she|they|we|one|the shot)"
LENGTH = r"(?:as long|the length|the duration|the running time)"
_DUE = (
    rf" (?:as |that )?(?:{ITS} )?(?:really )?(?:should|needs?|wants?|ought|has|deserves?|must|"
    r"merits?|can bear|(?:is|was) worth|has (?:any )?(?:right|business))(?: (?:to|be|run|last|have|"
    r"being|go|take))*(?=\W*$|[.,;!?] )"
)
_LASTS = r"(?:(?:runs|lasts|plays|goes on for|goes on|is|feels) )?"
AS_DUE = (
    (
        rf"\b(?:is |runs |lasts )?(?:not|nowhere near|hardly) (?:nearly |quite )?as long{_DUE}",
        "is too short",
    ),
    (rf"\b{_LASTS}(?:twice|double|(?:two|2) times) {LENGTH}{_DUE}", "is half as long"),
    (rf"\b{_LASTS}(?:half|half of) {LENGTH}{_DUE}", "is twice as long"),
    (rf"\b{_LASTS}(?:three|3) times {LENGTH}{_DUE}", "67 percent shorter"),
    (rf"\b{_LASTS}(?:four|4) times {LENGTH}{_DUE}", "75 percent shorter"),
    (rf"\b{_LASTS}(?:exactly |just |about )?{LENGTH}{_DUE}", "is right"),
)
"""How long a shot is beside how long it should be, and so how long it shall be."""
