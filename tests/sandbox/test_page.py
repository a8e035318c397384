"""Somebody opens the page in a browser, asks, presses, fills in, and becomes somebody else."""

import logging
from collections.abc import Collection, Iterator
from threading import Event

import pytest
from nicegui import Client
from playwright.sync_api import Page, expect
from slack_sdk import WebClient

from sandbox.page.mount import with_page
from sandbox.page.tab import Hint
from sandbox.slack import Slack
from tests.sandbox.browser import browser_page
from tests.sandbox.echo import button, buttons, over_socket, section
from tests.sandbox.examples import GOOD
from tests.sandbox.long_form import create_app_with_long_form
from tests.sandbox.long_visit import fills_in_a_long_form

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
HINTS = [
    Hint("/contract card", "card", "Show a card."),
    Hint("/contract open", "open", "Open a form."),
]


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    """NiceGUI allows one page in a process."""
    with (
        Slack.running(build=with_page(HINTS)) as running,
        over_socket(running, create_app_with_long_form(running)),
    ):
        yield running


@pytest.fixture
def page(slack: Slack) -> Iterator[Page]:
    with browser_page(slack.world.address) as opened:
        opened.set_default_timeout(10_000)
        yield opened


def types(page: Page, line: str) -> None:
    page.locator(".composer input").fill(line)
    page.locator(".composer input").press("Enter")


def test_a_visit(slack: Slack, page: Page, caplog: pytest.LogCaptureFixture) -> None:
    """One browser, one story: starting a browser is what takes time."""
    before = set(Client.instances)
    expect(page.locator(".acting")).to_contain_text("Anna Visser")
    expect(page.locator(".said .empty")).to_contain_text("Nothing has been said in #sales")
    _asks_and_presses(page)
    _leaves_without_an_answer(page, before)
    _fills_in_a_form(page)
    types(page, "/contract long")
    fills_in_a_long_form(slack, page)
    _hears_others(slack, page)
    _reads_everything(slack, page)
    _sees_cards_that_wait_for_others(slack, page)
    _becomes_another(page)
    _meets_a_failure(slack, page)
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []


def _asks_and_presses(page: Page) -> None:
    line, said = page.locator(".composer input"), page.locator(".said")
    line.fill("/contract ca")
    expect(page.locator(".hint")).to_contain_text("Show a card.")
    line.press("Tab")
    expect(line).to_have_value("/contract card")
    line.press("Enter")
    expect(said.locator(".message.only b", has_text="card")).to_be_visible()
    expect(said).to_contain_text("Only visible to you")
    said.get_by_placeholder("Type 3 letters to search").press_sequentially("aco")
    said.locator(".one", has_text="Acorn").click()
    expect(said).to_contain_text("account: Acorn")
    said.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("It is gone then.")).to_be_visible()
    page.get_by_role("button", name="No", exact=True).click()
    said.get_by_role("button", name="Again").click()
    expect(said).to_contain_text("again ACME-1")


def _leaves_without_an_answer(page: Page, known: Collection[str]) -> None:
    """A second tab is closed while it asks whether that is meant."""
    assert page.context.browser
    other = page.context.browser.new_page()
    other.goto(page.url)
    types(other, "/contract card")
    other.locator(".said").get_by_role("button", name="Delete").click()
    expect(other.get_by_text("It is gone then.")).to_be_visible()
    [client] = [one for name, one in Client.instances.items() if name not in known]
    gone = Event()
    client.on_delete(gone.set)
    other.close()
    assert gone.wait(20)


def _fills_in_a_form(page: Page) -> None:
    """Slack's own check, the app's, a date, a second modal on top, and the end."""
    types(page, "/contract open")
    modal = page.locator("[data-modal]")
    modal.get_by_role("button", name="Save").click()
    expect(modal.locator(".bad .wrong")).to_have_text("Please complete this required field")
    expect(modal.locator("input").first).to_be_focused()
    modal.locator("input").first.fill("bad")
    modal.locator("input").nth(1).fill("2026-12-31")
    modal.get_by_role("button", name="Save").click()
    expect(modal.locator(".bad .wrong")).to_have_text("Nothing is called bad")
    expect(modal.locator("input").first).to_be_focused()
    modal.get_by_role("button", name="Deeper").click()
    expect(modal.locator(".t")).to_have_text("Deeper")
    modal.get_by_role("button", name="Back").click()
    expect(modal.locator("input").nth(1)).to_have_value("2026-12-31")
    modal.locator("input").first.fill("good")
    modal.get_by_role("button", name="Save").click()
    expect(modal).to_have_count(0)


