"""The words of notes: what several spellings and phrases are to the reader.

Enters: nothing. Leaves: tables. A phrase becomes one plain word ("close-up" is `size-cu`), so that
the grammar of wishes is written over few words. New ways to say something are new rows.
"""

from planner.revising.words.camera import CAMERA
from screenplay.words.vocabulary import vocabulary

# Sizes, kinds: a pattern for what is typed, and the word that stands for it.
SIZES: tuple[tuple[str, str], ...] = (
    (r"(?:extreme(?:ly)?|very|super|big|really|tight) (?:close[- ]?ups?|cu)|ecus?|xcus?|bcu",
     "size-ecu"),
    (r"(?:medium|mid) close(?:[- ]?ups?)?(?! on)|mcus?|(?:from the )?chest up|bust shots?|"
     r"head and shoulders(?: shots?)?", "size-mcu"),
    (r"(?:(?:full|proper|real|true|good|nice) )?close[- ]?ups?|closeups?|cus?|"
     r"full face(?: shots?)?|(?<!so )(?<!as )(?<!too )(?<!that )close(?= on)", "size-cu"),
    (r"(?:extreme(?:ly)?|very|super|big|really) (?:wide|long)(?: ?shots?)?|ews|els", "size-ews"),
    (r"(?:medium|mid)[- ](?:wide|long)(?: ?shots?)?|cowboy(?: shots?)?|american shots?|mws|mls|"
     r"(?:from |to )?the knees up|knees up|knee shots?|(?:down )?to the knees",
     "size-mws"),
    (r"(?:medium|mid)[- ]?shots?|(?:a|an|go|to) medium|(?:a|go|to) mid(?= *(?:$|[.,;!?]))|"
     r"waist shots?|midshots?|(?:from the )?waist up|"
     r"ms(?= ?(?:$|[.,;!?])| (?:on|of|for|here|please|shot|instead)\b)", "size-ms"),
    (r"(?:full|long|wide)[- ]?shots?|ws|full (?:figures?|length)|"
     r"(?:from )?head to (?:toe|foot|feet)|full body(?: shots?)?|"
     r"wides?(?! ?angle| lens)", "size-ws"),
)  # fmt: skip
_COUNTED = ("first", "opening", "last", "final", "closing", "next", "following", "previous",
            "preceding", "these", "those")  # fmt: skip
_NO_COUNT = "".join(f"(?<!{word} )" for word in _COUNTED)  # "the last two shots" are any two
_COUNTED_FROM = r" (?:right |just )?(?:after|before) (?:shot |number )?\d"
KINDS: tuple[tuple[str, str], ...] = (
    (rf"(?:two|2)-shots?|(?:two|2) ?shot(?!s)|{_NO_COUNT}(?:two|2) shots(?!{_COUNTED_FROM})"
     r"|twoshots?|two hander",
     "kind-two_shot"),
    (r"over[- ](?:the[- ])?shoulders?(?: shots?)?|ots", "kind-ots"),
    (r"(?:clean )?singles?(?: shots?)?", "kind-single"),
    (r"group[- ]?shots?", "kind-group"),
    (r"reactions?(?: shots?)?", "kind-reaction"),
    (r"inserts?(?: shots?)|inserts|insert(?! (?:a|an|another|some|the|it|this|that)\b)",
     "kind-insert"),
    (r"establishing(?: shots?)?|establishers?", "kind-establishing"),
    (r"master(?: shots?)?", "kind-master"),
    (r"(?:(?<='s )|(?<=his )|(?<=her ))(?:pov|point of view)(?: shots?)?", "eyesview"),
    (r"pov(?: shots?)?|point of view(?: shots?)?", "kind-pov"),
)  # fmt: skip

