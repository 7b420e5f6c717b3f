"""The zip read back, hash by hash."""

import hashlib
import json
import zipfile

import pytest

from renderers.production.exporting import BadOption
from tests.renderers.production.exporting.conftest import Print

SOME = "srt,shots-csv,storyboard,stems"


def test_the_manifest_tells_the_truth(printed: Print) -> None:
    made = printed("zip", "all.zip", kinds=SOME)
    with zipfile.ZipFile(made.files[0]) as packed:
        assert packed.testzip() is None
        manifest = json.loads(packed.read("manifest.json"))
        listed = {entry["file"]: entry for entry in manifest["files"]}
        assert set(packed.namelist()) == {*listed, "manifest.json"}
        for name, entry in listed.items():
            data = packed.read(name)
            assert (len(data), hashlib.sha256(data).hexdigest()) == (
                entry["bytes"], entry["sha256"],
            )  # fmt: skip
    assert {entry["kind"] for entry in manifest["files"]} == set(SOME.split(","))
    assert any(lost.startswith("srt: ") for lost in made.not_carried)


def test_the_same_exports_give_the_same_bytes(printed: Print) -> None:
    one, two = (printed("zip", n, kinds="srt,shots-xlsx").files[0] for n in ("a.zip", "b.zip"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("kinds", ["", "zip", "srt,zip"])
def test_a_zip_holds_no_zip(printed: Print, kinds: str) -> None:
    with pytest.raises(BadOption, match="name some of"):
        printed("zip", "all.zip", kinds=kinds)
