"""Settings come from the environment and from nowhere else."""

import pytest

from web.settings import BadSetting, load


def test_without_variables_every_processor_works() -> None:
    assert load({}).workers >= 1


def test_workers_may_be_set() -> None:
    found = load({"STORYREEL_WORKERS": "3", "HOME": "/x"})
    assert found.workers == 3
    assert found.environment["HOME"] == "/x"


@pytest.mark.parametrize("text", ["0", "-1", "two", "1.5"])
def test_a_bad_number_is_told(text: str) -> None:
    with pytest.raises(BadSetting, match="at least 1"):
        load({"STORYREEL_WORKERS": text})
