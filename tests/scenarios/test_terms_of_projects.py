"""Terms that count for one project only, where that is named."""

import pytest

from tests.examples import a_contract, a_version
from tests.scenarios.reading import lines

pytestmark = pytest.mark.words


def test_a_contract_for_one_project_counts_only_where_that_is_named(slack, types, keeping) -> None:
    price = {"kind": "master_catalog_price", "percent": -25}
    rhine = a_version(terms=[price]), {"scope": {"project": "Rhine Bridge"}}
    keeping(a_contract("ACME-2", rhine[0], **rhine[1]))
    said = types("terms ACME")
    assert "−25 %" not in said
    assert "*ACME-2/1* · Master supply agreement · only for project Rhine Bridge" in said
    there = slack.person("anna").presses("Terms there", on=said)
    assert "−25 % on the whole catalog — _ACME-2/1_" in there
    assert "2 contracts in force" in lines(types("terms ACME --for rhine bridge"))[0]


def test_a_project_that_nobody_knows_is_refused_with_those_there_are(types, keeping) -> None:
    assert "No contract of ACME Industries in force is for “Elbe” alone." in types(
        "terms ACME --for Elbe"
    )
    keeping(a_contract("ACME-2", a_version(), scope={"project": "Rhine Bridge"}))
    assert "ACME-2 · Rhine Bridge" in types("terms ACME --for Elbe")


def test_with_nothing_but_projects_that_is_said(types, keeping) -> None:
    keeping(a_contract("ONEIL-1", account="ONEIL", scope={"site": "Hull"}))
    said = types("terms ONEIL")
    assert "has no contract in force that counts everywhere" in lines(said)[0]
    assert "only for site Hull" in said


def test_what_holds_for_one_project_only_is_not_promised_for_all(types, keeping) -> None:
    price = {"kind": "master_catalog_price", "percent": -25}
    letter = {"kind": "supplement", "contract": "ACME-1", "scope": {"project": "Rhine Bridge"}}
    keeping(a_contract("ACME-S", a_version(terms=[price]), **letter))
    said = types("terms ACME")
    assert "supplement ACME-S/1 only for project Rhine Bridge" in said
    assert "−25 %" not in said
    why = "−25 % on the whole catalog — _supplement ACME-S/1_: only for project Rhine Bridge"
    assert why in types("terms ACME --why")
    there = types("terms ACME --for Rhine Bridge")
    assert "• −25 % on the whole catalog — _supplement ACME-S/1_" in there
