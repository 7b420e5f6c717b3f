"""What was chosen about an export, checked: its options, and which shots of the film.

Enters: options as typed or as JSON, a negative. Leaves: a value for every option of the kind, of
its own type; positions of shots in film order. Wrong ones are refused with what would be right.
"""

import re
from collections.abc import Mapping

from renderers.production.exporting.errors import BadOption, NothingSelected
from renderers.production.exporting.kinds import SCENES, SHOTS, ExportKind, Option, OptionKind
from renderers.production.exporting.negative import Negative

Value = str | int | bool
_SPAN = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_YES, _NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0")
_LONGEST = 2000  # letters of a text option


def chosen_options(kind: ExportKind, given: Mapping[str, Value]) -> dict[str, Value]:
    """A value for every option of a kind: the given one, or the default. Raises BadOption."""
    for name in given:
        if kind.option(name) is None:
            known = ", ".join(option.name for option in kind.options) or "none"
            raise BadOption(f"{kind.name}: there is no option {name!r}; there are: {known}")
    return {
        option.name: _value(kind, option, given.get(option.name, option.default))
        for option in kind.options
    }


def _value(kind: ExportKind, option: Option, given: Value) -> Value:
    place = f"{kind.name}: option {option.name}"
    match option.kind:
        case OptionKind.FLAG:
            return _flag(place, given)
        case OptionKind.NUMBER:
            return _number(place, option, given)
        case OptionKind.CHOICE:
            if given not in option.choices:
                raise BadOption(f"{place}: {given!r} is none of {', '.join(option.choices)}")
            return given
        case OptionKind.TEXT:
            text = str(given)
            if len(text) > _LONGEST or not text.isprintable():
                raise BadOption(f"{place}: give one line of at most {_LONGEST} letters")
            return text


def _flag(place: str, given: Value) -> bool:
    word = str(given).lower()
    if word not in (*_YES, *_NO):
        raise BadOption(f"{place}: {given!r} is neither yes nor no")
    return word in _YES


def _number(place: str, option: Option, given: Value) -> int:
    least = option.least if option.least is not None else 0
    most = option.most if option.most is not None else 1_000_000
    typed = str(given)
    if not re.fullmatch(r"-?[0-9]{1,9}", typed) or not least <= int(typed) <= most:
        raise BadOption(f"{place}: {given!r} is no whole number from {least} to {most}")
    return int(typed)


def chosen_shots(negative: Negative, options: Mapping[str, Value]) -> tuple[int, ...]:
    """Positions, from 0, of the shots asked for; all where nothing is asked.

    Raises NothingSelected for scenes or shots that the film has not.
    """
    kept = set(range(len(negative.shots)))
    scenes = str(options.get(SCENES.name, ""))
    if scenes:
        ids = [scene.id for scene in negative.script]
        wanted = {ids[n - 1] for n in _numbers(scenes, len(ids), "scenes")}
        kept &= {i for i, shot in enumerate(negative.shots) if shot.scene in wanted}
    shots = str(options.get(SHOTS.name, ""))
    if shots:
        kept &= {n - 1 for n in _numbers(shots, len(negative.shots), "shots")}
    if not kept:
        raise NothingSelected(
            f"no shot is in scenes {scenes or 'of any number'} and shots {shots or 'of any'}; "
            f"the film has {len(negative.script)} scenes and {len(negative.shots)} shots"
        )
    return tuple(sorted(kept))


def _numbers(typed: str, count: int, what: str) -> set[int]:
    """Numbers of "2", "1-3" or "1,4-6"; each must be there."""
    found: set[int] = set()
    for part in typed.replace(" ", "").split(","):
        span = _SPAN.fullmatch(part)
        if span is None:
            raise BadOption(f"{what} {typed!r}: write 2, 1-3 or 1,4-6")
        first, last = int(span[1]), int(span[2] or span[1])
        if not 1 <= first <= last <= count:
            raise NothingSelected(f"{what} {typed!r}: the film has {what} 1 to {count}")
        found.update(range(first, last + 1))
    return found
