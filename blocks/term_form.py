"""The form of a term, made from its model: a new kind has one without further code."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from blocks import inputs, kit, limits
from blocks.kit import Block
from blocks.shapes import Input
from blocks.term_hints import hint, placeholder, rules
from blocks.view import View
from contracts.i18n import _
from contracts.terms import ByPolicy, Term, TermBase
from contracts.terms.base import COMMON
from contracts.terms.held import (
    NOTHING,
    POLICY,
    as_text,
    asked_for,
    file_of,
    held,
    is_kept,
)
from contracts.terms.shape import FieldKind, FieldShape, about

FILES = ("csv", "tsv")
LOCKED = "locked"
PRESET = frozenset({FieldKind.CHOICE, FieldKind.FLAG})


def term_form(
    kind: type[TermBase],
    line: str,
    value: Term | None,
    *,
    policies: Sequence[str] = (),
    on_base: bool = False,
) -> View:
    """A modal on top of the open one: submitting it runs *line* with the fields of the term.

    *policies* are the names of the seller's policies of this kind: by one of them, no field is
    needed. Only *on_base* a term can be locked.
    """
    form = _Form(kind, value, policies)
    fields = [field for field in asked_for(kind) if on_base or field.name != LOCKED]
    asked = [block for field in fields for block in ASK[field.kind](form, field)]
    return View(
        _(kind.label),
        (kit.context(_(about(kind)), *rules(kind)), *form.policy(), *asked),
        line=line,
        submit=_("Save"),
        close=_("Back"),
        on_top=True,
    )


class _Form:
    """The form of a term that is there already, or of a new one."""

    def __init__(self, kind: type[TermBase], value: Term | None, policies: Sequence[str]) -> None:
        self._kind = kind
        self._value = value
        named = [value.policy] if isinstance(value, ByPolicy) else []
        self._policies = dict.fromkeys([*policies, *named])
        self._kept = {field.name for field in asked_for(kind) if is_kept(field, value)}

    @property
    def by_policy(self) -> bool:
        """Whether a policy can be named, which then says what is left empty."""
        return bool(self._policies)

    def policy(self) -> list[Block]:
        """Which policy: a choice, or a text where there are too many or too long names."""
        if not self.by_policy:
            return []
        chosen = self._value.policy if isinstance(self._value, ByPolicy) else None
        words = _("It holds as it is on the day asked; below stands only what differs")
        options = {name: name for name in self._policies}
        if len(options) > limits.OPTIONS or max(map(len, options)) > limits.OPTION_VALUE:
            return [inputs.text_input(POLICY, _("Policy"), chosen, hint=words, optional=True)]
        return [inputs.choice(POLICY, _("Policy"), options, chosen, hint=words, optional=True)]

    def optional(self, field: FieldShape) -> bool:
        """Whether Slack lets it be left empty: also what may come as a file, or stays."""
        may_come = field.kind is FieldKind.PARTS or field.name in self._kept
        return self.by_policy or may_come or not field.required

    def hint(self, field: FieldShape) -> str:
        return hint(self._kind, field, self._value, kept=field.name in self._kept)

    def said(self, field: FieldShape) -> str:
        """What stands in the input as it opens.

        In a new term what the kind takes for granted is chosen already, but where a policy may
        be named: then only what was written stands there, for all of it differs from the policy.
        """
        now = held(field, self._value)
        if now is NOTHING and not self.by_policy and field.kind in PRESET:
            return as_text(field.default)
        granted = self.by_policy and now == field.default
        written_out = not isinstance(self._value, ByPolicy)
        return "" if field.name in self._kept or (granted and written_out) else as_text(now)

    def text(self, field: FieldShape, *, multiline: bool = False) -> Input:
        return inputs.text_input(
            field.name,
            field.label,
            self.said(field),
            hint=self.hint(field),
            placeholder=placeholder(self._kind, field),
            optional=self.optional(field),
            multiline=multiline,
        )

    def choice(self, field: FieldShape, words: Mapping[str, str]) -> Input:
        return inputs.choice(
            field.name,
            field.label,
            words,
            self.said(field) or None,
            hint=self.hint(field),
            optional=self.optional(field),
        )


def _text(form: _Form, field: FieldShape) -> list[Block]:
    return [form.text(field)]


def _lines(form: _Form, field: FieldShape) -> list[Block]:
    return [form.text(field, multiline=True)]


def _parts(form: _Form, field: FieldShape) -> list[Block]:
    """Lines to paste, or a file of them."""
    label = _("{what} from a CSV file", what=field.label)
    words = _("With a file, the lines above do not count")
    return [
        form.text(field, multiline=True),
        inputs.file_input(file_of(field), label, FILES, hint=words),
    ]


def _day(form: _Form, field: FieldShape) -> list[Block]:
    said = form.said(field)
    day = date.fromisoformat(said) if said else None
    about = form.hint(field)
    return [
        inputs.day_input(field.name, field.label, day, hint=about, optional=form.optional(field))
    ]


def _choice(form: _Form, field: FieldShape) -> list[Block]:
    words = {name: _(name[:1].upper() + name[1:].replace("_", " ")) for name in field.choices}
    return [form.choice(field, words)]


def _flag(form: _Form, field: FieldShape) -> list[Block]:
    """A box to tick; where a policy may say it, a choice, which can be left open."""
    if form.by_policy and field.attribute not in COMMON:
        return [form.choice(field, {"true": _("Yes"), "false": _("No")})]
    ticked = form.said(field) == inputs.TICKED
    return [inputs.ticked(field.name, field.label, _("Yes"), value=ticked, hint=form.hint(field))]


ASK: Mapping[FieldKind, Callable[[_Form, FieldShape], list[Block]]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _lines,
    FieldKind.CHOICE: _choice,
    FieldKind.FLAG: _flag,
    FieldKind.DAY: _day,
    FieldKind.NAMES: _lines,
    FieldKind.PARTS: _parts,
}
