"""The blocks of Block Kit, one line of the table each, and where they may stand."""

from collections.abc import Mapping
from typing import Final

from blocks.limits import (
    ACTIONS_ELEMENTS,
    CONTEXT_ELEMENTS,
    FIELD_TEXT,
    HEADER_TEXT,
    IMAGE_TITLE,
    INPUT_HINT,
    INPUT_LABEL,
    MARKDOWN_PER_PAYLOAD,
    SECTION_FIELDS,
    SECTION_TEXT,
    TABLE_COLUMNS,
    TABLE_ROWS,
)
from sandbox.checks.elements import IMAGE, IN_ACTIONS, IN_INPUT, IN_SECTION
from sandbox.checks.objects import IDENT, mrkdwn_record, plain, plain_record, wording
from sandbox.checks.rich_text import RICH_TEXT
from sandbox.checks.shapes import Choice, Flag, Kinds, Many, Record, Text, one_of

CELL: Final = Kinds({"raw_text": Record({"text": Text()}), "rich_text": RICH_TEXT})
COLUMN: Final = Record(
    may={"align": Choice(frozenset({"left", "center", "right"})), "is_wrapped": Flag()}
)


def _rows_of_one_length(value: Mapping[str, object]) -> str | None:
    rows = value.get("rows")
    lengths = {len(row) for row in rows if isinstance(row, list)} if isinstance(rows, list) else ()
    return "all rows must have the same number of cells" if len(lengths) > 1 else None


def _named(record: Record) -> Record:
    return Record(record.needs, {**record.may, "block_id": IDENT}, record.rules)


BLOCKS: Final[Mapping[str, Record]] = {
    name: _named(record)
    for name, record in {
        "section": Record(
            may={
                "text": wording(SECTION_TEXT),
                "fields": Many(wording(FIELD_TEXT), SECTION_FIELDS),
                "accessory": Kinds(IN_SECTION),
                "expand": Flag(),
            },
            rules=[one_of("text", "fields")],
        ),
        "header": Record({"text": plain(HEADER_TEXT)}),
        "divider": Record(),
        "context": Record(
            {
                "elements": Many(
                    Kinds(
                        {
                            "image": IMAGE,
                            "plain_text": plain_record(SECTION_TEXT),
                            "mrkdwn": mrkdwn_record(SECTION_TEXT),
                        }
                    ),
                    CONTEXT_ELEMENTS,
                )
            }
        ),
        "actions": Record({"elements": Many(Kinds(IN_ACTIONS), ACTIONS_ELEMENTS)}),
        "image": Record(IMAGE.needs, {**IMAGE.may, "title": plain(IMAGE_TITLE)}, IMAGE.rules),
        "input": Record(
            {"label": plain(INPUT_LABEL), "element": Kinds(IN_INPUT)},
            {"hint": plain(INPUT_HINT), "optional": Flag(), "dispatch_action": Flag()},
        ),
        "rich_text": RICH_TEXT,
        "markdown": Record({"text": Text(MARKDOWN_PER_PAYLOAD)}),
        "table": Record(
            {"rows": Many(Many(CELL, TABLE_COLUMNS), TABLE_ROWS)},
            {"column_settings": Many(COLUMN, TABLE_COLUMNS)},
            [_rows_of_one_length],
        ),
    }.items()
}
_NOT_IN_VIEWS: Final = frozenset({"markdown", "table"})
IN_MESSAGE: Final = Kinds(BLOCKS)
IN_VIEW: Final = Kinds({name: block for name, block in BLOCKS.items() if name not in _NOT_IN_VIEWS})
