"""What a note says besides its wish: courtesy, hedges, praise and reasons.

Enters: a note as typed. Leaves: the note without them; words in quotation marks stay. Only whole
turns of phrase that ask for nothing are taken out, never a word that could be a part of a wish.
"""

import re
from collections.abc import Callable

_QUOTED = re.compile(r"""("[^"]{2,200}"|“[^”]{2,200}”|(?<!\w)'[^'].{1,198}?'(?!\w))""")
_ADVERB = (
    r"(?:just|really|honestly|kind of|kinda|sort of|so|very|a bit|a little|slightly|way|much|quite|"
    r"rather|absolutely|pretty|all|actually|still|already|totally|completely|do)"
)
_OPINION = (
    r"(?:perfect|great|good|fine|nice|lovely|brilliant|fantastic|amazing|awesome|beautiful|superb|"
    r"smashing|cool|ok|okay|weird|odd|strange|wrong|off|awkward|boring|bored|dull|funnier|funny|"
    r"confusing|distracting|silly|cheesy|clunky|jarring|bland|wonderful|gorgeous|excellent|"
    r"spot on|the best|better|not great|not good|not working|not right|a mess|a shame|"
    r"repetitive|over the top)"
)
_NO_WISH = (  # said of anything by anybody
    r"(?:tbh|my (?:only|main|one|biggest) (?:worry|note|concern|issue|problem|thought)(?: "
    r"here)? (?:is|would be)"
    r"(?: that)?|innit|imo|imho|lol|lmao|haha+|omg|btw|fyi|thx|cheers|mate|dude|bro|guys|"
    r"honestly|basically|"
    r"literally|seriously|obviously|personally|kinda|sorta|to be honest|to be fair|in my opinion|"
    r"(?:if|as) you (?:do not|don't) mind|and i know it(?:'s| is) (?:a pain|late|a lot)|i know "
    r"it(?:'s| is) "
    r"(?:a pain|late|a lot)|for an? (?:little |young |old )?(?:kid|child|boy|girl|man|woman|"
    r"lady|guy)"
    r"(?=\s*(?:$|[.,;!?]))|as you know|you know|i mean|i'm afraid|i am afraid|"
    r"if (?:that|it|this)(?:'s| is| was|'d be| would be) (?:ok|okay|alright|all right|possible|"
    r"fine)(?: (?:with|by) you)?|if (?:at all )?possible|if you can|if you could|if we can|"
    r"if you would|if you like|when you (?:can|get a chance)|many thanks|thanks (?:a lot|so much)|"
    r"for my taste|as it were|as well you know|don't you think|do you think|would you|will you|"
    r"could you|can you|doesn't it|isn't it|what do you think)"
)
_OPENINGS = (  # at the start of a note or a sentence
    r"(?:(?:right|so|hi|hello|hey(?: there)?|now then|well|um+|uh+|hmm+|erm?|ah+|oh|ok(?:ay)?|"
    r"sorry(?: to be a pain)?|good morning|one more thing|another thing|next|quick one|"
    r"small thing|"
    r"also|and|first(?:ly)?|second(?:ly)?|finally)(?=[,:.!-]| so\b)[\s,:.!-]*)"
)
_I_THINK = (
    r"i(?:'d| would)?(?: (?:do|just|really|honestly|kind of|sort of|also|still|rather))* "
    r"(?:think|feel|believe|guess|suppose|reckon|wonder|wish|say)(?: (?:that|like|if|as if|maybe|"
    r"perhaps))*(?! (?:so|not)\b)"
)
_MAY_I = (
    r"(?:(?:would|could|might) it be possible for(?= (?!(?:you|us)\b)[^.;?!]*? to )|"
    r"(?:would|could|might) it be (?:possible|ok(?:ay)?|nice) (?:for (?:you|us) )?(?:to|if)"
    r"(?: we| you)?|is it (?:at all )?possible (?:for (?:you|us) )?to|is there (?:a|any) "
    r"(?:way|chance) "
    r"(?:to|of|that we can|that you can|we (?:can|could)|you (?:can|could))|(?:would|do) you mind|"
    r"(?:any|is there any) chance (?:of|we (?:can|could)|you (?:can|could))|are you able to|"
    r"what i(?:'m| am| was)? (?:after|want|would like|'d like|need|mean) is|what about|how about|"
    r"what if (?:we|you|i)|what if(?= (?:it|he|she|they|the|there|this|scene|shot)\b)|"
    r"can we try|could we try|let's try|let us try)"
)
_NICE = (
    r"(?:(?:it|that) (?:would|'d) be|(?:it|that)'d be|would be|might be|could be) "
    r"(?:really |so |very |quite )?"
    r"(?:nice|great|good|cool|lovely|perfect|awesome|amazing|ideal|fun|helpful)"
    r"(?: (?:if (?:we|you)(?: could| can)?|to|if))?(?![\w-])"
)
_REASON = re.compile(
    r"[\s,]*\b(?:because|cos|cuz|coz|'cause|since|given that) (?:it|this|that|he|she|we|they|i|you|"
    r"there|the|nobody|everyone)\b(?:(?!\b(?:and|then|so|but|make|unless|except|shots?|"
    r"scenes?)\b)[^.;!?,\d\"“])*"
    r"(?=[.;!?,]|$)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"[\s,]*\bso(?: that)? (?:we|you|i|the audience|people|it|the viewer)(?:'ll| will)?(?: can| "
    r"could| really| actually)* (?:feels?|get|gets|know|knows|understand|understands|notice|lands?|"
    r"reads?|breathes?)\b"
    r"(?:(?!\b(?:and|then|but|make|unless|except|shots?|scenes?)\b)[^.;!?,\d\"“])*(?=[.;!?,]|$)",
    re.IGNORECASE,
)
_SUBJECT = (
    r"(?:it|this|that|they|these|this one|that one|the (?:shot|scene|rest|cut)|(?:shot |"
    r"number )?\d+)"
)
_IS = r"(?:'s|'re| is| are| was| looks?| feels?| seems?| sounds?| works?)"
_REMARK = re.compile(
    rf"(?:(?:(?:{_SUBJECT}|he|she|[a-z]+){_IS}|looks?|feels?|sounds?|works?)(?: {_ADVERB})* "
    rf"{_OPINION}(?: (?:now|here|there|to me|already|otherwise|anyway|as is|as it is|though|tho))*"
    r"|(?:i )?(?:(?:really|just|absolutely) )*(?:love|like|loved|liked|adore) (?:it|this|that|"
    r"this one|that one|this scene|the rest(?: of it)?|everything else|shot \d+)"
    r"|(?!(?:make|have|let|get|i|should)\b)[\w' ]{1,30}? (?:feels|looks|seems|sounds|feel|seem) "
    r"(?:like|as if|as though) .*"
    r"|(?:there (?:are|is) )?(?:just |way )?too many(?: (?!(?:unless|except|until)\b)[a-z']+){0,9}"
    r"|(?:he|she|it|they|nobody)(?:'s|'re| is| are)? (?:just|only) (?!(?:in|on|the)\b)"
    r"(?:(?!\b(?:needs?|wants?|should|must|could|can|has|have|gets?|[a-z]+er)\b)[a-z' ])+"
    rf"|(?:(?:it's|its|it is|that's|thats|they're) )?(?:{_ADVERB} |the )*(?:wrong (?:era|period|"
    r"time period|decade|century|vibe|mood|energy|feel|tone|look|genre)|anachronis(?:m|tic)|out of "
    r"period|not period|too modern)(?: (?:for (?:it|this|that|the (?:film|story|scene|script))))?"
    rf"|(?:{_ADVERB} )*(?:nice|great|good|lovely|perfect|cool|brilliant|awesome)(?: (?:work|job|"
    r"stuff|one|start|shot|scene|film|frame|framing|picture|composition|light|cut|moment|"
    r"performance|"
    r"take))?"
    r"|(?:(?:the|this|that) )?(?:it|this|that|intercut(?:ting)?|montage|rhythm|flow|timing|"
    r"order|edit|sequence|moment) (?:does not|doesn't|is not|isn't)(?: "
    r"really| quite|"
    r" just)* (?:work(?:ing)?|land(?:ing)?|help(?:ing)?|add(?:ing)? (?:anything|much)|do it)(?: "
    r"for me|"
    r" here| at all)*)",
    re.IGNORECASE,
)
_OWNED = (  # ", cheesy i know"
    rf"(?<=[,.;] )(?:(?:it's|its|it is|that's|thats) )?(?:(?:bit |{_ADVERB} )*(?:{_OPINION}|corny|"
    r"clich\u00e9d?|cliche|obvious|basic|tacky|naff|lame|hokey|picky|fussy|nitpicky|annoying|dumb|"
    r"crazy|predictable|old school|cringe),? )?(?:but )?(?:i know[, ]*)+(?=\s*(?:$|[.,;!?]))"
)
_CLAUSE = re.compile(r"(\s*(?:[.!?;,]+(?=\s|$)|\s-+\s|\bbut\b)\s*)", re.IGNORECASE)
_BESIDE = re.compile(  # an opinion without a pause after it: "15 looks weird can you flip it"
    rf"(?<= )(?:looks?|feels?|seems?|sounds?)(?: {_ADVERB})* (?:weird|odd|strange|wrong|awkward|"
    r"clunky|jarring|confusing)(?= (?:so |please |can |could |let's |make |flip |try ))",
    re.IGNORECASE,
)
_TAG = re.compile(  # ", couldn't it?"
    r",\s*(?:could|ca|should|would|wo|has|have|are|is|does|do|was|did)n'?t "
    r"(?:it|we|they|he|she|you)(?=\s*[.?!]*$)",
    re.IGNORECASE,
)
_AT_LAST = re.compile(  # "… it's way funnier" without a pause before it
    rf"\s(?:it|that|this)(?:'s| is)(?: {_ADVERB})* {_OPINION}(?: (?:that way|like that|then))?\s*$",
    re.IGNORECASE,
)
_WHY_FIRST = re.compile(
    r"(?:^|(?<=[.!?;] ))\s*(?:this|that|it)(?:'s| is) (?:the|a|an|where|when|too) "
    r"(?:(?!\b(?:and|then|but|make|shots?|scenes?)\b)[a-z' ]){1,40}?,? so (?=[a-z])",
    re.IGNORECASE,
)
_ROWS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w'-])(?:{said})(?![\w'-])", re.IGNORECASE), word)
    for said, word in (
        (r"what if ((?:the )?[a-z]+(?: \d+)?) (?:was|were)", r"\1 should be"),
        (r"(?:shot )?(\d+)(?:'s| is| looks) " + _OPINION + r",? (?:so )?(lock|approve|keep|freeze)"
         r" (?:it|that)", r"\2 shot \1"),
        (_OWNED, " "), (_MAY_I, " "), (_I_THINK, " "), (_NICE, " "), (_NO_WISH, " "),
        (r"could (?:perhaps |maybe |probably |really )?do with being", "should be"),
        (r"could (?:perhaps |maybe |probably |really )?do with|would benefit from", "needs"),
        (r"(?:must|ought to|has to|have to|needs? to|had better|is supposed to|are supposed to|"
         r"wants to)(?: to)?(?= (?!see\b))", "should"),
        (r"(?<=should )to(?= be\b)|(?<=should be )to", ""),
    )
)  # fmt: skip
_OPENING = re.compile(rf"(?:^|(?<=[.!?;]))\s*{_OPENINGS}", re.IGNORECASE)


def wish_alone(note: str) -> str:
    """The note without what asks for nothing; "" where nothing is left."""
    text = _outside(re.sub(r"[\u2019\u2018]", "'", note.strip()), _uncoloured)
    return text if re.search(r"\w", text) else ""


def _outside(text: str, change: Callable[[str], str]) -> str:
    """The text with everything but its quotations changed."""
    parts = _QUOTED.split(text)
    return "".join(p if n % 2 else change(p) for n, p in enumerate(parts))


def _uncoloured(text: str) -> str:
    text = _OPENING.sub(" ", _TAG.sub("", text))
    for said, word in _ROWS:
        text = said.sub(word, text)
    text = re.sub(r"[ \t]{2,}", " ", text)
    text = _REASON.sub("", _PURPOSE.sub("", _BESIDE.sub("", text)))
    text = _AT_LAST.sub("", _WHY_FIRST.sub("", text))
    parts = _CLAUSE.split(text)
    kept = [
        "" if n % 2 == 0 and _REMARK.fullmatch(p.strip()) else p for n, p in enumerate(parts)
    ]  # fmt: skip
    return re.sub(r"[ \t]{2,}", " ", "".join(kept))
