"""The measured light of a set, as it is kept in the cache.

Enters: light at the points of a `LightLayout`. Leaves: `LightMap`, 8 bits per channel, square root
encoded (a byte b stands for 4·(b/255)²), and its bytes.
"""

import struct
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from renderers.backends.toon.light_layout import LightLayout
from renderers.errors import RenderError
from renderers.mesh import Floats

LABEL = b"lightmap/1\n"
BRIGHTEST = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class LightMap:
    """Light over the atlas: `texels` uint8[height, width, 3]."""

    texels: npt.NDArray[np.uint8]

    def to_bytes(self) -> bytes:
        """Label, height and width, deflated texels."""
        height, width = self.texels.shape[:2]
        body = zlib.compress(self.texels.tobytes(), 6)
        return LABEL + struct.pack("<II", height, width) + body

    @classmethod
    def from_bytes(cls, data: bytes) -> "LightMap":
        """Read what `to_bytes` wrote.

        Raises:
            RenderError: the bytes are no light map of this version.
        """
        if not data.startswith(LABEL):
            raise RenderError(
                f"not a light map: starts with {data[:12]!r}; delete it from the cache"
            )
        at = len(LABEL)
        height, width = struct.unpack_from("<II", data, at)
        flat = np.frombuffer(zlib.decompress(data[at + 8 :]), np.uint8)
        return cls(flat.reshape(height, width, 3))

    def at_vertices(self, layout: LightLayout) -> Floats:
        """What `set.vert` takes as light: atlas coordinates, or light off the rectangles [V, 3]."""
        out = np.zeros((len(layout.on_quad), 3), np.float32)
        out[:, :2] = layout.vertex_uv
        loose = layout.vertex_texel >= 0
        point = layout.vertex_texel[loose]
        root = self.texels[layout.row[point], layout.column[point]].astype(np.float32) / 255
        out[loose] = root * root * BRIGHTEST
        return out


def encode_light(light: Floats, layout: LightLayout) -> LightMap:
    """Encode light float32[height, width, 3] measured over the atlas."""
    root = np.sqrt(np.clip(light, 0, BRIGHTEST) / BRIGHTEST)
    texels = np.rint(root * 255).astype(np.uint8)
    return LightMap(texels.reshape(layout.height, layout.width, 3))
