"""The forms of drafts and terms, and the arguments that their inputs come back as."""

from commands.contract.account import Account as AccountArguments
from commands.contract.edit import Edit
from commands.contract.term import Term
from commands.draft_readers import NOTHING, READ
from contracts.account import Account
from contracts.terms import KINDS
from contracts.terms.held import POLICY, asked_for, file_of


def test_no_field_of_a_term_is_called_like_an_argument() -> None:
    names = {field.name for kind in KINDS.values() for field in asked_for(kind)}
    files = {file_of(field) for kind in KINDS.values() for field in asked_for(kind)}
    assert not {POLICY, *names, *files} & Term.model_fields.keys()


def test_every_field_of_a_draft_can_be_given_read_and_cleared() -> None:
    apart = {"contract", "seen", "page"}
    assert Edit.model_fields.keys() - apart == READ.keys() == NOTHING.keys()


def test_every_field_of_an_account_but_its_contacts_and_its_end_can_be_given() -> None:
    assert (
        Account.model_fields.keys() - {"contacts", "ended"} <= AccountArguments.model_fields.keys()
    )
