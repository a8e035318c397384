"""A rule's condition in CEL, checked when the policy is applied and not when it runs."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, Final

from cel_expr_python import cel
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import override

from contracts.approval.facts import DECLARED, FACTS, Facts, Line, Type, Value
from contracts.errors import Refusal
from contracts.i18n import _, listed, quoted
from contracts.ranking import ranked

LINE: Final = "facts.Line"
FIELDS: Mapping[str, int] = {
    "sku": descriptor_pb2.FieldDescriptorProto.TYPE_STRING,
    "product_set": descriptor_pb2.FieldDescriptorProto.TYPE_STRING,
    "kind": descriptor_pb2.FieldDescriptorProto.TYPE_STRING,
    "discount": descriptor_pb2.FieldDescriptorProto.TYPE_DOUBLE,
    "margin": descriptor_pb2.FieldDescriptorProto.TYPE_DOUBLE,
    "margin_known": descriptor_pb2.FieldDescriptorProto.TYPE_BOOL,
    "listed": descriptor_pb2.FieldDescriptorProto.TYPE_BOOL,
}
"""A line is a message and no map: so that a field that it does not have is no condition at all."""

LONGEST = 2_000
PLACE = re.compile(r"<input>:(\d+):(\d+): (.*)")
UNDECLARED = re.compile(r"(?:undeclared reference to|undefined field) '([^']+)'")
WORD = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[A-Za-z_]\w*")


class BadCondition(Refusal):
    """A condition that cannot be asked."""


def _pool() -> descriptor_pool.DescriptorPool:
    file = descriptor_pb2.FileDescriptorProto(name="facts.proto", package="facts", syntax="proto3")
    message = file.message_type.add(name="Line")
    for number, (name, kind) in enumerate(FIELDS.items(), start=1):
        message.field.add(name=name, number=number, type=kind, label=1)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return pool


POOL = _pool()
LineMessage: Any = message_factory.GetMessageClass(POOL.FindMessageTypeByName(LINE))
TYPES: Mapping[Type, cel.Type] = {
    Type.NUMBER: cel.Type.DOUBLE,
    Type.COUNT: cel.Type.INT,
    Type.TEXT: cel.Type.STRING,
    Type.FLAG: cel.Type.BOOL,
    Type.TEXTS: cel.Type.List(cel.Type.STRING),
    Type.LINES: cel.Type.List(cel.Type(LINE)),
}


def _over(reduce: Callable[[Sequence[float]], float]) -> cel.Overload:
    numbers = cel.Type.List(cel.Type.DOUBLE)
    return cel.Overload(
        id=f"{reduce.__name__}_of_numbers",
        return_type=cel.Type.DOUBLE,
        parameters=[numbers],
        is_member=False,
        impl=reduce,
    )


def largest(numbers: Sequence[float]) -> float:
    """0 of none: a rule about the largest discount does not fire where nothing is discounted."""
    return max(numbers, default=0.0)


def smallest(numbers: Sequence[float]) -> float:
    return min(numbers, default=0.0)


def total(numbers: Sequence[float]) -> float:
    return sum(numbers)


ENV = cel.NewEnv(
    descriptor_pool=POOL,
    variables={fact.name: TYPES[fact.type] for fact in DECLARED},
    functions=[
        cel.FunctionDecl(name, [_over(reduce)])
        for name, reduce in (("largest", largest), ("smallest", smallest), ("sum", total))
    ],
)


class Condition:
    """One expression over the facts; equal where its text is."""

    def __init__(self, text: str) -> None:
        """Raises BadCondition with a sentence that says what is wrong, and where."""
        self.text = text
        self._expression = _compiled(text)

    @cached_property
    def names(self) -> frozenset[str]:
        """The facts that it asks about."""
        return frozenset(WORD.findall(self.text)) & FACTS.keys()

    def holds(self, facts: "Measured") -> bool:
        """Whether it holds; also where it cannot be computed: then somebody has to look.

        Only arithmetic can fail when it runs, such as a division by zero.
        """
        found = self._expression.eval(facts.activation).value()
        return found if isinstance(found, bool) else True

    @classmethod
    def taken(cls, said: object) -> "Condition":
        """*said* in a policy as a condition, or a PydanticCustomError with a sentence."""
        if isinstance(said, Condition):
            return said
        text = str(said).lower() if isinstance(said, bool) else said
        if not isinstance(text, str):
            sentence = _("{text} is no condition: write it in quotes", text=quoted(said))
            raise PydanticCustomError("condition", sentence)
        try:
            return cls(text)
        except BadCondition as wrong:
            sentence = " ".join(filter(None, (str(wrong), wrong.hint)))
            raise PydanticCustomError("condition", "{sentence}", {"sentence": sentence}) from None

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.taken,
            serialization=core_schema.plain_serializer_function_ser_schema(attrgetter("text")),
        )

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Condition) and self.text == other.text

    @override
    def __hash__(self) -> int:
        return hash(self.text)


class Measured:
    """Facts as conditions take them; made ready once for all rules."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.activation = ENV.Activation({name: _plain(facts[name]) for name in FACTS})

    def but(self, name: str, value: Value) -> "Measured":
        """The same with another value of one fact."""
        return Measured({**self.facts, name: value})


def _plain(value: Value) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return [_message(one) if isinstance(one, Line) else one for one in value]
    return value


def _message(line: Line) -> Any:
    known = line.margin is not None
    return LineMessage(
        sku=line.sku,
        product_set=line.product_set,
        kind=line.kind,
        discount=float(line.discount),
        margin=float(line.margin or 0),
        margin_known=known,
        listed=line.listed,
    )


@lru_cache(maxsize=1_000)
def _compiled(text: str) -> cel.Expression:
    if len(text) > LONGEST:
        raise BadCondition(_("A condition has at most {most} characters.", most=LONGEST))
    try:
        expression = ENV.compile(text)
    except RuntimeError as error:
        raise BadCondition(_told(str(error), text), hint=_hint(str(error))) from None
    if expression.return_type() != cel.Type.BOOL:
        words = "“{text}” is no condition: it does not say true or false."
        raise BadCondition(_(words, text=text))
    return expression


def _told(error: str, text: str) -> str:
    """CEL's own words, with the place."""
    found = PLACE.search(error)
    if found is None:
        return _("“{text}” cannot be read.", text=text)
    line, column, what = found.groups()
    what = what.removesuffix(" (in container '')")
    words = "“{text}” cannot be asked: {what} (line {line}, character {column})."
    return _(words, text=text, what=what, line=line, column=column)


def _hint(error: str) -> str:
    """What there is instead, or how a number is written."""
    named = UNDECLARED.search(error)
    if named:
        names = [*FACTS, *FIELDS]
        near = ranked(named.group(1), ((name, [name]) for name in names), 60)
        if near:
            return _("Is {name} meant?", name=quoted(near[0][1]))
        return _("There are {names}.", names=listed(list(FACTS)))
    if "(double, int)" in error or "(int, double)" in error:
        return _(
            "Amounts, percentages and margins are written with a point, such as 15.0; days, months"
            " and counts without one, such as 60."
        )
    return ""
