"""Weather as scenes tell it, and words of weather that mean something else."""

import pytest

from screenplay.read import read_text


def weather(action: str, heading: str = "EXT. STREET - DAY") -> str:
    return read_text(f"{heading}\n\n{action}\n\nANN\nHello.\n").scenes[0].weather


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("Rain. Ann waits.", "rain"),
        ("It snows on the empty square.", "snow"),
        ("Mist lies in the long grass.", "fog"),
        ("The rain turns to snow.", "rain"),
        ("It turns to rain.", "rain"),
        ("A storm is coming.", "rain"),
        ("Rain on the windscreen.", "rain"),
        ("A set of tracks in the snow.", "snow"),
        ("She goes into the rain.", "rain"),
        ("The fog of the morning hides her.", "fog"),
    ],
)
def test_weather_is_told(action: str, told: str) -> None:
    assert weather(action) == told


@pytest.mark.parametrize(
    "action",
    [
        "A window behind her turns to snow.",
        "The picture on the set dissolves into snow.",
        "The TV shows nothing but snow.",
        "Snow fills the screen.",
        "Her hair is white as snow.",
        "He has a snowy beard.",
        "Each crumb hangs there like a snowflake.",
        "He rains blows on the door.",
        "Plaster rains on their heads.",
        "Confetti snows on the crowd.",
        "They storm the gates.",
        "A storm of applause.",
        "Her words wake a storm of emotion.",
        "Her eyes mist over.",
        "Misty-eyed, she waves.",
        "He shakes a snow globe.",
        "She hangs up her rain coat.",
        "The grass is wet with last night's rain.",
        "A cigarette haze hangs in the room.",
        "There is no rain.",
    ],
)
def test_a_figure_of_speech_is_no_weather(action: str) -> None:
    assert weather(action) == ""


def test_a_garage_in_which_glass_turns_to_snow_leads_to_a_dry_ramp() -> None:
    graph = read_text(
        "INT. GARAGE - NIGHT\n\nA windscreen turns to snow. ANN runs.\n\nANN\nNo!\n\n"
        "EXT. RAMP - CONTINUOUS\n\nAnn falls.\n"
    )
    assert [scene.weather for scene in graph.scenes] == ["", ""]
