"""Short notes about new shots, said as wishes: "close-up of Tom after 6", "after 9, the clock".

Enters: nothing. Leaves: a table of a turn of phrase and the wish that it is. Texts have names,
places, lengths of time and quotations as placeholders, shots still as numbers.
"""

from planner.revising.words.of_time import SHOT

_END = r"(?=\W*$|[.;!?] |,? and (?!\d|@|shot \d))"
_WHERE = (
    rf"(?P<where>(?:right |just |straight |directly )?(?:(?:before|after|following) {SHOT}|between "
    rf"{SHOT} and {SHOT}|(?:before|after|following) (?:(?:the|his|her|@w\d+'s) (?:line )?)?@q\d+))"
)
_WANT = (
    r"(?:(?:i|we|can|could|should|would|let us|please) )*(?:(?:want|need|like|have|add|insert|put|"
    r"slip|drop|throw|pop|stick|get|use|give|show|see|place|try)(?: (?:in|me|us|to|have|see))* )*"
)
_A = r"(?:(?:an?|one|another|the|quick|short|brief|new|good|nice|big|single|simple) )*"
_TO = (
    r"(?:(?:quick |short |brief |hard)?(?:cut ?away|cut|cut back|go|go back|back|come back|jump|"
    r"flash|over)(?: (?:back|away|over|straight))* (?:to|on) |shot of |look at |picture of )"
)
_FOR = r"(?:,? (?:(?:for|about|of|lasting|held|hold|just|only|some|roughly) )*(?P<t2>@t\d+))?"
_TIME = r"(?:(?:for |about )*(?P<t>@t\d+) (?:of |on |with )?)?"
_WHO = r"(?P<who>@w\d+)(?!')"
_DOES = (
    r"(?: (?:just |silently |quietly )?(?:listening|watching|reacting|looking on|thinking|waiting|"
    r"taking (?:it|that|this) in|hearing (?:it|that|this)|looking)(?: (?:to|at) (?:it|this|that|"
    r"him|her|them|@w\d+))?)"
)
_SIZE = r"(?P<size>size-[a-z]+)(?: shots?)?"
_HEAD = r"(?:of|on) "
_THING = (
    r"(?P<thing>(?:the|his|her|that|an?) (?!(?:line|lines|same|shot|scene|silence|pause|air|quiet|"
    r"black|wide|reaction|two|others?|group|dialogue|camera|first|last|next|whole|room|cut|size-|"
    r"kind-)\b)[a-z]+(?: (?!(?:right|just|straight|for|on|in|at|before|after|between|itself|alone)"
    r"\b)[a-z]+)?)(?: itself| alone| on its own| by itself)?"
)
_SIZES = (("close", "size-cu"), ("medium", "size-ms"), ("mid", "size-ms"), ("wide", "size-ws"),
          ("very close", "size-ecu"), ("really close", "size-ecu"))  # fmt: skip
