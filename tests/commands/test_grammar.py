"""From typed words to arguments: one positional takes all words, flags come anywhere."""

from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, PositiveInt

from commands.grammar import HIDDEN, POSITIONAL, Arguments, BadArguments, parse, usage
from commands.words import split, to_repeat


class One(Arguments):
    account: str
    on: Annotated[str | None, Field(description="DAY")] = None
    mine: bool = False
    days: Annotated[int, Field(ge=0, le=3650), HIDDEN] = 90
    page: Annotated[PositiveInt, HIDDEN] = 1


class Two(Arguments):
    contract: str
    a: Annotated[int | None, POSITIONAL] = None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("van den Broek", One(account="van den Broek")),
        ("van den Broek --on 31 Dec 2026", One(account="van den Broek", on="31 Dec 2026")),
        ("--on 2026-01-01 van den Broek", One(account="van den Broek", on="2026-01-01")),
        ("--mine ACME", One(account="ACME", mine=True)),
        ("ACME --mine --page 3", One(account="ACME", mine=True, page=3)),
        ("ACME --on=2026-01-01", One(account="ACME", on="2026-01-01")),
        ("ACME --ON 2026-01-01", One(account="ACME", on="2026-01-01")),
        ("ACME —mine", One(account="ACME", mine=True)),
        ("ACME –mine", One(account="ACME", mine=True)),
        ("L’Oréal", One(account="L'Oréal")),
        ("O'Neil & Sons", One(account="O'Neil & Sons")),
        ("A - B", One(account="A - B")),
        ("Rhine–Danube", One(account="Rhine–Danube")),
    ],
)
def test_a_line_is_read(line: str, expected: One) -> None:
    assert parse(line, One) == expected


def test_several_positionals_are_words_and_quotes_keep_them_together() -> None:
    assert parse("ACME-1 3", Two) == Two(contract="ACME-1", a=3)
    assert parse('"ACME 1" 3', Two) == Two(contract="ACME 1", a=3)
    assert parse("“ACME 1”", Two) == Two(contract="ACME 1")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "ACCOUNT is missing."),
        ("ACME --page none", "--page takes a whole number, not “none”."),
        ("ACME --page 0", "--page must be more than 0."),
        ("ACME --days -1", "--days must be 0 or more."),
        ("ACME --days 9999", "--days must be 3,650 or less."),
        ("ACME --mine=perhaps", "--mine takes no value."),
        ("ACME --onn x", "I do not know --onn."),
        ("ACME --on", "--on needs a value."),
        ("ACME --on --mine", "--on needs a value."),
        ("ACME --on 2026-01-01 --on=2026-02-01", "--on stands there twice: say it once."),
        ("--mine ACME --mine", "--mine stands there twice: say it once."),
        ("--page 2 ACME --PAGE 2", "--page stands there twice: say it once."),
    ],
)
def test_a_mistake_is_one_sentence(line: str, sentence: str) -> None:
    with pytest.raises(BadArguments, match=sentence):
        parse(line, One)


def test_usage_follows_from_the_declaration() -> None:
    assert usage(One) == "ACCOUNT [--on DAY] [--mine]"
    assert usage(Two) == "CONTRACT [A]"


@given(st.text())
def test_any_text_is_read_or_refused(line: str) -> None:
    try:
        said = parse(line, One).account
    except BadArguments as refused:
        said = str(refused)
    assert said


@given(st.lists(st.from_regex(r"[a-zA-Z0-9&.]{1,8}", fullmatch=True), min_size=1, max_size=5))
def test_words_come_back_in_their_order(words: list[str]) -> None:
    assert split(" ".join(words)) == words
    assert parse(" ".join(words), One).account == " ".join(words)


def test_a_button_repeats_a_line_for_another_page() -> None:
    assert to_repeat("terms ACME --page 3 --on 2026-01-01") == "terms ACME --on 2026-01-01"
    assert to_repeat("terms ACME --page=12 --share") == "terms ACME"
    assert to_repeat("terms ACME --page  12") == "terms ACME"
