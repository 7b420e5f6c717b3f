"""Remarks that are wishes: what is wrong is said, and what is wanted is meant.

Enters: a note's plain text with people as placeholders. Leaves: the same said as a wish: "not close
enough" is "closer", "there should not be any music" is "no music". Only turns of phrase whose wish
is sure are here; every word of one is read, and what stays goes through the grammar as ever.
"""

import re

from planner.revising.dressing import GARMENTS
from planner.revising.words import DAYTIMES, EMOTIONS

_W = r"(?:@w\d+|\b(?:he|she|him|her))(?![\w'])"
_OWN = r"(?:@w\d+'s|\b(?:his|her)\b)"
_FELT = "|".join(sorted(EMOTIONS, key=len, reverse=True))
_WORN = "|".join(sorted(GARMENTS, key=len, reverse=True))
_ENOUGH = {
    "long": "longer", "close": "closer", "tight": "closer", "near": "closer", "wide": "wider",
    "dark": "darker", "bright": "brighter", "loud": "louder", "fast": "faster", "quick": "faster",
    "slow": "slower", "warm": "warmer", "cold": "colder", "short": "shorter", "quiet": "quieter",
    "high": "higher", "deep": "deeper", "size-cu": "closer", "size-ws": "wider",
}  # fmt: skip
_GERUNDS = {
    "holding": "hold", "cutting": "cut", "tightening": "tighten", "trimming": "trim",
    "adding": "add", "removing": "remove", "losing": "lose", "dropping": "drop", "making": "make",
    "putting": "put", "having": "have", "giving": "give", "swapping": "swap", "merging": "merge",
    "splitting": "split", "moving": "move", "going": "go", "shooting": "", "framing": "frame",
    "starting": "start", "staying": "stay", "using": "use", "speeding": "speed",
    "slowing": "slow", "turning": "turn", "joining": "join", "shortening": "shorten",
    "lengthening": "lengthen", "deleting": "delete", "changing": "change", "seeing": "see",
    "showing": "show", "widening": "wider", "getting": "get",
}  # fmt: skip
_FEELINGS = {
    "sadness": "sad", "anger": "angry", "rage": "angry", "joy": "happy", "happiness": "happy",
    "fear": "afraid", "panic": "panicked", "surprise": "surprised", "tenderness": "tender",
    "sarcasm": "sarcastic", "irony": "ironic", "urgency": "urgent", "worry": "worried",
    "excitement": "excited", "annoyance": "annoyed", "disgust": "disgusted",
}  # fmt: skip
_TOO = "wide|close|tight|far|dark|bright|slow|fast|loud|quiet|long|short|rushed|size-ws"
_NOUN = r"[a-z]{3,}"
_HELD = r"(?:hold|stay|linger|hang|rest|dwell|sit)(?: (?:slightly|much|in there|in|there))?"
_BEGINS = (
    r"(?:^|(?<=[.,;!?] )|(?<=and )|(?<=then )|(?<=try )|(?<=maybe )|(?<=perhaps )|"
    r"(?<=consider )|(?<=suggest ))"
)
_TABLE: tuple[tuple[str, str], ...] = (
    # asked, where a wish is meant
    (r"(?:should|could|would|can) not (it|this|that|there|@w\d+|he|she|they|the [a-z]+|shot \d+"
     r"|scene \d+) (?=be\b|have\b|wear\b|sit\b|stand\b|look\b|hold\b)", r"\1 should "),
    (r"(?:is|are) not (it|this|that|they|@w\d+|he|she|the [a-z]+|shot \d+|scene \d+) "
     r"(?=(?:slightly |much |way )*too\b)", r"\1 is "),
    # said of one feeling, with the one that is wanted
    (rf"({_W}) (?:sounds|looks|seems|feels|is) (?:too |so |very )?(?:{_FELT})(?: here)?, "
     rf"(?=(?:he|she|@w\d+"
     rf") should (?:be |sound |look |seem |feel )?(?:more )?(?:{_FELT}))", ""),
    (rf"({_W}) (?:is|does|should) not (?:be |sound |look |feel )?(?:{_FELT})(?: here)?, (?:he|"
     rf"she|@w\d+|but) "
     rf"(?:is|should be|more)? ?(?P<felt>{_FELT})", r"\1 should be \g<felt>"),
    # somebody's looks
    (rf"(?:(?:i |we )?(?:do not (?:really )?(?:like|love)|hate) )?(?P<own>{_OWN}) "
     rf"(?P<worn>{_WORN})(?: is "
     r"(?:too |so |very )?[a-z]+)?, (?:make|change|turn|have) (?:it|them) (?:to |into )?",
     r"\g<own> \g<worn> should be "),
    (rf"(?:the )?(?P<where>@p\d+) (?:should have|needs|could use|wants) (?P<some>an? |some |"
     rf"another )"
     rf"(?P<noun>{_NOUN})$", r"add \g<some>\g<noun> in \g<where>"),
    (r"the time (?:of day )?(?:of|in|for) (?=scene)", ""),
    (r"colou?rs (?:are |look )?(?:too|so|very) (?:strong|bright|loud|vivid|garish|much)",
     "less colours"),
    (rf"({_W}) (?:looks|would look|would be) better (?P<how>with|in|without) (?=.*\b(?:{_WORN})\b)",
     r"\1 \g<how> "),
    (rf"shave(?: off)? (?P<own>{_OWN}) (?=beard|moustache|stubble)", r"lose \g<own> "),
    (rf"no (?P<worn>(?:[a-z]+ )?(?:{_WORN})) on (?P<who>{_W})", r"\g<who> without \g<worn>"),
    # preferred
    (r"(?:i )?(?:would |do )?(?:much )?(?:prefer|favour|rather have)(?: (?:it|this|that|to have)"
     r"(?! (?:to|not|over)\b))?(?! (?:to|not|over|how|when|if)\b)(?: with| as| in)?(?= )", ""),
    (r"(?:would |might |could )?(?:be|is|works?|looks?|reads?|plays?|feels?|do) (?:much |way )?"
     r"better (?:as|with|if it (?:is|was|were)|in)(?= )", "should be"),
    (r"(?:would|might|could) (?:be|work|look|feel) (?:much )?better(?: here| there| "
     r"instead)?\.?$", ""),
    (r"should have been", "should be"), (r"should (?:happen|take place|be set|play)(?= at )",
     "should be"),
    (r"(?:(?:is|was|are|were) )?(?:meant|supposed|intended) (?:to (?:be|happen|take place)|as)",
     "should be"),
    # too much, not enough
    (r"for (?:comfort|me|us|my (?:liking|taste)|a (?:kid|child|boy|girl|man|woman|lady|"
     r"scene like this|moment like this))\b(?! to)", ""),
    (rf"(?:is |are |looks? |feels? |sounds? |does |do )?not (?:nearly |quite |really |be |look |"
     rf"feel |sound |go |come )*(?P<enough>{'|'.join(_ENOUGH)}) enough", "ENOUGH"),
    (rf"(?:is |are |does |do )?not (?:nearly |quite |really |be |look |sound |seem |feel |come "
     rf"across as )*(?P<felt>{_FELT}) enough", r"should be more \g<felt>"),
    (rf"({_W}) does not (?:really )?(?:look|sound|seem|feel) (?:very )?(?P<felt>{_FELT})",
     r"\1 should be more \g<felt>"),
    (rf"({_W}) (?:should|must) not (?:be|sound|look|seem|feel) (?:so |too |that |as )(?P<felt>"
     rf"{_FELT})", r"\1 less \g<felt>"),
    (rf"(?:feels|is|seems|looks) (?:slightly|rather) (?={_TOO})(?!too)", "is slightly too "),
    (r"(?:feels|seems) (?=(?:slow|rushed)\b)", "is too "),
    (r"(?P<way>more|less) (?P<feeling>" + "|".join(_FEELINGS) + r")\b(?: (?=from|in|on|out of))?",
     "FEELING"),
    # cut too soon, too late
    (r"(?:(?:it|we|you) )?cuts?(?: away| out| off)? (?:slightly |much |way )?(?:too (?:early|soon|"
     r"quickly|fast)|later)", "too short"),
    (r"(?:(?:it|we|you) )?(?:cuts?(?: away| out)?|get out(?: of (?:it|this|here|there))?) "
     r"(?:slightly |much )?(?:sooner|earlier|too late)", "too long"),
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
    (r"back (?:up|away)(?= slightly$|$|[.,])", "wider"),
    (r"(?:slightly )?more (?:space|room|air)(?: around (?:@w\d+|him|her|them|it))?(?=$|[.,])",
     "wider"),
    (r"(?:from )?head to (?:toe|foot|feet)|full[- ](?:length|figure)", "size-ws"),
    (rf"(?:see )?(?:the )?(?:whole|all) of (?P<who>{_W})(?=$|[.,])", r"size-ws on \g<who>"),
    (r"from behind (?P<who>@w\d+)(?!')", r"over \g<who>'s shoulder"),
    (r"(?:the )?camera is (?P<how>slightly |much |way )?(?:too )?low(?=$|[.,])", r"\g<how> higher"),
    (r"(?:the )?camera is (?P<how>slightly |much |way )?(?:too )?high(?=$|[.,])", r"\g<how> lower"),
    (r"(?:bring|move|put) the camera (?:down|lower)(?: slightly)?|drop the camera lower|lower "
     r"the camera(?= |$)", "lower"),
    (r"(?:raise|lift|bring up|move up) the camera(?: up| higher)*(?=$|[.,]| slightly)", "higher"),
    (r"(?:drop|remove|lose|kill|no|stop|take out|cut) (?:the |that )?(?:zoom|zooming)", "static"),
    (r"(?:keep|hold) (?:it |this |the camera )?(?:still|steady)", "static"),
    (r"(?:drop|remove|lose|kill|take out) (?:the |that )?(?:dissolve|fadein|fadeout)", "hardcut"),
    (r"(?<=fadeout )(?:at|to) the (?:very )?end of the (?:film|movie)", "after the last shot"),
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
    # acting
    (r"dial (?:it|this|that|him|her) (?:down|back)", "tone it down"),
    (rf"(?P<who>{_W}) is (?:slightly |much |way )*(?:overacting|over the top|hamming it up|too "
     rf"(?:dramatic"
     r"|theatrical|intense|hammy))", r"\g<who> tone it down"),
    # somebody's voice, the sound
    (r"give (?P<who>@w\d+) a (?P<how>(?:slightly |much )?(?:deeper|higher|lower|brighter|darker|"
     r"softer|"
     r"louder)) voice", r"\g<who>'s voice \g<how>"),
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
    # the camera
    (r"(?:the )?camera (?:should|must|does) not (?:be )?(?:moving|move)|(?:the )?camera "
     r"(?:moves|is "
     r"moving) too much|(?:the )?camera should (?:stay|keep|be|hold) (?:still|put|fixed)",
     "static"),
    (r"(?:the )?(?:camera )?(?:(?:moves|move(?:'s| is)?|movement is)) (?:slightly |much |way )?too "
     r"(?:fast|quick(?:ly)?)", "slower"),
    (r"(?:the )?(?:camera )?(?:(?:moves|move(?:'s| is)?|movement is)) (?:slightly |much |way )?too "
     r"slow(?:ly)?", "faster"),
    (rf"(?:the )?camera (?:(?:should|must|to|could) )?(?P<slow>slowly |gently )?(?:moves?|creeps?|"
     rf"glides?|drifts?|goes|go|comes?)(?P<late> slowly| gently)? (?:towards?|in on|closer to|"
     rf"up to) (?P<who>{_W})", r"\g<slow>\g<late> pushin on \g<who>"),
    (rf"follow (?P<who>{_W}) (?:to|towards?|into|across|along|over to) (?:the )?{_NOUN}(?=$|[.,])",
     r"follow \g<who>"),
    (r"(?P<move>pushin|pullout) on (?:the|his|her|this|that) line(?=$|[.,])", r"\g<move>"),
    (r"too flat(?=[,.] .*\blens\b)", ""),
    # time
    (rf"{_HELD} on (?P<who>{_W}|it|this|that|them)(?: for)?(?= slightly\b|$| (?:here|after|at|for "
     r"longer|longer|then)\b|[.,;])", r"longer on \g<who>"),
    (rf"{_HELD} on the (?P<noun>(?!line|shot|scene|wide|last|first|close|end|kind|size){_NOUN})"
     r"(?= slightly$|$|[.,;]| longer| for longer| more)(?: for longer| longer| more)?",
     r"longer the shot of the \g<noun>"),
    (r"(?<=longer on )(@w\d+|him|her|it|this|that)(?P<how> slightly)? (?:after|at the end of|"
     r"when) (?:the|his|her|that|"
     r"this) line(?: ends)?(?=$|[.,;])", r"\1\g<how>"),
    (r"(?:is )?(?:pointless|useless|superfluous|not necessary|redundant|not needed|needless)$",
     "drop"),
    (r"(?:give|wait)(?: (?:it|this|that|us))? (?P<time>@t\d+)(?: before (?:we |you |the "
     r")?(?:cut|cuts|"
     r"cutting))?$", r"longer by \g<time>"),
    (r"(?P<how>faster|quicker|slower) (?:cutting|cuts|editing|edits)", r"\g<how>"),
    (r"pacier|peppier|more pacy|zippier", "faster"),
    (r"(?:does|do) not (?:need|have) to (?:be|last|go on for) (?:this|that|so|quite so) long",
     "too long"),
    (r"^(?:it |this )?(?:is )?slightly long$", "slightly too long"),
    (r"there is (?:no|not an?|not any) (?P<noun>[a-z]{3,})(?P<where> in @[pc]\d+)?,? (?:add|"
     r"put) (?:one|"
     r"some)(?: in)?(?: there)?", r"add a \g<noun>\g<where>"),
    (r"the (?P<noun>(?!shot|line|scene|music|camera|cut|light)[a-z]{3,}) is (?:[a-z]+ "
     r"){1,4}?[a-z]+, "
     r"(?:remove|lose|delete|take|drop) it(?: out| away)?", r"remove the \g<noun>"),
    (r"get out of (?:it|this|here|there|this shot|the shot) (?:faster|quicker|sooner|earlier)",
     "too long"),
    (r"(?:does|do|is|are) not (?:really )?(?:add anything|add much|work|working|help|helping|earn "
     r"its place)(?=[.,;])", ""),
    (r"(?P<out>fadeout\b.*?),? (?:(?:and|then) )+fadein(?: (?:on|to|into|onto|at|in))*(?: the)?(?: "
     r"@[pc]\d+)?$", r"\g<out>"),
    (r"so (?:that )?(?:they|he|she|it|@w\d+) (?:comes?|enters?|walks?|goes|go)(?: in| on| out)?"
     r"(?= otherside)", ""),
    (r"compared (?:to|with) (?:@w\d+|him|her|it|them|the (?:music|others?|rest))", ""),
    (r"(?:i |we )?(?:just )?(?:need |want )?more of (?:@w\d+|him|her|it|this)(?: here)?(?=[,;.] (?:"
     r"longer|hold|stay)\b)", ""),
    (r"^(?:hold|linger|stay)(?: on)?(?: for)?(?P<how> slightly)? (?=after @q)", r"longer\g<how> "),
    (r"(?:longer|bigger|slightly longer) (?=pause before)", ""),
    (r"(?P<list>(?:shots? )?\d+(?:,? (?:and )?\d+)+) (?:should|could) be (?:one|1|a single|"
     r"kind-single|a "
     r"kind-single|the same) (?:shot|take)", r"merge \g<list>"),
    (r"make (?P<list>(?:shots? )?\d+(?:,? (?:and )?\d+)+) (?:into )?(?:one|1|a single|a "
     r"kind-single) (?:"
     r"shot|take)", r"merge \g<list>"),
    (r"leave (?P<what>(?:shot )?\d+) (?:(?:exactly )?(?:as (?:it )?is|alone|"
     r"like (?:this|that)|the way it is))?$", r"lock \g<what>"),
    (r"slightly (?=(?:tight|wide|close|far|loud|quiet|dark|bright|slow|fast)(?: for me)?(?:$|"
     r"[,.;]))",
     "slightly too "),
    (rf"{_OWN} (?:head|feet|hair|face|hands|body) (?:is|are) (?:cut off|cropped|chopped off|out "
     rf"of frame)",
     "wider"),
    (rf"{_W} is (?:being )?(?:cut off|cropped|chopped off)", "wider"),
    (r"(?:see |have |get |show )(?P<two>@w\d+ and @w\d+) together(?: here| in (?:frame|shot))*$",
     r"kind-two_shot of \g<two>"),
    (r"(?P<angle>lowangle|highangle) (?:them|everyone|everybody|it)(?=$|[.,])", r"\g<angle>"),
    (r"(?:feels|looks|is) (?:too |so |slightly |very )*(?:static|still|flat|dead|dull)(?=[,.;] "
     r"(?:add|put|"
     r"give|use|have)\b)", ""),
    # reactions
    (r"(?:show(?: me| us)?|cut(?: away| back)? to|see|need|want|add|insert|have) "
     r"(?P<own>@w\d+)'s kind-"
     r"reaction (?P<when>after|before) (?:this line|this|it|that line)$",
     r"add a kind-reaction of \g<own> \g<when> this"),
    (r"(?:show(?: me| us)?|see) (?P<own>@w\d+)'s kind-reaction(?: here)?$",
     r"add a kind-reaction of \g<own>"),
    (r"(?:show(?: me| us)?|see) how (?P<own>@w\d+) (?:reacts?|feels|takes (?:it|that|this))(?: "
     r"here)?$",
     r"add a kind-reaction of \g<own>"),
    (r"(?:need|want|add|insert|give (?:me|us)|see|have|get) (?P<own>@w\d+)'s "
     r"(?P<kind>kind-reaction) "
     r"(?:to|after) ", r"add a \g<kind> of \g<own> after "),
    (r"(?:need|want|add|insert|give (?:me|us)|see|have|get) (?P<own>@w\d+)'s "
     r"(?P<kind>kind-reaction) "
     r"before ", r"add a \g<kind> of \g<own> before "),
    # what was done before, and reasons
    (r"(?:whatever|what) (?:you|we|i) (?:did|changed|have done) (?:to|with|in|on) (?P<what>shot "
     r"\d+|"
     r"\d+|this|it)[, ]+(?:please )?(?:undo|revert|reverse|change|put|take)(?: (?:it|that))?(?: "
     r"back)"
     r"?", r"revert \g<what>"),
    (r"undo (?:what you did|the changes?|everything|all)(?: you made)? (?:to|with|in|on|for) "
     r"(?P<what>shot \d+|\d+)", r"revert \g<what>"),
    (rf"(?<=[,;.] )(?:because )?(?:it |this |that )?is (?:{'|'.join(DAYTIMES)})$", ""),
    (r"\b(?:at|in|near) the (?:very )?(?:end|start|beginning),? (?=\d+\W*$)", "shot "),
    (r"(?<=wider on )the (?:whole )?(?:group|gang)(?=$|[.,]| shot| at)", ""),
    (r"(?:are|is) (?:all )?(?:one|the same) (?:move|shot|beat|thing|moment|idea|action)"
     r"(?=[.,;])", ""),
    (r"(?:they|them|everybody|everyone) (?:are |is |should be |seem |look |feel "
     r")?(?=(?:slightly |much "
     r"|way |very )*too (?:far|close|small|big|size))", ""),
)  # fmt: skip
_ROWS = tuple((re.compile(rf"(?<![\w@'-])(?:{said})"), wish) for said, wish in _TABLE)
_GERUND = re.compile(rf"{_BEGINS}(?P<verb>{'|'.join(_GERUNDS)})(?![\w'])")


