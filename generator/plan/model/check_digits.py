"""Official codes: verify their check digits."""

MUNICIPALITY_DIGITS = 6
CORPORATE_DIGITS = 13


def is_municipality_code(code: str) -> bool:
    """Verify a 全国地方公共団体コード: six digits a…f with f = (11 - (6a+5b+4c+3d+2e) mod 11) mod 10."""
    if len(code) != MUNICIPALITY_DIGITS or not (code.isascii() and code.isdigit()):
        return False
    digits = [int(digit) for digit in code]
    weighted = sum(weight * digit for weight, digit in zip((6, 5, 4, 3, 2), digits, strict=False))
    return digits[-1] == (11 - weighted % 11) % 10


def is_corporate_number(code: str) -> bool:
    """Verify a 法人番号: 13 digits, the first of which is 9 - (Σ Pₙ·Qₙ mod 9).

    n counts the other twelve from the right; Q is 1 if n is odd and 2 if it is even.
    """
    if len(code) != CORPORATE_DIGITS or not (code.isascii() and code.isdigit()):
        return False
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(code[1:])))
    return int(code[0]) == 9 - weighted % 9
