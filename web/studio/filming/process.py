"""The process that makes one film, training or export: `python -m web.studio.filming.process`.

Enters: an order on standard input. Leaves: what happens, line by line on standard output, and
everything that a film folder holds. It ends with its studio: when standard input ends, or with the
thread that started it.
"""

import os
import signal
import threading
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from storage.projects import Project
from storage.publish import staged
from voices.engines.confinement import end_with_parent
from web.studio.filming.orders import AnyTold, Exported, Order, Over

_LOG = "fault.log"
_NICE = 10  # pages come before pictures; workers inherit it


def main() -> None:
    """Carry out the order on standard input."""
    wire = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what libraries print is no word of ours
    with os.fdopen(os.dup(0), "rb", buffering=0) as told:
        order = msgspec.json.decode(told.readline(), type=Order)
    end_with_parent(signal.SIGTERM, order.parent)
    threading.Thread(target=_end_with_input, daemon=True).start()
    os.nice(_NICE)
    wired = _Wire(wire)
    wired.say(_carried_out(order, wired))


class _Wire:
    """Standard output, one value a line, from several threads."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._lock = out, threading.Lock()

    def say(self, told: AnyTold) -> None:
        line = msgspec.json.encode(told) + b"\n"
        with self._lock:
            self._out.write(line)


def _end_with_input() -> None:
    """Leave when the studio is gone."""
    while os.read(0, 4096):  # not sys.stdin: its lock would be held at our own end
        pass
    os._exit(1)


def _carried_out(order: Order, wire: _Wire) -> Over:
    try:
        match order.kind:
            case "export":
                _export(order, wire)
            case "look":
                from web.studio.filming.teaching import teach

                teach(order, wire.say)
            case _:
                from web.studio.filming.films import film

                film(order, wire.say)
    except Exception as error:  # noqa: BLE001 - the boundary: told to the studio, kept in a log
        return _told(error, Path(order.folder))
    return Over()


def _export(order: Order, wire: _Wire) -> None:
    """Export the film finished last; what is several files comes as one archive."""
    from renderers.production.exporting import export

    project = Project(Path(order.folder))
    made = export(project.root, order.export, order.options, pins=order.pins)
    whole = made.files[0]
    if len(made.files) > 1 or whole.is_dir():
        whole = _archived(made.files, project.root / "exports" / f"{order.export}.zip")
    size = whole.stat().st_size
    digest = project.blobs.put_file(whole, move=True)
    wire.say(Exported(str(whole), digest, size, made.not_carried))


def _archived(files: Sequence[Path], target: Path) -> Path:
    """Files as one archive; they themselves are removed. Films are packed already: stored."""
    listed = [path for file in files for path in (file.rglob("*") if file.is_dir() else [file])]
    inner = sorted({path for path in listed if path.is_file()})
    root = Path(os.path.commonpath([path.parent for path in inner]))
    with staged(target) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path in inner:
            archive.write(path, path.relative_to(root))
    for path in inner:
        path.unlink()
    return target


def _told(error: Exception, folder: Path) -> Over:
    """The message for people; what nobody foresaw keeps its traceback in the folder."""
    code = getattr(error, "exit_code", None)
    if isinstance(code, int):
        return Over(max(1, code), str(error))
    import traceback

    log = folder / ".storyreel" / _LOG
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    problem = f"a fault in Storyreel, {type(error).__name__}: {error}; its traceback is in {log}"
    return Over(1, problem)


if __name__ == "__main__":
    main()
