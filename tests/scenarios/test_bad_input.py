"""Bad input gets a sentence that says what to do, and breaks nothing."""

import pytest

pytestmark = pytest.mark.words


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("terms Nobody Ltd", "There is no account “Nobody Ltd”."),
        ("terms <!channel>", "There is no account “<!channel>”."),
        ("terms <https://evil.example|ACME>", "There is no account"),
        ("terms", "ACCOUNT is missing."),
        ("expiring --within many", "--within takes a whole number, not “many”."),
        ("expiring --quick", "Possible: --within, --mine and --team."),
        ("Nobody Ltd", "Try `/contract find` and a part of it."),
        ("terms ACME --on yesterdayish", "“yesterdayish” is not a day."),
        ("terms ACME --on 01/02/2026", "is not a day."),
        ("terms ACME --on", "--on needs a value."),
        ("terms ACME --onn 2026-01-01", "Did you mean --on?"),
        ("terms ACME --on today --on tomorrow", "--on stands there twice: say it once."),
        ("terms ACME --page 0", "--page must be more than 0."),
        ("terms ACME --page x", "--page takes a whole number, not “x”."),
        ("show ACME-99", "There is no contract “ACME-99”."),
        ("diff ACME-1 2 3 4", "I do not know what to do with “4”."),
        ("expiring --within 99999", "within"),
        ("find \u200b", "WORDS is missing."),
    ],
)
def test_a_mistake_gets_a_sentence(types, line: str, sentence: str) -> None:
    assert sentence in types(line)


@pytest.mark.parametrize("typed", ["<!channel>", "<https://evil.example|ACME>", "*bold* `code`"])
def test_what_people_type_is_never_markup(types, typed: str) -> None:
    said = types(f"terms {typed}").message
    shown = typed.replace("<", "&lt;").replace(">", "&gt;")
    assert f"“{shown}”" in said.blocks[0]["text"]["text"]
    assert said.blocks[0]["text"]["verbatim"] is True


@pytest.mark.parametrize(
    "line",
    [
        "terms “ACME”",
        "terms ACME\u00a0—on\u00a02026-03-01",
        "terms \u200bAC\u200bME",
        "terms ACME –-on 2026-03-01",
        "terms AC\u202eME\x00",
    ],
)
def test_what_phones_make_of_typed_text_is_understood(types, line: str) -> None:
    assert "*ACME Industries*" in types(line)


def test_an_apostrophe_is_a_letter(types) -> None:
    for name in ("O'Neil", "O’Neil", "O'Neil & Sons", "o'neil & sons"):
        assert "*O'Neil & Sons*" in types(f"terms {name}")


def test_ten_thousand_characters_are_answered(types) -> None:
    said = types("terms " + "x" * 10_000)
    assert "too long to read: 10,006 characters, and 1,900 are possible" in said
    assert said.error is None


def test_the_word_payload_is_only_a_word(types) -> None:
    assert "Nothing found for “payload”." in types("find payload")


@pytest.mark.parametrize("line", ["terms\u00a0ACME", "\u200bterms ACME", "terms\tACME"])
def test_odd_spaces_do_not_hide_the_subcommand(types, line: str) -> None:
    assert "*ACME Industries*" in types(line)


def test_what_is_missing_comes_with_how_it_goes(types) -> None:
    said = types("history")
    assert "CONTRACT is missing." in said
    assert "It goes like this: `history CONTRACT`" in said
