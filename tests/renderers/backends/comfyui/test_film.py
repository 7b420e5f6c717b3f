"""A film painted by a server, from a screenplay to its shots."""

import os
from dataclasses import replace
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from renderers.generative.card_files import written
from renderers.generative.errors import CannotRun, ServerFault
from renderers.production.film import make_film
from renderers.production.generated.choice import GeneratedChoice
from renderers.production.request import FilmRequest
from renderers.profile import Profile
from tests.renderers.backends.comfyui.asked import CLIP, STILL
from tests.renderers.backends.comfyui.comfy_server import ComfyServer

SCRIPT = """Title: Small

INT. KITCHEN - DAY

ANNA (30), red hair, sits at the table.

ANNA
Rain.
"""
SIZE = (128, 72)
CHOICE = GeneratedChoice("comfyui", "small-still", "small-clip")


def request(folder: Path, address: str) -> FilmRequest:
    models = folder / "models"
    (models / "cards").mkdir(parents=True, exist_ok=True)
    for card, name in ((STILL, "small-still"), (CLIP, "small-clip")):
        profiles = tuple(replace(p, width_px=SIZE[0], height_px=SIZE[1]) for p in card.profiles)
        own = replace(card, name=name, profiles=profiles)
        (models / "cards" / f"{name}.toml").write_text(written(own))
    (folder / "small.fountain").write_text(SCRIPT)
    environment = {**os.environ, "STORYREEL_MODELS": str(models), "STORYREEL_COMFYUI": address}
    return FilmRequest(
        folder / "small.fountain", folder / "out", Profile("final", *SIZE, step=1),
        environment=environment, paint=CHOICE,
    )  # fmt: skip


@pytest.mark.skipif(
    "comfyui" not in entry_points(group="storyreel.generators").names,
    reason="installed before this backend was: run make setup again",
)
def test_a_film(tmp_path: Path) -> None:
    with ComfyServer() as server:
        asked = request(tmp_path, server.address)
        summary = make_film(asked, lambda _: None)
        assert summary.delivered.verdicts.verbatim
        kinds = {
            node["class_type"]
            for entry in server.history.values() for node in entry["prompt"][2].values()
        }  # fmt: skip
        assert {"ControlNetApplyAdvanced", "SetLatentNoiseMask", "WanVaceToVideo"} <= kinds
        assert all(entry["status"]["completed"] for entry in server.history.values())
        sent = len(server.submitted)
        make_film(asked, lambda _: None)
        assert len(server.submitted) == sent, "an unchanged film asks for nothing"
    with pytest.raises(ServerFault, match="does not answer"):
        make_film(asked, lambda _: None)
    with pytest.raises(CannotRun, match="no ComfyUI server is named"):
        make_film(replace(asked, environment={**asked.environment, "STORYREEL_COMFYUI": ""}),
                  lambda _: None)  # fmt: skip
