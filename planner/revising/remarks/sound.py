"""Short notes about sound and music, said as wishes: "something sad under scene 2, kept low".

Enters: nothing. Leaves: a table of a turn of phrase and the wish that it is. Texts have names,
places, lengths of time and quotations as placeholders, shots and scenes still as numbers.
"""

from planner.revising.words.moods import MOODS

_END = r"(?=\s*$|\s*[.,;!?])"
_MOOD = rf"(?:{MOODS})"
_SMALL = r"(?:(?:little|short|small|wee|nice|simple) )*"
_TUNE = r"(?:musical cue|music cue|cue|tune|melody|theme|underscore)"
_UNDER = r"(?:under|over|underneath|beneath|behind)"
_SO = r"(?:nice and |slightly |really |very |rather |quite |suitably )?"
_LOW = (
    r"(?:(?:very |really |nice and |well |quite |fairly )?(?:low|quiet|quietly|soft|softly|down|"
    r"back|under (?:the )?(?:dialogue|voices|speech|lines|words|them|it all))|in the background)"
    r"(?: in the (?:mix|background)| level)?"
)
_DIES = r"(?:fade|fade away|fade down|fadeout|die|die away|die down|go)"
_SPEAKS = r"(?:when|as|before|once|after|while|on) (?:he|she|they|@w\d+) (?:says?|saying)"

_MIX = r"(?:(?:up|down) )?(?:in|on) the (?:sound )?(?:mix|sound)"
_NOISE = (
    r"(?:[a-z]+ )?(?:music|ambience|effects|noise|wind|rain|traffic|waves?|sea|footsteps|crowd|hum)"
)
_IN = r" in (?:the )?@p\d+| (?:in|on) (?:scenes? |shots? )?\d+"
_FIGHTS = (
    r"(?:fighting|drowning(?: out)?|burying|masking|swamping|stepping on|covering|competing with|"
    r"killing|swallowing) (?:the )?(?:words|voices|dialogue|lines?|speech|them|him|her|it|"
    r"@w\d+)(?: out)?|(?:far |much |way |slightly )?too (?:loud|strong|much|big)|"
    r"overpowering|deafening|distracting"
)

