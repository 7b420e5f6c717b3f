"""A span of scenes on the command line.

Enters: 3 or 1-3. Leaves: positions from 1.
"""

import click


class SceneSpan(click.ParamType[range]):
    """A span of scenes: 3 or 1-3."""

    name = "scenes"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> range:
        """Positions from 1."""
        first, dash, last = str(value).partition("-")
        end = last if dash else first
        if not (first.isdecimal() and end.isdecimal() and 1 <= int(first) <= int(end)):
            self.fail(f"{value!r} is no span of scenes; write 3 or 1-3", param, ctx)
        return range(int(first), int(end) + 1)
