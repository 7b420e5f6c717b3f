"""Sentences to deeds, by the ways in which screenwriters build sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenplay.actions import VERBS, Context, understood
from screenplay.people.mentions import MentionIndex
from screenplay.scene_graph import Gender

ANN, BO, CY = "ch-ann", "ch-bo", "ch-cy"
INDEX = MentionIndex([(ANN, ["ANN"]), (BO, ["BO"]), (CY, ["CY"])], {})
GENDERS = {ANN: Gender.FEMALE, BO: Gender.MALE, CY: Gender.MALE}


def _told(text: str) -> str:
    """Deeds of sentences parted by `|`, each as WHO verb what."""
    context = Context(GENDERS, (ANN, BO), (ANN, BO))
    told: list[str] = []
    for sentence in text.split(" | "):
        deeds, context = understood(sentence, INDEX, context)
        for deed in deeds:
            words = (_name(deed.actor), deed.verb, _name(deed.target or deed.prop))
            told.append(" ".join(word for word in words if word))
    return ", ".join(told)


def _name(who: str | None) -> str:
    named = who is not None and who.startswith("ch-")
    return (who or "").removeprefix("ch-").upper() if named else who or ""


def _cases(text: str) -> list[tuple[str, str]]:
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    pairs = [line.partition(" => ") for line in lines]
    return [(sentence, told.strip()) for sentence, _, told in pairs]


LEFT_OUT = """
Crosses to the window. | Looks out. => ANN walk window, ANN look
BO RUNS to the car. | SLAMS the door. => BO run car, BO close door
BO sprints. | Vaults a bin. | Rounds the corner -- => BO run, BO jump bin, BO walk corner
Bo crouches, checks the lock. | Takes out a pick. => BO crouch, BO look lock, BO pick_up pick
-- and slams into CY. => ANN hit CY
Hands on hips, Ann glares at him. => ANN stare BO
Steps approach. =>
Coat in hand, he crosses to the door. => BO walk door
"""
PARTICIPLES = """
Wiping the table, she hums. => ANN wash table, ANN sing
Ann stands at the window looking out. => ANN stand window, ANN look
Bo, seated at the desk, looks up. => BO sit desk, BO look
Followed by Bo, Ann enters. => BO follow ANN, ANN enter
Ann sees Bo sitting at the bar. => ANN look BO, BO sit bar
Bo turns to see Cy standing in the doorway. => BO turn, BO look CY, CY stand doorway
Sitting at the bar is BO. => BO sit bar
Bo walks, head down, hands deep in his pockets. => BO walk
They look up to see a plane crossing the sky. => ANN look, BO look, ANN look plane, BO look plane
Bo finds himself staring at the wall. => BO look, BO stare wall
"""
SUBJECTS = """
Ann, who has been listening, turns and opens the door. => ANN listen, ANN turn, ANN open door
BO (40s), a mountain of a man, sits on the bed. => BO sit bed
ANN (68), small, white hair in a bun, waits beside it with a coin. => ANN hold coin, ANN wait coin
Bo -- tired, wet -- sits on the bed. => BO sit bed
Ann, with Bo behind her, enters the kitchen. => ANN enter kitchen
As Bo passes, Ann trips him. => BO walk, ANN push BO
While Bo sleeps, Ann packs a suitcase. => BO sleep, ANN put_down suitcase
Ann and Bo dance. => ANN dance, BO dance
Bo, Ann and Cy sit round the table, eating. => BO sit table, ANN sit table, CY sit table, BO eat, ANN eat, CY eat
Ann kisses Bo and leaves. => ANN kiss BO, ANN exit
Bo throws the ball to Ann, who catches it. => BO throw ANN, ANN catch ball
In walks BO. => BO enter
Behind the counter stands ANN. => ANN stand counter
On the platform, among the steam and the porters, Ann waits. => ANN wait
Bo walks to the window, opens it and leans out. => BO walk window, BO open window, BO gesture
Bo and Ann are kissing when Cy bursts in. => BO kiss ANN, ANN kiss BO, CY enter
"""  # noqa: E501
DONE_TO = """
Bo is thrown across the room. => BO fall
Bo gets hit by a waiter. => waiter hit BO
Cy is led away by two officers. => officers pull CY
Ann makes him sit. => BO sit
Ann watches Bo leave. => ANN watch BO, BO exit
"""
BEGUN = """
Ann starts to laugh. => ANN laugh
Bo begins to pace. => BO walk
Bo tries to open the door. => BO open door
Ann manages to grab the rope. => ANN pick_up rope
She goes on kneading the dough. => ANN cook dough
Bo has fallen asleep in the chair. => BO sleep
ANN can be seen washing dishes. => ANN wash dishes
Ann can't stop laughing. => ANN laugh
Ann is crying. => ANN cry
She's holding a knife. => ANN hold knife
"""
NO_DEEDS = """
Bo doesn't move. =>
Bo would kill her if he could. =>
Ann is about to speak. =>
Bo wants to leave. =>
Bo nearly falls. =>
If Bo moves, she will shoot. =>
Bo used to play here. =>
Bo lived here once. =>
Ann remembers how Bo danced. =>
Nobody moves. =>
No one speaks. =>
Her eyes fill with tears. =>
Bo's face falls. =>
The car comes to a halt. =>
He looks as if he wants to speak. => BO look
Bo moves like a man who runs marathons. => BO walk
Bo realizes he is late, grabs his coat and runs out. => BO pick_up coat, BO exit
"""
UNNAMED = """
A waiter brings the bill. => waiter hold bill
Two cops burst in. | They look around. => cops enter, cops look
The guards drag Bo away. => guards pull BO
The crowd cheers. => crowd scream
The man sitting at the bar turns around. => man sit bar, man turn
A man in a hat, his face hidden, approaches Ann. => man approach ANN
The two sisters, arm in arm, cross the square. => sisters walk square
In the doorway stands a young soldier, cap in hand. => soldier stand doorway
A nurse wheels an old man down the corridor. => nurse push man
A dog barks. | It runs to Bo. => dog scream, dog run BO
Ann picks up the baby, who starts to cry. => ANN pick_up baby, baby cry
The mourners, one by one, drop a handful of earth into the grave. => mourners put_down grave
"""
PRONOUNS = """
Ann looks at Bo. | He looks away. => ANN look BO, BO look
Bo and Ann look at each other. => BO look ANN, ANN look BO
They both laugh. => ANN laugh, BO laugh
The two of them sit. => ANN sit, BO sit
Suddenly, Bo grabs her by the wrist. => BO touch ANN
As he enters, Ann waves. => BO enter, ANN wave
Bo swings at Cy. | He misses. | Sits. => BO hit CY, BO sit
Cy opens the fridge, sniffs the milk, puts it back. => CY open fridge, CY put_down milk
"""
ABSOLUTES = """
One hand on the knob, Ann hesitates. => ANN hesitate, ANN touch knob
Bo limps down the steps, one hand on the rail. => BO walk steps, BO touch rail
Ann, one hand around a cup, stares at the sea. => ANN stare sea, ANN hold cup
Ann, a basket on her arm, crosses the square. => ANN walk square, ANN hold basket
Bo steps in, his gun drawn. => BO enter, BO hold gun
Bo drives, his eyes fixed on the road. => BO drive, BO look road
Her shawl slipping from her shoulders, Ann runs across the wet lawn. => ANN run lawn
Bo leans back, hands behind his head. => BO gesture
Bo bursts in, Ann at his heels. => BO enter, ANN follow BO
"""
LIMBS = """
Bo's hand closes around the knife. => BO hold knife
His fingers find the switch. => BO touch switch
Ann's eyes follow him to the door. => ANN watch BO
Her eyes meet Bo's. => ANN look BO
Their eyes meet. => ANN look BO, BO look ANN
Bo's hands shake. =>
Her eyes fill with tears and overflow. =>
"""
FRONTED = """
There stands Bo, dripping wet. => BO stand
Opposite sits Cy. => CY sit
Behind the desk, her spectacles slipping, sits ANN. => ANN sit desk
On the steps stands the porter, BO (63), watching the road. => BO stand steps, BO watch road
Under the wall sit Ann and Bo. => ANN sit wall, BO sit wall
Into the ballroom sweeps Ann. => ANN enter ballroom
Only then does Bo lift his head. => BO look
Not until the door has closed does Ann sit. => ANN sit
Ann does look back. => ANN look
Never once does she look back. =>
It is Bo who breaks the silence, tearing the letter in two. => BO speak, BO pull letter
"""
LONGER = """
Bo, who has not slept, rubs his eyes and reaches for the candle. => BO touch, BO gesture candle
As the music swells, Bo takes Ann in his arms and they begin to waltz. => BO take ANN, ANN dance, BO dance
With a groan Bo bends, takes up the nut, and holds it to the window. => BO crouch, BO pick_up nut, BO hold nut
Bo kneels, takes her hand and gets up. => BO kneel, BO touch ANN, BO stand
They walk side by side along the canal, not speaking. => ANN walk canal, BO walk canal
Bo and Ann, hand in hand, run down to the water. => BO run water, ANN run water
All three burst into laughter. => ANN laugh, BO laugh
Two footmen carry in a trunk. => footmen hold trunk
Bo looks at her as a man looks at the sea. => BO look ANN
As a waiter passes, Ann trips him. => waiter walk, ANN push waiter
Ann, in tears, runs to her room. => ANN run room
From the window, Ann watches the carriage roll away. => ANN watch carriage
"""  # noqa: E501
LET_GO = """
Ann lets the gun sink to her side. => ANN lower gun
Ann lets it drop upon the desk. => ANN put_down desk
Ann lets fall her stick. => ANN put_down stick
Bo fumbles his keys, drops them, scoops them up. => BO touch keys, BO put_down keys, BO pick_up keys
"""
ALREADY_DONE = """
Ann has come out onto the porch. => ANN enter porch
Bo has put the kettle on. => BO put_down kettle
Ann has a cat. =>
Bo has seen the sea. =>
"""
ONESELF = """
Bo swings himself into the saddle. => BO climb saddle
Bo plants himself in front of the door. => BO stand door
Ann tears herself away. => ANN turn
Ann crosses herself. => ANN gesture
Ann allows herself a smile. => ANN smile
Bo lets himself in. => BO enter
Ann lets herself out. => ANN exit
Bo heaves himself up. => BO stand
"""
IDIOMS = """
Bo gives a nod. => BO nod
Bo bows stiffly and withdraws. => BO bow, BO exit
Bo gets Cy by the collar. => BO touch CY
Ann bursts out laughing, claps a hand over her mouth. => ANN laugh, ANN touch mouth
Ann sits bolt upright. => ANN sit
Bo lets out a scream. => BO scream
Bo breaks into a run. => BO run
Ann shoots Bo a look. => ANN look BO
Ann gives him a long, hard look. => ANN look BO
Bo drops to his knees. => BO kneel
Ann throws her arms around him. => ANN hug BO
Ann reaches for the phone. => ANN gesture phone
Bo bursts through the door. => BO enter door
Bo comes to a halt. => BO stop
Ann gets to her feet. => ANN stand
Bo puts a hand on her shoulder. => BO touch shoulder
Bo holds out a ring. => BO give ring
Bo hangs his head. => BO lower head
Ann has a look around. => ANN look
Bo takes a seat at the bar. => BO sit bar
Bo makes his way to the bar. => BO walk bar
Bo lights a cigarette and takes a drag. => BO smoke cigarette, BO smoke
Ann slides the key across the table to Bo. => ANN give BO
Ann takes off her coat and hangs it on a hook. => ANN take_off coat, ANN put_down hook
Bo puts on his hat. => BO put_on hat
Bo puts the gun on the table. => BO put_down table
Ann pulls a gun from her purse and points it at Bo. => ANN pick_up gun, ANN aim BO
Ann pushes Bo out of the way. => ANN push BO
Ann slumps onto the sofa and pulls a blanket over her head. => ANN sit sofa, ANN pull blanket
Bo snatches the remote from Ann. => BO take ANN
The old man lowers himself into his chair. => man sit chair
Bo throws himself at Cy. => BO jump CY
Bo tosses Ann the keys. => BO throw ANN
Ann fills his glass. => ANN pour glass
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        case
        for cases in (
            LEFT_OUT, PARTICIPLES, SUBJECTS, DONE_TO, BEGUN, NO_DEEDS, UNNAMED, PRONOUNS, IDIOMS,
            ABSOLUTES, LIMBS, FRONTED, LONGER, LET_GO, ALREADY_DONE, ONESELF,
        )
        for case in _cases(cases)
    ],
)  # fmt: skip
def test_deeds_are_told_as_an_audience_sees_them(text: str, told: str) -> None:
    assert _told(text) == told


