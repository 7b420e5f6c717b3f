"""Short notes about people at a line, said as wishes: "Ann by the window for 'Sit down'".

Enters: nothing. Leaves: a table of a turn of phrase and the wish that it is. Texts have names,
places, lengths of time and quotations as placeholders, shots still as numbers.
"""

from planner.revising.words.garments import GARMENTS
from planner.revising.words.of_remarks import FEELINGS, NOUN, WORN
from screenplay.words.things import HANDHELD

_WHO = r"(?P<who>@w\d+)(?!')"
_HANDS = "|".join(sorted((n for n in HANDHELD - GARMENTS if n.isalpha()), key=len, reverse=True))
_FIRST = r"(?:^|(?<=[.;,:] ))(?:please )?"  # no part of what a shot is told by
_IS = r"(?:(?:is|be|are|should|must|could|can|to|stands?|already|back|over|right|still) )*"
_ON = r"(?:,? (?:for|on|at|during|by|as of|from))"
_Q = r"(?:(?:the|his|her|their) )?(?:line |words? )?(?P<q>@q\d+)(?: on(?:wards?)?)?"
_MARK = (
    rf"(?P<at>by|at|near|nextto|behind|infrontof) (?P<mark>the (?!camera|door of){NOUN}|@w\d+(?!'))"
)
_END = r"(?=\W*$|[.;!?] )"
_HIS = r"(?:his|her|their)"
_OTHER = r"(?:@w\d+|him|her|them|anyone|anybody|(?:his|her|their|@w\d+'s) (?:eyes?|gaze|look|face))"
_WILL_NOT = (
    r"(?:(?:can|could|should|must|will|would) not|(?:should |must )?(?:refuses? to|avoids?|"
    r"stops?|dare not|does not dare to|can not bear to))"
)
_PLAYED = r"(?:(?:should|must|could|can|to|has to|needs to|wants to) )*"
_FELT = "|".join(FEELINGS)
_PATTERN = r"(?:stripes?|checks?|dots|spots|polka dots|patterns?|prints?|flowers|logos?|slogan)"
STAGING: tuple[tuple[str, str], ...] = (
    # where somebody is at a line
    (rf"^{_WHO},? {_IS}{_MARK}{_ON} {_Q}" + _END, r"put \g<who> \g<at> \g<mark> on \g<q>"),
    (rf"^(?:for|on|at|during) {_Q} ?,? {_WHO} {_IS}{_MARK}" + _END,
     r"put \g<who> \g<at> \g<mark> on \g<q>"),
    (rf"{_FIRST}{_WHO},? (?:(?:is|be|are|should|must|could|can|to|gets?|rises?|already|back|up|"
     rf"jumps?|comes?|goes) )*(?:on|to) {_HIS} feet\b(?! when| as)", r"\g<who> stands"),
    (rf"{_FIRST}(?:have|get|put|bring) {_WHO} (?:back |up )*(?:on|to) {_HIS} feet\b(?! when| as)",
     r"\g<who> stands"),
    # who does not look
    (rf"{_FIRST}{_WHO} {_WILL_NOT} (?:(?:even|quite|ever|really|to) )*(?:looks?(?:ing)? at|"
     rf"meet(?:ing)?|"
     rf"facing|face) {_OTHER}(?= (?:on|at|for|during|as|when|while|over) )",
     r"\g<who> looks away"),
    (rf"{_FIRST}{_WHO} (?:should |must |could )?avoids? (?:his|her|their|@w\d+'s) (?:eyes?|gaze|"
     rf"look)\b",
     r"\g<who> looks away"),
    (rf"{_FIRST}{_WHO} (?:should |must |could )?looks? (?:anywhere|everywhere) but (?:at "
     rf")?{_OTHER}\b",
     r"\g<who> looks away"),
    # what is in no hand
    (rf"^no (?P<noun>{_HANDS}) (?:on|for|with) {_WHO}(?=\W*$|,? (?:on|when|as|at|in|from|for) )",
     r"\g<who> should not hold the \g<noun>"),
    (rf"^no (?P<noun>{_HANDS}) in (?P<who>@w\d+)'s hands?\b",
     r"\g<who> should not hold the \g<noun>"),
    # how a line is played
    (rf"(?P<q>@q\d+) {_PLAYED}(?:comes?|be (?:said|played|spoken)|is (?:said|played)) (?:from|"
     rf"out of"
     rf"|with) (?:an? )?(?:place of )?(?:(?:real|true|genuine|pure|sheer|deep|honest|some|more) )*"
     rf"(?P<feeling>{_FELT})" + _END, "PLAYED"),
    # a voice, and how it speaks
    (rf"{_FIRST}{_WHO} {_PLAYED}(?:have|has|needs?|wants?|gets?) an? (?P<how>(?:slightly |much "
     rf")?(?:deeper|"
     r"higher|lower|brighter|darker|softer|louder)) voice,? and (?:(?:should|could|can|to) )*"
     r"(?:speaks?|talks?) (?P<pace>(?:slightly |much )?(?:slower|faster))" + _END,
     r"\g<who>'s voice \g<how>, \g<who> speaks \g<pace>"),
    # clothes without what was on them
    (rf"(?:lose|drop|no|remove|without|kill) (?:the |any |those |all )?{_PATTERN}[.,;:-]+ "
     rf"(?:(?:just"
     rf"|give|have|make|it|and|a|an|use|go|with|put|in) )*(?P<garb>plain [a-z ]*?(?:{WORN})) "
     rf"(?:for|on) {_WHO}" + _END, r"\g<who> in a \g<garb>"),
)  # fmt: skip
