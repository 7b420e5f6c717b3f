"""Stems read back by soundfile and wavinfo."""

import numpy as np
import soundfile
from wavinfo import WavInfoReader

from tests.renderers.production.exporting.conftest import Made, Print


def test_the_parts_add_up_to_the_mix(made: Made, printed: Print) -> None:
    files = {f.stem.partition("inputs-")[2]: f for f in printed("stems", "stems").files}
    assert {"mix", "dialogue-anna", "dialogue-ben", "ambience"} <= set(files)
    sounds = {name: soundfile.read(f, dtype="float64")[0] for name, f in files.items()}
    mix = sounds.pop("mix")
    assert mix.shape == (made.negative.timeline.frames * 2000, 2)
    total = np.sum(list(sounds.values()), axis=0)
    assert np.abs(total - mix).max() < len(sounds) * 2.0**-22
    assert np.abs(mix).max() > 0.1


def test_a_voice_is_heard_in_its_own_lines_alone(made: Made, printed: Print) -> None:
    files = {f.stem.rpartition("-")[2]: f for f in printed("stems", "stems").files}
    anna, rate = soundfile.read(files["anna"])
    laid = [(one["start"] * 2, one["take"]) for one in made.negative.programme["lines"]]
    spoken = [start for start, take in laid if take.endswith(made_id(made, "ANNA"))]
    before = min(spoken)
    assert rate == 48_000
    assert np.abs(anna[:before]).max() == 0
    assert np.abs(anna[before : before + rate]).max() > 0.02


def made_id(made: Made, name: str) -> str:
    return next(who for who, called in made.negative.cast.items() if called == name)


def test_a_file_says_when_it_begins(made: Made, printed: Print) -> None:
    for file in printed("stems", "stems", shots="3-4").files:
        info = WavInfoReader(str(file))
        assert info.fmt.bits_per_sample == 24
        assert info.fmt.sample_rate == 48_000
        assert info.data.frame_count == sum(made.lengths[2:4]) * 2000
        assert info.bext.time_reference == made.starts[2] * 2000
        assert info.bext.originator == "Storyreel"
        assert "Small & <b>odd</b>" in info.bext.description


def test_what_is_not_there_is_said(printed: Print) -> None:
    assert "music: this film has none" in printed("stems", "stems").not_carried
