"""Wishes for how pictures are graded and drawn: grey, warm, dark, grainy, sketched.

Enters: a wish and its scope. Leaves: Style edits: of the shots or scenes named, or of the film.
Relative words go by the first picture that is meant.
"""

import re
from collections.abc import Callable, Sequence

from planner.amending.styling import BOUNDS
from planner.edits import AnyEdit, Style
from planner.finish import AS_DRAWN, Drawing, Finish
from planner.revising.answers import Unread
from planner.revising.references.scope import Scope
from planner.revising.references.whereabouts import whole_scenes
from planner.revising.wishes import speaking
from planner.revising.wishes.wishing import Wish, wish
from planner.shots import Shot, ShotKind

WARMER = "What shall be warmer?"
_Make = Callable[[re.Match[str], Scope], Sequence[AnyEdit]]
_FILM = re.compile(
    r"\b(?:film|movie|everything|everywhere|all of it|whole thing|whole picture|all the way"
    r" through)\b"
)
_HEADED = re.compile(r"(?:the )?(?:whole )?scene \d+ ?[:,-][^.;!?]*[.;!?]?$")
_ALL_OF_IT = re.compile(r"\b(?:whole thing|everything|all of it)\b")
_ACTED = re.compile(
    r"\b(?:plays?|played|say|says|said|lines?|deliver(?:s|y)?|voice|sounds?|performance|acts?|"
    r"acting"
    r"|reads?|speaks?|smile|person)\b"
)
_SEEN = re.compile(r"\b(?:light|lighting|look|picture|image|grade|grading|colou?rs?|palette)\b")


def _styled(scope: Scope, change: Callable[[Finish], dict[str, float]]) -> Sequence[AnyEdit]:
    """Styles for what is meant; `change` makes measures of the finish as it is now."""
    return [
        Style(shot=shot, scene=scene, **change(now))  # type: ignore[arg-type]  # measures by name
        for shot, scene, now in _meant(scope)
    ]


def _meant(scope: Scope) -> list[tuple[str | None, str | None, Finish]]:
    """Shot or scene, or neither for the film, with the finish that it begins with."""
    if shots := scope.own_shots():
        filmed = {s.id for s in scope.film.shots if not scope.film.is_card(s)}
        if len(filmed) > 1 and {s.id for s in shots} >= filmed:
            return [(None, None, _first(shots))]
        if whole := whole_scenes(shots, scope):
            return [(None, s.id, _first(scope.film.shots_of((s,)))) for s in whole]
        return _of_shots(shots)
    if scope.own_scenes():
        return [(None, s.id, _first(scope.film.shots_of((s,)))) for s in scope.own_scenes()]
    headed = scope.before.scenes and _ALL_OF_IT.search(scope.text)
    if _FILM.search(scope.text) and not (headed and _HEADED.match(scope.said.text)):
        return [(None, None, _first(scope.film.shots))]
    if scope.before.shots or _goes_on(scope):
        return _of_shots(scope.shots())
    if scope.before.scenes:
        return [(None, s.id, _first(scope.film.shots_of((s,)))) for s in scope.before.scenes]
    if scope.pointers.pointed():
        return _asked_how_far(scope)
    scenes = [(f"scene {s.number}", s) for s in scope.film.scenes]
    scene = scope.pointers.choose("Of which pictures?", [("the whole film", None), *scenes])
    shots = scope.film.shots_of((scene,)) if scene is not None else scope.film.shots
    return [(None, scene.id if scene is not None else None, _first(shots))]


def _goes_on(scope: Scope) -> bool:
    """Whether a shot is looked at, pointed at in words, or was given its look by the last note."""
    last = scope.pointers.last
    styled = bool(last) and all(isinstance(e, Style) and e.shot for e in last)
    said = re.search(r"\b(?:it|this|that|them|these|those|too|same)\b", scope.text)
    if scope.pointers.selected is not None or styled:
        return True
    return said is not None and bool(scope.pointers.pointed())


def _asked_how_far(scope: Scope) -> list[tuple[str | None, str | None, Finish]]:
    """Of the shot that was changed last, its scene or the film: a look alone does not say."""
    shots = scope.shots()
    scenes = {s.scene_id: scope.film.scene(s.scene_id) for s in shots if s.scene_id}
    names = " and ".join(f"shot {s.number}" for s in shots) if len(shots) < 3 else "these shots"
    options: list[tuple[str, str]] = [("the whole film", "")]
    options += [(f"scene {s.number}", i) for i, s in scenes.items()] + [(names, "shots")]
    far = scope.pointers.choose("Of which pictures?", options)
    if far == "shots":
        return _of_shots(shots)
    own = scope.film.shots_of((scenes[far],)) if far else scope.film.shots
    return [(None, far or None, _first(own))]


def _of_shots(shots: tuple[Shot, ...]) -> list[tuple[str | None, str | None, Finish]]:
    filmed = [s for s in shots if s.framing.kind is not ShotKind.CARD]
    if not filmed:
        raise Unread(f"shot {shots[0].number} is a card of text")
    return [(s.id, None, s.finish) for s in filmed]


