"""Commands that are imported when they are called for: a film need not wait for the breakdown.

Enters: a command's name. Leaves: the command, as `click` asks for it.
"""

from collections.abc import Mapping
from importlib import import_module

import click


class Subcommands(click.Group):
    """A group whose further commands stand in modules of their own, as "module:function"."""

    places: Mapping[str, str] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, those not yet imported among them."""
        return sorted({*super().list_commands(ctx), *self.places})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        place = self.places.get(cmd_name)
        if place is None:
            return super().get_command(ctx, cmd_name)
        module, _, function = place.partition(":")
        found: click.Command = getattr(import_module(module), function)
        return found
