"""Every rule of the gate, asked for by a real client at a real server."""

import re
import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.web.conftest import Serving
from web.security.passes import COOKIE
from web.security.roles import Role


@pytest.fixture
def stranger(serving: Serving) -> Iterator[httpx2.Client]:
    """A client of our own pages that has not come in."""
    with httpx2.Client(base_url=serving.url, headers=same_origin(serving)) as client:
        yield client


@pytest.fixture
def browser(serving: Serving) -> Iterator[httpx2.Client]:
    """A client that came in by the printed address."""
    with httpx2.Client(base_url=serving.url, follow_redirects=False) as client:
        client.get("/open", params={"token": serving.token})
        yield client


def same_origin(serving: Serving) -> dict[str, str]:
    return {"Sec-Fetch-Site": "same-origin", "Origin": serving.url}


def test_nobody_comes_in_without_a_pass(serving: Serving) -> None:
    for path in ("/", "/api/v1/projects", f"/media/{serving.project}/{'0' * 64}.mp4", "/api/docs"):
        assert httpx2.get(serving.url + path).status_code == 401, path
    assert httpx2.get(serving.url + "/health").status_code == 200
    wrong = {"Authorization": "Bearer " + "x" * 43}
    assert httpx2.get(serving.url + "/api/v1/projects", headers=wrong).status_code == 401
    for cookie in ("o.0", "u.", "r.x.y", "o." + "0" * 64, "nonsense", "é"):
        got = httpx2.get(
            serving.url + "/api/v1/projects",
            headers={"Cookie": f"{COOKIE}={cookie}".encode()},
        )
        assert got.status_code == 401, cookie


def test_the_printed_address_opens_with_a_guarded_cookie(serving: Serving) -> None:
    opened = httpx2.get(f"{serving.url}/open", params={"token": serving.token})
    assert (opened.status_code, opened.headers["location"]) == (303, "/")
    cookie = opened.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert re.search(r"SameSite=lax", cookie, re.IGNORECASE)
    assert serving.token not in cookie
    assert httpx2.get(f"{serving.url}/open", params={"token": "guess"}).status_code == 401


def test_other_hosts_are_turned_away(serving: Serving) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""):
        got = httpx2.get(serving.url + "/api/v1/projects", headers={**serving.bearer, "Host": host})
        assert got.status_code == 421, host
    port = urlsplit(serving.url).port
    for host in ("localhost", f"localhost:{port}", "LOCALHOST", f"127.0.0.1:{port}"):
        got = httpx2.get(serving.url + "/api/v1/projects", headers={**serving.bearer, "Host": host})
        assert got.status_code == 200, host


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_other_sites_change_nothing(
    serving: Serving, browser: httpx2.Client, headers: dict[str, str]
) -> None:
    path = f"/api/v1/projects/{serving.project}/undo"
    assert browser.post(path, headers=headers).status_code == 403
    assert serving.studio.history(serving.project).current == 0


def test_our_own_pages_may_change_things(serving: Serving, browser: httpx2.Client) -> None:
    path = f"/api/v1/projects/{serving.project}/chat"
    for headers in (same_origin(serving), {"Origin": serving.url}, {"Sec-Fetch-Site": "none"}):
        got = browser.post(path, json={"text": "shot 3 tighter"}, headers=headers)
        assert got.status_code == 201, got.text


def test_other_sites_read_nothing(serving: Serving, browser: httpx2.Client) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    path = f"/api/v1/projects/{serving.project}/board"
    assert browser.get(path, headers=foreign).status_code == 403
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert browser.get("/", headers=followed).status_code == 200


