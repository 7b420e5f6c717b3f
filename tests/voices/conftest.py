"""Lines to speak and the engines that speak them, found once."""

from collections.abc import Callable

import pytest

from screenplay.scene_graph import Channel, Delivery, Line, Source
from voices.backends.espeak import Espeak
from voices.backends.flite_world import FliteWorld

Say = Callable[..., Line]


@pytest.fixture(scope="session")
def say() -> Say:
    """Builds a line from its text."""

    def line(text: str, language: str = "en", **delivery: object) -> Line:
        played = Delivery(**delivery)  # type: ignore[arg-type]  # tests name its fields
        return Line(
            "line1", ("anna",), text, played, Channel.ON_SCREEN, Source(1), language=language
        )

    return line


@pytest.fixture(scope="session")
def flite() -> FliteWorld:
    return FliteWorld()


@pytest.fixture(scope="session")
def espeak() -> Espeak:
    return Espeak()
