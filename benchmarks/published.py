"""What others have measured on films, to lay beside what we measure on our plans.

Enters: nothing. Leaves: figures with who measured them on which films, and what was looked for in
vain. A figure stands here only if its source was read.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Published:
    """One figure of one source; `key` names the figure of ours that it lies beside."""

    key: str
    figure: str
    source: str


BUCKLAND = (
    "Elsaesser and Buckland, Studying Contemporary American Film (2002), tables 3.1 to 3.6, "
    "first 30 minutes"
)
PUBLISHED = (
    Published("asl", "4 to 6 s in recent years, 8 to 11 s before 1960",
              "Bordwell on cinemetrics.lv, of The Way Hollywood Tells It (2006)"),
    Published("asl", "about 4 s in all, a bit over 2 s for action; about 9 s in the 1940s",
              "Salt, of his database of feature films, letter to The Register"),
    Published("asl", "5.1 s The English Patient, 7.0 s Jurassic Park", BUCKLAND),
    Published("asl", "3.9 s, all features of D. Fincher",
              "VashiVisuals, The average shot length of David Fincher films"),
    Published("asl", "3.0 to 3.4 s Transformers, 3.1 s Inception, 7 s Drive",
              "IndieWire, 26 June 2013"),
    Published("median", "about 3 s The English Patient, about 5 s Jurassic Park (our sum)",
              f"{BUCKLAND}: shots by whole seconds"),
    Published("spread", "standard deviation about 1.2 times the average",
              "Salt, letter to The Register"),
    Published("spread", "1.6 The English Patient (8 / 5.1), 0.96 Jurassic Park (6.69 / 7)",
              BUCKLAND),
    Published("moving", "15.2 % The English Patient (pan 8.7, track 6.2, crane 0.3), "
              "11 points more Jurassic Park", BUCKLAND),
    Published("shots", "about 1200 in an average feature",
              "VashiVisuals, The average shot length of David Fincher films"),
    Published("conversation", "more than a third of all shots, in recent films",
              "Cutting, Changes in Conversations Across a Century of Popular Cinema (2023)"),
    Published("setups", "3 to 7 for two pages of two people talking",
              "P. D. Marshall, actioncutprint.com, issue 179"),
)  # fmt: skip
NOT_FOUND = (
    "shares of shot sizes (Salt and Buckland publish them as charts; CineScale counts frames, not "
    "shots)",
    "share of reaction shots (Cutting and Armstrong 2018 say that it grew; no figure was found)",
    "share of time that the speaker is on screen",
    "takes per setup as cut",
    "average shot length by genre, other than action",
)


def beside(key: str) -> list[str]:
    """Figures of others for one of ours, each with its source."""
    return [f"{p.figure} ({p.source})" for p in PUBLISHED if p.key == key]
