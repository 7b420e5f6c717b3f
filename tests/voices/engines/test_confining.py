"""A confined program reaches no network, no file it was not given, no other program; it ends."""

import io
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from renderers.errors import EncodeError
from renderers.interchange.ffmpeg import encode, program
from voices.engines.confining import Limits, confined, held
from voices.engines.decoding import Undecodable, decoded

SMALL = Limits(megabytes=1024, cpu_s=2, file_mb=1)
needs_files = pytest.mark.skipif(not held().files, reason="this kernel has no Landlock")
needs_seccomp = pytest.mark.skipif(not held().network, reason="this kernel has no seccomp")


def tried(code: str, read: Path | None = None, write: Path | None = None) -> str:
    """What a Python program prints that runs confined."""
    told = "except BaseException as error:\n    print(type(error).__name__)"
    lines = f"try:\n    {code}\n    print('did')\n{told}"
    interpreter = [Path(sys.prefix), Path(sys.base_prefix), *([read] if read else [])]
    command = confined(
        [sys.executable, "-I", "-c", lines], SMALL, read=interpreter,
        write=[write] if write else [],
    )  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.strip() or f"ended {done.returncode}"


@needs_seccomp
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX"])
def test_no_socket_opens(family: str) -> None:
    assert tried(f"import socket; socket.socket(socket.{family})") == "PermissionError"


@needs_files
def test_only_the_files_given_are_read(tmp_path: Path) -> None:
    for name in ("given", "hidden"):
        (tmp_path / name).write_text(name)
    given, hidden = tmp_path / "given", tmp_path / "hidden"
    assert tried(f"assert open({str(given)!r}).read() == 'given'", read=given) == "did"
    assert tried(f"open({str(hidden)!r})", read=given) == "PermissionError"
    assert tried(f"open({str(given)!r}, 'a')", read=given) == "PermissionError"
    assert tried("import os; os.listdir('/root')") == "PermissionError"


@needs_files
def test_only_the_folder_given_is_written(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    assert tried(f"open({str(inside / 'x')!r}, 'w')", write=inside) == "did"
    assert tried(f"open({str(outside / 'x')!r}, 'w')", write=inside) == "PermissionError"
    assert tried(f"import os; os.symlink('/etc', {str(outside / 'x')!r})") == "PermissionError"
    assert list(outside.iterdir()) == []


@needs_files
def test_no_other_program_starts() -> None:
    shell = shutil.which("sh")
    assert tried(f"import os; os.execv({shell!r}, ['sh', '-c', 'true'])") == "PermissionError"


def test_memory_time_and_size_have_limits(tmp_path: Path) -> None:
    assert tried("bytearray(2 << 30)") == "MemoryError"
    assert tried("[x for x in iter(int, 1)]") in ("MemoryError", f"ended {-signal.SIGKILL}")
    assert tried("while True: pass") in (f"ended {-signal.SIGXCPU}", f"ended {-signal.SIGKILL}")
    big = tmp_path / "big"
    assert tried(f"f = open({str(big)!r}, 'wb'); f.write(bytes(2 << 20))", write=tmp_path) in (
        "OSError", f"ended {-signal.SIGXFSZ}",
    )  # fmt: skip
    assert big.stat().st_size <= 1 << 20


def test_it_ends_with_whoever_started_it() -> None:
    code = (
        "import subprocess, sys, time\n"
        "from pathlib import Path\n"
        "from voices.engines.confining import Limits, confined\n"
        "sleep = 'import time; print(1, flush=True); time.sleep(600)'\n"
        "read = [Path(sys.prefix), Path(sys.base_prefix)]\n"
        "command = confined([sys.executable, '-I', '-c', sleep], Limits(1024, 600, 1), read=read)\n"
        "child = subprocess.Popen(command, stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    child = int(owner.stdout.readline())
    assert not _ended(child)
    owner.kill()
    owner.wait()
    owner.stdout.close()
    until = time.monotonic() + 20
    while not _ended(child) and time.monotonic() < until:
        time.sleep(0.02)
    assert _ended(child)


def _ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def _movie(path: Path) -> Path:
    made = ["-f", "lavfi", "-i", "testsrc2=d=1:s=64x64", "-c:v", "libx264", str(path)]
    subprocess.run([program(), "-loglevel", "error", *made], check=True)
    return path


def test_ffmpeg_encodes_confined(tmp_path: Path) -> None:
    movie = _movie(tmp_path / "in.mp4")
    encode([movie], ["-c:v", "copy"], tmp_path / "out.mov")
    assert (tmp_path / "out.mov").stat().st_size > 1000


@pytest.mark.parametrize(
    "playlist",
    [
        "#EXTM3U\n#EXTINF:1,\n{secret}\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '{secret}'\n",
    ],
)
def test_ffmpeg_reads_no_playlist(tmp_path: Path, playlist: str) -> None:
    """A file that asks for other files (CVE-2016-1897 and its like) is refused by its kind."""
    secret = _movie(tmp_path / "secret.mp4")
    bait = tmp_path / "film.mp4"
    bait.write_text(playlist.format(secret=secret))
    with pytest.raises(EncodeError, match="ffmpeg gave up"):
        encode([bait], ["-c", "copy"], tmp_path / "out.mp4")


@needs_files
def test_ffmpeg_writes_beside_its_target_only(tmp_path: Path) -> None:
    movie, aside = _movie(tmp_path / "in.mp4"), tmp_path / "aside"
    (tmp_path / "out").mkdir()
    aside.mkdir()
    arguments = ["-c", "copy", str(aside / "more.mp4"), "-c", "copy"]
    with pytest.raises(EncodeError, match="Permission denied"):
        encode([movie], arguments, tmp_path / "out" / "out.mp4")
    assert list(aside.iterdir()) == []


def test_music_is_decoded_to_the_sample() -> None:
    wave = (np.random.default_rng(1).uniform(-0.5, 0.5, (4801, 2)) * 32767).astype(np.int16)
    stored = io.BytesIO()
    soundfile.write(stored, wave, 48_000, format="FLAC")
    found = decoded(stored.getvalue(), 60)
    assert (found.rate, found.frames) == (48_000, 4801)
    assert np.array_equal(np.rint(found.samples * 32768).astype(np.int16), wave)


def test_a_header_that_lies_is_refused() -> None:
    """A RIFF header that announces hours in a file of a few bytes."""
    stored = io.BytesIO()
    soundfile.write(stored, np.zeros((10, 1), np.int16), 8000, format="FLAC")
    damaged = bytearray(stored.getvalue())
    damaged[21:26] = b"\xff" * 5  # STREAMINFO: total samples
    try:
        found = decoded(bytes(damaged), 60)
    except Undecodable:
        return
    assert found.samples.size <= found.frames
    assert found.frames > 60 * found.rate or len(found.samples) <= 10
