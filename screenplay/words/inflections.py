"""Forms of English verbs.

Enters: a lemma. Leaves: its third person, gerund and past forms as they are written, British
doublings too. Regular rules and a table of the strong verbs; typed for Storyreel.
"""

import re

_STRONG = """
arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; become became become;
begin began begun; bend bent bent; bet bet bet; bid bid bid; bind bound bound; bite bit bitten;
bleed bled bled; blow blew blown; break broke broken; bring brought brought; build built built;
burst burst burst; buy bought bought; cast cast cast; catch caught caught; choose chose chosen;
cling clung clung; come came come; cost cost cost; creep crept crept; cut cut cut; deal dealt dealt;
dig dug dug; dive dove dived; do did done; draw drew drawn; dream dreamt dreamt; drink drank drunk;
drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt;
fight fought fought; find found found; flee fled fled; fling flung flung; fly flew flown;
forbid forbade forbidden; forget forgot forgotten; freeze froze frozen; get got gotten;
give gave given; go went gone; grind ground ground; grow grew grown; hang hung hung; have had had;
hear heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept;
kneel knelt knelt; knit knit knit; know knew known; lay laid laid; lead led led; lean leant leant;
leap leapt leapt; leave left left; lend lent lent; let let let; lie lay lain; light lit lit;
lose lost lost; make made made; mean meant meant; meet met met; mow mowed mown; overhear overheard
overheard; oversee oversaw overseen; pay paid paid; prove proved proven; put put put;
quit quit quit; read read read; retell retold retold; ride rode ridden; ring rang rung;
rise rose risen; run ran run; saw sawed sawn; say said said; see saw seen; seek sought sought;
sell sold sold; send sent sent; set set set; sew sewed sewn; shake shook shaken; shave shaved
shaven; shed shed shed; shine shone shone; shoot shot shot; show showed shown; shrink shrank shrunk;
shut shut shut; sing sang sung; sink sank sunk; sit sat sat; sleep slept slept; slide slid slid;
sling slung slung; slink slunk slunk; slit slit slit; smite smote smitten; sow sowed sown;
speak spoke spoken; speed sped sped; spend spent spent; spill spilt spilt; spin spun spun;
spit spat spat; split split split; spread spread spread; spring sprang sprung; stand stood stood;
steal stole stolen; stick stuck stuck; sting stung stung; stride strode stridden; strike struck
struck; string strung strung; strive strove striven; swear swore sworn; sweep swept swept;
swim swam swum; swing swung swung; take took taken; teach taught taught; tear tore torn;
tell told told; think thought thought; throw threw thrown; thrust thrust thrust; tread trod trodden;
understand understood understood; undo undid undone; unwind unwound unwound; uphold upheld upheld;
wake woke woken; wear wore worn; weave wove woven; weep wept wept; win won won; wind wound wound;
withdraw withdrew withdrawn; wring wrung wrung; write wrote written
"""
_ENDS_STRESSED = frozenset(
    ("abut", "admit", "begin", "commit", "compel", "confer", "control", "defer", "deter", "dispel",
     "equip", "expel", "forbid", "forget", "kidnap", "occur", "outrun", "patrol", "permit",
     "prefer", "propel", "rebel", "refer", "regret", "submit", "transfer", "uncap", "unclip",
     "unpin", "unplug", "unstrap", "unwrap", "unzip", "upset")
)  # fmt: skip
_ONE_SYLLABLE = re.compile(r"(?:qu|[^aeiou])*[aeiou][^aeiouwxy]")
_BRITISH = ("el", "al")  # travelling, signalled
_IRREGULAR = {
    lemma: (past, participle)
    for lemma, past, participle in (row.split() for row in _STRONG.split(";"))
}


def third(lemma: str) -> str:
    """Third person of the present: passes, carries, goes."""
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if _ends_in_consonant_y(lemma) else lemma + "s"


def gerunds(lemma: str) -> tuple[str, ...]:
    """Forms in -ing, the American first."""
    if lemma.endswith("ie"):
        return (lemma[:-2] + "ying",)
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return (lemma[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(lemma))


def pasts(lemma: str) -> tuple[str, ...]:
    """Past and participle, every spelling."""
    if lemma in _IRREGULAR:
        return tuple(dict.fromkeys(_IRREGULAR[lemma]))
    if _ends_in_consonant_y(lemma):
        return (lemma[:-1] + "ied",)
    if lemma.endswith("e"):
        return (lemma + "d",)
    return tuple(stem + "ed" for stem in _stems(lemma))


def _stems(lemma: str) -> tuple[str, ...]:
    """The stem before -ing and -ed: its last consonant doubled after one stressed short vowel."""
    if lemma.endswith("c"):
        return (lemma + "k",)
    if _ONE_SYLLABLE.fullmatch(lemma) or lemma in _ENDS_STRESSED:
        return (lemma + lemma[-1],)
    british = lemma.endswith(_BRITISH) and lemma[-3] not in "aeiou"
    return (lemma, lemma + lemma[-1]) if british else (lemma,)


def _ends_in_consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"
