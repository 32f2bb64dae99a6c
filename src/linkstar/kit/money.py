"""Money: an integer of minor units and an ISO 4217 code. Never a float."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from linkstar.kit.errors import Invalid

# ISO 4217 currencies whose minor unit is not a hundredth.
_EXPONENTS = {
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0, "UGX": 0,
    "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3, "CLF": 4, "UYW": 4,
}  # fmt: skip


def exponent(currency: str) -> int:
    """How many decimal places the currency's minor unit has (ISO 4217)."""
    return _EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (cents, fen, yen) of one currency."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str) -> Money:
        """From a decimal amount as partners write it ("12.30"); rounds half to even. Raises Invalid."""
        if not (len(currency) == 3 and currency.isascii() and currency.isupper()):
            raise Invalid("currency", f"{currency!r} is not an ISO 4217 code")
        try:
            exact = Decimal(amount).scaleb(exponent(currency))
            return cls(int(exact.quantize(Decimal(1), ROUND_HALF_EVEN)), currency)
        except (InvalidOperation, ValueError, TypeError, OverflowError) as wrong:
            raise Invalid("amount", f"{amount!r} is not an amount of money") from wrong

    def decimal(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __str__(self) -> str:
        return f"{self.decimal():.{exponent(self.currency)}f} {self.currency}"

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise Invalid("currency", f"{self.currency} and {other.currency} cannot be added")


def share(total_minor: int, weights: Sequence[int]) -> list[int]:
    """Splits an amount by weights so that the parts sum to it exactly (largest remainder, ties to the first).

    Weights that are all zero count as equal. Raises Invalid for no or negative weights.
    """
    if not weights or min(weights) < 0:
        raise Invalid("weights", "there must be weights, none below zero")
    parts = list(weights) if any(weights) else [1] * len(weights)
    whole = sum(parts)
    shares = [total_minor * part // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda i: (-(total_minor * parts[i] % whole), i))
    for i in by_remainder[: total_minor - sum(shares)]:
        shares[i] += 1
    return shares
