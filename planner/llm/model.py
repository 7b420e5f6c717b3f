"""Any provider's chat model, through LangChain.

Enters: a choice of model and questions. Leaves: replies as they were written, with their tokens.
LangChain is imported when a model is opened. Replies are streamed, so that a slow one is heard and
an endless one is cut off.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.llm.answers import LONGEST, one_line
from planner.llm.cost import Prices, Tokens
from planner.llm.errors import ModelFailed, ModelMissing
from planner.llm.prompts import REMEDY
from planner.llm.questions import MOST_WRITTEN, Heard, Question, Reply, most_read

RETRIES = 2
PACKAGES: Mapping[str, str] = {
    "openai": "openai", "ollama": "ollama", "anthropic": "anthropic", "google_genai": "google",
}  # fmt: skip  # provider → our extra
CHOOSE = (
    "set STORYREEL_MODEL to provider:model, such as ollama:llama3.1 or openai:NAME "
    "(with STORYREEL_MODEL_URL for your own server and STORYREEL_MODEL_KEY for its key)"
)


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which model, where it is served, and what it costs."""

    name: str  # provider:model, as LangChain names them
    url: str = ""  # of a server of one's own
    key: str = field(default="", repr=False)  # empty: as the provider's package finds it
    timeout_s: float = 120.0  # for a whole answer
    prices: Prices | None = None


class ChatModel:
    """A model that LangChain opened."""

    def __init__(self, choice: ModelChoice) -> None:
        """Open the model; raises ModelMissing naming the package or setting that is lacking."""
        self.choice = choice
        self._chat = _opened(choice)

    @property
    def ident(self) -> str:
        """Provider and model."""
        return self.choice.name

    def ask(self, question: Question, heard: Heard) -> Reply:
        """Ask and listen; raises ModelFailed for whatever keeps the model from answering."""
        pieces: list[Any] = []
        length = 0
        end = time.monotonic() + self.choice.timeout_s
        try:
            for piece in self._pieces(question):
                pieces.append(piece)
                length += len(_text(piece))
                heard(length)
                self._cut_off(length, late=time.monotonic() > end)
        except ModelFailed as failed:
            failed.spent = (most_read(question), MOST_WRITTEN) if pieces else (0, 0)
            raise
        if not pieces:
            raise ModelFailed(f"{self.ident} answered nothing at all")
        whole = pieces[0] + pieces[1:] if len(pieces) > 1 else pieces[0]
        return Reply(_text(whole), _tokens(whole, question))

    def _cut_off(self, length: int, *, late: bool) -> None:
        """Raise ModelFailed for an answer that does not end."""
        if length > LONGEST:
            raise ModelFailed(f"{self.ident} wrote over {LONGEST} characters; cut off")
        if late:
            raise ModelFailed(
                f"{self.ident} had not ended after {self.choice.timeout_s:g} s; allow more with "
                "STORYREEL_MODEL_TIMEOUT"
            )

    def _pieces(self, question: Question) -> Iterator[Any]:
        """The answer piece by piece; whatever a provider raises is a ModelFailed."""
        try:
            yield from self._stream(question)
        except Exception as error:  # every provider raises a tree of its own
            raise ModelFailed(
                f"{self.ident} did not answer: {_short(error, self.choice)}"
            ) from error

    def _stream(self, question: Question) -> Iterator[Any]:
        """Pieces of the answer as LangChain hands them on."""
        method = {"method": "function_calling"} if _provider(self.choice) == "openai" else {}
        form = dict(question.form.schema)
        chain = self._chat.with_structured_output(form, include_raw=True, **method)
        # LangChain's own parser, the chain's last link, would hold every piece back until the end
        for piece in chain.first.stream([(turn.by, turn.text) for turn in question.turns]):
            if "raw" in piece:
                yield piece["raw"]


def _opened(choice: ModelChoice) -> Any:  # noqa: ANN401 - LangChain's own class
    """The model as LangChain opens it."""
    provider = _provider(choice)
    if not provider or not choice.name.partition(":")[2]:
        raise ModelMissing(f"{choice.name!r} names no model; {CHOOSE}")
    try:
        from langchain.chat_models import init_chat_model
    except ImportError as error:
        raise ModelMissing(f"LangChain is not installed; {REMEDY}") from error
    try:
        return init_chat_model(choice.name, **_options(choice))
    except ImportError as error:
        extra = PACKAGES.get(provider)
        remedy = (
            f".venv/bin/pip install -c constraints.txt -e '.[llm,{extra}]'" if extra
            else f"install LangChain's package for {provider}"
        )  # fmt: skip
        raise ModelMissing(f"{choice.name}: {_short(error, choice)}; {remedy}") from error
    except Exception as error:  # the provider's own checks: no key, no such option
        raise ModelMissing(f"{choice.name}: {_short(error, choice)}; {CHOOSE}") from error


def _options(choice: ModelChoice) -> dict[str, Any]:
    """Settings in each provider's words."""
    own: dict[str, Any] = {"base_url": choice.url} if choice.url else {}
    own |= {"api_key": choice.key} if choice.key else {}
    timed = {"timeout": choice.timeout_s, "max_retries": RETRIES, "max_tokens": MOST_WRITTEN}
    match _provider(choice):
        case "openai":
            return {**own, **timed, "stream_usage": True}
        case "ollama":
            local = {key: value for key, value in own.items() if key != "api_key"}
            wait = {"timeout": choice.timeout_s}
            return {**local, "num_predict": MOST_WRITTEN, "temperature": 0, "client_kwargs": wait}
        case "anthropic" | "google_genai":
            return {**own, **timed}
        case _:
            return own


def _provider(choice: ModelChoice) -> str:
    return choice.name.partition(":")[0]


def _text(whole: Any) -> str:  # noqa: ANN401 - a LangChain message
    """The form as the model filled it in, else whatever it said."""
    called = [piece.get("args") or "" for piece in getattr(whole, "tool_call_chunks", ())]
    return called[0] if called else str(whole.text)


def _tokens(whole: Any, question: Question) -> Tokens:  # noqa: ANN401 - a LangChain message
    """Tokens as the provider counted them; the most there can be where it did not."""
    used = whole.usage_metadata
    if not used:
        return Tokens(most_read(question), len(_text(whole).encode("utf-8", "replace")))
    return Tokens(int(used["input_tokens"]), int(used["output_tokens"]))


def _short(error: Exception, choice: ModelChoice) -> str:
    """An error in one line, without the key."""
    text = one_line(f"{type(error).__name__}: {error}")
    return (text.replace(choice.key, "…") if choice.key else text)[:300]
