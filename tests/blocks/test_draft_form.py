"""The form of a draft is one that Slack takes, whatever stands in the draft."""

from typing import Any

import pytest

from blocks.account_form import account_form, new_account_form
from blocks.draft_form import DraftView, clauses_form, draft_form
from blocks.draft_saved import SavedDraft, saved_view
from blocks.draft_terms import PER_PAGE, TermList
from blocks.limits import INPUT_VALUE, OPTION_VALUE
from blocks.plain import plain_text
from blocks.view import View
from contracts.account import Account
from contracts.contract import Contract
from contracts.draft_content import content_of, short_hash
from contracts.submission import Problem
from contracts.terms import KINDS
from sandbox.checks.surfaces import MODAL, check_view
from tests.examples import a_version

LONG = "Ö & <b>*_~`" * 20
REF = "X" * 60
CLAUSES = [{"kind": "clause", "title": f"{n} {LONG}"[:200], "text": LONG * 50} for n in range(500)]


def a_draft(ref: str = "ACME-1", **fields: Any) -> Contract:
    version = a_version(99_999, state="draft", **fields)
    shared = {"ref": ref, "account": "ACME", "title": LONG[:200].strip()}
    return Contract.model_validate(shared | {"versions": [version]})


def a_view(contract: Contract, page: int = 1, only: frozenset[str] = frozenset()) -> DraftView:
    [version] = contract.versions
    content = content_of(contract, version)
    listed = TermList(
        f"{contract.ref}/{version.number}",
        [(short_hash(term), term) for term in version.terms],
        contract.kind.level,
        f" --seen {content.seen}",
        page,
        again="1",
        only=only,
    )
    bases = {f"BASE-{n}": LONG for n in range(99)}
    return DraftView(contract, version, content, LONG, listed, "EUR", bases)


def taken(view: View) -> View:
    assert check_view(view.payload, MODAL) == view.payload
    assert view.title in plain_text(view)
    return view


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"start": "unknown", "end": "unknown", "renewal": {"kind": "unknown"}},
        {"start": "0001-01-01", "end": "9999-12-31", "notice": {"period": "99999 years"}},
        {"summary": "x" * INPUT_VALUE},
        {"summary": LONG * 200, "terms": CLAUSES},
        {
            "document": {"url": "https://x.example/" + "x" * 1_780},
            "value": f"{'9' * 18}.123456789 EUR",
        },
    ],
)
def test_whatever_stands_in_a_draft_fits(fields: dict[str, Any]) -> None:
    view = a_view(a_draft(REF, **fields), page=99)
    taken(draft_form(view))
    taken(clauses_form(a_view(a_draft(REF, **fields), only=frozenset({"clause"}))))


def test_every_kind_can_be_added_edited_and_removed_by_a_line_that_comes_back_whole() -> None:
    terms = [kind.example for kind in KINDS.values()]
    form = taken(draft_form(a_view(a_draft(REF, terms=terms), page=99)))
    menus = [block["accessory"] for block in form.blocks if "accessory" in block]
    assert len(menus) == min(PER_PAGE, len(KINDS))
    values = [option["value"] for menu in menus for option in menu["options"]]
    assert max(map(len, values)) <= OPTION_VALUE


def test_what_is_too_long_for_an_input_is_left_out_and_said() -> None:
    form = draft_form(a_view(a_draft(summary="x" * (INPUT_VALUE + 1))))
    names = {block["block_id"] for block in form.blocks if block["type"] == "input"}
    assert "summary" not in names
    assert "The summary has 3,001 characters" in plain_text(form)


def test_a_draft_in_the_terminal_shows_what_stands_in_it() -> None:
    said = plain_text(draft_form(a_view(a_draft(value="240000.00 EUR", end="2027-01-31"))))
    assert "End: 2027-01-31\n" in said
    assert "Value: 240000.00 EUR\n" in said
    assert "[Edit] term ACME-1/99999 edit" in said


def test_many_problems_of_a_saved_draft_are_all_said() -> None:
    [version] = a_draft(terms=CLAUSES[:60]).versions
    problems = [Problem(f"Sentence {n}. {LONG}", term=n) for n in range(60)]
    said = plain_text(taken(saved_view(SavedDraft(REF, version, problems))))
    assert "It cannot be submitted yet: 60 things are missing or wrong." in said
    assert "Sentence 59." in said


@pytest.mark.parametrize("aliases", [(), tuple(f"{n} {LONG}"[:200] for n in range(100))])
def test_the_form_of_an_account_fits(aliases: tuple[str, ...]) -> None:
    account = Account.model_validate(
        {"code": "X" * 40, "name": LONG[:200].strip(), "aliases": aliases, "team": "T" * 200}
    )
    taken(account_form(account))
    taken(new_account_form("X" * 40))
