"""The words of notes on the camera: turns of phrase, as the plain words that the readers know.

Enters: nothing. Leaves: `TYPED`, of a note as typed, with what is kept of it, and `CAMERA`, of a
note whose sizes and kinds are plain words. New ways to say something are new rows.
"""

_END = r"(?= *(?:$|[.,;!?]))"
_NUMBER = r"(?:shot )?\d+"
_LENSES = r"(18|21|24|28|32|35|40|50|65|70|75|85|100|135)"
_SIZED = (
    r"(?=,? (?:(?:in|to|at|as|on|from) )?(?:an? )?(?:extreme|medium|close|wide|mid|full|e?cu|mcu|"
    r"ms|mws|e?ws|low|high|overhead|eye|handheld|static|locked|above|below)\b)"
)
TYPED: tuple[tuple[str, str], ...] = (
    (rf"\b({_NUMBER})\b(?! ?(?:mm|seconds?|frames?|percent|db))([^.;!?\d]*?),? (?:and|plus) "
     rf"(?:shot )?(\d+),? (?:too|as well|also|likewise){_END}", r"\1 and \3\2"),
    (rf",? and (?:stay|keep|remain)(?: over)? there (?:for|in|on|through) ({_NUMBER}){_END}",
     r", ditto on \1"),
    (rf"^(?:and )?({_NUMBER}),? (?:just |exactly )?the same(?: way)?{_END}", r"same for \1"),
    (rf"\b((?:next|previous|other|following) (?:one|shot)) too{_END}", r"\1"),
    (rf"\b([a-z]+er|more|less) than (?:that|this|now|it (?:is|was)){_END}", r"\1"),
    (rf"\ball (?:two|three|four|five|six|[2-6])(?: of (?:them|these|those))?{_SIZED}", "all"),
    (r"(\d+) (?:(?:do not|don't|never|hardly) match|keep (?:jumping|changing|shifting)|vary|jump"
     r"(?: around)?|are all (?:over the place|different)|should match)(?: in size| sizes?)?[.;,:] "
     r"(?:(?:make|put|get|have) )?(?:them )?(?=(?:all|both)\b)", r"\1: "),
    (r"\b(?:an? )?(?:something|(?:a )?little|bit) (longer|wider|tighter),? (?:say |maybe )?"
     r"(?=an? \d{2,3}\b)", r"a \1 lens, "),
    (r"\b(long|longer|wider|tighter|shorter) glass\b", r"\1 lens"),
    (r"\b(pan(?:s|ning)?|tilt(?:s|ing)?) (along (?:the |that )?[a-z]+),? to the (left|right)\b",
     r"\1 \3 \2"),
    (r"\b(?:until|till) (?:we|it|the camera|you) (?:gets? to|reach(?:es)?|lands? on|finds?|hits?|"
     r"arrives? at|comes? to) ", "to "),
    (r" once (?:we|it|you) (?:are|is|get|gets) there\b| once we're there\b", ""),
    (rf"\bopen (?:up )?({_NUMBER}|it|this|that) (?:right |way |all the way )?(?:out|up)\b",
     r"\1 wider"),
    (r"((?:^|[:.,;] ?|\d,? ))look (?:right )?(down (?:on|at)|up at) ", r"\1looking \2 "),
    (r"((?:^|[:.,;] |\d,? ))push (?:in )?(further|harder|deeper)(?: in)?\b", r"\1push in \2"),
    (rf"\b(?:swap|change|trade|switch|replace) (?:the|that|an?) \d{{2,3}} ?(?:mm )?(?:for|to|with|"
     rf"by) (?:an?|the) {_LENSES}(?! ?[a-z]*(?:frame|second))", r"use a \1 lens"),
    (r"\b(?:shakier|wobblier)\b", "more shaky"), (r"\bsteadier(?: camera)?\b", "less shaky"),
    (r",? (?:could|can|should|would|do|does|is|are) not (?:it|we|they|you|he|she) ?\?+ ?$", ""),
    (r"\btrack in (?=(?:shot )?\d)", "track on "),
    (r"\b(follow|track with|go with|walk with) ([a-z.' ]{2,20}?) (?:out|off|away|along|inside|"
     r"outside)(?= (?:in|on) | *(?:$|[.,;!?]))", r"\1 \2"),
    (r"\b(?:stronger|bigger|deeper|harder) push(?:[- ]?in)?\b", "push in harder"),
    (r"\b((?:do not|don't|no|lose|kill|stop|without|static|lock(?:ed)? off)\b[^.;]*?),? (?:and )?"
     r"just hold(?: it| there| the frame)?(?= *(?:$|[.;!]))", r"\1"),
    (rf"\b(?:take|get|lose|cut|knock) (?:the|that|all the|any|all that) (?:camera[- ])?(?:wobble|"
     rf"shake|shakiness|sway|jitters?)(?: out| off)?(?: of| from| in| on)? ({_NUMBER}|it|this|here)"
     r"(?= *(?:$|[.,;!]))", r"\1 static"),
    (r"^((?:slow(?:ly)? )?(?:push|pull|track|pan|tilt|creep|drift)(?:ing)?\b[^.;]*?),? (?:and "
     r")?(?:very )?gently(?= *(?:$|[.;!]))", r"slow \1"),
    (r"\bpan (?:from )?(?:the )?(?!left|right|up|down|slow|fast|from|with|to\b)([a-z]+) to "
     r"(?:the )?(?!left|right)([a-z]+)(?= *(?:$|[.,;!]))", r"pan from the \1 to the \2"),
    (r"(\b(?:lighter|brighter|darker|quieter|louder|lower|up|down)\b[^.;,]*),? (?:because |as |"
     r"since )?(?:i |we |you )?(?:can't|cannot|can not) (?:see|hear) [a-z' ]+(?= *(?:$|[.;!]))",
     r"\1"),
    (rf"\b(?:give|try|put) ({_NUMBER}|it|this) (?:on )?the {_LENSES}(?! ?(?:mm|[a-z\d]))",
     r"\1 on a \2 lens"),
)  # fmt: skip
"""Patterns of what is typed, in lower case, and what is read instead."""

