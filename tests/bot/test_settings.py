"""Settings: all mistakes at once, each with its variable, and no secret in any sentence."""

from pathlib import Path

import pytest

from bot.setting_kinds import DefaultRole, LogLevel, SlackMode
from bot.settings import BadSettings, Settings, environment
from contracts.ladder import Ladder
from contracts.people import Role

ROOT = Path(__file__).parent.parent.parent
SOCKET = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
HTTP = {"SLACK_MODE": "http", "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "5ecret"}


def mistakes(environ: dict[str, str], *, serving: bool = False) -> list[str]:
    with pytest.raises(BadSettings) as caught:
        Settings.load(environ, serving=serving)
    return str(caught.value).split("\n")


def test_nothing_is_needed_but_to_serve() -> None:
    settings = Settings.load({})
    assert settings.slack_mode is SlackMode.SOCKET
    assert settings.database_url == "sqlite:///contracts.db"
    assert settings.default_role.roles == frozenset()
    assert [line.split(":")[0] for line in mistakes({}, serving=True)] == [
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
    ]


def test_http_needs_the_signing_secret_instead_of_the_app_token() -> None:
    assert Settings.load(HTTP, serving=True).slack_mode is SlackMode.HTTP
    [mistake] = mistakes(HTTP | {"SLACK_SIGNING_SECRET": ""}, serving=True)
    assert mistake.startswith("SLACK_SIGNING_SECRET: must be the signing secret")


def test_every_mistake_is_told_at_once() -> None:
    wrong = SOCKET | {
        "SLACK_MODE": "pigeon",
        "SLACK_BOT_TOKEN": "xoxp-1",
        "SLACK_API_URL": "slack.com",
        "SLACK_TEAM_ID": "Example Ltd",
        "PORT": "70000",
        "DATABASE_URL": "contracts.db",
        "ADMINS": "U012AB3CD,@ann",
        "DEFAULT_ROLE": "admin",
        "TIMEZONE": "Europe/Nowhere",
        "ALERT_CHANNEL": "#sales",
        "WARN_DAYS": "90,soon",
        "LOG_FORMAT": "xml",
        "LOG_LEVEL": "loud",
    }
    told = mistakes(wrong, serving=True)
    assert {line.split(":")[0] for line in told} == set(wrong) - {"SLACK_APP_TOKEN"}
    assert all(line.endswith(".") and len(line) > 20 for line in told)
    assert "ADMINS: must be ids such as U012AB3CD; @ann is none." in told
    assert "ALERT_CHANNEL: must be the id of a channel, such as C012AB3CD." in told
    assert any(line.startswith("WARN_DAYS: “soon” is not a number of days") for line in told)


@pytest.mark.parametrize("name", ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"])
def test_another_way_to_sign_in_is_refused(name: str) -> None:
    [mistake] = mistakes(SOCKET | {name: "1234"}, serving=True)
    assert mistake.startswith(f"{name}: must not be set")


def test_a_secret_shows_nowhere() -> None:
    wrong = HTTP | {"SLACK_BOT_TOKEN": "hunter2", "PORT": "x"}
    assert "hunter2" not in "".join(mistakes(wrong, serving=True))
    assert "xoxb-1" not in repr(Settings.load(SOCKET, serving=True))


def test_values_are_read_forgivingly() -> None:
    settings = Settings.load(
        {
            "ADMINS": " U012AB3CD, W9\nU1 ",
            "SLACK_API_URL": "http://127.0.0.1:8/api",
            "LOG_LEVEL": "info",
            "DEFAULT_ROLE": "rep",
            "WARN_DAYS": "7, 30",
            "PORT": "",
        }
    )
    assert settings.admins == {"U012AB3CD", "W9", "U1"}
    assert settings.api_url == "http://127.0.0.1:8/api/"
    assert settings.log_level is LogLevel.INFO
    assert settings.default_role is DefaultRole.REP
    assert settings.default_role.roles == {Role.REP}
    assert settings.warn_days == Ladder((30, 7))
    assert settings.port == 3000


def test_the_environment_goes_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PORT=4000\nHOST=0.0.0.0\nADMINS=\nSLACK_BOT_TOKEN='xoxb-${HOME}'\n")
    merged = environment({"PORT": "5000"}, file)
    assert merged == {"PORT": "5000", "HOST": "0.0.0.0", "SLACK_BOT_TOKEN": "xoxb-${HOME}"}  # noqa: S104 - a text here
    assert environment({"PORT": "5000"}, tmp_path / "none") == {"PORT": "5000"}


def test_the_example_lists_every_setting_with_its_meaning_and_default() -> None:
    expected: list[str] = []
    for field in Settings.model_fields.values():
        expected += [f"# {field.description}", f"{field.alias}={example(field.default)}"]
    assert (ROOT / ".env.example").read_text(encoding="utf-8").splitlines() == expected


def test_the_example_as_it_stands_is_right() -> None:
    assert Settings.load(environment({}, ROOT / ".env.example")) == Settings.load({})


def example(default: object) -> str:
    if isinstance(default, Ladder):
        return default.written
    return "" if default in ("", frozenset()) or "Secret" in repr(default) else str(default)
