"""Remarks about measure and time: too much, not enough, too soon, and what is preferred.

Enters: nothing. Leaves: tables of a remark's pattern and the wish that it is.
"""

from planner.revising.words.of_remarks import ANYBODY as _W
from planner.revising.words.of_remarks import ENOUGH as _ENOUGH
from planner.revising.words.of_remarks import FEELINGS as _FEELINGS
from planner.revising.words.of_remarks import FELT as _FELT
from planner.revising.words.of_remarks import HELD as _HELD
from planner.revising.words.of_remarks import NOUN as _NOUN
from planner.revising.words.of_remarks import OWNED as _OWN
from planner.revising.words.of_remarks import TOO as _TOO
from planner.revising.words.of_remarks import WORN as _WORN
from planner.revising.words.synonyms import DAYTIMES

MEASURES: tuple[tuple[str, str], ...] = (
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
    (r"(?:i )?(?:am )?not (?:sure about|loving|wild about|convinced by|keen on|happy with) "
     r"(?:the )?(?:[a-z_-]+ (?:at|in) )?(?P<what>(?:shot )?\d+)(?=[,.;])", r"\g<what>"),
    (r"^(?:it|this|that) is all (?=slightly|too|much)", "it is "),
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
)  # fmt: skip
"""What is amiss, and what would be better."""
TIMES: tuple[tuple[str, str], ...] = (
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
    (r"(?P<what>(?:shot )?\d+) (?:does|do|is|are) not (?:really )?(?:add anything|"
     r"add much|work|working|help|helping|earn "
     r"its place)(?=[.,;])", r"\g<what>"),
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
    (r"nobody (?:really )?needs (?=shot|\d)", "drop "),
    (r"be (?:removed|deleted|dropped|binned)(?=$|[.,;])", "drop"),
    (r"runs?(?= (?:slightly |much )*longer)", "last"),
    (r"(?:is over|goes by|flies by) too (?:quickly|fast|soon)|(?:just )?flashes by(?=$|[,.;])",
     "too short"),
    (r"(?P<what>scene \d+) takes (?P<how>much )?too long", r"\g<what> \g<how>~ too slow"),
    (r"(?P<what>scene \d+) (?:needs|could use|should have) more (?:pace|speed|zip|momentum)",
     r"\g<what> faster"),
    (r"(?:get|go|move) through (?P<what>scene \d+) (?:faster|quicker)", r"\g<what> faster"),
    (r"the pac(?:e|ing) (?:in|of) (?P<what>scene \d+) is (?=too (?:slow|fast)|slightly too)",
     r"\g<what> "),
    (r"(?:needs |could use |wants |should have |add )?(?:slightly )?more light(?=$|[.,;]| in @| in "
     r"scene| here)", "brighter"),
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
"""How long something lasts, and what was done before."""
