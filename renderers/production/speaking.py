"""The job of speaking one line in one voice.

Enters: the line and its casting. Leaves: two blobs, the sound and its timings.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from renderers.production.blobs_of import packed, plain, restored
from renderers.production.plugins import backend
from screenplay.scene_graph import Line, Source
from storage.blobs import Blobs
from storage.states import Result
from storage.tasks import Context
from voices.casting import Casting
from voices.errors import MissingEngine
from voices.takes import Take, Timings

VOICES = "storyreel.voices"
ENGLISH = "flite"
OTHERS = "espeak"


def engines() -> Mapping[str, str]:
    """Voice backends that run here, with their idents; raises MissingEngine without English."""
    found = {ENGLISH: str(backend(VOICES, ENGLISH).ident)}
    try:
        found[OTHERS] = str(backend(VOICES, OTHERS).ident)
    except MissingEngine:
        # lines of other languages are then read as English, and their takes say so
        return found
    return found


def take_params(line: Line, casting: Casting, found: Mapping[str, str]) -> Mapping[str, Any]:
    """Parameters of a take: all that its sound depends on.

    Where the line stands in the file is left out: lines above it may come and go.
    """
    bare = replace(line, source=Source(0), addressee=None, dual_with=None, speakers=())
    english = line.language.partition("-")[0] == "en" or OTHERS not in found
    engine = ENGLISH if english else OTHERS
    return {
        "line": plain(bare),
        "casting": plain(casting),
        "engine": engine,
        "ident": found[engine],
    }


def speak(context: Context) -> Result:
    """Speak the line; the job's run."""
    from voices.recording import to_bytes

    line = restored(context.params["line"], Line)
    casting = restored(context.params["casting"], Casting)
    take = backend(VOICES, context.params["engine"]).speak(line, casting)
    signed = replace(take.timings, voice=signature(casting))
    sound, timings = to_bytes(replace(take, timings=signed))
    return {"sound": context.blobs.put(sound), "timings": context.blobs.put(timings)}


def signature(casting: Casting) -> str:
    """Name of a cast voice that no other casting shares; takes are signed with it."""
    return f"{casting.voice} {hashlib.sha256(packed(casting)).hexdigest()[:12]}"


def timings_of(result: Result, blobs: Blobs) -> Timings:
    """The timings that a take's job left."""
    from voices.recording import timings_from_bytes

    return timings_from_bytes(blobs.get(result["timings"]))


def take_of(result: Result, blobs: Blobs) -> Take:
    """The whole take that a job left."""
    from voices.recording import from_bytes

    return from_bytes(blobs.get(result["sound"]), blobs.get(result["timings"]))
