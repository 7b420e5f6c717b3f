"""A licence and a declared use: allowed, or refused with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.card import Card, Grid, Licence, Profile, Runner, Task
from renderers.generative.card_files import built_in
from renderers.generative.errors import LicenceRefused
from renderers.generative.licences import MEMBERS, BadUse, Use, parsed_use, refusal, require

FREE = Licence("Apache-2.0", commercial=True)
NOT_IN_FRANCE = Licence("x", commercial=True, excluded_territories=("FR",))
AT_HOME = Licence("Research", commercial=False)
NOT_IN_EU = Licence("Community", commercial=True, excluded_territories=("EU", "GB", "KR"))
CAPPED = Licence("Community", commercial=True, revenue_cap_usd=10_000_000)


def under(licence: Licence) -> Card:
    profile = Profile("final", 8, 1.0, 1024, 576)
    return Card(
        "x", "X", Task.STILL, Runner.TOOL, "x", (), licence, Grid(), (profile,)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("licence", "use", "told"),
    [
        (FREE, "", None),
        (FREE, "commercial=yes territory=EU revenue=99", None),
        (AT_HOME, "", "declare the project's use"),
        (AT_HOME, "commercial=yes", "declared commercial"),
        (AT_HOME, "commercial=no", None),
        (NOT_IN_EU, "commercial=no", "declare the project's use"),
        (NOT_IN_EU, "territory=FR", "excludes EU, GB, KR, and the project's"),
        (NOT_IN_EU, "territory=EU", "declared EU"),
        (NOT_IN_EU, "territory=US,GB", "declared GB"),
        (NOT_IN_EU, "territory=RE", "declared RE"),
        (NOT_IN_EU, "territory=CH,US", None),
        (NOT_IN_FRANCE, "territory=EU", "declared EU"),
        (CAPPED, "commercial=yes", "declare the project's use"),
        (CAPPED, "commercial=yes revenue=10000000", None),
        (CAPPED, "commercial=yes revenue=10000001", "10,000,000 US dollars a year"),
        (CAPPED, "commercial=no", None),
    ],
)  # fmt: skip
def test_what_a_licence_says_to_a_use(licence: Licence, use: str, told: str | None) -> None:
    found = refusal(under(licence), parsed_use(use))
    if told is None:
        assert found is None
        require(under(licence), parsed_use(use))
    else:
        assert found is not None
        assert told in found
        with pytest.raises(LicenceRefused, match="Choose another card"):
            require(under(licence), parsed_use(use))


def test_the_union_has_27_members_and_seven_codes_beside() -> None:
    assert len(MEMBERS) == 27 + 7
    assert not MEMBERS & {"GB", "CH", "NO", "IS", "LI", "TR", "UA", "KR", "US"}


def test_a_use_is_read() -> None:
    use = parsed_use("revenue=5 territory=ch,DE commercial=yes")
    assert use == Use(commercial=True, territories=("CH", "DE"), revenue_usd=5)
    assert parsed_use("") == Use()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("commercial=maybe", "neither yes nor no"),
        ("commercial", "is not commercial="),
        ("colour=red", "is not commercial="),
        ("territory=Korea", "no ISO 3166-1 code"),
        ("revenue=lots", "no whole number"),
        ("revenue=-1", "no whole number"),
        ("commercial=no commercial=yes", "declared twice"),
    ],
)
def test_a_use_that_cannot_be_read_is_told(text: str, told: str) -> None:
    with pytest.raises(BadUse, match=told):
        parsed_use(text)


@given(st.sampled_from(sorted(MEMBERS)), st.booleans())
def test_no_member_of_the_union_slips_through(code: str, commercial: bool) -> None:  # noqa: FBT001
    use = Use(commercial=commercial, territories=(code,), revenue_usd=0)
    assert refusal(under(NOT_IN_EU), use) is not None


def test_models_that_exclude_the_union_are_refused_there() -> None:
    use = parsed_use("commercial=yes territory=DE revenue=0")
    excluding = [
        card for card in built_in().values() if "EU" in card.licence.excluded_territories
    ]  # fmt: skip
    assert {"minimax-h3", "hunyuan3d-2"} <= {card.name for card in excluding}
    assert all(refusal(card, use) for card in excluding)
