"""What every test shares: the corpus of real screenplays, found where STORYREEL_CORPUS points."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Test processes share the cores: a second thread for a small product only spins until the others
# are done. Said here, before numpy is there, so that the workers of xdist inherit it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

# Machines are noisy: what a test asserts is work done right, not done within so many milliseconds.
settings.register_profile("storyreel", deadline=None)
settings.load_profile("storyreel")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder with `screenplays/`, `mocap/` and `fountain_cases.json`; skips without it."""
    folder = os.environ.get("STORYREEL_CORPUS", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("STORYREEL_CORPUS names no folder: tests on real screenplays need the corpus")
    return Path(folder)
