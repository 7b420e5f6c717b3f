"""Who carries a film."""

from screenplay.people.ranks import ranked
from screenplay.read import read_text
from screenplay.scene_graph import Rank

_TALK = "ANN\nI have so much to say today.\n\nBO\nSay it then, I have time.\n\n"
FILM = (
    "".join(f"INT. ROOM {n} - DAY\n\nANN and BO sit.\n\n{_TALK * 3}" for n in range(8))
    + "INT. SHOP - DAY\n\nA CLERK nods. The CROWD cheers.\n\nCLERK\nSir.\n\n"
    + "EVE\nHi.\n\nANN\nEve!\n\nEVE\nYes.\n\nANN\nWell.\n\nEVE\nWell. It has been a long time.\n\n"
    + "EXT. PARK - DAY\n\nYOUNG ANN (7) waves.\n\nYOUNG ANN\nHey.\n"
)


def test_ranks_by_presence_and_words() -> None:
    told = read_text(FILM)
    assert {c.name: c.rank for c in told.characters} == {
        "ANN": Rank.PRINCIPAL, "BO": Rank.PRINCIPAL, "EVE": Rank.SUPPORTING, "CLERK": Rank.BIT,
        "CROWD": Rank.BIT, "YOUNG ANN": Rank.PRINCIPAL,
    }  # fmt: skip


def test_nobody_is_ranked_in_an_empty_film() -> None:
    assert ranked((), ()) == ()
