"""Whose contract a request is about, for what is said of it unasked."""

from blocks.mrkdwn import Mrkdwn
from blocks.request_words import account_called
from contracts.account import customer_name
from contracts.requests import Request
from store import UnitOfWork


def customer_of(request: Request, work: UnitOfWork) -> str:
    """The customer's name; of shared terms, and of what is gone, what stands instead."""
    contract = work.contracts.by_ref([request.contract]).get(request.contract)
    return customer_name(work.accounts.of(contract) if contract else None, first=True)


def about(customer: str, ref: str) -> Mrkdwn:
    """“*ACME Industries* · *ACME-1/4*”: with this such a message begins."""
    return account_called(customer, ref)
