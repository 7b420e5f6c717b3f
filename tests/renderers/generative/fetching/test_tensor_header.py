"""Safetensors files are told from what is only called so."""

import json
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import save

from renderers.generative.errors import WeightsRefused
from renderers.generative.fetching.tensor_header import check_kind


def told(table: object, data: bytes = b"") -> bytes:
    text = json.dumps(table).encode()
    return struct.pack("<Q", len(text)) + text + data


ONE = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "0 bytes are no safetensors"),
        (b"\x80\x04\x95" + bytes(50), "no safetensors file"),
        (b"PK\x03\x04" + bytes(50), "no safetensors file"),
        (struct.pack("<Q", 1 << 60) + b"{" + bytes(50), "no safetensors file"),
        (struct.pack("<Q", 20) + b"{" + bytes(30), "no JSON"),
        (told([1]), "no safetensors file"),
        (told({"w": ONE}), "tensors of 8 bytes in a file with 0"),
        (told({"w": ONE}, bytes(9)), "tensors of 8 bytes in a file with 9"),
        (told({"w": ONE, "v": ONE}, bytes(8)), "a gap or an overlap at byte 8"),
        (told({"w": {**ONE, "data_offsets": [4, 12]}}, bytes(12)), "a gap or an overlap at byte 0"),
        (told({"w": {**ONE, "shape": [3]}}, bytes(8)), "8 bytes for 96 bits"),
        (told({"w": {"dtype": "F32"}}), "neither dtype, shape nor place"),
        (told({"w": 5}), "neither dtype, shape nor place"),
    ],
)
def test_what_is_no_safetensors_file_is_refused(data: bytes, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(data)
    with pytest.raises(WeightsRefused, match=problem):
        check_kind(path)


def test_an_archive_of_pickles_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.pkl", b"\x80\x04")
    with pytest.raises(WeightsRefused):
        check_kind(path)


def test_what_the_formats_own_library_writes_is_taken(tmp_path: Path) -> None:
    import numpy as np

    path = tmp_path / "model.safetensors"
    kinds = (np.float32, np.float16, np.int64, np.uint8, np.bool_)
    path.write_bytes(save({k.__name__: np.ones((3, 5), k) for k in kinds}, {"made": "here"}))
    check_kind(path)
    path.write_bytes(save({}))
    check_kind(path)


def test_a_temporary_name_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.part"
    path.write_bytes(b"\x80\x04" + bytes(20))
    with pytest.raises(WeightsRefused):
        check_kind(path, "model.safetensors")
    check_kind(path, "model.json")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused(tmp_path: Path, data: bytes) -> None:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    path = tmp_path / "model.safetensors"
    path.write_bytes(data)
    try:
        load(data)
    except (SafetensorError, KeyError, ValueError):
        with pytest.raises(WeightsRefused):
            check_kind(path)
