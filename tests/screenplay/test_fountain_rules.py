"""The syntax, sentence by sentence: what each rule of Fountain 1.1 makes of a text.

Elements are written as `kind text`, a line each; what else an element says stands after a bar.
"""

import pytest

from screenplay import elements
from screenplay.fountain import parse

SHORT = {
    elements.SceneHeading: "scene",
    elements.Action: "action",
    elements.Character: "cue",
    elements.Dialogue: "says",
    elements.Parenthetical: "how",
    elements.Lyric: "sings",
    elements.Transition: "cut",
    elements.Centered: "centered",
    elements.PageBreak: "page",
    elements.Section: "section",
    elements.Synopsis: "synopsis",
    elements.Note: "note",
    elements.Boneyard: "boneyard",
}


def _told(text: str) -> list[str]:
    script = parse(text)
    told = [f"title {entry.key}={'/'.join(entry.values)}" for entry in script.title_page]
    for element in script.elements:
        shown = element.text.replace("\n", "/")
        more = [getattr(element, name, "") for name in ("scene_number", "extension", "dual")]
        depth = element.depth if isinstance(element, elements.Section) else ""
        fields = " ".join(str(field) for field in (*more, depth) if field)
        told.append(f"{SHORT[type(element)]} {shown}{' | ' if fields else ''}{fields}".strip())
    return told


TITLE_PAGES = [
    # every part is optional, keys hold blanks, unknown keys are kept
    ("Title:\n\nHe.", ["title Title=", "action He."]),
    ("Draft Of: 3 May\nFood: soup\n\nHe.",
     ["title Draft Of=3 May", "title Food=soup", "action He."]),
    # Author and Authors
    ("Author: A\nAuthors:\n\tB\n\tC\n\nHe.", ["title Author=A", "title Authors=B/C", "action He."]),
    # a tab or three blanks indent a value, whatever colons it holds
    ("Title: A\n   B: C\n\nHe.", ["title Title=A/B: C", "action He."]),
    ("Notes:\n\tone: 1\n    two: 2\n\nHe.", ["title Notes=one: 1/two: 2", "action He."]),
    ("Title: A\n  Credit: B\n\nHe.", ["title Title=A", "title Credit=B", "action He."]),
    # values of two keys stay apart, and keys may come twice
    ("Title: A\nContact: B\nTitle: C\n\n", ["title Title=A", "title Contact=B", "title Title=C"]),
    # it ends at a blank line and comes first
    ("Title: A\n\nAuthor: B\n", ["title Title=A", "action Author: B"]),
    ("He.\n\nTitle: A\n", ["action He.", "action Title: A"]),
    ("\n\nTitle: A\n\nHe.", ["title Title=A", "action He."]),
    # script is never swallowed
    ("FADE IN:\n\nINT. X - DAY\n\n", ["action FADE IN:", "scene INT. X - DAY"]),
    ("INT. X - 3:15 PM\n\nHe.", ["scene INT. X - 3:15 PM", "action He."]),
    ("Title: A\nINT. X - 3:15 PM\n\n", ["title Title=A", "scene INT. X - 3:15 PM"]),
    ("Title: A\nFADE IN:\n\nHe.", ["title Title=A", "action FADE IN:", "action He."]),
    ("Title: A\n.VOID\n\nHe.", ["title Title=A", "scene VOID", "action He."]),
    ("JANE: I say.\n\nHe.", ["action JANE: I say.", "action He."]),
    ("He saw one thing there: a door.\n\n", ["action He saw one thing there: a door."]),
    (".INT: X\n\nHe.", ["scene INT: X", "action He."]),
    # asides before and inside
    ("/* a\n\nb */\n\nTitle: A\n\nHe.", ["title Title=A", "boneyard a//b", "action He."]),
    ("[[n]]\nTitle: A\n\nHe.", ["title Title=A", "note n", "action He."]),
    ("Title: A [[n]] B\n/* x */\nAuthor: C\n\n",
     ["title Title=A B", "title Author=C", "note n", "boneyard x"]),
    # line ends, byte order mark
    ("\ufeffTitle: A\r\n\tB\r\n\r\nHe.\r\n", ["title Title=A/B", "action He."]),
    ("Title: A\r\rHe.\r", ["title Title=A", "action He."]),
]  # fmt: skip