def test_every_answer_is_guarded(serving: Serving, browser: httpx2.Client) -> None:
    for path in ("/", "/api/v1/projects", "/api/v1/none", "/health"):
        got = browser.get(path)
        policy = got.headers["content-security-policy"]
        assert "require-trusted-types-for 'script'" in policy, path
        assert "'unsafe-inline'" not in policy
        assert "'unsafe-eval'" not in policy
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["referrer-policy"] == "no-referrer"
        assert got.headers["cross-origin-resource-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in policy
    nonces = {
        re.search(r"nonce-([\w-]+)", browser.get("/").headers["content-security-policy"])[1]  # type: ignore[index]
        for _ in range(3)
    }
    assert len(nonces) == 3


def test_a_body_is_counted_not_believed(serving: Serving) -> None:
    path = f"{serving.url}/api/v1/check"
    huge = {"script": ("a.fountain", b"x" * (4 << 20))}
    assert httpx2.post(path, files=huge, headers=serving.bearer).status_code == 413
    lengthy = {"script": ("a.fountain", b"x" * ((2 << 20) + 1))}
    assert httpx2.post(path, files=lengthy, headers=serving.bearer).status_code == 413

    def endless() -> "object":
        yield b'--b\r\nContent-Disposition: form-data; name="script"; filename="a"\r\n\r\n'
        for _ in range(80):
            yield b"x" * 65536

    headers = {**serving.bearer, "Content-Type": "multipart/form-data; boundary=b"}
    got = httpx2.post(path, content=endless(), headers=headers)  # type: ignore[arg-type]
    assert got.status_code == 413


def test_names_of_files_lead_nowhere(serving: Serving) -> None:
    before = {p for p in serving.studio.home.rglob("*") if p.name.startswith("pwned")}
    files = {"script": ("../../../../tmp/pwned.fountain", b"INT. ROOM - DAY\n\nRain.\n")}
    path = f"{serving.url}/api/v1/check"
    got = httpx2.post(path, files=files, headers=serving.bearer)
    assert got.status_code == 200, got.text
    assert got.json()["filename"] == "pwned.fountain"
    assert {p for p in serving.studio.home.rglob("*") if p.name.startswith("pwned")} == before
    ways = (
        "/static/../app.py", "/static/%2e%2e/app.py", f"/media/{serving.project}/../../studio.key",
        f"/media/..%2f..%2fstudio/{'0' * 64}.json", "/api/v1/projects/..%2f..%2fetc/board",
    )  # fmt: skip
    with closing(HTTPConnection(urlsplit(serving.url).netloc)) as raw:
        for way in ways:
            raw.request("GET", way, headers=serving.bearer)
            answer = raw.getresponse()
            answer.read()
            assert answer.status in (404, 422), way


def test_a_reviewer_sees_one_project_and_only_pins(
    serving: Serving, stranger: httpx2.Client
) -> None:
    studio, project = serving.studio, serving.project
    link = studio.invite(project, "Rae", 2, by="owner")
    client = stranger
    opened = client.get(link.path)
    assert opened.headers["location"] == f"/projects/{project}"
    board = client.get(f"/api/v1/projects/{project}/board")
    assert board.status_code == 200
    shot = board.json()["scenes"][1]["shots"][0]["id"]
    base = f"/api/v1/projects/{project}"
    pinned = client.post(f"{base}/shots/{shot}/pins", json={"take": 1, "frame": 0, "text": "nice"})
    assert pinned.status_code == 201, pinned.text
    assert pinned.json()["author"] == "Rae"
    for path in (f"{base}/undo", f"{base}/runs", f"{base}/chat", "/api/v1/examples"):
        assert client.post(path, json={"text": "x"}).status_code == 403, path
    assert client.put(f"{base}/shots/{shot}/approval", json={"approved": True}).status_code == 403
    assert client.get("/api/v1/projects/another-one/board").status_code == 404
    assert client.get("/api/v1/users").status_code == 403
    assert client.get("/").headers["location"] == f"/projects/{project}"
    studio.revoke_link(project, link.id)
    assert client.get(base).status_code == 401


def test_a_forged_or_altered_link_opens_nothing(serving: Serving) -> None:
    link = serving.studio.invite(serving.project, "Rae", 2, by="owner")
    secret, _, signature = link.path.removeprefix("/review/").partition(".")
    for token in (
        secret,
        f"{secret}.",
        f"{secret}.{'0' * len(signature)}",
        f"x{secret}.{signature}",
    ):
        assert httpx2.get(f"{serving.url}/review/{token}").status_code == 401, token


def test_users_have_roles_and_can_be_taken_out(serving: Serving, stranger: httpx2.Client) -> None:
    studio = serving.studio
    member, path = studio.add_user("Eddy", Role.EDITOR)
    client = stranger
    assert client.get(path).status_code == 303
    base = f"/api/v1/projects/{serving.project}"
    assert client.post(f"{base}/chat", json={"text": "shot 2 wider"}).status_code == 201
    assert client.get("/api/v1/users").status_code == 403
    assert client.delete(base).status_code == 403
    studio.remove_user(member.id)
    assert client.get(base).status_code == 401


def test_tokens_are_kept_as_digests_only(serving: Serving) -> None:
    _, path = serving.studio.add_user("Ada", Role.REVIEWER)
    link = serving.studio.invite(serving.project, "Rae", 2, by="owner")
    token = path.partition("=")[2].encode()
    secret = link.path.removeprefix("/review/").partition(".")[0].encode()
    kept = [p.read_bytes() for p in serving.studio.home.glob("studio.db*")]
    assert not any(token in data or secret in data for data in kept)
    key = serving.studio.home / "studio.key"
    assert key.stat().st_mode & 0o077 == 0


def test_media_are_served_in_parts_under_their_own_type(
    serving: Serving, browser: httpx2.Client
) -> None:
    board = serving.studio.board(serving.project)
    shot = board.scenes[1].shots[0]
    clip = f"/media/{serving.project}/{shot.take}.mp4"
    whole = browser.get(clip)
    assert whole.headers["content-type"] == "video/mp4"
    assert "immutable" in whole.headers["cache-control"]
    part = browser.get(clip, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole.content[10:20])
    assert browser.get(clip, headers={"Range": f"bytes={10**9}-"}).status_code == 416
    known = browser.get(clip, headers={"If-None-Match": whole.headers["etag"]})
    assert known.status_code == 304
    assert browser.get(clip.replace(".mp4", ".png")).status_code == 404
    assert browser.get(f"/media/{serving.project}/{shot.poster}.webp").status_code == 200


def test_a_silent_connection_is_only_its_own_trouble(serving: Serving) -> None:
    address = urlsplit(serving.url)
    with socket.create_connection((address.hostname or "", address.port or 0)) as idle:
        idle.sendall(b"POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n")
        assert httpx2.get(f"{serving.url}/health").status_code == 200
