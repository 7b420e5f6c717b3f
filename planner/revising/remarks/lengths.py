"""Short notes about how long something lasts, said as wishes: "2: three seconds, no more".

Enters: nothing. Leaves: a table of a turn of phrase and the wish that it is. Texts have names,
places, lengths of time and quotations as placeholders, shots still as numbers.
"""

from planner.revising.words.of_time import (
    AIR,
    DONE,
    END,
    GAPS,
    HE,
    LONGER,
    OFF,
    PARTS,
    SCENE,
    SHOT,
    SPEAKS,
    STILL,
    THE,
    TIGHTEN,
)

_PAUSES = r"(?:the |all the |its |their )?(?:pauses|gaps|silences|breaths)"
LENGTHS: tuple[tuple[str, str], ...] = (
    # how a scene goes is told, and then what is to be done with its pauses
    (rf"^(?P<c>{SCENE}) (?:(?:may|might|can|could|should|must|to|needs|wants|has) )*(?:breathes?|"
     rf"rush(?:es|ed)?|is rushed|hurr(?:y|ies))(?: (?:slightly|much|some|too|more))*[.,;:-]+ (?:(?:"
     rf"please|so|and|can|could|you|we) )*(?:lengthen|stretch|extend|longer|open up) {_PAUSES}"
     + END, r"\g<c> slower"),
    (rf"(?:lengthen|stretch|extend|open up) {_PAUSES} (?:in|of) (?P<c>{SCENE})" + END,
     r"\g<c> slower"),
    (rf"^(?P<c>{SCENE})[:,] (?:lengthen|stretch|extend|open up) {_PAUSES}" + END, r"\g<c> slower"),
    (rf"^(?P<c>{SCENE}) (?:(?:is|feels|seems|just|really|slightly) )*(?:drags?(?: on)?|dragging|"
     rf"slow|"
     rf"sags?|slack|baggy)(?: (?:slightly|too|much))*[.,;:-]+ (?:(?:please|so|and|can|could|you|"
     rf"we) "
     rf")*(?:shorten|tighten|trim|shorter|squeeze|close up) {_PAUSES}" + END,
     r"\g<c> faster"),
    (r"(?:the )?(?:pause|silence|gap) before (?P<x>[^.;,]+?) (?:is not long enough|is too short|"
     r"(?:should|could) be longer)(?:,? (?:(?:can|could|we|please|so) )*(?:double|stretch|extend) "
     r"it)?"
     + END, r"pause before \g<x>"),
    (r"(?P<t>@t\d+) too long", r"\g<t> shorter"),
    (r"(?P<t>@t\d+) too short", r"\g<t> longer"),
    (r"(?P<t>@t\d+) (?:of )?(?:air|silence|quiet)(?= (?:at|on) the "
     r"(?:end|tail|head|start|top|front)\b)",
     r"\g<t>"),
    (r"(?:the|that|this) (?:[a-z-]+ ){1,6}\((?:shot )?(?P<n>\d+)\)", r"shot \g<n>"),
    (rf"(?P<x>at the end of {SHOT}),? (?:right |just )?before (?:the line )?@q\d+" + END, r"\g<x>"),
    (r"^(?P<x>[a-z]+) scene(?:'s| is) (?=flabby|slack|slow|long|too|drag)", r"the \g<x> scene is "),
    (r"(?P<r>(?:scene \d+|the [a-z]+ scene|@p\d+) [^.;,]*[.;,]) (?:(?:so|then|just) )?(?:speed|"
     r"pick|hurry) (?:it|this|that) up" + END, r"\g<r> faster"),
    (rf"{GAPS}(?P<where> in [^.;,\d]*?(?:scene \d+|@p\d+|(?:first|last|opening) scene)) (?:is|are)"
     rf" "
     r"(?:much |way |far |slightly )?too long", r"\g<where> faster"),
    (rf"{GAPS}(?P<where> in [^.;,\d]*?(?:scene \d+|@p\d+|(?:first|last|opening) scene)) (?:is|are)"
     rf" "
     r"(?:much |way |far |slightly )?too short", r"\g<where> slower"),
    (r"(?P<b>both|all) (?:the )?(?:looks|shots|reactions|singles|inserts)\b(?! \d)", r"\g<b>"),
    (r"too (?:snappy|brisk|brief|curt|clipped)\b", "too short"),
    (r"(?P<n>\d+)'s (?=(?:too|so|slightly|not|much|really|very)\b)", r"shot \g<n> is "),
    (r"(?:a |one )?(?:pause|silence|breath|wait|quiet) (?P<w>before|after) (?P<q>@q\d+)(?: ?,)? "
     r"(?:for |of |about )?(?P<t>@t\d+)" + END, r"hold \g<t> \g<w> \g<q>"),
    (r"let (?P<q>@q\d+) (?:sink in|land|hang|sit|breathe|resonate|ring|settle)(?: there)?" + END,
     r"longer pause after \g<q>"),
    (r"(?:a )?(?:little |small |bit of )?(?:breath|air) after (?P<q>@q\d+)" + END,
     r"longer pause after \g<q>"),
    (rf"(?P<n>{SHOT})[,:]? plus (?P<t>@t\d+)" + END, r"\g<n> \g<t> longer"),
    (rf"(?P<n>{SHOT})[,:]? (?:minus|less) (?P<t>@t\d+)" + END, r"\g<n> \g<t> shorter"),
    (rf"(?P<n>{SHOT})[,:] -(?P<t>@t\d+)" + END, r"\g<n> \g<t> shorter"),
    (rf"(?P<t>@t\d+) out of (?P<n>{SHOT})" + END, r"trim \g<t> off \g<n>"),
    (rf"double (?P<n>{SHOT}|this)" + END, r"\g<n> twice as long"),
    (rf"(?:come|get|cut) (?:out|away)(?: of| from)? (?P<n>{SHOT}|it|this) (?P<t>@t\d+) later" + END,
     r"\g<n> \g<t> longer"),
    (rf"(?:come|get|cut) (?:out|away)(?: of| from)? (?P<n>{SHOT}|it|this) (?P<t>@t\d+) (?:sooner|"
     rf"earlier)" + END, r"\g<n> \g<t> shorter"),
    (r"(?:lose|trim|take|cut|shave|drop|clip|remove) (?P<t>@t\d+) (?:off|from|at|of) the (?:head|"
     r"start|"
     rf"top|front|beginning)(?: of (?P<n>{SHOT}|it|this))?" + END, r"trimhead \g<t> \g<n>"),
    (rf"(?:trim|shorten|tighten|cut|clip) the (?:head|start|top|front|beginning)(?: of "
     rf"(?P<n>{SHOT}|it|this))? by (?P<t>@t\d+)" + END, r"trimhead \g<t> \g<n>"),
    (rf"(?P<n>{SHOT})[,:]? by half" + END, r"\g<n> half as long"),
    (rf"halve (?P<n>{SHOT}|this)" + END, r"\g<n> half as long"),
    (r"(?P<t>@t\d+),? (?:and )?not (?:@t\d+|\d+(?: and a half)?)" + END, r"\g<t>"),
    (r"from (?:@t\d+|\d+(?: and a half)?) (?:up |down |back )?to (?P<t>@t\d+)", r"to \g<t>"),
    (rf"(?P<t>@t\d+) after {DONE}" + END, r"\g<t> at the end"),
    (rf"tighten (?:up )?(?P<s>{SCENE})(?: up)?" + END, r"\g<s> faster"),
    (rf"(?:^|(?:pick|speed) )(?:up )?(?P<s>{SCENE}) (?:(?:up|by) )+(?P<n>\d+ percent)" + END,
     r"\g<s> \g<n> faster"),
    *((rf"speed (?:up )?(?P<s>{SCENE}) (?:(?:up|by) )*{part}" + END, rf"\g<s> {share} percent "
    rf"faster")
      for part, share in PARTS),
    (rf"slow (?P<s>{SCENE})(?P<much> right| way)? down(?: by)?(?P<n> \d+ percent)?" + END,
     r"\g<s>\g<n> slower"),
    (rf"(?P<s>{SCENE})[,:] (?:(?:with|give it|needs|wants|has) )?(?P<how>slightly |much "
     rf")?(?:longer|"
     r"more|bigger) (?:pauses|air|gaps|breaths|silences)(?: between the lines)?" + END,
     r"\g<s> \g<how>slower"),
    (rf"(?P<s>{SCENE})[,:] (?:(?:with|give it|needs|wants|has) )?(?P<how>slightly |much "
     rf")?(?:shorter|"
     r"less|fewer|smaller) (?:pauses|air|gaps|breaths|silences)(?: between the lines)?" + END,
     r"\g<s> \g<how>faster"),
    (rf"(?P<how>slightly |much )?(?:longer|more) (?:pauses|air|gaps) (?:between the lines )?(?:in|"
     rf"for) (?P<s>{SCENE})" + END, r"\g<s> \g<how>slower"),
    (rf"(?P<how>slightly |much )?(?:shorter|less|fewer) (?:pauses|air|gaps) (?:between the lines "
     rf")?(?:in|for) (?P<s>{SCENE})" + END, r"\g<s> \g<how>faster"),
    (r"(?P<t>@t\d+[^.;]*?),? before (?:we|you) (?:go|cut|move|leave|come|get|jump)"
     r"\b(?:(?! (?:and|then|but) )[^.;,])*$",
     r"\g<t>"),
    (rf"(?P<after>after) (?:{HE} (?:has )?(?:said|says|asks|asked|finishes|shouts) )?(?P<q>@q\d+)"
     rf"(?: ?,)? "
     r"(?:let|hold|leave|keep) (?:the (?:picture|shot|frame|image)|it|this|us)?(?: (?:stand|hold|"
     r"rest|run|sit|stay|hang|breathe))?(?: for)? (?P<t>@t\d+)" + END, r"hold \g<t> after \g<q>"),
    (rf"let (?P<q>@q\d+) (?:sink in|land|hang|sit|breathe|resonate|ring|settle)(?: there)?(?: "
     rf"for)? (?P<t>@t\d+)(?:,? before {HE} {SPEAKS})?" + END, r"hold \g<t> after \g<q>"),
    (rf"(?P<t>@t\d+) of (?:{HE}|this|him|her|them) at the end", r"hold \g<t> at the end"),
    (rf"(?:leave|keep) (?P<n>it|this|that|{SHOT}) (?:up|on (?:the )?screen|there)(?= |$)",
     r"hold \g<n>"),
    (r"(?:(?:may|can|should|could|let it|it) )*breathe(?: for)? (?:more )?(?P<t>@t\d+)",
     r"longer by \g<t>"),
    (rf"cut (?P<x>{SHOT}|it|this|the (?:shot|bit|one) [^.;,]*?) (?:back |down )+to (?P<t>@t\d+)",
     r"make \g<x> \g<t> long"),
    (r"\+ ?(?P<t>@t\d+)", r"more \g<t>"),
    (r"(?P<t>@t\d+),? (?:and )?(?:no|not) (?:a (?:frame|second) )?(?:more|longer)" + END,
     r"\g<t>"),
    (r"(?P<t>@t\d+),? (?:max(?:imum)?|tops|at (?:the )?most|flat|dead|in total|total|all told|"
     r"sharp|or less|(?:is|will be|would be) (?:enough|plenty)|(?:will|would|should) do)" + END,
     r"\g<t>"),
    (rf"(?:trim|shave|cut|take|lose) (?P<list>{SHOT}(?:(?:,| and|, and) {SHOT})*)[,:]? "
     r"(?P<t>@t\d+) (?:off|from) (?:each|both|all)(?: of them)?" + END,
     r"trim \g<t> off \g<list>"),
    (rf"(?:(?:trim|shave|clip|snip) )?(?P<list>{SHOT}(?:(?:,| and|, and) {SHOT})*)[,:]? "
     rf"(?P<t>@t\d+) (?:off|less)(?: each| "
     rf"both)?" + END, r"trim \g<t> off \g<list>"),
    (r"(?P<t>@t\d+) (?:off|from|out of) (?:each|both|all)(?: of them)?" + END, r"trim \g<t> off"),
    (r"(?P<t>@t\d+)(?P<longer> longer| shorter| more)? (?:each|apiece)\b", r"\g<t>\g<longer>"),
    (rf"(?:both|all) {THE}?(?:looks|shots|reactions|singles|inserts), (?={SHOT})", ""),
    (r"(?:want|need|give (?:me|us)|have) (?P<t>@t\d+) of [a-z]+ing" + END, r"\g<t> long"),
    (rf"(?P<do>{LONGER}) {THE}{STILL} (?:in|of) (?P<n>{SHOT})", r"\g<do> \g<n>"),
    (rf"{THE}{STILL} (?:in|of) (?P<n>{SHOT})(?: before {HE} {SPEAKS})?, "
     r"(?P<t>(?:more )?@t\d+(?: more| longer)?)", r"\g<n> \g<t>"),
    (r"(?P<t>@t\d+) of (?:nothing(?: happening)?|(?:dead )?(?:air|quiet|stillness))\b",
     r"\g<t> of silence"),
    (rf"(?P<m>more )?(?P<t>@t\d+)(?: of silence)? before {HE} {SPEAKS}" + END,
     r"\g<m>\g<t> at the head"),
    (rf"(?:there is )?{THE}{AIR} (?:at|on) the (?:end|tail|back) of (?P<n>{SHOT})[.,;] {OFF} "
     rf"(?:it|that)(?: up| out| off)?", r"notail \g<n>"),
    (rf"{OFF} (?:out )?{THE}{AIR} (?:(?:off|from|out of|at|on) )+the (?:end|tail|back) of "
     rf"(?P<n>{SHOT})", r"notail \g<n>"),
    (rf"(?:there is )?{THE}{AIR} (?:at|on) the (?:head|start|top|front) of (?P<n>{SHOT})[.,;] "
     rf"{OFF} (?:it|that)(?: up| out| off)?", r"nohead \g<n>"),
    (rf"{OFF} (?:out )?{THE}{AIR} (?:(?:off|from|out of|at|on) )+the (?:head|start|top|front) of "
     rf"(?P<n>{SHOT})", r"nohead \g<n>"),
    *((rf"(?:by )?{part} (?=quicker|faster|shorter|slower|longer)", rf"{share} percent ")
      for part, share in PARTS),
    *((rf"(?P<do>{TIGHTEN}) {GAPS}(?P<where>[^.;,\d]*?(?:scene \d+)?) by "
       rf"(?:about |around |roughly )?{part}" + END,
       rf"\g<where> {share} percent faster") for part, share in PARTS),
    (rf"{TIGHTEN} {GAPS}(?P<where>[^.;,\d]*?(?:scene \d+)?) by (?P<n>\d+) percent",
     r"\g<where> \g<n> percent faster"),
    (rf"{GAPS}(?P<where> in [^.;,\d]*?(?:scene \d+)?|) (?:(?:should|could|can|may|to) (?:be )?)?"
     r"(?:half as long|halved)(?: as (?:they|it) (?:are|is) now)?",
     r"\g<where> 50 percent faster"),
    (rf"{GAPS}(?P<where> in [^.;,\d]*?(?:scene \d+)?|) (?:(?:should|could|can|may|to) (?:be )?)?"
     r"(?P<n>\d+ percent) (?:longer|slower|more)", r"\g<where> \g<n> slower"),
    (rf"{GAPS}(?P<where> in [^.;,\d]*?(?:scene \d+)?|) (?:(?:should|could|can|may|to) (?:be )?)?"
     r"(?P<n>\d+ percent) (?:shorter|faster|tighter|less)", r"\g<where> \g<n> faster"),
    (rf"{GAPS}(?P<where> in [^.;,\d]*?(?:scene \d+|@p\d+|it)) (?:(?:should|could|can|may|might|"
     r"to) (?:be )?)(?P<how>much |slightly |a good deal |far )?longer" + END,
     r"\g<where> \g<how>slower"),
    (rf"{GAPS}(?P<where> in [^.;,\d]*?(?:scene \d+|@p\d+|it)) (?:(?:should|could|can|may|might|"
     r"to) (?:be )?)(?P<how>much |slightly |a good deal |far )?shorter" + END,
     r"\g<where> \g<how>faster"),
)  # fmt: skip
"""How long something lasts."""
