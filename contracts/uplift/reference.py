"""The table of what an uplift does to each kind of term, as the page docs/renewals.md shows it."""

from contracts.terms import KINDS
from contracts.uplift.treatment import TREATMENTS, Treatment

HEAD = "| term | in an uplift |\n| --- | --- |\n"
BESIDE = {
    "fee": "an amount rises; a percentage moves with what it is taken of",
    "surcharge": "an amount stays as it is, a percentage moves with the price, an index is its own",
    "promotion": "an amount stays as it is, a percentage moves with the price",
    "shipping_adjustment": "an amount stays as it is, a percentage moves with the charge",
}
"""Kinds that come in several forms."""


def treatments_table() -> str:
    """A row for each kind with a price, an amount or a percentage in it; the others are not shown.

    In English: it stands in a file, and nobody reads it in Slack.
    """
    shown = {kind: how for kind, how in TREATMENTS.items() if how is not Treatment.NO_MONEY}
    rows = (
        f"| {KINDS[kind].label} (`{kind}`) | {BESIDE.get(kind, how.value)} |"
        for kind, how in shown.items()
    )
    return HEAD + "\n".join(rows)


if __name__ == "__main__":
    print(treatments_table())  # noqa: T201 - it is for a file
