"""Models are opened late, and what is lacking is named with the command that installs it."""

import subprocess
import sys

import pytest

from planner.llm.errors import ModelMissing
from planner.llm.model import ChatModel, ModelChoice


@pytest.mark.parametrize("module", ["planner.llm.planning", "planner.llm.revising", "web.cli"])
def test_nothing_of_langchain_is_imported_before_a_model_is_opened(module: str) -> None:
    heavy = ("langchain", "langchain_core", "openai", "jinja2", "pydantic")
    code = f"import sys, {module}; print([m for m in {heavy!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_without_langchain_the_command_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "langchain.chat_models", None)  # as if it were not installed
    with pytest.raises(ModelMissing, match=r"pip install -c constraints\.txt -e '\.\[llm\]'"):
        ChatModel(ModelChoice("openai:test"))


def test_without_a_providers_package_its_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("langchain", reason="the extra llm is not installed")
    monkeypatch.setitem(sys.modules, "langchain_anthropic", None)
    with pytest.raises(ModelMissing, match=r"\[llm,anthropic\]"):
        ChatModel(ModelChoice("anthropic:test"))


def test_a_key_is_never_printed() -> None:
    assert "sk-secret" not in repr(ModelChoice("openai:test", key="sk-secret"))
