"""What somebody does with a long form in a browser, as a part of the visit."""

import re

from playwright.sync_api import FilePayload, Locator, Page, expect
from slack_sdk import WebClient

from sandbox.slack import Slack
from tests.sandbox.long_form import long_form

ELEVENTH = re.compile(r"\d{4}-\d{2}-11")  # of the month in which the test runs
SCROLLED = "inside => inside.scrollTop"
FITS = "inside => inside.scrollHeight > inside.clientHeight"
PRICES = FilePayload(name="Preise März.csv", mimeType="text/csv", buffer=b"a;b")
PAPER = FilePayload(name="prices.pdf", mimeType="application/pdf", buffer=b"%PDF")


def field(modal: Locator, label: str) -> Locator:
    return modal.locator(".input-block", has_text=label)


def fills_in_a_long_form(slack: Slack, page: Page) -> None:
    """The title and the buttons stand still while the fields scroll between them."""
    modal = page.locator("[data-modal]")
    expect(modal.locator(".t")).to_have_text("New contract")
    assert modal.locator(".inside").evaluate(FITS)
    expect(field(modal, "Title").locator("input")).to_be_focused()
    expect(field(modal, "Owner").locator(".label")).to_have_text("Owner (optional)")
    _picks_days_and_options(page, modal)
    _chooses_a_file(modal)
    _adds_a_term(page, modal)
    _types_while_the_app_changes_the_view(slack, page, modal)
    _edits_a_term(page, modal)
    _is_refused_and_shown_where(modal)
    _submits(slack, page, modal)


def _picks_days_and_options(page: Page, modal: Locator) -> None:
    begins = field(modal, "Begins")
    begins.get_by_role("button").click()
    page.locator(".q-date__calendar-item button").get_by_text("11", exact=True).click()
    expect(begins.locator("input")).to_have_value(ELEVENTH)
    field(modal, "Ends").locator("input").fill("2026-12-31")
    field(modal, "Ends").locator(".q-field__focusable-action").click()
    expect(field(modal, "Ends").locator("input")).to_have_value("")
    field(modal, "Kind of term").locator(".q-select").click()
    expect(page.locator(".group")).to_have_text(["Money", "Dates"])
    page.get_by_role("option", name="Discount").click()
    expect(field(modal, "Kind of term")).to_contain_text("Discount")
    field(modal, "Renewal").get_by_text("It goes on unless").click()
    field(modal, "Alerts").get_by_text("By agreement").click()
    field(modal, "Owner").locator(".q-select").click()
    page.get_by_role("option", name="Ben Okafor").click()


def _chooses_a_file(modal: Locator) -> None:
    prices = field(modal, "Prices")
    prices.locator("input[type=file]").set_input_files(PAPER)
    expect(prices.locator(".files .wrong")).to_contain_text("choose a file of type csv")
    prices.locator("input[type=file]").set_input_files(PRICES)
    expect(prices.locator(".file")).to_contain_text("Preise März.csv CSV, 3 bytes")
    expect(prices.get_by_role("button", name="Choose a file")).to_be_hidden()
    prices.get_by_role("button", name="Remove file").click()
    expect(prices.locator(".file")).to_have_count(0)
    prices.locator("input[type=file]").set_input_files(PRICES)
    expect(prices.locator(".file")).to_have_count(1)


def _adds_a_term(page: Page, modal: Locator) -> None:
    """The view is updated beneath the person's hands: they stay where they are."""
    inside = modal.locator(".inside")
    modal.locator(".actions .q-select").click()
    page.get_by_role("option", name="Indexation").click()
    expect(modal.locator(".t")).to_have_text("Changed")
    expect(modal.locator(".section", has_text="Term 41")).to_be_visible()
    expect(modal.locator(".actions")).to_contain_text("Indexation")
    assert inside.evaluate(SCROLLED) > 1_000
    expect(field(modal, "Title").locator(".label")).to_have_text("Title Changed")
    expect(field(modal, "Begins").locator("input")).to_have_value(ELEVENTH)
    expect(field(modal, "Kind of term")).to_contain_text("Discount")
    modal.get_by_role("button", name="Remove all").click()
    page.get_by_role("button", name="No", exact=True).click()
    expect(modal.locator(".section")).to_have_count(41)


def _types_while_the_app_changes_the_view(slack: Slack, page: Page, modal: Locator) -> None:
    """Neither the focus nor a letter is lost, though labels change and lines come before it."""
    field(modal, "Value").locator("input").click()
    page.keyboard.type("12")
    view = slack.person("anna").modal
    assert view is not None
    changed = long_form(list(range(1, 42)), "Changed again")
    changed["blocks"].insert(0, {"type": "divider"})
    client = WebClient(slack.bot_token, base_url=slack.url)
    client.views_update(view_id=view.id, view=changed)
    expect(modal.locator(".t")).to_have_text("Changed again")
    page.keyboard.type("34")
    expect(field(modal, "Value").locator("input")).to_have_value("1234")
    expect(field(modal, "Value").locator("input")).to_be_focused()


def _edits_a_term(page: Page, modal: Locator) -> None:
    """What is typed lasts while another modal lies on top, and while a line goes."""
    about = field(modal, "What it is about").locator("textarea").first
    about.fill("one\ntwo")
    menu = modal.locator(".section", has_text="Term 40").get_by_role("button")
    menu.click()
    page.get_by_role("listitem").get_by_text("Edit").click()
    expect(modal.locator(".t")).to_have_text("Edit term")
    modal.get_by_role("button", name="Back").click()
    expect(modal.locator(".t")).to_have_text("Changed again")
    assert modal.locator(".inside").evaluate(SCROLLED) > 1_000
    menu.click()
    page.get_by_role("listitem").get_by_text("Remove").click()
    expect(modal.locator(".t")).to_have_text("Removed")
    expect(modal.locator(".section", has_text="Term 40")).to_have_count(0)
    expect(about).to_have_value("one\ntwo")


def _is_refused_and_shown_where(modal: Locator) -> None:
    """From the end of the form to the first field that is wrong."""
    modal.get_by_role("button", name="Save").click()
    missing = field(modal, "Reference")
    expect(missing.locator(".wrong")).to_have_text("Please complete this required field")
    expect(missing.locator(".wrong")).to_be_in_viewport()
    expect(missing.locator("input")).to_be_focused()


def _submits(slack: Slack, page: Page, modal: Locator) -> None:
    page.keyboard.type("taken")
    field(modal, "Currency").locator("input").first.fill("GB")
    page.get_by_role("option", name="GBP").click()
    modal.get_by_role("button", name="Save").click()
    wrong = field(modal, "Reference").locator(".wrong")
    expect(wrong).to_have_text("There is a contract called taken.")
    expect(field(modal, "Reference").locator("input")).to_be_focused()
    expect(field(modal, "Currency").locator(".wrong")).to_be_hidden()
    view = slack.person("anna").modal
    assert view is not None
    values = slack.world.views.values(view)
    assert values["about", "about-value"]["value"] == "one\ntwo"
    assert values["owner", "owner-value"]["selected_user"] == "U0REP0002"
    assert [one["value"] for one in values["alerts", "alerts-value"]["selected_options"]] == [
        "by agreement"
    ]
    assert [file["name"] for file in values["file", "file-value"]["files"]] == [PRICES["name"]]
    field(modal, "Reference").locator("input").fill("free")
    modal.get_by_role("button", name="Save").click()
    expect(modal).to_have_count(0)
