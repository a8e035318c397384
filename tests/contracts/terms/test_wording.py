"""How names are cut short, and how what somebody wrote is quoted in a sentence."""

import pytest

from contracts.terms.wording import short, unabridged, without_stop

pytestmark = pytest.mark.words


@pytest.mark.parametrize(
    ("name", "room", "shown"),
    [
        ("ACME Industries", 15, "ACME Industries"),
        ("ACME Industries Holding", 20, "ACME Industries…"),
        ("ACME Industries Holding", 16, "ACME Industries…"),
        ("ACME Industries, Holding", 18, "ACME Industries…"),
        ("Grand Donaudampfschifffahrt", 20, "Grand Donaudampfsch…"),
        ("Donaudampfschifffahrt", 12, "Donaudampfs…"),
    ],
)
def test_a_long_name_ends_with_a_whole_word_if_much_of_it_stays(name, room, shown) -> None:
    assert short(name, room) == shown
    assert len(shown) <= room


def test_nothing_is_cut_where_all_of_it_is_wanted() -> None:
    with unabridged():
        assert short("ACME Industries Holding", 5) == "ACME Industries Holding"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("They buy elsewhere.", "They buy elsewhere"),
        ("They buy elsewhere", "They buy elsewhere"),
        ("They buy elsewhere. ", "They buy elsewhere"),
        ("Why now?", "Why now?"),
    ],
)
def test_whoever_quotes_a_sentence_sets_its_stop(text: str, quoted: str) -> None:
    assert without_stop(text) == quoted
