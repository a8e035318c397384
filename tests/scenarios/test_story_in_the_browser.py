"""The main job on the sandbox’s page, in a real browser, as after `make demo`."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from sandbox.web.server import free_port
from tests.sandbox.browser import browser_page

PATIENCE = 20_000  # milliseconds


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """The page of a demonstration of its own: a process, as `make demo` starts it."""
    words = ["-m", "sandbox", "--port", str(free_port()), "--folder", str(tmp_path / "demo")]
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, *words], stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout
        try:
            with browser_page(started.stdout.readline().strip()) as opened:
                opened.set_default_timeout(PATIENCE)
                expect.set_options(timeout=PATIENCE)
                yield opened
        finally:
            started.terminate()


def types(page: Page, line: str) -> None:
    """Once no form lies over the line any more, which would swallow what is typed."""
    expect(page.locator("[data-modal]")).to_have_count(0)
    composer = page.locator(".composer input")
    composer.fill(line)
    composer.press("Enter")
    expect(composer).to_have_value("")


def becomes(page: Page, name: str, place: str) -> None:
    page.locator(".acting").click()
    page.locator(".choice", has_text=name).click()
    expect(page.locator(".acting")).to_contain_text(name)
    goes_to(page, place)


def goes_to(page: Page, place: str) -> None:
    page.locator(".place", has_text=place).first.click()
    expect(page.locator(".place.here", has_text=place)).to_be_visible()


def form(page: Page, title: str) -> Locator:
    """The modal on top, once it is the one called *title*."""
    top = page.locator("[data-modal]").last
    expect(top.locator(".t").last).to_have_text(title)
    return top


def field(where: Locator, label: str) -> Locator:
    named = where.page.locator(".label", has_text=re.compile(f"^{label}"))
    box = where.locator(".input-block").filter(has=named).first
    return box.locator("input, textarea").first


def test_the_story(page: Page) -> None:
    expect(page.locator(".said")).to_contain_text("Notice must arrive by")
    _amends(page)
    _changes_a_term(page)
    _saves_and_submits(page)
    _is_refused_as_the_author(page)
    _approves_as_the_manager(page)
    _records_the_acceptance(page)
    _sees_the_warning_settled(page)
    _renews_from_another_warning(page)


def _amends(page: Page) -> None:
    types(page, "/contract amend ACME-1")
    draft = form(page, "Contract draft")
    expect(field(draft, "Title")).to_have_value("Master supply agreement")
    field(draft, "Value").fill("much")
    draft.get_by_role("button", name="Save draft").click()
    expect(draft.locator(".wrong:not(.hidden)")).to_contain_text("is not an amount")
    field(draft, "Value").fill("260000")
    field(draft, "Summary").fill("A longer commitment")


def _changes_a_term(page: Page) -> None:
    draft = form(page, "Contract draft")
    row = draft.locator(".section", has_text="Payment within 30 days").first
    row.locator("button").first.click()
    page.locator(".q-menu .q-item", has_text="Edit").click()
    term = form(page, "Payment terms")
    field(term, "Net days").fill("45")
    term.get_by_role("button", name="Save").click()
    draft = form(page, "Contract draft")
    expect(draft).to_contain_text("Payment within 45 days")
    expect(field(draft, "Summary")).to_have_value("A longer commitment")


def _saves_and_submits(page: Page) -> None:
    form(page, "Contract draft").get_by_role("button", name="Save draft").click()
    saved = form(page, "Draft saved")
    expect(saved).to_contain_text("Nothing is missing: it can be submitted.")
    saved.get_by_role("button", name="Submit for approval").click()
    done = form(page, "Contracts")
    expect(done).to_contain_text("ACME-1/4 is submitted")
    done.get_by_role("button", name="Close", exact=True).click()


def _is_refused_as_the_author(page: Page) -> None:
    types(page, "/contract approve ACME-1")
    expect(page.locator(".said")).to_contain_text("You may not approve or reject")


def _approves_as_the_manager(page: Page) -> None:
    becomes(page, "Maria Lindqvist", "Contracts")
    said = page.locator(".said")
    expect(said).to_contain_text("260,000 EUR (was 240,000 EUR)")
    expect(said).to_contain_text("You are asked as a manager")
    said.get_by_role("button", name="Approve", exact=True).click()
    question = page.locator(".q-dialog", has_text="Approve ACME-1/4?")
    question.get_by_role("button", name="Approve").click()
    expect(said).to_contain_text("ACME-1/4 is approved.")
    expect(said).to_contain_text("Approved by @Maria Lindqvist")
    expect(said.get_by_role("button", name="Reject")).to_have_count(0)


def _records_the_acceptance(page: Page) -> None:
    becomes(page, "Anna Visser", "Contracts")
    said = page.locator(".said")
    expect(said).to_contain_text("Waiting for the customer’s acceptance")
    said.get_by_role("button", name="Record the acceptance").click()
    asked = form(page, "Record the acceptance")
    expect(field(asked, "By whom")).to_have_value("A. Buyer")
    asked.get_by_role("button", name="Record", exact=True).click()
    done = form(page, "Contracts")
    expect(done).to_contain_text("ACME-1/4 is agreed.")
    done.get_by_role("button", name="Close", exact=True).click()
    expect(said).to_contain_text("Accepted: signature")


def _sees_the_warning_settled(page: Page) -> None:
    goes_to(page, "sales")
    expect(page.locator(".said")).to_contain_text("Settled. ACME-1/4 was accepted")


def _renews_from_another_warning(page: Page) -> None:
    warning = page.locator(".message", has_text="VDBROEK-1/1").first
    warning.get_by_role("button", name="Renegotiate").click()
    renewal = form(page, "Contract draft")
    expect(renewal).to_contain_text("VDBROEK-1/2")
    renewal.get_by_role("button", name="Save draft").click()
    expect(form(page, "Draft saved")).to_contain_text("Saved as a draft: VDBROEK-1/2")
