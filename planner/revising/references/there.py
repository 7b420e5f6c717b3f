"""A place that a note goes on about: "dissolve to the hall and turn its ambience down".

Enters: a note's text with placeholders. Leaves: the text with "in" the scene or place named before,
for "its" sounds and light, and for "there" and "in it" at the end of a clause.
"""

import re

_CRAFT = (
    r"(?:music|score|ambience|atmos|atmosphere|sounds?|effects|noise|room tone|light(?:ing)?|"
    r"brightness|weather|pace)"
)
_ITS = re.compile(
    rf"\b(?:its|the) (?P<what>{_CRAFT})\b"
    r"(?P<rest> (?:up|down)\b[^,.;:!?]*?|)(?P<there> there)?(?=\s*(?:$|[,.;:!?]))"
)
_NO_MORE = re.compile(rf"\b(?P<what>(?:no|more|less|some|[a-z]+er) {_CRAFT}) (?:in )?there\b")
_PLACE = re.compile(r"@[cp]\d+(?!')")


def again(text: str) -> str:
    """The text with the one place named before in the place of "its" and "there"."""
    places = list(_PLACE.finditer(text))
    if len(places) != 1:
        return text
    head, rest = text[: places[0].end()], text[places[0].end() :]
    where = f" in {places[0].group()}"
    rest = _NO_MORE.sub(rf"\g<what>{where}", rest)
    return head + _ITS.sub(lambda m: _of_it(m, where), rest)


def _of_it(match: re.Match[str], where: str) -> str:
    if not match.group().startswith("its") and not match["there"]:
        return match.group()
    return f"the {match['what']}{match['rest']}{where}"
