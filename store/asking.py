"""A version is laid before those who have to approve it: measured, routed, and asked anew."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic_core import to_json

from contracts.approval.answers import Answer, Verdict
from contracts.approval.carried import Grounds, still_holds
from contracts.approval.facts import Facts
from contracts.approval.policy import Verb
from contracts.approval.progress import Asking, Progress
from contracts.approval.routing import Change, Step, route
from contracts.events import Decided, Submitted
from contracts.requests import Request, RequestState
from contracts.submission import Around
from contracts.terms.forms import canonical
from contracts.version import content_hash
from store.approvals import KeptStep
from store.dossier import Level, around
from store.effects import deed_of, hindered, note, proposed
from store.measuring import facts_of
from store.policies import Applied
from store.progress import foreseen, office_of, progress_of
from store.requests import About, Outcome
from store.subject import Subject, content_of
from store.unit_of_work import UnitOfWork

OF_ACCOUNT = ("code", "segment", "region", "currency", "timezone", "holidays")
"""What of an account a decision depends on; who looks after it is found anew each time."""

KEEPS = frozenset({RequestState.REJECTED, RequestState.RECALLED, RequestState.RETURNED})
"""After these an approval holds for what did not change."""

CHANGED = "What it depends on has changed since."


@dataclass(frozen=True, slots=True)
class Prepared:
    """By what a version is routed, and whom it takes."""

    applied: Applied
    facts: Facts
    depends: str
    steps: Sequence[Step]
    progress: Progress  # before anybody answered


def prepared(work: UnitOfWork, subject: Subject) -> Prepared:
    """What would be asked of whom if *subject* were submitted now."""
    within = around(work, subject.contract, subject.version, subject.today)
    applied = work.policies.current()
    facts = facts_of(work, subject, within)
    office = office_of(work, subject.contract.ref, subject.by, subject.now)
    roles = work.people.roles(subject.by)
    change = Change(facts, roles, _authors(work, subject), subject.verb)
    steps = route(applied.policy, change, office)
    would = foreseen(work, steps, office, change.editors, subject.now)
    depends = "" if subject.proposal else depends_on(within)
    return Prepared(applied, facts, depends, steps, would)


def _authors(work: UnitOfWork, subject: Subject) -> Sequence[str]:
    """Who made what is asked about; whoever asks where nobody is known."""
    if subject.proposal is not None:
        return [subject.by]
    return work.editors.of(subject.contract.ref, subject.version.number) or [subject.by]


def depends_on(within: Around) -> str:
    """SHA-256 over what counts above a version and of its account: a decision holds beside that."""
    above = [_hash_of(level) for level in within.above]
    of_account = {name: getattr(within.account, name, None) for name in OF_ACCOUNT}
    names = sorted(within.policies)
    terms = canonical(tuple(within.policies[name] for name in names))
    return hashlib.sha256(to_json([above, of_account, names]) + terms).hexdigest()


def _hash_of(level: Level) -> tuple[str, int, str]:
    family, version = level
    return family.ref, version.number, content_hash(version.facts(), canonical(version.terms))


@dataclass(frozen=True, slots=True)
class Laid:
    """A request as it was just made, and how far it is by what was approved before."""

    request: Request
    progress: Progress


def ask(work: UnitOfWork, subject: Subject, anew: Request | None = None) -> Laid:
    """Lay *subject*, whose content is frozen, before those who have to approve it.

    What was approved of an earlier submission and is the same since is not asked again. *anew* is
    the request that became void and is asked once more, with what people said and handed over.
    """
    found = prepared(work, subject)
    about = _about(work, subject, found)
    request = work.requests.open(about, subject.by, subject.now)
    steps = [KeptStep(step.rule.name, step.measured) for step in found.steps]
    added = _added_before(work, request) if steps and not subject.proposal else []
    work.approvals.put(request, found.facts, [*steps, *added])
    followed = anew is not None and work.approvals.follow(anew, request)
    stands = found.progress
    if added or followed:
        stands = progress_of(work, request, subject.now)
    carried = list(_carried(work, request, found, stands))
    work.approvals.answer(request, carried)
    if subject.proposal is not None:
        work.assigned.take_back((request.contract, request.number), subject.by)
        work.saver.note(subject.contract, *proposed(subject.proposal))
    laid = Laid(request, stands.with_answers(carried))
    work.record(Submitted(request, laid.progress))
    return laid


def _about(work: UnitOfWork, subject: Subject, found: Prepared) -> About:
    return About(
        subject.contract.ref,
        subject.version.number,
        content_of(work, subject),
        found.applied.number,
        found.depends,
        subject.verb,
        subject.proposal.written if subject.proposal else "",
    )


def _added_before(work: UnitOfWork, request: Request) -> list[KeptStep]:
    """Whom an approver added to the submission before: to submit it again does not shed them."""
    before = work.requests.before(request)
    editors = work.editors.of(request.contract, request.number)
    kept = work.approvals.steps(before) if before else ()
    added = (one for one in kept if one.person is not None and one.person not in editors)
    return [replace(one, asked_at=None, escalated_at=None) for one in added]


def _carried(
    work: UnitOfWork, request: Request, found: Prepared, stands: Progress
) -> Iterator[Answer]:
    """The approvals of the submission before that still hold (DESIGN 7)."""
    before = work.requests.before(request)
    if before is None or before.state not in KEEPS or request.verb is not Verb.SUBMIT:
        return
    steps = {step.rule: step for step in work.approvals.steps(before)}
    given = work.approvals.answers(before)
    now = Grounds(request.policy, request.depends, request.content, found.facts)
    for asking in stands.steps:
        step = steps.get(asking.rule.name)
        if step is None:
            continue
        then = Grounds(before.policy, before.depends, before.content, step.measured)
        if still_holds(asking.rule, then, now):
            yield from _kept(asking, given)


def _kept(asking: Asking, given: Sequence[Answer]) -> Iterator[Answer]:
    """Of the answers *given* before each yes of somebody who may still answer this rule."""
    for answer in given:
        same = answer.rule == asking.rule.name and answer.verdict is Verdict.APPROVE
        if same and asking.takes(answer.by):
            yield replace(answer, carried=True)


def outdated(work: UnitOfWork, request: Request, subject: Subject) -> bool:
    """Whether what *request* rests on is not as it was: then its open decisions are void (TERMS 6).

    A submission is asked anew, so that whoever decided looks at it once more. A proposal is not:
    whoever made it is told, and looks whether they still want that.
    """
    why = _why_void(work, request, subject)
    if not why:
        return False
    outcome = Outcome(RequestState.VOID, subject.by, why)
    if not work.requests.close(request, outcome, subject.now):
        return False
    if subject.proposal is None:
        ask(work, replace(subject, by=request.requested_by), anew=request)
    else:
        note(work, subject.contract, subject.proposal, outcome)
        work.record(Decided(request.id, request.contract, request.number, outcome.state,
                            subject.by, request.requested_by))  # fmt: skip
    return True


def _why_void(work: UnitOfWork, request: Request, subject: Subject) -> str:
    """What stands in the way of a decision; nothing where nothing does."""
    if not still_stands(work, request, subject):
        return CHANGED
    deed = deed_of(request, (subject.contract, subject.version), lambda _zone: subject.today,
                   subject.today)  # fmt: skip
    refused = hindered(work, deed) if deed else None
    return str(refused) if refused else ""


def still_stands(work: UnitOfWork, request: Request, subject: Subject) -> bool:
    """Whether content, base and account are those on which *request* was made."""
    if content_of(work, subject) != request.content:
        return False
    within = around(work, subject.contract, subject.version, subject.today)
    return request.depends in {"", depends_on(within)}  # "": nothing, or nobody kept it yet
