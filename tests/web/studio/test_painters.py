"""Which models paint: asked once, asked again when the folder of models has changed."""

from pathlib import Path

import pytest

from web import settings
from web.studio.errors import StudioError
from web.studio.painters import Painters


def test_a_card_that_is_brought_is_seen_and_a_broken_one_named(tmp_path: Path) -> None:
    cards = tmp_path / "cards"
    cards.mkdir()
    painters = Painters(settings.load({"STORYREEL_MODELS": str(tmp_path)}))
    first = painters.view()
    assert painters.view() is first, "nothing has changed"
    (cards / "mine.toml").write_text("name = 3", encoding="utf-8")
    with pytest.raises(StudioError, match=r"mine\.toml.*storyreel doctor"):
        painters.view()
    (cards / "mine.toml").unlink()
    assert painters.view() == first
