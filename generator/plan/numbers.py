"""Numbers: round exact values, and write numbers with their digits as given."""

from decimal import Decimal
from fractions import Fraction


def round_half_away(number: Fraction, decimals: int) -> Decimal:
    """Round an exact number to `decimals` places, halves away from zero."""
    scaled = abs(number) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Decimal(whole).scaleb(-decimals)
    return -rounded if number < 0 and whole else rounded


def plain_number(number: Decimal) -> str:
    """Return a number as text with its digits as given, without exponent or grouping."""
    return format(number, "f")
