"""Adapter files: what is read back, what is refused; bytes do not depend on the process."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.generative.errors import AdapterRefused
from renderers.generative.looks.adapter_file import (
    arrays_of,
    check_base,
    check_numbers,
    factors_of,
    opened,
    parsed,
    written,
)

MODULES = {"transformer.blocks.0.attn.to_q": (8, 8), "transformer.blocks.0.ffn": (8, 16)}


def lora(rank: int = 2) -> dict[str, np.ndarray[Any, Any]]:
    rng = np.random.default_rng(3)
    found = {}
    for name, (into, out) in MODULES.items():
        found[f"{name}.lora_A.weight"] = rng.normal(size=(rank, into)).astype(np.float32)
        found[f"{name}.lora_B.weight"] = rng.normal(size=(out, rank)).astype(np.float32)
    return found


def kept(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "adapter"
    path.write_bytes(data)
    return path


def test_what_is_written_is_read_back_by_us_and_by_safetensors(tmp_path: Path) -> None:
    from safetensors.numpy import load

    arrays = lora()
    data = written(arrays, {"base": "some-base", "step": 7})
    ours = arrays_of(data, parsed(data, "x"))
    theirs = load(data)
    for name, array in arrays.items():
        assert np.array_equal(ours[name], array)
        assert np.array_equal(theirs[name], array)
    file = opened(kept(tmp_path, data))
    assert file.provenance == {"base": "some-base", "step": 7}
    check_numbers(file)
    check_base(file, MODULES)


def test_the_same_arrays_are_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib, numpy as np\n"
        "from renderers.generative.looks.adapter_file import written\n"
        "data = written({'b': np.arange(6.0).reshape(2, 3), 'a': np.ones(3, np.float32)},"
        " {'x': 1, 'y': {'q': 2, 'p': 3}})\n"
        "print(hashlib.sha256(data).hexdigest())"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("kind", [np.float32, np.float16, np.float64])
def test_numbers_that_are_none_are_refused_by_name(tmp_path: Path, bad: float, kind: type) -> None:
    arrays = {name: array.astype(kind) for name, array in lora().items()}
    name = "transformer.blocks.0.ffn.lora_B.weight"
    arrays[name][3, 1] = bad
    with pytest.raises(AdapterRefused, match=r"blocks\.0\.ffn\.lora_B"):
        check_numbers(opened(kept(tmp_path, written(arrays))))


def test_bfloat16_that_is_no_number_is_refused(tmp_path: Path) -> None:
    bits = np.zeros((2, 2), np.uint16)
    for value, refused in ((0x3F80, False), (0x7FC0, True), (0x7F80, True)):
        bits[1, 1] = value
        header = {"a": {"dtype": "BF16", "shape": [2, 2], "data_offsets": [0, 8]}}
        text = json.dumps(header).encode()
        path = kept(tmp_path, len(text).to_bytes(8, "little") + text + bits.tobytes())
        if refused:
            with pytest.raises(AdapterRefused, match="infinite or none"):
                check_numbers(opened(path))
        else:
            check_numbers(opened(path))


def test_another_base_is_refused_with_its_name(tmp_path: Path) -> None:
    file = opened(kept(tmp_path, written(lora(), {"base": "other-model"})))
    with pytest.raises(AdapterRefused, match=r"no such part.*other-model"):
        check_base(file, {"unet.down.to_q": (8, 8)})
    larger = {name: (into * 2, out) for name, (into, out) in MODULES.items()}
    with pytest.raises(AdapterRefused, match="another size"):
        check_base(file, larger)


def test_unknown_keys_single_factors_and_odd_ranks_are_refused(tmp_path: Path) -> None:
    arrays = lora()
    with pytest.raises(AdapterRefused, match="unknown keys"):
        check_base(opened(kept(tmp_path, written({**arrays, "dora_scale": np.ones(2)}))), MODULES)
    alone = {n: a for n, a in arrays.items() if not n.endswith("ffn.lora_B.weight")}
    with pytest.raises(AdapterRefused, match="one of two factors"):
        factors_of(opened(kept(tmp_path, written(alone))))
    odd = {**arrays, "transformer.blocks.0.ffn.lora_A.weight": np.ones((3, 8), np.float32)}
    with pytest.raises(AdapterRefused, match="ranks"):
        factors_of(opened(kept(tmp_path, written(odd))))
    with pytest.raises(AdapterRefused, match="no LoRA in it"):
        factors_of(opened(kept(tmp_path, written({"weight": np.ones(3)}))))


def test_a_pickle_a_cut_file_and_a_tail_are_refused(tmp_path: Path) -> None:
    import pickle

    data = written(lora())
    for broken in (pickle.dumps({"a": 1}), data[:-4], data + b"1234", data[:20], b""):
        with pytest.raises(AdapterRefused, match="safetensors"):
            opened(kept(tmp_path, broken))


def test_tensors_that_overlap_are_refused(tmp_path: Path) -> None:
    facts = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}
    text = json.dumps({"a": facts, "b": facts}).encode()
    path = kept(tmp_path, len(text).to_bytes(8, "little") + text + bytes(8))
    with pytest.raises(AdapterRefused, match="overlap"):
        opened(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(AdapterRefused):  # anything else that is raised is a fault
        parsed(data, "noise")


@given(st.integers(0, 400), st.integers(0, 255))
def test_one_byte_changed_is_read_or_refused(at: int, value: int) -> None:
    data = bytearray(written(lora(), {"base": "b"}))
    data[at % len(data)] = value
    with suppress(AdapterRefused):
        arrays_of(bytes(data), parsed(bytes(data), "changed"))
