"""What a model is told: templates of `planner/prompts`, and the screenplay fenced as data.

Enters: plain data of a scene or a plan. Leaves: text. Data is JSON without angle brackets inside
tags that are named by its own digest, so no text of a script can close them.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from planner.llm.errors import ModelMissing

if TYPE_CHECKING:
    from jinja2 import Environment

REMEDY = "install what language models need: .venv/bin/pip install -c constraints.txt -e '.[llm]'"


def fenced(data: Mapping[str, Any]) -> tuple[str, str]:
    """Data as JSON that holds no markup, and the name of the tags to put around it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace(">", "\\u003e")
    return text, f"screenplay-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}"


def prompt(name: str, **values: object) -> str:
    """A template of `planner/prompts` filled in; raises ModelMissing without Jinja."""
    text: str = _templates().get_template(f"{name}.jinja").render(values)
    return text


@cache
def _templates() -> "Environment":
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
    except ImportError as error:
        raise ModelMissing(f"Jinja2 is not installed; {REMEDY}") from error
    folder = files("planner").joinpath("prompts")
    return Environment(
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8")),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - prose for a model, no page; data is fenced
    )  # fmt: skip
