"""What finance refuses."""

from __future__ import annotations

from linkstar.kit.errors import Refusal


class Unbalanced(Refusal):
    """An entry whose debits and credits differ never reaches the ledger."""

    code = "finance.unbalanced"
    status = 422
    en = "Entry {kind} {source} does not balance."
    zh = "分录 {kind} {source} 借贷不平。"


class MappingWrong(Refusal):
    """Fields, values or tables of an ERP's mapping that cannot be used; `errors` lists them."""

    code = "finance.mapping_wrong"
    status = 422
    en = "{count} line(s) of the mapping cannot be used. First: {why}"
    zh = "字段映射有 {count} 处无法使用，首个问题：{why}"


class NoMapping(Refusal):
    """The ERP's adapter has no mapping that people edit, or what stands there cannot be read."""

    code = "finance.no_mapping"
    status = 409
    en = "The mapping of {title} cannot be shown: {why}"
    zh = "无法显示 {title} 的字段映射：{why}"


class ToldAlready(Refusal):
    """The ERP took the document: it is not told again."""

    code = "finance.told_already"
    status = 409
    en = "Document {number} was taken by the ERP; only refused ones are sent again."
    zh = "单据 {number} 已被 ERP 接收，只能重新发送被拒绝的单据。"