PHRASES: tuple[tuple[str, str], ...] = (
    (r"a (?:little )?bit(?: of)?|a (?:little|touch|tad|hair|smidge|fraction)|slight|kind of",
     "slightly"),
    *CAMERA,
    (r"(?:(?:black (?:and|&|n|'n') white|b ?(?:&|and|/|n) ?w)(?= *(?:$|[,.;!?]|(?:please|pls|film|"
     r"movie|picture|look|version|in|for|from|like|now|and|then|too|but|with|shots?|scenes?|"
     r"instead)\b|@|\d))|monochrome|gr[ea]yscale)", "blackwhite"),
    (r"(?:like |as )?(?:an? |the )?(?:rough |loose )?(?:storyboard|pencil|hand[- ]drawn)"
     r"(?: storyboard)?[- ]?(?:sketch(?:e[sd]|y)?|drawings?|look|style)(?: (?:look|style))?"
     r"|(?:like |as )(?:an? )?(?:rough )?(?:storyboards?|sketch(?:es)?)"
     r"|sketch(?:y|ed)?[- ](?:look|style)", "sketchlook"),
    (r"flat(?:ter)? (?:colou?rs?|shading)|no shading", "flatlook"),
    (r"throughout (?:the )?(?:whole |entire )?(?:film|movie)", "whole film"),
    (r"more (?:close(?:ly)?|near)(?! ?-?(?:up|on))", "closer"), (r"more far(?: away)?", "further"),
    (r"more slow(?:ly)?(?! ?down)", "slower"), (r"more (?:fast|quick(?:ly)?|rapid)", "faster"),
    (r"more (?:size-ws|wide)", "wider"), (r"more tight", "tighter"), (r"more dark", "darker"),
    (r"more bright", "brighter"), (r"more (?:loud|strong|loudly)", "louder"),
    (r"more quiet(?:ly)?", "quieter"), (r"more high", "higher"), (r"more low", "lower"),
    (r"more long(?:er)?", "longer"), (r"more short(?:er)?", "shorter"), (r"more warm", "warmer"),
    (r"more deep", "deeper"), (r"more soft", "softer"), (r"more cold", "colder"),
    (r"(?:(?<=is )|(?<=are )|(?<=feels )|(?<=looks )|(?<=lasts )|(?<=much )|(?<=way )|"
     r"(?<=slightly )|(?<=talks )|(?<=speaks )|(?<=talking )|(?<=speaking )|(?<=sounds ))to(?= "
     r"(?:long|short|close|far|wide|tight|dark|bright|slow|fast|quick|loud|quiet|"
     r"small|big|size-ws)\b)", "too"),
    (r"(?:more )?(?:breathing (?:room|space)|room to breathe|space to breathe)", "breathe"),
    (r"(?:is |are )?(?:not necessary|unnecessary|not needed|redundant|superfluous)", "drop"),
    (r"(?:like )?from (?:a |the )?(?:drone|helicopter|sky|ceiling|roof)|aerial(?: shot| view)?"
     r"|drone (?:shot|view)", "highangle"),
    (r"(?<=last shot) before the (?:end card|end titles?|credits|titles?|card)", ""),
    (r"of scene(?! ?(?:\d|one|two))", "of the scene"),
    (r"(?:over|out)stay(?:s|ed|ing)? (?:its|their|the) welcome|(?:goes|going|go|runs|lasts) on "
     r"(?:a bit |way |far |much )*(?:too long|forever|slightly)|(?:goes|drags) on(?: and on)?|"
     r"(?:runs|feels|is) (?:slightly |too |really |very )?long(?! ?lens)", "too long"),
    (r"cut (?:faster|quicker)", "faster"), (r"cut slower", "slower"),
    (r"bit(?= (?:more|less|\w+er\b))", "slightly"),
    (r"(?<=seconds )flat|(?<=second )flat|(?<=secs )flat", ""),
    (r"(?:bin|ditch|scrap|nix|axe)(?= (?:shots?\b|it\b|this\b|that\b|\d))", "drop"),
    (r"(?:i )?do not think (?:that )?we (?:really )?need", "drop"),
    (r"no (?:cross)?dissolve", "hardcut"), (r",? just (?:a )?cut$", ""),
    (r"(?:we |you )?do not (?:really )?need (?:both|them both)(?: of them)?(?=\W*$)", ""),
    (r"loose(?= (?:the|his|her|that|those|it|this)\b)", "lose"),
    (r"^bit(?= (?:too|bright|dark|slow|fast|long|short|loud|quiet|wide|tight|close)\b)",
     "slightly"),
    (r"(?:drift|inch|ease|glide|float)(?:s|ing)? in(?! to (?:view|frame))", "pushin"),
    (r"film[- ]grain|grain(?:y|iness)", "grain"),
    (r"outlines?|contours?|ink(?: lines?| outlines?)|(?<=thicker )lines|(?<=thinner )lines"
     r"|(?<=bolder )lines|(?<=finer )lines|(?<=heavier )lines", "outlines"),
    (r"(?:a lot|far|way|considerably|significantly|tons)(?= \w+er\b| too| more| less)", "much"),
    (r"second[- ](?:to|from)[- ](?:the )?last|next[- ]to[- ]last|last but one", "penultimate"),
    (r"(?:drop|bring|take|get|lower) (?:the )?(?:camera|cam)(?: right| way)? down|(?:drop|lower) "
     r"the (?:camera|cam)", "lower"),
    (r"cam(?= \d)", "shot"), (r"miles(?= too\b)", "much"),
    (r"low (?:camera|cam)|(?:camera|cam) (?:down |really )?low(?= ?$|[.,;!?]| (?:on|in|for|and)\b)"
     r"|from (?:right )?down (?:near|by|at|on) the (?:ground|floor|tarmac|street|road|grass|sand|"
     r"carpet|pavement|deck|boards|snow)", "lowangle"),
    (r"(?:raise|lift|crane|boom) the (?:camera|cam)(?: up)?", "higher"),
    (r"(?:no|without(?: any)?) eas(?:e|ing)", "linear"),
    (r"(?:with )?(?:a )?(?:soft|gentle) (?:start|beginning)", "easing in"),
    (r"(?:(?:with|(?:comes?|coming) to|ends? (?:in|on|with)) )?(?:a )?(?:soft|gentle) (?:landing|"
     r"stop|end|ending|finish)", "easing out"),
    (r"(?:no|not a) pan(?:ning)?(?= ?$| ?[.,;!]| (?:in|on) (?:shot )?\d)", "unpanned"),
    (r"(?:reverse|flip|invert|swap)(?: the| this| that)? kind-ots|kind-ots (?:reversed?|flipped)",
     "otsreversed"),
    (r"(?:no|without|lose|drop|kill|remove|take out|cut)(?: the| any| that| this)? (?:left |"
     r"right )?shoulder|(?:lose|no|without|drop|kill|remove) (?:the )?foreground(?: (?:person|"
     r"figure|shoulder))?", "clean"),
    (r"(?:almost |nearly )?(?:imperceptible|imperceptibly)|barely (?:noticeable|perceptible)",
     "very subtle"),
    (r"(?:hold|keep) (?:the )?(?:frame|camera|picture|shot) (?:(?:perfectly|dead|quite) )?still",
     "static"),
    (r"(?:a )?(?:tiny|tiniest|small|slight|little) (?:move|drift|creep) in", "slightly pushin"),
    (r"(?:two|2) sizes", "twosizes"), (r"(?:three|3) sizes", "threesizes"),
    (r"(?:bird'?s|birds)[- ]eye(?: view)?|top[- ]?(?:down|shot)|straight (?:down|above)"
     r"|straight from above|directly above|god'?s eye(?: view)?", "overhead"),
    (r"eye[- ]?(?:level|line|height)", "eyelevel"),
    (r"worm'?s[- ]eye(?: view)?|from (?:down )?below|low[- ]angle(?: shot)?|looking up at"
     r"|from (?:the )?floor|from (?:a (?:little|bit) |slightly |just )?(?:down )?(?:below|low)"
     r"(?: down)?(?= (?:him|her|them)\b)?|(?:at )?(?:ground|floor|knee|table|waist|hip)[- ]"
     r"(?:level|height)(?: camera)?", "lowangle"),
    (r"high[- ]angle(?: shot)?|from (?:up )?above|from (?:up )?high(?: up| above)?|"
     r"looking down (?:on|at)", "highangle"),
    (r"(?:from )?(?:the )?(?:other|opposite) side(?: of the (?:line|axis|room|table))?",
     "otherside"),
    (r"cross(?:ing)? the (?:line|axis)", "otherside"),
    (r"(?:(?<=no )|(?<=the )|(?<=slow )|(?<=gentle )|(?<=a )|"
     r"(?<=same )|(?<=even )|(?<=stronger )|(?<=harder )|(?<=deeper )|(?<=bigger )|(?<=gentler )|"
     r"(?<=that )|(?<=faster )|(?<=slower )|(?<=quick )|(?<=quicker )|"
     r"(?<=camera ))"
     r"push(?! ?-?in| up| to| the| @)",
     "pushin"),
    (r"(?:(?<=: )|(?<=, )|(?<=\. )|^)push(?= (?:very |really )?(?:slow|slowly|gently|softly|"
     r"on|onto|at|faster|slower|easing|linear)\b|$|[.,;!])", "pushin"),
    (r"push(?:es|ing)?[- ]?in(?:s|to)?|dolly(?:ing)?[- ]in|track(?:ing)?[- ]in"
     r"(?! (?:(?:shot )?\d|the |this |that ))|(?:creep|crawl|slide)(?:s|ing)? in|"
     r"(?:slowly |gently )draws? in", "pushin"),
    (r"pull(?:s|ing)?[- ]?(?:out|back)s?|dolly(?:ing)?[- ](?:out|back)|"
     r"draw(?:s|ing)? (?:back|away)(?= from|$|[ .,;])", "pullout"),
    (r"hand[- ]?held|(?:shaky|shakier)(?:[- ]?cam)?|wobbly", "handheld"),
    (r"stead(?:y|ier)(?: ?cam(?:era)?)?|(?:not|no) handheld", "static"),
    (r"(?:show|see|get|on) (?:both of them|the (?:two|2) of them|them both|both characters)",
     "kind-two_shot"),
    (r"(?:take|get|lift|remove) (?:the |that )?lock (?:off|from)", "unlock"),
    (r"lock(?:ed)?[- ](?:it |this |the camera )?(?:off|down)(?= shot|$|[ .,;])", "static"),
    (r"(?:the )?(?:camera|cam) (?:should |must |to |has to )?(?:stands?|stays?|holds?|keeps?|"
     r"remains?|be|is)(?: (?:quite|perfectly|completely|absolutely|dead))* (?:still|put|fixed|"
     r"motionless)|(?:the )?camera stays(?= ?$|[.,;!?])|keep (?:the )?(?:camera|cam) (?:quite )?"
     r"(?:still|put|fixed)|(?:do not|never) move (?:the )?(?:camera|cam)(?: (?:here|now))?"
     r"(?: at all)?(?! (?:so|as|that|too|quite))", "static"),
    (r"(?:let )?(?:the )?camera (?:should |must |could |can )?(?:go(?:es)?|moves?|runs?|walks?|"
     r"travels?|comes?)(?: along| together)? with(?= (?!the camera)[a-z])", "follow"),
    (r"no (?:camera )?(?:moves?|movement|motion)|(?:(?<=it )|(?<=this )|^)stays? still|"
     r"still camera|camera still|sticks|tripod", "static"),
    (r"fade[sd]? (?:up|in)(?: from black)?|fade from black", "fadein"),
    (r"fade[sd]? (?:to black|out)", "fadeout"),
    (r"(?:instead of|rather than|not) (?:the|a|that|this) (?:cross)?(?:cut|dissolve|fade)(?:[- "
     r"]in)?", ""),
    (r"cross[- ]?(?:dissolves?|fades?)|dissolves?|dissolving|lap dissolve", "dissolve"),
    (r"(?:the )?(?:first light|crack of dawn|break of (?:day|dawn)|sun-?up)", "dawn"),
    (r"(?:the )?(?:last light|sun-?down)(?! of)", "dusk"),
    (r"(?:hard|straight|clean|smash|plain|simple)[- ]cuts?", "hardcut"),
    (r"(?:sound )?(?:effects|fx|sfx)", "effects"),
    (r"atmos(?:phere)?|ambient sound|ambience|ambiance|room tone|background (?:noise|sound|hum)",
     "ambience"),
    (r"(?:the )?(?:score|soundtrack|music)", "music"),
    (r"in(?:to)? (?:two|2|half|halves)(?: shots| pieces)?", "intwo"),
    (r"get rid of|we do not need|do not need|does not need|throw out|not needed", "drop"),
    (r"(?:can|could|should) go$", "drop"),
    (r"(?:instead of|rather than) (?:(?:at|from|the|a|an|this|that|being) )*(?:(?:kind|size)-"
     r"[a-z_]+~?|eyelevel|lowangle|highangle|overhead|pushin|pullout|static|handheld)", ""),
    (r",? ?(?:and )?(?:instead of|rather than|not) (?:(?:at|from|so|the|a|an|that|being) )*"
     r"(?:eyelevel|lowangle|highangle|overhead|high|low|straight down)(?= ?$| ?[.,;!])", ""),
    (r"not (?:a|an) (?:tilt|pushin|pullout|track|zoom|handheld|static)(?= ?$| ?[.,;!])"
     r"|not (?:tilt|pan|pushin|pullout|track|zoom|static)(?= ?$| ?[.,;!])", ""),
    (r"and for(?= (?:shot )?\d)", "and"), (r"(?<=\d )too(?= ?$| ?[.,;!])", ""),
    (r"likewise|same again", "ditto"),
    (r"next to|beside|alongside|by the side of", "nextto"),
    (r"across from|opposite", "acrossfrom"),
    (r"in front of", "infrontof"),
)  # fmt: skip

NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
ORDINALS = {
    "first": 0, "opening": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3,
    "4th": 3, "fifth": 4, "5th": 4, "last": -1, "final": -1, "closing": -1, "penultimate": -2,
}  # fmt: skip

EMOTIONS = {
    "happy": "happy", "happier": "happy", "happily": "happy", "joyful": "happy", "glad": "happy",
    "cheerful": "happy", "delighted": "happy", "sad": "sad", "sadder": "sad", "sadly": "sad",
    "angry": "angry", "angrier": "angry", "angrily": "angry", "furious": "angry", "mad": "angry",
    "afraid": "afraid", "scared": "afraid", "frightened": "afraid", "fearful": "afraid",
    "surprised": "surprised", "shocked": "surprised", "amazed": "surprised",
    "disgusted": "disgusted", "tender": "tender", "tenderly": "tender", "softer": "tender",
    "gentle": "tender", "gently": "tender", "loving": "tender", "wry": "wry", "ironic": "wry",
    "sarcastic": "wry", "urgent": "urgent", "urgently": "urgent", "neutral": "neutral",
    "deadpan": "neutral", "flat": "neutral", "nervous": "afraid",
    "excited": "happy", "enthusiastic": "happy", "thrilled": "happy", "upset": "sad",
    "heartbroken": "sad", "hurt": "sad", "worried": "afraid", "panicked": "afraid",
    "terrified": "afraid", "irritated": "angry", "grumpy": "angry", "stunned": "surprised",
    "desperate": "urgent", "sweet": "tender", "sweeter": "tender",
    "anxious": "afraid", "annoyed": "angry", "warmer": "tender",
    "kinder": "tender", "offended": "angry", "indignant": "angry",
    "insulted": "angry", "outraged": "angry", "crosser": "angry", "meaner": "angry",
}  # fmt: skip
GESTURES = {
    "nod": "nod", "shrug": "shrug", "smile": "smile", "laugh": "laugh", "cry": "cry",
    "frown": "frown", "sigh": "sigh", "point": "point", "wave": "wave", "clap": "clap",
    "bow": "bow", "jump": "jump", "scream": "scream",
}  # fmt: skip
DAYTIMES = {
    "dawn": "dawn", "sunrise": "dawn", "daybreak": "dawn", "day": "day", "daytime": "day",
    "noon": "day", "midday": "day", "morning": "day", "afternoon": "day", "dusk": "dusk",
    "sunset": "dusk", "evening": "dusk", "twilight": "dusk", "night": "night",
    "nighttime": "night", "midnight": "night",
}  # fmt: skip
WEATHERS = {
    "rain": "rain", "raining": "rain", "rainy": "rain", "rains": "rain", "snow": "snow",
    "snowing": "snow", "snowy": "snow", "snows": "snow", "fog": "fog", "foggy": "fog",
    "mist": "fog", "misty": "fog",
}  # fmt: skip
POSTURES = {
    "stand": "stand", "stands": "stand", "standing": "stand", "sit": "sit", "sits": "sit",
    "sitting": "sit", "seated": "sit", "lie": "lie", "lies": "lie", "lying": "lie",
    "crouch": "crouch", "crouches": "crouch", "crouching": "crouch",
}  # fmt: skip

FILLERS = vocabulary(
    """
    please pls plz can could would you we i like want wants need needs should shall let lets us make
    makes making do does set get go give have has put it this that here a an the of for on in at to
    with be is are as shot shots one ones now just also and so maybe perhaps think me my our ok
    okay hey yes yeah well actually from then use try how about bit by there up
    take frame play kindly show number no. picture camera same more's its into feels
    see onto again really rather guys thanks shoot instead consider suggest but love film
    movie whole
    """
)
"""Words that carry no wish of their own; every other word must be read, or nothing is done."""

COMMON = vocabulary(
    """
    shot shots scene scenes close closeup extreme medium wide wider tighter closer angle lens camera
    seconds second frames frame beats longer shorter slower faster insert reaction establishing
    handheld push pull dissolve fade approve approved delete remove merge split swap revert undo
    reset please should character voice louder quieter deeper whisper shout shoulder other opposite
    between before hold pause that after first last every line about where
    """
)
"""What a typing error most likely stands for, where two words are as near."""
