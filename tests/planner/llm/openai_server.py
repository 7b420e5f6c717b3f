"""A server on loopback that speaks OpenAI's protocol: chat completions, streamed, with tools.

Each request is answered by the next behaviour of a list, the last one again and again.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]
Behaviour = Callable[["Exchange"], None]
Writer = Callable[[Body], str]  # from the request to the text of an answer


@dataclass
class Served:
    """A running server: where it is, and what it was asked."""

    url: str
    requests: list[Body] = field(default_factory=list)


class Exchange(BaseHTTPRequestHandler):
    """One request and its answer."""

    server: "_Server"
    body: Body

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        with self.server.lock:
            number = len(self.server.served.requests)
            self.server.served.requests.append(self.body)
        behaviours = self.server.behaviours
        try:
            behaviours[min(number, len(behaviours) - 1)](self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client has hung up, as clients of slow servers do

    def begin(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()

    def send(self, delta: Body, finish: str | None = None) -> None:
        self.event(
            {
                "id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "test",
                "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
            }
        )  # fmt: skip

    def event(self, data: object) -> None:
        text = data if isinstance(data, str) else json.dumps(data)
        self.wfile.write(f"data: {text}\n\n".encode())
        self.wfile.flush()

    def end(self, usage: tuple[int, int] | None = (700, 90)) -> None:
        if usage is not None:
            read, written = usage
            counts = {"prompt_tokens": read, "completion_tokens": written,
                      "total_tokens": read + written}  # fmt: skip
            self.event(
                {
                    "id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "test",
                    "choices": [], "usage": counts,
                }
            )  # fmt: skip
        self.event("[DONE]")

    def fill_in(self, text: str, pause_s: float = 0.0) -> None:
        """The tool called with `text` as its arguments, in pieces."""
        name = self.body["tools"][0]["function"]["name"]
        call = {"index": 0, "id": "t1", "type": "function",
                "function": {"name": name, "arguments": ""}}  # fmt: skip
        self.send({"role": "assistant", "content": None, "tool_calls": [call]})
        for start in range(0, len(text), 40):
            piece = {"index": 0, "function": {"arguments": text[start : start + 40]}}
            self.send({"tool_calls": [piece]})
            time.sleep(pause_s)
        self.send({}, "tool_calls")

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, behaviours: Sequence[Behaviour]) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.behaviours, self.lock = behaviours, threading.Lock()
        self.served = Served(f"http://127.0.0.1:{self.server_address[1]}/v1")


@contextmanager
def serving(*behaviours: Behaviour) -> Iterator[Served]:
    """A server that answers each request by the next behaviour, then by the last."""
    server = _Server(behaviours)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# --- behaviours


def form(write: Writer, usage: tuple[int, int] | None = (700, 90)) -> Behaviour:
    """The form filled in, as a tool call."""

    def behave(exchange: Exchange) -> None:
        exchange.begin()
        exchange.fill_in(write(exchange.body))
        exchange.end(usage)

    return behave


def prose(write: Writer) -> Behaviour:
    """An answer in plain text, as models without tools give."""

    def behave(exchange: Exchange) -> None:
        exchange.begin()
        exchange.send({"role": "assistant", "content": write(exchange.body)})
        exchange.send({}, "stop")
        exchange.end()

    return behave


def status(code: int) -> Behaviour:
    """An error of the server."""

    def behave(exchange: Exchange) -> None:
        error = {"error": {"message": f"no luck ({code})", "type": "test", "code": str(code)}}
        data = json.dumps(error).encode()
        exchange.send_response(code)
        exchange.send_header("content-type", "application/json")
        exchange.send_header("content-length", str(len(data)))
        exchange.send_header("retry-after-ms", "1")
        exchange.end_headers()
        exchange.wfile.write(data)

    return behave


def slow(pause_s: float) -> Behaviour:
    """An answer that trickles on for as long as somebody listens."""

    def behave(exchange: Exchange) -> None:
        exchange.begin()
        exchange.fill_in("{" + " " * 40_000, pause_s)

    return behave


def raw(data: bytes) -> Behaviour:
    """Whatever bytes, then nothing more."""

    def behave(exchange: Exchange) -> None:
        exchange.begin()
        exchange.wfile.write(data)

    return behave


def refusal(exchange: Exchange) -> None:
    """What a model says that will not."""
    exchange.begin()
    exchange.send({"role": "assistant", "refusal": "I can't help with that."})
    exchange.send({}, "stop")
    exchange.end()
