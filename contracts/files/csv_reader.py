"""CSV files, row by row: what each becomes is said by a mapping."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, TextIO

from contracts.files.columns import Row, getter, terms_getter
from contracts.files.gathering import BY_NAME, Gatherer
from contracts.files.items import Item, ItemKind, OneLine, Problem, Unreadable
from contracts.files.leaving_out import Sieve
from contracts.files.mapping import CsvMapping
from contracts.files.names import nearest
from contracts.files.parsers import Unclear
from contracts.files.parties import Finder
from contracts.i18n import _, many

Make = Callable[[Iterable[Row]], Iterator[Item]]
Build = Callable[[Row], Item]
FieldsGetter = Callable[[Row], dict[str, Any]]


def read_csv(stream: TextIO, mapping: CsvMapping) -> Iterator[Item]:
    """The items that the rows of *stream* become; Unreadable where it is no CSV, lacks a column."""
    reader = csv.reader(stream, delimiter=mapping.delimiter, strict=True)
    rows = _rows(reader)
    header = next(rows, None)
    if header is None:
        raise Unreadable(1, _("the file is empty."))
    places = _places(header.cells, mapping)
    sieve = Sieve(mapping.leave_out, places)
    yield from _maker(mapping, places)(_judged(rows, len(header.cells), sieve))


def _judged(rows: Iterable[Row], width: int, sieve: Sieve) -> Iterator[Row]:
    """*rows*, those that become nothing with the reason."""
    for row in rows:
        if len(row.cells) == width:
            sieve.judge(row)
        else:
            row.broken = True
            row.problems.append(Problem(row.line, "", _cells(len(row.cells), width)))
        yield row


def _rows(reader: Any) -> Iterator[Row]:
    """The rows that are not blank, each with the line on which it begins."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as wrong:
            raise Unreadable(line, _("the CSV breaks here ({problem}).", problem=wrong)) from wrong
        if cells is None:
            return
        if cells:
            yield Row(line, cells)


def _cells(found: int, expected: int) -> str:
    return _(
        "This row has {found}, the first row {expected}.",
        found=many("{count} cell", "{count} cells", found),
        expected=many("{count} cell", "{count} cells", expected),
    )


def _places(header: Any, mapping: CsvMapping) -> dict[str, int]:
    """Where each column stands; Unreadable where the mapping needs one that is not there."""
    places = {name.strip(): place for place, name in enumerate(header)}
    for column in mapping.columns:
        if column not in places:
            near = nearest(column, places)
            hint = _(" Did you mean “{near}”?", near=near) if near else ""
            raise Unreadable(1, _("there is no column “{column}”.", column=column) + hint)
    return places


def _maker(mapping: CsvMapping, places: dict[str, int]) -> Make:
    """What makes items of rows: several of one where they are gathered, else one of each."""
    if mapping.entry is None:
        kind = ItemKind.ACCOUNT if mapping.contract is None else ItemKind.CONTRACT
        return partial(_one_by_one, kind, _builder(mapping, places))
    kind, template = mapping.entry
    if kind is ItemKind.PRODUCT and not mapping.gather:
        fields = getter(template, places)
        return partial(_one_by_one, kind, lambda row: _item(row, kind, fields(row)))
    return Gatherer(kind, template, mapping.gather or BY_NAME, places).items


def _one_by_one(kind: ItemKind, build: Build, rows: Iterable[Row]) -> Iterator[Item]:
    """An item for each row; of one that is left out only what it would have been called."""
    for row in rows:
        if row.broken:
            yield _item(row, kind, {})
        elif row.problems:
            would_be = build(Row(row.line, row.cells))
            yield replace(would_be, problems=tuple(row.problems), findings=())
        else:
            yield build(row)


def _builder(mapping: CsvMapping, places: dict[str, int]) -> Build:
    account = _account_getter(mapping, places)
    if mapping.contract is None:
        return lambda row: _item(row, ItemKind.ACCOUNT, account(row))
    contract = getter(mapping.contract, places)
    version = getter({"number": "1", "state": "active"} | mapping.version, places)
    terms = terms_getter(mapping.terms, places)

    def build(row: Row) -> Item:
        brings = account(row)
        of_account = {"account": brings["code"]} if "code" in brings else {}
        versions = [version(row) | {"terms": terms(row)}]
        data = of_account | contract(row) | {"versions": versions}
        return _item(row, ItemKind.CONTRACT, data, brings or None)

    return build


def _account_getter(mapping: CsvMapping, places: dict[str, int]) -> FieldsGetter:
    """The function for the account of a row: by its columns, by the rule for parties, or both."""
    fields: FieldsGetter = getter(mapping.account, places)
    rule = mapping.parties
    if rule is None:
        return fields
    find, column, place = Finder(rule).customer, rule.column, places[rule.column]

    def get(row: Row) -> dict[str, Any]:
        try:
            customer = find(row.cells[place])
        except Unclear as wrong:
            row.problems.append(Problem(row.line, column, str(wrong)))
            return {}
        named = {"code": customer.code, "name": customer.name, "aliases": customer.aliases}
        return named | fields(row)

    return get


def _item(row: Row, kind: ItemKind, data: Any, brings: dict[str, Any] | None = None) -> Item:
    problems, findings = tuple(row.problems), tuple(row.findings)
    return Item(kind, row.line, data, OneLine(row.line), problems, findings, brings)