_WHY = re.compile(r"^why (?P<asked>[^.,;?!]*)[.,;?!]+ (?=\w)")
_TOLD = re.compile(r"@[wcp]\d+(?!')|\b(?:shot|scene) \d+\b")


def wished(text: str) -> str:
    """The text with remarks said as wishes."""
    text = _WHY.sub(lambda m: "".join(f"{n}, " for n in _TOLD.findall(m.group("asked"))), text)
    text = _RUN_ON.sub(", ", text.rstrip(" .!?"))
    text = _GERUND.sub(lambda m: _GERUNDS[m.group("verb")], text)
    for said, wish in _ROWS:
        text = said.sub(lambda m, w=wish: _said(m, w), text)  # type: ignore[misc]
    return re.sub(r"\s+", " ", text).strip()


_RUN_ON = re.compile(r"(?<=\d) (?=(?:it|they|this|he|she) (?:is|are|feels|looks)\b)")


def _said(match: re.Match[str], wish: str) -> str:
    """A wish with the words of the remark in their places; an owner's mark goes."""
    if wish == "ENOUGH":
        return _ENOUGH[match.group("enough")]
    if wish == "FEELING":
        return f"{match.group('way')} {_FEELINGS[match.group('feeling')]} "
    return re.sub(r"('s|\bhis|\bher)~", lambda m: _owner(m.group(1)), match.expand(wish))


def _owner(own: str) -> str:
    """Who owns: "@w0's" is "@w0", "his" is "him"."""
    first = own.split(maxsplit=1)[0].removesuffix("'s")
    return {"his": "him"}.get(first, first)
