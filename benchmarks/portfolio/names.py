"""Distinct names of companies that look real, and their codes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, product


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


BEGINNINGS = _listed(
    "Al, Bar, Bel, Bran, Cal, Car, Cor, Dal, Del, Dor, El, Fal, Fen, Gar, Gel, Hal, Har, Hol, Jan,"
    " Kal, Kar, Kel, Kron, Lam, Lind, Mar, Mel, Mon, Nor, Oster, Par, Pel, Ran, Ros, Sal, Sten,"
    " Tal, Tor, Val, Van, Vel, Wal, Wes, Win, Zan"
)
MIDDLES = _listed("a, ber, bo, da, de, den, dri, fa, ge, go, la, len, li, lo, ma, me, mi, na, ra")
ENDINGS = _listed(
    "bach, berg, burg, by, dam, dorf, feld, ford, gard, haus, hem, holm, lund, mans, mark, mond,"
    " nes, ria, rup, stad, stein, sted, ton, tra, trop, vik, ville, wald, wick, worth"
)
TRADES = _listed(
    "Industries, Logistics, Foods, Chemicals, Engineering, Energy, Textiles, Packaging, Pharma,"
    " Steel, Software, Retail, Shipping, Consulting, Electronics, Plastics, Automotive, Aerospace,"
    " Furniture, Instruments, Construction, Machinery, Optics, Paper, Glass, Medical Supplies,"
    " Tools, Trading, Beverages, Marine Services"
)
FORMS = _listed("Ltd, GmbH, B.V., Inc., S.A., AG, N.V., A/S, plc, SARL, & Sons, Group")
CODE_LETTERS = 5
STEP = 7_919  # a prime that divides no product below: the names come in a mixed order


@dataclass(frozen=True, slots=True)
class Named:
    """A company's code, such as ``KRONB12``, its legal name and how people shorten it."""

    code: str
    name: str
    short: str


def companies() -> Iterator[Named]:
    """Three quarters of a million companies, always the same, no two of one name."""
    roots = ["".join(parts) for parts in product(BEGINNINGS, MIDDLES, ENDINGS)]
    every = len(roots) * len(TRADES)
    numbers: dict[str, Iterator[int]] = {}
    for at in range(every):
        root, trade = divmod(at * STEP % every, len(TRADES))
        yield _company(roots[root], TRADES[trade], FORMS[at % len(FORMS)], numbers)


def _company(root: str, trade: str, form: str, numbers: dict[str, Iterator[int]]) -> Named:
    letters = root[:CODE_LETTERS].upper()
    number = next(numbers.setdefault(letters, count(1)))
    short = f"{root} {trade}"
    return Named(f"{letters}{number if number > 1 else ''}", f"{short} {form}", short)
