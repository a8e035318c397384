"""The terms of a draft as its form lists them: each to edit or remove, and a menu to add one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.element_shapes import StaticSelect
from blocks.kit import Block
from blocks.menus import menu, overflow
from blocks.mrkdwn import bold, italic, joined, lines
from blocks.objects import shortened
from blocks.term_lines import heading
from contracts.i18n import _, number
from contracts.terms import KINDS, Level, Section, Term, TermBase

PER_PAGE = 35
ORDER = tuple(Section)
ROOM = 300  # characters of a line; all of it stands where the version is shown


@dataclass(frozen=True, slots=True)
class TermList:
    """The terms of a draft with their short hashes, and how the lines of buttons go on."""

    ref: str
    terms: Sequence[tuple[str, Term]]
    level: Level
    carried: str  # what each line carries on: `` --seen 12345678``
    page: int
    again: str  # another one each time, so that Slack reports the same choice twice
    only: frozenset[str] = frozenset()  # kinds that may be changed, where not all of them may

    @property
    def by_section(self) -> list[tuple[str, Term]]:
        """Those that may be changed, in the order of an answer."""
        mine = [(short, term) for short, term in self.terms if self.may(term.kind)]
        return sorted(mine, key=lambda one: ORDER.index(one[1].section))

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.by_section) // PER_PAGE))

    @property
    def shown(self) -> int:
        """The page, or the nearest that there is."""
        return min(max(self.page, 1), self.pages)

    def may(self, kind: str) -> bool:
        return not self.only or kind in self.only

    def line(self, what: str) -> str:
        """The command line that does *what* to the draft, and comes back to this page."""
        return f"term {self.ref} {what}{self.carried}{paged(self.shown)}"


def paged(page: int) -> str:
    return f" --page {page}" if page > 1 else ""


def page_of(terms: Sequence[Term], term: Term) -> int:
    """The page on which *term* stands among *terms*."""
    ordered = sorted(terms, key=lambda one: ORDER.index(one.section))
    return ordered.index(term) // PER_PAGE + 1


def term_blocks(listed: TermList) -> Iterator[Block]:
    """How many, those of the page, the menu, and the buttons that turn the page."""
    title = _("Terms that you may change") if listed.only else _("Terms")
    head = joined(" · ", [bold(title), _count(listed)])
    yield kit.text(lines([head, _("Each is saved as soon as you add, edit or remove it.")]))
    at = (listed.shown - 1) * PER_PAGE
    before = None
    for short, term in listed.by_section[at : at + PER_PAGE]:
        if term.section is not before:
            yield kit.context(italic(heading(term.section)))
        before = term.section
        yield _row(listed, short, term)
    yield kit.actions(*_turning(listed), _adding(listed))


def _count(listed: TermList) -> str:
    count = len(listed.by_section)
    if not count:
        return _("none yet")
    where = _("page {page} of {pages}", page=listed.shown, pages=listed.pages)
    return number(count) if listed.pages == 1 else f"{number(count)} · {where}"


def _row(listed: TermList, short: str, term: Term) -> Block:
    line = shortened(term.line(), ROOM)
    entries = {
        _("Edit"): listed.line(f"edit {short} --kind {term.kind}"),
        _("Remove"): listed.line(f"remove {short} --kind {term.kind}"),
    }
    return kit.text(line, button=overflow(entries))


def _turning(listed: TermList) -> Iterator[kit.Button]:
    """Both pages beside this one, by the command that opens the form."""
    line = f"edit {listed.ref}{listed.carried}"
    if listed.shown > 1:
        yield kit.runs(_("Previous terms"), f"{line}{paged(listed.shown - 1)}")
    if listed.shown < listed.pages:
        yield kit.runs(_("More terms"), f"{line}{paged(listed.shown + 1)}")


def _adding(listed: TermList) -> StaticSelect:
    """What belongs on this level, by section; what there may be one of, while there is none."""
    there = {term.kind for _short, term in listed.terms}

    def offered(kind: type[TermBase]) -> bool:
        once = kind.once and kind.kind_name() in there
        return listed.level in kind.levels and not once and listed.may(kind.kind_name())

    groups = {heading(section): _entries(listed, section, offered) for section in Section}
    return menu(f"add:{listed.again}", _("Add a term"), groups)


def _entries(
    listed: TermList, section: Section, offered: Callable[[type[TermBase]], bool]
) -> Mapping[str, str]:
    kinds = [kind for kind in KINDS.values() if kind.section is section and offered(kind)]
    named = sorted((_(kind.label), kind.kind_name()) for kind in kinds)
    return {label: listed.line(f"add {name}") for label, name in named}
