"""The wire between a client and the studio: requests, answers, streams.

Enters: paths and bodies. Leaves: shapes, or Trouble. POSTs carry a key of their own, so that one
which is sent again after a lost answer is carried out once.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx2
import msgspec

T = TypeVar("T")
API = "/api/v1"
_WAIT_S, _SILENCE_S = 120.0, 60.0  # for an answer; between two words of a stream
_TRIES = 2  # of a request whose answer was lost


class Trouble(Exception):
    """The studio said no; the message is its own, with the remedy."""

    exit_code = 2

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(f"{title}: {detail}")
        self.status, self.title, self.detail = status, title, detail


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened; `seq` is 0 for what need not be asked for again."""

    seq: int
    name: str
    data: Mapping[str, Any]


class Wire:
    """A connection to a studio; `web.client` says what can be asked."""

    def __init__(self, url: str, token: str) -> None:
        """`url` as `storyreel serve` prints it, without the path; `token` what stands behind it."""
        headers = {"Authorization": f"Bearer {token}"}
        self._http = httpx2.Client(base_url=url, headers=headers, timeout=_WAIT_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let the connections go."""
        self._http.close()

    def _get(self, path: str, kind: type[T], query: Mapping[str, Any] | None = None) -> T:
        answer = self._http.get(API + path, params=dict(query or {}))
        _refused(answer)
        return msgspec.json.decode(answer.content, type=kind)

    def _send(
        self, method: str, path: str, kind: type[T], body: Mapping[str, Any] | None = None
    ) -> T:
        answer = self._tried(method, path, json=dict(body)) if body else self._tried(method, path)
        return msgspec.json.decode(answer.content, type=kind)

    def _done(self, method: str, path: str) -> None:
        """Send what is answered by nothing."""
        self._tried(method, path)

    def _upload(self, path: str, filename: str, data: bytes, kind: type[T]) -> T:
        answer = self._tried("POST", path, files={"script": (filename, data)})
        return msgspec.json.decode(answer.content, type=kind)

    def _tried(self, method: str, path: str, **content: Any) -> httpx2.Response:  # noqa: ANN401 - handed on
        """Send; a POST whose answer was lost goes out once more under the same key."""
        key = {"Idempotency-Key": secrets.token_hex(16)} if method == "POST" else {}
        for left in reversed(range(_TRIES if key else 1)):
            try:
                answer = self._http.request(method, API + path, headers=key, **content)
            except httpx2.RemoteProtocolError:
                if not left:
                    raise
                continue
            break
        _refused(answer)
        return answer

    def _stream(self, path: str, after: int | None) -> Iterator[Event]:
        headers = {} if after is None else {"Last-Event-ID": str(after)}
        limits = httpx2.Timeout(_WAIT_S, read=_SILENCE_S)
        with self._http.stream("GET", API + path, headers=headers, timeout=limits) as answer:
            _refused(answer)
            yield from _events(answer.iter_lines())

    def _save(self, path: str, to: Path) -> Path:
        with self._http.stream("GET", path) as answer:
            _refused(answer)
            with to.open("wb") as file:
                for chunk in answer.iter_bytes():
                    file.write(chunk)
        return to


def _refused(answer: httpx2.Response) -> None:
    """Raise Trouble for an answer that is one."""
    if answer.is_success:
        return
    answer.read()
    try:
        told = msgspec.json.decode(answer.content)
        raise Trouble(answer.status_code, str(told["title"]), str(told["detail"]))
    except (msgspec.DecodeError, KeyError, TypeError):
        words = answer.text[:200] or "no words"
        raise Trouble(answer.status_code, "The studio said no", words) from None


def _events(lines: Iterator[str]) -> Iterator[Event]:
    """Server-sent events: fields line by line, an empty line ends one."""
    fields: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(":")
            fields[name] = value.removeprefix(" ")
            continue
        if "data" in fields:
            data = msgspec.json.decode(fields["data"].encode())
            yield Event(int(fields.get("id", "0")), fields.get("event", ""), data)
        fields = {}
