"""Refusals of the connect floor, and the one partner error that is ours."""

from __future__ import annotations

from typing import ClassVar

from linkstar.connect.wire import PartnerError
from linkstar.kit.errors import Refusal


class AccountPaused(PartnerError):
    """A person paused the account: nothing is called until it is resumed."""


class AccountGone(PartnerError):
    """A person disconnected the account: what was to be asked of it comes to nothing until it is connected again."""

    code_of_all: ClassVar[str] = "account_disconnected"

    def __init__(self) -> None:
        super().__init__("the account was disconnected", code=self.code_of_all)


class AccountDisconnected(Refusal):
    """The account was disconnected and has no keys."""

    code: ClassVar[str] = "connect.disconnected"
    status = 409
    en = "{title} was disconnected and its keys were deleted. Connect it again with new keys."
    zh = "{title} 已断开，密钥已删除，请用新密钥重新接入。"


class AccountTaken(Refusal):
    """The partner's account is connected already."""

    code: ClassVar[str] = "connect.account_taken"
    status = 409
    en = "{partner} account {external_id} is already connected."
    zh = "{partner} 账号 {external_id} 已连接。"


class GrantUnknown(Refusal):
    """The state of an authorisation is unknown, was used before, or is too old."""

    code: ClassVar[str] = "connect.grant_unknown"
    status = 400
    en = "This authorisation is unknown, was used before or took too long. Start it again."
    zh = "该授权不存在、已被使用或已过期，请重新发起。"


class CannotAuthorise(Refusal):
    """The partner has no authorisation page: its keys are typed in."""

    code: ClassVar[str] = "connect.cannot_authorise"
    status = 400
    en = "{partner} has no authorisation page. Enter its keys instead."
    zh = "{partner} 不支持网页授权，请直接填写密钥。"


class AccountMismatch(Refusal):
    """The seller said yes with another account than the one that was to be renewed."""

    code: ClassVar[str] = "connect.account_mismatch"
    status = 409
    en = "You authorised account {given}, but {wanted} was to be renewed."
    zh = "您授权的账号是 {given}，而需要重新授权的是 {wanted}。"
