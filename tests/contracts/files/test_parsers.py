"""What people write into the cells of a spreadsheet, and what it means."""

import pytest

from contracts.files.parsers import PARSERS, Unclear

CLEAR = [
    ("us_date", "1/15/2018", "2018-01-15"),
    ("us_date", "02/09/2017", "2017-02-09"),
    ("eu_date", "15.1.2018", "2018-01-15"),
    ("day", "2018-01-15", "2018-01-15"),
    ("number", "1,234.50", "1234.50"),
    ("number", "−12.5 %", "-12.5"),
    ("amount", "87.50 EUR", "87.50 EUR"),
    ("amount", "EUR 1,234.5", "1234.5 EUR"),
    ("amount", "−5EUR", "-5 EUR"),
    ("code", " 85123a ", "85123A"),
    ("code", "gift  0001", "GIFT 0001"),
    ("duration", "3 Months", "3 months"),
    ("duration", " 90  days. ", "90 days"),
    ("notice", "6 months", {"period": "6 months"}),
    ("renewal", "successive 1 year", {"kind": "automatic", "for": "1 year"}),
    ("renewal", "Successive 1 year", {"kind": "automatic", "for": "1 year"}),
    ("renewal", "succesive 1 year", {"kind": "automatic", "for": "1 year"}),
    ("renewal", "sucessive 1 year", {"kind": "automatic", "for": "1 year"}),
    ("renewal", "2 successive 5 years", {"kind": "automatic", "for": "5 years", "times": "2"}),
    ("renewal", "successive 12 months", {"kind": "automatic", "for": "12 months"}),
    ("renewal", "Perpetual", {"kind": "evergreen"}),
    ("texts", "['One.', \"Two's.\"]", ["One.", "Two's."]),
    ("texts", "['One.']", ["One."]),
    ("texts", "[]", []),
    ("texts", "['  ']", []),
    ("words", "Acme; ACME  Inc.;", ["Acme", "ACME Inc."]),
    ("title", "GLOBAL\n MAINTENANCE   AGREEMENT (", "GLOBAL MAINTENANCE AGREEMENT"),
    ("text", " As it\nstands ", "As it\nstands"),
]

UNCLEAR = [
    ("us_date", "[]/[]/2004", "blacked out"),
    ("us_date", "[ ]/[ ]/20[ ]", "blacked out"),
    ("us_date", "05/[]/2000", "blacked out"),
    ("us_date", "13/1/2004", "is not one date such as 12/31/2026"),
    ("us_date", "2/30/2004", "is not one date"),
    ("us_date", "1/2/04", "is not one date"),
    ("us_date", "09/05/2019; perpetual", "is not one date"),
    ("eu_date", "1/15/2018", "is not one date such as 31/12/2026"),
    ("duration", "60 days; 180 days", "is not one period"),
    ("notice", "180 days / 6 months", "is not one period"),
    ("notice", "[]", "blacked out"),
    ("renewal", "1 year", "does not say whether it renews by itself"),
    ("renewal", "12 Months", "does not say whether it renews by itself"),
    ("renewal", "10 1 years", "is not one renewal"),
    ("renewal", "perpetual, 11/15/2014", "is not one renewal"),
    ("renewal", "successive 12 months; successive 6 months;", "is not one renewal"),
    ("renewal", "7/22/2019; 7/22/2022", "is not one renewal"),
    ("renewal", "5 years; 2 years", "is not one renewal"),
    ("renewal", "possible 1 year", "is not one renewal"),
    ("number", "12,5", "is not a number"),
    ("amount", "87.50", "is not one amount such as 87.50 EUR"),
    ("amount", "87.50 EUR USD", "is not one amount"),
    ("amount", "EUR 87.50 EUR", "is not one amount"),
    ("amount", "87.50 XYZ", "is not one amount"),
    ("amount", "87,5 EUR", "is not a number"),
    ("amount", "€ 87.50", "is not one amount"),
    ("number", "a lot", "is not a number"),
    ("texts", "One.", "is not a list of texts"),
    ("texts", "[1, 2]", "is not a list of texts"),
    ("texts", "__import__('os')", "is not a list of texts"),
    ("text", "[***]", "blacked out"),
]


@pytest.mark.parametrize(("parser", "text", "meaning"), CLEAR)
def test_what_is_clear_is_read(parser: str, text: str, meaning: object) -> None:
    assert PARSERS[parser](text) == meaning


@pytest.mark.parametrize(("parser", "text", "reason"), UNCLEAR)
def test_nothing_is_guessed(parser: str, text: str, reason: str) -> None:
    with pytest.raises(Unclear, match=reason):
        PARSERS[parser](text)
