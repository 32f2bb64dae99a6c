"""What automations refuse."""

from __future__ import annotations

from linkstar.kit.errors import Refusal


class NotACondition(Refusal):
    """The condition cannot be understood, or asks for what an order does not have."""

    code = "automations.not_a_condition"
    status = 422
    en = "The condition cannot be used (line {line}, column {column}): {why}"
    zh = "条件无法使用（第 {line} 行第 {column} 列）：{why}"


class ActionNotHere(Refusal):
    """The action comes too late for this trigger, or its value cannot be used."""

    code = "automations.action_not_here"
    status = 422
    en = "Action {number} ({action}) cannot be used here: {why}"
    zh = "第 {number} 个动作（{action}）在此处无法使用：{why}"


class TooManyAutomations(Refusal):
    """More than a company may have."""

    code = "automations.too_many"
    status = 409
    en = "A company has {max} automations at most. Remove one that is not used."
    zh = "每个公司最多 {max} 条自动化，请先删除不再使用的。"


class NotUnderstood(Exception):
    """The engine does not take a text for an expression: where and why. Callers tell it as NotACondition."""

    def __init__(self, why: str, line: int = 1, column: int = 1) -> None:
        super().__init__(why)
        self.why, self.line, self.column = why, line, column


class EvaluationFailed(Exception):
    """An expression has no answer for this order."""
