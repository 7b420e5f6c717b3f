"""The hub's protocol: which files a repository has at a commit, and their bytes from an offset.

Enters: a repository and a revision. Leaves: a listing, or a stream. Source of the protocol:
huggingface_hub 2.4 (`model_info` with blobs, `hf_hub_url`). Redirects are followed here, so that a
token never leaves the hub's own host and nothing goes from https back to http.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import httpx2

from renderers.generative.errors import FetchFault
from renderers.generative.fetching.faults import Passing, refused
from renderers.generative.fetching.stated import Listing, Stated

HUB = "https://huggingface.co"
_HOPS = 5
_DIGEST = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MOST_LISTING_BYTES = 64 << 20
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Hub:
    """A server that speaks the hub's protocol; a context manager."""

    def __init__(self, address: str = HUB, token: str = "", silence_s: float = 60.0) -> None:
        """`silence_s`: how long it may say nothing before it counts as broken off."""
        self.address = address.rstrip("/")
        self._token = token
        self._http = httpx2.Client(
            timeout=httpx2.Timeout(silence_s, connect=min(30.0, silence_s)),
            headers={"User-Agent": "storyreel", "Accept-Encoding": "identity"},
        )

    def __enter__(self) -> "Hub":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def listing(self, repository: str, revision: str = "") -> Listing:
        """The files at a commit, or at the newest one of the main branch.

        Raises:
            FetchFault: there is no such thing, or it may not be read.
            Passing: another try may succeed.
        """
        path = f"/api/models/{quote(repository)}/revision/{quote(revision or 'main', safe='')}"
        with self._answer(f"{path}?blobs=true", repository, {}) as answer:
            found = _document(answer, repository)
        try:
            commit = str(found["sha"])
            files = tuple(_stated(one) for one in found["siblings"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise FetchFault(
                f"{self.address} tells of {repository} in a form that is not known ({error!r}); "
                "see whether STORYREEL_HUB names a hub"
            ) from error
        return Listing(repository, commit, files)

    @contextmanager
    def opened(
        self, repository: str, commit: str, path: str, offset: int = 0
    ) -> Iterator[httpx2.Response]:
        """The answer that carries a file's bytes from `offset` on (or from 0, with status 200)."""
        wanted = {"Range": f"bytes={offset}-"} if offset else {}
        place = f"/{quote(repository)}/resolve/{commit}/{quote(path)}"
        with self._answer(place, f"{repository}: {path}", wanted) as answer:
            yield answer

    @contextmanager
    def _answer(
        self, path: str, thing: str, headers: Mapping[str, str]
    ) -> Iterator[httpx2.Response]:
        """A good answer, redirects followed; faults of the wire as Passing."""
        try:
            with self._followed(path, thing, headers) as answer:
                refused(answer, thing, token=bool(self._token))
                yield answer
        except httpx2.TransportError as error:
            told = str(error) or type(error).__name__
            raise Passing(
                f"{self.address}: {thing}: {told}; what came is kept. Run the same command again"
            ) from error

    @contextmanager
    def _followed(
        self, path: str, thing: str, headers: Mapping[str, str]
    ) -> Iterator[httpx2.Response]:
        home = httpx2.URL(self.address)
        url = httpx2.URL(self.address + path)
        for _ in range(_HOPS):
            ours = {**headers, **self._credentials(url, home)}
            with self._http.stream("GET", url, headers=ours) as answer:
                if answer.status_code not in _REDIRECTS:
                    yield answer
                    return
                url = _next(url, answer, thing)
        raise FetchFault(
            f"{self.address}: {thing}: it redirects more than {_HOPS} times; try later"
        )

    def _credentials(self, url: httpx2.URL, home: httpx2.URL) -> dict[str, str]:
        same = (url.scheme, url.host, url.port) == (home.scheme, home.host, home.port)
        return {"Authorization": f"Bearer {self._token}"} if self._token and same else {}


def _next(url: httpx2.URL, answer: httpx2.Response, thing: str) -> httpx2.URL:
    """Where a redirect leads; never from https to anything else."""
    target = url.join(answer.headers.get("Location", ""))
    if target.scheme not in ("http", "https") or (url.scheme == "https" != target.scheme):
        raise FetchFault(
            f"{thing}: {url.host} redirects to {target.scheme}://{target.host}, which is not "
            "https; fetch it elsewhere and add it with --from DIR"
        )
    return target


def _document(answer: httpx2.Response, thing: str) -> Any:  # noqa: ANN401 - JSON
    data = bytearray()
    for chunk in answer.iter_bytes():
        data += chunk
        if len(data) > _MOST_LISTING_BYTES:
            raise FetchFault(f"{thing}: its list of files is above 64 MiB; name another repository")
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FetchFault(f"{thing}: the hub's answer is no JSON ({error}); try later") from error


def _stated(one: Mapping[str, Any]) -> Stated:
    """A file of the hub's list. LFS files state SHA-256, small ones git's SHA-1."""
    large = one.get("lfs") or {}
    size = int(large["size"] if large else one["size"])
    sha256, sha1 = (str(large["sha256"]), "") if large else ("", str(one["blobId"]))
    if not _DIGEST.fullmatch(sha256 or sha1):
        raise ValueError(f"{sha256 or sha1!r} is no digest")
    return Stated(str(one["rfilename"]), size, sha256, sha1)
