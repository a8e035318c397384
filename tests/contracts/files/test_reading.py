"""Reading contract files: what is taken, and the line of everything that is not."""

import io

import pytest

from contracts.account import Account
from contracts.catalog import Policy, PriceList, Product, ProductSet, Seller
from contracts.contract import Contract
from contracts.files.items import Unreadable
from tests.contracts.files.reading import READERS, problems, unreadable, values

EVERYTHING = """
seller: {name: Example Ltd, payment_methods: [Visa, {name: Credit line, credit: true}],
         currency: EUR, fulfilment_centers: [Rotterdam], payment_terms: {net_days: 30},
         max_payment_days: {FR: 60}, contract_types: {time_and_materials: {acceptance: recorded}}}
policies: [{name: Standard, from: 2026-01-01, term: {kind: returns, auto_approve_days: 30,
            charge: [{days: 30, percent: 0}], refund_methods: [Visa]}}]
products: [{sku: BOLT-M8, name: Bolt, category: Fasteners/Bolts, prices: ["100.00 EUR"], per: 1}]
price_lists: [{name: Partner, prices: [{sku: BOLT-M8, price: "95.00 EUR"}]}]
product_sets: [{name: All fasteners, categories: [Fasteners], skus: [], exclude_skus: []}]
accounts: [{code: NO, name: Norway, region: NO, segment: on, aliases: [1.10, "yes"]}]
contracts:
  - ref: NO-1
    account: NO
    contract: null
    scope: ~
    title:
    versions:
      - number: 1
        end: 2026-12-31
        terms: [{kind: master_catalog_price, percent: -5.50}]
"""


def test_every_kind_of_item_is_read() -> None:
    kinds = [Seller, Policy, Product, PriceList, ProductSet, Account, Contract]
    assert [type(value) for value in values(EVERYTHING)] == kinds


def test_plain_words_are_text_whatever_yaml_makes_of_them() -> None:
    [account] = [value for value in values(EVERYTHING) if isinstance(value, Account)]
    assert (account.code, account.region, account.segment) == ("NO", "NO", "on")
    assert account.aliases == ("1.10", "yes")


def test_numbers_stay_exact() -> None:
    text = "contracts: [{ref: A, account: A, versions: [{number: 1, terms: [%s]}]}]"
    term = "{kind: master_catalog_price, percent: -0.1234567890123456789}"
    assert "is not a number" in problems(text % term)[0].sentence
    [contract] = values(text % "{kind: master_catalog_price, percent: -0.123456789}")
    assert isinstance(contract, Contract)
    assert str(contract.versions[0].terms[0].model_dump()["percent"]) == "-0.123456789"
    line = '{"contract": {"ref": "A", "account": "A", "versions": [{"number": 1, "terms": [%s]}]}}'
    priced = line % '{"kind": "master_catalog_price", "percent": -0.123456789}'
    assert values(priced, "jsonl") == [contract]


BAD = """\
contracts:
  - ref: ACME 1
    kind: customr
    acount: ACME
    versions:
      - number: one
        start: 2026-13-01
        renewal: {kind: automatic, four: 12 months}
        value: 100 EURO
        terms:
          - {kind: master_catalog_price, percent: -101}
          - kind: clause
            title: Law
            txt: Dutch
          - kind: clouse
          - {kind: returns, policy: Standard,
             charge: [{days: x, percent: 0}]}
accounts:
  - code: A
    name: true
    currency: EUX
    contacts:
      - name: B
        emial: b@c.example
    timezone: Mars/Olympus
"""


def test_every_problem_is_named_with_its_line_and_field() -> None:
    found = [(problem.line, problem.field, problem.sentence) for problem in problems(BAD)]
    expected = [
        (2, "ref", "is not one word"),
        (3, "kind", "did you mean “customer”?"),
        (4, "acount", "did you mean “account”?"),
        (6, "versions[0].number", "is not a whole number"),
        (7, "versions[0].start", "“2026-13-01” is not a day such as 2026-12-31."),
        (8, "versions[0].renewal.four", "did you mean “for”?"),
        (9, "versions[0].value", "is not an amount such as 87.50 EUR"),
        (11, "versions[0].terms[0].percent", "beyond −100 %"),
        (12, "versions[0].terms[1].text", "This field is needed."),
        (14, "versions[0].terms[1].txt", "did you mean “text”?"),
        (15, "versions[0].terms[2]", "did you mean clause?"),
        (17, "versions[0].terms[3].charge[0].days", "x"),
        (20, "name", "write it in quotes"),
        (21, "currency", "is not a currency of ISO 4217"),
        (24, "contacts[0].emial", "did you mean “email”?"),
        (25, "timezone", "is not a time zone"),
    ]
    assert [(line, field) for line, field, _ in found] == [(line, f) for line, f, _ in expected]
    for (_, _, said), (_, _, wanted) in zip(found, expected, strict=True):
        assert wanted in said


