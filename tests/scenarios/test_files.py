"""Files are imported and exported on the command line, and what is wrong with them is said."""

import csv
import json
from pathlib import Path

import pytest

from contracts.errors import NotFound
from store import Store
from tests.scenarios.terminal import Terminal, last

pytestmark = pytest.mark.words

TERMS_9 = """\
policies: [{name: Standard, from: 2026-01-01, term: {kind: payment_terms, net_days: 30}}]
accounts: [{code: ACME, name: ACME Industries, aliases: [Acme Inc.], owner: U0REP0001}]
contracts:
  - ref: BASE-EU
    kind: base
    versions: [{number: 1, state: active, start: 2020-01-01}]
  - account: ACME
    base: BASE-EU
    title: Master supply agreement
    versions:
      - number: 1
        state: active
        start: 2026-01-01
        end: 2026-12-31
        renewal: {kind: automatic, for: 12 months, times: 2}
        notice: {period: 3 months, to: term_end, counts: received}
        terms:
          - {kind: master_catalog_price, percent: -5}
"""


@pytest.fixture
def terminal(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database)
    return Terminal(tmp_path)


def test_a_contract_file_goes_in_once(terminal: Terminal) -> None:
    done = terminal.imports(TERMS_9)
    assert (done.exit_code, last(done)) == (0, "4 read, 4 imported, 0 unchanged, 0 refused")
    again = terminal.imports(TERMS_9)
    assert (again.exit_code, last(again)) == (0, "4 read, 0 imported, 4 unchanged, 0 refused")


def test_what_is_refused_is_shown_and_reported(terminal: Terminal) -> None:
    wrong = TERMS_9.replace("percent: -5", "percent: -105").replace("name: ACME", "nam: ACME")
    done = terminal.imports(wrong, "--report", "report.jsonl")
    assert (done.exit_code, last(done)) == (1, "4 read, 2 imported, 0 unchanged, 2 refused")
    assert "contracts.yaml:2: nam: “nam” is not a field here; did you mean “name”?" in done.stdout
    rows = [json.loads(row) for row in (terminal.folder / "report.jsonl").read_text().splitlines()]
    place = str(terminal.folder / "contracts.yaml")
    assert rows[-1] == {
        "file": place,
        "line": 18,
        "item": "contract ACME",
        "field": "versions[0].terms[0].percent",
        "severity": "refused",
        "reason": "A mark-down beyond −100 % is not possible.",
    }


def test_findings_are_reported_and_nothing_is_refused(terminal: Terminal) -> None:
    done = terminal.imports(
        TERMS_9.replace("start: 2026-01-01\n", "start: unknown\n"), "--report", "report.csv"
    )
    assert (done.exit_code, last(done)) == (0, "4 read, 4 imported, 0 unchanged, 0 refused")
    with (terminal.folder / "report.csv").open(encoding="utf-8", newline="") as file:
        found = [(row["severity"], row["field"], row["line"]) for row in csv.DictReader(file)]
    assert ("finding", "versions[0].start", "13") in found
    assert {severity for severity, _field, _line in found} == {"finding"}


def test_a_dry_run_writes_nothing(terminal: Terminal, store: Store) -> None:
    done = terminal.imports(TERMS_9, "--dry-run")
    assert "A dry run: nothing was written." in done.stdout
    assert last(done) == "4 read, 4 imported, 0 unchanged, 0 refused"
    assert last(terminal.imports(TERMS_9)) == "4 read, 4 imported, 0 unchanged, 0 refused"


BAD_FILES = [
    ("contracts.yaml", TERMS_9[: TERMS_9.index("times: 2}")], "contracts.yaml:16:"),
    ("contracts.yaml", TERMS_9.encode("utf-16-le"), "zero byte"),
    ("contracts.yaml", b"\x89PNG\r\n\x1a\n\x00\x01", "not text in UTF-8"),
    (
        "contracts.yaml",
        "accounts:\n  - {code: A, name: Caf\u00e9}".encode("latin-1"),
        "contracts.yaml:2:",
    ),
    ("contracts.yaml", "accounts:\n  - {code: A, name: B}\ncontract: []\n", "contracts.yaml:3:"),
    ("contracts.yaml", "", "empty"),
    ("contracts.json", '{"accounts": [{"code": "A", "name": "B"}, {"code', "breaks"),
    ("contracts.jsonl", '{"account": {"code": "A", "name": "B"}}\n{"acc', "contracts.jsonl:2:"),
    ("contracts.csv", "Filename\nx\n", "no column “Parties-Answer”"),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD_FILES)
def test_a_file_that_cannot_be_read_changes_nothing(
    terminal: Terminal, store: Store, name: str, content: str | bytes, said: str
) -> None:
    words = ["--mapping", "cuad.mapping.yaml"] if name.endswith("csv") else []
    done = terminal.imports(content, *words, name=name)
    assert (done.exit_code, last(done)) == (1, "0 read, 0 imported, 0 unchanged, 0 refused")
    assert said in done.stdout
    assert "Nothing was imported." in done.stdout
    with store.reading() as work:
        assert work.accounts.by_code(["A", "ACME"]) == {}