HEADINGS = [
    # the prefixes, with a dot or a blank, in any case
    *((f"He.\n\n{prefix} X\n\nHe.", ["action He.", f"scene {prefix} X", "action He."])
      for prefix in ("INT.", "EXT",
                     "EST.", "INT./EXT.", "INT/EXT", "I/E", "i/e.", "Int", "ext./int")),
    ("He.\n\nINT.X\n\nHe.", ["action He.", "scene INT.X", "action He."]),
    ("INTERIOR X\n\nHe.", ["action INTERIOR X", "action He."]),
    ("ESTABLISHING\n\nHe.", ["action ESTABLISHING", "action He."]),
    ("INT\n\nHe.", ["action INT", "action He."]),
    # blank line before
    ("He.\nINT. X - DAY\n\n", ["action He./INT. X - DAY"]),
    # one period and a letter or digit force
    (".1st floor\n\nHe.", ["scene 1st floor", "action He."]),
    (".Über\n\nHe.", ["scene Über", "action He."]),
    ("..X\n\n...y\n\n. z\n\n.\n\n.-a", ["action ..X", "action ...y", "action . z", "action .",
                                        "action .-a"]),
    ("!INT. X\n\n!.Y", ["action INT. X", "action .Y"]),
    (".INT. X\n\nHe.", ["scene INT. X", "action He."]),
    # numbers: letters, digits, dashes and periods
    ("INT. X #1#\n\n", ["scene INT. X | 1"]),
    ("INT. X#110A#  \n\n", ["scene INT. X | 110A"]),
    (".X #1-A.2#\n\n", ["scene X | 1-A.2"]),
    ("INT. X #é9#\n\n", ["scene INT. X | é9"]),
    ("INT. X #1_2#\n\n", ["scene INT. X #1_2#"]),
    ("INT. X ##\n\n", ["scene INT. X ##"]),
    ("INT. X # 1 #\n\n", ["scene INT. X # 1 #"]),
    ("INT. X #1# Y\n\n", ["scene INT. X #1# Y"]),
    ("INT. #5 X #6#\n\n", ["scene INT. #5 X | 6"]),
    # indentation ignored
    ("\t  INT. X\t\n\nHe.", ["scene INT. X", "action He."]),
    ("  .x\n\nHe.", ["scene x", "action He."]),
    ("[[n]]\nINT. X\n\nHe.", ["note n", "scene INT. X", "action He."]),
]  # fmt: skip

ACTIONS = [
    ("  He\n\twaits\n    still\n\n   on.", ["action   He/    waits/    still", "action    on."]),
    ("\t\tHe\tgoes.", ["action         He    goes."]),
    ("!\tHe.", ["action     He."]),
    ("!  JANE\nHi.", ["action   JANE/Hi."]),
    ("He.\n!JANE\n!~x\n!!y", ["action He./JANE/~x/!y"]),
    ("FADE OUT.\n\nTHE END", ["action FADE OUT.", "action THE END"]),
    ("JANE\n\nHi.", ["action JANE", "action Hi."]),
    ("He.\nJANE\nHi.", ["action He./JANE/Hi."]),
    ("23\nHi.\n\n??\nHi.", ["action 23/Hi.", "action ??/Hi."]),
    ("Jane\nHi.", ["action Jane/Hi."]),
    ("(He)\n\n(HE)\nHi.", ["action (He)", "action (HE)/Hi."]),
    ("He -- 'so' \"x\"...", ["action He -- 'so' \"x\"..."]),
    ("@\n\n>\n\n##\n\n=\n\n==", ["action @", "action >", "action ##", "action =", "action =="]),
    ("He.\n~la\nHe.", ["action He.", "sings la", "action He."]),
    ("He.\n>x<\nHe.", ["action He.", "centered x", "action He."]),
    ("He.\n# a\nHe.", ["action He.", "section a | 1", "action He."]),
    ("He.\n===\nHe.", ["action He.", "page", "action He."]),
    ("He.\n> out\nHe.", ["action He./> out/He."]),
]

