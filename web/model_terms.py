"""What a language model may cost, as users say it.

Enters: an amount on the command line, and the model that is configured. Leaves: exact dollars, or
an error: a limit can be kept only where prices are known.
"""

from fractions import Fraction

import click

from planner.llm.model import ModelChoice
from web import settings


class Dollars(click.ParamType[Fraction]):
    """An amount of money: 0.50."""

    name = "dollars"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction:
        """Read an amount; fails below nothing."""
        try:
            amount = Fraction(str(value))
        except (ValueError, ZeroDivisionError):
            self.fail(f"{value!r} is no amount of dollars; write 0.50", param, ctx)
        if amount < 0:
            self.fail(f"{value!r} is below nothing; write 0.50", param, ctx)
        return amount


def require_prices(choice: ModelChoice | None, limit: Fraction | None) -> None:
    """Raise BadSetting where a limit is set for a model whose prices are not known."""
    if limit is not None and choice is not None and choice.prices is None:
        raise settings.BadSetting(
            f"--max-cost: what {choice.name} costs is not known; set STORYREEL_MODEL_PRICES to "
            "dollars per million tokens read and written, as 0.15/0.60"
        )
