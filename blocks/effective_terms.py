"""Effective terms by section, each with where it comes from; and what lost, and against what."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from blocks import kit
from blocks.agreement import Agreement, scope_of, source
from blocks.kit import Block
from blocks.mrkdwn import Mrkdwn, bold, escape, italic, joined, phrase
from blocks.standing import agreed_dates
from blocks.term_lines import heading, term_lines
from contracts.contract import Kind
from contracts.effective import Layer, Line, Lost, Why, absent
from contracts.i18n import _, many, number, show_day
from contracts.terms import ByPolicy, Clause, Section
from contracts.terms.wording import few, short
from contracts.version import Version

Sections = Sequence[Section]
MOST, FIRST = 5, 4  # lines of a section in a short answer; of a longer one the first are shown


def sections(agreement: Agreement, wanted: Sections) -> Iterator[list[Block]]:
    """The blocks of each section that says something; a long one may go on on the next page."""
    for section, said in _said(agreement, wanted, _dates(agreement.stack.layers, agreement.day)):
        yield from ([block] for block in kit.texts([bold(heading(section)), *said]))


def sections_in_short(
    agreement: Agreement, line_of: Callable[[Section], str]
) -> Iterator[list[Block]]:
    """The same of every section on one screen; *line_of* asks for all of a section."""
    layers = [one for one in agreement.stack.layers if one is agreement.main or _ends(one.version)]
    for section, said in _said(agreement, tuple(Section), _dates(layers, agreement.day)):
        title = bold(heading(section))
        if len(said) == 1:
            yield from ([block] for block in kit.texts([joined(" ", [title, *said])]))
        elif section is Section.CLAUSES:
            button = kit.runs(_("Read them"), line_of(section))
            yield kit.texts([joined(" • ", [title, _titles(agreement)])], button=button)
        elif len(said) <= MOST:
            yield from ([block] for block in kit.texts([title, *said]))
        else:
            button = kit.runs(_("All {count}", count=number(len(said))), line_of(section))
            yield kit.texts([title, *said[:FIRST]], button=button)


def _titles(agreement: Agreement) -> Mrkdwn:
    """“Law and Liability — base BASE-EU/2”: which clauses there are, from where."""
    by_origin: dict[Mrkdwn, list[str]] = {}
    for line in agreement.effective.lines:
        if isinstance(line.whole, Clause):
            by_origin.setdefault(origin_of(line), []).append(line.whole.title)
    parts = (
        phrase("{titles} — {origin}", titles=few(titles), origin=origin)
        for origin, titles in by_origin.items()
    )
    return joined(" · ", list(parts))


def _said(
    agreement: Agreement, wanted: Sections, dates: Sequence[Mrkdwn]
) -> Iterator[tuple[Section, Sequence[Mrkdwn]]]:
    """The lines of each section that has some."""
    by_section, absent_ones = _lines(agreement), _absent(agreement, wanted)
    for section in wanted:
        own = dates if section is Section.DATES else ()
        said = [*own, *by_section[section], *absent_ones[section]]
        if said:
            yield section, said


def origin_of(line: Line) -> Mrkdwn:
    """Where a line comes from, as it stands behind it."""
    return italic(source(line.layer))


def _lines(agreement: Agreement) -> Mapping[Section, Sequence[Mrkdwn]]:
    """The lines of all levels by section, in one pass."""
    found: dict[Section, list[Mrkdwn]] = {section: [] for section in Section}
    for line in agreement.effective.lines:
        origin = origin_of(line)
        found[line.whole.section].append(Mrkdwn(f"• {_words(line)} — {origin}"))
    return found


def _absent(agreement: Agreement, wanted: Sections) -> Mapping[Section, Sequence[Mrkdwn]]:
    """What holds of what nobody agreed on: of some sections all, else what is always told."""
    found: dict[Section, list[Mrkdwn]] = {section: [] for section in Section}
    if agreement.main.contract.kind is not Kind.CUSTOMER:
        return found
    some = len(wanted) < len(Section)
    for kind, words in absent(agreement.effective, agreement.seller):
        if some or kind.telling:
            whose = OURS if kind.defaults else NOBODYS
            found[kind.section].append(phrase(whose, words=words))
    return found


OURS = "• {words} — _our default: nothing else is agreed_"
NOBODYS = "• {words} — _nothing agreed_"


def _words(line: Line) -> Mrkdwn:
    """The term as it counts on that day: of one by policy what the policy says then."""
    if not isinstance(line.term, ByPolicy):
        if line.whole is not line.term:
            return escape(line.whole.line())
        return term_lines(line.layer)[line.place][1]
    words, policy = line.whole.line(), short(line.term.policy)
    return phrase("{words} · policy {policy}", words=words, policy=policy)


def _dates(layers: Iterable[Layer], day: date) -> Sequence[Mrkdwn]:
    """The dates of each version, which are no terms but belong to the answer."""
    return [
        phrase(
            "• {said} — {origin}",
            said=joined(" · ", [agreed_dates(layer.version, day), *_accepted(layer.version)]),
            origin=italic(source(layer)),
        )
        for layer in layers
    ]


def _ends(version: Version) -> bool:
    """Whether its dates say more than since when it holds."""
    return bool(version.end or version.notice)


def _accepted(version: Version) -> Iterator[str]:
    if version.acceptance is not None:
        yield _("accepted on {day}", day=show_day(version.acceptance.on))


def how_many_lost(agreement: Agreement, wanted: Sections, line: str) -> Iterator[list[Block]]:
    """That some terms do not count, with a button that runs *line* and says why."""
    count = len(_lost(agreement, wanted))
    if count:
        words = "{count} term does not count.", "{count} terms do not count."
        button = kit.runs(_("Show why"), line)
        yield [kit.text(many(*words, count), button=button)]


def what_lost(agreement: Agreement, wanted: Sections) -> Iterator[list[Block]]:
    """Each term that does not count, where it stands, and why."""
    lost = _lost(agreement, wanted)
    said = [phrase("• {term} — {origin}: {why}", **_told(one)) for one in lost]
    if said:
        title = bold(_("What does not count, and why"))
        yield from ([block] for block in kit.texts([title, *said]))


def _lost(agreement: Agreement, wanted: Sections) -> Sequence[Lost]:
    """Those of the sections, in their order."""
    lost = (one for one in agreement.effective.lost if one.term.section in wanted)
    return sorted(lost, key=lambda one: wanted.index(one.term.section))


def _told(lost: Lost) -> dict[str, object]:
    origin = italic(source(lost.layer))
    return {"term": escape(lost.term.line()), "origin": origin, "why": WHY[lost.why](lost)}


def _against(words: str) -> Callable[[Lost], Mrkdwn]:
    """*words* about what counts instead and where that stands."""

    def saying(lost: Lost) -> Mrkdwn:
        other = lost.to
        if other is None:
            raise ValueError(f"{lost.why} against nothing")
        return phrase(words, other=_words(other), origin=italic(source(other.layer)))

    return saying


def _scope(lost: Lost) -> Mrkdwn:
    return joined(", ", list(scope_of(lost.layer.contract)))


def _policy(words: str) -> Callable[[Lost], Mrkdwn]:
    def saying(lost: Lost) -> Mrkdwn:
        policy = lost.term.policy if isinstance(lost.term, ByPolicy) else ""
        return phrase(words, policy=short(policy))

    return saying


WHY: Mapping[Why, Callable[[Lost], Mrkdwn]] = {
    Why.ANOTHER_DAY: lambda _lost: phrase("it does not hold on that day"),
    Why.OUT_OF_SCOPE: _scope,
    Why.NO_POLICY: _policy("nobody knows the policy {policy}"),
    Why.MISFIT: _policy("with the policy {policy} it makes no valid term"),
    Why.NEARER: _against("{origin} is nearer and says: {other}"),
    Why.WORSE: _against("{origin} is better for the customer: {other}"),
    Why.NOT_OURS: lambda _lost: phrase("it names no fulfilment center of ours"),
    Why.LEFT_OUT: _against("left out by {origin}: {other}"),
    Why.SET_ASIDE: _against("the filter of {origin} takes its place: {other}"),
}
