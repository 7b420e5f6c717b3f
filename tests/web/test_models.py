"""`storyreel models` and what `doctor` says of them, against a hub on the loopback."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from renderers.generative.card import Card, Grid, Licence, Profile, Runner, Source, Task
from renderers.generative.card_files import written
from renderers.generative.fitting import Machine
from renderers.generative.model_store import ModelStore
from tests.renderers.generative.fetching.hub_server import (
    COMMIT,
    REPOSITORY,
    Server,
    serving,
    some_files,
)
from web.cli import main
from web.doctor import checks
from web.models_told import rows

Run = Callable[..., Result]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server(some_files())) as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model folder with a card of the user's."""
    source = Source(REPOSITORY, "", wanted=("*.json", "*.safetensors"))
    card = Card(
        "some-model", "Some model", Task.STILL, Runner.TOOL, "x", (source,),
        Licence("Some licence", commercial=False, url="https://example.org/licence"), Grid(),
        (Profile("final", 8, 1.0, 1024, 576),),
    )  # fmt: skip
    (tmp_path / "models" / "cards").mkdir(parents=True)
    path = tmp_path / "models" / "cards" / "some-model.toml"
    path.write_text(written(card), encoding="utf-8")
    return tmp_path / "models"


@pytest.fixture
def run(server: Server, folder: Path) -> Run:
    def call(*words: str, use: str = "commercial=no") -> Result:
        environment = {
            "STORYREEL_MODELS": str(folder), "STORYREEL_HUB": server.address, "COLUMNS": "200",
            "STORYREEL_USE": use,
        }  # fmt: skip
        return CliRunner().invoke(main, ["models", *words], env=environment)

    return call


def test_a_model_is_fetched_pinned_verified_and_taken_away(run: Run, folder: Path) -> None:
    added = run("add", "some-model", "--expect-revision", COMMIT)
    assert added.exit_code == 0, added.output
    assert f"{REPOSITORY}, commit {COMMIT}, 2 files" in added.output
    assert run("verify").output == "some-model: 2 files, each as it was pinned\n"
    assert "2 files" in run("verify", "some-model").output
    assert "(0.0 MB came now)" in run("add", "some-model").output
    gone = run("remove", "some-model", "--yes")
    assert gone.exit_code == 0
    assert not (folder / "some-model").exists()
    assert run("remove", "some-model", "--yes").exit_code == 2


def test_a_changed_file_is_found(run: Run, folder: Path) -> None:
    run("add", "some-model")
    path = folder / "some-model" / "model" / "config.json"
    path.write_bytes(path.read_bytes().replace(b"2", b"3"))
    told = run("verify")
    assert told.exit_code == 1
    assert "config.json: its digest is" in told.output
    path.unlink()
    told = run("verify")
    assert told.exit_code == 1
    assert "fetch it with: storyreel models add some-model" in told.output


def test_verifying_nothing_says_so(run: Run, folder: Path) -> None:
    told = run("verify")
    assert told.exit_code == 0
    assert told.output == f"no model is in {folder}\n"


def test_a_licence_that_refuses_ends_it(run: Run, server: Server) -> None:
    told = run("add", "some-model", use="commercial=yes")
    assert told.exit_code == 2
    assert "allows no commercial use" in told.output
    assert "https://example.org/licence" in told.output
    assert not server.asked


@pytest.mark.parametrize("card", ["minimax-h3", "hunyuan3d-2"])
def test_models_that_exclude_the_union_are_refused_there(run: Run, card: str) -> None:
    told = run("add", card, use="commercial=no territory=DE")
    assert told.exit_code == 2
    assert "the project's territory is declared DE" in told.output


def test_an_offline_folder_is_taken(run: Run, folder: Path, tmp_path: Path, server: Server) -> None:
    run("add", "some-model")
    (folder / "some-model").rename(tmp_path / "carried")
    server.asked.clear()
    told = run("add", "some-model", "--from", str(tmp_path / "carried"), "--link")
    assert told.exit_code == 0, told.output
    assert not server.asked
    assert run("verify").exit_code == 0
    assert run("add", "some-model", "--link").exit_code == 2


def test_a_broken_line_is_told_with_what_to_do(run: Run, server: Server) -> None:
    server.token = "secret"  # noqa: S105 - of this test
    told = run("add", "some-model")
    assert told.exit_code == 1
    assert "STORYREEL_HUB_TOKEN" in told.output


def test_the_list_names_licence_size_and_what_runs(run: Run) -> None:
    told = run("list")
    assert told.exit_code == 0
    for word in ("sdxl-union (default)", "13.2 GB", "CreativeML Open RAIL++-M", "some-model"):
        assert word in told.output
    found = {one["name"]: one for one in json.loads(run("list", "--json").output)}
    assert found["minimax-h3"]["refused"].startswith("it excludes EU, GB, KR, US")
    assert found["some-model"]["here"] is False
    run("add", "some-model")
    found = {one["name"]: one for one in json.loads(run("list", "--json").output)}
    assert found["some-model"]["here"] is True
    assert found["some-model"]["to_fetch_bytes"] == 0


def test_a_model_larger_than_the_disk_is_told(folder: Path) -> None:
    machine = Machine("Some card", 1 << 40, 1 << 40, disk_bytes=10**9, libraries=True)
    found = {one.name: one for one in rows(ModelStore(folder), machine)}
    assert found["wan-vace-14b"].size == "81.8 GB, more than is free"
    assert found["wan-vace-14b"].runs == ("reference", "final", "draft")


def test_a_card_is_shown_as_it_is(run: Run) -> None:
    told = run("show", "sdxl-union").output
    assert 'name = "sdxl-union"' in told
    assert "commit 462165984030d82259a11f4367a4eed129e94a7b; digests are pinned when" in told
    assert json.loads(run("show", "sdxl-union", "--json").output)["licence"].startswith("Creative")
    assert "refused: it allows no" in run("show", "some-model", use="commercial=yes").output


def test_an_unknown_card_and_a_bad_use_are_told(run: Run) -> None:
    told = run("show", "nothing")
    assert told.exit_code == 2
    assert "no card is called 'nothing'" in told.output


def test_a_card_that_cannot_be_read_is_told(run: Run, folder: Path) -> None:
    (folder / "cards" / "bad.toml").write_text("nonsense = 1\n", encoding="utf-8")
    told = run("list")
    assert told.exit_code == 2
    assert "bad.toml: nonsense: no such key" in told.output


def test_the_doctor_names_every_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYREEL_MODELS", str(folder))
    monkeypatch.setenv("STORYREEL_USE", "territory=FR commercial=yes revenue=5")
    told = {check.name: check for check in checks()}
    assert "13.2 GB to fetch: storyreel models add sdxl-union" in told["model sdxl-union"].told
    assert "Apache-2.0" in told["model wan-vace-1.3b"].told
    assert "refused: it excludes EU, GB, KR" in told["model hunyuan3d-2"].told
    assert not any(check.needed for name, check in told.items() if name.startswith("model"))


def test_the_doctor_tells_of_a_bad_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYREEL_USE", "commercial=perhaps")
    told = {check.name: check for check in checks()}
    assert "neither yes nor no" in told["models that paint"].told
