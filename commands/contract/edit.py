"""``/contract edit``: a draft, its fields by typing or all of it in a form."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, PositiveInt

from blocks.draft_conflict import conflict_view
from blocks.draft_saved import SavedDraft, saved_message, saved_view
from blocks.route_card import in_short
from commands.around import judged
from commands.asked import Answer, Via
from commands.draft_fields import is_cleared
from commands.draft_forms import Place, form_of, meanwhile
from commands.draft_readers import READ
from commands.draft_reading import content_said
from commands.draft_writing import demand_all_of_it, write
from commands.drafts import Target, target_called
from commands.grammar import HIDDEN, Arguments, flags_of
from commands.routing import foreseen
from commands.spec import Context, command
from contracts.days import UNKNOWN
from contracts.difference import changed
from contracts.draft_content import DraftContent, content_of, rewritten
from contracts.lifecycle import State
from contracts.people import Permission


class Edit(Arguments):
    contract: Annotated[str, Field(description="CONTRACT[/VERSION]")]
    title: Annotated[str | None, Field(description="TITLE")] = None
    type: Annotated[str | None, HIDDEN] = None
    start: Annotated[str | None, Field(description="DAY")] = None
    end: Annotated[str | None, Field(description="DAY")] = None
    renewal: Annotated[str | None, HIDDEN] = None
    renewal_for: Annotated[str | None, HIDDEN] = None
    renewal_times: Annotated[str | None, HIDDEN] = None
    notice: Annotated[str | None, Field(description="PERIOD")] = None
    notice_to: Annotated[str | None, HIDDEN] = None
    notice_counts: Annotated[str | None, HIDDEN] = None
    value: Annotated[str | None, Field(description="AMOUNT")] = None
    summary: Annotated[str | None, HIDDEN] = None
    document: Annotated[str | None, HIDDEN] = None
    base: Annotated[str | None, HIDDEN] = None
    seen: Annotated[str, HIDDEN] = ""
    page: Annotated[PositiveInt, HIDDEN] = 1

    @property
    def given(self) -> dict[str, str | None]:
        """What is to be changed: from a form everything that it asks for."""
        return {name: getattr(self, name) for name in READ if name in self.model_fields_set}


def _changes(args: Edit) -> bool:
    return bool(args.given)


@command(
    needs=Permission.EDIT,
    examples=[
        "edit GLOBEX-1",
        "edit GLOBEX-1 --end 2030-12-31 --value 250000 EUR",
        "edit GLOBEX-1 --renewal automatic --renewal-for 12 months --notice 3 months",
    ],
    writes=_changes,
)
def edit(args: Edit, context: Context) -> Answer:
    """A draft in a form, or some of its fields by typing."""
    typed = context.via is not Via.SUBMITTED
    flags = flags_of(args) if typed else ""
    target = target_called(
        args.contract,
        context,
        again=lambda name: f"edit {name}{flags}",
        to_change=_changes(args),
    )
    if not args.given:
        return form_of(target, context, Place(args.seen, args.page))
    demand_all_of_it(target, context)
    before = content_of(target.contract, target.version)
    wanted = content_said(_meant(args.given, before, context), before, target, context)
    if args.seen not in {"", before.seen} and wanted != before:
        return _conflict(target, wanted, args.page, context)
    return _saved(target, wanted, context)


def _meant(
    given: Mapping[str, str | None], before: DraftContent, context: Context
) -> Mapping[str, str | None]:
    """A form has no input for an end that is not known: left empty, it stays unknown."""
    kept = before.end is UNKNOWN and context.via is Via.SUBMITTED and is_cleared(given.get("end"))
    return {name: said for name, said in given.items() if not (kept and name == "end")}


def _conflict(target: Target, wanted: DraftContent, page: int, context: Context) -> Answer:
    """Somebody saved in between: they learn who, and what would become of it."""
    before = content_of(target.contract, target.version)
    changes = list(changed(before.fields, wanted.fields))
    form = form_of(target, context, Place(page=page))
    return conflict_view(target.ref, meanwhile(target, context), changes, form)


def _saved(target: Target, wanted: DraftContent, context: Context) -> Answer:
    """Written, where anything is to be written, and what would be refused as it stands."""
    before = content_of(target.contract, target.version)
    changes = wanted != before or target.version.state is not State.DRAFT
    if changes:
        new = rewritten(target.contract, target.version, wanted)
        target = write(target, new, "edited", context)
    in_a_form = context.via is Via.SUBMITTED  # where terms may have changed meanwhile
    said = judged(target, context)
    saved = SavedDraft(
        target.ref,
        target.version,
        said.problems,
        said.cautions,
        in_short(foreseen(target, context)),
        changed=changes or in_a_form,
    )
    return saved_view(saved) if in_a_form else saved_message(saved)
