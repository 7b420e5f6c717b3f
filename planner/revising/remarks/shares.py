"""Short notes about how many times as long something is to be, and about trims, said as wishes.

Enters: nothing. Leaves: a table of a turn of phrase and the wish that it is. Texts have names,
places, lengths of time and quotations as placeholders, shots still as numbers.
"""

from planner.revising.words.of_time import (
    AIR,
    END,
    GAPS,
    ITS,
    LENGTH,
    SCENE,
    SHOT,
    TIGHTEN,
)

_NOW = (
    rf"(?: (?:as|of|what) {ITS} (?:is|was|runs?|lasts?|has)(?: (?:right )?now| at present| at the"
    r" moment)?| (?:as )?(?:right )?now| (?:of )?what it is(?: now)?)"
)
_PARTS = (
    ("(?:a|1|one) third", 33), ("(?:a|1|one) quarter", 25), ("(?:a )?half", 50),
    ("(?:two|2) thirds", 67), ("(?:three|3) quarters", 75), ("(?:a|1|one) fifth", 20),
    ("(?:a|1|one) tenth", 10),
)  # fmt: skip
_LESS = r"(?:trim|shorten|cut(?: down)?|reduce|tighten|clip|pull in|take|bring|shave|squeeze)"
_MORE = r"(?:extend|lengthen|stretch(?: out)?|draw out|let|make|run|expand)"
_IT = rf"(?:{SHOT}|it|this|that)"
_OFF = r"(?:trim|shave|take|nip|snip|clip|lose|cut|knock|shed)"
_EDGE = r"(?:(?:the )?(?:tail|end|back|head|start|front|top|beginning)(?: end)? (?:of )?)?"
_FRONT = r"(?:head|start|front|top|beginning)"
_BACK = r"(?:tail|end|back)"
SHARES: tuple[tuple[str, str], ...] = (
    (r"(?:twice|(?:two|2) times) too long", "half as long"),
    (r"(?:half|50 percent) too (?:long|much)" + END, "33 percent shorter"),
    (rf"(?P<how>half|twice|double|\d+ times) {LENGTH}{_NOW}" + END, r"\g<how> as long"),
    # again as long
    (r"half (?:as long again|again as long)" + END, "50 percent longer"),
    (r"(?:a )?third (?:as long again|again as long)" + END, "33 percent longer"),
    (r"as long again" + END, "twice as long"),
    # parts of it
    *((rf"{part} too long", f"{share} percent shorter") for part, share in _PARTS),
    *((rf"{part} too short", f"{share} percent longer") for part, share in _PARTS),
    (r"(?P<n>\d+ percent) too long", r"\g<n> shorter"),
    (r"(?P<n>\d+ percent) too short", r"\g<n> longer"),
    *((rf"{_LESS} (?P<n>{_IT}) (?:down )?by (?:about )?{part}" + END,
       rf"\g<n> {share} percent shorter") for part, share in _PARTS),
    *((rf"{_MORE} (?P<n>{_IT}) (?:out )?by (?:about )?{part}" + END,
       rf"\g<n> {share} percent longer") for part, share in _PARTS),
    (rf"{_LESS} (?P<n>{SHOT}) (?:down )?by (?:about )?(?P<by>\d+ percent)" + END,
     r"\g<n> \g<by> shorter"),
    (rf"{_MORE} (?P<n>{SHOT}) (?:out )?by (?:about )?(?P<by>\d+ percent)" + END,
     r"\g<n> \g<by> longer"),
    *((rf"(?:lose|trim|cut|take|drop|shave) (?:about )?{part} (?:of|off|from|out of|away from) "
       rf"(?P<n>{_IT})" + END, rf"\g<n> {share} percent shorter") for part, share in _PARTS),
    *((rf"(?:could |should |can )?(?:lose|drop|shed) (?:about )?{part}(?: of (?:it|its length))?"
       + END, f"{share} percent shorter") for part, share in _PARTS),
    *((rf"(?:at |to |down to |cut to |run )?(?:about )?{part} (?:of )?(?:its|the|their) (?:present "
       rf"|current )?(?:length|duration|running time)" + END,
       "half as long" if share == 50 else f"{100 - share} percent shorter")
      for part, share in _PARTS),
    # by so much
    (r"too long by (?P<t>@t\d+)", r"\g<t> shorter"),
    (r"too short by (?P<t>@t\d+)", r"\g<t> longer"),
    (rf"(?:tighten|pull in|squeeze) (?P<n>{_IT}) (?:up )?by (?P<t>@t\d+)" + END,
     r"trim \g<t> off \g<n>"),
    (rf"(?P<n>{SHOT}) = (?P<t>@t\d+)" + END, r"\g<n> \g<t> long"),
    (rf"^-(?P<t>@t\d+) (?:on|off|from|for) (?P<n>{SHOT})" + END, r"trim \g<t> off \g<n>"),
    # air at the ends
    *((rf"(?:no|zero|without(?: any)?|not any) {AIR} (?:at|on|before) the {said} of (?P<n>{SHOT})",
       rf"{to} \g<n>") for said, to in ((_FRONT, "nohead"), (_BACK, "notail"))),
    *((rf"(?:(?:slightly |much )?(?:less|shorter)|trim|tighten|shorten|reduce|cut down|thin out) "
       rf"(?:the )?{AIR} (?:at|on|before) the {said} of (?P<n>{SHOT})" + END,
       rf"{to} \g<n>") for said, to in ((_FRONT, "lesshead"), (_BACK, "lesstail"))),
    (rf"(?P<t>@t\d+) (?:of )?(?:lead(?:-| )?in|run(?:-| )?up|lead(?:-| )?up) (?:on|for|to|at|into|"
     rf"before) (?P<n>{SHOT})", r"\g<n> \g<t> at the head"),
    (rf"(?P<t>@t\d+) (?:of )?(?:run(?:-| )?(?:out|off)|lead(?:-| )?out|tail) (?:on|for|to|at|after)"
     rf" (?P<n>{SHOT})", r"\g<n> \g<t> at the end"),
    (rf"let (?P<n>{_IT}) (?:play|run|go|carry|roll) (?:out|on|through)(?: (?:to the end|in full|"
     r"slightly|longer|more))*" + END, r"\g<n> longer"),
    (r"(?:leave|give|let there be|allow)(?: (?:it|us|him|her))? (?:slightly |slightly more |some |"
     r"some more |more )?(?:air|space|room|time|silence|quiet)(?: to breathe)? after (?P<q>@q\d+)"
     + END, r"longer pause after \g<q>"),
    (r"(?P<w>before|after) (?P<q>@q\d+)(?: ?,)? (?:leave|hold|wait|add|put(?: in)?|have|allow|"
     r"keep|give (?:it|us|me|him|her)) (?P<t>@t\d+)(?: of (?:silence|nothing|quiet|air|"
     r"stillness))?" + END, r"hold \g<t> \g<w> \g<q>"),
    (r"(?P<m>should|must|may|might|can|could) take (?P<t>(?:about |exactly |only |full )*@t\d+)"
     r"(?! (?:off|from|out|away))", r"\g<m> last \g<t>"),
    # the pauses of a scene
    (rf"(?P<s>{SCENE}) [^.;,@]*\b(?:slow|leisurely|drags?|flabby|sags?|slack|loose|long|slowly|"
     rf"sluggish|baggy)\b[^.;,@]*[.;,] {TIGHTEN}(?: up)? {GAPS}" + END, r"\g<s> faster"),
    (rf"(?P<s>{SCENE}) (?:(?:really|just|rather|slightly) )*(?:sags?|plods?|lags?|meanders?|"
     r"crawls?|dawdles?|flags|loses (?:pace|steam|momentum|energy))(?: (?:slightly|badly|in the "
     r"middle|a lot|much|there|here))*" + END, r"\g<s> faster"),
    (rf"(?:{TIGHTEN}|take|lose|remove|drop|squeeze)(?: up| down| out)? {GAPS}(?: out)? (?:(?:in|of|"
     rf"from|between the lines|out) )+(?P<s>{SCENE})" + END, r"\g<s> faster"),
    (r"^[^.;,@]*(?:@w\d+[^.;,@]*)?\btakes? (?:forever|ages|an age|an eternity|too long)(?: (?:to|"
     r"about|over|for) [^.;,@\d]*)?[.;] (?=(?:(?:trim|take|lose|cut|shave) )?@t\d+ (?:off|shorter|"
     r"from))", ""),
    # a little
    (rf"^(?:{_OFF} )?(?:slightly|a (?:whisker|sliver|smidgen|shade|breath|nip|tuck|snip|bit|hair|"
     rf"little)|some) (?:off|from|out of) {_EDGE}(?P<n>{_IT})" + END, r"trim \g<n> slightly"),
    (rf"^(?P<n>{SHOT}),? (?:could |should |can |wants to |needs to )?(?:lose|shed|drop) (?:slightly"
     r"|some)(?: (?:length|time|off (?:the|its) (?:end|tail|head|start|front)))?" + END,
     r"trim \g<n> slightly"),
    (r"(?:could do with|needs?|wants?|would like|could use|calls for|is in need of) (?:a |some )?"
     r"(?P<how>slight |small |little |light |bit of a )?(?:trim|trimming|shortening|tightening|"
     r"clipping|cutting down)(?: down| back| up)?" + END, r"trim \g<how>"),
)  # fmt: skip
"""Shares of what lasts, and trims."""
