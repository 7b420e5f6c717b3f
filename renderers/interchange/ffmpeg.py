"""The ffmpeg program: found, asked what it can do, and run confined (`voices.engines.confining`).

Enters: arguments after the inputs. Leaves: the file that they name. The system's ffmpeg comes
first, then the one that the package `imageio-ffmpeg` brings.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from renderers.errors import EncodeError
from voices.engines.confining import Limits, confined

_QUIET = ("-hide_banner", "-nostdin", "-loglevel", "error", "-y")
# Only what we write ourselves is read, whatever a file calls itself or a playlist in it asks for.
_LOCAL = ("-protocol_whitelist", "file,pipe",
          "-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2,wav,srt")  # fmt: skip
_EXACT = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
          "-flags:a", "+bitexact")  # fmt: skip
_TOLD = 600  # letters of its last words that a message keeps
_PATIENCE_S = 6 * 3600  # a feature in AV1 on a slow machine takes hours; a hang takes for ever
_LIMITS = Limits(
    megabytes=16 << 10, cpu_s=4 * _PATIENCE_S, file_mb=512 << 10
)  # a feature in ProRes


class MissingTool(EncodeError):
    """ffmpeg, or an encoder of it, is not on this machine."""


@lru_cache(maxsize=1)
def program() -> str:
    """Path of ffmpeg.

    Raises MissingTool where there is none.
    """
    found = shutil.which("ffmpeg")
    if found:
        return found
    try:
        import imageio_ffmpeg

        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError) as error:
        raise MissingTool(
            "ffmpeg is not on this machine: apt-get install ffmpeg, or pip install imageio-ffmpeg"
        ) from error


@lru_cache(maxsize=1)
def encoders() -> frozenset[str]:
    """Names of the encoders that this ffmpeg has."""
    told = subprocess.run(  # noqa: S603 - a fixed program, no shell
        [program(), "-hide_banner", "-encoders"], capture_output=True, text=True, check=False
    )
    lines = (line.split() for line in told.stdout.splitlines())
    return frozenset(words[1] for words in lines if len(words) > 1 and len(words[0]) == 6)


def encode(inputs: Sequence[Path], arguments: Sequence[str], target: Path, needs: str = "") -> None:
    """Run ffmpeg from `inputs` to `target`; the same inputs give the same bytes.

    Args:
        inputs: local files.
        arguments: what stands between inputs and target.
        target: a file; a pattern such as x.%06d.png for a sequence.
        needs: the encoder that this takes.

    Raises:
        MissingTool: ffmpeg or that encoder is missing.
        EncodeError: it gave up; with its own words.
    """
    if needs and needs not in encoders():
        raise MissingTool(
            f"{program()} has no encoder {needs}: install Debian's ffmpeg (apt-get install ffmpeg) "
            "or pip install imageio-ffmpeg, and see that it comes first on PATH"
        )
    given = [word for path in inputs for word in (*_LOCAL, "-i", str(path))]
    command = [program(), *_QUIET, *given, *_EXACT, *arguments, f"file:{target}"]
    told = subprocess.run(  # noqa: S603 - a fixed program, arguments of our own, no shell
        confined(command, _LIMITS, read=inputs, write=[target.parent]),
        capture_output=True, text=True, errors="replace", check=False,
        timeout=_PATIENCE_S, env=_bare(),
    )  # fmt: skip
    if told.returncode:
        why = told.stderr.strip()[-_TOLD:] or f"exit code {told.returncode}"
        raise EncodeError(f"{target.name}: ffmpeg gave up: {why}")


def _bare() -> dict[str, str]:
    """An environment without the user's own settings."""
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
