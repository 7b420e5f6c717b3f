"""Costs are exact, and limits hold before money is spent."""

from fractions import Fraction

import pytest

from planner.llm.cost import Prices, Purse, Tokens
from planner.llm.errors import CostLimitReached

PRICES = Prices(Fraction("0.15"), Fraction("0.60"))


def test_costs_add_up_exactly() -> None:
    purse = Purse(PRICES)
    for _ in range(3):
        purse.pay(Tokens(1_000, 100))
    assert purse.tokens == Tokens(3_000, 300)
    assert purse.questions == 3
    assert purse.spent == Fraction(63, 100_000)


def test_without_prices_nothing_is_known_and_nothing_refused() -> None:
    purse = Purse(None, Fraction(0))
    purse.afford(Tokens(10**9, 10**9))
    purse.pay(Tokens(1, 1))
    assert purse.spent is None


def test_a_question_that_just_fits_is_asked() -> None:
    Purse(PRICES, Fraction("0.75")).afford(Tokens(1_000_000, 1_000_000))


def test_one_token_more_is_refused() -> None:
    purse = Purse(PRICES, Fraction("0.75"))
    purse.pay(Tokens(1, 0))
    with pytest.raises(CostLimitReached, match="--max-cost"):
        purse.afford(Tokens(1_000_000, 1_000_000))
