"""One set of names for every language's sounds."""

import pytest

from voices.phones import PHONES, from_ipa


@pytest.mark.parametrize(
    ("ipa", "name"),
    [
        ("p", "p"), ("ˈaɪ", "ay"), ("tʃ", "ch"), ("ɔ̃", "ao"), ("ʁ", "r"), ("ç", "hh"),
        ("yː", "uw"), ("ɲ", "n"), ("β", "v"), ("ʔ", "pau"), ("ʲ", None), ("", None), ("ː", None),
        ("☃", None), ("ꬱ", "ax"),
    ],
)  # fmt: skip
def test_ipa_by_its_look(ipa: str, name: str | None) -> None:
    assert from_ipa(ipa) == name


def test_names_stay_in_the_set() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzɑɐɒæʌəɘɜɝɚɤɨɯɛɪɔøœɵʊʉʏɓɸʙɱʋθðɾɬɹʃʒɕʑŋɣɰʍɥʀħʕ"
    assert {from_ipa(letter) for letter in letters} <= PHONES
