"""The whole main job, as people do it: look up, amend, submit, decide, accept, be warned, renew."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.http_server import HttpServer
from bot.manifest import EVENTS_PATH, manifest
from bot.serve import serving
from bot.setting_kinds import SlackMode
from bot.settings import Settings
from sandbox.cast import cast, installed_by
from sandbox.launch.child import Home, settings_of
from sandbox.launch.stage import set_up
from sandbox.people.person import Person
from sandbox.slack import Slack

PATIENCE = 30.0


@pytest.fixture(params=[SlackMode.SOCKET, SlackMode.HTTP])
def slack(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Slack]:
    """The demonstration, served over each transport in turn."""
    home = Home(tmp_path / "demo")
    set_up(home, datetime.now(UTC))  # noqa: TID251 - the bot that is asked takes the real clock, too
    with Slack.running(cast(installed_by(manifest()))) as running:
        environ = settings_of(running, home, request.param, 0)
        with serving(Settings.load(environ, serving=True)) as transport:
            if isinstance(transport, HttpServer):
                running.send_to(f"http://127.0.0.1:{transport.port}{EVENTS_PATH}")
            else:
                assert running.hub.wait_for(1)
            yield running


def test_the_story(slack: Slack) -> None:
    anna, maria = slack.person("anna"), slack.person("maria")
    assert "ACME-1/3 · in force until" in anna.types("/contract terms ACME", in_="#sales")
    _drafts(anna)
    _submits(anna)
    _is_decided(anna, maria)
    _is_accepted(anna)
    _is_settled(anna)
    _is_warned_and_renews(anna, maria)


def _drafts(anna: Person) -> None:
    """One complete, prefilled form; a term is changed in a form on top of it."""
    form = anna.types("/contract amend ACME-1", in_="#sales")
    assert "Title" in form
    assert "Master supply agreement" in str(form.view.content)
    anna.presses(("Payment within 30 days, end of month", "Edit"), on=form)
    anna.submits(anna.reads_form("Net days"), {"Net days": "45"})
    form = anna.reads_form("Payment within 45 days", patience=PATIENCE)
    saved = anna.submits(form, {"Value": "260000 EUR", "Summary": "A longer commitment"})
    assert "Saved as a draft: *ACME-1/4*" in saved
    assert "Nothing is missing: it can be submitted." in saved
    assert "⚠ The percentage on the catalog opens the whole catalog to the customer." in saved


def _submits(anna: Person) -> None:
    anna.presses("Submit for approval", on=anna.modal)
    assert anna.reads_form("*ACME-1/4* is submitted", patience=PATIENCE)
    assert "You may not approve or reject" in anna.types("/contract approve ACME-1", in_="#sales")


def _is_decided(anna: Person, maria: Person) -> None:
    """The card in the manager's direct messages; what it shows, and what it says afterwards."""
    card = maria.reads("You are asked as a manager", patience=PATIENCE)
    shown = [line for block in card.blocks for line in _text(block).splitlines()]
    assert shown[:2] == [
        "*ACME Industries* · *ACME-1/4* · Master supply agreement",
        f"*260,000 EUR* (was 240,000 EUR) · {shown[1].partition(' · ')[2]}",
    ]
    assert any("45 days" in line and "30 days" in line for line in shown)
    done = maria.presses("Approve", on=card)
    assert "Approve ACME-1/4?" in str(done.confirms)
    maria.reads("*Approved* by <@U0MGR0001>", patience=PATIENCE)
    late = maria.types("/contract approve ACME-1/4", in_="#sales")
    assert "Nothing was changed" in late
    assert "*Approved* by <@U0MGR0001>" in late
    assert anna.reads("Waiting for the customer’s acceptance", patience=PATIENCE)


def _is_accepted(anna: Person) -> None:
    told = anna.reads("Waiting for the customer’s acceptance", patience=PATIENCE)
    anna.presses("Record the acceptance", on=told)
    form = anna.reads_form("Record the acceptance", patience=PATIENCE)
    anna.submits(form, {"How": "Signature", "By whom": "A. Buyer"})
    assert "ACME-1/4 · in force until" in anna.types("/contract terms ACME", in_="#sales")
    anna.reads("*Accepted*: signature", patience=PATIENCE)


def _is_settled(anna: Person) -> None:
    """The warning about the version before says so by now."""
    anna.reads("*Settled.* ACME-1/4 was accepted", in_="#sales", patience=PATIENCE)


def _is_warned_and_renews(anna: Person, maria: Person) -> None:
    """From another warning to the next version, in force: then the warning closes itself."""
    warning = anna.reads("VDBROEK-1/1", in_="#sales", patience=PATIENCE)
    assert "It renews for 2 years" in str(warning.blocks)
    anna.presses("I take it", on=warning)
    warning = anna.reads(f"<@{anna.id}> looks after it.", in_="#sales", patience=PATIENCE)
    drafted = anna.presses("Renew as is", on=warning)
    assert "VDBROEK-1/2" in drafted
    assert "VDBROEK-1/2 is a draft: that alone changes nothing." in str(
        anna.reads("VDBROEK-1/2 is a draft", in_="#sales", patience=PATIENCE).blocks
    )
    anna.presses("Submit", on=drafted)
    maria.presses("Approve", on=maria.reads("*VDBROEK-1/2*", patience=PATIENCE))
    told = anna.reads("Waiting for the customer’s acceptance", patience=PATIENCE)
    anna.presses("Record the acceptance", on=told)
    form = anna.reads_form("Record the acceptance", patience=PATIENCE)
    anna.submits(form, {"How": "Signature", "By whom": "J. van den Broek"})
    anna.reads("*Settled.* VDBROEK-1/2 was accepted", in_="#sales", patience=PATIENCE)


def _text(block: dict) -> str:
    return block.get("text", {}).get("text", "") if block["type"] == "section" else ""