_CAMERA = r"(?:the )?(?:camera|cam)"
_NOT_WANTED = rf"(?:i |we )?(?:do not|never) want (?:{_CAMERA}|any camera)"
_EYES = r"(?: (?:his|her|their) (?:eyes?|eye[- ]?lines?|heads?|faces?))?"
_SHAKE = r"(?:camera[- ])?(?:shake|wobble|shakiness|jitters?)"
CAMERA: tuple[tuple[str, str], ...] = (
    (rf"(?:(?<=the )|(?<=no )|(?<=more )|(?<=less )|(?<=any )|(?<=that )|(?<=some )|(?<=much )|"
     rf"(?<=of a )){_SHAKE}|camera[- ](?:shake|wobble)", "handheld"),
    (rf"{_NOT_WANTED} (?:to )?(?:mov|go|com|push|creep)(?:e|ing|es)? in(?= (?:on|to|towards?)\b)",
     "no pushin"),
    (rf"{_NOT_WANTED} (?:to (?:be )?)?mov(?:e|ing)(?: at all)?(?! (?:so|as|that|too|quite|much|"
     r"in (?:on|to)|closer|towards?|back|out|left|right|up|down))", "static"),
    (rf"(?:(?:get|put|bring|drop|take|have|place|set) )?{_CAMERA} (?:(?:right|way|really|very|down|"
     r"nice and) )*low(?: down)?(?= ?(?:$|[.,;!?]| (?:on|in|for|and|at|with)\b))", "lowangle"),
    (rf"(?:(?:get|put|bring) )?(?:{_CAMERA} )?(?:from )?(?:slightly|just) above{_EYES}"
     r"(?= |$|[.,;])", "highangle"),
    (rf"(?:(?:get|put|bring) )?{_CAMERA} (?:slightly |just )?below{_EYES}(?= |$|[.,;])"
     rf"|(?:from )?slightly below{_EYES}(?= |$|[.,;])", "lowangle"),
    (r"(?:not (?:be |go )?over (?:any ?(?:one|body)'s|a)|over (?:nobody|no one)'s) shoulder",
     "clean"),
    (r"dead[- ]still|rock[- ]steady|rock[- ]solid|nailed down", "static"),
)  # fmt: skip
"""Patterns of what is said, and the plain word that stands for it."""
