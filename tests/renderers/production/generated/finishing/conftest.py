"""The shots that these tests look at."""

from tests.renderers.generative.people import room_assets, toon, tracked, two
from tests.renderers.production.generated.finishing.close_up import close

__all__ = ["close", "room_assets", "toon", "tracked", "two"]
