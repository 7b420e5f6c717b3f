"""The only reader of the environment.

Enters: environment variables named STORYREEL_…. Leaves: frozen settings with defaults that work.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from planner.llm.cost import Prices
from planner.llm.model import ModelChoice
from renderers.generative.licences import BadUse, Use, parsed_use

HUB = "https://huggingface.co"
LONGEST_WAIT_S = 3600
_BAD_PRICES = (
    "STORYREEL_MODEL_PRICES={!r}: write dollars per million tokens read and written, as 0.15/0.60"
)
_FREE = Prices(Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set for the machine rather than for a film."""

    workers: int  # processes that speak and draw
    environment: Mapping[str, str]  # what they inherit
    model: ModelChoice | None = None  # the language model, where one is chosen
    home: Path = Path("~/storyreel")  # where the studio keeps its projects
    token: str = field(default="", repr=False)  # with which `storyreel mcp` comes in
    models: Path = Path("~/storyreel/models")  # where models that paint lie
    use: Use = field(default_factory=Use)  # what films are made for: licences are held to it
    hub: str = HUB  # where models are fetched from
    hub_token: str = field(default="", repr=False)  # for models whose terms ask for an account


class BadSetting(ValueError):
    """An environment variable holds something unusable."""

    exit_code = 2


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `environment` (the process's own by default).

    STORYREEL_WORKERS: how many worker processes; default one per processor this process may use.
    STORYREEL_HOME: the studio's folder; default ~/storyreel. STORYREEL_TOKEN: for `storyreel mcp`.
    STORYREEL_MODELS: where models that paint lie; default the folder models in the studio's.
    STORYREEL_USE: what films are made for, as 'commercial=no territory=CH revenue=0'.
    STORYREEL_HUB: where models are fetched from; STORYREEL_HUB_TOKEN (or HF_TOKEN): who asks.
    STORYREEL_MODEL: a language model as provider:name; STORYREEL_MODEL_URL, _KEY: its server and
    key; _TIMEOUT: seconds for an answer; _PRICES: dollars per million tokens, read/written.
    Raises BadSetting.
    """
    found = os.environ if environment is None else environment
    home = Path(found.get("STORYREEL_HOME", "") or "~/storyreel")
    models = Path(found.get("STORYREEL_MODELS", "") or home / "models").expanduser()
    return Settings(
        _workers(found), {**found, "STORYREEL_MODELS": str(models)}, _model(found), home,
        found.get("STORYREEL_TOKEN", ""), models, _use(found.get("STORYREEL_USE", "")),
        _hub(found.get("STORYREEL_HUB", "")),
        found.get("STORYREEL_HUB_TOKEN", "") or found.get("HF_TOKEN", ""),
    )  # fmt: skip


def _hub(text: str) -> str:
    if text and not text.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise BadSetting(f"STORYREEL_HUB={text!r}: write an address that begins with https://")
    return text or HUB


def _use(text: str) -> Use:
    try:
        return parsed_use(text)
    except BadUse as error:
        raise BadSetting(f"STORYREEL_USE={text!r}: {error}") from error


def _workers(found: Mapping[str, str]) -> int:
    text = found.get("STORYREEL_WORKERS", "")
    if not text:
        return max(1, len(os.sched_getaffinity(0)))
    if not text.isdecimal() or int(text) < 1:
        raise BadSetting(f"STORYREEL_WORKERS={text!r}: write a whole number of at least 1")
    return int(text)


def _model(found: Mapping[str, str]) -> ModelChoice | None:
    name = found.get("STORYREEL_MODEL", "")
    if not name:
        return None
    wait = found.get("STORYREEL_MODEL_TIMEOUT", "") or "120"
    if not wait.isdecimal() or not 1 <= int(wait) <= LONGEST_WAIT_S:
        raise BadSetting(
            f"STORYREEL_MODEL_TIMEOUT={wait!r}: write whole seconds from 1 to {LONGEST_WAIT_S}"
        )
    local = _FREE if name.startswith("ollama:") else None
    return ModelChoice(
        name, found.get("STORYREEL_MODEL_URL", ""), found.get("STORYREEL_MODEL_KEY", ""),
        float(wait), _prices(found.get("STORYREEL_MODEL_PRICES", "")) or local,
    )  # fmt: skip


def _prices(text: str) -> Prices | None:
    """0.15/0.60: dollars for a million tokens read, and written."""
    if not text:
        return None
    try:
        read, written = (Fraction(part) for part in text.split("/"))
    except (ValueError, ZeroDivisionError) as error:
        raise BadSetting(_BAD_PRICES.format(text)) from error
    if read < 0 or written < 0:
        raise BadSetting(_BAD_PRICES.format(text))
    return Prices(read, written)
