"""The words of Final Draft's format: paragraph types, and the attributes that are ours.

Enters: nothing. Leaves: what the reader and the writer must agree on.

Final Draft has no word for some of what Fountain says (a forced mark, a section of depth 7, marks
typed in an unusual way). A paragraph then carries attributes of our own, from `Fountain` on, that
spell the element out; other programs pass over them.
"""

from screenplay.elements import Element

SPEECH_TYPES = frozenset(("Dialogue", "Parenthetical", "Lyrics", "Singing"))
SUNG_TYPES = frozenset(("Lyrics", "Singing"))
CENTERED_TYPES = frozenset(("New Act", "End of Act", "Show/Ep."))  # as in Final Draft's templates
DEEPEST_OUTLINE = 4
BONEYARD = "Boneyard"  # the name of a ScriptNote that holds one

KIND, TEXT, NUMBER, EXTENSION = "Fountain", "FountainText", "Number", "FountainExtension"
DUAL, DEPTH, FORCED = "FountainDual", "FountainDepth", "FountainForced"
KEY = "FountainKey"  # of a title-page paragraph

DOCUMENT = "fdx document"  # kinds of Extra: the root's attributes
PART = "fdx part"  # one of the parts around the script, in their order
PARAGRAPHS = "fdx paragraphs"  # a block that says more than its elements do

_FIELDS = ("text", "scene_number", "extension", "dual", "depth", "forced")


def told(element: Element) -> tuple[str, ...]:
    """What an element says, without where it stands: equal for elements that say the same."""
    fields = (str(getattr(element, name, "")) for name in _FIELDS)
    return (type(element).__name__, *fields)
