"""What can go wrong while a set is built.

Enters: the thing and its place. Leaves: an exception that says what to do.
"""

from renderers.errors import RenderError


class UnknownFurniture(RenderError):
    """No builder makes this kind of thing."""

    def __init__(self, kind: str, plan_id: str, known: tuple[str, ...]) -> None:
        self.kind = kind
        super().__init__(
            f"set {plan_id}: nothing builds {kind!r}; use one of {', '.join(sorted(known))}"
        )
