"""Numbers: exact values in; rounded values, and digits as they were written, out."""

from decimal import Decimal
from fractions import Fraction


def round_half_away(number: Fraction, decimals: int) -> Decimal:
    """Round an exact number to `decimals` places, halves away from zero."""
    scaled = abs(number) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Decimal(whole).scaleb(-decimals)
    return -rounded if number < 0 and whole else rounded


def plain_number(number: Decimal) -> str:
    """Write a number with the digits it was given, without exponent or grouping."""
    return format(number, "f")
