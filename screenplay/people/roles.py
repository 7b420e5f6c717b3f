"""Roles: what is known of each character while a script is read, and which names are one person.

Enters: names as cues and action spell them. Leaves: the rules by which DR. KERR is DR. JULIAN
KERR, OTTO is OTTO THE GIANT, and GUARD #1 is not GUARD #2.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from screenplay.people.capitals import is_first_name, is_thing
from screenplay.scene_graph import Age, Gender, Source, Trait
from screenplay.words.names import GROUP_NOUNS, PERSON_NOUNS, TITLES
from screenplay.words.vocabulary import vocabulary

_AGE_WORDS = frozenset(
    ("YOUNG", "OLD", "YOUNGER", "OLDER", "LITTLE", "TEEN", "TEENAGE", "ADULT", "GROWN-UP", "KID",
     "BABY", "ELDERLY", "CHILD", "GROWN", "FUTURE")
)  # fmt: skip
_APPEARANCE = frozenset(
    ("EXTREMELY", "VERY", "HANDSOME", "ANOTHER", "SAME", "THE", "A", "AN", "OTHER")
)
_APART = vocabulary(
    """
    JR JR. SR SR. II III IV JUNIOR SENIOR AND OR OF #1 #2 #3 #4 #5
    """
)
_WORDS = 6  # of the longest name that may be part of another


@dataclass(slots=True)
class Role:
    """A character in the making."""

    name: str
    source: Source
    aliases: list[str] = field(default_factory=list)
    lines: int = 0
    balance: int = 0  # male minus female evidence
    ages: list[tuple[int, int]] = field(default_factory=list)  # (line, years)
    bracketed: list[tuple[int, int]] = field(default_factory=list)  # the same, of cues: JANE (17)
    plain: bool = False  # has cues without an age
    band: Age | None = None
    description: list[str] = field(default_factory=list)
    introduced: int = 0  # line of the first sentence of `description`
    identity: str = ""  # key of the role of the same person who is known best
    traits: list[Trait] = field(default_factory=list)
    usual: int | None = None  # years that the person is known at best, where counted
    born: bool = False  # a body that only its age tells, without a name of its own
    scenes: set[int] = field(default_factory=set)  # those it has cues in
    species: str = ""  # "dog" …; "" of a person
    key: str = ""  # the name in capitals that cues and action are compared by

    def __post_init__(self) -> None:
        """A name is its own key, where none is given."""
        self.key = self.key or self.name.upper()

    def spellings(self) -> tuple[str, ...]:
        """Every spelling in capitals."""
        return (self.key, *(alias.upper() for alias in self.aliases))


def by_word(roles: Iterable[str]) -> dict[str, list[str]]:
    """Keys of roles by each word in them."""
    found: dict[str, list[str]] = {}
    for key in roles:
        for word in dict.fromkeys(key.split()):
            found.setdefault(word, []).append(key)
    return found


def same_person(
    run: str, roles: dict[str, Role], words_in: Mapping[str, Sequence[str]]
) -> Role | None:
    """The one role whose name begins or ends this run, or the other way round.

    `words_in`: keys of `roles` by each word in them. Two roles of which the run is the full name
    become one.
    """
    words = run.split()
    if any(word.endswith("'S") for word in words) or _AGE_WORDS.union(_APPEARANCE).issuperset(
        words
    ):
        return None
    near = [key for key in _near(words, words_in) if key in roles]
    found = [
        key
        for key in near
        if extends(words, key.split()) or ("'S " in key and key.split()[-1:] == words)
    ]
    found.sort(key=lambda key: roles[key].source.line)
    if len(found) == 2 and is_full(run) and all(len(key.split()) < len(words) for key in found):
        merge(roles, *found)  # JANE and DR. SMITH are DR. JANE SMITH
        return roles[found[0]]
    return roles[found[0]] if len(found) == 1 else None


def _near(words: list[str], words_in: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """Names that hold all these words, and names made of some of them."""
    rarest = min((words_in.get(word, ()) for word in words), key=len)
    parts = (
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + _WORDS) + 1)
    )
    return dict.fromkeys((*rarest, *parts, " ".join((words[0], words[-1]))))


def extends(run: list[str], name: list[str]) -> bool:
    """Whether one of two names is the other with a title, first name or surname more."""
    longer, shorter = (run, name) if len(run) > len(name) else (name, run)
    extra = [word for word in longer if word not in shorter]
    if len(shorter) == 1 and longer[:2] == [shorter[0], "OF"] and shorter[0] in TITLES:
        return True  # the DUCHESS OF MARL
    if not extra or _AGE_WORDS.intersection(extra) or _APART.intersection(extra):
        return False
    if any(word.endswith("'S") for word in longer):
        return False
    if all(word.lower().strip(".") in PERSON_NOUNS for word in shorter):
        at_end = longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter
        return at_end and all(word in _APPEARANCE for word in extra)
    return _names_people(longer, shorter)


def _names_people(longer: list[str], shorter: list[str]) -> bool:
    """DICK STEEL, DETECTIVE MILLER, DR. JULIAN KERR, OTTO THE GIANT; not STEEL DOOR."""
    extra = [word.strip(".") for word in longer if word not in shorter]
    if len(longer) > 2 and longer[0].strip(".") in TITLES and longer[1:-1] == shorter:
        return True
    if longer[-len(shorter) :] == shorter or _titled(longer, shorter):
        return all(
            word in TITLES
            or word.lower() in PERSON_NOUNS
            or is_first_name(word)
            or word in _APPEARANCE
            for word in extra
        )
    if longer[: len(shorter)] != shorter:
        return False
    if extra[0] == "THE":
        return extra[-1].lower() in PERSON_NOUNS
    if extra[-1].lower() in PERSON_NOUNS or extra[-1].lower() in GROUP_NOUNS:
        return False  # CHESS STUDENT
    return len(longer) == len(shorter) + 1 and not any(is_thing(word) for word in extra)


def _titled(longer: list[str], shorter: list[str]) -> bool:
    """DR. KERR in DR. JULIAN KERR; JANE in DR. JANE SMITH."""
    title = longer[0].strip(".") in TITLES
    same_title = title and longer[0].strip(".") == shorter[0].strip(".")
    return same_title and longer[-1] == shorter[-1] and len(shorter) == 2


def joined(roles: dict[str, Role]) -> None:
    """Make one role of cued names that are one person's, for every name with one longer form.

    Two names that both have cues in one scene are two people, unless one is the full name.
    """
    words_in = by_word(roles)
    now: dict[str, str] = {}  # key that has become another's
    for key in sorted(roles, key=lambda key: (len(key.split()), key)):
        rarest = min((words_in[word] for word in key.split()), key=len)
        full = [other for other in rarest if _is_longer_form(other, key, roles)]
        if len(full) != 1 or key not in roles:
            continue
        if full[0] in roles:
            merge(roles, key, full[0])
            now[full[0]] = key
        elif is_full(full[0]):
            merge(roles, now[full[0]], key)


def _is_longer_form(other: str, key: str, roles: Mapping[str, Role]) -> bool:
    """Whether one name is the other with a title, first name or surname more, of one person."""
    if len(other.split()) <= len(key.split()) or not extends(other.split(), key.split()):
        return False
    known = other in roles and key in roles
    return is_full(other) or (known and not roles[other].scenes & roles[key].scenes)


def is_full(name: str) -> bool:
    """DR. JANE SMITH: title, first name and surname."""
    words = name.split()
    return len(words) > 2 and words[0].strip(".") in TITLES and is_first_name(words[1])


def merge(roles: dict[str, Role], kept: str, gone: str) -> None:
    """Give what is known of the role `gone` to the role `kept`."""
    role, other = roles[kept], roles.pop(gone)
    new = (other.name, *other.aliases)
    role.aliases.extend(name for name in new if name not in (role.name, *role.aliases))
    role.lines += other.lines
    role.scenes |= other.scenes
    role.source = min(role.source, other.source, key=lambda source: source.line)


def owners(roles: Iterable[Role]) -> dict[str, Role]:
    """Role by spelling; a spelling that several share is the first one's."""
    found: dict[str, Role] = {}
    for role in roles:
        for spelling in role.spellings():
            found.setdefault(spelling, role)
    return found


def leaning(balance: int) -> Gender:
    """Gender that a balance of evidence tells: male above 0."""
    if balance == 0:
        return Gender.UNKNOWN
    return Gender.MALE if balance > 0 else Gender.FEMALE
