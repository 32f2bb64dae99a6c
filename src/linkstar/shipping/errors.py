"""What shipping refuses."""

from __future__ import annotations

from linkstar.kit.errors import Refusal


class ParcelNotLabelled(Refusal):
    """Only a parcel with a label can be handed to a carrier."""

    code = "shipping.not_labelled"
    status = 409
    en = "Parcel {number} is {state}; only a parcel with a label can be handed over."
    zh = "包裹 {number} 状态为 {state}，只有已购买面单的包裹才能交运。"


class ParcelNotHeld(Refusal):
    """Only a parcel that waits for a correction can be released."""

    code = "shipping.not_held"
    status = 409
    en = "Parcel {number} is not held."
    zh = "包裹 {number} 未被挂起。"
