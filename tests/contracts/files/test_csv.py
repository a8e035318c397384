"""CSV files through a mapping, and mappings that say something wrong."""

import io

import pytest

from contracts.contract import Contract
from contracts.files.csv_reader import read_csv
from contracts.files.items import Item, Unreadable
from contracts.files.mapping import CsvMapping, read_mapping
from contracts.files.validation import checked

MAPPING = """
delimiter: ";"
account:
  code: {column: Code}
  name: {columns: [Name, Code]}
  aliases: {column: Aliases, parse: words}
contract:
  ref: {column: Ref}
  title: {column: Title, parse: title, empty: Untitled}
version:
  start: {column: Start, parse: eu_date, unclear: unknown}
  end: {column: End, parse: eu_date, words: {for ever: null}, empty: unknown}
terms:
  - {kind: master_catalog_price, percent: {column: Discount, parse: number}}
  - {kind: clause, title: Note, text: {column: Notes, parse: texts}}
  - {kind: clause, title: Source, text: {column: Ref, format: "From the old system, {}"}}
"""
HEADER = "Code;Name;Aliases;Ref;Title;Start;End;Discount;Notes"


def mapping(text: str = MAPPING) -> CsvMapping:
    return read_mapping(io.StringIO(text))


def rows(*lines: str, by: str = MAPPING, header: str = HEADER) -> list[Item]:
    return list(read_csv(io.StringIO("\r\n".join([header, *lines]), newline=""), mapping(by)))


def contract(item: Item) -> Contract:
    found = checked(item)
    assert isinstance(found.value, Contract), found.problems
    return found.value


def test_a_row_becomes_an_account_and_a_contract() -> None:
    [item] = rows("""A;Acme;"Acme Inc.; ACME";A-1;Supply;1.2.2026;31.12.2026;-5;"['x', 'y']\"""")
    found = checked(item)
    assert found.brings is not None
    assert (found.brings.name, found.brings.aliases) == ("Acme", ("Acme Inc.", "ACME"))
    version = contract(item).versions[0]
    assert (str(version.start), str(version.end)) == ("2026-02-01", "2026-12-31")
    assert [term.kind for term in version.terms] == ["master_catalog_price", *["clause"] * 3]
    assert version.terms[3].words() == "Source: From the old system, A-1"


def test_empty_cells_leave_fields_and_terms_out() -> None:
    [item] = rows("A;;;A-1;;1.2.2026;;;")
    found = contract(item)
    assert (found.title, found.account) == ("Untitled", "A")
    assert str(found.versions[0].end.value) == "unknown"
    assert [term.kind for term in found.versions[0].terms] == ["clause"]


def test_words_have_a_meaning_of_their_own() -> None:
    [item] = rows("A;;;A-1;;1.2.2026;FOR EVER;;")
    assert contract(item).versions[0].end is None


def test_what_is_unclear_is_a_finding_or_keeps_the_row_out() -> None:
    kept, refused = rows("A;;;A-1;;[]/2/2026;;;", "A;;;A-2;;1.1.2026;soon;;")
    assert [(f.line, f.field) for f in kept.findings] == [(2, "Start")]
    assert str(contract(kept).versions[0].start.value) == "unknown"
    assert [(p.line, p.field) for p in refused.problems] == [(3, "End")]
    assert "“soon” is not one date such as 31/12/2026." in refused.problems[0].sentence


def test_lines_are_those_of_the_file() -> None:
    found = rows('A;"of\r\nmany\r\nlines";;A-1;;;;;', "", "A;;;A-2;;;;;")
    assert [item.line for item in found] == [2, 6]


def test_a_row_of_another_length_stays_out() -> None:
    [item] = rows("A;B")
    assert item.problems[0].sentence == "This row has 2 cells, the first row 9 cells."


@pytest.mark.parametrize(
    ("header", "lines", "line", "said"),
    [
        ("Code;Name;Alias", [], 1, "there is no column “Aliases”. Did you mean “Alias”?"),
        (HEADER, ['A;"never closed'], 2, "the CSV breaks here"),
        (HEADER, ["A;" + "x" * 200_000], 2, "the CSV breaks here"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(
    header: str, lines: list[str], line: int, said: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        rows(*lines, header=header)
    assert caught.value.line == line
    assert said in caught.value.sentence


def test_an_empty_file_is_no_csv() -> None:
    with pytest.raises(Unreadable, match="empty"):
        list(read_csv(io.StringIO(""), mapping()))


def test_accounts_alone_are_items_of_their_own() -> None:
    by = "account: {code: {column: C}, name: {column: N}, region: EMEA}"
    [item] = rows("A,Acme", header="C,N", by=by)
    assert checked(item).value == checked(item).value
    assert item.data == {"region": "EMEA", "code": "A", "name": "Acme"}


WRONG = [
    ("acount: {}", 1, "did you mean “account”?"),
    ("account:\n  code: {column: C, pars: day}", 2, "did you mean “parse”?"),
    ("account:\n  code: {column: C, parse: us_dat}", 2, "did you mean us_date?"),
    ("account:\n  code: {column: C, columns: [D]}", 2, "exactly one of"),
    ("terms:\n  - kind: clause\n    text: {column: 5, words: 7}", 3, "fields of its own"),
    ("delimiter: ab", 1, "delimiter"),
    ("", 1, "empty"),
    ("- a", 1, "fields of its own"),
    ("account:\n  {code: A", 3, "breaks here"),
]


@pytest.mark.parametrize(("text", "line", "said"), WRONG)
def test_a_wrong_mapping_says_where(text: str, line: int, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        mapping(text)
    assert said in caught.value.sentence
    assert caught.value.line == line
