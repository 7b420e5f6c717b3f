"""What can go wrong before a look is trained.

Enters: the thing, its place and what is amiss. Leaves: a branch of `GenerativeError`.

    LooksError
    ├── PicturesRefused  a user's pictures cannot be read, are too few or too small
    ├── ConsentMissing   pictures of a real person without a word of theirs
    ├── CannotTrain      a card on which nothing can or may be trained
    └── NoSuchLook       nobody of this name, or not in this costume
"""

from renderers.generative.errors import GenerativeError


class LooksError(GenerativeError):
    """Root of what is raised before a look is trained."""

    exit_code = 2


class PicturesRefused(LooksError):
    """A user's pictures cannot be read, are too few or too small."""


class ConsentMissing(LooksError):
    """Pictures that may show a real person, without a word of theirs."""


class CannotTrain(LooksError):
    """A card on which nothing can be trained, or on which training is refused."""


class NoSuchLook(LooksError):
    """Nobody of this name is in the film, or not in this costume."""
