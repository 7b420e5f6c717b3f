"""A hub that breaks off, lies, stalls, refuses: taken up again, or told with what to do."""

import pickle
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renderers.generative.card import Card
from renderers.generative.errors import FetchFault, ModelCorrupt, WeightsRefused
from renderers.generative.fetching.downloading import TRIES, download
from renderers.generative.fetching.faults import Passing
from renderers.generative.fetching.fetch import fetch
from renderers.generative.fetching.hub import Hub, _next
from renderers.generative.fetching.origins import FromHub
from renderers.generative.fetching.stated import Stated
from renderers.generative.model_store import ModelStore
from tests.renderers.generative.fetching.hub_server import Fault, Server, tensors

NAME = "unet/model.safetensors"


Bring = Callable[..., bytes]  # faults of the server, one after another


class Pauses(list[float]):
    """Remembers how long it was to wait, and does not."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def large(server: Server) -> Stated:
    told = next(one for one in server.list() if one["rfilename"] == NAME)
    return Stated(NAME, told["size"], told["lfs"]["sha256"])


@pytest.fixture
def bring(hub: Hub, server: Server, large: Stated, tmp_path: Path, pauses: Pauses) -> Bring:
    """Fetches the large file; what was asked for is in `server.asked`."""
    target = tmp_path / "deep" / "model.safetensors"

    def run(*faults: Fault) -> bytes:
        server.faults = deque(faults)
        download(
            hub, "someone/some-model", server.commit, large, target, lambda _: None, pauses
        )  # fmt: skip
        return target.read_bytes()

    return run


def parts(folder: Path) -> list[Path]:
    return list(folder.rglob("*.part"))


def ranges(server: Server) -> list[str]:
    return [wanted for _, wanted, _ in server.asked]


def test_a_broken_line_is_taken_up_where_it_broke(
    bring: Bring, server: Server, fault: type[Fault], pauses: Pauses
) -> None:
    assert bring(fault(breaks_after=700), fault(breaks_after=500)) == server.files[NAME]
    assert ranges(server) == ["", "bytes=700-", "bytes=1200-"]
    assert len(pauses) == 2


def test_what_came_before_is_taken_up_by_the_next_run(
    bring: Bring, server: Server, fault: type[Fault], tmp_path: Path
) -> None:
    with pytest.raises(FetchFault, match="what came is kept"):
        bring(fault(breaks_after=900), *[fault(breaks_after=0)] * TRIES)
    assert parts(tmp_path)[0].stat().st_size == 900
    server.asked.clear()
    assert bring() == server.files[NAME]
    assert ranges(server) == ["bytes=900-"]
    assert not parts(tmp_path)


def test_a_server_that_knows_no_ranges_begins_again(
    bring: Bring, server: Server, fault: type[Fault]
) -> None:
    assert bring(fault(breaks_after=700), fault(ignores_range=True)) == server.files[NAME]


def test_a_server_that_refuses_the_range_is_asked_from_the_start(
    bring: Bring, server: Server, fault: type[Fault]
) -> None:
    assert bring(fault(breaks_after=700), fault(status=416)) == server.files[NAME]
    assert ranges(server) == ["", "bytes=700-", ""]


def test_a_server_that_goes_on_elsewhere_is_not_believed(
    bring: Bring, server: Server, fault: type[Fault]
) -> None:
    wrong = fault(headers={"Content-Range": "bytes 5-9/10"})
    assert bring(fault(breaks_after=700), wrong) == server.files[NAME]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(
    bring: Bring, server: Server, fault: type[Fault], status: int, pauses: Pauses
) -> None:
    told = {"Retry-After": "7"}
    assert bring(fault(status=status, headers=told), fault(status=status)) == server.files[NAME]
    assert pauses[0] == 7
    assert pauses[1] == 2


def test_a_server_that_stays_busy_is_told(bring: Bring, fault: type[Fault], pauses: Pauses) -> None:
    with pytest.raises(Passing, match="answers 429, busy"):
        bring(*[fault(status=429, headers={"Retry-After": "99999"})] * TRIES)
    assert set(pauses) == {300.0}


def test_a_silent_server_is_taken_up_again(
    bring: Bring, server: Server, fault: type[Fault]
) -> None:
    assert bring(fault(breaks_after=300, stalls=True)) == server.files[NAME]
    assert ranges(server)[1] == "bytes=300-"


def test_other_bytes_of_the_same_length_are_refused(
    bring: Bring, server: Server, fault: type[Fault], tmp_path: Path
) -> None:
    data = bytearray(server.files[NAME])
    data[2000] ^= 255
    with pytest.raises(ModelCorrupt, match=r"another digest than was stated.*--from DIR"):
        bring(fault(instead=bytes(data)))
    assert not parts(tmp_path)
    assert not (tmp_path / "deep" / "model.safetensors").exists()


def test_more_bytes_than_stated_are_refused(
    bring: Bring, fault: type[Fault], tmp_path: Path
) -> None:
    with pytest.raises(FetchFault, match="more came than"):
        bring(fault(more=b"x"))
    assert not parts(tmp_path)


def test_another_size_than_stated_is_told(bring: Bring, server: Server, fault: type[Fault]) -> None:
    with pytest.raises(FetchFault, match="the server has 5 bytes of it"):
        bring(fault(instead=b"{...}"))


def test_compressed_answers_are_refused(bring: Bring, fault: type[Fault]) -> None:
    with pytest.raises(FetchFault, match="sends it as gzip"):
        bring(fault(headers={"Content-Encoding": "gzip"}))


def test_a_pickle_under_a_good_name_is_refused_at_once(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    server.files[NAME] = pickle.dumps({"w": [1.0] * 100_000})
    with pytest.raises(WeightsRefused, match=r"no safetensors file, whatever it is called"):
        fetch(store, card, FromHub(hub))
    assert not list(store.folder.rglob("*model.safetensors*"))


def test_weights_that_are_only_pickles_are_refused_unasked(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    del server.files[NAME]
    with pytest.raises(WeightsRefused, match=r"only there as unet/model\.bin"):
        fetch(store, card, FromHub(hub))
    assert not any("resolve" in path for path, _, _ in server.asked)


@pytest.mark.parametrize("path", ["../x.json", "/etc/x.json", "a/../../x.json", "a\\x.json"])
def test_a_name_that_leads_out_of_the_folder_is_refused(
    store: ModelStore, card: Card, hub: Hub, server: Server, path: str
) -> None:
    server.siblings = [*server.list(), {"rfilename": path, "size": 2, "blobId": "0" * 40}]
    source = replace(card.sources[0], wanted=())
    with pytest.raises(WeightsRefused, match="leaves the model's folder"):
        fetch(store, replace(card, sources=(source,)), FromHub(hub))
    assert not any("resolve" in path for path, _, _ in server.asked)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "set STORYREEL_HUB_TOKEN"),
        (403, "set STORYREEL_HUB_TOKEN"),
        (404, r"no such repository.*\[\[sources\]\]"),
        (418, "--from DIR"),
    ],
)
def test_a_refusal_is_told_with_what_to_do(
    store: ModelStore,
    card: Card,
    hub: Hub,
    server: Server,
    fault: type[Fault],
    status: int,
    told: str,
) -> None:
    server.faults = deque([fault(status=status)])
    with pytest.raises(FetchFault, match=told):
        fetch(store, card, FromHub(hub))


def test_a_token_that_opens_nothing_is_told(store: ModelStore, card: Card, server: Server) -> None:
    server.token = "another"  # noqa: S105 - of this test
    with (
        Hub(server.address, "secret") as hub,
        pytest.raises(FetchFault, match="accept the model's"),
    ):
        fetch(store, card, FromHub(hub))


@pytest.mark.parametrize(
    "answer",
    [b"<html>", b"[]", b"{}", b'{"sha": "x", "siblings": [{}]}', b'{"sha": "x", "siblings": 5}',
     b'{"sha": "x", "siblings": [{"rfilename": "a", "size": 1, "blobId": "../../x"}]}'],
)  # fmt: skip
def test_an_answer_of_no_hub_is_told(
    store: ModelStore, card: Card, hub: Hub, server: Server, fault: type[Fault], answer: bytes
) -> None:
    server.faults = deque([fault(instead=answer)])
    with pytest.raises(FetchFault, match=r"no JSON|a form that is not known"):
        fetch(store, card, FromHub(hub))


def test_a_hub_that_names_no_commit_is_refused(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    server.commit = "main"
    with pytest.raises(FetchFault, match="'main' is no commit"):
        fetch(store, card, FromHub(hub))


def test_a_server_that_is_not_there_is_told(store: ModelStore, card: Card) -> None:
    pauses = Pauses()
    with (
        Hub("http://127.0.0.1:9", silence_s=1.0) as hub,
        pytest.raises(FetchFault, match=r"127\.0\.0\.1:9: someone/some-model"),
    ):
        fetch(store, card, FromHub(hub, pauses))
    assert len(pauses) == 3


@pytest.mark.parametrize("location", ["http://cdn.example.org/x", "ftp://cdn.example.org/x"])
def test_nothing_goes_from_https_back_to_http(location: str) -> None:
    answer = httpx2.Response(302, headers={"Location": location})
    with pytest.raises(FetchFault, match="which is not https"):
        _next(httpx2.URL("https://hub.example.org/x"), answer, "a file")


def _fetch_slowly(address: str, folder: str, card: Card) -> None:
    with Hub(address, silence_s=60) as hub:
        fetch(ModelStore(Path(folder)), card, FromHub(hub))


def test_a_killed_process_loses_nothing_that_it_wrote(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    server.files[NAME] = tensors(500_000)
    server.faults = deque([Fault(), Fault(), Fault(breaks_after=1_500_000, stalls=True)])
    process = get_context("spawn").Process(
        target=_fetch_slowly, args=(server.address, str(store.folder), card)
    )
    process.start()
    for _ in range(600):
        if sum(part.stat().st_size for part in parts(store.folder)) > 1_000_000:
            break
        process.join(0.05)
    process.kill()
    process.join()
    server.over.set()
    kept = sum(part.stat().st_size for part in parts(store.folder))
    assert 1_000_000 < kept <= 1_500_000
    server.asked.clear()
    assert fetch(store, card, FromHub(hub)).files == 1
    assert [wanted for wanted in ranges(server) if wanted] == [f"bytes={kept}-"]
    assert not parts(store.folder)
    assert store.verify(replace(card, sources=store.pinned(card))) == 2


def test_redirects_have_an_end(store: ModelStore, card: Card, hub: Hub, server: Server) -> None:
    server.cdn = f"{server.address}/someone/some-model/resolve/{server.commit}"
    server.files["cdn/unet/model.safetensors"] = b""
    with pytest.raises(FetchFault, match=r"redirects more than|answers 404"):
        fetch(store, card, FromHub(hub))


def test_a_redirect_to_a_file_of_this_machine_is_refused(
    store: ModelStore, card: Card, hub: Hub, server: Server
) -> None:
    server.cdn = "file:///etc"
    with pytest.raises(FetchFault, match="which is not https"):
        fetch(store, card, FromHub(hub))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.builds(Fault, breaks_after=st.integers(0, 9000), ignores_range=st.booleans()), max_size=4
    )
)
def test_however_the_line_breaks_the_file_is_whole(
    bring: Bring, server: Server, tmp_path: Path, faults: list[Fault]
) -> None:
    (tmp_path / "deep" / "model.safetensors").unlink(missing_ok=True)
    assert bring(*faults) == server.files[NAME]
