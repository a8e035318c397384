"""Which of the parties of a contract is the customer, and what they are called.

``TOM WATSON ("CONSULTANT"); ADAMS GOLF, LTD. ("ADAMS GOLF")``: the parties between semicolons, each
with the names that the contract gives it. The customer is the first named company that is not
obviously us; what makes a company, and who we are, stands in the mapping.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pydantic import Field

from contracts.files.parsers import Unclear, blacked_out
from contracts.folding import folded
from contracts.i18n import _
from contracts.terms.base import Model
from contracts.terms.fields import Name

QUOTED = re.compile(r"[\"“”]+([^\"“”]{1,80}?)[,.]?[\"“”]")
NAME_ENDS = re.compile(r"[\"“”]|\s*\((?=[^)]*[\"“”])")  # “(UK)” belongs to the name
INITIALS = re.compile(r"\b(?:\w[./])+(?:\w\b)?")
LONGEST_CODE = 40


class Us(Model):
    """How a contract shows that a party is we ourselves."""

    names: tuple[Name, ...] = ()
    called: tuple[Name, ...] = ()


class Parties(Model):
    """The rule by which the customer is found among the parties."""

    column: str = Field(description="the parties, between semicolons")
    us: Us = Us()
    companies: tuple[Name, ...] = ()  # words that only the names of companies have
    forms: tuple[Name, ...] = ()  # legal forms, with which such a name ends
    known: tuple[Name, ...] = ()  # companies whose names do not show it
    ends: tuple[str, ...] = ()  # words at which a name ends
    no_alias: tuple[Name, ...] = ()  # what a contract calls parties without naming them


@dataclass(frozen=True, slots=True)
class Customer:
    """The company that a contract is with."""

    code: str
    name: str
    aliases: tuple[str, ...]


class Finder:
    """The rule, made ready for many rows."""

    def __init__(self, rule: Parties) -> None:
        self._our_names = {folded(name) for name in rule.us.names}
        self._we = {folded(name) for name in rule.us.called}
        self._companies = {_bare(word) for word in rule.companies}
        self._forms = {_bare(word) for word in rule.forms}
        self._known = {folded(name) for name in rule.known}
        self._no_alias = self._we | {folded(name) for name in rule.no_alias}
        ends = "|".join(re.escape(word) for word in rule.ends)
        self._ends = re.compile(rf",?\s+\(?(?:{ends})(?=\s).*", re.IGNORECASE | re.DOTALL)
        self._starts = re.compile(rf"^(?:{ends})\s+", re.IGNORECASE)
        self.customer = lru_cache(maxsize=4096)(self._customer)

    def _customer(self, text: str) -> Customer:
        """The customer among the parties of *text*; Unclear where there is none."""
        named = False
        for part in _parts(text):
            name, called = self._name(part), _called(part)
            named = named or bool(name)
            if name and self._is_company(name, called) and not self._is_us(name, called):
                return Customer(code_of(name), name, tuple(self._aliases(name, called)))
        if not named:
            raise Unclear(_("None of the parties has a name."))
        raise Unclear(_("None of the parties is a named company other than us."))

    def _name(self, part: str) -> str:
        name = NAME_ENDS.split(part, maxsplit=1)[0]
        name = self._first_of_many(self._ends.sub("", f"{name} ").strip())
        name = " ".join(name.split()).strip(" ,;:")
        return "" if blacked_out(name) or set(folded(name)) <= {"x"} else name

    def _first_of_many(self, name: str) -> str:
        """``One LLC, Two L.P.``: only the first, which ends after its legal form and a comma."""
        words = name.split()
        for place, (word, following) in enumerate(pairwise(words)):
            ends = word.endswith(",") and _bare(word) in self._forms
            if ends and _bare(following) not in self._forms:
                return " ".join(words[: place + 1])
        return name

    def _is_company(self, name: str, called: list[str]) -> bool:
        """By its legal form, by a word of its name, or because the contract calls it one."""
        words = [_bare(word) for word in name.split()]
        if words[-1] in self._forms or not self._companies.isdisjoint(words):
            return True
        return folded(name) in self._known or any(_bare(word) in self._forms for word in called)

    def _is_us(self, name: str, called: list[str]) -> bool:
        return folded(name) in self._our_names or any(folded(word) in self._we for word in called)

    def _aliases(self, name: str, called: list[str]) -> Iterator[str]:
        seen = {folded(name)}
        for quoted in called:
            alias = self._starts.sub("", quoted)
            key = folded(alias).removeprefix("the ")
            if key and key not in seen and key not in self._no_alias:
                yield alias
                seen.add(key)


def _parts(text: str) -> Iterator[str]:
    """The parties, split at semicolons outside of brackets."""
    depth, start = 0, 0
    for place, sign in enumerate(text):
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        if sign == ";" and depth == 0:
            yield text[start:place].strip().lstrip("(")
            start = place + 1
    yield text[start:].strip().lstrip("(")


def _called(part: str) -> list[str]:
    """What the contract calls the party: the quoted names up to the first closing bracket."""
    beyond = NAME_ENDS.search(part)
    rest = part[beyond.start() :].partition(")")[0] if beyond else ""
    return [" ".join(name.split()).strip(" ,.") for name in QUOTED.findall(rest)]


def _bare(word: str) -> str:
    """A word without case and signs: ``S.À`` as ``sa``, ``Ltd.,`` as ``ltd``."""
    return _without_signs(word).strip(" .,;:-()&")


def _without_signs(text: str) -> str:
    """*text*, folded, its initials joined: ``N.A.`` as ``na``; other points stay."""
    joined = INITIALS.sub(lambda found: re.sub(r"[./]", "", found[0]), folded(text))
    return joined.replace("'", "")


def code_of(name: str) -> str:
    """The account code of a company: always the same for the same name, whatever its signs.

    A name that is too long is cut and told apart by four digits of its hash.
    """
    words = re.findall(r"[^\W_]+", _without_signs(name))
    code = "-".join(words).upper()
    if len(code) <= LONGEST_CODE:
        return code
    digest = hashlib.sha256(code.encode()).hexdigest()[:4].upper()
    return f"{code[: LONGEST_CODE - 5].rstrip('-')}-{digest}"
