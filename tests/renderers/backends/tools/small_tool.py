"""A small real program that tests run as a tool: it copies a film, or breaks its contract.

python small_tool.py HOW IN OUT JOB: HOW is what it does. It knows nothing of the tests' Python.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

HOME = Path(os.environ["HOME"])


def said(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def good(source: Path, target: Path, job: Path) -> None:
    shutil.copy(source, target)


def hangs(source: Path, target: Path, job: Path) -> None:
    subprocess.Popen([sys.executable, "-c", f"import time; time.sleep(60)  # {__file__}"])
    (job / "hanging").touch()
    time.sleep(60)


def stubborn(source: Path, target: Path, job: Path) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    hangs(source, target, job)


def talks(source: Path, target: Path, job: Path) -> None:
    said(f"{'x' * 100}\n" * 40_000)
    good(source, target, job)


def fills(source: Path, target: Path, job: Path) -> None:
    (job / "big").write_bytes(b"x" * 3_000_000)
    time.sleep(60)


def fails(source: Path, target: Path, job: Path) -> None:
    sys.stderr.write("CUDA out of memory: tried to allocate\n")
    sys.exit(3)


def partial(source: Path, target: Path, job: Path) -> None:
    good(source, target, job)
    sys.exit("and then it broke")


def elsewhere(source: Path, target: Path, job: Path) -> None:
    shutil.copy(source, HOME / "made.mp4")


def misnamed(source: Path, target: Path, job: Path) -> None:
    shutil.copy(source, f"{target}.mp4")


def linked(source: Path, target: Path, job: Path) -> None:
    shutil.copy(source, HOME / "outside.mp4")
    target.symlink_to(HOME / "outside.mp4")


def empty(source: Path, target: Path, job: Path) -> None:
    target.touch()


def text(source: Path, target: Path, job: Path) -> None:
    target.write_text("no film at all")


def other(source: Path, target: Path, job: Path) -> None:
    shutil.copy(job / "other.mp4", target)


def crashes(source: Path, target: Path, job: Path) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leaves(source: Path, target: Path, job: Path) -> None:
    late = f"import time; time.sleep(1.5); open({str(job)!r} + '/late', 'w')"
    subprocess.Popen([sys.executable, "-c", late])
    good(source, target, job)


if __name__ == "__main__":
    said(f"home {HOME} offline {os.environ['HF_HUB_OFFLINE']}\n")
    said("secret\n" if "SECRET" in os.environ else "no secret\n")
    said("\r10%|####\r60%|####")
    globals()[sys.argv[1]](*map(Path, sys.argv[2:]))
    said("\r100%|####\n")
