"""Who is brought in by action: other names of those with cues, and people without any.

Enters: paragraphs of action and the roles that cues make. Leaves: the roles with further spellings
("TOM HARGREAVE", "BOB (formerly STRANGER)"), and roles for silent people and crowds.
"""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from screenplay.elements import Action, Screenplay
from screenplay.people.appositions import appositions, renames
from screenplay.people.capitals import acts, capital_runs, is_person, named_bare, needs_hands
from screenplay.people.identities import Known, known_person
from screenplay.people.portraits import age_after
from screenplay.people.roles import Role, by_word, merge, owners, same_person
from screenplay.scene_graph import Source
from screenplay.sentences import sentences
from screenplay.words.lexicon import FORMS, Form
from screenplay.words.names import PERSON_NOUNS

_TITLED = re.compile(
    r"(?:^|[.,;]\s+|\b(?:as|while|when|and)\s+)"
    r"(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madame|Sheriff|Officer|Captain|Sergeant|Professor"
    r"|Reverend)\.?\s[A-Z][\w'-]+)\s+(?P<verb>[a-z]+)\b"
)

_TRADE = re.compile(
    r",\s+(?:the|an?|his|her|their)\s+((?:[\w'-]+\s+){0,3}?[\w'-]+)"
    r"(?=[,.;]|\s+(?:of|in|at|with|who)\b)"
)
_PROPER = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{2,})\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph of action: its place and its sentences."""

    line: int
    source: Source
    spoken: tuple[str, ...]
    runs: tuple[tuple[str, ...], ...] = ()  # names in capitals, for each sentence


def paragraphs_of(script: Screenplay) -> list[Told]:
    """Action in script order."""
    found: list[Told] = []
    for element in script.elements:
        if isinstance(element, Action):
            spoken = sentences(element.text)
            runs = tuple(tuple(capital_runs(sentence)) for sentence in spoken)
            found.append(Told(element.source.line, element.source, spoken, runs))
    return found


def runs_of(told: Told) -> Iterable[str]:
    """Names in capitals in a paragraph."""
    return (run for runs in told.runs for run in runs)


def introduce(paragraphs: Sequence[Told], roles: dict[str, Role]) -> None:
    """Aliases of cued characters, and silent characters, from capitals in action."""
    pairs, groups = appositions(s for told in paragraphs for s in told.spoken)
    _join(pairs, paragraphs, roles)
    known = Known.of(roles)
    proper = _proper_names(paragraphs)
    for told in paragraphs:
        for sentence, runs in zip(told.spoken, told.runs, strict=True):
            for run in runs:
                if run in known.by_spelling or (run in groups and run not in roles):
                    continue  # a group's members are people of their own
                body = known_person(run, known) is not None
                person = None if body else _same(run, sentence, proper, roles, known)
                if person is not None:
                    person.aliases.append(run)
                    known.by_spelling[run] = person
                elif body or _is_introduced(run, sentence, proper):
                    roles[run] = Role(run, told.source)
                    known.add(roles[run])
    _titled(paragraphs, roles)


def _same(
    run: str, sentence: str, proper: Container[str], roles: dict[str, Role], known: Known
) -> Role | None:
    """Whose other spelling a name in capitals is: WADE HOLT (50) is HOLT, who has cues."""
    person = same_person(run, roles, known.by_word)
    first, *middle, last = run.split() if " " in run else (run, "")
    role = roles.get(first) or roles.get(last)
    if person is not None or role is None or not role.lines or len(middle) > 1:
        return person
    if first not in roles and any(key.endswith(f" {last}") for key in known.by_spelling):
        return None  # one of a family, and not the one known by the surname alone
    at = sentence.replace("’", "'").find(run)
    aged = at >= 0 and age_after(at + len(run), sentence) is not None
    plain = first.isalpha() and first.lower() not in PERSON_NOUNS
    return role if plain and (aged or first in proper) else None


def _titled(paragraphs: Sequence[Told], roles: dict[str, Role]) -> None:
    """Mr. Quill picks up a hat: a title and a name that acts needs no capitals."""
    known = set(by_word(owners(roles.values())))
    for told in paragraphs:
        for sentence in told.spoken:
            for match in _TITLED.finditer(sentence.replace("’", "'")):
                form = FORMS.get(match.group("verb"))
                name = match.group("name").upper()
                if form is not None and form.form is Form.THIRD and name.split()[-1] not in known:
                    roles[name] = Role(name, told.source)
                    known.add(name.split()[-1])


def _proper_names(paragraphs: Sequence[Told]) -> frozenset[str]:
    """Words that action writes with a capital inside a sentence, in capitals: who Nadia is."""
    return frozenset(
        match.group(1).upper()
        for told in paragraphs
        for sentence in told.spoken
        for match in _PROPER.finditer(sentence)
    )


def _is_introduced(run: str, sentence: str, proper: Container[str]) -> bool:
    """Whether capitals bring in a person who has no cue."""
    if is_person(run) or acts(run, sentence):
        return True
    if _has_trade(run, sentence):
        return True
    verb = named_bare(run, sentence)
    if verb and (needs_hands(verb) or run in proper):
        return True
    at = sentence.replace("’", "'").find(run)
    return at >= 0 and age_after(at + len(run), sentence) is not None


def _has_trade(run: str, sentence: str) -> bool:
    """BATES, the butler; OTTO, a retired clown: who is said to be a person beside the name."""
    text = sentence.replace("’", "'")
    at = text.find(run)
    told = _TRADE.match(text, at + len(run)) if at >= 0 else None
    return told is not None and told.group(1).split()[-1].lower() in PERSON_NOUNS


def _join(
    pairs: Sequence[tuple[str, str]], paragraphs: Sequence[Told], roles: dict[str, Role]
) -> None:
    """One role for a description and a name that the text puts side by side."""
    sources = {run: told.source for told in reversed(paragraphs) for run in runs_of(told)}
    for description, name in pairs:
        if (description in roles and name in roles) or name not in sources.keys() | roles.keys():
            continue
        known = description if description in roles else name
        if known not in roles and not is_person(description):
            continue
        role = roles.get(known)
        if role is None:
            role = roles[known] = Role(known, sources[known])
        other = name if known == description else description
        if other not in role.aliases:
            role.aliases.append(other)


def rename(paragraphs: Sequence[Told], roles: dict[str, Role]) -> None:
    """One role for names that the text declares to be one person's."""
    known = owners(roles.values())
    for earlier, name in renames(s for told in paragraphs for s in told.spoken):
        first, second = known.get(earlier), known.get(name)
        if first is second:
            continue
        if first is None or second is None:
            role, other = (first, name) if first is not None else (second, earlier)
            if role is not None:
                role.aliases.append(other)
                known[other] = role
        else:
            known |= dict.fromkeys(first.spellings(), second)
            merge(roles, second.key, first.key)
