"""What surrounds the script in a new Final Draft document: how each kind of paragraph looks.

Enters: nothing. Leaves: page layout and element settings of a screenplay in US letter, as Final
Draft's own template sets them; indents in inches from the left edge, spaces in points.
"""

from screenplay.fdx.markup import Markup

ROOT = {"DocumentType": "Script", "Template": "No", "Version": "5"}

_FONT = {"Font": "Courier Final Draft", "Size": "12"}
_SETTINGS = (  # type, alignment, left, right, space before, style, paginated as, what Return gives
    ("General", "Left", "1.50", "7.50", "0", "", "General", "General"),
    ("Scene Heading", "Left", "1.50", "7.50", "24", "", "Scene Heading", "Action"),
    ("Action", "Left", "1.50", "7.50", "12", "", "Action", "Action"),
    ("Character", "Left", "3.50", "7.25", "12", "", "Character", "Dialogue"),
    ("Parenthetical", "Left", "3.00", "5.50", "0", "", "Parenthetical", "Dialogue"),
    ("Dialogue", "Left", "2.50", "6.00", "0", "", "Dialogue", "Action"),
    ("Lyrics", "Left", "2.50", "7.00", "0", "Italic", "Dialogue", "Lyrics"),
    ("Transition", "Right", "5.50", "7.10", "12", "", "Transition", "Scene Heading"),
    ("Shot", "Left", "1.50", "7.50", "24", "", "Scene Heading", "Action"),
    ("Outline Body", "Left", "1.50", "7.50", "0", "Italic", "General", "Outline Body"),
    ("Outline 1", "Left", "1.50", "7.50", "12", "Bold", "General", "Outline Body"),
    ("Outline 2", "Left", "1.63", "7.50", "12", "Bold", "General", "Outline Body"),
    ("Outline 3", "Left", "1.75", "7.50", "12", "Italic", "General", "Outline Body"),
    ("Outline 4", "Left", "1.88", "7.50", "12", "Italic", "General", "Outline Body"),
)


def surroundings() -> list[Markup]:
    """The parts of a new document besides its script and title page."""
    size = Markup("PageSize", {"Height": "11.00", "Width": "8.50"})
    margins = {"BottomMargin": "72", "FooterMargin": "36", "HeaderMargin": "36", "TopMargin": "72"}
    return [
        Markup("PageLayout", margins, [size]),
        *(_settings(*setting) for setting in _SETTINGS),
        Markup("ScriptNotes"),
    ]


def _settings(
    kind: str,
    alignment: str,
    left: str,
    right: str,
    space: str,
    style: str,
    paginated_as: str,
    following: str,
) -> Markup:
    layout = {
        "Alignment": alignment,
        "FirstIndent": "0.00",
        "Leading": "Regular",
        "LeftIndent": left,
        "RightIndent": right,
        "SpaceBefore": space,
        "Spacing": "1",
        "StartsNewPage": "No",
    }
    return Markup(
        "ElementSettings",
        {"Type": kind},
        [
            Markup("FontSpec", {**_FONT, "Style": style}),
            Markup("ParagraphSpec", layout),
            Markup("Behavior", {"PaginateAs": paginated_as, "ReturnKey": following}),
        ],
    )
