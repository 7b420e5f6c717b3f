"""A reader of FCPXML that counts in exact fractions; OTIO's adapter truncates them."""

from dataclasses import dataclass
from fractions import Fraction

from lxml import etree


@dataclass(frozen=True)
class FcpxClip:
    """A clip of the spine, in frames; `there` is where its medium begins, and how long it is."""

    name: str
    record: int
    source: int
    frames: int
    there: tuple[int, int]
    url: str


def fcpx_clips(document: bytes) -> list[FcpxClip]:
    """The clips of a document's spine; an assertion where a time is no whole frame."""
    tree = etree.fromstring(document)
    frame = _seconds(tree.find(".//format").get("frameDuration"))
    assets = {asset.get("id"): asset for asset in tree.iter("asset")}

    def frames(element: etree._Element, name: str) -> int:
        count = _seconds(element.get(name)) / frame
        assert count.denominator == 1, (name, element.get(name))
        return int(count)

    return [
        FcpxClip(
            clip.get("name"), frames(clip, "offset"), frames(clip, "start"),
            frames(clip, "duration"), (frames(asset, "start"), frames(asset, "duration")),
            asset.get("src"),
        )
        for clip in tree.find(".//spine")
        for asset in [assets[clip.get("ref")]]
    ]  # fmt: skip


def _seconds(time: str) -> Fraction:
    return Fraction(time.removesuffix("s"))