def test_json_names_the_same_lines() -> None:
    text = """{
  "accounts": [
    {"code": "A", "name": "B"},
    {
      "code": "C",
      "name": "D",
      "contacts": [
        {"name": "E"},
        {"name": "F",
         "emial": "f@g.example"}
      ]
    }
  ]
}"""
    [problem] = problems(text, "json")
    assert (problem.line, problem.field) == (10, "contacts[1].emial")
    lines = '{"account": {"code": "A", "name": "B"}}\n\n{"account": {"code": "C"}}\n'
    [problem] = problems(lines, "jsonl")
    assert (problem.line, problem.field) == (3, "name")


TWICE = {
    "yaml": "accounts:\n  - code: A\n    name: B\n    code: C\n",
    "json": '{"accounts": [\n{"code": "A",\n"name": "B",\n"code": "C"}]}',
    "jsonl": '\n\n\n{"account": {"code": "A", "name": "B", "code": "C"}}',
}


@pytest.mark.parametrize("form", TWICE)
def test_a_key_that_stands_twice_is_refused(form: str) -> None:
    [problem] = problems(TWICE[form], form)
    assert (problem.line, problem.field) == (4, "code")
    assert problem.sentence == "“code” stands here twice."


UNREADABLE = [
    ("yaml", "accounts:\n  - {code: A, name: B\n", 3, "the YAML breaks here"),
    ("yaml", "accounts:\n - code: A\n   name: 'B", 3, "the YAML breaks here"),
    ("yaml", "acounts: []\n", 1, "did you mean “accounts”?"),
    ("yaml", "accounts: []\ncontracts: []\naccounts: []\n", 3, "stands here twice"),
    ("yaml", "- code: A\n", 1, "begins with a section such as “contracts:”"),
    ("yaml", "accounts: A\n", 1, "this section is a list"),
    ("yaml", "", 1, "the file is empty"),
    ("yaml", "accounts: []\n---\naccounts: []\n", 2, "a second document begins"),
    ("yaml", "accounts:\n - &a {code: A, name: B}\n", 2, "anchors and aliases"),
    ("yaml", "accounts:\n - !!python/object:os.system {code: A}\n", 2, "is not taken"),
    ("yaml", "accounts:\n - {? [a] : b}\n", 2, "a key is one word"),
    ("yaml", "accounts:\n - " + "[" * 100 + "]" * 100, 2, "nested too deeply"),
    ("yaml", "accounts:\n - {code: A,\n    name: \x07}\n", 1, "the YAML breaks here"),
    ("json", "", 1, "the file breaks off here"),
    ("json", "[]", 1, "here stands “[” instead of “{”"),
    ("json", '{"accounts": [\n{"code": "A",}]}', 2, "the JSON breaks here"),
    ("json", '{"accounts": [\n{"code": "A"}\n', 3, "the file breaks off here"),
    ("json", '{"accounts": [\n{"code": "A', 2, "the JSON breaks here"),
    ("json", '{"accounts": []} x', 1, "something follows after the end"),
    ("json", '{"acounts": []}', 1, "did you mean “accounts”?"),
    ("json", '{"accounts": [{"code": NaN}]}', 1, "NaN is not a number"),
    ("json", '{"accounts": [' + "[" * 9999, 1, "nested too deeply"),
    ("jsonl", '{"account": {}}\n{"account": {"code"\n', 2, "the JSON breaks here"),
    ("jsonl", '{"acount": {}}\n', 1, "did you mean “account”?"),
    ("jsonl", '{"account": {}, "contract": {}}\n', 1, 'such as {"contract": {…}}'),
    ("jsonl", "[" * 9999, 1, "nested too deeply"),
]


@pytest.mark.parametrize(("form", "text", "line", "said"), UNREADABLE)
def test_a_file_that_cannot_be_read_says_where(form: str, text: str, line: int, said: str) -> None:
    wrong = unreadable(text, form)
    assert said in wrong.sentence
    assert wrong.line == line


def test_a_line_of_ten_megabytes_is_read_or_refused_at_once() -> None:
    clause = '{"kind": "clause", "title": "T", "text": "%s"}' % ("a" * 10_000_000)
    line = '{"contract": {"ref": "A", "account": "A", "versions": [{"number": 1, "terms": [%s]}]}}'
    [problem] = problems(line % clause, "jsonl")
    assert problem.field == "versions[0].terms[0].text"
    assert "million" in problem.sentence
    assert "too long" in unreadable('{"account": "' + "a" * 20_000_000, "jsonl").sentence


def test_a_broken_json_file_is_not_read_to_its_end() -> None:
    broken = '{"accounts": [{"code": "A" "name": "B"},\n' + '{"code": "C"},\n' * 100_000
    assert unreadable(broken, "json").line == 1


def test_items_come_one_by_one() -> None:
    """What comes before a broken place is given: nobody has to hold the whole file."""
    text = "accounts:\n" + "  - {code: A, name: B}\n" * 3 + "  - {code: A\n"
    reader = READERS["yaml"](io.StringIO(text))
    assert [next(reader).line for _ in range(3)] == [2, 3, 4]
    with pytest.raises(Unreadable):
        next(reader)
