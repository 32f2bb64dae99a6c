"""What shipping refuses."""

from __future__ import annotations

from linkstar.kit.errors import Refusal
from linkstar.shipping.rules.packing import WHY_OUT


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


class WaveEmpty(Refusal):
    """No parcel fits the filters, or others have taken them all."""

    code = "shipping.wave_empty"
    status = 409
    en = "No parcel that fits waits any more. Widen the filters."
    zh = "没有符合条件的待处理包裹，请放宽筛选条件。"


class PickTooMany(Refusal):
    """A wave needs no more of an item, or less was picked than is to be put back."""

    code = "shipping.pick_too_many"
    status = 409
    en = "The wave needs {needed} of this item in all, {picked} are picked."
    zh = "该波次此商品共需 {needed} 件，已拣 {picked} 件。"


class ItemNotInWave(Refusal):
    """No parcel of the wave needs the item."""

    code = "shipping.item_not_in_wave"
    status = 409
    en = "No parcel of this wave needs this item. Put it back."
    zh = "本波次没有包裹需要此商品，请放回原位。"


class CodeUnknown(Refusal):
    """A scanned code is neither a barcode or SKU of ours nor a parcel's."""

    code = "shipping.code_unknown"
    status = 409
    en = "Nobody knows the code {code}."
    zh = "无法识别条码 {code}。"


class WrongItem(Refusal):
    """The item is not in this parcel."""

    code = "shipping.wrong_item"
    status = 409
    en = "Wrong item: {sku} does not belong into parcel {number}."
    zh = "商品错误：{sku} 不属于包裹 {number}。"


class TooMany(Refusal):
    """The parcel has all units of this item."""

    code = "shipping.too_many"
    status = 409
    en = "Too many: parcel {number} has all {needed} of {sku} already."
    zh = "数量超出：包裹 {number} 的 {sku} 已装够 {needed} 件。"


class NoParcelWaits(Refusal):
    """No parcel of the wave waits for this item any more."""

    code = "shipping.no_parcel_waits"
    status = 409
    en = "No parcel of this wave waits for {sku} any more. Put it back."
    zh = "本波次已没有包裹需要 {sku}，请放回原位。"


class ParcelOut(Refusal):
    """The parcel fell out of the wave; `reason` is a code."""

    code = "shipping.parcel_out"
    status = 409
    en = "Do not pack parcel {number}: {why}."
    zh = "请勿打包包裹 {number}：{why}。"

    def text(self, language: str) -> str:
        """The sentence with the reason in the same language."""
        reason = str(self.params.get("reason", ""))
        why = WHY_OUT.get(reason, (reason, reason))[language.lower().startswith("zh")]
        self.params["why"] = why
        return super().text(language)


class ParcelNotInWave(Refusal):
    """The parcel belongs to no wave, or to another one."""

    code = "shipping.not_in_wave"
    status = 409
    en = "Parcel {number} is not in this wave."
    zh = "包裹 {number} 不在本波次中。"


class ParcelPackedAlready(Refusal):
    """The parcel is complete."""

    code = "shipping.packed_already"
    status = 409
    en = "Parcel {number} is packed already."
    zh = "包裹 {number} 已打包完成。"


class ParcelOnManifest(Refusal):
    """The parcel stands on a manifest, or has left."""

    code = "shipping.on_manifest"
    status = 409
    en = "Parcel {number} stands on a manifest or has left. Cancel the manifest first."
    zh = "包裹 {number} 已列入交接清单或已交运，请先取消交接清单。"


class ManifestEmpty(Refusal):
    """No packed parcel with a label waits for this carrier at this location."""

    code = "shipping.manifest_empty"
    status = 409
    en = "No packed parcel with a label waits for this carrier here."
    zh = "此仓库没有该物流商已打包且有面单的包裹。"


class ManifestClosed(Refusal):
    """The manifest was handed over or cancelled."""

    code = "shipping.manifest_closed"
    status = 409
    en = "Manifest {number} was handed over or cancelled already."
    zh = "交接清单 {number} 已交运或已取消，无法操作。"


class LabelFormat(Refusal):
    """The carrier sold the label in another format than asked for."""

    code = "shipping.label_format"
    status = 409
    en = "The carrier gave this label as {has} only; there is no {asked}."
    zh = "物流商仅提供 {has} 面单，没有 {asked} 格式。"


class LabelKept(Refusal):
    """The carrier takes the label back no more."""

    code = "shipping.label_kept"
    status = 409
    en = "The carrier takes the label of parcel {parcel} back no more. Take the parcel as it is, or ask the carrier."
    zh = "物流商已不再接受包裹 {parcel} 的面单作废，请按原包裹发出或联系物流商。"


class CannotMerge(Refusal):
    """These orders may not travel in one box; `reason` is a code of `rules.parcels.WHY_NOT_MERGED`."""

    code = "shipping.cannot_merge"
    status = 409
    en = "These orders cannot go in one parcel: {why}."
    zh = "这些订单不能合并为一个包裹：{why}。"


class AlreadyLabelled(Refusal):
    """A label was bought, or the parcel has left."""

    code = "shipping.already_labelled"
    status = 409
    en = "Order {number} has a label already, or a part of it has left. Give its labels back first."
    zh = "订单 {number} 已购买面单或已有部分发出，请先作废面单。"


class NoWay(Refusal):
    """No carrier takes the parcel like this."""

    code = "shipping.no_way"
    status = 409
    en = "There is no way for such a parcel: {why}"
    zh = "没有可用的发货方案：{why}"


class NoParcelYet(Refusal):
    """There is nothing that a label could be bought for, or it is being bought by itself."""

    code = "shipping.no_parcel_yet"
    status = 409
    en = "Order {number} has no parcel that waits for a label: it is bought by itself as soon as a way is chosen."
    zh = "订单 {number} 没有等待面单的包裹，选定发货方案后系统会自动购买面单。"
