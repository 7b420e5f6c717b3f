"""A ledger on SQLite, and one on a PostgreSQL server that is started for the tests."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from storage.ledger import Ledger


def _program(name: str) -> str | None:
    """One of PostgreSQL's programs, where Debian puts them."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(places[-1]) if places else shutil.which(name)


def _as_nobody() -> dict[str, int]:
    """PostgreSQL refuses to be run by root."""
    if os.getuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid}


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a server of our own, without its database; gone after the tests."""
    initdb, server = _program("initdb"), _program("postgres")
    if not (initdb and server):
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    who, port = _as_nobody(), _free_port()
    with tempfile.TemporaryDirectory(prefix="storyreel-pg-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        for path in (data.parent, data):
            os.chown(path, who.get("user", -1), who.get("group", -1))
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **who}
        subprocess.run(
            [initdb, "-D", str(data), "-U", "studio", "--auth=trust", "-E", "UTF8", "-N"],
            check=True, **quiet,
        )  # fmt: skip
        options = ["-h", "127.0.0.1", "-p", str(port), "-k", folder, "-c", "fsync=off"]
        process = subprocess.Popen([server, "-D", str(data), *options], **quiet)
        try:
            url = f"postgresql+psycopg://studio@127.0.0.1:{port}"
            _wait_for(f"{url}/postgres")
            yield url
        finally:
            process.send_signal(signal.SIGINT)  # ends connections that are still open
            process.wait(20)


def _wait_for(url: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    limit = time.monotonic() + 30
    while True:
        try:
            with engine.connect():
                return
        except Exception:  # noqa: BLE001 - whatever it says while it starts
            assert time.monotonic() < limit, "the server does not start"
            time.sleep(0.1)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'studio.db'}"
        return
    server, name = request.getfixturevalue("postgres"), f"t{uuid.uuid4().hex}"
    engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield f"{server}/{name}"
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with Ledger(url) as ledger:
        ledger.migrate()
        yield ledger


@pytest.fixture
def film(ledger: Ledger) -> str:
    """A project to hang things on."""
    return ledger.create_project("pancake-3f9a", "Last Pancake", "pancake-3f9a", by="me", at=1).id
