"""Training as jobs: from a folder of pictures to an adapter that films are painted with."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from renderers.generative.card import Card
from renderers.generative.errors import CardError, LicenceRefused
from renderers.generative.licences import Use
from renderers.generative.looks.adapter_file import check_numbers, factors_of, opened
from renderers.generative.looks.errors import (
    CannotTrain,
    ConsentMissing,
    NoSuchLook,
    PicturesRefused,
)
from renderers.generative.model_store import ModelStore
from renderers.production.look_training.asking import Wishes, asked
from renderers.production.look_training.training import Followed, chosen, train_look
from renderers.production.looks import (
    adapters_of,
    looks_trained,
    planned_looks,
    remove_look,
)
from storage.projects import Project
from tests.renderers.production.look_training.conftest import Home, planned

ROOT = Path(__file__).parents[4]


@pytest.fixture(autouse=True)
def here(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs run in this process (workers = 0), which is told of its machine as a worker is."""
    monkeypatch.setenv("STORYREEL_MODELS", str(home.models))


def wish(home: Home, **told: object) -> Wishes:
    usual = Wishes(
        "ANN", card="tiny-sdxl", steps=9, rank=2, every=3, images=home.images, drawings=True
    )
    return replace(usual, **told)  # type: ignore[arg-type]  # fields of Wishes


def card_of(home: Home, name: str = "tiny-sdxl") -> Card:
    return ModelStore(home.models).card(name)


def test_a_look_is_trained_kept_and_found_again(home: Home, film: Project) -> None:
    heard: list[Followed] = []
    told_by = wish(home, captioner="tiny-florence")
    course = asked(told_by, film, Use(), home.environment).course
    done = train_look(course, film, home.environment, heard.append, 0)
    assert looks_trained(film) == (done,)
    assert [one.step for one in heard] == sorted(one.step for one in heard)
    assert heard[-1].step == heard[-1].steps == 9
    assert len([one for one in heard if one.sheet]) == 3
    assert [step for step, _ in done.sheets] == [3, 6, 9]

    file = opened(film.blobs.path(done.adapter))
    check_numbers(file)
    assert all(name.startswith("unet.") for name in factors_of(file))
    told = json.loads(film.blobs.get(done.provenance))
    assert file.provenance == told
    assert told["trigger"] == done.trigger
    assert told["base"] == "tiny-sdxl"
    assert told["recipe"]["rank"] == 2
    assert [score["step"] for score in told["scores"]] == [3, 6, 9]
    assert done.step == max(told["scores"], key=lambda score: score["likeness"])["step"]
    assert "CLIPVisionModelWithProjection" in done.chosen_by
    assert len(told["pictures"]) == len(told["captions"]) == 9
    assert all(done.trigger in caption for caption in told["captions"])
    described = [words.split(", ")[1:-1] for words in told["captions"]]
    assert ["sits on a bench"] in described, "the user's own words stand"
    assert all(described), "the others were found by the captioner"
    assert told["captioner"] == "tiny-florence"
    assert {"torch", "diffusers", "device"} <= set(told["made_with"])
    assert told["base_licence"]["name"] == card_of(home).licence.name
    assert str(home.models) not in json.dumps(told), "no path of this machine"

    look = planned_looks(film).looks[0]
    found = adapters_of(film, card_of(home))
    assert list(found) == [look]
    assert (found[look].blob, found[look].trigger) == (done.adapter, done.trigger)
    assert adapters_of(film, card_of(home, "tiny-zimage")) == {}, "another base"

    longer = train_look(
        asked(replace(told_by, steps=12), film, Use(), home.environment).course,
        film, home.environment, heard.append, 0,
    )  # fmt: skip
    assert [step for step, _ in longer.sheets] == [3, 6, 9, 12]
    assert longer.sheets[:3] == done.sheets, "what was learnt is not learnt again"
    assert longer.trigger == done.trigger
    assert len(looks_trained(film)) == 1
    assert remove_look(film, look) == 1
    assert looks_trained(film) == ()


def test_a_killed_training_goes_on_to_the_same_bytes(home: Home, tmp_path: Path) -> None:
    whole, broken = planned(tmp_path / "whole"), planned(tmp_path / "broken")
    for project in (whole, broken):
        course = asked(
            wish(home, card="tiny-zimage", steps=60, every=30), project, Use(), home.environment
        ).course
        if project is whole:
            expected = train_look(course, project, home.environment, lambda _: None, 0)
    _killed_at(broken.root, home, step=31)
    assert looks_trained(broken) == ()
    again = Wishes("ANN", resume=True)
    course = asked(again, broken, Use(), home.environment).course
    assert course.card.name == "tiny-zimage", "what was asked for is remembered"
    heard: list[Followed] = []
    done = train_look(course, broken, home.environment, heard.append, 0)
    assert done == expected
    assert whole.blobs.get(done.adapter) == broken.blobs.get(done.adapter)
    taught = [one.step for one in heard if one.doing.startswith("step ")]
    assert min(taught, default=60) > 30, "the first stretch was not taught again"


