"""What can be asked of a ComfyUI server.

Enters: a wire. Leaves: its version, its nodes, its jobs. Facts that differ between versions are
found out here: `/api/jobs` is newer than the queue and the history that every server has.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from renderers.backends.comfyui.graph import Graph
from renderers.backends.comfyui.history import Entry, entry_of, node_faults, place_in
from renderers.backends.comfyui.wire import Gone, Refused, Wire
from renderers.generative.errors import ServerFault

_WAITING = {"pending": "pending", "in_progress": "running"}  # as /api/jobs calls them


class Server:
    """One server, over its wire."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self._tells_jobs: bool | None = None  # not found out yet

    def named(self) -> str:
        """Version and device: what its pictures depend on."""
        told = self.wire.read("/system_stats")
        system = told.get("system") if isinstance(told, Mapping) else None
        if not isinstance(system, Mapping):
            raise self.wire.fault("/system_stats", "its answer tells of no system")
        devices = told.get("devices")
        first = devices[0] if isinstance(devices, list) and devices else {}
        device = str(first.get("name", "")) if isinstance(first, Mapping) else ""
        version = system.get("comfyui_version", "of unknown version")
        return f"comfyui {version} {' '.join(device.split())}".strip()

    def info(self, kind: str) -> Mapping[str, Any] | None:
        """What the server tells of a kind of node; None where it has none."""
        with suppress(Gone):
            told = self.wire.read(f"/object_info/{quote(kind, safe='')}")
            found = told.get(kind) if isinstance(told, Mapping) else None
            return found if isinstance(found, Mapping) else None
        return None

    def entry(self, prompt_id: str) -> Entry | None:
        """What became of a job; None where it is not done, or unknown."""
        return entry_of(self.wire.read(f"/history/{prompt_id}"), prompt_id)

    def place(self, prompt_id: str) -> str:
        """Where a job waits: "running", "pending", or ""."""
        if self._tells_jobs is None:
            self._tells_jobs = self._asked_for_jobs()
        if not self._tells_jobs:
            return place_in(self.wire.read("/queue"), prompt_id)
        with suppress(Gone):
            told = self.wire.read(f"/api/jobs/{prompt_id}")
            return _WAITING.get(str(told.get("status")), "") if isinstance(told, Mapping) else ""
        return ""

    def submit(self, graph: Graph, prompt_id: str, client_id: str) -> None:
        """Queue a workflow under our own number; raises ServerFault where any part is refused."""
        asked = {"prompt": graph, "prompt_id": prompt_id, "client_id": client_id}
        try:
            told = self.wire.told("/prompt", asked)
        except Refused as error:
            faults = node_faults(error.values)
            if not faults:
                raise
            raise self._refused(faults) from error
        faults = node_faults(told)
        if faults:  # it runs the branches that are left, and says 200
            self.stop(prompt_id)
            raise self._refused(faults)

    def stop(self, prompt_id: str) -> None:
        """Take a job out of the queue, or stop it; jobs of others go on."""
        place = self.place(prompt_id)
        if place == "pending":
            self.wire.told("/queue", {"delete": [prompt_id]})
            place = self.place(prompt_id)  # it may have begun just now
        if place == "running":  # servers that know no number stop whatever runs: it is ours
            self.wire.told("/interrupt", {"prompt_id": prompt_id})

    def _asked_for_jobs(self) -> bool:
        try:
            told = self.wire.read("/api/jobs", limit="1")
        except (Gone, Refused):
            return False
        return isinstance(told, Mapping) and isinstance(told.get("jobs"), list)

    def _refused(self, faults: tuple[str, ...]) -> ServerFault:
        return ServerFault(
            f"ComfyUI at {self.wire.name} refuses the workflow: {'; '.join(faults)}. Correct the "
            "workflow's TOML, or the server's models; see docs/comfyui.md"
        )
