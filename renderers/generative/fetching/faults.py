"""What a server's answer means: good, worth another try, or no.

Enters: an answer. Leaves: nothing, or an error with the remedy. `Passing` is not shown as such:
`downloading` tries again, and lets the last one through as the FetchFault that it is.
"""

import httpx2

from renderers.generative.errors import FetchFault

_LONGEST_PAUSE_S = 300.0
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_TOO_FAR = 416


class Passing(FetchFault):
    """Broken off, busy or slow: worth another try after `pause_s` (0: as the caller likes)."""

    def __init__(self, problem: str, pause_s: float = 0.0) -> None:
        super().__init__(problem)
        self.pause_s = pause_s


class StartOver(Passing):
    """The server does not go on from where we are."""


def refused(answer: httpx2.Response, thing: str, *, token: bool) -> None:
    """Raise what the status of an answer means; nothing for 200 and 206.

    Raises:
        Passing, StartOver: another try may succeed.
        FetchFault: it will not.
    """
    status = answer.status_code
    if status in (200, 206):
        return
    told = f"{thing}: {answer.url.host} answers {status}"
    if status in _TRY_AGAIN:
        raise Passing(f"{told}, busy or out of order; run the same command later", _pause(answer))
    if status == _TOO_FAR:
        raise StartOver(f"{told} to what is wanted from the middle of a file")
    raise FetchFault(f"{told}: {_remedy(status, token=token)}")


def _remedy(status: int, *, token: bool) -> str:
    if status in (401, 403) and token:
        return (
            "the token does not open it; accept the model's terms on its page, with the account "
            "that the token is of"
        )
    if status in (401, 403):
        return (
            "it is private, is called something else, or asks you to accept its terms on its page; "
            "then set STORYREEL_HUB_TOKEN"
        )
    if status == 404:
        return "no such repository, revision or file; see the card's [[sources]]"
    return "see STORYREEL_HUB, or fetch it elsewhere and add it with --from DIR"


def _pause(answer: httpx2.Response) -> float:
    """Seconds that the server asks us to wait."""
    text = answer.headers.get("Retry-After", "")
    return min(float(text), _LONGEST_PAUSE_S) if text.isascii() and text.isdecimal() else 0.0
