"""Kinship of drafts at sizes and in shapes that nobody types: long, repetitive, rewritten."""

import random
from collections.abc import Sequence

import pytest

from screenplay.drafts.drafts import Draft, DraftBeat, DraftCharacter, DraftPlace, DraftScene
from screenplay.drafts.kinship import kinship
from screenplay.scene_graph import BeatKind

MANY = 10_000


def draft(*texts: str, name: str = "ANNA") -> Draft:
    """One scene in which one character says everything; ids count from 0."""
    beats = tuple(
        DraftBeat(f"bt-{n}", BeatKind.SPEECH, text, f"ln-{n}", ("ch-a",))
        for n, text in enumerate(texts)
    )
    scene = DraftScene("sc-0", "1", False, "INT. ROOM - DAY", "pl-0", beats)  # noqa: FBT003
    place = DraftPlace("pl-0", "ROOM", "", True, "interior")  # noqa: FBT003
    return Draft((scene,), (DraftCharacter("ch-a", name),), (place,))


def mates(new: Sequence[str], old: Sequence[str]) -> list[int | None]:
    """For each new text the index of the old one that it is."""
    found = kinship(draft(*new), draft(*old)).beats
    known = [found.get(f"bt-{n}") for n in range(len(new))]
    return [int(mate.removeprefix("bt-")) if mate else None for mate in known]


def test_the_neighbours_tell_which_of_two_equal_lines_was_cut() -> None:
    old = ["No.", "Why?", "No.", "Because.", "No.", "Then go."]
    assert mates(["No.", "Why?", "Because.", "No.", "Then go."], old) == [0, 1, 3, 4, 5]


def test_a_repeated_line_typed_above_is_the_new_one() -> None:
    old = ["Why?", "No.", "Then go.", "No."]
    assert mates(["No.", "Why?", "No.", "Then go.", "No."], old) == [None, 0, 1, 2, 3]


def test_ten_thousand_equal_lines() -> None:
    same = ["No."] * MANY
    everything = list(range(MANY))
    assert mates(same, same) == everything
    assert mates([*same, "No."], same) == [*everything, None]
    assert None not in mates(["Who is it?", *same[2:], "Go away!"], same)[1:-1]


def test_ten_thousand_equal_lines_between_new_ends() -> None:
    """Nothing in it occurs once, and no end is the same."""
    old = ["Nobody is at home today.", *["No."] * MANY, "The herring has gone bad."]
    new = ["We begin quite elsewhere.", *["No."] * MANY, "And end there as well."]
    assert mates(new, old) == [None, *range(1, MANY + 1), None]


def test_ten_thousand_lines_of_two_kinds() -> None:
    chance = random.Random(7)
    old = [chance.choice(("No.", "Yes.")) for _ in range(MANY)]
    at = MANY // 2
    new = [*old[:at], "Perhaps.", *old[at:]]
    assert mates(new, old) == [*range(at), None, *range(at, MANY)]


def test_another_script_of_the_same_length_has_nothing_of_the_old() -> None:
    chance = random.Random(7)

    def lines() -> list[str]:
        return [" ".join(str(chance.randrange(10**6)) for _ in range(6)) for _ in range(3000)]

    assert set(mates(lines(), lines())) == {None}


def test_a_rewritten_script_is_followed_line_by_line() -> None:
    """Every line has one other word, so that nothing is equal: more than is aligned in order."""
    chance = random.Random(7)
    old = [" ".join(str(chance.randrange(10**6)) for _ in range(6)) for _ in range(3000)]
    new = [f"{line.rpartition(' ')[0]} herring" for line in old]
    assert mates(new, old) == list(range(3000))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Look at that boat out there.", "Look at those boats out there!"),
        ("Мы останемся здесь до утра.", "Мы останемся тут до утра."),
        ("我们在这里等到天亮再出发吧", "我们在这里等到天黑再出发吧"),
        ("नाव कल सुबह आएगी", "नाव परसों सुबह आएगी"),
    ],
)
def test_a_rewording_is_known_in_any_script(old: str, new: str) -> None:
    other = "Something else entirely, 1234567."
    assert mates([other, new], [old]) == [None, 0]


def test_a_single_line_between_its_neighbours_is_the_same_line_however_short() -> None:
    assert mates(["Who?", "Yes.", "Then go."], ["Who?", "No.", "Then go."]) == [0, 1, 2]


def test_a_long_line_in_the_place_of_another_is_not_that_line() -> None:
    old = ["Who?", "The harbour master has locked the gate for good.", "Then go."]
    new = ["Who?", "Twenty-six crates, sixty pounds apiece, no less!", "Then go."]
    assert mates(new, old) == [0, None, 2]
