"""The version of each kind of job: a digest of the source it is made by.

Enters: names of our packages and modules. Leaves: short digests that change with the code, so that
a new version of Storyreel never shows an old version's pictures and nobody must remember to count
up.
"""

import hashlib
import importlib.util
from functools import cache
from pathlib import Path

_READ = frozenset({".py", ".glsl", ".frag", ".vert", ".json", ".toml", ".tsv"})


@cache  # sources do not change under a running process
def source_version(*modules: str) -> str:
    """Digest of the source files of modules and packages, with all that lies in the packages."""
    whole = hashlib.sha256()
    for module in modules:
        for path in _files(module):
            whole.update(path.name.encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def _files(module: str) -> list[Path]:
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{module}: no such module of Storyreel")
    origin = Path(spec.origin)
    if spec.submodule_search_locations is None:
        return [origin]
    return sorted(p for p in origin.parent.rglob("*") if p.suffix in _READ)