def test_pictures_of_the_class_are_painted_by_the_base_and_told(home: Home, film: Project) -> None:
    wishes = wish(home, card="tiny-zimage", steps=4, every=2, prior=3)
    course = asked(wishes, film, Use(), home.environment).course
    assert course.recipe.prior == 1.0
    done = train_look(course, film, home.environment, lambda _: None, 0)
    told = json.loads(film.blobs.get(done.provenance))
    prior = told["prior"]
    assert (prior["painted_by"], prior["weight"], prior["profile"]) == ("tiny-zimage", 1.0, "final")
    assert len(prior["pictures"]) == len(prior["captions"]) == 3
    assert len(set(prior["pictures"])) == 3
    assert all(course.trigger not in words for words in prior["captions"])
    assert all(words.startswith("woman") for words in prior["captions"])
    assert all(score["class_loss"] > 0 for score in told["scores"])
    without = asked(replace(wishes, prior=0), film, Use(), home.environment).course
    bare = train_look(without, film, home.environment, lambda _: None, 0)
    assert bare.adapter != done.adapter
    assert json.loads(film.blobs.get(bare.provenance))["prior"] is None
    kept = asked(Wishes("ANN", resume=True), film, Use(), home.environment).course
    assert kept.order.prior == 0
    with pytest.raises(CannotTrain, match="--prior 900"):
        asked(replace(wishes, prior=900), film, Use(), home.environment)


def _killed_at(folder: Path, home: Home, step: int) -> None:
    """Begin a training in a process of its own, and kill it in the middle of a stretch."""
    program = (
        "import sys, pathlib\n"
        "from renderers.generative.licences import Use\n"
        "from renderers.production.look_training.asking import Wishes, asked\n"
        "from renderers.production.look_training.training import train_look\n"
        "from storage.projects import Project\n"
        "import os\n"
        "project = Project(pathlib.Path(sys.argv[1]))\n"
        "wishes = Wishes('ANN', card='tiny-zimage', steps=60, rank=2, every=30,\n"
        "                images=pathlib.Path(sys.argv[2]), drawings=True)\n"
        "course = asked(wishes, project, Use(), dict(os.environ)).course\n"
        "tell = lambda at: print(at.step, flush=True)\n"
        "train_look(course, project, dict(os.environ), tell, 0)\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", program, str(folder), str(home.images)],
        stdout=subprocess.PIPE, text=True, env=dict(home.environment), cwd=ROOT,
        start_new_session=True,
    )  # fmt: skip
    assert run.stdout is not None
    reached = next((int(line) for line in run.stdout if int(line) >= step), None)
    assert reached is not None
    assert reached < 60, "it was over before it could be killed"
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    run.stdout.close()


def test_photographs_need_a_word_of_whoever_they_show(home: Home, film: Project) -> None:
    with pytest.raises(ConsentMissing, match=r"--consent.*--drawings"):
        asked(wish(home, drawings=False), film, Use(), home.environment)
    told = wish(home, drawings=False, consent=" Ann Lee, by letter of 3 May ")
    order = asked(told, film, Use(), home.environment).course.order
    assert (order.medium, order.consent) == ("photograph", "Ann Lee, by letter of 3 May")


def test_what_cannot_be_trained_is_said_before_any_work(
    home: Home, film: Project, tmp_path: Path
) -> None:
    environment = home.environment
    with pytest.raises(NoSuchLook, match="CARL"):
        asked(wish(home, name="CARL"), film, Use(), environment)
    with pytest.raises(CardError, match="no card is called 'sdxl-9'"):
        asked(wish(home, card="sdxl-9"), film, Use(), environment)
    with pytest.raises(NoSuchLook, match="no training was begun"):
        asked(Wishes("ANN", resume=True), film, Use(), environment)
    with pytest.raises(CardError, match="no card is called 'eyes'"):
        asked(wish(home, captioner="eyes"), film, Use(), environment)
    few = tmp_path / "few"
    few.mkdir()
    (few / "a.png").write_bytes((home.images / "ann-0.png").read_bytes())
    (few / "b.png").write_bytes((home.images / "ann-0.png").read_bytes())
    with pytest.raises(PicturesRefused, match="1 different pictures"):
        asked(wish(home, images=few), film, Use(), environment)
    assert looks_trained(film) == ()


def test_a_licence_that_forbids_the_use_forbids_the_training(
    home: Home, film: Project, tmp_path: Path
) -> None:
    from tests.renderers.backends.diffusion.tiny import parts

    card = card_of(home)
    bound = replace(
        card, name="bound", trains_on="bound", licence=replace(card.licence, commercial=False)
    )
    parts.card_file(tmp_path / "models", bound)
    environment = {**home.environment, "STORYREEL_MODELS": str(tmp_path / "models")}
    with pytest.raises(LicenceRefused, match="bound"):
        asked(wish(home, card="bound"), film, Use(commercial=True), environment)


def test_two_people_have_two_triggers_and_each_keeps_its_own(home: Home, film: Project) -> None:
    ann, ben = (
        asked(wish(home, name=name), film, Use(), home.environment).course
        for name in ("ANN", "BEN")
    )
    again = asked(wish(home, card="tiny-zimage"), film, Use(), home.environment).course
    assert ann.trigger != ben.trigger
    assert ann.trigger == again.trigger
    assert "ann" not in ann.trigger.split()


def test_the_best_step_is_the_likest_else_the_least_off_and_the_earlier_of_equals() -> None:
    plain = [
        {"step": 1, "held_out_loss": 0.5}, {"step": 2, "held_out_loss": 0.3},
        {"step": 3, "held_out_loss": 0.3},
    ]  # fmt: skip
    best, by = chosen(plain)
    assert best["step"] == 2
    assert by == "fixed-noise loss of held-out pictures"
    like = [
        {**score, "likeness": value, "encoder": "an encoder"}
        for score, value in zip(plain, (0.7, 0.9, 0.9), strict=True)
    ]
    best, by = chosen(like)
    assert best["step"] == 2
    assert by == "likeness of samples (an encoder)"
    best, by = chosen([*like[:2], plain[2]])
    assert "loss" in by, "an encoder that was not asked every time decides nothing"
