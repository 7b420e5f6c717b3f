"""Short notes about the look, the set and what stands, said as wishes: "half the colour out of 2".

Enters: nothing. Leaves: a table of a turn of phrase and the wish that it is. Texts have names,
places, lengths of time and quotations as placeholders, shots and scenes still as numbers.
"""

from planner.revising.words.furniture import FURNITURE, SET_THINGS

_END = r"(?=\s*$|\s*[.,;!?])"
_SHOTS = r"(?:shots? )?\d+(?:(?:,| and|, and) \d+|-\d+)*"
_IT = rf"(?:it|this|that|them|these|those|this one|that one|{_SHOTS})"
_COLOUR = r"(?:colou?rs?|saturation)"
_MORE = (
    r"(?:lift|raise|push|bump|boost|increase|pump|crank|dial up|bring up|turn up|push up|up)"
    r"(?: up)?"
)
_LESS = (
    r"(?:lower|drop|reduce|decrease|ease|dial down|dial back|tone down|bring down|take down|"
    r"turn down|pull back|pull down|knock back)(?: off| back| down)?"
)
_TURN = r"(?:dial|bring|turn|take|push|pull|crank|tone|knock|pump|ease|lift|ride)"
_SCALES = (
    (_COLOUR, "more colourful", "less colourful"), ("contrast", "more contrast", "less contrast"),
    ("warmth", "warmer", "colder"), ("(?:brightness|exposure)", "brighter", "darker"),
)  # fmt: skip
_AWAY = r"(?:take|drain|pull|suck|bleed|knock|draw|drop|lose|cut|remove)"
_THING = (
    r"(?P<what>(?!(?:take|get|lose|keep|put|pull|bring|rain|snow|fog|music|sounds?|colou?rs?|half|all|some|camera|shot|scene|lights?|"
    r"lens|cut|line|pause|beat|focus|attention|people|every\w+|them|him|her|it|noises?|voices?|"
    r"ambience|effects|push\w*|zoom|grain|two|both|one|emotion|warmth|contrast)\b)"
    r"[a-z]+(?: [a-z]+)?)"
)
_FURNITURE = "|".join(sorted(FURNITURE))
_ASKS = (
    r"(?:maybe|perhaps|what about|how about|could we (?:have|get|see|add)|can we (?:have|get|add)|"
    r"we need|i would like|there should be|what if there (?:was|were|is))"
)
_OF_SET = "(?:" + "|".join(sorted(SET_THINGS, key=lambda n: (-len(n), n))) + ")s?"
_ONE_OF_SET = (
    rf"(?:the|an?|that|those|these) (?P<what>{_OF_SET}"
    rf"(?:(?:,|,? and) (?:the |an? |that )?{_OF_SET})*)"
)
_SEEN = r"(?P<n>\d+|scene \d+|@p\d+|it|this)(?:'s| is| looks)"
_LAMP = r"(?:floor|standing|standard|table|desk|bedside|reading) lamp"
_BAD = (
    r"(?:cold|warm|dark|bright|colou?rful|saturated|flat|grey|gray|pale|gloomy|cheerful|pretty|"
    r"friendly|blue|orange|loud|quiet)"
)


def _scaled() -> tuple[tuple[str, str], ...]:
    """A scale of the picture by a verb: "lift the saturation", "dial the colour up"."""
    found: list[tuple[str, str]] = []
    for scale, up, down in _SCALES:
        found += [
            (rf"{_MORE} (?:the |some )?{scale}(?! {_COLOUR})\b", up),
            (rf"{_LESS} (?:the |some )?{scale}\b", down),
            (rf"{_TURN} (?:the )?{scale} (?P<how>slightly |way |right )?up\b", rf"\g<how>{up}"),
            (rf"{_TURN} (?:the )?{scale} (?P<how>slightly |way |right )?(?:down|back)\b",
             rf"\g<how>{down}"),
        ]  # fmt: skip
    return tuple(found)


_STOPS = (
    (r"(?:half a|a half) stop(?: (?:slightly|bit))?", "slightly"),
    (r"(?:1|one|a) (?:full )?stop", ""),
    (r"(?:2|two) stops", "much"),
)  # fmt: skip
_DOWN, _UP = r"(?:down|darker|under|lower|dimmer)", r"(?:up|brighter|over|higher|lighter)"


