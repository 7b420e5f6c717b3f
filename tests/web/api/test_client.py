"""The typed client against a real studio, and what every client may rely on."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.conftest import Serving, wait_for
from web.client import StudioClient, Trouble
from web.studio.shapes import PaintWish, TurnKind


@pytest.fixture
def client(serving: Serving) -> Iterator[StudioClient]:
    with StudioClient(serving.url, serving.token) as made:
        yield made


def test_the_client_gives_the_studios_own_shapes(serving: Serving, client: StudioClient) -> None:
    project = serving.project
    assert client.board(project) == serving.studio.board(project)
    assert client.project(project) == serving.studio.project(project)
    assert client.cast(project) == serving.studio.cast(project)
    assert client.sets(project) == serving.studio.sets(project)
    assert client.history(project) == serving.studio.history(project)
    assert client.exports(project) == serving.studio.exports(project)
    assert client.script(project) == serving.studio.script(project)
    assert client.final(project) == serving.studio.final(project)
    shot = client.board(project).scenes[1].shots[0].id
    assert client.takes(project, shot) == serving.studio.takes(project, shot)


def test_models_and_looks_are_told_as_the_studio_has_them(
    serving: Serving, client: StudioClient
) -> None:
    project = serving.project
    assert client.painters(project) == serving.studio.painters()
    assert client.looks(project) == serving.studio.looks(project)
    assert client.final_shots(project) == ()
    shot = client.board(project).scenes[1].shots[0].id
    refused: list[tuple[Callable[[], object], int]] = [
        (lambda: client.make_final(project, "painted", PaintWish("sdxl-union")), 409),
        (lambda: client.make_final(project, "painted", PaintWish("none")), 404),
        (lambda: client.make_final(project, "painted"), 422),
        (lambda: client.train(project, client.looks(project).looks[0].id, "sdxl-union"), 409),
        (lambda: client.retake(project, shot), 404),
        (lambda: client.use_take(project, shot, 1), 404),
        (lambda: client.finish(project, shot, "lips", "latentsync"), 404),
        (lambda: client.unfinish(project, shot, 1), 404),
        (lambda: client.again(project, 10**6), 404),
    ]
    for ask, status in refused:
        with pytest.raises(Trouble) as told:
            ask()
        assert told.value.status == status, str(told.value)


def test_a_film_is_changed_compared_and_exported(
    serving: Serving, client: StudioClient, tmp_path: Path
) -> None:
    project = client.create("two.fountain", _other("Two Mugs").encode()).id
    assert wait_for(serving.studio, project) == "done"
    turn = client.chat(project, "shot 3 tighter")
    assert turn.kind is TurnKind.UNDERSTOOD
    applied = client.apply_turn(project, turn.id)
    assert applied.version == 1
    assert wait_for(serving.studio, project) == "done"
    (compared,) = client.compare(project).shots
    clip = client.save_media(project, compared.after_clip, "mp4", tmp_path / "after.mp4")
    assert clip.read_bytes()[4:8] == b"ftyp"
    assert client.undo(project).version == 0
    assert wait_for(serving.studio, project) == "done"
    client.export(project, "vtt")
    assert wait_for(serving.studio, project) == "done"
    (made,) = client.exports(project).made
    saved = client.save_export(project, made.id, tmp_path / made.filename)
    assert saved.read_text().startswith("WEBVTT")
    client.delete(project)
    with pytest.raises(Trouble) as gone:
        client.board(project)
    assert gone.value.status == 404


def _other(title: str) -> str:
    return (
        f"Title: {title}\n\nINT. HALL - NIGHT\n\nANA waits.\n\nANA\nWho is there?\n\n"
        "BEN comes in.\n\nBEN\nOnly me.\n"
    )


def test_troubles_are_told_as_problems(serving: Serving, client: StudioClient) -> None:
    with pytest.raises(Trouble, match="shot") as missing:
        client.shot(serving.project, "sh-none")
    assert missing.value.status == 404
    with pytest.raises(Trouble) as unfit:
        client.create("empty.fountain", b"  ")
    assert unfit.value.status == 422
    raw = httpx2.get(f"{serving.url}/api/v1/projects/none/board", headers=serving.bearer)
    assert raw.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail"} <= set(raw.json())


def test_a_repeated_post_is_carried_out_once(serving: Serving) -> None:
    url = f"{serving.url}/api/v1/projects/{serving.project}/chat"
    headers = {**serving.bearer, "Idempotency-Key": "once-only"}
    first = httpx2.post(url, json={"text": "shot 2 wider"}, headers=headers)
    again = httpx2.post(url, json={"text": "shot 2 wider"}, headers=headers)
    assert first.status_code == again.status_code == 201
    assert again.json() == first.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    other = httpx2.post(url, json={"text": "shot 3 wider"}, headers=headers)
    assert other.status_code == 422
    fresh = httpx2.post(
        url, json={"text": "shot 2 wider"}, headers={**headers, "Idempotency-Key": "another"}
    )
    assert fresh.json()["id"] != first.json()["id"]


def test_pages_follow_each_other(serving: Serving, client: StudioClient) -> None:
    for number in range(3):
        client.chat(serving.project, f"shot {number + 2} wider")
    whole = client.turns(serving.project, limit=200, after=0)
    paged, after = [], 0
    while page := client.turns(serving.project, limit=2, after=after):
        paged += page
        after = page[-1].id
    assert tuple(paged) == whole
    assert client.turns(serving.project, limit=2) == whole[-2:]


def test_lists_are_read_page_by_page(serving: Serving, client: StudioClient) -> None:
    project = serving.project
    shot = client.board(project).scenes[1].shots[1].id
    for number in range(3):
        client.pin(project, shot, 1, number, f"remark {number}")
    pins = client.pins(project, shot)
    assert client.pins(project, shot, limit=2) == pins[:2]
    assert client.pins(project, shot, limit=200, after=pins[1].id) == pins[2:]
    assert client.takes(project, shot, limit=1) == client.takes(project, shot)[:1]
    assert client.takes(project, shot, after=client.takes(project, shot)[-1].number) == ()
    runs = client.runs(project)
    assert client.runs(project, limit=1) == runs[:1]
    assert client.runs(project, after=runs[0].id) == runs[1:]


def test_the_board_is_not_sent_twice(serving: Serving) -> None:
    url = f"{serving.url}/api/v1/projects/{serving.project}/board"
    first = httpx2.get(url, headers=serving.bearer)
    known = {**serving.bearer, "If-None-Match": first.headers["etag"]}
    assert httpx2.get(url, headers=known).status_code == 304


def test_events_come_as_they_happen_and_can_be_asked_for_again(
    serving: Serving, client: StudioClient
) -> None:
    project = serving.project
    shot = client.board(project).scenes[1].shots[1]
    began = serving.studio.ledger.last_seq(project)
    heard: list[str] = []
    seen = threading.Event()

    def listen() -> None:
        with StudioClient(serving.url, serving.token) as other:
            for event in other.events(project, after=began):
                heard.append(event.name)
                if event.name == "pin":
                    seen.set()
                    return

    thread = threading.Thread(target=listen)
    thread.start()
    client.pin(project, shot.id, 1, 0, "look here")
    assert seen.wait(30)
    thread.join(30)
    assert heard[-1] == "pin"
    replayed = next(event for event in client.events(project, after=began) if event.name == "pin")
    assert replayed.seq > began
    assert json.dumps(replayed.data)


def test_an_example_is_one_click_away(client: StudioClient) -> None:
    names = [example.name for example in client.examples()]
    assert "last_pancake" in names
    with pytest.raises(Trouble) as unknown:
        client.open_example("../../etc/passwd")
    assert unknown.value.status == 404


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.one_of(
        st.text(max_size=40), st.sampled_from(["a.fdx", "b.fountain", "../x.txt", "con", ".fdx"])
    ),
    data=st.one_of(
        st.binary(max_size=2000),
        st.text(max_size=2000).map(str.encode),
        st.builds(
            lambda text: b"<?xml version='1.0'?><FinalDraft><Content>" + text.encode(),
            st.text(max_size=300),
        ),
    ),
)
def test_whatever_is_uploaded_is_read_or_refused(
    client: StudioClient, name: str, data: bytes
) -> None:
    """No upload is a fault of ours."""
    status = 200
    try:
        client.check(name or "x", data)
    except Trouble as trouble:
        status = trouble.status
    assert status in (200, 400, 413, 422)


@pytest.mark.parametrize(
    "data",
    [
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
        b"<FinalDraft>&b;</FinalDraft>",
        b"<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///etc/passwd'><FinalDraft/>",
        b"<FinalDraft>" + b"<a>" * 20_000,
    ],
    ids=["entities", "outside", "deep"],
)
def test_hostile_files_are_refused(client: StudioClient, data: bytes) -> None:
    with pytest.raises(Trouble) as refused:
        client.check("hostile.fdx", data)
    assert refused.value.status == 422
