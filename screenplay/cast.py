"""The cast: one identity for every spelling of a name.

Enters: a screenplay's cues and action. Leaves: characters with age, gender and description, a map
from cues to who speaks them, and an index that finds their names in action.

A character is whoever has a cue, and whoever action introduces in capitals as a person.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from screenplay import portraits
from screenplay.appositions import appositions
from screenplay.cues import clean_name, parse_cue
from screenplay.elements import Action, Screenplay
from screenplay.elements import Character as CueElement
from screenplay.ids import character_id
from screenplay.mentions import MentionIndex
from screenplay.names import (
    FEMALE_NAMES,
    GROUP_NOUNS,
    MALE_NAMES,
    PERSON_NOUNS,
    RELATIONS,
    TITLES,
    gender_of_name,
    is_group_name,
)
from screenplay.scene_graph import Age, Character, Gender, Source
from screenplay.sentences import sentences
from screenplay.vocabulary import vocabulary

_SEVERAL = re.compile(r"\s+(?:AND|&|\+|UND|ET|Y|И)\s+|\s*/\s*|,\s+(?:AND\s+)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_](?:[\w'’\-]|\.(?=\w))*\.?")
_TOGETHER = frozenset(("BOTH", "TOGETHER", "BOTH MEN", "BOTH WOMEN", "THE TWO"))
_APPEARANCE = frozenset(
    ("EXTREMELY", "VERY", "HANDSOME", "ANOTHER", "SAME", "THE", "A", "AN", "OTHER")
)


@dataclass(slots=True)
class _Draft:
    name: str
    source: Source
    aliases: list[str] = field(default_factory=list)
    lines: int = 0
    balance: int = 0  # male minus female evidence
    ages: list[tuple[int, int]] = field(default_factory=list)  # (element index, years)
    band: Age | None = None
    description: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cast:
    """Characters, who speaks each cue, and where names stand in text."""

    characters: tuple[Character, ...]
    by_cue: Mapping[str, tuple[str, ...]]
    index: MentionIndex
    genders: Mapping[str, Gender]

    def speakers(self, cue: str, recent: Sequence[str] = ()) -> tuple[str, ...]:
        """Character ids that speak a cue; BOTH means the two who spoke last (`recent` first)."""
        key = _key(cue)
        if key in _TOGETHER and len(recent) >= 2:
            return (recent[1], recent[0])
        return self.by_cue[key]


def gather(script: Screenplay) -> Cast:
    """The cast of a screenplay."""
    paragraphs = [
        (i, e.source, sentences(e.text))
        for i, e in enumerate(script.elements)
        if isinstance(e, Action)
    ]
    told = [
        (index, source, run, sentence)
        for index, source, spoken in paragraphs
        for sentence in spoken
        for run in _capital_runs(sentence)
    ]
    runs = [(index, source, run) for index, source, run, _ in told]
    drafts, by_cue = _cued(script, {run for _, _, run in runs})
    _introduce(runs, _aged((run, sentence) for *_, run, sentence in told), paragraphs, drafts)
    relations = _relations(paragraphs, drafts)
    names = [(character_id(d.name), [d.name, *d.aliases]) for d in drafts.values()]
    index = MentionIndex(names, relations, _common_words(paragraphs))
    _portray(paragraphs, drafts, index)
    characters = tuple(_finished(draft) for draft in drafts.values())
    genders = {character.id: character.gender for character in characters}
    return Cast(characters, by_cue, index, genders)


def _common_words(paragraphs: Sequence[tuple[int, Source, tuple[str, ...]]]) -> frozenset[str]:
    """Words that action also uses in lower case."""
    told = " ".join(sentence for _, _, spoken in paragraphs for sentence in spoken)
    return frozenset(word for word in re.findall(r"[^\W\d_]+", told) if word.islower())


def _key(name: str) -> str:
    return clean_name(name).upper()


def _cued(
    script: Screenplay, runs: set[str]
) -> tuple[dict[str, _Draft], dict[str, tuple[str, ...]]]:
    cues = [
        (parse_cue(e.text, e.extension).name, e.source)
        for e in script.elements
        if isinstance(e, CueElement)
    ]
    alone = {_key(name) for name, _ in cues if len(_SEVERAL.split(name)) == 1} | runs
    drafts: dict[str, _Draft] = {}
    by_cue: dict[str, tuple[str, ...]] = {}
    for name, source in cues:
        parts = _speakers_of(name, alone)
        for part in parts:
            draft = drafts.setdefault(_key(part), _Draft(part, source))
            draft.lines += 1
        by_cue[_key(name)] = tuple(character_id(drafts[_key(part)].name) for part in parts)
    return drafts, by_cue


def _speakers_of(name: str, alone: set[str]) -> tuple[str, ...]:
    """EDWARD AND WILL are two people when one of them is known by himself."""
    parts = [part.strip() for part in _SEVERAL.split(name) if part.strip()]
    if len(parts) > 1 and any(_key(part) in alone for part in parts):
        return tuple(dict.fromkeys(parts))
    return (name,)


def _capital_runs(sentence: str) -> list[str]:
    """Runs of words in capitals inside a sentence that is not itself in capitals."""
    if sentence.upper() == sentence:
        return []
    runs: list[list[str]] = []
    end = -1
    for match in _WORD.finditer(sentence.replace("’", "'")):
        word = match.group()
        if not _is_capital(word):
            end = -1
            continue
        gap = sentence[end : match.start()] if end >= 0 else "x"
        if gap.strip() == "" and runs:
            runs[-1].append(word)
        else:
            runs.append([word])
        end = -1 if word.endswith(".") and len(word) > 4 else match.end()
    return [_bare(" ".join(run)) for run in runs if _bare(" ".join(run))]


def _is_capital(word: str) -> bool:
    if word.islower():
        return False
    letters = [char for char in word.removesuffix("'s") if char.isalpha()]
    return (
        len(letters) > 1
        and all(not char.islower() for char in letters)
        and word.upper() != word.lower()
    )


def _bare(run: str) -> str:
    text = re.sub(r"'s$|'S$", "", run.strip(" .'-"))
    while (first := text.partition(" "))[0] in ("THE", "A", "AN", "AKA") and first[2]:
        text = first[2]
    return "" if text in ("THE", "A", "AN", "AND", "OF", "AKA") else text


def _introduce(
    runs: Sequence[tuple[int, Source, str]],
    told_ages: set[str],
    paragraphs: Sequence[tuple[int, Source, tuple[str, ...]]],
    drafts: dict[str, _Draft],
) -> None:
    """Aliases of cued characters, and silent characters, from capitals in action."""
    pairs, groups = appositions(sentence for _, _, spoken in paragraphs for sentence in spoken)
    _join(pairs, runs, drafts)
    for _, source, run in runs:
        if run in groups and run not in drafts:
            continue  # its members are people of their own
        if run in drafts or any(run in draft.aliases for draft in drafts.values()):
            continue
        owner = _same_person(run, drafts)
        if owner is not None:
            owner.aliases.append(run)
        elif run in told_ages or _is_person(run):
            drafts[run] = _Draft(run, source)


def _join(
    pairs: Sequence[tuple[str, str]],
    runs: Sequence[tuple[int, Source, str]],
    drafts: dict[str, _Draft],
) -> None:
    """One draft for a description and a name that the text puts side by side."""
    sources = {run: source for _, source, run in reversed(runs)}
    for description, name in pairs:
        if (description in drafts and name in drafts) or name not in sources.keys() | drafts.keys():
            continue
        known = description if description in drafts else name
        if known not in drafts and not _is_person(description):
            continue
        draft = drafts.get(known)
        if draft is None:
            draft = drafts[known] = _Draft(known, sources[known])
        other = name if known == description else description
        if other not in draft.aliases:
            draft.aliases.append(other)


def _aged(runs: Iterable[tuple[str, str]]) -> set[str]:
    """Names that an age follows in their sentence."""
    found = set()
    for run, sentence in runs:
        at = sentence.replace("’", "'").find(run)
        if at >= 0 and portraits.age_after(at + len(run), sentence) is not None:
            found.add(run)
    return found


def _same_person(run: str, drafts: Mapping[str, _Draft]) -> _Draft | None:
    """The one character whose name begins or ends this run, or the other way round."""
    words = run.split()
    if any(word.endswith("'S") for word in words):
        return None
    owners = [
        draft
        for key, draft in drafts.items()
        if _extends(words, key.split()) or ("'S " in key and key.split()[-1:] == words)
    ]
    return owners[0] if len(owners) == 1 else None


def _extends(run: list[str], name: list[str]) -> bool:
    longer, shorter = (run, name) if len(run) > len(name) else (name, run)
    if longer[-len(shorter) :] != shorter and longer[: len(shorter)] != shorter:
        return False
    extra = [word for word in longer if word not in shorter]
    if any(word in ("YOUNG", "OLD", "YOUNGER", "OLDER", "LITTLE") for word in extra):
        return False
    if any(word.endswith("'S") for word in longer):
        return False
    generic = all(word.lower() in PERSON_NOUNS for word in shorter)
    looks = all(word in _APPEARANCE for word in extra)
    return looks if generic else _names_people(longer, shorter)


def _names_people(longer: list[str], shorter: list[str]) -> bool:
    """DICK STEEL, DETECTIVE MILLER; not STEEL DOOR."""
    extra = [word.strip(".") for word in longer if word not in shorter]
    if longer[-len(shorter) :] == shorter:
        return all(
            word in TITLES
            or word.lower() in PERSON_NOUNS
            or _first_name(word)
            or word in _APPEARANCE
            for word in extra
        )
    return len(longer) == 2 and not any(word.lower() in _THINGS for word in extra)


_THINGS = vocabulary(
    """
    house home car door room road street river hall kitchen bedroom office phone desk photo
    shop bar hand hands face eyes bridge station store field gas school tower box
    """
)


def _first_name(word: str) -> bool:
    return word.lower() in FEMALE_NAMES or word.lower() in MALE_NAMES


def _is_person(run: str) -> bool:
    words = run.lower().split()
    last = words[-1].strip(".,")
    if len(words) > 4 or any(word.endswith("'s") for word in words):
        return False
    if last in PERSON_NOUNS or is_group_name(run) or last in GROUP_NOUNS:
        return True
    return _first_name(words[0]) and len(words) <= 3 and last not in _THINGS


def _relations(
    paragraphs: Sequence[tuple[int, Source, tuple[str, ...]]], drafts: Mapping[str, _Draft]
) -> dict[str, str]:
    """Which character a relation means ("his mother SANDRA"), where only one is named so."""
    found: dict[str, set[str]] = {}
    words = "|".join(sorted(RELATIONS, key=len, reverse=True))
    pattern = re.compile(rf"\b({words})\b,?\s+((?:[A-Z][\w'.-]*\s?){{1,3}})")
    for _, _, spoken in paragraphs:
        for sentence in spoken:
            for match in pattern.finditer(sentence.replace("’", "'")):
                owner = _named(match.group(2), drafts)
                if owner is not None:
                    found.setdefault(match.group(1), set()).add(character_id(owner.name))
    return {word: next(iter(ids)) for word, ids in found.items() if len(ids) == 1}


def _named(words: str, drafts: Mapping[str, _Draft]) -> _Draft | None:
    parts = words.upper().split()
    for size in range(len(parts), 0, -1):
        key = " ".join(parts[:size]).strip(".,")
        for draft in drafts.values():
            if key == _key(draft.name) or key in draft.aliases:
                return draft
    return None


def _portray(
    paragraphs: Sequence[tuple[int, Source, tuple[str, ...]]],
    drafts: Mapping[str, _Draft],
    index: MentionIndex,
) -> None:
    """Ages, genders and descriptions from the sentences that name each character."""
    by_id = {character_id(draft.name): draft for draft in drafts.values()}
    for element, source, spoken in paragraphs:
        last: _Draft | None = None
        for sentence in spoken:
            mentions = index.find(sentence)
            people = {mention.character for mention in mentions}
            if not people and last is not None:
                last.balance += portraits.pronoun_balance(sentence)
                if re.match(r"(?:He|She|His|Her|A |An )", sentence) and len(last.description) == 1:
                    last.description.append(sentence)
                continue
            for mention in mentions:
                _portray_one(
                    by_id[mention.character], mention.start, mention.end, sentence, element
                )
            last = by_id[mentions[0].character] if len(people) == 1 else None
            if last is not None:
                last.balance += portraits.pronoun_balance(sentence[mentions[0].end :])
                last.source = min(last.source, source, key=lambda s: s.line)


def _portray_one(draft: _Draft, start: int, end: int, sentence: str, element: int) -> None:
    years = portraits.age_after(end, sentence)
    if years is not None:
        draft.ages.append((element, years))
    if not draft.description:
        draft.description.append(sentence)
        draft.band = portraits.age_in_words(draft.name, start, end, sentence)
    told = portraits.gender_told(draft.name, start, end, sentence)
    if told is not Gender.UNKNOWN:
        draft.balance += 3 if told is Gender.MALE else -3


def _finished(draft: _Draft) -> Character:
    years = _main_age(draft)
    return Character(
        id=character_id(draft.name),
        name=draft.name,
        aliases=tuple(draft.aliases),
        description=" ".join(draft.description),
        age=_age(draft, years),
        age_years=years,
        gender=_gender(draft),
        lines=draft.lines,
        group=is_group_name(draft.name),
        source=draft.source,
    )


def _main_age(draft: _Draft) -> int | None:
    """The oldest age that is told often: a life in one film has its childhood in flashbacks."""
    if not draft.ages:
        return None
    counts = Counter(portraits.band(years) for _, years in draft.ages)
    often = [age for age in Age if counts[age] * 4 >= len(draft.ages)]
    return next(years for _, years in draft.ages if portraits.band(years) is often[-1])


def _age(draft: _Draft, years: int | None) -> Age:
    if years is not None:
        return portraits.band(years)
    named = portraits.age_in_words(draft.name, 0, 0, "")
    return named or draft.band or Age.ADULT


def _gender(draft: _Draft) -> Gender:
    named = gender_of_name(draft.name)
    for alias in draft.aliases:
        named = named if named is not Gender.UNKNOWN else gender_of_name(alias)
    balance = draft.balance + {Gender.MALE: 4, Gender.FEMALE: -4, Gender.UNKNOWN: 0}[named]
    if balance == 0:
        return named
    return Gender.MALE if balance > 0 else Gender.FEMALE
