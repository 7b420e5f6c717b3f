"""Action sentences as who does what to whom with what; `understood` is the front door."""

from screenplay.actions.understanding import VERBS, Context, understand, understood

__all__ = ["VERBS", "Context", "understand", "understood"]
