"""Content credentials read back by the C2PA library."""

import json
from pathlib import Path
from typing import Any

import c2pa

from renderers.interchange.content_credentials import PARTS_LABEL
from tests.renderers.production.exporting.conftest import Made, Print
from tests.renderers.production.exporting.probing import frame_hashes, probed


def credentials(path: Path) -> tuple[str, dict[str, Any]]:
    """What a reader says of the signature, and the claims."""
    with c2pa.Reader(str(path)) as reader:
        told = json.loads(reader.json())
        return str(reader.get_validation_state()), told["manifests"][told["active_manifest"]]


def test_a_film_says_how_its_parts_were_made(made: Made, printed: Print) -> None:
    export = printed("h264", "signed.mp4", credentials=True)
    state, claims = credentials(export.files[0])
    assert state in {"Valid", "Trusted"}
    parts = next(a["data"]["parts"] for a in claims["assertions"] if a["label"] == PARTS_LABEL)
    assert {part["part"] for part in parts} >= {"story and dialogue", "picture", "voices"}
    voices = next(part for part in parts if part["part"] == "voices")
    assert all(voice in voices["by"] for voice in made.negative.voices.values())
    assert any("untrusted" in lost for lost in export.not_carried)


def test_signing_changes_no_picture(made: Made, printed: Print) -> None:
    file = printed("h264", "signed.mp4", credentials=True).files[0]
    assert frame_hashes(file) == frame_hashes(made.folder / "animatic.mp4")
    assert probed(file)["audio"]["codec_name"] == "aac"


def test_a_changed_film_is_found_out(printed: Print) -> None:
    file = printed("h264", "signed.mp4", credentials=True).files[0]
    data = bytearray(file.read_bytes())
    data[-1000] ^= 0xFF
    file.write_bytes(data)
    state, _ = credentials(file)
    assert state == "Invalid"


def test_the_key_is_its_owners_alone(made: Made, printed: Print) -> None:
    printed("h264", "signed.mp4", credentials=True, shots="1")
    key = made.folder / ".storyreel" / "credentials" / "key.pem"
    assert key.stat().st_mode & 0o077 == 0
    before = key.read_bytes()
    printed("h264", "again.mp4", credentials=True, shots="1")
    assert key.read_bytes() == before
