"""Of the parties, the first named company that is not obviously us."""

import io

import pytest

from contracts.files.formats import shipped_mapping
from contracts.files.mapping import read_mapping
from contracts.files.parsers import Unclear
from contracts.files.parties import Finder, Parties, code_of
from contracts.files.text import text_of


@pytest.fixture(scope="module")
def rule() -> Parties:
    shipped = shipped_mapping("cuad.mapping.yaml")
    assert shipped is not None
    found = read_mapping(text_of(io.BytesIO(shipped))).parties
    assert found is not None
    return found


FOUND = [
    (
        'TOM WATSON ("CONSULTANT"); ADAMS GOLF, LTD. ("ADAMS GOLF")',
        "ADAMS GOLF, LTD.",
        ["ADAMS GOLF"],
    ),
    ('PivX Corporation ("PivX"); Detto Technologies ("Detto")', "PivX Corporation", ["PivX"]),
    ('(AFSALA  Bancorp,  Inc. (the  "Company"); FDIC', "AFSALA Bancorp, Inc.", []),
    ('IREYA B.V ("Consultant"); X', "IREYA B.V", []),
    (
        "VA Partners I, LLC, ValueAct Capital, L.P. (the “ValueAct Group”)",
        "VA Partners I, LLC",
        ["ValueAct Group"],
    ),
    ("SCULPTOR CAPITAL LP; SCULPTOR MANAGEMENT, INC.", "SCULPTOR CAPITAL LP", []),
    ('AZUL LINHAS S/A ("Company", "AZUL"); ATR', "AZUL LINHAS S/A", ["AZUL"]),
    ('Glamis Gold Ltd. and all of its subsidiaries ("Glamis"); X', "Glamis Gold Ltd.", ["Glamis"]),
    ('EWSD 1, LLC, d/b/a SHI FARMS ("Shi Farms"); Gridiron', "EWSD 1, LLC", ["Shi Farms"]),
    ("Dialog Semiconductor (UK) Ltd. (“DIALOG”); X", "Dialog Semiconductor (UK) Ltd.", ["DIALOG"]),
    ('Excite, Inc."Excite"; CyberShop "Client"', "Excite, Inc.", ["Excite"]),
    ('Bruce Jenner ("CELEBRITY"); The Right Solution ("COMPANY")', "The Right Solution", []),
    ('[] ("Agent"); Tribute Inc. ("Corporation")', "Tribute Inc.", []),
    ('We, Inc. ("we", "us"); Big Bank ("you")', "Big Bank", []),
]


@pytest.mark.parametrize(("parties", "name", "aliases"), FOUND)
def test_the_customer_is_found(rule: Parties, parties: str, name: str, aliases: list[str]) -> None:
    customer = Finder(rule).customer(parties)
    assert (customer.name, list(customer.aliases)) == (name, aliases)


NOT_FOUND = [
    (
        'BW-3 FRANCHISE SYSTEMS, INC. ("Franchisor", "we" or "us"); Franchisee ("you")',
        "other than us",
    ),
    ('TOM WATSON ("CONSULTANT"); NIGEL CROCKETT', "other than us"),
    ('[] ("Agent"); [●]', "None of the parties has a name"),
    ("XXXXXXXXXX; __________", "None of the parties has a name"),
    ("", "None of the parties has a name"),
]


@pytest.mark.parametrize(("parties", "reason"), NOT_FOUND)
def test_nobody_is_invented(rule: Parties, parties: str, reason: str) -> None:
    with pytest.raises(Unclear, match=reason):
        Finder(rule).customer(parties)


def test_who_we_are_can_be_said_in_the_mapping(rule: Parties) -> None:
    us = rule.us.model_copy(update={"names": ("PIVX corporation",)})
    finder = Finder(rule.model_copy(update={"us": us}))
    assert finder.customer("PivX Corporation; Detto Technologies").name == "Detto Technologies"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ADAMS GOLF, LTD.", "ADAMS-GOLF-LTD"),
        ("Adams Golf Ltd", "ADAMS-GOLF-LTD"),
        ("Bank of America, N.A.", "BANK-OF-AMERICA-NA"),
        ("Bank of America, N.A", "BANK-OF-AMERICA-NA"),
        ("Spôk Holdings, Inc.", "SPOK-HOLDINGS-INC"),
        ("Rubio's", "RUBIOS"),
        ("Calm.com, Inc.", "CALM-COM-INC"),
        ("AZUL S/A", "AZUL-SA"),
    ],
)
def test_a_company_has_one_code_however_it_is_written(name: str, code: str) -> None:
    assert code_of(name) == code


def test_long_names_have_codes_of_their_own() -> None:
    one, other = code_of("A" * 50 + " Inc"), code_of("A" * 50 + " Ltd")
    assert one != other
    assert len(one) == len(other) == 40
