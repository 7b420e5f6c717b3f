"""Media of a project: blobs as files, and small pictures for boards.

Enters: a project and a digest. Leaves: paths. Small pictures are made once and kept beside the
blobs; they can be deleted at any time.
"""

from pathlib import Path

from storage.blobs import Digest, is_digest
from storage.errors import BlobMissing
from storage.publish import staged
from web.studio.errors import NotThere, Unfit
from web.studio.shelf import Shelf

_WIDTH = 480  # pixels
_QUALITY = 82
_THUMBS = "studio/thumbs"


class Pictures:
    """Finds what digests name."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def media(self, project: str, digest: str) -> Path:
        """The file of a blob; raises NotThere."""
        if not is_digest(digest):
            raise NotThere(f"{digest[:80]!r} is no digest; media are named by SHA-256")
        try:
            return self._shelf.blobs(project).path(Digest(digest))
        except BlobMissing as error:
            raise NotThere(f"{project}: {digest[:12]}… is not there (any more)") from error

    def thumbnail(self, project: str, digest: str) -> Path:
        """A picture as WebP, at most 480 pixels wide; raises NotThere, Unfit."""
        source = self.media(project, digest)
        path = self._shelf.project(project).store / _THUMBS / f"{digest}.webp"
        if not path.is_file():
            _shrink(source, path)
        return path


def _shrink(source: Path, path: Path) -> None:
    from PIL import Image

    try:
        with Image.open(source, formats=("PNG",)) as picture:
            height = max(1, round(picture.height * _WIDTH / picture.width))
            small = picture.convert("RGB")
            if picture.width > _WIDTH:
                small = small.resize((_WIDTH, height), Image.Resampling.LANCZOS)
    except (OSError, Image.DecompressionBombError) as error:
        raise Unfit(f"{source.name}: that is no picture; ask for it by its own ending") from error
    with staged(path) as file:
        small.save(file, "WEBP", quality=_QUALITY, method=2)
