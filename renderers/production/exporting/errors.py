"""What can go wrong when a film is exported.

Enters: the thing, its place and what is amiss. Leaves: errors whose messages name the remedy.

    ExportError
    ├── UnknownKind       no such kind of export
    ├── BadOption         an option is unknown or its value is no good
    └── NothingSelected   scenes or shots that the film does not have
"""

from renderers.errors import RenderError


class ExportError(RenderError):
    """Root of what exports raise; `exit_code` 1 is our failure, 2 bad input."""


class UnknownKind(ExportError):
    """No export has this name."""

    exit_code = 2


class BadOption(ExportError):
    """An option is unknown, or its value is no good."""

    exit_code = 2


class NothingSelected(ExportError):
    """The film has none of the scenes or shots asked for."""

    exit_code = 2
