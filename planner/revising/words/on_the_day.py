"""The words of a working day: whole turns of phrase, as the shorter ones that the readers know.

Enters: nothing. Leaves: `SPOKEN`, patterns of a note as typed, in lower case, with what is kept of
it. New ways to say something are new rows.
"""

_END = r"(?= *(?:$|[.,;!?]))"
_SHALL = r"(?:should|must|can|could|needs? to|has to|have to|ought to|to)"
_NUMBER = r"(?:shot )?\d+"
_SLOWLY = r"(?:(?:slow(?:ly)?|gentl[ey]|soft(?:ly)?|gradual(?:ly)?|quick(?:ly)?) )?"
_WHOM = r"(?:him|her|them|it|[a-z]+)"
_THING = r"(?:the|his|her|that) (?P<thing>[a-z]+(?: (?!before|after|between|in|on|at)[a-z]+)?)"
_KIND = (
    r"(?:two[- ]?shot|ots|over[- ]the[- ]shoulder|singles?|close[- ]?up|cu|wide|medium|insert|"
    r"reaction|pov|group shot|master)"
)
_CRAFTED = (
    r"(?:contrast|colou?r|grain|light|dark|warm|music|rain|snow|fog|mist|sound|noise|ambien|energy|"
    r"time|pace|speed|air|silence|pause|anger|emotion|feeling|movement|shake|him\b|her\b|them\b)"
)
_OVER = r"(?:an? )?(?:ots|over[- ]the[- ]shoulder)(?: shot)?"
SPOKEN: tuple[tuple[str, str], ...] = (
    # new shots
    (r"\b(?:(?:put in|drop in|throw in|add|insert|give (?:me|us)|we need|i need|i want|let us "
     r"have|have) )?an? (?:(?:really|very|quick|short|brief|nice) )?(?:close|closer|quick|short|"
     r"brief|good|proper|tight) look at "
     rf"{_THING}(?= (?:right |just )?(?:before|after|between)\b)",
     r"add an insert of the \g<thing>"),
    (rf"^(?:i |we )?(need|want|add|insert) ([a-z.' ]+ reaction) (?:right |just |straight )?"
     rf"(?:after|when|as|once) [^,;.!?\d]+, (after|before) ({_NUMBER}){_END}", r"\1 \2 \3 \4"),
    (r"\b((?:insert|close[- ]?up|cu|shot|cutaway)s? (?:of|on) (?:the|a|his|her|that)) "
     r"(?:ringing|ticking|burning|flickering|steaming|boiling|glowing|blinking|dripping|spinning|"
     r"barking|sleeping|waiting|fallen|broken|dropped|discarded|abandoned) (?=[a-z]+\b)", r"\1 "),
    # over shoulders
    (rf"\b({_OVER}),? (?:with )?([a-z.]+(?: [a-z]+)?) (?:in|as) (?:the )?foreground{_END}",
     r"over \2's shoulder"),
    (r"\b(?:an? )?ots,? over ([a-z.]+(?: [a-z]+)?)'s shoulder\b", r"over \1's shoulder"),
    # reasons behind a wish that is whole
    (r"^([^,;.]*\b(?:wider|looser|tighter|closer|further back))[,;.] (?:because )?(?:i |we )?"
     r"(?:just )?(?:want|wanna|need|would like|like) (?:to (?:see|feel|get|have|show) )?more"
     rf"(?: of)? (?:the |that |his |her |their )?(?!{_CRAFTED})[a-z' ]{{2,24}}{_END}", r"\1"),
    (r"^([^,;.]*\b(?:[a-z]{3,}er|more [a-z]+))[,;.] (?:[a-z]+ is (?:[a-z]+er|more [a-z]+)|trust me|"
     rf"it is (?:scarier|funnier|better|sadder|stronger|nicer|scary|funny)){_END}", r"\1"),
    (rf"^([^,;.]*\b(?:out|off|away|gone))[,;] (?:an? )?[a-z]+s? (?:do not|don't|does not|doesn't|"
     rf"never) (?:have|has|need|come with) [a-z ]{{2,24}}{_END}", r"\1"),
    (rf"\bdarker,? (?:mostly|almost|nearly|practically|close to|next to) (?:black|dark){_END}",
     "much darker"),
    # the cut
    (rf"\b({_NUMBER}) (?:{_SHALL} )?(?:fade|melt|blend|bleed|mix|flow|dissolve)s? {_SLOWLY}(?:over|"
     rf"across)(?: and)? {_SLOWLY}(?:in)?to (\d+)\b", r"dissolve from \1 to \2"),
    (rf"\b({_NUMBER}) (?:{_SHALL} )?(?:melt|blend|bleed|mix|flow)s? {_SLOWLY}(?:in)?to (\d+)\b",
     r"dissolve from \1 to \2"),
    (rf"^(?:no|lose the|without the|drop the|kill the) black (?:before|into|ahead of) "
     rf"({_NUMBER})(?:[,;.:]? (?:just )?(?:go|cut|get) (?:straight|right|directly) (?:in)?to "
     rf"(?:it|\1))?{_END}", r"hard cut to \1"),
    (r"^(?:no|lose the|without the|drop the|kill the) black between (\d+) and (\d+)(?:[,;.:]? "
     r"(?:just )?(?:go|cut) (?:straight|right|directly) (?:in)?to (?:it|\2))?" + _END,
     r"hard cut to \2"),
    (rf"^(?:no|lose the|without the|drop the|kill the) black[,;.:]? (?:just )?(?:go|cut) "
     rf"(?:straight|right|directly) (?:in)?to ({_NUMBER}){_END}", r"hard cut to \1"),
    (r"\b(?:go|dip|dim|sink) (?:down )?to black (?:(?:briefly|quickly|for a (?:moment|beat|"
     rf"second|bit|breath|little)) )?(?:right |just )?(?:before|ahead of|into) ({_NUMBER})\b",
     r"fade to black before \1"),
    (rf"^(?:cut|go) to ({_NUMBER}) first,? (?:and )?then (?:(?:to )?the [a-z]+ in )?({_NUMBER})"
     rf"{_END}", r"move \1 before \2"),
    (r"\b(?:i|we) (?:really )?do not need (?:to see )?the ([a-z]+) (?:up close|in close[- ]?up|"
     r"that close|so close)[,.;]? (?:so |just )*(?:throw|take|cut|drop|lose|leave|chuck) (?:that|"
     rf"this|the) (?:shot|one)(?: out| away)?{_END}", r"drop the insert of the \1"),
    (r"\bstrike (?=the [a-z ]+ (?:from|in|off|on)\b)", "remove "),
    # the camera
    (r"\b(?:start|begin|open)(?:s|ing)? (?:up )?on ((?:the )?[a-z]+),? (?:and |then |and then )?"
     rf"{_SLOWLY}(?:turn|swing|swivel|rotate|come|drift|travel|sweep)(?:s|ing)? {_SLOWLY}(?:over |"
     r"across |round |around )?(?:to|onto|on) ((?:the )?[a-z]+)", r"pan from \1 over to \2"),
    (r"((?:^|[:,;.] |\d,? ))(?:go|move|ease|get) in (?:(slightly|a bit|a little|much) )?(slower|"
     r"slowly|slow|faster|quicker|quickly|fast) (on|to|towards|onto)\b", r"\1push in \2 \3 \4"),
    (r"((?:^|[:,;.] |\d,? ))(slower|slowly|faster|quicker) (?:go|going|move|moving) in (?:on|to|"
     r"towards) ", r"\1push in \2 on "),
    (rf"\b({_NUMBER}) {_SHALL} (?:stand|stay|keep|remain|hold|be|sit) (?:(?:quite|perfectly|dead|"
     r"completely|absolutely|totally) )?still(?:,? (?:and )?(?:no|without|not) (?:any )?moving(?: "
     rf"along| around| about| at all)?)?{_END}", r"\1 static"),
    (rf"\b({_NUMBER}) {_SHALL} (?:move|go|come|drift|travel|back|draw|pull) (?:slowly )?(?:away|"
     rf"back|off) from {_WHOM}(?:,? (?:and )?not (?:towards?|closer|nearer|in)(?: {_WHOM})?)?"
     rf"{_END}", r"\1 pull out"),
    (rf"\b({_NUMBER}) {_SHALL} (?:move|go|come|drift|travel) (?:slowly )?(?:in )?(?:towards|closer "
     rf"to) ({_WHOM})(?:,? (?:and )?not (?:away|back|out|off)(?: from {_WHOM})?)?{_END}",
     r"\1 push in on \2"),
    (r"(\b(?:shaky|shakier|handheld|hand-held|wobbly)),? (?:as if|as though|like) (?:some ?one|"
     r"somebody|we|you|they|he|she|i|it)(?:'s|'re|'m| is| are| am| were| was) [a-z ]*"
     rf"\b(?:camera|shoulder|hands?){_END}", r"\1"),
    # the picture
    (rf"^({_NUMBER})[:,]? (?:(?:go|move) )?(?:further|farther|way|right) back[,:;]? (?:so |and "
     r")?(?:i want to|we want to|i need to|we need to|we|i|to)(?: can)? (?:see|get) (?:all|the "
     r"whole) of ([a-z.]+)(?:,? (?:right |all the way )?down to (?:his|her|the|their) (?:shoes|"
     rf"feet|boots|toes))?{_END}", r"\1: wide shot of \2"),
    (r"\b((?:further|farther|pull(?:ed)?|move|go) back|wider)((?: (?:in|on|for) (?:shot )?\d+)?),? "
     r"so (?:that )?(?:we|i|you)(?: can| could)? (?:see|get) (?:more|most|all|enough|(?:a )?(?:bit|"
     rf"lot|little) more) of (?:the|this|that) [a-z]+{_END}", r"wider\2"),
    (rf"({_KIND}\b[^.;,]*?),? (?:not|instead of|rather than) (?:the|an?|this|that) {_KIND}"
     r"(?= *(?:$|[.;!]))", r"\1"),
    (r"\breverse the (?:ots|over[- ]the[- ]shoulder) (in|on) (\d+)[:,] over ([a-z]+),? (?:on|"
     rf"onto|to) ([a-z]+){_END}", r"\2 over \3's shoulder onto \4"),
    (r"\b(?:everything|all shots|all of it|the lot) from (\d+) (?:to|through|till|until) (\d+)\b",
     r"shots \1 to \2"),
    (r"\b(?:one|a) step (closer|tighter|wider)\b", r"\1"),
    (r"\b(on|for|over|across) the (?:flashback|dream|memory|montage|chase|opening|ending)s?(?: "
     r"part| sequence| bit| section)?,? \(?(scenes \d+ ?(?:to|-|through|and) ?\d+)\)?",
     r"\1 \2"),
    # lines and silences
    (rf"^(.*\b\d+\b.*?),? and a (?:little|bit of|moment of|beat of) (?:quiet|silence|stillness) "
     r"(?:after|once) (?:he|she|they)(?:'s| is| has| have) (?:spoken|finished|done|said (?:it|"
     rf"that)|stopped talking){_END}", r"\1, and hold half a second longer at the end"),
    (rf"\b({_SHALL}|got to) (?:really |just |properly )?(?:yell|holler|bellow|roar|shout)\b",
     r"\1 shout"),
    (r"\bless (?:waiting|dead air|silence|of a wait) after\b", "shorter pause after"),
    (r"\bmore panic (?:from|in|out of) ([a-z]+) (?=on|in)", r"\1 more panicked "),
    (r"^(?:give|let) ([a-z. ]+?) (?:have )?(an? [a-z]+) to (?:carry|hold) (?=when|as|while)",
     r"\1 carries \2 "),
    (r"\b([a-z]+)'s eyeline (?:to|on|at|goes to) (?!shot|scene|th[ai]|all|is|line)(?=[a-z])",
     r"\1 looks at "),
)  # fmt: skip
