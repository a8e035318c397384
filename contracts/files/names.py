"""Did you mean …? Names of fields, sections and columns that come near to what stands there."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

from contracts.files.items import SECTIONS, Unreadable
from contracts.i18n import _

NEAR = 70


def nearest(name: str, known: Iterable[str]) -> str:
    """The name in *known* that somebody who wrote *name* may have meant, or nothing."""
    found = process.extractOne(
        name[:100],
        list(known),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=NEAR,
    )
    return found[0] if found else ""


def unknown_field(name: str, known: Iterable[str]) -> str:
    """The sentence for a key that is not taken here."""
    near = nearest(name, known)
    if near:
        return _("“{name}” is not a field here; did you mean “{near}”?", name=name[:100], near=near)
    return _("“{name}” is not a field here.", name=name[:100])


def check_section(name: str, seen: set[str], line: int) -> None:
    """Unreadable unless *name* is a section that was not *seen*; then it is."""
    if name in seen:
        raise Unreadable(line, _("the section “{name}” stands here twice.", name=name))
    if name not in SECTIONS:
        raise Unreadable(line, _unknown_section(name))
    seen.add(name)


def _unknown_section(name: str) -> str:
    near = nearest(name, SECTIONS)
    if near:
        return _("“{name}” is not a section; did you mean “{near}”?", name=name[:100], near=near)
    sections = ", ".join(SECTIONS)
    return _("“{name}” is not a section; there are {sections}.", name=name[:100], sections=sections)
