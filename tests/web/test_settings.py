"""Settings come from the environment and from nowhere else."""

from fractions import Fraction
from pathlib import Path

import pytest

from planner.llm.cost import Prices
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


def test_a_model_may_be_chosen() -> None:
    found = load(
        {
            "STORYREEL_MODEL": "openai:some",
            "STORYREEL_MODEL_URL": "http://127.0.0.1:8000/v1",
            "STORYREEL_MODEL_KEY": "sk-1",
            "STORYREEL_MODEL_TIMEOUT": "30",
            "STORYREEL_MODEL_PRICES": "0.15/0.60",
        }
    ).model
    assert found is not None
    assert (found.name, found.url, found.key) == ("openai:some", "http://127.0.0.1:8000/v1", "sk-1")
    assert found.timeout_s == 30
    assert found.prices is not None
    assert found.prices.written == Fraction(3, 5)
    assert "sk-1" not in repr(found)


def test_without_a_name_there_is_no_model() -> None:
    assert load({"STORYREEL_MODEL_KEY": "sk-1"}).model is None


def test_models_on_this_machine_cost_nothing() -> None:
    found = load({"STORYREEL_MODEL": "ollama:llama3.1"}).model
    assert found is not None
    assert found.prices == Prices(Fraction(0), Fraction(0))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("STORYREEL_MODEL_TIMEOUT", "soon"),
        ("STORYREEL_MODEL_TIMEOUT", "0"),
        ("STORYREEL_MODEL_PRICES", "cheap"),
        ("STORYREEL_MODEL_PRICES", "1"),
        ("STORYREEL_MODEL_PRICES", "1/-2"),
        ("STORYREEL_MODEL_PRICES", "1/2/3"),
    ],
)
def test_a_bad_setting_of_the_model_is_named(name: str, text: str) -> None:
    with pytest.raises(BadSetting, match=name):
        load({"STORYREEL_MODEL": "openai:some", name: text})


def test_models_lie_beside_the_studio_unless_said_otherwise() -> None:
    assert load({"STORYREEL_HOME": "/x"}).models == Path("/x/models")
    found = load({"STORYREEL_MODELS": "/y"})
    assert found.models == Path("/y")
    assert found.environment["STORYREEL_MODELS"] == "/y"


def test_the_use_of_films_may_be_declared() -> None:
    found = load({"STORYREEL_USE": "commercial=yes territory=DE"}).use
    assert found.commercial is True
    assert found.territories == ("DE",)
    with pytest.raises(BadSetting, match="STORYREEL_USE='x'"):
        load({"STORYREEL_USE": "x"})


def test_the_hub_and_its_token() -> None:
    assert load({}).hub == "https://huggingface.co"
    found = load({"STORYREEL_HUB": "https://mirror.example.org", "HF_TOKEN": "hf-1"})
    assert (found.hub, found.hub_token) == ("https://mirror.example.org", "hf-1")
    assert "hub_token" not in repr(found)
    with pytest.raises(BadSetting, match="begins with https"):
        load({"STORYREEL_HUB": "http://example.org"})
