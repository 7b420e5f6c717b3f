"""A small server that behaves as ComfyUI does, over real HTTP and websocket on loopback.

What it does beside painting was observed on ComfyUI 0.3.64. `Habits` turn on what goes wrong.
"""

import asyncio
import hashlib
import json
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.renderers.backends.comfyui.comfy_nodes import described, film, png, worked


@dataclass
class Habits:
    """How a server misbehaves."""

    late_history: int = 0  # so often the history is empty after the success
    no_websocket: bool = False
    broken_websocket: int = 0  # it breaks after so many messages
    tells_jobs: bool = False  # has /api/jobs
    step_s: float = 0.0
    held: bool = False  # works on, step after step, until it is let go
    fails: str = ""  # a kind of node that raises
    short: bool = False  # saves a frame less
    films: bool = False  # saves mp4, told under images
    answers: dict[str, Response] = field(default_factory=dict)  # by path, instead of its own
    missing: tuple[str, ...] = ()  # nodes that it has not
    lost: bool = False  # takes a job and forgets it


class ComfyServer:
    """Runs in threads of this process; use as a context."""

    def __init__(self, habits: Habits | None = None, port: int = 0) -> None:
        self.habits = habits or Habits()
        self.files: dict[str, bytes] = {}  # inputs
        self.saved: dict[tuple[str, str], bytes] = {}  # outputs
        self.pending: list[list[Any]] = []
        self.running: list[list[Any]] = []
        self.history: dict[str, Any] = {}
        self.submitted: list[str] = []
        self.interrupted: set[str] = set()
        self.freed: list[dict[str, bool]] = []
        self.requests: list[str] = []
        self.sockets: dict[str, WebSocket] = {}
        self.told: dict[str, list[str]] = {}
        self._cache: dict[str, Any] = {}
        self._late: dict[str, int] = {}
        self._stop = threading.Event()
        self._port = port

    def __enter__(self) -> "ComfyServer":
        self._listening = socket.socket()
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listening.bind(("127.0.0.1", self._port))
        self.port = self._listening.getsockname()[1]
        config = uvicorn.Config(
            self._app(), log_level="error", lifespan="off", ws="websockets-sansio",
            timeout_graceful_shutdown=1,
        )  # fmt: skip
        self._uvicorn = uvicorn.Server(config)
        self._threads = [
            threading.Thread(target=self._serve, daemon=True),
            threading.Thread(target=self._work, daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        while not self._uvicorn.started:
            time.sleep(0.005)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._uvicorn.should_exit = True
        self._uvicorn.force_exit = True
        for thread in self._threads:
            thread.join(10)
        self._listening.close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _serve(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._uvicorn.serve(sockets=[self._listening]))
        self._loop.close()

    def _app(self) -> Starlette:
        routes = [
            Route("/system_stats", self._stats), Route("/object_info/{kind}", self._info),
            Route("/prompt", self._prompt, methods=["POST"]),
            Route("/history/{number}", self._history), Route("/queue", self._queue),
            Route("/queue", self._delete, methods=["POST"]),
            Route("/interrupt", self._interrupt, methods=["POST"]),
            Route("/free", self._free, methods=["POST"]),
            Route("/upload/image", self._upload, methods=["POST"]), Route("/view", self._view),
            Route("/api/jobs", self._jobs), Route("/api/jobs/{number}", self._job),
        ]  # fmt: skip
        for route in routes:
            route.endpoint = self._habitual(route)
            route.app = Route(route.path, route.endpoint, methods=list(route.methods)).app
        sockets = [] if self.habits.no_websocket else [WebSocketRoute("/ws", self._socket)]
        return Starlette(routes=[*routes, *sockets])

    def _habitual(self, route: Route) -> Any:
        usual = route.endpoint

        async def answered(request: Request) -> Response:
            self.requests.append(f"{request.method} {request.url.path}")
            for path, answer in self.habits.answers.items():
                if request.url.path.startswith(path):
                    return answer
            return await usual(request)

        return answered

    async def _stats(self, _: Request) -> Response:
        system = {"comfyui_version": "0.3.64", "os": "posix"}
        return JSONResponse({"system": system, "devices": [{"name": "cpu", "type": "cpu"}]})

    def _nodes(self) -> dict[str, dict[str, Any]]:
        return {k: told for k, told in described().items() if k not in self.habits.missing}

    async def _info(self, request: Request) -> Response:
        kind = request.path_params["kind"]
        known = self._nodes()
        return JSONResponse({kind: known[kind]} if kind in known else {})

    async def _upload(self, request: Request) -> Response:
        async with request.form() as form:
            given = form["image"]
            name, data = given.filename, await given.read()
        stem, _, ending = name.rpartition(".")
        taken, count = name, 0
        while self.files.get(taken, data) != data:
            count += 1
            taken = f"{stem} ({count}).{ending}"
        self.files[taken] = data
        return JSONResponse({"name": taken, "subfolder": "", "type": "input"})

    async def _view(self, request: Request) -> Response:
        query = request.query_params
        data = self.saved.get((query.get("subfolder", ""), query["filename"]))
        return Response(status_code=404) if data is None else Response(data)

    async def _prompt(self, request: Request) -> Response:
        asked = await request.json()
        prompt, errors = asked["prompt"], {}
        for number, node in prompt.items():
            if not isinstance(node, Mapping) or "class_type" not in node:
                why = "Cannot execute because a node is missing the class_type property."
                error = {"type": "invalid_prompt", "message": why, "details": f"Node #{number}"}
                return JSONResponse({"error": error, "node_errors": {}}, 400)
            found = self._refusals(node)
            if found:
                errors[number] = {"errors": found, "class_type": node["class_type"]}
        ends = [n for n, node in prompt.items() if node["class_type"].startswith("Save")]
        good = [n for n in ends if not errors.keys() & _before(prompt, n)]
        if not good:
            error = {"type": "prompt_outputs_failed_validation",
                     "message": "Prompt outputs failed validation", "details": ""}  # fmt: skip
            return JSONResponse({"error": error, "node_errors": errors}, 400)
        number = asked.get("prompt_id") or hashlib.sha256(repr(prompt).encode()).hexdigest()
        self.submitted.append(number)
        if not self.habits.lost:
            extra = {"client_id": asked.get("client_id")}
            self.pending.append([len(self.submitted), number, prompt, extra, good])
        return JSONResponse({"prompt_id": number, "number": 1, "node_errors": errors})

    def _refusals(self, node: Mapping[str, Any]) -> list[dict[str, str]]:
        told = self._nodes().get(node["class_type"])
        if told is None:
            return [{"type": "invalid_prompt", "message": "no such node", "details": ""}]
        found = []
        for name, wanted in told["input"]["required"].items():
            value = node["inputs"].get(name)
            if value is None:
                found.append({"type": "required_input_missing", "message": "missing",
                              "details": name})  # fmt: skip
            upload = len(wanted) > 1 and "image_upload" in wanted[1]
            if upload and value not in self.files:
                found.append({"type": "custom_validation_failed", "message": "Invalid image file",
                              "details": str(value)})  # fmt: skip
            elif isinstance(wanted[0], list) and not upload and value not in wanted[0]:
                found.append({"type": "value_not_in_list", "message": "Value not in list",
                              "details": f"{name}: '{value}'"})  # fmt: skip
        return found

    async def _history(self, request: Request) -> Response:
        number = request.path_params["number"]
        if self._late.get(number, 0) > 0:
            self._late[number] -= 1
            return JSONResponse({})
        return JSONResponse({number: self.history[number]} if number in self.history else {})

    async def _queue(self, _: Request) -> Response:
        return JSONResponse({"queue_running": self.running, "queue_pending": self.pending})

    async def _delete(self, request: Request) -> Response:
        gone = (await request.json()).get("delete", [])
        self.pending = [row for row in self.pending if row[1] not in gone]
        return Response()

    async def _interrupt(self, request: Request) -> Response:
        number = (await request.json()).get("prompt_id")
        self.interrupted |= {row[1] for row in self.running if number in (None, row[1])}
        return Response()

    async def _free(self, request: Request) -> Response:
        self.freed.append(await request.json())
        return Response()

    async def _jobs(self, _: Request) -> Response:
        if not self.habits.tells_jobs:
            return Response(status_code=404)
        return JSONResponse({"jobs": [], "pagination": {}})

    async def _job(self, request: Request) -> Response:
        number = request.path_params["number"]
        for status, rows in (("in_progress", self.running), ("pending", self.pending)):
            if self.habits.tells_jobs and any(row[1] == number for row in rows):
                return JSONResponse({"id": number, "status": status})
        if self.habits.tells_jobs and number in self.history:
            return JSONResponse({"id": number, "status": "completed"})
        return PlainTextResponse("no such job", 404)

    async def _socket(self, socket: WebSocket) -> None:
        client = socket.query_params.get("clientId", "")
        await socket.accept()
        self.sockets[client] = socket
        self.told.setdefault(client, [])
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                await socket.receive_text()

    def tell(self, kind: str, data: Mapping[str, Any], client: str | None) -> None:
        """An event to one client, or to all of them."""

        async def send() -> None:
            for name, sock in list(self.sockets.items()):
                if client in (None, name):
                    self.told[name].append(kind)
                    with suppress(RuntimeError, WebSocketDisconnect):
                        if 0 < self.habits.broken_websocket <= len(self.told[name]):
                            await sock.close(1011)
                        else:
                            await sock.send_text(json.dumps({"type": kind, "data": data}))
                            await sock.send_bytes(b"\x00\x00\x00\x01preview")

        if not self._stop.is_set():
            asyncio.run_coroutine_threadsafe(send(), self._loop)

    def _work(self) -> None:
        while not self._stop.is_set():
            if not self.pending:
                time.sleep(0.005)
                continue
            row = self.pending.pop(0)
            self.running = [row]
            entry = self._executed(row)
            if self._stop.is_set():
                return
            self._late[row[1]] = self.habits.late_history
            self.history[row[1]] = entry
            self.running = []

    def _executed(self, row: list[Any]) -> dict[str, Any]:
        _, number, prompt, extra, ends = row
        client = extra["client_id"]
        told = {"prompt_id": number}
        self.tell("status", {"status": {"exec_info": {"queue_remaining": 1}}}, None)
        self.tell("execution_start", told, client)
        outputs: dict[str, Any] = {}
        try:
            for end in ends:
                self._value(prompt, end, number, client, outputs)
        except InterruptedError:
            self.tell("execution_interrupted", told, client)
            return _ended(row, outputs, "execution_interrupted", told)
        except Exception as error:  # noqa: BLE001 - a server reports whatever its nodes raise
            what = {**told, "node_id": "9", "node_type": self.habits.fails,
                    "exception_type": type(error).__name__,
                    "exception_message": str(error)}  # fmt: skip
            self.tell("execution_error", what, client)
            return _ended(row, outputs, "execution_error", what)
        self.tell("execution_success", told, client)
        return _ended(row, outputs, "execution_success", told)

    def _value(
        self, prompt: Mapping[str, Any], at: str, number: str, client: str, outputs: dict[str, Any]
    ) -> tuple[Any, ...]:  # fmt: skip
        node = prompt[at]
        kind = node["class_type"]
        key = _signature(prompt, at)
        if key in self._cache:
            self.tell("execution_cached", {"prompt_id": number, "nodes": [at]}, client)
            value, saved = self._cache[key]
        else:
            given = {
                name: self._value(prompt, v[0], number, client, outputs)[v[1]]
                if isinstance(v, list) else v
                for name, v in node["inputs"].items()
            }  # fmt: skip
            self.tell("executing", {"prompt_id": number, "node": at}, client)
            if kind == self.habits.fails:
                raise RuntimeError("CUDA out of memory")
            if kind == "KSampler":
                self._steps(given["steps"], number, at, client)
            saved = self._save(kind, given) if kind.startswith("Save") else None
            value = () if saved else worked(kind, given, self.files)
            self._cache[key] = value, saved
        if saved:
            outputs[at] = saved
        return value

    def _steps(self, steps: int, number: str, at: str, client: str) -> None:
        for step in range(steps):
            if number in self.interrupted or self._stop.is_set():
                raise InterruptedError
            self._pause(number)
            told = {"value": step + 1, "max": steps, "prompt_id": number, "node": at}
            self.tell("progress", told, client)

    def _pause(self, number: str) -> None:
        time.sleep(self.habits.step_s)
        while self.habits.held:
            if number in self.interrupted or self._stop.is_set():
                raise InterruptedError
            time.sleep(0.005)

    def _save(self, kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
        folder, _, stem = given["filename_prefix"].rpartition("/")
        pictures = given["images"][: -1 if self.habits.short else None]
        if kind == "SaveVideo" or self.habits.films:
            name = f"{stem}_00001_.mp4"
            self.saved[folder, name] = film(pictures)
            return {"images": [_file(name, folder)], "animated": [True]}
        names = [f"{stem}_{index + 1:05}_.png" for index in range(len(pictures))]
        for name, picture in zip(names, pictures, strict=True):
            self.saved[folder, name] = png(picture)
        return {"images": [_file(name, folder) for name in names]}


def dripping(count: int, pause_s: float) -> StreamingResponse:
    """An answer that comes byte by byte."""

    async def drops() -> Any:
        for _ in range(count):
            yield b" "
            await asyncio.sleep(pause_s)

    return StreamingResponse(drops())


def _file(name: str, folder: str) -> dict[str, str]:
    return {"filename": name, "subfolder": folder, "type": "output"}


def _ended(row: list[Any], outputs: Any, what: str, told: Any) -> dict[str, Any]:
    good = what == "execution_success"
    status = {"status_str": "success" if good else "error", "completed": good,
              "messages": [["execution_start", {}], [what, told]]}  # fmt: skip
    return {"prompt": row, "outputs": outputs, "status": status, "meta": {}}


def _before(prompt: Mapping[str, Any], at: str) -> set[str]:
    """A node and all that it waits for."""
    found = {at}
    for value in prompt[at]["inputs"].values():
        if isinstance(value, list) and value[0] in prompt:
            found |= _before(prompt, value[0])
    return found


def _signature(prompt: Mapping[str, Any], at: str) -> str:
    """What a node's result is kept under: itself and everything before it."""
    told = {
        name: _signature(prompt, v[0]) + f"[{v[1]}]" if isinstance(v, list) else v
        for name, v in prompt[at]["inputs"].items()
    }
    whole = repr((prompt[at]["class_type"], sorted(told.items())))
    return hashlib.sha256(whole.encode()).hexdigest()
