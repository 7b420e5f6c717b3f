"""Short notes about the silence round a line, said as wishes: "get into that line quicker".

Enters: nothing. Leaves: a table of a turn of phrase and the wish that it is. Texts have names,
places, lengths of time and quotations as placeholders, shots still as numbers.
"""

from planner.revising.words.of_time import AIR, END, SHOT

_Q = r"(?:(?:the|his|her|that) )?(?:line )?(?P<q>@q\d+)"
_SOME = r"(?:slightly |much |even |rather |a lot )*"
_SOON = rf"{_SOME}(?:quicker|faster|sooner|earlier)"
_EARLY = rf"{_SOME}(?:sooner|earlier)"
_INTO = r"(?:(?:straight|right) )?(?:into|in to|in on|onto)"
_COME = r"(?:get|go|come|jump|be|move|step|dive|lead|roll|snap)(?:s|ting|ping|ing)?"
_LESS = (
    rf"(?:{_SOME}(?:less|shorter|smaller|tighter)(?: of)?|trim|tighten|shorten|reduce|cut down|"
    r"squeeze|halve|half|half of|not so much|not such)(?: up)?(?: (?:the|a|an|that|this))?"
)
_GAP = r"(?:dead |empty )*(?:air|space|gap|hole|lead-in|lead in)"
ENTRANCES: tuple[tuple[str, str], ...] = (
    (rf"(?:(?P<w>@w\d+) (?:should |could |must |can )?)?{_COME} {_INTO} {_Q} {_SOON}" + END,
     r"lesshead \g<w> \g<q>"),
    (rf"(?:get|go|be|come)(?:s|ting)? to {_Q} {_SOON}" + END, r"lesshead \g<q>"),
    (rf"(?:{_COME} {_INTO}|get to) (?:the|his|her|their|that) (?:first )?lines?(?: (?:in|of|on) "
     rf"(?P<n>{SHOT}))? {_SOON}(?: (?:in|on) (?P<m>{SHOT}))?" + END, r"lesshead \g<n> \g<m>"),
    (rf"(?:(?:be|come|get) )?{_SOON} (?:getting |coming |going )?{_INTO} {_Q}" + END,
     r"lesshead \g<q>"),
    (rf"(?:start|begin|bring|have|hit|land|play|come in (?:on|with)|jump in (?:on|with)) {_Q}"
     rf"(?: in)? {_EARLY}" + END, r"lesshead \g<q>"),
    (rf"{_Q} (?:(?:should|could|must|can|to) )*(?:comes?|starts?|begins?|lands?|hits?|be)(?: in)? "
     rf"{_EARLY}" + END, r"lesshead \g<q>"),
    (rf"{_LESS} {AIR} (?:right )?before {_Q}" + END, r"lesshead \g<q>"),
    (rf"(?:(?:he|she|@w\d+) )?(?:waits?|pauses?|hesitates?|takes?) (?:far |much |way |a bit )?too "
     rf"long (?:before|for|with|to say) {_Q}(?:[,;.-]+ (?:have (?:him|her|them) )?(?:come|get|be|"
     rf"go|jump)(?: in)? {_SOON})?" + END, r"lesshead \g<q>"),
    (r"(?:do not|no need to) wait (?:so|as|that|quite so) (?:long|much) (?:before|for) "
     rf"{_Q}" + END,
     r"lesshead \g<q>"),
    (rf"(?:(?:there is|it is|have|has) )?(?:much |way )?too (?:long|much|big)(?: of)?(?: a)? {AIR} "
     rf"before {_Q}" + END, r"lesshead \g<q>"),
    (rf"(?:no|zero|without(?: any)?|lose|kill|cut|drop|remove|take out)(?: the| that| any)? {_GAP} "
     rf"before {_Q}" + END, r"nohead \g<q>"),
    (rf"(?:come|get|cut|go) (?:out|away)(?: of| from)? (?P<n>{SHOT}) {_SOON}" + END,
     r"\g<n> shorter"),
    (rf"let (?P<n>{SHOT}|it|this|that) (?:just )?(?:sit|hang|rest|linger|stay|play)"
     r"(?: there| on(?: (?:it|him|her|them))?)?(?: for)? (?P<t>@t\d+)(?: at the end)?" + END,
     r"hold \g<n> \g<t> at the end"),
)  # fmt: skip
"""How soon a line comes, and what is left standing after it."""
ENTERING = (
    rf"(?:{_COME} )?{_INTO} (?:the line )?@[bcp]\d+ {_SOON}(?![\w'])|"
    rf"{_SOON} (?:[a-z]+ing )?{_INTO} (?:the line )?@[bcp]\d+"
)
"""The same, of a line, or a scene, that has a placeholder by now."""
_B = r"(?:(?:the|his|her|that) )?(?:line )?@[bcp]\d+"
ENTERED = (
    rf"\b{_INTO} {_B} {_SOON}(?![\w'])|\b{_SOON} (?:[a-z]+ing )?{_INTO} {_B}|"
    rf"\b(?:get|go|be|come)(?:s|ting)? to {_B} {_SOON}(?![\w'])|"
    rf"\b{_LESS} {AIR} (?:right )?before {_B}|{_B} (?:[a-z]+ )*?{_EARLY}(?![\w'])"
)
"""Words by which a note is of the silence before a line, not of how the line is played."""
