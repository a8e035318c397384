"""Whose it is and what it is about: with this an answer about an approval begins."""

from blocks.mrkdwn import Mrkdwn
from blocks.request_words import account_called
from commands.drafts import Target
from commands.spec import Context
from contracts.account import customer_name
from contracts.requests import Request


def about(target: Target, context: Context, request: Request | None = None) -> Mrkdwn:
    """“*ACME Industries* · *ACME-1/4*”; of a *request* to end an account its code instead."""
    called = request.called if request else target.ref
    return account_called(customer_of(target, context), called)


def customer_of(target: Target, context: Context) -> str:
    """What people call whose contract it is."""
    return customer_name(context.work.accounts.of(target.contract), first=True)
