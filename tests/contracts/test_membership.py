"""Which products belong to a set: by category, number, pattern, and not where excluded."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from contracts.catalog import ProductSet

SIGNS = "AB[]!-a*?.\n"
SKUS = st.text("AB[]!-a.", min_size=1, max_size=8)
PATTERNS = st.text(SIGNS.replace("\n", ""), min_size=1, max_size=6)
WAYS = st.sampled_from(["F", "F/B", "F/B/M", "FB", "G"])


def a_set(**fields: Any) -> ProductSet:
    return ProductSet.model_validate({"name": "Some", **fields})


def fits(pattern: str, sku: str) -> bool:
    """The meaning of a pattern, sign by sign."""
    if not pattern:
        return not sku
    if pattern[0] == "*":
        return fits(pattern[1:], sku) or (bool(sku) and fits(pattern, sku[1:]))
    return bool(sku) and pattern[0] in {"?", sku[0]} and fits(pattern[1:], sku[1:])


@pytest.mark.parametrize(
    ("pattern", "members", "others"),
    [
        ("BOLT-*", ["BOLT-", "BOLT-M8"], ["BOLT", "bolt-M8", "A-BOLT-M8"]),
        ("85???A", ["85123A"], ["85123a", "8512A", "851234A"]),
        ("*", ["A", "85123A"], []),
        ("A[BC]", ["A[BC]"], ["AB"]),
        ("A.C", ["A.C"], ["ABC"]),
        ("[!A]*", ["[!A]", "[!A]B"], ["B"]),
        ("*-M8-*", ["-M8-", "A-M8-B"], ["A-M8"]),
    ],
)
def test_a_pattern_means_any_signs_or_one(
    pattern: str, members: list[str], others: list[str]
) -> None:
    found = a_set(patterns=[pattern])
    assert [sku for sku in (*members, *others) if found.has(sku, None)] == members


@given(st.lists(PATTERNS, max_size=3), SKUS)
@example(["[", "A"], "A")
@example(["[!A]"], "[!A]")
@example(["*[*"], "A[B")
def test_a_pattern_means_what_it_says_sign_by_sign(patterns: list[str], sku: str) -> None:
    assert a_set(patterns=patterns).has(sku, None) == any(fits(one, sku) for one in patterns)


RULES = st.fixed_dictionaries(
    {
        "skus": st.lists(SKUS, max_size=3),
        "patterns": st.lists(PATTERNS, max_size=2),
        "categories": st.lists(WAYS, max_size=2),
        "exclude_skus": st.lists(SKUS, max_size=3),
    }
)


@given(RULES, SKUS, st.none() | WAYS)
def test_it_is_in_by_any_of_three_rules_and_out_by_one(
    rules: dict[str, list[str]], sku: str, category: str | None
) -> None:
    below = [one for one in rules["categories"] if f"{category}/".startswith(f"{one}/")]
    by_pattern = any(fits(pattern, sku) for pattern in rules["patterns"])
    wanted = (sku in rules["skus"] or bool(below) or by_pattern) and sku not in rules[
        "exclude_skus"
    ]
    assert a_set(**rules).has(sku, category) == wanted


def test_many_stars_do_not_make_it_slow() -> None:
    assert not a_set(patterns=["*A" * 40 + "B"]).has("A" * 200, None)


def test_asking_leaves_the_value_as_it_was() -> None:
    asked, other = a_set(skus=["A"], patterns=["B*"]), a_set(skus=["A"], patterns=["B*"])
    assert asked.has("BOLT", None)
    assert (asked, hash(asked), asked.model_dump()) == (other, hash(other), other.model_dump())
    changed = asked.model_copy(update={"patterns": ("C*",)})
    assert (changed.has("BOLT", None), changed.has("C", None)) == (False, True)


@pytest.mark.parametrize("pattern", ["", "  ", None, ["A"]])
def test_a_pattern_is_a_text_with_something_in_it(pattern: object) -> None:
    with pytest.raises(ValidationError):
        a_set(patterns=[pattern])
