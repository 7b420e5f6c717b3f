"""Remarks about pictures and people: who cannot be seen, who stands wrong, what is missing.

Enters: nothing. Leaves: tables of a remark's pattern and the wish that it is.
"""

from planner.revising.words.garments import GARMENTS
from planner.revising.words.of_remarks import ANYBODY as _W
from planner.revising.words.of_remarks import NOUN as _NOUN
from planner.revising.words.of_remarks import OWNED as _OWN
from planner.revising.words.of_remarks import WORN as _WORN
from screenplay.words.things import HANDHELD

_HANDS = "|".join(sorted((n for n in HANDHELD - GARMENTS if n.isalpha()), key=len, reverse=True))
_WE = r"(?:(?:could|can|should|shall|may|might|must|want to|would like to|need to|let) )*(?:we|us) "
PICTURES: tuple[tuple[str, str], ...] = (
    (r"(?P<n>(?:shot )?\d+) (?:(?:should|could|must|to|has|needs) )*(?:takes? in|includes?|shows?|"
     r"holds?|has|have|frames?|features?|covers?) (?P<a>@w\d+),? (?:as well as|along with|together "
     r"with|besides|in addition to) (?P<b>@w\d+)(?=\W*$|[.,;])",
     r"\g<n> kind-two_shot of \g<b> and \g<a>"),
    (rf"(?:{_WE}|^)(?:be|get|go|come|move)(?: in)? (?P<how>(?:slightly |much )?)(?:nearer|closer) "
     rf"(?:in )?(?:to|on) (?P<who>{_W})", r"\g<how>closer on \g<who>"),
    # seen, or not
    (rf"(?P<own>{_OWN}) face (?:only|alone)$", r"size-cu on \g<own>~"),
    (rf"(?:just|only) (?P<own>{_OWN}) face(?= |$)", r"size-cu on \g<own>~"),
    (rf"(?:(?:i|we|you) )?(?:can not|can|could|need to|want to|would like to|should|let (?:me|us)|"
     rf"do not|want|need|would)(?: (?:i|we|you))?(?: (?:really|even|ever|actually|just))* "
     rf"(?:see|get)"
     rf" (?P<own>{_OWN}) face(?: (?:more|better|properly|at all|clearly|well|enough|there|here))*",
     r"closer on \g<own>~"),
    (r"(?:i |we )?(?:can |would like to |want to |need to |let (?:me|us) )?(?:see |show |have |"
     r"get )?"
     r"more of the (?:room|kitchen|street|park|beach|place|set|background|office|space|"
     r"surroundings|house|garden|sky|sea)", "wider"),
    (r"(?:i |we )?(?:can )?(?:see |show |have )?(?:less|too much) of the (?:room|kitchen|street|"
     r"park|beach|place|set|background|office|space|surroundings|floor|sky)", "closer"),
    (r"(?:feels? )?(?:miles|so far) (?:away|off)", "too far away"),
    (rf"(?:put|have|get|keep) (?P<who>{_W}) in (?:a |the )?(?P<size>size-[a-z]+)(?= |$)",
     r"\g<size> on \g<who>"),
    (rf"(?:focus|concentrate|feature|be looking|stick) (?:on |at )(?P<who>{_W})(?= here| there|"
     r" instead|$|[.,;])", r"just on \g<who>"),
    (rf"^(?:just|only|show(?: me| us)?(?: just| only)?) (?P<who>{_W})(?: (?:instead|here|only|"
     rf"alone))"
     r"*$", r"just on \g<who>"),
    (r"(?:^|(?<=[.,;] ))(?:just )?both(?: of them)?(?: (?:please|in (?:the )?(?:frame|shot)|"
     r"here))*$",
     "kind-two_shot"),
    (r"(?<=closer )(?:in )?on (?:them|everyone|everybody|both(?: of them)?)(?=$|[.,;]| please)",
     ""),
    (r"move in on (?:them|everyone|everybody)(?=$|[.,;]| please)", "closer"),
    (r"(?:they|them) (?:are|look|seem) (?:so |very |really |all )*(?:tiny|small)(?: in (?:the "
     r")?frame)?",
     "closer"),
    (rf"(?P<who>{_W}) (?:is|looks|seems) (?:so |very |really )*tiny(?: in (?:the )?(?:frame|"
     rf"shot))?",
     r"closer on \g<who>"),
    (rf"(?:make )?(?P<who>{_W}) (?:should be )?(?:bigger|larger) in (?:the )?(?:frame|shot|"
     rf"picture)",
     r"closer on \g<who>"),
    (r"(?:make )?(?:they|them) (?:should be )?(?:bigger|larger) in (?:the )?(?:frame|shot|picture)",
     "closer"),
    (r"crop(?: it| this)?(?: in| tighter| closer)*(?= |$|[.,])", "closer"),
    (rf"(?:go |move |come |get )?(?:in )?(?:closer|close|size-e?cu|just|only|tight)(?: in)?(?: "
     rf"on| to)? "
     rf"(?P<own>{_OWN}) eyes(?: only)?(?=$|[.,])", r"size-ecu on \g<own>~"),
    (r"(?:pull|move) the camera (?:back|out|away)", "zoom out"),
    (r"(?:push|move|bring) the camera (?:in|closer|forward|nearer)(?! to| on)", "zoom in"),
    (r"^(?:flip|mirror) (?:it|this|the shot|sides)$", "otherside"),
    (r"back (?:up|away)(?= slightly$|$|[.,])", "wider"),
    (r"(?P<scene>(?:the )?(?:last|first|opening|final|closing|whole|next|previous|second|third) "
     r"scene|scene \d+|@c\d+) (?:(?:just|really) )*(?:needs?|wants?|could use|should have|has to "
     r"have|could do with|deserves?) (?:some |slightly )?more (?:air|space|room)(?=$|[.,])",
     r"slow down \g<scene>"),
    (r"(?:slightly )?more (?:space|room|air)(?: around (?:@w\d+|him|her|them|it))?(?=$|[.,])",
     "wider"),
    (r"(?:from )?head to (?:toe|foot|feet)|full[- ](?:length|figure)", "size-ws"),
    (rf"(?:see )?(?:the )?(?:whole|all) of (?P<who>{_W})(?=$|[.,])", r"size-ws on \g<who>"),
    (r"from behind (?P<who>@w\d+)(?!')", r"over \g<who>'s shoulder"),
    (r"(?:the )?camera is (?P<how>slightly|much too|way too|too) (?:too )?low(?=$|[.,])",
     r"\g<how>~ higher"),
    (r"(?:the )?camera is (?P<how>slightly|much too|way too|too) (?:too )?high(?=$|[.,])",
     r"\g<how>~ lower"),
    (r"(?:bring|move|put) the camera (?:down|lower)(?: slightly)?|drop the camera lower|lower "
     r"the camera(?= |$)", "lower"),
    (r"(?:raise|lift|bring up|move up) the camera(?: up| higher)*(?=$|[.,]| slightly)", "higher"),
    (r"(?:drop|remove|lose|kill|no|stop|take out|cut) (?:the |that )?(?:zoom|zooming)", "static"),
    (r"(?:keep|hold) (?:it |this |the camera )?(?:still|steady)", "static"),
    (r"(?:drop|remove|lose|kill|take out) (?:the |that )?(?:dissolve|fadein|fadeout)", "hardcut"),
    (r"(?<=fadeout )(?:at|to) the (?:very )?end of the (?:film|movie)", "after the last shot"),
    # the camera
    (r"(?:the )?camera (?:should|must|does) not (?:be )?(?:moving|move)|(?:the )?camera "
     r"(?:moves|is "
     r"moving) too much|(?:the )?camera should (?:stay|keep|be|hold) (?:still|put|fixed)",
     "static"),
    (r"(?:the )?(?:camera )?(?:(?:moves|move(?:'s| is)?|movement is)) (?:slightly |much |way )?too "
     r"(?:fast|quick(?:ly)?)", "slower"),
    (r"(?:the )?(?:camera )?(?:(?:moves|move(?:'s| is)?|movement is)) (?:slightly |much |way )?too "
     r"slow(?:ly)?", "faster"),
    (rf"(?:(?:let|have|make|want) )?(?:the )?camera (?:(?:should|must|to|could) )*"
     rf"(?P<slow>(?:very |really )?(?:slowly |gently ))?(?:moves?|creeps?|moving|creeping|drifting|"
     rf"glides?|drifts?|goes|go|comes?)(?P<late> (?:very |really )?(?:slowly|gently))? "
     rf"(?:towards?|in on|closer to|up to) (?P<who>{_W})", r"\g<slow>\g<late> pushin on \g<who>"),
    (rf"follow (?P<who>{_W}) (?:to|towards?|into|across|along|over to) (?:the )?{_NOUN}(?=$|[.,])",
     r"follow \g<who>"),
    (r"(?P<move>pushin|pullout) on (?:the|his|her|this|that) line(?=$|[.,])", r"\g<move>"),
    (r"too flat(?=[,.] .*\blens\b)", ""),
)  # fmt: skip
"""Who and what is in the picture, and the camera."""
PEOPLE: tuple[tuple[str, str], ...] = (
    # who stands where, and looks at what
    (rf"(?:move|put|bring|get|have) (?P<who>{_W})(?: stand| sit)? (?:closer|nearer|close|near) to "
     rf"(?=@w\d+|him\b|her\b|the {_NOUN})", r"move \g<who> nextto "),
    (rf"(?P<who>{_W}) should (?:be|stand) (?:closer|nearer)(?: to)? (?=@w\d+|him\b|her\b|the "
     rf"{_NOUN})",
     r"\g<who> should be nextto "),
    (rf"^(?P<who>@w\d+) (?P<at>by|at|near|nextto|behind) the (?P<mark>{_NOUN})$",
     r"put \g<who> \g<at> the \g<mark>"),
    (rf"(?P<who>{_W}) (?:should |must |could |to )?(?:be )?(?:faces?|facing|turns? "
     rf"(?:to(?:wards?)?|to "
     rf"face)) (?=@w\d+|him\b|her\b|the {_NOUN})", r"\g<who> looks at "),
    (rf"turn (?P<who>{_W}) (?:to(?: face)?|towards?) (?=@w\d+|him\b|her\b|the {_NOUN})",
     r"\g<who> looks at "),
    (rf"(?P<who>{_W}) (?:is|does) not (?:looking|look) at (?=@w\d+|him\b|her\b)",
     r"\g<who> looks at "),
    (r"(?:look|looks|looking) out (?:of )?(?:the )?window", "looks at the window"),
    (r"(?:glances?|stares?|gazes?|peers?|peeks?)(?= at )", "looks"),
    (r"be sat(?: down)?(?=$|[.,;]| at| by| on)", "sit"),
    (rf"give (?P<who>{_W}) (?P<some>an? |the |some )(?P<noun>{_HANDS})(?=$|[.,;])",
     r"\g<who> should hold \g<some>\g<noun>"),
    (rf"(?P<who>{_W}) should not have (?P<some>an? |the |any )(?P<noun>{_HANDS})(?: in (?:his|her|"
     r"their) hands?)?(?=$|[.,;])", r"\g<who> should not hold \g<some>\g<noun>"),
    # acting
    (r"dial (?:it|this|that|him|her) (?:down|back)", "tone it down"),
    (rf"(?P<who>{_W}) is (?:slightly |much |way )*(?:overacting|over the top|hamming it up|too "
     rf"(?:dramatic"
     r"|theatrical|intense|hammy))", r"\g<who> tone it down"),
    # somebody's voice, the sound
    (r"give (?P<who>@w\d+) a (?P<how>(?:slightly |much )?(?:deeper|higher|lower|brighter|darker|"
     r"softer|"
     r"louder)) voice", r"\g<who>'s voice \g<how>"),
    (r"(?P<who>@w\d+) (?:should |must |could |can )?(?:have|has|needs?|get) an? (?P<how>(?:"
     r"slightly |much )?(?:deeper|higher|lower|brighter|darker|softer|louder)) voice",
     r"\g<who>'s voice \g<how>"),
    (rf"(?P<own>{_OWN}) (?:lines|dialogue|words|speech) (?:are|is) too (?P<how>quiet|loud)",
     r"\g<own>~ is too \g<how>"),
    (r"turn (?P<who>@w\d+) up(?=$|[.,]| slightly)", r"\g<who> louder"),
    (r"turn (?P<who>@w\d+) down(?=$|[.,]| slightly)", r"\g<who> quieter"),
    (r"than (?:@w\d+|him|her|the (?:others?|rest|music))", ""),
    (r"(?<=music )(?:under|below|beneath) (?:the )?(?:dialogue|voices|speech|lines|talking)", ""),
    (rf"(?:i |we |you )?(?:can |could )(?:hardly|barely|not)(?: really)? (?:hear|make out) (?P<who>"
     rf"{_W})(?! (?:say|voice))(?: (?:properly|at all|well|very well|clearly))?",
     r"\g<who> is too quiet"),
    (rf"(?P<who>{_W}) is (?:hard to hear|inaudible|mumbling)", r"\g<who> is too quiet"),
    (r"(?:i |we |you )?(?:can |could )(?:hardly|barely|not)(?: really)? hear (?:the "
     r")?(?P<part>music"
     r"|dialogue|dialog|voices|ambience|effects|speech)", r"\g<part> louder"),
    (r"(?:the )?music(?:'s| is)? (?:drowning|drowns)(?: out)? (?:them|him|her|it|everything|the "
     r"(?:dialogue|voices|lines)|@w\d+)(?: out)?", "music too loud"),
    (rf"(?P<own>{_OWN}) voice is (?:much |way |slightly )*too (?P<pace>fast|slow|quick)(?:ly)?",
     r"\g<own>~ speaks too \g<pace>"),
    (rf"(?P<own>{_OWN}) voice is (?:much|way|far) too", r"\g<own> voice is much too"),
    # there, or not there
    (r"there should not be (?:any |a |an |so much |the )?(?=music|grain|sepia|rain|snow|fog|"
     r"dissolve)"
     , "no "),
    (rf"there should not be (?:any |a |an |the )?(?={_NOUN}(?: in @[cp]\d+| here)?$)",
     "remove the "),
    (rf"there should be (?P<art>a |an |some |another )(?={_NOUN}(?: |$))(?!music|rain|snow|fog|"
     rf"more|"
     r"pause|beat|moment|silence|dissolve|fade|kind-|size-)", r"add \g<art>"),
    (rf"({_W}) (?:should|must|does|do|did|need|will)(?: )not (?:be )?(?:have|need|wear|wearing|"
     rf"want|having)(?: on)? (?:(?:a|an|any|the|that|his|her|those) )?(?=(?:[a-z]+ "
     rf")?(?:{_WORN})\b)",
     r"\1 without "),
    (rf"(?:put|stick|pop) (?P<some>(?:(?:a|an|some|the) )?(?:pair of )?(?:[a-z-]+ "
     rf"){{0,3}}(?:{_WORN}))"
     rf" on (?P<who>{_W})", r"give \g<who> \g<some>"),
    (rf"take away (?P<own>{_OWN}) (?=(?:{_WORN})\b)", r"lose \g<own> "),
    (r"(?:i |we )?(?:do not (?:really )?(?:like|want|need|love)|hate|dislike|am not (?:a fan of|"
     r"keen "
     r"on|sure about)|not (?:a fan of|keen on|sure about)) (?:the |this |that |all this |any )?"
     r"(?=(?:grain|sepia|blackwhite|pushin|handheld|dissolve)\b)", "no "),
    (rf"(?:i |we )?(?:do not (?:really )?(?:like|want|love)|hate|dislike|am not (?:a fan of|keen "
     rf"on)|not (?:a fan of|keen on)) (?P<own>{_OWN}) (?=(?:{_WORN})$)", r"lose \g<own> "),
    (r"(?:it|there) should not (?:be )?(?:rain|raining)\b", "no rain"),
    (r"(?:it|there) should not (?:be )?(?:snow|snowing)\b", "no snow"),
    (rf"({_W}) should not (?:be )?(?:standing|stand)(?: up)?(?= here|$|[.,])", r"\1 should sit"),
    (rf"({_W}) should not (?:be )?(?:sitting|sit|seated)(?: down)?(?= here|$|[.,])",
     r"\1 should stand"),
)  # fmt: skip
"""Where they are, how they act and sound; what is there."""
