# mypy: ignore-errors
# ruff: noqa: INP001 - a script, in a Python that knows nothing of ours
"""One GLB from one picture by TRELLIS.2: runs in that tool's own environment, not in ours.

Enters: folder of weights, picture, GLB to write, seed. Leaves: the GLB. It follows the minimal
example of the project's README; the project offers no command of its own for one picture.
"""

import sys

import o_voxel
import torch
from PIL import Image
from trellis2.pipelines import Trellis2ImageTo3DPipeline

FACES, TEXTURE_PX = 1_000_000, 4096
MOST_FACES = 16_777_216  # what nvdiffrast takes


def main(weights: str, picture: str, target: str, seed: str) -> None:
    """Make one mesh."""
    torch.manual_seed(int(seed))
    pipeline = Trellis2ImageTo3DPipeline.from_pretrained(weights)
    pipeline.cuda()
    mesh = pipeline.run(Image.open(picture))[0]
    mesh.simplify(MOST_FACES)
    made = o_voxel.postprocess.to_glb(
        vertices=mesh.vertices, faces=mesh.faces, attr_volume=mesh.attrs, coords=mesh.coords,
        attr_layout=mesh.layout, voxel_size=mesh.voxel_size,
        aabb=[[-0.5, -0.5, -0.5], [0.5, 0.5, 0.5]], decimation_target=FACES,
        texture_size=TEXTURE_PX, remesh=True, remesh_band=1, remesh_project=0, verbose=True,
    )  # fmt: skip
    made.export(target, extension_webp=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
