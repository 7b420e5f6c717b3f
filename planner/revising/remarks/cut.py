"""Short notes about the cut, said as wishes: "14 away", "23 to 24 through black".

Enters: nothing. Leaves: tables of a turn of phrase and the wish that it is. Texts have names,
places, lengths of time and quotations as placeholders, shots still as numbers.
"""

from planner.revising.words.of_time import (
    CUT,
    END,
    HE,
    LIST,
    NEW,
    ONE,
    SHOT,
    SOFT,
    SPEAKS,
    THE,
    WHERE,
)

SPLITS: tuple[tuple[str, str], ...] = (
    (rf"cut in (?P<n>{SHOT}) (?=(?:at|on|before) @q)", r"split \g<n> "),
    (rf"(?P<n>{SHOT})[:,] (?:2 shots|kind-two_shot~?|intwo)[,;:]? (?:split|break|cut|divided?)(?: "
     rf"it)? (?=(?:at|on|before|after) @q)", r"split \g<n> "),
    (r"(?:on|at) (?P<q>@q\d+)(?: ?,)? (?:cut|go|switch|change) to (?:(?:a|the) "
     r")?(?P<size>size-[a-z]+) (?:of|on) (?P<who>@w\d+|her|him)" + END,
     r"split at \g<q>, madeshot \g<size> of \g<who>"),
    (r"(?:cut|go|switch) to (?:(?:a|the) )?(?P<size>size-[a-z]+) (?:of|on) (?P<who>@w\d+|her|him) "
     r"(?:on|at) (?P<q>@q\d+)" + END, r"split at \g<q>, madeshot \g<size> of \g<who>"),
    (r"from (?P<q>@q\d+)(?: on(?:wards)?)?(?: ?,)? (?:be|stay|go|cut|come|we are|we should be) "
     r"(?:to|on) (?P<who>@w\d+|her)(?:'s)? face" + END,
     r"split at \g<q>, madeshot size-cu of \g<who>"),
    (r"(?:a )?(?:new|fresh|separate) shot from (?P<q>@q\d+)(?: on(?:wards)?)?" + END,
     r"split at \g<q>"),
    (r"from (?P<q>@q\d+)(?: on(?:wards)?)?(?: ?,)? (?:a )?(?:new|fresh|separate) shot" + END,
     r"split at \g<q>"),
    (rf"(?:(?:let us|we|should|could) )*wait (?:(?:slightly|much|a|longer|bit) )*before (?:we "
     rf"hear|{HE} (?:says|said)) (?=@q)", "a pause before "),
    (r"(?:split|break|divide|cut) (?:the |her |his |@w\d+'s )?(?:shot|line|speech)(?: (?:of|with) "
     r"[^.;,\d@]*(?:@w\d+(?:'s)?[^.;,\d@]*)?)?(?: intwo)?,? (?P<at>at|on|before|after|right at|"
     r"right before)(?: the (?:words?|line))? (?=@q)", r"split \g<at> "),
    (rf"(?P<n>{SHOT}) (?:never cuts|(?:goes on|too long|runs|plays|is)(?: for ?ever)? (?:without|"
     rf"with no) "
     r"(?:a |any )?cuts?|has no cuts?(?: in it)?|is (?:all )?one (?:long )?(?:shot|take))(?=[.;])",
     r"\g<n>"),
    (rf"(?P<n>{SHOT})[:,] cut (?:in )?to (?P<who>@w\d+)'s face (?:for|on|at) (?P<q>@q\d+)",
     r"split \g<n> at \g<q>, madeshot size-cu of \g<who>"),
    (rf"(?P<n>{SHOT})[:,] cut (?:in )?to (?P<who>her) face (?:for|on|at) (?P<q>@q\d+)",
     r"split \g<n> at \g<q>, madeshot size-cu of \g<who>"),
    (rf"(?P<n>{SHOT})[:,] cut (?:in )?to his face (?:for|on|at) (?P<q>@q\d+)",
     r"split \g<n> at \g<q>, madeshot size-cu of him"),
    (r"(?:go|come|get|punch|cut) in (?:really |very |nice and )?(?:tight|close) on(?= )",
     "size-cu of"),
    (rf"(?:where|when|as|once) (?:{HE}|the (?:voice-?over|narration|line|voice|speech)) "
     r"(?:begins|starts|gets to|comes to|reaches)(?: with| on)?,?(?: at)? (?=@q)", "at "),
    (r"(?:(?:put|place|make|add|insert|have|do|give (?:me|us)|need|want) )(?:a|an|another|one) "
     r"(?:new |extra )?(?:cut|edit)(?: point)?(?: in)?(?=,? (?:in(?:side)? |within |into |here|"
     r"right |just |exactly |at |on |before |after )[^.;]*@q)", "split"),
    (rf"(?:cut|chop) (?P<n>{SHOT}|it|this)(?: up)? (?=(?:(?:right|exactly|just) )?(?:at|on|before)"
     rf" (?:the words? )?@q)", r"split \g<n> "),
    (r"(?P<s>split|ownshot) (?:in|inside|during) (?:@w\d+'s|her|his|the) (?:[a-z]+ )?(?:speech|"
     r"line|monologue|confession|story|answer)(?: ?,)? (?=[^.;]*@q)", r"\g<s> "),
    (r"cut to a (?:new|fresh|different) shot(?=[^.;]* @q)", "split"),
    (r"so(?: that)? (?P<q>(?:the |his |her |@w\d+'s )?@q\d+) (?:gets|has|is in|is|stands in) "
     r"(?:its own(?: shot)?|a shot (?:of|to) its own)", r"at \g<q>"),
    (r"(?:(?:give|put|have|let|show|get) )?(?P<q>(?:the |his |her |@w\d+'s )?@q\d+)(?: (?:gets?|"
     r"have|should (?:be|have|get)|needs?|wants?|deserves|belongs|in|as|could have|be))* (?:its "
     r"own shot|a shot (?:all )?(?:of|to) its own|a separate shot|a shot by itself)(?:,? so "
     r"(?:make a |put a )?cut [^.;@\d]*)?", r"ownshot \g<q>"),
)  # fmt: skip
"""Where a shot becomes two."""
ORDERS: tuple[tuple[str, str], ...] = (
    (r"(?:just |right )?ahead of(?= )", "before"),
    (r"(?P<w>before|after) (?P<n>(?:shot )?\d+): first (?:the|his|her|a) "
     r"(?![^.]*(?:size|kind)-)[^@\d.;]*$", r"\g<w> \g<n>"),
    (rf"(?P<l>{LIST}) (?:drop|(?:can|could|should) go)" + END, r"drop \g<l>"),
    (rf"(?:can|could|should) (?P<l>{LIST}) go" + END, r"drop \g<l>"),
    (rf"(?P<d>drop|ditch|lose|cut) the (?:[a-z]+ )?(?:cutaway|reaction|close|wide|insert|"
     rf"size-[a-z]+~?)[,:] (?P<n>{SHOT})" + END, r"drop \g<n>"),
    (rf"(?P<l>{SHOT} and {SHOT}) (?:(?:in)?to|as|should be|could be) one" + END, r"merge \g<l>"),
    (rf"(?:make|play|turn|run) (?:them|these|those|both) (?:both )?(?:in)?(?:to )?{ONE}" + END,
     "merge them"),
    (rf"(?P<a>{SHOT}), (?P<b>{SHOT})[:,] {ONE}" + END, r"merge \g<a> and \g<b>"),
    (rf"(?:drop|lose|cut|kill|remove) (?P<n>{SHOT})(?:,? and|[,.;]) (?:(?:just|then) )?(?:hold|"
     rf"stay|keep|play it(?: all)?)(?: (?:on|with|in))* {SHOT}(?: instead| through [^.;@\d]*| for "
     rf"it)?"
     + END, r"drop \g<n>"),
    (rf"{ONE} for (?P<l>{SHOT} and {SHOT})" + END, r"merge \g<l>"),
    (rf"(?:play|run) (?P<a>{SHOT}) (?:straight |right |directly )*into (?P<b>{SHOT})(?:,? (?:with "
     rf")?no (?:hard)?cut)" + END, r"merge \g<a> and \g<b>"),
    (rf"^(?P<a>{SHOT}) (?P<where>(?:right |just )?(?:before|after) {SHOT})" + END,
     r"move \g<a> \g<where>"),
    (rf"^(?P<a>{SHOT}) first,? then (?P<b>{SHOT})" + END, r"move \g<a> before \g<b>"),
    (rf"(?:(?:the|her|his|@w\d+'s) )?(?:(?:question|line|words?) )?(?P<a>@q\d+) and (?:(?:the|her|"
     r"his|@w\d+'s) )?(?:(?:question|line|answer|reply|words?) )?(?P<b>@q\d+) (?:(?:should|could|"
     rf"can|must|would|to) )*{ONE}", r"merge \g<a> and \g<b>"),
    (r"(?P<m>merge [^.;]*?),? (?:and |with |so )*(?:no|without a) (?:hard)?cut between (?:them|"
     r"these|those|the (?:two|2))", r"\g<m>"),
    (r"(?:(?:the|that) )?(?:[a-z]+ )?kind-[a-z_]+~?(?: of (?:the )?[a-z]+)?, (?P<n>\d+)(?:,|(?= |"
     r"\W*$))", r"shot \g<n>"),
    (rf"(?P<l>{SHOT} and {SHOT})(?: should)?(?: go| be| come)? (?:the )?other way (?:round|around)",
     r"swap \g<l>"),
    (rf"(?:put|play|place|move) (?P<x>the (?!shot|line|scene|cut|pause)[a-z]+)(?: (?:on|in|"
     rf"at|by) the [a-z]+)? (?P<where>(?:right |just )?(?:before|after) {SHOT})" + END,
     r"move the shot of \g<x> \g<where>"),
    (rf"(?:play|run|bring|slot|have|see) (?P<n>{SHOT}|it|this) (?=(?:right |just )?(?:before|"
     rf"after) (?:{SHOT}|this|it)\b)", r"move \g<n> "),
    (rf"(?P<n>{SHOT}) (?:(?:should|must|could|to) )?(?:goes?|comes?|plays?|belongs?|moves?|be) "
     rf"(?=(?:right |just )?(?:before|after) (?:{SHOT}|this|it)\b)", r"move \g<n> "),
    (rf"(?:do not|never) cut between (?P<l>{SHOT} and {SHOT})", r"merge \g<l>"),
    (rf"(?:no|without (?:a|the|any)|lose the|remove the|drop the|take out the|skip the) "
     rf"(?:hard)?cut between (?P<l>{SHOT} and {SHOT})", r"merge \g<l>"),
    (rf"(?:what if )?(?P<l>{SHOT} and {SHOT}) (?:(?:should|could|can|might|may|would|to|all|"
     rf"played|plays?|ran|runs?|were|was|are|is|becomes?|became) )*{ONE}", r"merge \g<l>"),
    (rf"(?:play|have|see|run|do|make|show|keep|shoot|turn|put) (?P<l>{SHOT} and {SHOT}) {ONE}",
     r"merge \g<l>"),
    (rf"(?P<n>{SHOT}) (?:goes|away|out|must go|is (?:out|cut|gone)|gone)" + END, r"drop \g<n>"),
    (rf"^(?P<d>drop {SHOT})[.,;:] drop (?:this|that|it|them|both|another)(?: (?:look|shot|one|"
     rf"angle|cutaway|reaction|bit|picture|image|both|yet|here|twice))*" + END, r"\g<d>"),
    (rf"^drop @w\d+(?: yet| there| here)?[.;,] (?P<d>(?:cut|drop|lose|kill|bin) "
     rf"{SHOT})" + END, r"\g<d>"),
)  # fmt: skip
"""Which shots there are, and in what order."""
JOINS: tuple[tuple[str, str], ...] = (
    (rf"(?P<n>{SHOT})[,:]? (?:(?:should|could|to|comes?|opens?|starts?|begins?|in|up) )*from black"
     + END, r"fadein on \g<n>"),
    (r"hardcut,? (?:just )?(?:a )?(?:straight )?(?:hard)?cut" + END, "hardcut"),
    (rf"(?:(?P<t>@t\d+) of |a (?:moment|touch|flash) of )?black (?P<where>(?:between {SHOT} and|"
     rf"before|after) {SHOT})" + END, r"\g<t> fadeout \g<where>"),
    (rf"(?:dip|go) to black (?=(?:between|before|after) {SHOT})", "fadeout "),
    (rf"out of (?P<n>{SHOT}) (?:(?:go|fade) )?(?:to|into|through) black(?:,? (?P<t>@t\d+))?" + END,
     r"\g<t> fadeout after \g<n>"),
    (rf"(?:soften|softer|ease|replace|smooth|swap) (?:out )?(?:the )?(?:cut|hardcut|join) "
     rf"(?:in)?to (?P<n>{SHOT}) (?:with|for|by) (?:a )?(?P<how>slow |short |quick |(?:@t\d+ )"
     rf")?(?P<cut>{SOFT})"
     + END, r"\g<how>\g<cut> into \g<n>"),
    (rf"(?P<cut>{CUT})(?P<where>[^.;]*), (?:(?:as|since|because) )?(?:some )?(?:time (?:has "
     rf"passed|"
     r"passes|goes by|moves on|has gone by)|it is later)" + END, r"\g<cut>\g<where>"),
    (rf"use an? (?P<cut>{CUT}) (?:to (?:get|go|come|take us|bring us) )?(?:from (?:the [a-z]+|"
     rf"@p\d+|{SHOT}) )?(?:to|into) ", r"\g<cut> into "),
    (r"(?<!sound )mix(?= (?:to|into) (?:shot |scene |@|\d))", "dissolve"),
    (rf"{THE}(?P<cut>{CUT}) (?P<into>(?:to|into|between) [^.;,]+?) is (?:too |so |a bit |slightly "
     rf")*"
     r"(?:rushed|fast|short|quick|hurried|abrupt)[.;,] (?:let it|make it|should|it|to|give it|"
     r"have it| )*(?:take|last|be|run|over)? ?(?:(?:a|full|about) )*(?P<t>@t\d+)(?: long)?" + END,
     r"\g<t> \g<cut> \g<into>"),
    (rf"(?P<cut>{CUT}),? (?:(?:for|over|of|a|an|full|about|lasting) )*(?P<t>@t\d+)(?: long)?,? "
     rf"(?:from )?(?=(?:{SHOT}|into|to)\b)", r"\g<t> \g<cut> "),
    (rf"(?:from )?(?P<a>{SHOT}) (?:to|into) (?P<b>{SHOT})[,:]? (?:(?:through|via|with|on|by|over|"
     r"a|an|goes|should|go|be) )+(?:fadeout|(?:dip to )?black)\b", r"fadeout between \g<a> and "
     r"\g<b>"),
    (rf"(?:from )?(?P<a>{SHOT}) (?:to|into) (?P<b>{SHOT})[,:]? (?:(?:a|an|with|by|via|on|be) "
     rf")*(?P<t>@t\d+ )?(?P<cut>{CUT})\b", r"\g<t>\g<cut> between \g<a> and \g<b>"),
    (rf"(?P<cut>{CUT}) (?:from )?(?P<a>{SHOT}) (?:to|into) (?P<b>{SHOT})",
     r"\g<cut> between \g<a> and \g<b>"),
    (rf"(?P<cut>{SOFT})(?P<where>[^.;@]*(?:@[pc]\d+[^.;@]*)?)(?:[,.;:](?: and)?|,? and| over| "
     rf"lasting| taking) (?:(?:make|"
     r"let|have|give|should|it|that|last|lasting|take|taking|be|over|for|is|a|full|about) "
     r")*(?P<t>@t\d+)(?: long)?" + END, r"\g<t> \g<cut>\g<where>"),
    (rf"(?P<cut>{CUT}) from (?:@p\d+|the [a-z]+) (?:to|into) (?P<b>{SHOT})", r"\g<cut> into \g<b>"),
    (rf"(?P<cut>{CUT})(?P<where>[^.;]*), (?:just )?(?:the way|like|as)(?: [a-z']+)+? "
     r"(?:did|do|does|used to)(?: it)?" + END, r"\g<cut>\g<where>"),
)  # fmt: skip
"""How a shot begins."""
INSERTS: tuple[tuple[str, str], ...] = (
    (rf"^(?P<who>@w\d+) (?:reacts|reacting|listens|listening|watches|watching) (?P<where>{WHERE})"
     rf"(?P<t>,? @t\d+)?" + END, r"add a kind-reaction of \g<who> \g<where>\g<t>"),
    (rf"^(?P<where>{WHERE}),? (?P<who>@w\d+) (?:reacts|reacting|listens|listening|watches|"
     rf"watching)(?P<t>,? @t\d+)?" + END, r"add a kind-reaction of \g<who> \g<where>\g<t>"),
    (rf"^(?:size-cu|close)(?: (?:of|on))? (?P<thing>(?:the|his|her|a) [a-z]+),? (?P<t>@t\d+ ?)?,? "
     rf"?(?P<where>{WHERE})" + END, r"add a \g<t> size-cu kind-insert of \g<thing> \g<where>"),
    (rf"^(?:a )?new shot (?P<where>{WHERE})[:,] (?P<who>@w\d+)(?:, (?P<size>size-[a-z]+)"
     rf")?(?P<t>,? @t\d+)?" + END, r"add a \g<size> kind-single of \g<who> \g<where>\g<t>"),
    (rf"^(?:a )?new shot (?P<where>{WHERE})[:,] (?P<who>@w\d+), close(?P<t>,? @t\d+)?" + END,
     r"add a size-cu kind-single of \g<who> \g<where>\g<t>"),
    (rf"^(?:add |insert )?(?P<k>kind-two_shot)(?P<who> of [^.;,\d]*@w\d+)? (?P<where>{WHERE})"
     + END,
     r"add a \g<k>\g<who> \g<where>"),
    (r"(?:add|insert|put in|give (?:me|us)|want) an? (?:size-e?ws|wide)(?: of (?:the [a-z]+|@p\d+)"
     r")? "
     rf"(?P<where>before {SHOT})" + END, r"add a kind-establishing \g<where>"),
    (r"(?:add|insert|put in|give (?:me|us)|want) an? (?:size-e?ws|wide)(?: of (?:the [a-z]+|@p\d+)"
     r")? "
     rf"(?P<where>after {SHOT})" + END, r"add a kind-master \g<where>"),
    (rf"(?:go|cut)(?: away)? to (?P<thing>(?:the|his|her) (?!kind|size|shot)[a-z]+) for "
     rf"(?P<t>@t\d+) (?P<where>{WHERE})" + END, r"add a \g<t> kind-insert of \g<thing> \g<where>"),
    (r"(?:when|as|once|while) (?P<thing>the [a-z]+) (?P<does>[a-z]+s)(?P<more>(?: [a-z]+){0,4}), "
     r"(?:(?:can|could|we|i|get|have|see|want|need|to|would|like|add|give|show|me|us|in|for|"
     r"should|cut) )+an? (?P<size>size-[a-z]+) of it" + END,
     r"add a \g<size> kind-insert of \g<thing> before the shot where \g<thing> \g<does>\g<more>"),
    (rf"(?P<when>after|before|following) (?:(?:{HE} (?:has )?(?:said|says|asks|asked|finishes|"
     rf"shouts|"
     r"whispers)|@w\d+'s|his|her|the)(?: line| words?)? )?(?P<q>@q\d+)(?: ?,)? (?:(?:cut(?: "
     r"away)? to|give(?: me| us)?|show(?: me| us)?|i|we|could|can|should|want|would|like|need|see|"
     r"have|add|let us|get|to|please) )+(?P<own>@w\d+)'s (?:kind-reaction|face)(?: for)?(?P<t>,? "
     r"@t\d+)?(?:,? (?:"
     rf"silent|in silence|alone|before {HE} {SPEAKS}(?: (?:him|her|them))?))?" + END,
     r"add a kind-reaction of \g<own> after \g<q>\g<t>"),
    (rf"(?P<when>after|before) (?:{HE} (?:has )?(?:said|says|asks|asked|finishes|shouts) )?"
     r"(?P<q>@q\d+)(?: ?,)? (?:(?:i|we|could|can|should|want|would|like|need|let us|to|please) "
     r")*(?:cut(?: away)? to|see|show(?: me| us)?|have|insert|add) (?P<thing>(?:the|his|her|an?) "
     r"(?!kind|size|shot)[a-z]+)(?: (?:on|in|at|by|over) the [a-z]+)?" + END,
     r"add a kind-insert of \g<thing> \g<when> \g<q>"),
    (rf"(?P<t>@t\d+ )?(?:size-e?ws|kind-establishing)(?: of (?:the [a-z]+|@p\d+))? (?:to (?:get|"
     rf"take|bring|lead) us|leading|going|to go) into (?P<n>{SHOT})",
     r"add a \g<t>kind-establishing before \g<n>"),
    (rf"(?P<where>(?:before|after) {SHOT}),? (?:we|i) (?:(?:should|must|want|need|would|like|to) "
     rf")+"
     r"(?:see|look at) (?P<thing>(?:the|his|her|a) (?!size|kind|shot)[a-z]+(?: (?!itself|alone)"
     r"[a-z]+)?)(?: itself| alone| by itself)?[.,;] kind-insert(?P<t>,? @t\d+)?" + END,
     r"add a kind-insert of \g<thing> \g<where>\g<t>"),
    (rf"kind-insert[,:] {THE}(?P<thing>[a-z]+(?: [a-z]+)?),? (?=(?:before|after) )",
     r"add a kind-insert of the \g<thing> "),
    (rf"cut(?: away)? to (?P<thing>(?:the|an?|his|her) (?!kind-|size-|shot)[a-z]+(?: [a-z]+)?) "
     rf"(?P<where>(?:before|after) {SHOT})(?: (?:when|as) (?:it|he|she|they) [a-z]+(?: [a-z]+)?)?"
     + END, r"insert \g<thing> \g<where>"),
    (rf"(?P<where>(?:before|after|following) {SHOT}),? (?:(?:i|we|want|would|like|need|add|see|"
     r"have|should|must) )*(?P<own>@w\d+)'s (?:face|kind-reaction)(?: alone| on (?:his|her|its) "
     r"own| itself)?(?P<t>,? @t\d+)?" + END, r"add a kind-reaction of \g<own> \g<where>\g<t>"),
    (rf"^(?P<own>@w\d+)'s (?:face|kind-reaction) (?P<where>(?:before|after|following) {SHOT})"
     rf"(?P<t>,? @t\d+)?(?: or so)?(?:,? before {HE} {SPEAKS})?" + END,
     r"add a kind-reaction of \g<own> \g<where>\g<t>"),
    (rf"(?P<where>(?:before|after|following) {SHOT}),? (?:one more|another(?: one| shot)?|a(?: new"
     r"| second)? shot) (?:of|on) (?P<who>@w\d+)(?:, (?P<size>size-[a-z]+))?(?P<t>,? @t\d+)?"
     + END, r"add a \g<size> kind-single of \g<who> \g<where>\g<t>"),
    (rf"following (?P<n>{SHOT}),? (?=.*{NEW})", r"after \g<n> "),
    (rf"^(?P<a>[^.;@]*?)(?P<k>(?:size-[a-z]+ )?{NEW}\b[^.;]*?(?:before|after) (?:{SHOT}|@q\d+)),? "
     rf"(?:for |"
     r"lasting |about )*(?P<t>@t\d+)(?: long)?" + END, r"\g<a>\g<t> \g<k>"),
)  # fmt: skip
"""Shots that are new."""
CUTS = (*SPLITS, *ORDERS, *JOINS, *INSERTS)
