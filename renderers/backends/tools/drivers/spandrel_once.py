# mypy: ignore-errors
# ruff: noqa: INP001 - a script, in a Python that knows nothing of ours
"""One film enlarged by a network that spandrel reads: runs in that tool's own environment.

Enters: a network (safetensors), a film, the film to write. Leaves: as many frames, larger by the
network's own factor, lossless.
"""

import sys

import av
import numpy as np
import torch
from spandrel import ModelLoader


def main(network: str, source: str, target: str) -> None:
    """Enlarge one film."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = ModelLoader(device=device).load_from_file(network).eval()
    with av.open(source) as read, av.open(target, "w", format="mp4") as written, torch.no_grad():
        stream = written.add_stream(
            "libx264", rate=read.streams.video[0].average_rate, options={"qp": "0"}
        )
        stream.pix_fmt = "yuv444p"
        for number, frame in enumerate(read.decode(video=0)):
            pixels = torch.from_numpy(frame.to_ndarray(format="rgb24")).to(device)
            large = model(pixels.permute(2, 0, 1)[None].float() / 255)[0].clamp(0, 1)
            shown = (large.permute(1, 2, 0) * 255).round().byte().cpu().numpy()
            if not number:  # a size cannot be changed once frames are written
                stream.width, stream.height = shown.shape[1], shown.shape[0]
            picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(shown), format="rgb24")
            written.mux(stream.encode(picture.reformat(format="yuv444p")))
        written.mux(stream.encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
