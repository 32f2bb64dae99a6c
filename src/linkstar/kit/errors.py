"""What LinkStar refuses and how it says so: typed, translated, with a stable code (RFC 9457)."""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):
    """A request that LinkStar understood and declines. Anything else that is raised is a bug.

    Subclasses set `code` (stable, `module.reason`), `status` (HTTP) and the two sentences `en` and `zh`,
    which may name `params` in braces. `field` names the input to mend where there is one.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400
    en: ClassVar[str] = "The request was refused."
    zh: ClassVar[str] = "请求被拒绝。"

    def __init__(self, *, field: str | None = None, **params: object) -> None:
        self.field = field
        self.params = params
        super().__init__(f"{self.code}: {self.text('en')}")

    def text(self, language: str) -> str:
        """The sentence for a person, in `zh*` or English. `{why}` is filled by the parameters `why_en` and `why_zh`."""
        is_zh = language.lower().startswith("zh")
        ending = "_zh" if is_zh else "_en"
        said = {name.removesuffix(ending): value for name, value in self.params.items() if name.endswith(ending)}
        return (self.zh if is_zh else self.en).format_map(_Known(self.params | said))


class _Known(dict[str, object]):
    """Leaves an unknown {name} standing instead of failing while a refusal is being told."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class NotFound(Refusal):
    """There is no such thing in this company; a thing of another company answers the same."""

    code = "not_found"
    status = 404
    en = "There is no {thing} with this id in your company."
    zh = "贵公司没有此编号的{thing}。"


class Invalid(Refusal):
    """An input that cannot be used; `field` says which."""

    code = "invalid"
    status = 422
    en = "{field_name} cannot be used: {why}"
    zh = "{field_name} 无法使用：{why}"

    def __init__(self, field: str, why: str) -> None:
        super().__init__(field=field, field_name=field, why=why)


class Forbidden(Refusal):
    """The person is known but has no right to do this."""

    code = "forbidden"
    status = 403
    en = "You have no right to {verb} {noun}. Ask an administrator of your company."
    zh = "您没有权限对 {noun} 执行 {verb}，请联系贵公司管理员。"


class Conflict(Refusal):
    """The thing has changed since it was read: read it again and repeat the edit."""

    code = "conflict"
    status = 409
    en = "This has changed since you opened it. Load it again and repeat your change."
    zh = "内容在您打开后已被修改，请刷新后重试。"