_MADE = r"add a \g<t> \g<t2> \g<size> kind-{} of \g<who> \g<where>"
_CUT = r"add a \g<t2> kind-{} of \g<who> \g<where>"
_REACTS = r"(?:face|kind-reaction|reaction)"
_IN = r"(?:slip|put|drop|fit|squeeze|get|stick|pop|have|want|place|insert|add|see) "
_JUST = r"(?:(?:just|right|immediately|shortly|moments|a moment) )?"
_SEE = r"(?:see|have a look at|look at|cut to|go to|show|show me|show us|glimpse)"
NEW_SHOTS: tuple[tuple[str, str], ...] = (
    # a thing, just before a line, or before what is done with it
    (rf"^(?:(?:could|can|should|may|might|want|would|like|to|we|i|us|let) )*{_SEE} {_THING},? "
     rf"{_JUST}"
     r"(?P<w>before|after) (?:(?:the|his|her|@w\d+'s) (?:line )?)?(?P<q>@q\d+)" + _END,
     r"add a kind-insert of \g<thing> \g<w> \g<q>"),
    (rf"^{_WANT}{_A}(?:size-[a-z]+ )?kind-insert (?:of|on) {_THING},? {_JUST}before (?P<he>she|"
     rf"he|they|"
     r"@w\d+) (?P<does>[a-z]+s?) (?:it|them|that)" + _END,
     r"add a kind-insert of \g<thing> before the shot where \g<he> \g<does> \g<thing>"),
    # somebody, in a size
    (rf"^{_WANT}{_A}{_TIME}{_A}{_SIZE} {_HEAD}{_WHO}{_DOES} {_WHERE}{_FOR}" + _END,
     _MADE.format("reaction")),
    (rf"^{_WANT}{_A}{_TIME}{_A}{_SIZE} {_HEAD}{_WHO} {_WHERE}{_FOR}" + _END,
     _MADE.format("single")),
    (rf"^{_WHERE},? {_WANT}{_A}{_TIME}{_A}{_SIZE} {_HEAD}{_WHO}{_DOES}{_FOR}" + _END,
     _MADE.format("reaction")),
    (rf"^{_WHERE},? {_WANT}{_A}{_TIME}{_A}{_SIZE} {_HEAD}{_WHO}{_FOR}" + _END,
     _MADE.format("single")),
    (rf"^{_WHO},? {_SIZE},? {_WHERE}{_FOR}" + _END,
     r"add a \g<t2> \g<size> kind-single of \g<who> \g<where>"),
    (rf"^{_WHERE}[,:] {_WHO},? {_SIZE}{_FOR}" + _END,
     r"add a \g<t2> \g<size> kind-single of \g<who> \g<where>"),
    *((rf"^{_WHERE}[,:] {_WHO}, {said}{_FOR}" + _END,
       rf"add a \g<t2> {size} kind-single of \g<who> \g<where>") for said, size in _SIZES),
    *((rf"^{_WHO}, {said},? {_WHERE}{_FOR}" + _END,
       rf"add a \g<t2> {size} kind-single of \g<who> \g<where>") for said, size in _SIZES),
    # somebody, cut to
    (rf"^{_WANT}{_A}{_TO}{_WHO}{_DOES} {_WHERE}{_FOR}" + _END, _CUT.format("reaction")),
    (rf"^{_WANT}{_A}{_TO}{_WHO}(?: for (?P<t>@t\d+))? {_WHERE}{_FOR}" + _END,
     r"add a \g<t> \g<t2> kind-single of \g<who> \g<where>"),
    (rf"^{_WHERE},? {_WANT}{_A}{_TO}{_WHO}{_DOES}{_FOR}" + _END, _CUT.format("reaction")),
    (rf"^{_WHERE},? {_WANT}{_A}{_TO}{_WHO}{_FOR}" + _END, _CUT.format("single")),
    (rf"^{_WHERE}[,:] {_WHO}{_DOES}{_FOR}" + _END, _CUT.format("reaction")),
    (rf"^{_WHERE}[,:] {_WHO}{_FOR}" + _END, _CUT.format("single")),
    (rf"^{_WHO}{_DOES},? {_WHERE}{_FOR}" + _END, _CUT.format("reaction")),
    (rf"^{_WHO} {_WHERE},? (?:for )?(?P<t2>@t\d+)" + _END, _CUT.format("single")),
    (rf"^{_WANT}(?P<t2>@t\d+) (?:of|on|with) {_WHO}{_DOES} {_WHERE}" + _END,
     _CUT.format("reaction")),
    (rf"^{_WANT}(?P<t2>@t\d+) (?:of|on|with) {_WHO} {_WHERE}" + _END, _CUT.format("single")),
    (rf"^{_WHERE},? {_WANT}(?P<t2>@t\d+) (?:of|on|with) {_WHO}{_DOES}" + _END,
     _CUT.format("reaction")),
    (rf"^{_WHERE},? {_WANT}(?P<t2>@t\d+) (?:of|on|with) {_WHO}" + _END, _CUT.format("single")),
    # somebody's face
    (rf"^{_WANT}{_A}{_TIME}kind-reaction (?:of|from|by|on) {_WHO},? {_WHERE}{_FOR}" + _END,
     r"add a \g<t> \g<t2> kind-reaction of \g<who> \g<where>"),
    (rf"^{_WHERE},? {_WANT}{_A}{_TIME}kind-reaction (?:of|from|by|on) {_WHO}{_FOR}" + _END,
     r"add a \g<t> \g<t2> kind-reaction of \g<who> \g<where>"),
    (rf"^{_WANT}(?:{_TO})?(?P<who>@w\d+)'s {_REACTS}(?: in)?(?: for (?P<t>@t\d+))? "
     rf"{_WHERE}(?:[.;,]? (?:(?:for|about) )*(?P<t2>@t\d+))?" + _END,
     r"add a \g<t> \g<t2> kind-reaction of \g<who> \g<where>"),
    (rf"^{_IN}(?P<who>@w\d+)'s {_REACTS} in {_WHERE}{_FOR}" + _END, _CUT.format("reaction")),
    # a thing
    (rf"^{_WHERE},? {_WANT}{_A}{_TIME}kind-insert (?:of|on) {_THING}{_FOR}" + _END,
     r"add a \g<t> \g<t2> kind-insert of \g<thing> \g<where>"),
    (r"^an? (?P<thing>(?!(?:quick|short|brief|new|second|further|tight|close|single|size-[a-z]+|"
     rf"kind-[a-z]+)\b)[a-z]+(?: [a-z]+)?) kind-insert {_WHERE}{_FOR}" + _END,
     r"add a \g<t2> kind-insert of the \g<thing> \g<where>"),
    (rf"^{_WANT}(?P<t2>@t\d+) (?:of|on) {_THING} {_WHERE}" + _END,
     r"add a \g<t2> kind-insert of \g<thing> \g<where>"),
    (rf"^{_WHERE},? {_WANT}(?P<t2>@t\d+) (?:of|on) {_THING}" + _END,
     r"add a \g<t2> kind-insert of \g<thing> \g<where>"),
    (rf"^{_WHERE}[,:] (?P<thing>(?:the|his|her) (?!size-|kind-|shot|line|same)[a-z]+), (?:close|"
     rf"size-cu){_FOR}" + _END, r"add a \g<t2> size-cu kind-insert of \g<thing> \g<where>"),
    # a wide
    (rf"^{_WANT}{_A}{_TIME}(?:size-e?ws|wide)(?: of (?:the [a-z]+|@p\d+))? (?P<where>before "
     rf"{SHOT}){_FOR}" + _END, r"add a \g<t> \g<t2> kind-establishing \g<where>"),
    (rf"^{_WANT}{_A}{_TIME}(?:size-e?ws|wide)(?: of (?:the [a-z]+|@p\d+))? (?P<where>after "
     rf"{SHOT}){_FOR}" + _END, r"add a \g<t> \g<t2> kind-master \g<where>"),
    (r"(?:open|start|begin) (?P<c>scene \d+|@p\d+) (?:on|with) (?:an? )?(?:empty )?(?:"
     r"kind-establishing|size-e?ws)(?: of (?:the [a-z]+|@p\d+))?" + _END,
     r"add a kind-establishing at the start of \g<c>"),
    (rf"^{_WANT}{_A}(?:empty )?(?:kind-establishing|size-e?ws)(?: of (?:the [a-z]+|@p\d+))? (?:to "
     r"(?:open|start|begin)|at the (?:start|top|head|beginning) of) (?P<c>scene \d+|@p\d+)" + _END,
     r"add a kind-establishing at the start of \g<c>"),
)  # fmt: skip
"""Shots that are new, by what they are of and where they stand."""
