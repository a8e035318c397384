"""An office with a policy: who is what in it, what Anna drafts, and how its time passes."""

from collections.abc import Callable, Collection
from typing import Any

from contracts.approval.policy import ApprovalPolicy
from contracts.people import Role
from contracts.succession import replaced
from notifications.kind import Moment
from notifications.waiting import Colleagues, look
from sandbox.cast import ANNA, BEN, FARID, LENA, MARIA
from sandbox.people.words import of_message
from sandbox.slack import Slack
from store import OPERATOR, Store
from tests.examples import ACME_1, NOW, Watch, a_contract, a_version

ZONE = "Europe/Amsterdam"
ROLES = (
    (ANNA, Role.REP),
    (BEN, Role.REP),
    (MARIA, Role.MANAGER),
    (FARID, Role.FINANCE),
    (LENA, Role.LEGAL),
)
NEXT: dict[str, Any] = {"start": "2027-01-01", "end": "2027-12-31", "value": "260000.00 EUR"}
TERMS = [{"kind": "shipping_charge", "paid_to": "carrier"}]
MANAGERS, FINANCE, LEGAL = [{"role": "manager"}], [{"role": "finance"}], [{"role": "legal"}]


class Known:
    """What was known of Slack's people stays so."""

    def refresh(self, people: Collection[str], groups: Collection[str]) -> None:
        """Nothing is asked."""


def open_office(store: Store, keeping: Callable[..., None], percent: int = -7) -> None:
    """Maria manages, Farid is of finance, Lena of legal; Anna has drafted ACME-1/4."""
    with store.writing(OPERATOR, NOW) as work:
        for user, role in ROLES:
            work.people.grant(user.id, role)
    terms = [{"kind": "master_catalog_price", "percent": percent}, *TERMS]
    draft = a_contract("X", a_version(4, state="draft", **NEXT, terms=terms))
    keeping(replaced(ACME_1, draft.versions[0]))
    with store.writing(ANNA.id, NOW) as work:
        work.editors.add("ACME-1", 4, ANNA.id)


def rule(name: str, approvers: list[dict[str, str]], **more: Any) -> dict[str, Any]:
    return {"name": name, "approvers": approvers, **more}


def apply(store: Store, *rules: dict[str, Any], **more: Any) -> None:
    """These rules hold from now on."""
    policy = ApprovalPolicy.model_validate({"name": "Test", "rules": rules, **more})
    with store.writing(OPERATOR, NOW) as work:
        work.policies.apply(policy, OPERATOR, NOW)


def looks(store: Store, watch: Watch, colleagues: Colleagues | None = None) -> None:
    """What the process does each minute, by this watch."""
    look(store, Moment(watch(), ZONE), colleagues or Known())


def cards(slack: Slack, name: str) -> list[str]:
    """What stands in that person's direct messages with the bot."""
    return [of_message(message) for message in slack.person(name).sees()]


def buttons(slack: Slack, name: str) -> list[set[str]]:
    """The labels of the buttons of each message."""
    return [
        {e["text"]["text"] for b in one.blocks for e in b.get("elements", []) if "value" in e}
        for one in slack.person(name).sees()
    ]


def state_of(store: Store, ref: str = "ACME-1", number: int = 4) -> str:
    with store.reading() as work:
        versions = work.contracts.called(ref).versions
        return next(v.state.value for v in versions if v.number == number)


def sets_percent(slack: Slack, percent: int) -> None:
    """Anna gives another discount on the whole catalog."""
    anna = slack.person("anna")
    form = anna.types("/contract term ACME-1 edit master_catalog_price", in_="#sales")
    anna.submits(form, {"Percent": str(percent)})
