"""What asking costs: tokens counted, money limited.

Enters: tokens of questions and answers, prices per million of them. Leaves: exact costs, and a
refusal before a question that might cost more than is left.
"""

from dataclasses import dataclass
from fractions import Fraction

from planner.llm.errors import CostLimitReached

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a model read and wrote."""

    read: int = 0
    written: int = 0

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(self.read + other.read, self.written + other.written)


@dataclass(frozen=True, slots=True)
class Prices:
    """US dollars for a million tokens."""

    read: Fraction
    written: Fraction

    def cost(self, tokens: Tokens) -> Fraction:
        """Dollars for these tokens."""
        return (self.read * tokens.read + self.written * tokens.written) / MILLION


class Purse:
    """Counts what is spent; `limit` in dollars holds only where prices are known."""

    def __init__(self, prices: Prices | None = None, limit: Fraction | None = None) -> None:
        self.prices, self.limit = prices, limit
        self.questions = 0
        self.tokens = Tokens()

    @property
    def spent(self) -> Fraction | None:
        """Dollars so far; None without prices."""
        return None if self.prices is None else self.prices.cost(self.tokens)

    def afford(self, most: Tokens) -> None:
        """Raise CostLimitReached where a question of at most these tokens might pass the limit."""
        if self.prices is None or self.limit is None:
            return
        might = self.prices.cost(self.tokens + most)
        if might > self.limit:
            raise CostLimitReached(
                f"${float(self.prices.cost(self.tokens)):.4f} is spent and the next question might "
                f"cost ${float(self.prices.cost(most)):.4f}, over the limit of "
                f"${float(self.limit):.4f}; raise it with --max-cost"
            )

    def pay(self, tokens: Tokens) -> None:
        """Count a question that was asked."""
        self.questions += 1
        self.tokens += tokens
