"""Every material and the sky compile with nothing but the frame block before them."""

from pathlib import Path

import pytest

from renderers.backends.toon.graphics import Graphics
from renderers.backends.toon.graphics import graphics as opened
from renderers.backends.toon.programs import SHADERS, assemble
from renderers.errors import MissingGraphics

NAMES = sorted(path.stem for path in (SHADERS / "materials").glob("*.glsl"))
SURFACE = (
    "in vec2 u; in vec3 p; out vec4 f; void main() { f = vec4(albedo(vec3(0.5), u, p), 1.0); }"
)
FEED = (
    "#version 330\n"
    "out vec2 u; out vec3 p;"
    "void main() { u = vec2(0.0); p = vec3(0.0); gl_Position = vec4(0.0, 0.0, 0.0, 1.0); }"
)
SKY = (
    "in vec3 p; out vec4 f;"
    "void main() { f = vec4(sky_colour(p, vec3(0.5), vec3(0.8), 0.0, vec3(0.0, -1.0, 0.0)), 1.0); }"
)


@pytest.fixture(scope="module")
def graphics() -> Graphics:
    try:
        return opened()
    except MissingGraphics as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("name", NAMES)
def test_material_compiles(graphics: Graphics, name: str) -> None:
    fragment = assemble("tone.glsl", f"materials/{name}.glsl") + "\n" + SURFACE
    graphics.context.program(vertex_shader=FEED, fragment_shader=fragment).release()


def test_sky_compiles(graphics: Graphics) -> None:
    fragment = assemble("tone.glsl", "sky.glsl") + "\n" + SKY
    graphics.context.program(vertex_shader=FEED, fragment_shader=fragment).release()


@pytest.mark.parametrize("name", NAMES)
def test_material_says_what_it_is(name: str) -> None:
    first = Path(SHADERS, "materials", f"{name}.glsl").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("// ")
    assert first.endswith(".")
