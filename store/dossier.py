"""What somebody has to know in order to judge a version: what is around it, who asked for what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from contracts.account import Account
from contracts.cautions import Beside
from contracts.comparing import Effect, Having, effect
from contracts.consequences import Consequences
from contracts.contract import Contract, Family, Kind
from contracts.files.items import ItemKind
from contracts.in_force import in_force
from contracts.outlook import Outlook
from contracts.requests import Request
from contracts.submission import Around, judged_on
from contracts.succession import running
from contracts.version import Version
from store.consequences import consequences
from store.contracts import Held
from store.effects import deed_of
from store.outlooks import bases_that_end, outlook_of
from store.unit_of_work import UnitOfWork
from store.where import Today, zone_of

SAMPLE = 40  # products of which a card compares the prices, beside those of written prices
Level = tuple[Family, Version]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A request with the version that it is about, and everything beside it."""

    request: Request
    contract: Contract
    version: Version
    account: Account | None
    before: Version | None  # the one that it amends or renews
    beside: Beside  # what it is looked at beside
    effect: Effect | None  # what it changes of terms and prices, while that is to be decided
    today: date  # where the contract lives
    consequences: Consequences | None = None  # of what is proposed, while that is to be decided

    @property
    def ref(self) -> str:
        """``ACME-1/4``."""
        return f"{self.contract.ref}/{self.version.number}"


def dossier(work: UnitOfWork, request: Request, today_in: Today) -> Dossier | None:
    """Everything about *request*; None where its version is gone."""
    contract = work.contracts.by_ref([request.contract]).get(request.contract)
    version = contract.version(request.number) if contract else None
    if contract is None or version is None:
        return None
    today = today_in(zone_of(work, contract))
    if request.proposed is not None:
        return _of_proposal(work, request, (contract, version), today_in)
    within = around(work, contract, version, today)
    beside = seen_beside(work, contract, version, within, today)
    before = beside.running
    effect = _effect(work, contract, beside, today) if request.open else None
    return Dossier(request, contract, version, within.account, before, beside, effect, today)


def _of_proposal(
    work: UnitOfWork, request: Request, about: tuple[Contract, Version], today_in: Today
) -> Dossier:
    """What is to be judged there is not the version, but what becomes of it."""
    contract, version = about
    today = today_in(zone_of(work, contract))
    account = work.accounts.of(contract)
    deed = deed_of(request, about, today_in, today)
    found = consequences(work, deed) if deed and request.open else None
    return Dossier(request, contract, version, account, None, Beside(), None, today, found)


def _effect(work: UnitOfWork, contract: Contract, beside: Beside, today: date) -> Effect | None:
    """What the version changes of the one that it follows, on its day."""
    if beside.running is None or beside.outlook is None:
        return None
    old = outlook_on(work, contract, beside.running, today)
    return effect(Having([old]), Having([beside.outlook]), work.catalog.sample(SAMPLE))


def outlook_on(work: UnitOfWork, family: Family, version: Version, today: date) -> Outlook:
    """What counts with *version* today, or on its first day where that is still to come."""
    within = around(work, family, version, today)
    return outlook_of(work, family, version, within, judged_on(version, today))


def before_of(contract: Contract, version: Version) -> Version | None:
    """The version that it amends or renews."""
    earlier = [one for one in contract.versions if one.order < version.order]
    return running(contract.model_copy(update={"versions": tuple(earlier)}))


def seen_beside(
    work: UnitOfWork, contract: Contract, version: Version, within: Around, today: date
) -> Beside:
    """What *version* is looked at beside by whoever decides; *within* is around it."""
    seller = work.catalog.seller()
    return Beside(
        running=before_of(contract, version),
        account=within.account,
        max_payment_days=seller.max_payment_days if seller else {},
        policies=within.policies,
        price_lists=work.catalog.names(ItemKind.PRICE_LIST),
        product_sets=work.catalog.names(ItemKind.PRODUCT_SET),
        centers=seller.fulfilment_centers if seller else (),
        methods=[one.name for one in seller.payment_methods] if seller else (),
        modes=seller.shipping_modes if seller else (),
        outlook=outlook_of(work, contract, version, within, judged_on(version, today)),
        bases_end=bases_that_end(work, within, version),
    )


def around(work: UnitOfWork, family: Family, version: Version, today: date) -> Around:
    """What is in force around *version* of *family* on the day on which it is judged."""
    day = judged_on(version, today)
    above = [*_owner(work, family, day), *_agreements(work, family, day)]
    bases = list(_bases(work, [family, *(level for level, _version in above)], day))
    return Around(
        account=work.accounts.of(family),
        above=[*above, *((held.contract, held.version) for held in bases)],
        missing_base=_missing(family, bases),
        policies=work.catalog.on(day).policies(),
    )


def _owner(work: UnitOfWork, family: Family, day: date) -> Iterator[Level]:
    """Of a supplement the contract that it belongs to, where that is in force."""
    if family.kind is Kind.SUPPLEMENT and family.contract is not None:
        contract = work.contracts.by_ref([family.contract]).get(family.contract)
        held = in_force(contract.versions, day) if contract else None
        if contract is not None and held is not None:
            yield contract, held


def _agreements(work: UnitOfWork, family: Family, day: date) -> Iterator[Level]:
    """The agreements of the account, but for the one that is judged."""
    if family.account is None or family.kind is Kind.ACCOUNT:
        return
    for held in work.contracts.agreements(family.account, day):
        if held.may_hold(day):
            yield held.contract, held.version


def _bases(work: UnitOfWork, families: Sequence[Family], day: date) -> Iterator[Held]:
    """The bases to which they refer, the nearest first."""
    refs = {family.base for family in families if family.base}
    found = work.contracts.bases(refs, day, lambda _family: day)
    seen: set[str] = set()
    for family in families:
        ref = family.base
        while ref is not None and ref in found and ref not in seen:
            seen.add(ref)
            yield found[ref]
            ref = found[ref].contract.base


def _missing(family: Family, bases: Sequence[Held]) -> str | None:
    present = {held.contract.ref for held in bases}
    return family.base if family.base and family.base not in present else None
