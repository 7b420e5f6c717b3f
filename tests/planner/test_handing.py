"""What is handed over is held first, given, and taken as it is given; two hands hold two things."""

from planner.rules import plan
from planner.shots import Business, ShotPlan
from screenplay.scene_graph import Deed
from tests.planner.scripts import done, said, scene, script


def businesses(*deeds: Deed) -> list[Business]:
    made: ShotPlan = plan(
        script(scene(said("ch-a", "Here you are, then.", "ch-b"), done("Ann acts.", *deeds)))
    )
    beat = made.scenes[0].businesses[-1].beat_id
    return [b for b in made.scenes[0].businesses if b.beat_id == beat]


def test_what_one_does_not_hold_is_brought_out_before_it_is_given() -> None:
    own = businesses(Deed("ch-a", "give", "gives Ben the key", target="ch-b", prop="key"))
    verbs = [(b.character_id, b.verb) for b in own if b.verb != "turn"]
    assert ("ch-a", "hold") in verbs
    assert verbs.index(("ch-a", "hold")) < verbs.index(("ch-a", "give"))


def test_it_is_taken_when_it_is_given_and_not_before() -> None:
    own = businesses(Deed("ch-a", "give", "gives Ben the key", target="ch-b", prop="key"))
    give = next(b for b in own if b.verb == "give")
    take = next(b for b in own if b.verb == "take")
    assert take.share[0] == give.share[0] > 0.0
    assert take.after.holding == ("key",)


def test_a_third_thing_asks_for_a_free_hand() -> None:
    own = businesses(
        *(Deed("ch-a", "hold", f"holds a {thing}", prop=thing) for thing in ("cup", "key", "book"))
    )
    away = next(b for b in own if b.verb == "put_down")
    assert away.before.holding == ("cup", "key")
    assert own[-1].after.holding == ("key", "book")
    assert all(set(b.before.holding) - set(b.after.holding) <= {"cup"} for b in own)


def test_one_rises_where_one_crouches() -> None:
    own = businesses(
        Deed("ch-a", "crouch", "crouches"),
        Deed("ch-a", "walk", "walks to the window", direction="to the window"),
    )
    stand = next(b for b in own if b.verb == "stand")
    assert (stand.before.x_m, stand.before.z_m) == (stand.after.x_m, stand.after.z_m)
