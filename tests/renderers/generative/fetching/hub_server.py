"""A hub on the loopback, which can be told to misbehave."""

import hashlib
import json
import struct
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import unquote, urlsplit

import numpy as np

REPOSITORY = "someone/some-model"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def tensors(count: int = 5000, seed: int = 1) -> bytes:
    """A safetensors file of one tensor."""
    data = np.random.default_rng(seed).standard_normal(count, np.float32).tobytes()
    told = {"w": {"dtype": "F32", "shape": [count], "data_offsets": [0, len(data)]}}
    table = json.dumps(told).encode()
    return struct.pack("<Q", len(table)) + table + data


@dataclass
class Fault:
    """What the server does wrong, once."""

    status: int = 0  # answers so
    breaks_after: int = -1  # bytes, then hangs up
    ignores_range: bool = False
    instead: bytes | None = None  # other bytes than there are
    more: bytes = b""  # sent after the file
    headers: dict[str, str] = field(default_factory=dict)
    stalls: bool = False  # sends headers and some bytes, then says nothing


@dataclass
class Server:
    """What it holds, and what was asked of it."""

    files: dict[str, bytes] = field(default_factory=dict)
    commit: str = COMMIT
    token: str = ""
    cdn: str = ""  # where large files are; "" here
    siblings: list[dict[str, Any]] | None = None  # instead of the true list
    faults: deque[Fault] = field(default_factory=deque)
    asked: list[tuple[str, str, str]] = field(default_factory=list)  # path, Range, Authorization
    over: threading.Event = field(default_factory=threading.Event)
    address: str = ""

    def list(self) -> list[dict[str, Any]]:
        """The files, as the hub lists them."""
        if self.siblings is not None:
            return self.siblings
        return [listed(path, data) for path, data in self.files.items()]

    def fault(self) -> Fault:
        """What is done wrong next."""
        return self.faults.popleft() if self.faults else Fault()


def some_files() -> dict[str, bytes]:
    """A repository with weights, and with things that could run."""
    return {
        "config.json": b'{"layers": 2}',
        "unet/model.safetensors": tensors(),
        "unet/model.bin": b"\x80\x04pickle",
        "README.md": b"# Some model",
        "run.py": b"print('x')",
    }


def listed(path: str, data: bytes) -> dict[str, Any]:
    """A file as the hub lists it: large ones with SHA-256, others with git's SHA-1."""
    sha1 = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    told: dict[str, Any] = {"rfilename": path, "size": len(data), "blobId": sha1}
    if path.endswith(".safetensors"):
        sha256 = hashlib.sha256(data).hexdigest()
        told["lfs"] = {"sha256": sha256, "size": len(data), "pointerSize": 1}
    return told


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    state: Server

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def state(self) -> Server:
        return cast("_Quiet", self.server).state

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        state, path = self.state, unquote(urlsplit(self.path).path)
        authorization = self.headers.get("Authorization", "")
        state.asked.append((path, self.headers.get("Range", ""), authorization))
        lists = f"/api/models/{REPOSITORY}/revision/"
        if state.token and authorization != f"Bearer {state.token}":
            self._plain(401)
        elif path in (f"{lists}main", f"{lists}{state.commit}"):
            self._listing()
        elif path.startswith("/cdn/"):
            self._file(path.removeprefix("/cdn/"))
        elif path.startswith(f"/{REPOSITORY}/resolve/{state.commit}/"):
            self._resolve(path.split("/", 5)[-1])
        else:
            self._plain(404)

    def _listing(self) -> None:
        fault = self.state.fault()
        found = json.dumps({"sha": self.state.commit, "siblings": self.state.list()}).encode()
        if fault.status:
            self._plain(fault.status, headers=fault.headers)
        else:
            self._plain(200, found if fault.instead is None else fault.instead)

    def _resolve(self, name: str) -> None:
        if self.state.cdn and name.endswith(".safetensors"):
            self._plain(302, headers={"Location": f"{self.state.cdn}/cdn/{name}"})
        else:
            self._file(name)

    def _file(self, name: str) -> None:
        data = self.state.files.get(name)
        fault = self.state.fault()
        if data is None or fault.status:
            self._plain(fault.status or 404, headers=fault.headers)
            return
        self._send(data if fault.instead is None else fault.instead, fault)
        if fault.stalls:
            self.state.over.wait(20)

    def _send(self, data: bytes, fault: Fault) -> None:
        wanted = self.headers.get("Range", "")
        begin = 0 if fault.ignores_range or not wanted else int(wanted[6:].rstrip("-"))
        body = data[begin:] + fault.more
        headers = {"Connection": "close"}
        if begin:
            headers["Content-Range"] = f"bytes {begin}-{len(data) - 1}/{len(data)}"
        if not fault.more:
            headers["Content-Length"] = str(len(body))
        self.close_connection = True
        self._head(206 if begin else 200, {**headers, **fault.headers})
        self.wfile.write(body if fault.breaks_after < 0 else body[: fault.breaks_after])
        self.wfile.flush()

    def _plain(
        self, status: int, body: bytes = b"{}", headers: dict[str, str] | None = None
    ) -> None:
        self._head(status, {**(headers or {}), "Content-Length": str(len(body))})
        self.wfile.write(body)

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """A server that runs until the block is over."""
    http = _Quiet(("127.0.0.1", 0), _Handler)
    http.state = server
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.address = f"http://127.0.0.1:{http.server_port}"
    try:
        yield server
    finally:
        server.over.set()
        http.shutdown()
        http.server_close()
        thread.join()
