"""The CUAD sample goes in whole or is reported; samples of it were checked by hand."""

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from contracts.contract import Contract
from contracts.days import UNKNOWN, written
from store import Store
from tests.scenarios.terminal import Terminal, last

pytestmark = pytest.mark.words

CUAD = Path(__file__).parents[2] / "sandbox" / "demonstration" / "cuad_contracts.csv"
IMPORT = ("import", CUAD, "--mapping", "cuad.mapping.yaml", "--report", "report.jsonl")


@pytest.fixture(scope="module")
def report(module_terminal: Terminal, folder: Path) -> list[dict[str, Any]]:
    done = module_terminal.runs(*IMPORT)
    assert done.exit_code == 1
    assert last(done) == "236 read, 230 imported, 0 unchanged, 6 refused"
    return [json.loads(row) for row in (folder / "report.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def imported(report: list[dict[str, Any]], module_database: str) -> Iterator[Store]:
    assert report
    with closing(Store.at(module_database)) as store:
        yield store


def contract(store: Store, ref: str) -> Contract:
    with store.reading() as work:
        return work.contracts.by_ref([ref])[ref]


def test_every_row_is_imported_or_stands_in_the_report(
    module_terminal: Terminal, report: list[dict[str, Any]], imported: Store
) -> None:
    with CUAD.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        lines, line = [], 1
        for _row in reader:
            lines.append(line)
            line = reader.line_num + 1
    refused = {row["line"] for row in report if row["severity"] == "refused"}
    assert len(lines[1:]) == 236
    assert refused <= set(lines[1:])
    assert len(refused) == 6
    assert last(module_terminal.runs(*IMPORT)) == "236 read, 0 imported, 230 unchanged, 6 refused"


def test_rows_without_a_named_company_but_us_are_refused(report: list[dict[str, Any]]) -> None:
    refused = {(row["line"], row["reason"]) for row in report if row["severity"] == "refused"}
    reason = "None of the parties is a named company other than us."
    assert refused == {(line, reason) for line in (9, 44, 98, 109, 129, 181)}


Sample = tuple[str, str, str, str | None, dict[str, Any], str | None]
SAMPLES: list[Sample] = [
    # reference, name, start, end, renewal, notice
    ("ADAMS-GOLF-LTD-1", "ADAMS GOLF, LTD.", "2004-09-01", "unknown", {"kind": "none"}, None),
    (
        "ORGANIC-PREPARATIONS-INC-1",
        "ORGANIC PREPARATIONS INC.",
        "2018-01-15",
        "2028-01-15",
        {"kind": "automatic", "for": "10 years"},
        "6 months",
    ),
    ("WPT-ENTERPRISES-INC-1", "WPT Enterprises, Inc.", "2018-02-01", "2021-02-01",
     {"kind": "unknown"}, None),
    ("ARKANSAS-WESTERN-PIPELINE-COMPANY-1", "Arkansas Western Pipeline Company", "1992-05-20",
     "unknown", {"kind": "automatic", "for": "1 month"}, None),
    ("JSC-NOC-KAZAKHOIL-1", "JSC NOC KazakhOil", "2000-01-03", "2004-11-30",
     {"kind": "automatic", "for": "12 months"}, "65 days"),
    ("SIGNATURE-ORTHOPAEDICS-PTY-LTD-1", "Signature Orthopaedics Pty Ltd", "2018-03-29",
     "2019-03-29", {"kind": "evergreen"}, "12 months"),
    ("PIFZER-INC-1", "Pifzer Inc.", "unknown", "unknown",
     {"kind": "automatic", "for": "1 year", "times": 3}, "12 months"),
    ("XENCOR-INC-1", "Xencor, Inc.", "2020-02-04", None, {"kind": "evergreen"}, None),
    ("BANK-OF-AMERICA-NA-1", "Bank of America, N.A.", "unknown", "unknown",
     {"kind": "automatic", "for": "12 months"}, None),
]  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample[0])
def test_samples_checked_by_hand(imported: Store, sample: Sample) -> None:
    ref, name, start, end, renewal, notice = sample
    found = contract(imported, ref)
    [version] = found.versions
    assert written(version.start) == start
    assert (None if version.end is None else written(version.end)) == end
    said = version.renewal.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    assert {"kind": "none"} | said == renewal
    assert (version.notice and version.notice.period.written) == notice
    with imported.reading() as work:
        assert work.accounts.by_code([found.account or ""])[found.account or ""].name == name


def test_clauses_become_terms_with_their_titles(imported: Store) -> None:
    [version] = contract(imported, "ADAMS-GOLF-LTD-1").versions
    lines = [term.words() for term in version.terms]
    assert lines[0].startswith("Term: The Term of this Agreement shall be for a period of [* ****]")
    assert [line.partition(":")[0] for line in lines] == [
        "Term", *["Minimum commitment"] * 3, "Volume restriction", "Governing law", "Exclusivity",
    ]  # fmt: skip
    assert version.summary == (
        "CUAD v1 (The Atticus Project, CC BY 4.0), "
        "ADAMSGOLFINC_03_21_2005-EX-10.17-ENDORSEMENT AGREEMENT.PDF"
    )


def test_rows_of_one_company_share_one_account(imported: Store) -> None:
    with imported.reading() as work:
        [excite] = work.accounts.called("excite, inc.")
        contracts = work.contracts.of_account(excite.code)
    assert [contract.ref for contract in contracts] == ["EXCITE-INC-1", "EXCITE-INC-2"]


AMBIGUOUS = [
    "“perpetual, 11/15/2014” is not one renewal",
    "“7/22/2019; 7/22/2022” is not one renewal",
    "“5 years; 2 years” is not one renewal",
    "“10 1 years” is not one renewal",
    "“successive 12 months; successive 6 months;” is not one renewal",
    "“60 days; 180 days” is not one period",
    "“180 days / 6 months” is not one period",
    "“6 months; 12 months” is not one period",
    "“09/05/2019; perpetual” is not one date",
    "“[]” is blacked out",
    "The end lies before the start.",
    "It renews automatically, but has no last day to renew from.",
]


@pytest.mark.parametrize("said", AMBIGUOUS)
def test_what_is_ambiguous_is_a_finding(report: list[dict[str, Any]], said: str) -> None:
    found = [row for row in report if said in row["reason"]]
    assert found
    assert all(row["severity"] == "finding" and row["line"] > 1 for row in found)


def test_whatever_is_unknown_was_not_stated_or_blacked_out(
    report: list[dict[str, Any]], imported: Store
) -> None:
    with imported.reading() as work:
        accounts = work.known.codes_after("", 1000)
        contracts = [c for code in accounts for c in work.contracts.of_account(code)]
    without_start = [c for c in contracts if c.versions[0].start is UNKNOWN]
    said = [row for row in report if row["reason"] == "Its start is unknown."]
    assert len(contracts) == 230
    assert len(without_start) == len(said)
