"""Remarks in the everyday words of film: lenses, inserts, the end, what is there instead.

Enters: nothing. Leaves: a table of a remark's pattern and the wish that it is, and one of reasons
that may stand after a wish.
"""

from planner.revising.words.of_remarks import ANYBODY as _W
from planner.revising.words.of_remarks import FELT as _FELT
from planner.revising.words.of_remarks import HELD as _HELD
from planner.revising.words.of_remarks import NOUN as _NOUN
from planner.revising.words.of_remarks import OWNED as _OWN
from planner.revising.words.of_remarks import WORN as _WORN
from planner.revising.words.synonyms import WEATHERS

_SKY = "|".join(sorted(WEATHERS, key=len, reverse=True))
_END = r"(?= please$|$|[.,;?!])"
_SHOULD = r"(?:should |must |could |can |to |be |is |stands? |standing |sits? |sitting )*"
REASONS: tuple[tuple[str, str], ...] = (
    (rf"(?<=\w)\s*,? so (?:that )?(?:{_W}|they|it) (?:looks?|feels?|seems?|comes across as)"
     r"(?: (?:really|very|even|all|quite|rather|too))*"
     r" (?!(?:at|down|away|up|to|left|right|back|over|out|in|into|like|older|younger)\b)"
     rf"(?!(?:{_FELT})\b)[a-z]+"
     rf"{_END}", ""),
    (r"(?<=\w)\s*,? (?:it|its|this) (?:is )?(?:meant|supposed) to be (?:sad|funny|romantic|scary|"
     r"serious|dramatic|exciting|fun|a (?:[a-z]+ ){0,2}(?:comedy|tragedy|drama|joke|party|@p\d+))"
     r"$", ""),
    (r"(?<=\w)\s*,? (?:please )?there (?:are|is) (?:just |far |way )?too (?:many|much)"
     r"(?: of (?:them|it))?$", ""),
    (r"(?<=\w)\s*,? the (?:sun|light|window|lamp)(?: is|'s) (?:rather |really |just )*"
     r"(?:blowing (?:everything|it|things) out|blown out|blinding|glaring)$", ""),
    (r"(?<=\w)\s*, (?:can not|can hardly|could not) (?:even |really )?tell (?:it|who(?: is|'s) who|"
     r"what(?: is|'s) what)$", ""),
    (r"(?<=\w)\s*, (?:i|we|you) (?:can not|not|do not|could not|can hardly)(?: even| really)? "
     r"(?:see|notice|tell|follow) (?:it|this|that|who(?: is|'s) who|what(?: is|'s) what)$", ""),
)  # fmt: skip
"""Why something is wished for."""
FILMIC: tuple[tuple[str, str], ...] = (
    # the picture
    (r"(?:(?:slightly|much|way|it is|this is) )*too (?:size-ws|wide|close|tight|far|loose|near|"
     r"big|small)(?: here)?, (?:go |make it |try |get )?(?:to )?(?:an? )?(?=size-)", ""),
    (rf"size-e?cu (?:on|of) the eyes{_END}", "size-ecu"),
    (rf"lowangle lowangle (?={_W})", "lowangle on "),
    (r"all (?P<many>[3-6])(?: of (?:them|us))?(?= together| in | here|$|[.,;])",
     r"all-of-\g<many>"),
    (rf"(?:lose|remove|drop|take) (?:{_W}) (?:from|out of) (?:the |this )?(?:frame|shot|picture), "
     rf"(?:just|only) (?:on )?(?P<who>{_W}){_END}", r"just on \g<who>"),
    (rf"follow (?P<who>{_W}) (?:running|walking|as (?:he|she|they) (?:runs?|walks?|moves?|goes))"
     rf"{_END}", r"follow \g<who>"),
    (rf"(?P<move>pan|panning) across the {_NOUN} (?=to (?:{_W}))", r"\g<move> "),
    (r"(?:an? |the )?(?:old|vintage|antique)(?: fashioned)? (?:photo|photograph|picture) "
     r"(?:look|feel|style)", "sepia"),
    (r"(?:everyone|everybody|they all|faces|skin|the skin) (?:looks?|is|are) "
     r"(?P<how>(?:slightly |much )?)(?:too |so |very )?(?:orange|yellow)$",
     r"the whole film \g<how>colder"),
    # a thing by itself
    (rf"cut(?: away)? to (?:the|an?|his|her) (?P<noun>{_NOUN}) for (?P<time>@t\d+)"
     r" (?:when|as)\b", r"add a \g<time> kind-insert of the \g<noun> after"),
    (rf"(?:add |get |go )?(?:a )?size-e?cu (?:on|of) (?:the|an?|his|her) (?P<noun>{_NOUN}) "
     r"(?=(?:(?:right|just) )?(?:after|before)\b)", r"add a kind-insert of the \g<noun> "),
    (rf"cut straight to (?:the|an?) (?P<noun>{_NOUN})(?:, hardcut)?$",
     r"hardcut into the shot where \g<noun>"),
    # time
    (rf"{_HELD}(?: slightly| much)? on (?P<own>{_OWN}) face(?: for)?(?: longer)?(?: at the end)?"
     rf"{_END}", r"longer on \g<own>~"),
    (rf"{_HELD} on (?P<who>{_W}|it|this|that|them) (?:for )?(?P<how>slightly |much )?longer{_END}",
     r"\g<how>longer on \g<who>"),
    (rf"(?:hold|stay|linger)(?P<how> slightly| much)? (?:for )?longer on (?P<who>{_W}|them) "
     r"(?P<deed>[a-z]+ing) (?=[a-z@])", r"longer\g<how> the shot where \g<who> \g<deed> "),
    (rf"(?P<deed>(?:{_W}) (?!says?|said|speaks?|talks?|reads?|delivers?)[a-z]+ (?:the|his|her|an?) "
     rf"(?!lines?|words?|speech){_NOUN}) too (?:quick|fast|quickly){_END}",
     r"longer the shot where \g<deed>"),
    (r"too (?P<how>long|short) on (?:the|that) size-e?ws at the (?:start|beginning)",
     r"too \g<how> the first wide shot"),
    (r"^(?:the )?(?:ending|last (?:bit|part)) (?:is |feels |seems |looks )?(?P<how>(?:slightly |"
     r"much |way )*)(?P<pace>rushed|too (?:fast|slow|quick|rushed)|faster|slower|slow|drags)",
     r"the last scene is \g<how>\g<pace>"),
    (r"^(?:the )?(?:opening|beginning|start) (?:goes by|is|feels|seems) (?:slightly |much |way )*"
     r"(?:too (?:quick|fast|rushed)(?:ly)?|rushed)", "the first scene is too fast"),
    (r"^(?:the )?(?:opening|beginning|start) (?:is|feels|seems) (?:slightly |much |way )*too slow",
     "the first scene is too slow"),
    (rf"(?P<music>music (?:under|over|at|in|for|during)) the ending{_END}",
     r"\g<music> the last scene"),
    (rf"(?P<music>music (?:under|over|at|in|for|during)) the (?:opening|beginning){_END}",
     r"\g<music> the first scene"),
    (rf"slow the ending down{_END}", "the last scene slower"),
    (r"in the (?P<nth>first|opening|last|final) (?:bit|part)" + _END, r"in the \g<nth> scene"),
    (r"(?<!\w)slow the whole (?:film|movie|thing) down(?P<how> slightly)?",
     r"the whole film\g<how> slower"),
    # places and what is there
    (r"(?P<where>@p\d+) (?:stuff|bits?|parts?)(?![\w'])(?! (?:where|when|about))", r"\g<where>"),
    (r"the (?:little|small|tiny|big) (?=@p\d)", ""),
    (rf"(?<!no )(?P<now>{_SKY}),? (?:instead of|rather than|not) (?:the |any )?(?:{_SKY}){_END}",
     r"\g<now>"),
    (rf"(?:(?:can|could|let|have) )?(?P<who>{_W}) (?:should )?(?:be )?(?P<at>at|by|near|nextto|"
     rf"behind) the (?P<mark>{_NOUN}),? (?:instead of|rather than|not) (?:at |by |near )?the "
     rf"{_NOUN}{_END}", r"put \g<who> \g<at> the \g<mark>"),
    (rf"(?P<who>{_W}) {_SHOULD}too far (?:away )?from (?=@w\d+|him\b|her\b|the {_NOUN})",
     r"move \g<who> nextto "),
    (rf"(?P<deed>(?:carry|carries|carrying|hold|holds|holding) (?:the |an? |some )?{_NOUN}),? "
     rf"(?:not|instead of|rather than) (?:the |an? |any )?{_NOUN}{_END}", r"\g<deed>"),
    (rf"(?P<out>remove|take out|lose|drop) (?:the )?(?P<where>@p\d+) (?P<noun>{_NOUN}){_END}",
     r"\g<out> the \g<noun> in \g<where>"),
    # clothes
    (rf"(?P<own>{_OWN}) (?P<worn>{_WORN}) is (?:slightly |too |so |very |rather )*[a-z]+, (?:can|"
     r"could|should) (?:it|they|these|those) be (?:plain |just )?",
     r"\g<own> \g<worn> should be "),
    (rf"(?P<all>(?P<who>@w\d+)'s [a-z ]+?),? and lose the (?=(?:{_WORN}){_END})",
     r"\g<all> and lose \g<who>'s "),
    (rf"(?P<who>@w\d+) (?:in|wearing|with) (?P<one>(?:an? )?(?:[a-z-]+ ){{0,3}}(?:{_WORN})) "
     rf"(?:with|and) (?=an? (?:[a-z-]+ ){{0,3}}(?:{_WORN}){_END})",
     r"\g<who> in \g<one>, \g<who> in "),
    # voices, sound and acting
    *((rf"pitch (?P<who>@w\d+)(?:'s voice)?(?P<how> slightly| much)? {said}(?P<more> slightly|"
       r" much)?(?=\W*$|[.,;!?] | (?:and|so|because|since|please)\b)",
       rf"\g<who>'s voice\g<how>\g<more> {to}")
      for said, to in (("(?:up|higher)", "higher"), ("(?:down|lower)", "deeper"))),
    (rf"(?P<who>@w\d+) {_SHOULD}sounds? (?:much |slightly )?(?:older|too young){_END}",
     r"\g<who>'s voice deeper"),
    (rf"(?P<who>@w\d+) {_SHOULD}sounds? (?:much |slightly )?(?:younger|too old){_END}",
     r"\g<who>'s voice higher"),
    (r"(?P<all>(?P<who>@w\d+)'s voice (?:should be )?(?:higher|lower|deeper)) and "
     rf"(?:faster|quicker)(?: please)?{_END}", r"\g<all>, \g<who> talks too slow"),
    (r"(?P<all>(?P<who>@w\d+)'s voice (?:should be )?(?:higher|lower|deeper)) and slower"
     rf"{_END}", r"\g<all>, \g<who> talks too fast"),
    (rf"(?P<hear>(?:hardly|barely|not)(?: really)? (?:hear|make out) (?:{_W})) on the (?:phone|"
     r"telephone|radio)", r"\g<hear>"),
    (rf"(?P<who>@w\d+) {_SHOULD}sounds? (?P<how>deeper|higher){_END}",
     r"\g<who>'s voice \g<how>"),
    (rf"hear (?P<who>@w\d+)(?P<how> slightly| much)? (?:more|better){_END}",
     r"\g<who>\g<how> louder"),
    (rf"hear (?:more of )?(?P<where>@p\d+)(?P<how> slightly| much)?(?: more| better)?{_END}",
     r"ambience\g<how> louder in \g<where>"),
    (rf"(?:{_W}) (?:sounds|is|seems|looks) (?:too |so |slightly )?cross(?: here)?, (?=(?:he|she) "
     r"should)", ""),
    (rf"(?P<who>{_W}) should (?:be|sound|seem|feel) warm(?:er)?(?= here|$|[.,;])",
     r"\g<who> should be tender"),
    (r"(?P<deed>laugh|smile|cry)s? (?:the )?(?:loudest|hardest|most|harder){_END}".replace(
        "{_END}", _END), r"\g<deed>"),
    (r"(?P<put>add|put|play|have|use) something (?P<mood>[a-z]+) (?=(?:under|over|underneath|"
     r"behind|during) )", r"\g<put> some \g<mood> music "),
)  # fmt: skip
"""Pictures, time, places, people and sound, in words that everybody uses."""
