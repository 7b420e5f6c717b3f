"""Chat spelled out: "lil more air, n a dissolve w some fog" in the words that all readers know.

Enters: a note as typed. Leaves: the note with words in full; what stands in quotation marks, and
names of files, stay as they are. New ways to shorten a word are new rows.
"""

import re

_APART = re.compile(
    r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|(?<!\w)'(?!n'? )[^']*'(?!\w)|[\w./-]+\.(?:mp3|wav|flac|ogg)\b"
)
"""Quotations and names of files."""
_MEASURED = (  # what "lil" is a little of, without an article
    r"(?= (?:bit|more|less|while|push|pull|pause|beat|zoom|nod|shrug|drift|pan|tilt|hold|gap|"
    r"breath|(?!her\b|their\b|other\b|number\b|letter\b|paper\b|poster\b|flower\b)[a-z]{3,}er)\b)"
)
_DETERMINED = r"(?<!\ba )(?<!\bthe )(?<!\bthat )(?<!\bthis )(?<!\bher )(?<!\bhis )(?<!\bour )"
_HOW = (
    r"(?= (?:slow|fast|quick|short|long|close|tight|wide|dark|bright|slight|subtl|gentl|"
    r"soft|quiet|loud|small|big|late|early|nice|good|sad|happy|angry)[a-z]*\b)"
)
_ROWS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(said, re.IGNORECASE), full)
    for said, full in (
        (r"(?<![\w&'-])(?<!\bb )(?<!\bletter )'?n'?(?= (?!b\b)\w)", "and"),
        (r"(?<![\w&/'-])w/o(?= \w)", "without"),
        (r"(?<![\w&/'-])(?<!\bb )(?<!\bb n )(?<!\bb and )(?<!\bblack and )(?<!\bblack n )w/?"
         r"(?= [a-z@\d\"'])", "with"),
        (rf"{_DETERMINED}\bli'?l'?(?!\w){_MEASURED}", "a little"), (r"\bli'?l(?![\w'])", "little"),
        (r"\b(?:smth|smthn|sthg|sth|somethin)\b", "something"),
        (r"\b(?:bc|bcs|bcos|bcuz|b/c)\b", "because"), (r"\b(?:tho)\b", "though"),
        (r"(?<![\w.'-])u(?![\w.'-])", "you"), (r"(?<![\w.'-])ur(?![\w.'-])", "your"),
        (r"\br(?:l){1,2}y\b", "really"), (r"\b(?:probs|prolly)\b", "probably"),
        (r"\b(?:defo|deffo)\b", "definitely"), (r"\babt\b", "about"),
        (r"\bb4\b", "before"), (r"\bppl\b", "people"), (r"\blemme\b", "let me"),
        (r"\bgimme\b", "give me"), (r"\boutta\b", "out of"),
        (r"(?:'s|\u2019s| has|\bhas)? gotta\b", " has to"),
        (r"(?<![\w.'-])v" + _HOW, "very"), (r"\brn\b", "now"),
        (r"\b([a-z]+)(?:'s|\u2019s) got (?=(?:an?|the|his|her|some|two|no)\b)", r"\1 has "),
        (r"\b(has|have) got (?=(?:an?|the|his|her|some|two|no)\b)", r"\1 "),
    )
)  # fmt: skip


def spelled_out(note: str) -> str:
    """The note with what chat shortens in full."""
    found: list[str] = []
    last = 0
    for apart in (*_APART.finditer(note), None):
        part = note[last : len(note) if apart is None else apart.start()]
        for said, full in _ROWS:
            part = said.sub(full, part)
        found.append(part)
        if apart is not None:
            found.append(apart.group())
            last = apart.end()
    return "".join(found)
