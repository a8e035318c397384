"""The manifest that ships is the one that the code declares."""

import json
from pathlib import Path

from bot.manifest import EVENTS_PATH, manifest

SHIPPED = Path(__file__).parent.parent.parent / "manifest.json"


def test_the_shipped_manifest_is_the_declared_one() -> None:
    assert json.loads(SHIPPED.read_text(encoding="utf-8")) == manifest()


def test_the_manifest_of_http_mode_names_our_address_everywhere() -> None:
    made = manifest("https://bot.example.com/")
    address = "https://bot.example.com" + EVENTS_PATH
    assert made["features"]["slash_commands"][0]["url"] == address
    assert made["settings"]["interactivity"]["request_url"] == address
    assert made["settings"]["socket_mode_enabled"] is False


def test_what_people_type_comes_escaped() -> None:
    assert manifest()["features"]["slash_commands"][0]["should_escape"] is True
