"""Screenplays made up by hypothesis, as Fountain text, for the ways into Final Draft and back."""

from hypothesis import strategies as st

from screenplay.fdx.markup import Markup, print_markup

_WORDS = st.text(
    st.sampled_from("aBÉж日1 \t*_\\()[]/:.!~=#<>&\"'^@\u00a0\u2028\u0085😀"), max_size=12
)
_CALM = st.sampled_from(["Rain falls.", "ANNA waits *alone*.", "**No** _way_.", "two  blanks", "x"])
_TEXT = st.one_of(_CALM, _WORDS)
_LINE = st.one_of(
    _TEXT,
    st.sampled_from(["", "", "  ", "INT. HALL - DAY", "ANNA", "BEN (V.O.)", "BEN ^", "CUT TO:"]),
    st.sampled_from(["===", "!", "~", "><", "=", "[[]]", "/**/", "(low)", ".ATTIC #4A#", "@McX"]),
    st.builds("INT. {} #{}#".format, _TEXT, st.integers(1, 99)),
    st.builds(".{}".format, _TEXT),
    st.builds("!{}".format, _TEXT),
    st.builds("@{}".format, _TEXT),
    st.builds("> {}".format, _TEXT),
    st.builds("> {} <".format, _TEXT),
    st.builds("~{}".format, _TEXT),
    st.builds("# {}".format, _TEXT),
    st.builds("###### {}".format, _TEXT),
    st.builds("= {}".format, _TEXT),
    st.builds("({})".format, _TEXT),
    st.builds("[[{}]]".format, _TEXT),
    st.builds("[[{}\n{}]]".format, _TEXT, _TEXT),
    st.builds("/*{}\n\n{}*/".format, _TEXT, _TEXT),
    st.builds("ANNA\n{}\n\nBEN ^\n({})\n{}\n".format, _TEXT, _TEXT, _TEXT),
    st.builds("{} *{}* **{}** _{}_".format, _TEXT, _TEXT, _TEXT, _TEXT),
)
_TITLE_PAGE = st.one_of(
    st.just(""),
    st.builds("Title: {}\nAuthor: {}\n\n".format, _TEXT, _TEXT),
    st.builds("Title:\n\t{}\n\t{}\nx y:\nContact: {}\n\n".format, _TEXT, _TEXT, _TEXT),
)


def fountain_texts() -> st.SearchStrategy[str]:
    """Texts that are much like scripts, odd ones among them."""
    body = st.lists(_LINE, max_size=14).map("\n".join)
    return st.builds("{}{}\n".format, _TITLE_PAGE, body)


_STYLES = st.sampled_from(["", "Bold", "Italic+Underline", "AllCaps", "Strikeout", "Bold+AllCaps"])
_TYPES = st.sampled_from(
    ["Scene Heading", "Action", "Character", "Dialogue", "Parenthetical", "Transition", "Shot",
     "General", "Cast List", "Lyrics", "Singing", "New Act", "End of Act", "Show/Ep.", "Outline 1",
     "Outline Body", "Nobody's Type"]
)  # fmt: skip
_INNER = st.one_of(_TEXT, st.sampled_from(["", " ", "ANNA", "INT. HALL", "(low)", "one\n\ntwo\n"]))


def _text_markup(words: str, style: str, revision: str) -> Markup:
    return Markup("Text", {"Style": style, "RevisionID": revision}, [words] if words else [])


def _paragraph_markup(kind: str, more: dict[str, str], children: list[Markup]) -> Markup:
    return Markup("Paragraph", {"Type": kind, **more}, [*children])


_PARAGRAPHS = st.builds(
    _paragraph_markup,
    _TYPES,
    st.sampled_from([{}, {"Alignment": "Center"}, {"StartsNewPage": "Yes"}, {"Number": "4"}]),
    st.lists(st.builds(_text_markup, _INNER, _STYLES, st.sampled_from("01")), max_size=3),
)


def _note_list(notes: list[tuple[int, int, Markup]]) -> list[Markup]:
    """A list of notes in the order of their places, as Final Draft keeps it."""
    listed = [
        Markup("ScriptNote", {"Range": f"{start},{start + length}"}, [inner])
        for start, length, inner in sorted(notes, key=lambda note: note[0])
    ]
    return [Markup("ScriptNotes", {}, [*listed])]


_NOTES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9), _PARAGRAPHS), max_size=3)


def _holding(tag: str, inner: list[Markup], outer: Markup) -> Markup:
    return Markup("Paragraph", outer.attributes, [Markup(tag, {}, [*inner]), *outer.children])


_ANY_PARAGRAPH = st.one_of(
    _PARAGRAPHS,
    _PARAGRAPHS,
    st.builds(
        _holding,
        st.sampled_from(["DualDialogue", "OmittedScene", "SceneProperties", "Tabstops"]),
        st.lists(_PARAGRAPHS, max_size=5),
        _PARAGRAPHS,
    ),
)


def fdx_documents(*, listing_notes: bool = True) -> st.SearchStrategy[bytes]:
    """Final Draft files of any paragraphs and styles, and notes in a list of their own."""
    return st.builds(
        lambda paragraphs, notes: print_markup(
            Markup(
                "FinalDraft",
                {"Version": "6"},
                [Markup("Content", {}, [*paragraphs]), Markup("Odd", {"a": "b"}), *notes],
            )
        ).encode(),
        st.lists(_ANY_PARAGRAPH, max_size=8),
        st.one_of(st.just([]), _NOTES.map(_note_list)) if listing_notes else st.just([]),
    )
