"""The shot that these tests look at."""

from tests.renderers.generative.people import room_assets, toon, tracked, two

__all__ = ["room_assets", "toon", "tracked", "two"]
