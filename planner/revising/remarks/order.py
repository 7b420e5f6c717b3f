"""Further short notes about the cut, said as wishes: "fold 4 into 3", "open the scene on 15".

Enters: nothing. Leaves: tables of a turn of phrase and the wish that it is. Texts have names,
places, lengths of time and quotations as placeholders, shots still as numbers.
"""

from planner.revising.words.of_time import CUT, END, LIST, SHOT, SOFT

_GOES = (
    r"(?:(?:should|must|could|has to|needs to|wants to|to|would|better) )*(?:goes?|comes?|plays?|"
    r"belongs?|moves?|be|stands?|sits?|falls?|is)"
)
_ONE = r"(?:one|1|each other|a single one|a kind-single|1 shot|one shot|a single shot|one take)"
_FOLD = r"(?:fold|absorb|swallow|roll|melt|collapse|dissolve|subsume|work)"
_PLACE = r"(?:shot \d+|scene \d+|@[pc]\d+|\d+|the [a-z]+)"
_NO_SHOT = r"(?:(?!(?<!the )(?<![@\w])\d)[^.;])*"
_JOINS = rf"(?:merge|join|combine|fuse|unite|connect) {SHOT} and {SHOT}" + END
ORDER: tuple[tuple[str, str], ...] = (
    (rf"^{_NO_SHOT} (?:(?:should|could|can|must|would|to|wants|has|needs|ought|better) )+(?:be|"
     rf"play|"
     rf"run|become|go|stay)(?: (?:as|in|all))* {_ONE}(?: long| whole)?(?: shot| take)?[.,;:-]+ "
     rf"(?:(?:so|and|then|can|could|you|we) )*(?=(?:please )?{_JOINS})", ""),
    (rf"^(?:(?:please|i|we|want|would|like|should|to|let us|could|can) )*(?:show|see|have|put|play|"
     rf"start|begin|open|get)\b{_NO_SHOT}\b(?:before|after|first|ahead)\b{_NO_SHOT}(?:,|;| -) so "
     rf"(?:please )?(?:(?:put|move|show|play) )?(?P<a>{SHOT}) (?:{_GOES} )?"
     rf"(?P<w>before|after) (?P<b>{SHOT})" + END, r"move \g<a> \g<w> \g<b>"),
    (rf"^(?!.*\b(?:not|never|closer|tighter|wider|looser|longer|shorter|darker|brighter|louder|"
     rf"drop|cut|lose|add|split|merge)\b){_NO_SHOT}\bfirst(?:,|;| -) (?:so )?(?:please )?(?:(?:put|"
     rf"move|show|play) )?(?P<a>{SHOT}) (?:{_GOES} )?(?P<w>before|after) (?P<b>{SHOT})" + END,
     r"move \g<a> \g<w> \g<b>"),
    (r"(?:the|that) (?:shot|one|bit|picture|cutaway)(?: of| with| on| showing) (?P<who>@w\d+) "
     r"(?P<does>[a-z]+ing)(?= )", r"the shot where \g<who> \g<does>"),
    *((rf"(?:the|that) (?:shot|one|bit|picture|cutaway)(?: of| with| on| showing) {him} "
       r"(?P<does>[a-z]+ing)(?= )", rf"the shot where {he} \g<does>")
      for him, he in (("him", "he"), ("her", "she"))),
    (r"as an? (?:real|proper|true|genuine|decent|good) (?=size-)", "as a "),
    (r"the (?P<what>(?:(?:size|kind)-[a-z_]+|shot)(?: (?:of|on) (?:the|his|her|a|@w\d+)(?: "
     r"[a-z]+)?)?) (?:(?:right )?at|near) the (?:very )?end(?! of)", r"the last \g<what>"),
    (r"(?P<n>the (?:(?:kind|size)-[a-z_]+|shot)(?: of (?:(?:the|his|her) [a-z]+|@w\d+)| where "
     rf"[a-z]+)?) {_GOES} (?:right |just )?(?P<w>before|after|ahead of|in front of) (?P<b>{SHOT})"
     + END, r"move \g<n> \g<w> \g<b>"),
    (rf"^(?:open|start|begin)(?: @c\d+| the scene| scene \d+)? (?:on|with) (?:the |her |his )?(?:"
     rf"[a-z]+|@[wp]\d+)[:,] (?:so )?(?=(?:move )?{SHOT} (?:{_GOES}|before|ahead|first))", ""),
    (rf"^(?P<a>{SHOT}) (?:{_GOES} )?(?:right |just )?(?P<w>before|after) (?P<b>{SHOT})(?=,? and |"
     r", |\W*$)",
     r"move \g<a> \g<w> \g<b>"),
    (rf"(?P<do>open|start|begin)s? (?:the|this) scene (?P<on>on|with|from) (?={SHOT})",
     r"\g<do> on "),
    (rf"^(?:open|start|begin) (?:on|with) (?P<a>{SHOT}),? (?:and )?then (?P<b>{SHOT})" + END,
     r"move \g<a> before \g<b>"),
    (rf"(?:reverse|flip|invert|turn) (?P<l>{SHOT} and {SHOT})(?: round| around| about)?" + END,
     r"swap \g<l>"),
    # one of two
    (rf"{_FOLD} (?=merge {SHOT})", ""),
    (rf"{_FOLD} (?P<a>{SHOT}) (?:in)?to (?P<b>{SHOT})", r"merge \g<a> and \g<b>"),
    (rf"{_FOLD} (?P<l>{SHOT} and {SHOT}) (?:in)?to {_ONE}" + END, r"merge \g<l>"),
    (rf"(?:{_FOLD}|merge|join|put|run) (?P<n>{SHOT}) (?:in)?to (?:the )?(?:one|shot|previous(?: "
     rf"one| shot)?)(?: (?:right |just )?before(?: (?:it|that))?)?" + END,
     r"merge shot \g<n> with the shot before shot \g<n>"),
    (rf"(?:{_FOLD}|merge|join|put|run) (?P<n>{SHOT}) (?:in)?to (?:the )?(?:(?:one|shot) (?:right |"
     rf"just )?after(?: (?:it|that))?|(?:next|following)(?: one| shot)?)" + END,
     r"merge shot \g<n> with the shot after shot \g<n>"),
    (rf"(?:stay|hold|remain|keep|rest|play)(?: (?:on|with))? (?P<a>{SHOT}) (?:right |straight |all "
     rf"the way )?(?:through|throughout|over) (?P<b>{SHOT})" + END, r"merge \g<a> and \g<b>"),
    # which go
    (rf"(?:can|could|would|should) (?:easily |happily |well |probably )?(?:do|live|manage|get by|"
     rf"survive) without (?P<l>{LIST})", r"drop \g<l>"),
    (rf"(?P<d>drop {LIST})[,.;] drop @w\d+ [a-z]+ing\b(?:[^.;@\d]|@[wp]\d+)*$", r"\g<d>"),
    (rf"(?P<d>drop {LIST}) (?:altogether|outright|wholesale|for good)", r"\g<d>"),
    # a cut within
    (rf"cut (?:right |exactly )?(?P<at>on|at|before|after) (?P<q>@q\d+) (?:with)?in (?P<n>{SHOT})"
     + END, r"split \g<n> \g<at> \g<q>"),
    (rf"cut (?:inside|within) (?P<n>{SHOT})[, ]+(?=(?:at|on|before|after) @q)", r"split \g<n> "),
)  # fmt: skip
"""Which shots there are, and in what order."""
BLACK: tuple[tuple[str, str], ...] = (
    (r"fadeout and (?:then )?(?:back )?(?:(?:up|in|out)(?: again)? )?(?:in)?to (?=\w|@)",
     "fadeout into "),
    (r"(?:fade|dip|go|come|cut|move|get|pass)(?: out| down)? (?:to|through|via) black (?:and "
     r"(?:back )?(?:up )?)?(?:in)?to (?=\w|@)", "fadeout into "),
    (r"(?:fade|dip|go|pass) (?:to|through|via) black (?=(?:between|before|after) )", "fadeout "),
    (r"a (?:whole )?shot (?:all )?to itself", "its own shot"),
    (rf"^(?P<into>into {_PLACE}),? (?:just )?(?:go|fade|dip|cut|come|fadeout) (?:out )?(?:to |"
     r"through )?black[^.;,]*" + END, r"fadeout \g<into>"),
    (rf"^(?P<into>into {_PLACE}),? (?:just )?(?:use |try |do )?(?:a )?(?P<cut>{CUT})" + END,
     r"\g<cut> \g<into>"),
    (rf"(?P<cut>{CUT}) (?:in)?to the [a-z]+ (?:at|in|with|on) (?={SHOT})", r"\g<cut> into "),
    (rf"(?P<cut>{CUT}) (?:through|across|over) (?:in)?to (?={_PLACE})", r"\g<cut> into "),
    (r"mix (?:through|over|across) (?:in)?to (?=shot |scene |@|\d)", "dissolve into "),
    (r"(?P<c>hardcut (?:in)?to [^.;,]+),? (?:and )?(?:hardcut|(?:no|not a|without(?: a)?) "
     r"(?:fade|fadein|fadeout|dissolve|wipe|transition))" + END, r"\g<c>"),
    (rf"(?:no|not a|without(?: a)?|lose the|drop the) (?:fade|fadein|fadeout|{SOFT}|transition) "
     r"(?:before|into|to) (?P<x>(?:@[cps]\d+|scene \d+|shot \d+|\d+|the (?:end|title) "
     r"(?:card|titles?))),? (?:(?:just|only|simply|rather|make it|use) )*(?:a )?(?:hard)?cut" + END,
     r"hardcut into \g<x>"),
    (rf"(?P<cut>{SOFT}) from (?P<a>@[pc]\d+|scene \d+) (?:in)?to (?P<b>@[pc]\d+|scene \d+)[,.;]? "
     r"(?:(?:for|over|about|lasting|make|it|last|taking) )*(?P<t>@t\d+)(?: long)?" + END,
     r"\g<t> \g<cut> from \g<a> to \g<b>"),
)  # fmt: skip
"""How shots begin."""
