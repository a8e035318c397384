"""A term that names a policy of the seller and says only what differs (TERMS 2)."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    Field,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    create_model,
    model_serializer,
    model_validator,
)
from typing_extensions import override

from contracts.errors import Refusal
from contracts.i18n import _, quoted
from contracts.terms.base import COMMON, Level, Model, Section, TermBase, Written
from contracts.terms.fields import Name
from contracts.terms.kinds import kind_named
from contracts.terms.phrases import plainly
from contracts.terms.wording import few, short

OWN = frozenset({"kind", "policy", *COMMON})
AS_THE_POLICY_SAYS = object()  # no value of a file, so that a null says “none, whatever it says”


class PolicyOfAnotherKind(Refusal):
    """A policy fills a term of its own kind only."""

    def __init__(self, policy: str, kind: str, other: str) -> None:
        super().__init__(
            _(
                "The policy {policy} is about {other}, not about {kind}.",
                policy=quoted(policy),
                kind=kind,
                other=other,
            ),
            hint=_("Name a policy of this kind, or write the term out."),
        )


@lru_cache(maxsize=256)
def _part_of(kind: type[TermBase]) -> type[Model]:
    """The fields of *kind* by their own rules, each of which may be left out."""
    fields: dict[str, Any] = {
        name: (Annotated[info.annotation, *info.metadata, Field()], AS_THE_POLICY_SAYS)
        for name, info in kind.model_fields.items()
        if name not in OWN
    }
    return create_model(f"{kind.__name__}Part", __base__=Model, **fields)


class ByPolicy(Written):
    """A term of a known kind whose body is a policy’s, but for the fields that differ."""

    policy: Name = Field(description="the policy’s name; the one in force that day counts")
    differs: Model = Field(exclude=True)  # in a file its fields stand beside the policy’s name

    @model_validator(mode="before")
    @classmethod
    def _apart(cls, value: object) -> object:
        if not isinstance(value, Mapping):
            return value
        part = _part_of(kind_named(value.get("kind")))
        own = {name: said for name, said in value.items() if name in OWN}
        rest = {name: said for name, said in value.items() if name not in OWN}
        return own | {"differs": part.model_validate(rest)}

    @model_serializer(mode="wrap")
    def _together(
        self, handler: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, Any]:
        own: dict[str, Any] = handler(self)
        return own | self.differs.model_dump(
            mode=info.mode, exclude_unset=True, exclude_defaults=info.exclude_defaults
        )

    @property
    def of(self) -> type[TermBase]:
        """The kind of term that the policy fills."""
        return kind_named(self.kind)

    @property
    def differing(self) -> dict[str, Any]:
        """What is not as the policy says, by field."""
        names = [name for name in self.of.model_fields if name in self.differs.model_fields_set]
        return {name: getattr(self.differs, name) for name in names}

    @property
    def label(self) -> str:
        return self.of.label

    @property
    def section(self) -> Section:
        return self.of.section

    @property
    def levels(self) -> frozenset[Level]:
        return self.of.levels

    @property
    def once(self) -> bool:
        return self.of.once

    @override
    def words(self) -> str:
        text = _("{label} by the policy {policy}", label=_(self.label), policy=short(self.policy))
        differing = few(
            [
                _("{field}: {value}", field=_(name.replace("_", " ")), value=plainly(value))
                for name, value in self.differing.items()
            ]
        )
        return _("{text}, but {differing}", text=text, differing=differing) if differing else text

    def resolved(self, body: TermBase) -> TermBase:
        """The full term: *body*, which is the policy’s, with what differs here.

        Of fields that exclude each other the one given here counts. A Refusal where the
        policy is of another kind; a pydantic ValidationError where both make no valid term.
        """
        if type(body) is not self.of:
            raise PolicyOfAnotherKind(self.policy, self.kind, body.kind_name())
        differing = self.differing
        replaced = set(body.one_of) if not differing.keys().isdisjoint(body.one_of) else set()
        kept = {name: getattr(body, name) for name in body.model_fields_set - replaced}
        own = {name: getattr(self, name) for name in self.model_fields_set.intersection(COMMON)}
        return self.of.model_validate(kept | differing | own)