_SPOKEN = r"(?:voices|dialogue|speech|words|lines?|them|him|her|@w\d+|what is said|anything else)"
_SWALLOWS = (
    r"(?:swallow(?:s|ing)?|drown(?:s|ing)?|bur(?:y|ies|ying)|cover(?:s|ing)?|mask(?:s|ing)?|"
    r"swamp(?:s|ing)?|eat(?:s|ing)?)"
)
_QUIET = (
    r"(?:(?:so|and|then|can|could|you|we|should|to|please) )*(?:make|turn|bring|take|have|get) "
    r"(?:it|that|"
    r"them) (?:(?:slightly|much|right) )?(?:quieter|softer|lower|down)(?: (?:slightly|much))?"
)
SOUNDS: tuple[tuple[str, str], ...] = (
    (rf"(?P<n>{_NOISE})(?P<in>{_IN})? is (?P<how>(?:far |much |way |slightly )?too) (?:loud|strong)"
     rf" (?:for|over|against|under|with) (?:the )?{_SPOKEN}" + _END,
     r"\g<n>\g<in> is \g<how> loud"),
    (rf"(?P<x>{_NOISE}(?:{_IN})? is (?:far |much |way |slightly )?too loud)[.,;:-]+ {_QUIET}"
     + _END, r"\g<x>"),
    (rf"(?P<x>(?:voices|dialogue|speech|@w\d+(?:'s voice)?)[^.;,]* louder)[.,;:-]+ (?:because "
     rf")?(?:the "
     rf")?[a-z]+(?: [a-z]+)? (?:is |are )?{_SWALLOWS} (?:the )?{_SPOKEN}(?: up| out)?" + _END,
     r"\g<x>"),
    (r"(?P<m>(?:[a-z]+ )?music)(?P<in> (?:in|for|under|through) (?:scene \d+|(?:the )?@p\d+)),? "
     r"(?:but "
     r"|and )?(?:only|just) (?P<at>(?:at|in|near|towards?|for|from) (?:the )?(?:very )?(?:end|"
     r"start|"
     r"beginning|ending|opening))" + _END, r"\g<m> \g<at>\g<in>"),
    (r"(?P<w>when|as|once) (?P<n>the [a-z]+) (?:first|finally|then) (?P<v>[a-z]+s)(?=\W*$)",
     r"\g<w> \g<n> \g<v>"),
    (rf"(?:let|have|make) (?:the )?music(?: (?:in|of|for|from|under) (?:the )?(?:@p\d+|scene "
     rf"\d+))? "
     rf"(?:to )?(?:{_DIES}|fade out)(?: out| away| down)? (?=(?:when|as|once|while) )",
     "fadeout music "),
    (rf"(?P<mood>{_MOOD}) {_SMALL}{_TUNE}\b", r"\g<mood> music"),
    (rf"(?:lay|lay in|add|put|put in|play|have|use|run|slip|slide|sneak|bring in|bring up|want|"
     rf"need|like|get|hear) something {_SO}(?P<mood>{_MOOD})(?:(?: and|,) {_MOOD})? "
     rf"(?:musically |on the music |in the music )?(?=(?:{_UNDER}|during) )",
     r"add some \g<mood> music "),
    (rf"(?:^|(?<=[.;,] ))something {_SO}(?P<mood>{_MOOD}) (?:musically (?=at|in|under|over|for)|"
     rf"(?={_UNDER} ))", r"add some \g<mood> music "),
    (rf"something {_SO}(?P<mood>{_MOOD}) on the music\b", r"some \g<mood> music"),
    (rf"{_UNDER} (?P<at>(?:the )?(?:[a-z]+ )?scene(?: \d+)?|@p\d+),? something {_SO}"
     rf"(?P<mood>{_MOOD})\b", r"add some \g<mood> music under \g<at>"),
    (r"(?P<all>\bmusic\b[^.;!?]*?\b(?:at the (?:very )?end|ending)\b[^.;!?,]*), (?:and )?nothing "
     r"(?:earlier|before(?: that| then)?|until then)", r"\g<all>"),
    (rf"(?:keep|have|hold|mix) (?:the )?music {_LOW}{_END}", "music kept low"),
    (rf"(?P<all>\bmusic\b[^.;!?]*?),? (?:and |but )?(?:keep (?:it|that)|kept|held|played|mixed|"
     rf"have it|all) {_LOW}{_END}", r"\g<all> kept low"),
    (r"(?P<all>\bmusic\b[^.;!?]*?), (?:and |but )?(?:very |really |nice and |quite )?(?:low|quiet|"
     rf"quietly|soft|softly)(?: in the (?:mix|background))?{_END}", r"\g<all> kept low"),
    (r"(?P<where>@p\d+) (?:noises?|sounds?|ambience)\b", r"ambience in \g<where>"),
    (rf"(?P<all>\bmusic\b[^.;!?]*?\b)(?:let it|it (?:should|can|must|could)|have it|make it) "
     rf"{_DIES}(?: out| away| down)?(?: (?P<on>(?:at|on|over|by) )?(?:{_SPEAKS} )?(?=@q\d))",
     r"\g<all>fadeout the music over "),
    (r"(?P<all>\bmusic\b[^.;!?]*?)(?:,| and|, and) (?:(?:to be|be|it is|is|all) )?(?:gone|out|over|"
     rf"done|finished|away) (?:by|before|at|on)(?: the time)? (?:the line |{_SPEAKS} )?(?=@q\d)",
     r"\g<all>, fadeout the music over "),
    (r"\bmusic (?:should |must )?(?:to )?(?:be )?(?:gone|over|done|finished) (?:by|before|at)"
     rf"(?: the time)? (?:the line |{_SPEAKS} )?(?=@q\d)", "fadeout the music over "),
    (r"(?:(?:want|would like|need) )?no music(?: at all| whatsoever| of any kind)*,? (?:anywhere|"
     r"in the film|in any scene|in any of it|from start to finish)", "no music in the whole film"),
    (r"(?P<how>louder|quieter|stronger|softer) in (?:the )?(?:sound|volume|level)\b", r"\g<how>"),
    (r"no music(?: at all| whatsoever| of any kind)+", "no music"),
    (r"(?:should |must |could |can )?(?:to )?be (?:hardly|barely|scarcely|only just|just about) "
     r"(?:audible|there|heard)", "much quieter"),
    (rf"(?P<n>(?:the |our )?scenes? [\d ,and-]+|@p\d+) (?:should |must |could |can |to )*play "
     rf"without (?:any |the )*(?P<part>music|effects|ambience){_END}", r"no \g<part> in \g<n>"),
    (rf"^(?P<music>music {_UNDER} (?:the )?(?:@p\d+|scenes? \d+)),? (?P<mood>{_MOOD}){_END}",
     r"\g<mood> \g<music>"),
    (r"^(?P<all>[^@;!?]*\b(?:music|ambience|effects|voices|dialogue)\b[^;!?]*?),? (?:all )?"
     rf"(?:throughout|from start to finish|all the way through){_END}",
     r"\g<all> in the whole film"),
    (r"(?:mute|kill|lose|drop|cut|no|silence) everything (?:but|except|apart from) (?:the )?"
     r"(?:voices|dialogue|words|speech)", "mute the music, ambience and effects"),
    (r"(?:replace|swap|change|switch) (?:the )?music(?P<at> (?:in|of|under|on) (?:the )?(?:@p\d+|"
     rf"scenes? [\d ,and-]*\d)) (?:with|for|to|by) (?:something )?{_SO}(?P<mood>{_MOOD})\b",
     r"\g<mood> music\g<at>"),
    (r"(?:start|begin|have)s? (?:the )?music (?:at|from|on) (?:the )?(?:very )?(?:top|start|"
     r"beginning|head) of", "music at the start of"),
    *((rf"more {felt} (?:in|from|to) (?:the )?music", f"{mood} music") for felt, mood in (
        ("tension", "tense"), ("menace", "eerie"), ("warmth", "warm"), ("romance", "romantic"),
        ("sadness", "sad"), ("energy", "action"), ("drama", "tense"),
    )),
    (rf"more (?:of )?(?:the )?(?P<noun>[a-z]+(?: [a-z]+)?) {_MIX}", r"louder \g<noun>"),
    (rf"less (?:of )?(?:the )?(?P<noun>[a-z]+(?: [a-z]+)?) {_MIX}", r"quieter \g<noun>"),
    (rf" {_MIX}", " "),
    (rf"(?P<part>\b(?:music|effects|ambience|voices)\b[^.;!?@\d]*?) {_UNDER} (?:the|his|her|their|"
     r"@w\d+'s) [a-z]+ (?=(?:in|of|on) (?:shot )?\d)", r"\g<part> "),
    (r"(?P<how>\b(?:up|down|louder|quieter|slightly|much)) out (?=(?:in|on|at) (?:the )?@p)",
     r"\g<how> "),
    (r"^(?:i|we|you|one|nobody) can (?:not|hardly|barely) (?:even )?hear [a-z' ]+? (?:in|on|at the "
     r"(?:end|start) of|of) (?P<n>(?:shot )?\d+)[.;!,]+ (?=(?:the )?(?:effects|ambience|voices)\b)",
     r"shot \g<n>: "),
    (rf"(?P<noise>{_NOISE})(?P<at>{_IN})? (?:is|are) (?:{_FIGHTS})(?P<at2>{_IN})?[.;!,]+ (?:so )?"
     r"(?:take|bring|turn|pull|knock|dial|push) (?:it|them|that)(?P<how> slightly| right| way)? "
     r"(?:down|back)(?P<how2> slightly)?", r"quieter \g<noise>\g<how>\g<how2>\g<at>\g<at2>"),
    (rf"\b(?P<part>music|effects|ambience|room tone) (?:out|off){_END}", r"no \g<part>"),
)  # fmt: skip
"""Sounds and music by their moods and levels."""