def _first(shots: Sequence[Shot]) -> Finish:
    filmed = (s.finish for s in shots if s.framing.kind is not ShotKind.CARD)
    return next(filmed, AS_DRAWN)


def _step(scope: Scope, step: float) -> float:
    return step / 2 if scope.slightly else step * 5 / 3 if scope.much else step


def _moved(name: str, step: float) -> _Make:
    """A measure more or less than now."""
    low, high = BOUNDS[name]

    def edits(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
        def change(now: Finish) -> dict[str, float]:
            value: float = getattr(now, name)
            return {name: round(min(high, max(low, value + _step(scope, step))), 2)}

        return _styled(scope, change)

    return edits


def _set(**measures: float) -> _Make:
    """Measures as they shall be."""

    def edits(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
        return _styled(scope, lambda _: measures)

    return edits


_SHARES = (
    (re.compile(r"saturat|colou?r"), "saturation"), (re.compile("contrast"), "contrast"),
    (re.compile("bright|dark|dim|expos|light"), "brightness"),
    (re.compile("warm|cold|cool"), "warmth"),
)  # fmt: skip


def _by_share(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """A measure by a share of what it is now: "30 percent darker", "half the saturation"."""
    said = match.group()
    scope.rest += match.groupdict().get("at") or ""
    name = next(n for pattern, n in _SHARES if pattern.search(match.group("scale")))
    low, high = BOUNDS[name]
    part = int(match.groupdict().get("share") or 50) / 100
    less = re.search(r"\b(?:less|down|darker|dimmer|cold|colder|cooler|half|lower)\b", said)
    to = re.search(r"\b(?:at|to) \d", said) is not None
    if to and name == "warmth":
        raise Unread("warmth has no share; say warmer or colder")

    def change(now: Finish) -> dict[str, float]:
        value: float = getattr(now, name)
        by = part * (-1 if less else 1)
        new = part if to else value + by if name == "warmth" else value * (1 + by)
        return {name: round(min(high, max(low, new)), 2)}

    return _styled(scope, change)


def _drawn(drawing: Drawing) -> _Make:
    def edits(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
        return [Style(shot=a, scene=b, drawing=drawing) for a, b, _ in _meant(scope)]

    return edits


def _plain(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Everything as the renderer draws it."""
    usual = {name: getattr(AS_DRAWN, name) for name in BOUNDS}
    return [
        Style(shot=a, scene=b, drawing=Drawing.TOON, **usual) for a, b, _ in _meant(scope)
    ]  # fmt: skip


def _moodier(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    if scope.people() or scope.own_beats() or _ACTED.search(scope.text):
        raise Unread("moods are for pictures; of somebody, say what they feel")
    part = 0.5 if scope.slightly else 1.5 if scope.much else 1.0
    return _styled(scope, lambda now: {
        "saturation": round(max(0.0, now.saturation - 0.25 * part), 2),
        "warmth": round(max(-1.0, now.warmth - 0.15 * part), 2),
        "contrast": round(min(2.0, now.contrast + 0.2 * part), 2),
        "brightness": round(max(0.4, now.brightness - 0.18 * part), 2),
    })  # fmt: skip


def _warmer(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Light, or acting: asks where it may be either."""
    acted = scope.own_beats() or scope.names("w") or _ACTED.search(scope.text)
    if acted and not _SEEN.search(scope.text):
        return speaking.warmed(scope)
    shots = scope.own_shots() or (() if scope.own_scenes() else _pointed(scope))
    spoken = any(scope.film.speaks(s) for s in shots) and len({s.scene_id for s in shots}) == 1
    sure = _SEEN.search(scope.text) or _FILM.search(scope.text) or not spoken
    if not sure and scope.pointers.choose(WARMER, [("the picture", 0), ("the acting", 1)]):
        return speaking.warmed(scope)
    return _moved("warmth", 0.3)(match, scope)


def _colder(match: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    """Light, or how a line is said."""
    acted = scope.own_beats() or scope.names("w") or _ACTED.search(scope.text)
    if acted and not _SEEN.search(scope.text):
        return speaking.nearly("cold", scope)
    return _moved("warmth", -0.3)(match, scope)


def _pointed(scope: Scope) -> tuple[Shot, ...]:
    if _FILM.search(scope.text) or not (scope.before.shots or scope.pointers.pointed()):
        return ()
    return scope.shots()


def _grained(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return _styled(scope, lambda now: {
        "grain": round(min(1.0, _step(scope, 0.2) + now.grain if now.grain else _step(scope, 0.4)),
                       2),
    })  # fmt: skip


def _aged(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
    return _styled(scope, lambda _: {"sepia": 0.5 if scope.slightly else 1.0})


def _outlined(factor: float) -> _Make:
    def edits(_: re.Match[str], scope: Scope) -> Sequence[AnyEdit]:
        part = factor ** (0.5 if scope.slightly else 1.6 if scope.much else 1.0)
        return _styled(
            scope, lambda now: {"outline": round(min(3.0, max(0.3, now.outline * part)), 2)}
        )

    return edits


_AROUND = (
    "look looks style picture image colour colours color colors grade grading light lighting feel "
    "everything everywhere throughout all entire way through whole thing full turn go goes back "
    "overall be down grades"
)
_NOT = r"(?:no|not|(?:lose|without|remove|drop|kill|take out)(?: the)?) "
_COLOURS = r"(?:colou?rs?|saturation|colou?rful|saturated|vivid|vibrant)"
_BOLD, _THIN = r"(?:bolder|thicker|heavier|fatter)", r"(?:thinner|finer|lighter)"
_ARE = r"(?:should |must |could |be |are |is |a |to |slightly |much )*"


def _look(said: str, make: _Make) -> Wish:
    return wish(said, make, _AROUND)


_SHARE = r"(?P<share>\d{1,3}) percent"
_SCALE = r"(?P<scale>colou?rs?|saturation|contrast|brightness|exposure|warmth)"
_DEGREE = r"(?P<scale>darker|dimmer|brighter|lighter|warmer|colder|cooler)"
WISHES: tuple[Wish, ...] = (
    _look(r"half the (?P<scale>saturation)", _by_share),
    _look(rf"(?:by )?{_SHARE} (?:more |less )(?P<scale>contrast|colou?r(?:ful)?|saturat(?:ion|ed)|"
          r"bright(?:ness)?)", _by_share),
    _look(rf"(?:by )?{_SHARE} {_DEGREE}", _by_share),
    _look(rf"{_DEGREE} by {_SHARE}", _by_share),
    _look(rf"(?:bring |turn |take |push |pull |dial |knock )?(?:the )?{_SCALE}"
          rf"(?P<at> (?:in|of|on) @[cps]\d+)? (?:up|down|lower|higher) (?:by )?"
          rf"{_SHARE}", _by_share),
    _look(rf"(?:the )?{_SCALE}(?P<at> (?:in|of|on) @[cps]\d+)? (?:at|to) {_SHARE}", _by_share),
    _look(r"(?:the )?(?:normal|usual|original|standard|default) "
          r"(?:look|style|grade|colou?rs)(?: again)?", _plain),
    _look(rf"{_NOT}blackwhite|(?:in|to|into) (?:full )?colou?r(?!s)",
          _set(saturation=1.0, sepia=0.0)),
    _look(r"blackwhite|no colou?rs?", _set(saturation=0.0)),
    _look(rf"{_NOT}sepia", _set(sepia=0.0)),
    _look(r"(?:slightly )?(?:of )?(?:in )?sepia(?: tones?| toned)?", _aged),
    _look(rf"{_NOT}sketchlook|{_NOT}flatlook", _drawn(Drawing.TOON)),
    _look(r"sketchlook", _drawn(Drawing.SKETCH)),
    _look(r"flatlook", _drawn(Drawing.FLAT)),
    _look(rf"{_NOT}grain", _set(grain=0.0)),
    _look(r"(?:less|reduce the|too much) grain", _moved("grain", -0.2)),
    _look(r"(?:some |more |add (?:some |a little |more )?)?grain", _grained),
    _look(rf"{_BOLD} (?:black )?outlines|outlines {_ARE}{_BOLD}", _outlined(1.6)),
    _look(rf"{_THIN} outlines|outlines {_ARE}{_THIN}", _outlined(0.6)),
    _look(r"(?:less|lower|gentler|flatter|milder|weaker|softer|reduce(?: the)?|too much) contrast"
          r"|contrast down", _moved("contrast", -0.2)),
    _look(r"(?:more|higher|increase(?: the)?|stronger|harder|starker|crisper|bigger|up the|"
    r"boost the"
          r"|not enough) contrast|contrastier|punchier|contrast up", _moved("contrast", 0.25)),
    _look(rf"(?:less|reduce(?: the)?|too|too much|not so|not as) {_COLOURS}|desaturate[d]?"
          r"|(?:muted|weaker|washed[- ]out|paler) colou?rs", _moved("saturation", -0.3)),
    _look(rf"(?:more|boost the|stronger|richer|brighter|increase the) {_COLOURS}",
          _moved("saturation", 0.3)),
    _look(r"mood(?:y|ier)|gloom(?:y|ier)|more (?:moody|gloomy|ominous|atmospheric)", _moodier),
    wish(r"warmer|warm (?:it|this|that)(?: up)?(?! tone)|warm(?= @[sc]\d+ up)|warm up(?= @)|"
         r"(?:more )?(?:golden|amber)(?! (?:hour|time))", _warmer,
         f"{_AROUND} read reads play plays played line delivery performance"),
    _look(r"too cold", _moved("warmth", 0.3)),
    wish(r"colder|cooler|bluer|too warm|cool (?:it|this|that) down|cool(?= @[sc]\d+ down)"
          r"|cool down(?= @)",
          _colder, f"{_AROUND} read reads play plays played line delivery performance"),
    _look(r"darker|dimmer|too bright|less bright|not (?:so|as) bright",
          _moved("brightness", -0.15)),
    _look(r"brighter|lighter|too dark|less dark|not (?:so|as) dark|lighten(?: up)?"
          r"|brighten(?: up)?",
          _moved("brightness", 0.15)),
)  # fmt: skip
