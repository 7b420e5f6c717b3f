"""A film's content credentials: what is claimed of it, and with whose key.

Enters: an order and an unsigned film. Leaves: the signed one. The key is made once for a film
folder and lies in its store, readable by its owner alone.
"""

import os
from importlib.metadata import version
from pathlib import Path

from renderers.interchange.content_credentials import Identity, Part, new_identity, sign_film
from renderers.production.exporting.orders import Order
from storage.errors import disk_errors
from storage.publish import staged

UNTRUSTED = (
    "trust in the signer: the credentials are signed with a key made on this machine, so that "
    "readers say “untrusted”; that nothing was changed since, they can tell"
)


def sign(order: Order, source: Path, target: Path) -> tuple[str, ...]:
    """Sign a film; returns what its credentials cannot promise."""
    agent = f"Storyreel {version('storyreel')}"
    sign_film(source, target, order.negative.title, agent, parts_of(order), _identity(order))
    return (UNTRUSTED, "the same bytes twice: a signature is never the same")


def parts_of(order: Order) -> tuple[Part, ...]:
    """Which parts of a film were made how."""
    negative = order.negative
    voices = ", ".join(sorted(set(negative.voices.values()))) or "none"
    found = [
        Part("story and dialogue", "written in a screenplay, spoken word for word",
             "humanEdits", negative.author or "the screenplay's author"),
        Part("picture", "planned and drawn by rule from the screenplay; no camera, no footage",
             "algorithmicMedia", f"Storyreel {negative.renderer}"),
        Part("voices", "synthesised; nobody was recorded for this film",
             "algorithmicMedia", voices),
        Part("effects and ambience", "synthesised by rule", "algorithmicMedia", "Storyreel"),
    ]  # fmt: skip
    if negative.programme.get("music"):
        files = any(piece.get("file") for piece in negative.programme["music"])
        how = "from a file that the user gave" if files else "composed and played by rule"
        found.append(
            Part("music", how, "digitalCapture" if files else "algorithmicMedia", "Storyreel")
        )
    if negative.notes:
        told = f"{negative.notes} of the director's notes were obeyed"
        found.append(Part("direction", told, "humanEdits", "the film's director"))
    return tuple(found)


def _identity(order: Order) -> Identity:
    """The folder's own key; made where there is none."""
    home = order.project.store / "credentials"
    key, chain = home / "key.pem", home / "chain.pem"
    with disk_errors(home):
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o700)
        if not (key.is_file() and chain.is_file()):
            made = new_identity()
            _kept(chain, made.chain)
            _kept(key, made.key)
        return Identity(key.read_bytes(), chain.read_bytes())


def _kept(path: Path, data: bytes) -> None:
    with staged(path, 0o600) as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(data)