def _hears_others(slack: Slack, page: Page) -> None:
    slack.person("ben").types("<b>hello</b> *all* @anna", in_="#sales")
    expect(page.locator(".said")).to_contain_text("<b>hello</b> all @Anna Visser")
    slack.person("maria").types("/contract post", in_="#renewals")
    expect(page.locator(".place.unread", has_text="renewals")).to_be_visible()


def _reads_everything(slack: Slack, page: Page) -> None:
    """Every block and every element at once, and a file."""
    client = WebClient(slack.bot_token, base_url=slack.url)
    shown = [{"type": name, **block} for name, block in GOOD.items()]
    client.chat_postMessage(channel="D0REP0001", text="all", blocks=shown)
    client.files_upload_v2(
        channel="D0REP0001", content=PIXEL, filename="bars.png", title="Bars", alt_txt="Two bars"
    )
    client.files_upload_v2(channel="D0REP0001", content="a;b", filename="terms.csv", title="Terms")
    page.locator(".place", has_text="Contracts").click()
    said = page.locator(".said")
    expect(said.get_by_alt_text("Two bars")).to_have_js_property("naturalWidth", 1)
    expect(said.get_by_role("link", name="Download")).to_be_visible()
    for part in (".header", "table", ".md strong", ".rich ul", ".divider", ".q-checkbox"):
        expect(said.locator(part).first).to_be_visible()
    assert page.request.get(f"{slack.world.address}files/{_file_id(slack)}/x").text() == "a;b"
    expect(said.get_by_role("link", name="Terms")).to_be_visible()
    page.locator(".place", has_text="sales").click()


def _sees_cards_that_wait_for_others(slack: Slack, page: Page) -> None:
    """Two cards for Maria, one of which changes; nobody has to become her to know of them."""
    client = WebClient(slack.bot_token, base_url=slack.url)
    card = [section("Approve *ACME-1/2*?"), buttons(button("Approve", "again", value="yes"))]
    sent = [client.chat_postMessage(channel="U0MGR0001", text="?", blocks=card) for _ in range(2)]
    page.locator(".acting").click()
    choice = page.locator(".choice", has_text="Maria Lindqvist")
    expect(choice.locator(".count")).to_have_text("2")
    choice.click()
    app, said = page.locator(".place", has_text="Contracts"), page.locator(".said .message")
    expect(app.locator(".count")).to_have_text("2")
    app.click()
    expect(app.locator(".count")).to_be_hidden()
    first = {"channel": str(sent[0]["channel"]), "ts": str(sent[0]["ts"])}
    client.chat_update(**first, text="done", blocks=[section("Approved")])
    expect(said.first).to_contain_text("Approved(edited)")
    expect(said.first.get_by_role("button")).to_have_count(0)
    expect(said.last.get_by_role("button", name="Approve")).to_be_visible()
    page.locator(".place", has_text="sales").click()


def _file_id(slack: Slack) -> str:
    return slack.person("anna").sees()[-1].files[0]


def _becomes_another(page: Page) -> None:
    """Ben does not see what was only for Anna; the app greets him by name."""
    page.locator(".acting").click()
    page.locator(".choice", has_text="Ben Okafor").click()
    expect(page.locator(".acting")).to_contain_text("Ben Okafor")
    expect(page.locator(".said .message")).to_have_count(1)
    page.locator(".place", has_text="Contracts").click()
    page.locator(".tabs").get_by_text("Home").click()
    expect(page.locator(".home")).to_contain_text("Hello @Ben Okafor")


def _meets_a_failure(slack: Slack, page: Page) -> None:
    page.locator(".place", has_text="general").click()
    slack.office.uninstall()
    types(page, "/contract hello")
    expect(page.get_by_text("/contract is not a valid command")).to_be_visible()
