"""References of a look, drawn by the film's renderer."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from renderers.generative.looks.buckets import buckets, fit
from renderers.generative.looks.recipes import recipe_for
from renderers.generative.looks.reference import BACKGROUNDS, BRIEF, VIEWS, cue_sheet, one_frame
from renderers.generative.model_store import ModelStore
from renderers.production.look_training.references import references_of
from renderers.production.look_training.sheets import write_references
from renderers.production.looks import planned_looks
from renderers.production.shooting import acting
from storage.projects import Project
from tests.renderers.production.look_training.conftest import Home


def test_views_vary_everything_that_should_not_stick() -> None:
    assert 10 <= len(VIEWS) <= 24
    assert len({view.name for view in VIEWS}) == len(VIEWS)
    for varied, least in (
        ("yaw_deg", 6),
        ("size", 3),
        ("background", 3),
        ("daytime", 4),
        ("mood", 5),
    ):
        found = [getattr(view, varied) for view in VIEWS]
        assert len(set(found)) >= least, varied
        most = max(found.count(value) for value in found)
        assert most <= len(VIEWS) * 0.75, f"{varied} would stick"
    assert {view.background for view in VIEWS} == set(BACKGROUNDS)


def test_views_fill_buckets_of_large_models_as_they_are(home: Home) -> None:
    base = ModelStore(home.models).card("sdxl-union")
    sizes = buckets(base.grid, recipe_for(base).side_px)
    for view in VIEWS:
        assert fit(*view.size_px, sizes).scale <= 1.0, f"{view.name} would be enlarged"


def test_one_frame_is_that_moment_of_the_performance(film: Project) -> None:
    look = planned_looks(film).looks[0]
    waving = next(view for view in VIEWS if view.verb == "wave")
    sheet = acting().perform(cue_sheet(look, waving), {})
    one = one_frame(sheet, 22)
    assert one.frames == len(one.camera.eye_m) == len(one.actors[0].root_m) == 1
    assert len(one.actors[0].face.viseme) == len(one.actors[0].face.mouth) == 1
    assert np.array_equal(one.actors[0].local_quat[0], sheet.actors[0].local_quat[22])
    assert not np.array_equal(one.actors[0].local_quat[0], sheet.actors[0].local_quat[0])


def test_somebody_is_drawn_from_all_sides_with_captions(
    home: Home, film: Project, tmp_path: Path
) -> None:
    look = planned_looks(film).looks[0]
    assert references_of(film, look) == ()
    made = write_references(look, film, home.environment, tmp_path / "out", 1, BRIEF)
    assert made == len(BRIEF) == len(references_of(film, look)) == 4
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files[:2] == ["01-head-front.png", "01-head-front.txt"]
    assert files[-1] == "sheet.png"
    for digest, view in zip(references_of(film, look), BRIEF, strict=True):
        picture = np.asarray(Image.open(io.BytesIO(film.blobs.get(digest)))).astype(int)
        assert picture.shape == (view.size_px[1], view.size_px[0], 3)
        red = (picture[..., 0] > 140) & (picture[..., 1] < 95) & (picture[..., 2] < 95)
        assert red.mean() > 0.02, f"{view.name}: the coat is seen"
        rows = np.flatnonzero(red.any(axis=1))
        assert rows[0] > 0, f"{view.name}: there is room above"
    told = (tmp_path / "out" / "02-body-front.txt").read_text()
    assert "woman, full body, front view" in told
    assert "coat" not in told