def test_context_goes_from_sentence_to_sentence() -> None:
    context = Context(GENDERS, (ANN, BO), (ANN, BO))
    _, context = understood("Bo kisses Ann.", INDEX, context)
    deeds, _ = understood("Smiles.", INDEX, context)
    assert [(deed.actor, deed.verb) for deed in deeds] == [(BO, "smile")]


WORDS = st.sampled_from(
    ["Ann", "Bo", "he", "she", "they", "the", "a", "his", "man", "door", "looks", "sits", "and",
     "while", "as if", "to", "who", "is", "not", "opening", "hit", "by", ",", "--", "(", ")", "it",
     "each other", "up", "hands", "of", "knife", "everyone", "two", "then", "can", "has"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40))
def test_any_run_of_words_gives_verbs_of_the_closed_vocabulary(words: list[str]) -> None:
    deeds, _ = understood(" ".join(words), INDEX, Context(GENDERS, (BO,), (ANN, BO)))
    assert {deed.verb for deed in deeds} <= set(VERBS)


def test_a_hostile_sentence_is_read_in_one_go() -> None:
    text = "Ann, who looks, " * 120
    deeds, _ = understood(text, INDEX, Context(GENDERS, (BO,), (ANN, BO)))
    assert all(deed.actor == ANN for deed in deeds)
