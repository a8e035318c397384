"""The versions of one contract put together: each stands in an element of its own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from contracts.files.items import Item, ItemKind, Problem
from contracts.files.websphere.contracts import Draft
from contracts.files.websphere.named import reference_of
from contracts.files.websphere.nodes import Said, apart, left_over
from contracts.files.yaml_events import YamlPlaces
from contracts.i18n import _

SHARED = ("kind", "account", "base", "contract", "scope", "timezone", "type")


def item_of(drafts: Sequence[Draft], names: Mapping[str, str]) -> Item:
    """The contract of *drafts*: what they share is what its newest version says."""
    chosen = list(_newest_minors(drafts))
    chosen.sort(key=lambda draft: (len(draft.number), draft.number))
    newest, line = chosen[-1], drafts[0].node.line
    problems = tuple(_other_names(drafts, names))
    for draft in chosen:
        _told_apart(draft, newest)
    data, place = apart(_family(chosen), line)
    findings = tuple(problem for draft in drafts for problem in left_over(draft.node))
    brings = next((draft.brings for draft in reversed(chosen) if draft.brings), None)
    return Item(ItemKind.CONTRACT, line, data, YamlPlaces(place), problems, findings, brings)


def _family(chosen: Sequence[Draft]) -> dict[str, Any]:
    """What a contract file says of them; one may say itself that there are no versions."""
    versions = [Said(draft.version, draft.node.line) for draft in chosen]
    return {"versions": versions} | chosen[-1].shared


def _newest_minors(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Of several with one major number the one with the highest minor number.

    Versions here have whole numbers. Those that are left out, and minor numbers, are noted; two
    with the same numbers both stay, which the contract will be refused for.
    """
    highest: dict[str, int] = {}
    for draft in drafts:
        highest[draft.number] = max(highest.get(draft.number, 0), _minor(draft))
    for draft in drafts:
        if _minor(draft) < highest[draft.number]:
            draft.node.leave(_("There is a later minor version; this one was left out."))
        else:
            if _minor(draft):
                sentence = _("The minor version number {number} was left out.", number=draft.minor)
                draft.node.note(sentence)
            yield draft


def _minor(draft: Draft) -> int:
    return int(draft.minor) if draft.minor.isascii() and draft.minor.isdigit() else 0


def _other_names(drafts: Sequence[Draft], names: Mapping[str, str]) -> Iterator[Problem]:
    """Two contracts whose names become one reference are not versions of one."""
    for draft in drafts:
        first = names.get(reference_of(draft.name), draft.name)
        if draft.name != first:
            yield Problem(
                draft.node.line,
                f"{draft.node.tag}/@name",
                _(
                    "“{name}” and “{first}” cannot be told apart here.",
                    name=draft.name,
                    first=first,
                ),
            )


def _told_apart(draft: Draft, newest: Draft) -> None:
    """Keep the title of an older version, and note what else was different."""
    own, last = _plain(draft.shared.get("title")), _plain(newest.shared.get("title"))
    if own and own != last:
        draft.version.setdefault("title", draft.shared["title"])
    for name in SHARED:
        if _plain(draft.shared.get(name)) != _plain(newest.shared.get(name)):
            draft.node.note(_("The newest version has another {field}, which counts.", field=name))


def _plain(value: Any) -> Any:
    return apart(value, 0)[0]
