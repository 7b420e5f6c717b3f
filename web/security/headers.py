"""Headers of every answer: what a browser may do with our pages.

Enters: a nonce. Leaves: header pairs. Scripts run by nonce only, what strangers wrote is inert, and
no page of others may frame or read ours.
"""

_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; "
    "style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; media-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types htmx"
)
_ALWAYS = (
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


def policy(nonce: str) -> str:
    """The content security policy of a page."""
    return _POLICY.format(nonce=nonce)


def guarded(headers: list[tuple[bytes, bytes]], nonce: str) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with those that keep it safe; what the answer says itself stands."""
    said = {name.lower() for name, _ in headers}
    ours = [*_ALWAYS, ("content-security-policy", policy(nonce)), ("cache-control", "no-store")]
    more = [(name.encode(), value.encode()) for name, value in ours if name.encode() not in said]
    return [*headers, *more]
