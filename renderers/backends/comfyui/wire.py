"""Talk with a ComfyUI server over HTTP, where nothing that it answers is trusted.

Enters: an address, requests. Leaves: JSON values and bytes, bounded in size and time; every fault
is a `ServerFault` (or `Gone`) naming the server, what was asked, and the remedy.
"""

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

import httpx2

from renderers.generative.errors import CannotRun, ServerFault

SETTING = "STORYREEL_COMFYUI"
EXAMPLE = "http://127.0.0.1:8188"
_TOLD = 400  # letters of an answer that a message keeps


class Gone(ServerFault):
    """The server does not know what was asked for (404)."""


class Unreachable(ServerFault):
    """The server does not answer, or broke off: it may come back."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long a server may answer."""

    json_bytes: int = 32 << 20
    file_bytes: int = 1 << 30
    connect_s: float = 10.0
    silence_s: float = 60.0
    answer_s: float = 900.0  # one answer as a whole: a film's frames on a slow line


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Stored:
    """A file as the server calls it."""

    filename: str
    subfolder: str = ""
    kind: str = "output"  # "input", "output" or "temp"

    @property
    def name(self) -> str:
        """As nodes that load files want it."""
        return f"{self.subfolder}/{self.filename}" if self.subfolder else self.filename


class Wire:
    """One server. Raises CannotRun for an address that is none."""

    def __init__(self, address: str, limits: Limits = USUAL) -> None:
        self.address, self._limits = _checked(address), limits
        parts = urlsplit(self.address)
        self.name = f"{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"
        timeout = httpx2.Timeout(limits.silence_s, connect=limits.connect_s)
        self._http = httpx2.Client(
            base_url=self.address, timeout=timeout, follow_redirects=False, trust_env=False,
            limits=httpx2.Limits(max_keepalive_connections=0),  # a worker idles for hours
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def read(self, path: str, **query: str) -> Any:  # noqa: ANN401 - JSON
        """JSON from the server; raises ServerFault, Gone."""
        return self._json(path, self._bytes("GET", path, self._limits.json_bytes, params=query))

    def told(self, path: str, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """What the server answers to JSON; None to nothing. Raises ServerFault, Gone."""
        data = self._bytes("POST", path, self._limits.json_bytes, json=dict(values))
        return self._json(path, data) if data.strip() else None

    def upload(self, name: str, data: bytes) -> Stored:
        """Put a file among the server's inputs, under the name that it then tells."""
        content = {"image": (name, data, "application/octet-stream")}
        answer = self._bytes(
            "POST", "/upload/image", self._limits.json_bytes, files=content, data={"type": "input"}
        )
        found = self._json("/upload/image", answer)
        named = {**found, "filename": found.get("name")} if isinstance(found, dict) else None
        stored = stored_of(named)
        if stored is None:
            raise self.fault("/upload/image", "its answer names no file")
        return stored

    def view(self, file: Stored) -> bytes:
        """A file of the server's; raises Gone where it is no more."""
        return self._bytes(
            "GET", "/view", self._limits.file_bytes,
            params={"filename": file.filename, "subfolder": file.subfolder, "type": file.kind},
        )  # fmt: skip

    def fault(self, path: str, what: str) -> ServerFault:
        """An error of this server."""
        return ServerFault(
            f"ComfyUI at {self.name}, {path}: {what}. See the server's own log; is {SETTING} the "
            "address of a ComfyUI server?"
        )

    def _bytes(self, method: str, path: str, most: int, **content: Any) -> bytes:  # noqa: ANN401 - handed on
        until = time.monotonic() + self._limits.answer_s
        try:
            with self._http.stream(method, path, **content) as answer:
                data = self._body(answer, path, most, until)
        except httpx2.ConnectError as error:
            raise Unreachable(
                f"ComfyUI at {self.name} does not answer ({error}): start it (python main.py), or "
                f"correct {SETTING}"
            ) from error
        except (httpx2.HTTPError, httpx2.StreamError) as error:
            what = str(error) or type(error).__name__
            raise Unreachable(
                f"ComfyUI at {self.name}, {path}: broke off ({what}); see whether it still runs"
            ) from error
        return self._accepted(answer.status_code, path, data)

    def _body(self, answer: httpx2.Response, path: str, most: int, until: float) -> bytes:
        data = bytearray()
        for chunk in answer.iter_bytes():
            data += chunk
            if len(data) > most:
                raise self.fault(path, f"its answer is larger than {most} bytes")
            if time.monotonic() > until:
                raise self.fault(path, f"it is still answering after {self._limits.answer_s:.0f} s")
        return bytes(data)

    def _accepted(self, status: int, path: str, data: bytes) -> bytes:
        if status == httpx2.codes.OK:
            return data
        text = " ".join(data[: 4 * _TOLD].decode("utf-8", "replace").split())
        if status == httpx2.codes.NOT_FOUND:
            raise Gone(f"ComfyUI at {self.name}, {path}: 404, it knows nothing of it")
        raise Refused(self, path, status, text[:_TOLD], data)

    def _json(self, path: str, data: bytes) -> Any:  # noqa: ANN401 - JSON
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise self.fault(path, f"its answer is no JSON ({error})") from error


class Refused(ServerFault):
    """The server said no; `values` is what it said, where that was JSON."""

    def __init__(self, wire: Wire, path: str, status: int, text: str, data: bytes) -> None:
        self.status = status
        self.values: Any = None
        with suppress(ValueError, RecursionError):  # its words are told as they came
            self.values = json.loads(data)
        super().__init__(
            f"ComfyUI at {wire.name}, {path}: it refused with {status}: {text or 'no word'}. See "
            f"the server's own log; is {SETTING} the address of a ComfyUI server?"
        )


def stored_of(value: object) -> Stored | None:
    """The file that a JSON value tells of; None where it tells of none."""
    if not isinstance(value, Mapping) or not isinstance(value.get("filename"), str):
        return None
    folder, kind = value.get("subfolder") or "", value.get("type") or "output"
    if not isinstance(folder, str) or not isinstance(kind, str) or not value["filename"]:
        return None
    return Stored(value["filename"], folder, kind)


def _checked(address: str) -> str:
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise CannotRun(f"{SETTING}={address!r} is no address; write it as {EXAMPLE}")
    return address.rstrip("/")