def _stopped() -> tuple[tuple[str, str], ...]:
    """Light by stops: "half a stop down on 20", "20 up a stop"."""
    found: list[tuple[str, str]] = []
    for said, much in _STOPS:
        for way, wish in ((_DOWN, f"{much} darker"), (_UP, f"{much} brighter")):
            found += [(rf"(?:by )?{said} {way}\b", wish), (rf"\b{way} (?:by )?{said}\b", wish)]
    return tuple(found)


SEEMING: tuple[tuple[str, str], ...] = (
    (
        r"so (?P<how>dark|bright|loud|quiet|noisy|dim)(?P<where> in [^.;!?,]*?)?(?: that)? "
        r"(?:i|we|you) (?:can not|can hardly|can barely|could not)[^.;!?]*",
        r"too \g<how>\g<where>",
    ),
    (r",? thank you(?: very much)?(?=[.;!?]|$)", ""),
    (r"(?<=\w), (?:it|that|they) (?:just |really )?reads? (?:as|like) (?:an? )?[a-z]+$", ""),
)
"""What something is taken for, told after a wish."""
LOOKS: tuple[tuple[str, str], ...] = (
    # the picture
    (r"(?P<x>(?:sunset|sunrise|dusk|dawn|light|lighting|sky|picture|image|grade|scene \d+|"
     r"@[cp]\d+|everything))(?: is| should be)? (?P<how>much |slightly |way )?more (?:orange|"
     rf"golden|amber){_END}", r"\g<x> \g<how>warmer"),
    (rf"(?P<too>too {_BAD}) for (?:(?:a|an|the|my|our|this|that) )?[a-z]+(?: [a-z]+)?{_END}",
     r"\g<too>"),
    (rf"{_AWAY} (?:out )?half (?:of )?(?:the |its )?{_COLOUR} (?:out |away )?(?:of|from|in) ",
     "half the saturation in "),
    (rf"(?:halve (?:the|its) |half (?:of )?(?:the|its) |half ){_COLOUR}\b", "half the saturation"),
    (rf"{_AWAY} (?:(?:some|most|slightly)(?: of)? )?(?:the )?{_COLOUR} (?:out|away) (?:of|from) ",
     "less colourful in "),
    (rf"(?:drained|bled|leached|robbed) of (?:its |all |the )?{_COLOUR}\b", "less colourful"),
    *_scaled(),
    *_stopped(),
    (rf"{_SEEN} (?:slightly |really |very |badly )?(?:under-?exposed|under-?lit)\b",
     r"\g<n> is too dark"),
    (rf"{_SEEN} (?:slightly |really |very |badly )?(?:over-?exposed|blown out|over-?lit)\b",
     r"\g<n> is too bright"),
    (r"(?<!lock )(?<!approve )\beverything(?P<rest>[^.;!?@]*?),? (?:but|except|bar|save|apart from)"
     r"(?: for| not)? (?P<c>(?:in )?(?:the )?(?:scene \d|@p\d))",
     r"all scenes\g<rest> except \g<c>"),
    (rf"(?P<plain>(?:normal|usual|original|full) {_COLOUR}) again\b", r"\g<plain>"),
    (r"(?:slightly )?(?:a )?(?:hint|trace|dash|whisper|dusting|suggestion|pinch) of grain",
     "slightly grain"),
    (r"(?P<lines>\boutlines) (?:all the way )?throughout", r"\g<lines> in the whole film"),
    (r"^(?:overall|general) (?:note|comment|thing)?(?: ?(?:on|about|for) (?:the )?[a-z]+)? ?:",
     "the whole film: "),
    (r"(?P<n>\bscenes [\d ,and-]*\d), (?:that is,? )?(?:the|our|all of the) (?:whole|entire) "
     rf"(?!film|movie|thing|picture)[a-z]+{_END}", r"\g<n>"),
    # light and weather
    (r"^(?:it is|there is) (?:still |already |somehow |always )?(?:raining|snowing|foggy|misty|"
     r"rain|snow|fog|mist)\b[^.;!?]*[.;!?]+ "
     r"(?=[^.;!?]*\b(?:no|lose|kill|stop|take|drop|without|clear) "
     r"(?:the |that |all )*(?:rain|snow|fog|mist)\b)", ""),
    (r"(?:take |get |lose |keep )?(?:the )?(?:rain|storm) out of (?=(?:the )?scene|@p)",
     "no rain in "),
    (r"(?:take |get |lose |keep )?(?:the )?(?P<sky>snow|fog|mist) out of (?=(?:the )?scene|@p)",
     r"no \g<sky> in "),
    (r"(?:should |must |could |can )?(?:be |all )*(?:lost|shrouded|wrapped|swallowed|buried|hidden|"
     r"covered) (?:in|by) (?:thick |dense |heavy )?(?:fog|mist)\b", "in fog"),
    # the set
    (rf"(?:^|(?<=[.;!?] ))(?:there (?:is|are) |what is |why is there |i (?:can )?see )?"
     rf"{_ONE_OF_SET}(?: doing)?(?P<at> (?:in|at|on) (?:the |my |our |that )?@p\d+)?"
     r"(?: in an? [a-z]+(?: [a-z]+)?)?"
     rf"(?: (?:is|are) [a-z ]{{1,30}})?[.!?]+ (?:please )?(?:take|get|lose|remove|drop|cut|throw) "
     r"(?:it|them|both|that|those|the (?:two|pair))(?: (?:out|away|off))?"
     rf"(?P<from> (?:of|from) @p\d+)?{_END}", r"remove the \g<what>\g<at>\g<from>"),
    (_LAMP, "lamp"),
    (rf"(?:get|take|pull|strip|clear|lose) (?:all )?(?:the |that |those |these )*{_THING} "
     r"(?:off|out of|out from|away from|from) (?=@p\d)", r"remove the \g<what> from "),
    (r"(?P<out>remove the [a-z ]+ from @p\d+)(?:'s)? (?:walls?|floor|ceiling|table|shelf|shelves)"
     rf"{_END}", r"\g<out>"),
    (rf"(?:^|(?<=[.;!] )){_THING} out of (?=@p\d|scene \d)", r"remove the \g<what> from "),
    (r"in (?:the |a |one |that )corner of (?=@p\d)", "in "),
    (rf"^(?:{_ASKS} )?(?P<a>an?|another|some) (?P<thing>{_FURNITURE}) (?=(?:in|on|by|near|at|"
     r"nextto|against|beside|infrontof) )", r"add \g<a> \g<thing> "),
    # what stands
    (rf"put (?P<it>{_SHOTS}) back{_END}", r"revert \g<it>"),
    (rf"mark (?P<it>{_IT}) (?:as )?(?:approved|final|done|finished|good)", r"approve \g<it>"),
    (r"(?P<do>approve|lock|unlock|revert) (?:everything|all(?: the shots)?|every shot|it all) up "
     r"to (?:and including )?(?:shot )?(?=\d)", r"\g<do> shots 1 to "),
    (rf"(?:nobody|no one) touch(?:es)? (?={_SHOTS})", "lock "),
    (rf"(?:hands off|do not touch|never touch) (?={_SHOTS})", "lock "),
    (rf"mark (?P<it>{_IT}) (?:as )?locked", r"lock \g<it>"),
    (rf"(?:(?:you|we) can )?(?:tick|sign|cross) (?P<it>{_IT}) off\b(?: please)?",
     r"approve \g<it>"),
    (r"(?:(?:you|we) can )?(?:tick|sign|cross) off (?=\d|shots? \d)", "approve "),
    (r"gets? (?:the|a|our|my) (?:thumbs[- ]up|green light|go[- ]ahead|nod|ok|okay|tick)"
     rf"(?: from (?:the |our |my |all )?[a-z]+)?{_END}", "approved"),
    (r"(?P<n>\bscenes? \d+ (?:is|are) (?:approved|locked)),? (?:both|all)(?: \w+)? "
     rf"(?:shots|of them)(?: (?:of|in) it)?{_END}", r"\g<n>"),
    (rf"(?:put|take|bring|set|switch|change|turn) (?P<it>{_SHOTS}) back (?:to )?(?:how|the way|as|"
     r"like|what|where) (?:you|we|i|it|they) (?:had|did|planned|made|was|were)(?: (?:it|them))?"
     rf"(?: (?:before|first|originally|at first|in the first place))?{_END}", r"revert \g<it>"),
    (rf"(?:we|i) (?:are|am|is) (?:very |really |all |quite )*(?:happy|pleased|fine|done) with "
     rf"(?P<n>(?:shots? )?\d+),?(?: so| and)?(?: please)? (?P<do>approve|lock) {_IT}",
     r"\g<do> \g<n>"),
)  # fmt: skip
"""Looks, light, things in the set, and what is locked, approved or as planned."""
