"""The operator imports index series, and corrects them: what was known stays known."""

import pytest

from bot.cli.environment import opened, settings
from contracts.files.index_series import BadSeries
from tests.scenarios.terminal import Terminal, last

CPI = "month,value\n2025-10,123.4\n2025-11,123.9\n"


@pytest.fixture
def shell(tmp_path, monkeypatch, database) -> Terminal:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("ADMINS", "U0ADM0001")
    return Terminal(tmp_path)


def imports(shell: Terminal, text: str, *more: str, name: str = "CPI Netherlands"):
    return shell.runs("index", "import", shell.writes(text, "cpi.csv"), "--name", name, *more)


def test_a_series_is_imported_listed_and_shown(shell: Terminal) -> None:
    done = imports(shell, CPI)
    assert last(done) == "CPI Netherlands: 2 months added, 0 corrected, 0 unchanged"
    assert "CPI Netherlands" in shell.runs("index", "list").stdout
    shown = shell.runs("index", "show", "cpi netherlands").stdout
    assert "2025-10" in shown
    assert "123.4" in shown


def test_a_dry_run_says_it_and_does_nothing(shell: Terminal) -> None:
    done = imports(shell, CPI, "--dry-run")
    assert "2 months added" in done.stdout
    assert last(done) == "Nothing was imported."
    with opened(settings()) as store, store.reading() as work:
        assert work.indexes.names() == {}


def test_a_correction_is_a_row_beside_the_first_and_the_journal_says_so(shell: Terminal) -> None:
    imports(shell, CPI)
    done = imports(shell, "Month; Value\n2025-11; 124,1\n2025-10;123.40\n", name="CPI  netherlands")
    assert "2025-11: 123.9 becomes 124.1" in done.stdout
    assert last(done) == "CPI netherlands: 0 months added, 1 corrected, 1 unchanged"
    with opened(settings()) as store, store.reading() as work:
        recorded = [(one.month, str(one.value)) for one in work.indexes.recorded("CPI Netherlands")]
        assert recorded == [("2025-10", "123.4"), ("2025-11", "123.9"), ("2025-11", "124.1")]
        assert str(work.indexes.value("CPI Netherlands", "2025-11")) == "124.1"
        entry = work.journal.of("house")[-1]
    assert entry.what == "index imported"
    assert entry.old == {"series": "CPI Netherlands", "values": {"2025-11": "123.9"}}
    assert entry.new == {"series": "CPI Netherlands", "values": {"2025-11": "124.1"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("month,value\n2025-13,1\n", "Line 2: “2025-13” is not a month such as 2026-01."),
        ("month,value\n2025-10,0\n", "Line 2: “0” is not a value above zero"),
        ("month,value\n2025-10,\n", "Line 2: “” is not a value above zero"),
        ("month,value\n2025-10,1\n2025-10,2\n", "Line 3: 2025-10 stands twice."),
        ("when,what\n2025-10,1\n", "month and value are needed"),
        ("", "month and value are needed"),
        ("month,value\n", "There is no value in it."),
    ],
)
def test_what_is_no_series_is_refused_and_nothing_is_imported(shell, text, said) -> None:

    with pytest.raises(BadSeries, match=said.replace("(", r"\(")):
        imports(shell, text)
    with opened(settings()) as store, store.reading() as work:
        assert work.indexes.names() == {}