SPEECHES = [
    *((f"{cue}\nHi.", [f"cue {cue}", "says Hi."])
      for cue in ("R2D2", "GUARD #2", "О'НИЛ", "ΑΘΗΝΑ", "ÉLODIE/BO", "7TH MAN", "DR. X-Y", "STRAßE",
                  "1º GUARDIA", "JANE & BO", "\"BO\"", "JANE:", "JANE (x) BO".upper())),
    ("JANE (on the phone)\nHi.", ["cue JANE | (on the phone)", "says Hi."]),
    ("JANE(V.O.)(CONT’D)\nHi.", ["cue JANE | (V.O.)(CONT’D)", "says Hi."]),
    ("JANE (V.O.)  (low (very))\nHi.", ["cue JANE | (V.O.)  (low (very))", "says Hi."]),
    ("(V.O.)\nHi.", ["action (V.O.)/Hi."]),
    ("jane (V.O.)\nHi.", ["action jane (V.O.)/Hi."]),
    ("@jane (V.O.)\nHi.", ["cue jane | (V.O.)", "says Hi."]),
    ("@ jane\nHi.", ["cue jane", "says Hi."]),
    ("  @jane\n  Hi.", ["cue jane", "says Hi."]),
    ("@jane\n\nHi.", ["action @jane", "action Hi."]),
    ("@ليلى\nHi.", ["cue ليلى", "says Hi."]),
    ("JANE  \nHi.", ["cue JANE", "says Hi."]),
    ("\t\tJANE\t\n\tHi.", ["cue JANE", "says Hi."]),
    # dialogue runs to an empty line
    ("JANE\nHi.\n  \nHo.\n\nHe.", ["cue JANE", "says Hi.//Ho.", "action He."]),
    ("JANE\nHi.\n \nHe.", ["cue JANE", "says Hi.", "action He."]),
    ("JANE\nHi.\n  \n\nHe.", ["cue JANE", "says Hi.", "action He."]),
    ("JANE\nHi.\n  \n(low)\n  \nHo.", ["cue JANE", "says Hi.", "how (low)", "says Ho."]),
    ("JANE\nHI THERE\nINT. X\nCUT TO:\n.so\n# one\n= two\n>x<\n!no\n@bo\n\n",
     ["cue JANE", "says HI THERE/INT. X/CUT TO:/.so/# one/= two/>x</!no/@bo"]),
    ("JANE\nHi.\n===\nHe.", ["cue JANE", "says Hi.", "page", "action He."]),
    # parentheticals
    ("JANE\n(low)\n(slow)\nHi.\n  (off)\n", ["cue JANE", "how (low)", "how (slow)", "says Hi.",
                                             "how (off)"]),
    ("JANE\n(low) Hi.\n(One) or (two)\n", ["cue JANE", "says (low) Hi./(One) or (two)"]),
    ("JANE\n(a (b) c)\n", ["cue JANE", "how (a (b) c)"]),
    # lyrics
    ("JANE\n~la\n(low)\n~  lo\nHi.\n",
     ["cue JANE", "sings la", "how (low)", "sings lo", "says Hi."]),
    ("~la\n\n  ~lo", ["sings la", "sings lo"]),
    ("~*la*", ["sings *la*"]),
    # dual
    ("A\nHi.\n\nB^\nHo.", ["cue A | left", "says Hi.", "cue B | right", "says Ho."]),
    ("A\nHi.\n\nB (x)   ^  \nHo.", ["cue A | left", "says Hi.", "cue B | (x) right", "says Ho."]),
    ("@a\nHi.\n\n@b ^\nHo.", ["cue a | left", "says Hi.", "cue b | right", "says Ho."]),
    ("A\nHi.\n\n[[n]]\n\nB ^\nHo.",
     ["cue A | left", "says Hi.", "note n", "cue B | right", "says Ho."]),
    ("A\nHi.\n\nHe.\n\nB ^\nHo.", ["cue A", "says Hi.", "action He.", "cue B", "says Ho."]),
    ("A\nHi.\n\nB ^ x\nHo.", ["cue A", "says Hi.", "action B ^ x/Ho."]),
]  # fmt: skip

