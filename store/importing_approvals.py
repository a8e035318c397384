"""What an import would activate although somebody has to agree to that (docs/approvals.md)."""

from collections.abc import Iterator, Sequence

from contracts.approval.policy import ApprovalPolicy, Rule, Verb
from contracts.approval.routing import Change, route
from contracts.files.items import Problem
from contracts.i18n import _, listed
from contracts.lifecycle import ACCEPTED
from contracts.version import Version
from store.dossier import around
from store.importing import Candidate, Run
from store.measuring import measured
from store.progress import office_of
from store.saving import Saved
from store.subject import Subject
from store.unit_of_work import OPERATOR, UnitOfWork


def not_agreed(work: UnitOfWork, run: Run, candidate: Candidate, both: Saved) -> Iterator[Problem]:
    """A reason for each version that would come in as agreed, where a rule on imports asks.

    Nobody can be asked while a file is read: such a version comes in as a draft, and is submitted.
    """
    policy = work.policies.current().policy
    if not policy.about(Verb.IMPORT):
        return
    for place, version in enumerate(both.new.versions):
        if _is_activated(version, both):
            rules = _asking(work, run, policy, both, version)
            if rules:
                yield candidate.problem(("versions", place), _sentence(version, rules))


def _is_activated(version: Version, both: Saved) -> bool:
    """Whether *version* is agreed from now on, and was not before."""
    known = both.old.versions if both.old else ()
    before = next((one for one in known if one.number == version.number), None)
    return version.state in ACCEPTED and (before is None or before.state not in ACCEPTED)


def _asking(
    work: UnitOfWork, run: Run, policy: ApprovalPolicy, both: Saved, version: Version
) -> Sequence[Rule]:
    """The rules on imports that ask about *version*."""
    subject = Subject(both.new, version, OPERATOR, run.at, run.today)
    facts = measured(work, subject, around(work, both.new, version, run.today))
    change = Change(facts, work.people.roles(OPERATOR), (), Verb.IMPORT)
    office = office_of(work, both.new.ref, OPERATOR, run.at)
    return [step.rule for step in route(policy, change, office)]


def _sentence(version: Version, rules: Sequence[Rule]) -> str:
    return _(
        "Version {number} would come in as agreed, which the approval policy does not let pass:"
        " {rules}. Import it as a draft, and submit it.",
        number=version.number,
        rules=listed([rule.name for rule in rules]),
    )
