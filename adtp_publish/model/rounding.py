"""The one rounding of the project: half away from zero, once, to compare and to show."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

# Wide enough that no sum or product of a form's numbers (at most 15 digits each) is cut short.
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


def rounded(value: Decimal, places: int = 0) -> Decimal:
    """`value` with that many decimals, half away from zero: 26.5 gives 27, -5.5 gives -6.

    Source: domain.md, section 3 (our decision). A negative zero comes back as zero.
    """
    result = value.quantize(Decimal(1).scaleb(-places), context=EXACT)
    return abs(result) if result.is_zero() else result


def decimals(value: Decimal) -> int:
    """The number of decimals that `value` is written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
