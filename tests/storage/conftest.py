"""What the storage tests share: a store, toy tasks that count, places that take no writing."""

import resource
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

HERE = Path(__file__).parent
TASKS = "toy_tasks:TASKS"
Limit: TypeAlias = Callable[[int], AbstractContextManager[None]]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / ".storyreel"


@pytest.fixture
def tasks(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.syspath_prepend(HERE)
    return TASKS


class Log:
    """Where toy tasks count what they execute."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def lines(self) -> list[list[str]]:
        text = self.path.read_text() if self.path.exists() else ""
        return [line.split() for line in text.splitlines()]

    def counts(self) -> Counter[str]:
        return Counter(word for word, _ in self.lines())


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "log")


@contextmanager
def _file_size_limit(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def file_size_limit() -> Limit:
    """A context in which no file of this process can grow beyond a size, as on a full disk."""
    return _file_size_limit


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 512 KiB; needs the right to mount one."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if not mount or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small file system here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def frozen_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that not even root may write to."""
    folder = tmp_path / "frozen"
    folder.mkdir()
    chattr = shutil.which("chattr")
    command = [chattr or "chattr", "+i", str(folder)]
    if not chattr or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no right to make a folder immutable here")
    yield folder
    subprocess.run([chattr, "-i", str(folder)], check=True)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def ask(url: str, method: str) -> None:
    request = urllib.request.Request(url, method=method)  # noqa: S310 - our own server
    urllib.request.urlopen(request, timeout=5).close()  # noqa: S310 - our own server


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of our own that speaks S3; gone after the tests."""
    port, log = _free_port(), tmp_path_factory.mktemp("s3") / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
            stdout=said, stderr=said,
        )  # fmt: skip
    with process:
        url, limit = f"http://127.0.0.1:{port}", time.monotonic() + 60
        while True:
            try:
                ask(url, "GET")
                break
            except OSError:
                assert time.monotonic() < limit, log.read_text()
                time.sleep(0.1)
        yield url
        process.terminate()


def s3_options(endpoint: str) -> dict[str, str]:
    return {
        "endpoint": endpoint, "region": "us-east-1", "access_key_id": "key",
        "secret_access_key": "secret",
    }  # fmt: skip
