"""GLSL programs, put together from the files in `shaders/` and compiled once per context.

Enters: names of shader files, definitions. Leaves: moderngl programs whose `Frame` block is bound.
llvmpipe runs both sides of every branch, so there is one program per material and garment, never
one that knows them all.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from renderers.errors import ShaderError

if TYPE_CHECKING:
    import moderngl

SHADERS = Path(__file__).parent / "shaders"
FRAME_BINDING = 0
Value = float | tuple[float, ...] | npt.NDArray[np.float32]


@cache
def shader_source(name: str) -> str:
    """Text of `shaders/<name>`.

    Raises:
        ShaderError: there is no such file.
    """
    path = SHADERS / name
    if not path.is_file():
        raise ShaderError(f"shader {name} is not among the renderer's files; reinstall Storyreel")
    return path.read_text(encoding="utf-8")


def assemble(*parts: str, define: Mapping[str, str] | None = None) -> str:
    """GLSL 330 source: definitions, the shared block, then the named files in order."""
    lines = ["#version 330"]
    lines += [f"#define {name} {value}" for name, value in (define or {}).items()]
    return "\n".join([*lines, shader_source("frame.glsl"), *map(shader_source, parts)])


class Programs:
    """Programs of one context, by their sources."""

    def __init__(self, context: "moderngl.Context") -> None:
        self._context = context
        self._known: dict[tuple[str, str], moderngl.Program] = {}

    def program(self, vertex: str, fragment: str) -> "moderngl.Program":
        """Compile a pair of assembled sources, or find it compiled.

        Raises:
            ShaderError: OpenGL's compiler refuses the text; its log says where.
        """
        if (vertex, fragment) not in self._known:
            self._known[vertex, fragment] = self._compile(vertex, fragment)
        return self._known[vertex, fragment]

    def named(
        self, vertex: str, *fragment: str, define: Mapping[str, str] | None = None
    ) -> "moderngl.Program":
        """Program of one vertex file and the fragment files after `tone.glsl`."""
        return self.program(
            assemble(vertex, define=define), assemble("tone.glsl", *fragment, define=define)
        )

    def _compile(self, vertex: str, fragment: str) -> "moderngl.Program":
        import moderngl

        try:
            program = self._context.program(vertex_shader=vertex, fragment_shader=fragment)
        except moderngl.Error as error:
            raise ShaderError(f"a shader does not compile: {error}") from error
        members = {name: program[name] for name in program}
        block = members.get("Frame")
        if isinstance(block, moderngl.UniformBlock):
            block.binding = FRAME_BINDING
        # moderngl walks all members at every look-up; `extra` is the place for what users keep.
        program.extra = {n: m for n, m in members.items() if isinstance(m, moderngl.Uniform)}
        return program


def put(program: "moderngl.Program", values: Mapping[str, Value]) -> None:
    """Set the uniforms that the program kept; the compiler drops those that change nothing.

    Matrices are float32[4, 4]; arrays of vectors float32[N, 2…4], rows beyond N stay zero.
    """
    uniforms: dict[str, moderngl.Uniform] = program.extra
    for name, value in values.items():
        uniform = uniforms.get(name)
        if uniform is None:
            continue
        if isinstance(value, np.ndarray):
            uniform.write(_packed(value, uniform.array_length))
        else:
            uniform.value = value[0] if isinstance(value, tuple) and len(value) == 1 else value


def _packed(value: npt.NDArray[np.float32], length: int) -> bytes:
    if length == 1:  # a matrix; OpenGL keeps columns
        return np.ascontiguousarray(value.T, np.float32).tobytes()
    rows = np.zeros((length, value.shape[1]), np.float32)
    rows[: len(value)] = value[:length]
    return rows.tobytes()


def vertex_format(
    program: "moderngl.Program", fields: tuple[tuple[str, int], ...]
) -> tuple[str, list[str]]:
    """Format of an interleaved float32 buffer, padding what the program ignores.

    Args:
        program: The program that will read the buffer.
        fields: Name and number of floats of each field, in order.

    Returns:
        The format and the names of the attributes that it fills.
    """
    used = [(name, count, name in program) for name, count in fields]
    text = " ".join(f"{count}f" if kept else f"{count}x4" for name, count, kept in used)
    return text, [name for name, _, kept in used if kept]
