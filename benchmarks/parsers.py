"""How fast our Fountain parser reads a feature, beside others that were written for the same job.

`python -m benchmarks.parsers` prints a table and writes `out/bench/parsers.json`. The others are
fetched from their registries into `out/bench/parsers/`; what cannot be had is named and left out.

Each parser lives in a process of its own, with the script in memory and warm: it reads twenty times
before anything counts. Then all read once a round, in turn, so that a busy moment hits all of
them. A figure is processor time (all threads of the process), the median of the rounds.
"""

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "bench"
PEERS = OUT / "parsers"
ROUNDS = 40
PYTHON = """
import io, sys, time
text = open(sys.argv[1], encoding="utf-8-sig", newline="").read()
{prepare}
def once():
    began = time.process_time()
    {parse}
    return (time.process_time() - began) * 1000
for _ in range(20):
    once()
print(0, flush=True)
for _ in sys.stdin:
    print(once(), flush=True)
"""
NODE = """
const fountain = require("fountain-js");
const text = require("fs").readFileSync(process.argv[1], "utf8");
function once() {{
    const began = process.cpuUsage();
    {parse};
    const {{ user, system }} = process.cpuUsage(began);
    return (user + system) / 1000;
}}
for (let round = 0; round < 20; round += 1) once();
console.log(0);
const rounds = require("readline").createInterface({{ input: process.stdin }});
rounds.on("line", () => console.log(once()));
"""


@dataclass(frozen=True, slots=True)
class Parser:
    """One way to read the script: a command that answers each line of input with milliseconds."""

    name: str
    command: Sequence[str]
    folder: Path = ROOT


@dataclass(frozen=True, slots=True)
class Speed:
    """What one parser took."""

    name: str
    cpu_ms: float
    fastest_ms: float
    megabytes_per_s: float
    times_ours: float


def main() -> None:
    """Measure all parsers that can be had, print the table, write the figures."""
    console = Console()
    script = _script()
    parsers = [ours(), *_python_peers(console), *_node_peers(console)]
    load_before = os.getloadavg()[0]
    times = measured(parsers, script)
    load = f"{load_before:.1f}–{os.getloadavg()[0]:.1f}"
    speeds = speeds_of(times, script.stat().st_size)
    table = Table("parser", "CPU ms, median", "fastest", "MB/s", "times ours")
    table.title = f"{script.name}, {script.stat().st_size / 1000:.0f} kB, load {load}"
    for speed in speeds:
        table.add_row(
            speed.name,
            f"{speed.cpu_ms:.1f}",
            f"{speed.fastest_ms:.1f}",
            f"{speed.megabytes_per_s:.1f}",
            f"{speed.times_ours:.1f}",
        )
    console.print(table)
    OUT.mkdir(parents=True, exist_ok=True)
    told = {"script": script.name, "load": load, "parsers": [asdict(speed) for speed in speeds]}
    (OUT / "parsers.json").write_text(json.dumps(told, indent=1), encoding="utf-8")


def _script() -> Path:
    """Big Fish where the corpus is at hand; else the examples one after another, as long."""
    corpus = os.environ.get("STORYREEL_CORPUS", "")  # noqa: TID251 - as the tests find it
    feature = Path(corpus) / "screenplays" / "big_fish.fountain"
    if corpus and feature.is_file():
        return feature
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("examples/*.fountain"))]
    together = "\n\n".join(texts)
    path = OUT / "examples_together.fountain"
    OUT.mkdir(parents=True, exist_ok=True)
    path.write_text(together * (150_000 // len(together) + 1), encoding="utf-8")
    return path


def ours() -> Parser:
    """The parser of this project, as the present Python runs it."""
    code = PYTHON.format(
        prepare="from screenplay.fountain import parse",
        parse="parse(text)",
    )
    return Parser("storyreel", (sys.executable, "-c", code))


def _python_peers(console: Console) -> Iterator[Parser]:
    peers = {
        "screenplain 0.12.0": PYTHON.format(
            prepare="from screenplain.parsers import fountain",
            parse="fountain.parse(io.StringIO(text))",
        ),
        "fountain-py 0.3.0": PYTHON.format(
            prepare="from fountain import FountainParser",
            parse="FountainParser().parse(text)",
        ),
    }
    python = PEERS / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(python.parent.parent, with_pip=True)
    for name, code in peers.items():
        wanted = name.replace(" ", "==")
        if _done(console, name, (str(python), "-m", "pip", "install", "--quiet", wanted)):
            yield Parser(name, (str(python), "-c", code))


def _node_peers(console: Console) -> Iterator[Parser]:
    name, folder = "fountain-js 1.2.4", PEERS / "node"
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        console.print(f"{name}: left out, it needs node and npm")
        return
    folder.mkdir(parents=True, exist_ok=True)
    install = (npm, "install", "--silent", "--prefix", str(folder), name.replace(" ", "@"))
    if not _done(console, name, install):
        return
    tokens = NODE.format(parse="fountain.Lexer.tokenize(text)")
    html = NODE.format(parse="new fountain.Fountain().parse(text, true)")
    yield Parser(f"{name}, tokens only", (node, "-e", tokens, "--"), folder)
    yield Parser(f"{name}, with HTML", (node, "-e", html, "--"), folder)


def _done(console: Console, name: str, command: Sequence[str]) -> bool:
    """Whether the command succeeded; says what is left out where it did not."""
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        reason = (told.stderr or told.stdout).strip().splitlines() or ["no reason given"]
        console.print(f"{name}: left out, {reason[-1]}")
    return told.returncode == 0


def measured(parsers: Sequence[Parser], script: Path) -> dict[str, list[float]]:
    """Processor milliseconds of each round by parser, all of them reading in turn."""
    times: dict[str, list[float]] = {parser.name: [] for parser in parsers}
    with ExitStack() as stack:
        workers = {p.name: stack.enter_context(_running(p, script)) for p in parsers}
        for worker in workers.values():
            _answer(worker)  # warm
        for _ in range(ROUNDS):
            for name, worker in workers.items():
                assert worker.stdin is not None  # noqa: S101 - opened as a pipe
                worker.stdin.write("read\n")
                worker.stdin.flush()
                times[name].append(_answer(worker))
    return times


def speeds_of(times: dict[str, list[float]], size_bytes: int) -> list[Speed]:
    """Medians, and their ratios to the first parser's."""
    first = median(next(iter(times.values())))
    return [
        Speed(
            name,
            round(median(rounds), 2),
            round(min(rounds), 2),
            round(size_bytes / median(rounds) / 1000, 1),
            round(median(rounds) / first, 1),
        )
        for name, rounds in times.items()
    ]


@contextmanager
def _running(parser: Parser, script: Path) -> Iterator["subprocess.Popen[str]"]:
    command = (*parser.command, str(script.resolve()))
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=parser.folder
    ) as worker:
        yield worker
        assert worker.stdin is not None  # noqa: S101 - opened as a pipe
        worker.stdin.close()


def _answer(worker: "subprocess.Popen[str]") -> float:
    assert worker.stdout is not None  # noqa: S101 - opened as a pipe
    line = worker.stdout.readline()
    if not line:
        raise RuntimeError(f"a parser stopped: {worker.args!r}")
    return float(line)


if __name__ == "__main__":
    main()
