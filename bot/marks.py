"""Mistakes beside the fields of a form that was taken already: an ack can tell them no more.

Slack shows errors only in the answer to a submission, within three seconds. A file takes longer to
be read: what is wrong is written into the form instead, below each field, and the form is brought
up to date; what was filled in stays, as its inputs keep their names.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from blocks import kit
from blocks.shapes import Block
from blocks.view import View

MARK = "wrong:"


def marked(form: View, errors: Mapping[str, str]) -> View:
    """*form* with each of *errors* below the input of that name, and with no older marks.

    Raises ValueError where that is more than Slack takes.
    """
    return replace(form, blocks=tuple(_marked(form.blocks, errors)))


def is_marked(form: View) -> bool:
    return any(_name(block).startswith(MARK) for block in form.blocks)


def _marked(blocks: Iterable[Block], errors: Mapping[str, str]) -> Iterator[Block]:
    for block in blocks:
        name = _name(block)
        if name.startswith(MARK):
            continue
        yield block
        if name in errors:
            mark = kit.text(f"⚠ {errors[name]}")
            mark["block_id"] = f"{MARK}{name}"
            yield mark


def _name(block: Block) -> str:
    return str(block.get("block_id", ""))
