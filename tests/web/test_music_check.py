"""The doctor says whether music can be played, and what to install."""

import pytest

from voices.score.playing import PACKAGES
from web.doctor import _music


def test_a_machine_without_the_synthesiser_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    check = _music()
    assert (check.name, check.ok, check.needed) == ("music", False, False)
    assert f"apt-get install {PACKAGES}" in check.told
