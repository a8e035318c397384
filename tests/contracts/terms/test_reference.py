"""The page about terms is what the declarations say, and its examples are read."""

import re
from pathlib import Path
from typing import ClassVar

import yaml

from contracts.terms import KINDS, TERMS
from contracts.terms.reference import reference

PAGE = Path(__file__).parents[3] / "docs" / "terms.md"
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


class AsWritten(yaml.SafeLoader):
    """Every plain scalar is text, as contract files are read; but true, false and null."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in found if tag.endswith((":bool", ":null"))]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "run: python -m contracts.terms.reference > docs/terms.md"
    )


def test_every_example_on_the_page_is_read() -> None:
    blocks = BLOCK.findall(reference())
    found = [yaml.load(block, AsWritten) for block in blocks]  # noqa: S506 - it is a SafeLoader
    terms = TERMS.validate_python(found)
    assert {term.kind for term in terms} == KINDS.keys()


def test_the_page_names_every_field() -> None:
    page = reference()
    for kind in KINDS.values():
        chapter = page.partition(f"## `{kind.kind_name()}`")[2].partition("\n## ")[0]
        for name in kind.model_fields.keys() - kind.__base__.model_fields.keys() - {"kind"}:
            assert f"| `{name}` |" in chapter