def test_one_bad_file_keeps_all_of_them_out(terminal: Terminal) -> None:
    good = terminal.writes(TERMS_9, "good.yaml")
    done = terminal.runs("import", good, terminal.writes("{", "bad.json"))
    assert (done.exit_code, last(done)) == (1, "0 read, 0 imported, 0 unchanged, 0 refused")
    assert last(terminal.runs("import", good)) == "4 read, 4 imported, 0 unchanged, 0 refused"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "nowhere.yaml"], "does not exist"),
        (["import", "."], "is a directory"),
        (["import", "x.pdf"], "can be imported end in"),
        (["import", "x.csv"], "needs --mapping FILE"),
        (["import", "x.csv", "--mapping", "nothing.yaml"], "There is no mapping nothing.yaml"),
        (["import", "x.csv", "--mapping", "x.yaml"], "x.yaml, line 1"),
        (["import", "x.yaml", "--report", "x.pdf"], "A report ends in"),
        (["import", "x.yaml", "--report", "nowhere/x.csv"], "There is no folder nowhere."),
        (["export", "--format", "xml"], "is not one of"),
        (["export", "--output", "nowhere/x.yaml"], "There is no folder nowhere."),
    ],
)
def test_wrong_use_is_explained(terminal: Terminal, words: list[str], said: str) -> None:
    for name in ("x.pdf", "x.csv", "x.yaml"):
        terminal.writes("acount: {}", name)
    done = terminal.runs(*words)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
def test_export_and_import_again_give_the_same(
    terminal: Terminal, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.imports(TERMS_9)
    first = terminal.runs("export", "--format", form, "--output", f"all.{form}")
    assert first.exit_code == 0
    assert last(terminal.runs("import", f"all.{form}")) == (
        "4 read, 0 imported, 4 unchanged, 0 refused"
    )
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/other.db")
    assert last(terminal.runs("import", f"all.{form}")) == (
        "4 read, 4 imported, 0 unchanged, 0 refused"
    )
    written = (tmp_path / f"all.{form}").read_text(encoding="utf-8")
    assert terminal.runs("export", "--format", form).stdout == written


def test_a_part_is_exported_with_what_it_refers_to(terminal: Terminal) -> None:
    terminal.imports(TERMS_9 + "  - {ref: OTHER, kind: base}\n")
    exported = terminal.runs("export", "--account", "ACME").stdout
    assert "ref: ACME-1" in exported
    assert "ref: BASE-EU" in exported
    assert "OTHER" not in exported
    assert terminal.runs("export", "--contract", "ACME-1").stdout == exported


def test_a_correction_of_what_was_agreed_is_pointed_out_and_kept(
    terminal: Terminal, store: Store
) -> None:
    terminal.imports(TERMS_9)
    corrected = TERMS_9.replace("percent: -5", "percent: -7")
    done = terminal.imports(corrected, "--report", "report.jsonl")
    assert last(done) == "4 read, 1 imported, 3 unchanged, 0 refused"
    rows = [json.loads(row) for row in (terminal.folder / "report.jsonl").read_text().splitlines()]
    assert any("Version 1 was accepted: this corrects" in row["reason"] for row in rows)
    with store.reading() as work:
        correction = work.journal.of("ACME-1")[-1]
        assert correction.old["1"]["terms"] == [{"kind": "master_catalog_price", "percent": "-5"}]
        assert [*work.journal.faults(), *work.audit.faults()] == []


def test_what_is_not_there_is_not_exported(terminal: Terminal) -> None:
    for word, said in (("--account", "There is no account NO."), ("--contract", "contract NO.")):
        with pytest.raises(NotFound, match=said):
            terminal.runs("export", word, "NO", "--output", "all.yaml")
    assert not (terminal.folder / "all.yaml").exists()


SECOND_LOOK = """\
seller: {name: Example Ltd, currency: EUR}
products: [{sku: BOLT, name: Bolt, prices: ["100.00 EUR"]}]
accounts: [{code: ORION, name: Orion Ltd}]
contracts:
  - ref: ORION-1
    account: ORION
    versions:
      - number: 1
        state: active
        start: 2020-01-01
        terms:
          - {kind: master_catalog_price, percent: -5}
          - kind: custom_prices
            items: [{sku: BOLT, price: 97.00 EUR}, {sku: BLOT, price: 1.00 EUR}]
"""


def test_what_deserves_a_second_look_stands_in_the_report(terminal: Terminal) -> None:
    done = terminal.imports(SECOND_LOOK, "--report", "report.csv")
    assert (done.exit_code, last(done)) == (0, "4 read, 4 imported, 0 unchanged, 0 refused")
    rows = list(csv.DictReader(Path("report.csv").read_text().splitlines()))
    assert {(row["severity"], row["line"], row["item"]) for row in rows} == {
        ("finding", "5", "contract ORION-1")
    }
    reasons = " ".join(row["reason"] for row in rows)
    assert "opens the whole catalog to the customer" in reasons
    assert "names what the catalog does not know: BLOT. Mend the numbers" in reasons
    assert "“BOLT at 97.00 EUR” is above what the percentage makes: 95.00 EUR" in reasons
    again = terminal.imports(SECOND_LOOK, "--report", "again.csv")
    assert last(again) == "4 read, 0 imported, 4 unchanged, 0 refused"
    assert len(Path("again.csv").read_text().splitlines()) == 1


def test_what_ended_comes_out_and_in_again_and_no_file_undoes_it_by_leaving_it_out(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.imports(TERMS_9)
    monkeypatch.setenv("DEFAULT_ROLE", "rep")
    ends = "end ACME --reason Merged --circumstances merger"
    assert terminal.runs("ask", "--as", "U0REP0001", ends).exit_code == 0
    assert terminal.runs("export", "--output", "all.yaml").exit_code == 0
    written = (tmp_path / "all.yaml").read_text(encoding="utf-8")
    assert "reason: Merged" in written
    terminal.imports(TERMS_9.partition("contracts:")[0])
    assert terminal.runs("export").stdout == written
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/other.db")
    assert last(terminal.runs("import", "all.yaml")) == "4 read, 4 imported, 0 unchanged, 0 refused"
    assert terminal.runs("export").stdout == written
