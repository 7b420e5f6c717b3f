"""Captions by a model that sees."""

from pathlib import Path

import pytest

from renderers.backends.diffusion.training.captioning import captioned
from renderers.generative.errors import CardError, ModelCorrupt
from renderers.generative.model_store import ModelStore
from tests.renderers.backends.diffusion.asking import noise
from tests.renderers.backends.diffusion.tiny import florence


@pytest.mark.filterwarnings("ignore")
def test_pictures_are_described_the_same_each_time(tmp_path: Path, offline: None) -> None:
    del offline
    card = florence.write(tmp_path)
    store = ModelStore(tmp_path)
    shown = [noise(1), noise(2, 90, 30)]
    told = captioned(card, store, shown, "cpu")
    assert len(told) == 2
    assert all(words.replace(" ", "").isalpha() for words in told)
    assert captioned(card, store, shown, "cpu") == told
    assert captioned(card, store, shown[1:], "cpu") == told[1:], "each for itself"


@pytest.mark.filterwarnings("ignore")
def test_what_is_no_captioner_is_refused(store: ModelStore, tmp_path: Path) -> None:
    with pytest.raises(CardError, match="writes no captions"):
        captioned(store.card("tiny-zimage"), store, [noise(1)], "cpu")
    card = florence.write(tmp_path)
    (tmp_path / card.name / "model" / "config.json").write_text("{}")
    with pytest.raises(ModelCorrupt, match="models verify"):
        captioned(card, ModelStore(tmp_path), [noise(1)], "cpu")
