"""The page about renewals shows the table of what an uplift does."""

from pathlib import Path

from contracts.uplift.reference import treatments_table

PAGE = Path(__file__).parents[3] / "docs" / "renewals.md"


def test_the_table_is_up_to_date() -> None:
    assert treatments_table() in PAGE.read_text(encoding="utf-8"), (
        "run: python -m contracts.uplift.reference, and put it into docs/renewals.md"
    )
