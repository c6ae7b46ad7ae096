"""Units: how many of one unit make another, for the multiples that Japanese documents use."""

import re
from fractions import Fraction

_MULTIPLES = {
    "十億": 10**9,
    "千万": 10**7,
    "百万": 10**6,
    "兆": 10**12,
    "億": 10**8,
    "万": 10**4,
    "千": 10**3,
}
_PREFIX = re.compile(f"({'|'.join(_MULTIPLES)})(?=.)")
_BASES = {
    "kg": ("g", Fraction(1000)),
    "t": ("g", Fraction(10**6)),
    "トン": ("g", Fraction(10**6)),
    "km": ("m", Fraction(1000)),
    "ha": ("㎡", Fraction(10**4)),
    "km2": ("㎡", Fraction(10**6)),
    "m2": ("㎡", Fraction(1)),
    "kWh": ("Wh", Fraction(1000)),
    "MWh": ("Wh", Fraction(10**6)),
    "kW": ("W", Fraction(1000)),
    "MW": ("W", Fraction(10**6)),
    "%": ("％", Fraction(1)),
    "‰": ("％", Fraction(1, 10)),
}
"""Units that are a multiple of another: that unit, and how many of it they are."""


def ratio_of_units(one: str | None, other: str | None) -> Fraction | None:
    """Return how many of the unit `other` make one of `one` (百万円, 千円: 1000); None if that is not known."""
    if one == other:
        return Fraction(1)
    (base, factor), (other_base, other_factor) = _base(one or ""), _base(other or "")
    return factor / other_factor if base and base == other_base else None


def _base(unit: str) -> tuple[str, Fraction]:
    found = _PREFIX.match(unit)
    factor = Fraction(_MULTIPLES[found[1]]) if found else Fraction(1)
    rest = unit[found.end() :] if found else unit
    base, own = _BASES.get(rest, (rest, Fraction(1)))
    return base, factor * own
