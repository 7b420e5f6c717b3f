"""A painted final cut, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.painting import copied, painting_studio
from web.studio.studio import Studio


@pytest.fixture
def painting(painted_home: Path, models: Path, tmp_path: Path) -> Iterator[Studio]:
    """A studio of one's own with the painted film."""
    with painting_studio(copied(painted_home, tmp_path / "home"), models) as made:
        yield made
