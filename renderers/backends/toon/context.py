"""An OpenGL 3.3 context without a window, on EGL; Mesa's llvmpipe where there is no GPU.

Enters: nothing but the machine. Leaves: a moderngl context, or `MissingGraphics` with the remedy.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from renderers.errors import MissingGraphics

if TYPE_CHECKING:
    import moderngl

REMEDY = "apt-get install libegl1 libgl1 libgl1-mesa-dri"

WORKER_ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {
        "LP_NUM_THREADS": "0",  # one process per shot fills the cores better than threads per draw
        "OPENBLAS_NUM_THREADS": "1",  # small products: a second thread only spins
        "LIBGL_ALWAYS_SOFTWARE": "1",  # the same pixels on machines with and without a GPU
    }
)


def worker_environment() -> dict[str, str]:
    """Variables that a worker process needs in its environment before OpenGL starts."""
    return dict(WORKER_ENVIRONMENT)


def open_context() -> "moderngl.Context":
    """A fresh off-screen context.

    Raises:
        MissingGraphics: EGL or OpenGL 3.3 is not installed or cannot start.
    """
    try:
        import moderngl
    except ImportError as error:
        message = f"the toon renderer needs the package moderngl ({error}); pip install moderngl"
        raise MissingGraphics(message) from error
    try:
        settings: dict[str, Any] = {"standalone": True, "backend": "egl", "require": 330}
        context = moderngl.create_context(**settings)
    except Exception as error:  # glcontext raises bare Exception and RuntimeError
        message = f"the toon renderer found no OpenGL 3.3 on EGL ({error}); install Mesa: {REMEDY}"
        raise MissingGraphics(message) from error
    context.gc_mode = "context_gc"  # dropped objects wait until this thread collects them
    return context