CUTS = [
    ("He.\n\nMATCH CUT TO:\n\nHe.", ["action He.", "cut MATCH CUT TO:", "action He."]),
    ("He.\n\n\tFADE TO:\n\nHe.", ["action He.", "cut FADE TO:", "action He."]),
    ("He.\n\nCUT TO:\t\n\nHe.", ["action He.", "action CUT TO:", "action He."]),
    ("He.\n\nCUT TO:\nHe.", ["action He.", "action CUT TO:/He."]),
    ("He.\n\nCut to:\n\nHe.", ["action He.", "action Cut to:", "action He."]),
    ("He.\n\n!CUT TO:\n\n.CUT TO:\n\n", ["action He.", "action CUT TO:", "scene CUT TO:"]),
    ("He.\n\n>Fade out\n\n  >  CUT TO:  \n\n", ["action He.", "cut Fade out", "cut CUT TO:"]),
    ("He.\n\nCUT TO:/* a\n\nb */\n\nHe.",
     ["action He.", "cut CUT TO:", "boneyard a//b", "action He."]),
    ("He.\n\nCUT TO: [[n]]\n\nHe.", ["action He.", "cut CUT TO:", "note n", "action He."]),
    ("КАТ TO:\n\nHe.", ["cut КАТ TO:", "action He."]),
    ("> x <\n>  *y* <\n>z<", ["centered x", "centered *y*", "centered z"]),
    ("====\n\n =====  \n\n==\n\n= = =", ["page", "page", "action ==", "synopsis = ="]),
    ("#a\n##   b\n###### c", ["section a | 1", "section b | 2", "section c | 6"]),
    ("# a\n= b\n=c\nINT. X\n\n", ["section a | 1", "synopsis b", "synopsis c", "scene INT. X"]),
    ("  # a\n\t= b", ["section a | 1", "synopsis b"]),
]  # fmt: skip

ASIDES = [
    ("A [[x]] b[[y]].", ["action A b.", "note x", "note y"]),
    ("A[[x]]b", ["action Ab", "note x"]),
    ("A.  B [[x]]  c", ["action A.  B c", "note x"]),
    ("   [[x]] A", ["note x", "action    A"]),
    ("Ab [[x]]\nB", ["action Ab/B", "note x"]),
    ("Ab\n[[x]]\nB", ["action Ab/B", "note x"]),
    ("A\n\n[[x\ny]]\n\nB", ["action A", "note x/y", "action B"]),
    ("A\r\n\r\n[[x\r\ny]]\r\n\r\nB", ["action A", "note x/y", "action B"]),
    ("[[x\n  \ny]]", ["note x//y"]),
    ("[[x\r\n  \r\ny]]", ["note x//y"]),
    ("[[x\n \ny]]", ["action [[x", "action y]]"]),
    ("[[x\n\ny]] [[z]]", ["action [[x", "action y]]", "note z"]),
    ("A [[ b\n\n[[c]]", ["action A [[ b", "note c"]),
    ("[[a [1] b]] c", ["note a [1] b", "action c"]),
    ("[[a [1]]] c", ["note a [1]", "action c"]),
    ("[[]] a", ["note", "action a"]),
    ("[a] ]] b", ["action [a] ]] b"]),
    ("JANE [[x]]\n[[y]]\nHi [[z]] you.\n[[w]]\nHo.",
     ["cue JANE", "note x", "note y", "says Hi you./Ho.", "note z", "note w"]),
    ("JANE\nHi.\n\n[[x]]\nBO\nHo.", ["cue JANE", "says Hi.", "note x", "cue BO", "says Ho."]),
    ("INT. X [[n]] #4#\n\nHe.", ["scene INT. X | 4", "note n", "action He."]),
    ("A /* b */ c", ["action A c", "boneyard b"]),
    ("A/* b */c", ["action Ac", "boneyard b"]),
    ("A /* b\n\nc */ d", ["action A d", "boneyard b//c"]),
    ("A\n/* b */\nC", ["action A", "boneyard b", "action C"]),
    ("/* b\n\nc", ["action /* b", "action c"]),
    ("A */ b", ["action A */ b"]),
    ("/* [[a]] /* b */ c", ["boneyard [[a]] /* b", "action c"]),
    ("[[a /* b]] c */", ["note a /* b", "action c */"]),
    ("/**/INT. X\n\nHe.", ["boneyard", "scene INT. X", "action He."]),
    ("/*/ a */ b", ["boneyard / a", "action b"]),
    ("He.\n\nCUT TO:\n/*\nx\n*/\nINT. Y\n\n",
     ["action He.", "cut CUT TO:", "boneyard x", "scene INT. Y"]),
]  # fmt: skip

ALL = [*TITLE_PAGES, *HEADINGS, *ACTIONS, *SPEECHES, *CUTS, *ASIDES]


@pytest.mark.parametrize(("text", "told"), ALL, ids=[repr(text) for text, _ in ALL])
def test_a_rule_holds(text: str, told: list[str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(line_end: str) -> None:
    for text, _ in ALL:
        if "\r" not in text:
            assert _told(text.replace("\n", line_end)) == _told(text)
