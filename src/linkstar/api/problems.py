"""How the API says no: problem details (RFC 9457) with a stable code, a localised title and the trace id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import orjson
import structlog
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from linkstar.kit.errors import Refusal

log = structlog.get_logger()
MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """What is wrong with one field."""

    field: str
    code: str
    detail: str


class Problem(BaseModel):
    """Problem details (RFC 9457)."""

    type: str = Field(
        description="address of the page about this kind of problem", examples=["/problems/orders.closed"]
    )
    title: str = Field(description="the kind of problem, in the language of Accept-Language (zh or en)")
    status: int
    detail: str = Field(description="what is wrong and what helps, in the same language")
    code: str = Field(description="stable: decide by this one", examples=["orders.closed"])
    field: str | None = Field(default=None, description="the input to mend, where there is one")
    trace_id: str = Field(description="name it when you ask for help")
    errors: list[FieldProblem] | None = Field(default=None, description="all fields that cannot be used")


class VersionNeeded(Refusal):
    """An edit that does not say what it was made on."""

    code: ClassVar[str] = "version_needed"
    status = 428
    en = "Say which version you edit: send its number as `version`, or its ETag as If-Match."
    zh = "请说明所编辑的版本：在 version 中填写版本号，或在 If-Match 中填写 ETag。"


class Outdated(Refusal):
    """The thing does not match If-Match any more."""

    code: ClassVar[str] = "outdated"
    status = 412
    en = "This has changed since you opened it (If-Match). Load it again and repeat your change."
    zh = "内容在您打开后已被修改（If-Match 不匹配），请刷新后重试。"


class TooManyRequests(Refusal):
    """One key or one signed-in person asks faster than LINKSTAR_REQUESTS_PER_MINUTE allows."""

    code: ClassVar[str] = "too_many_requests"
    status = 429
    en = "More than {per_minute} requests a minute. Please ask again in {seconds} s, and ask for more rows at once."
    zh = "每分钟请求超过 {per_minute} 次。请在 {seconds} 秒后重试，并尽量一次读取更多行。"


class BodyTooLarge(Refusal):
    """More bytes than a request may have."""

    code: ClassVar[str] = "body_too_large"
    status = 413
    en = "The request is larger than {megabytes} MB. Send it in parts."
    zh = "请求超过 {megabytes} MB，请分批发送。"


class Packed(Refusal):
    """A body in a content encoding: it might unpack to more than memory holds."""

    code: ClassVar[str] = "body_packed"
    status = 415
    en = "Send the body as it is, without Content-Encoding: {coding}."
    zh = "请直接发送正文，不要使用 Content-Encoding：{coding}。"


class Taken(Refusal):
    """There is one of this name already."""

    code: ClassVar[str] = "taken"
    status = 409
    en = "There is one with this name or number already. Choose another one."
    zh = "该名称或编号已存在，请更换。"


TITLES: dict[int, tuple[str, str]] = {
    400: ("The request cannot be understood", "无法理解请求"),
    401: ("Not signed in", "未登录"),
    403: ("Not allowed", "没有权限"),
    404: ("Not found", "未找到"),
    405: ("This cannot be done here", "不支持的操作"),
    409: ("It stands in conflict with something", "状态冲突"),
    412: ("Changed in the meantime", "内容已变更"),
    413: ("Too large", "请求过大"),
    415: ("Unknown kind of content", "不支持的内容类型"),
    422: ("An input cannot be used", "输入无效"),
    428: ("Version needed", "需要版本号"),
    429: ("Too many requests", "请求过多"),
    500: ("Something went wrong at our end", "系统内部错误"),
    502: ("A partner did not answer well", "外部伙伴应答异常"),
    503: ("Busy for the moment", "系统繁忙"),
}
_INTERNAL = (
    "This is our mistake, not yours. It is written down under the trace id below; please send it to support.",
    "这是系统的错误，与您的操作无关。已按下方追踪号记录，请将其提供给技术支持。",
)
_BUSY = ("The database is busy or restarting. Please try again in a moment.", "数据库繁忙或正在重启，请稍后重试。")
_NO_PAGE = ("There is nothing at this address, or not by this method.", "该地址不存在，或不支持该方法。")
_SAID_ZH = {
    "missing": "缺少该字段", "string_too_short": "内容过短", "string_too_long": "内容过长", "int_parsing": "应为整数",
    "uuid_parsing": "应为编号（UUID）", "greater_than_equal": "数值过小", "less_than_equal": "数值过大",
    "json_invalid": "不是有效的 JSON", "extra_forbidden": "未知字段", "literal_error": "不在可选值中",
    "bool_parsing": "应为 true 或 false",
    "string_type": "应为文本", "list_type": "应为列表", "too_long": "项目过多", "too_short": "项目过少", "enum": "不在可选值中",
}  # fmt: skip


def language_of(request: Request) -> str:
    """zh or en, whichever Accept-Language likes better; English if it names neither."""
    best, wins = 0.0, "en"
    for part in request.headers.get("accept-language", "")[:200].split(","):
        tag, _, weight = part.strip().partition(";q=")
        language = "zh" if tag.lower().startswith("zh") else "en" if tag.lower().startswith("en") else ""
        try:
            liked = float(weight or 1)
        except ValueError:
            continue
        if language and liked > best:
            best, wins = liked, language
    return wins


def problem(
    request: Request,
    status: int,
    code: str,
    *,
    detail: str,
    field: str | None = None,
    errors: Sequence[Any] | None = None,
) -> Response:
    """The answer that tells a problem."""
    language = language_of(request)
    said = {
        "type": f"/problems/{code}",
        "title": _in(TITLES.get(status, TITLES[400 if status < 500 else 500]), language),
        "status": status,
        "detail": detail,
        "code": code,
        "field": field,
        "trace_id": request.scope.get("state", {}).get("trace_id", ""),
        "errors": errors,
    }
    body = orjson.dumps({name: value for name, value in said.items() if value is not None})
    headers = {"content-language": language, "vary": "Accept-Language"}
    return Response(body, status, media_type=MEDIA_TYPE, headers=headers)


def tell_refusal(request: Request, wrong: Exception) -> Response:
    """A business refusal; those of 500 and more are logged."""
    assert isinstance(wrong, Refusal)  # noqa: S101 - registered for refusals only
    if wrong.status >= 500:
        log.error("refusal", code=wrong.code, detail=wrong.text("en"))
    errors: Any = wrong.params.get("errors")  # several things are wrong at once
    detail = wrong.text(language_of(request))
    answer = problem(request, wrong.status, wrong.code, detail=detail, field=wrong.field, errors=errors)
    minutes, seconds = wrong.params.get("minutes"), wrong.params.get("seconds")
    if isinstance(minutes, int):
        answer.headers["retry-after"] = str(minutes * 60)
    elif isinstance(seconds, int):
        answer.headers["retry-after"] = str(seconds)
    if wrong.status == 401:
        answer.headers["www-authenticate"] = 'Bearer realm="LinkStar"'
    return answer


def tell_invalid(request: Request, wrong: Exception) -> Response:
    """Input that does not have the declared shape: one problem that lists the fields."""
    assert isinstance(wrong, RequestValidationError)  # noqa: S101 - registered for these only
    language = language_of(request)
    errors = [_field_problem(one, language) for one in wrong.errors()[:50]]
    detail = "; ".join(f"{one['field']}: {one['detail']}" for one in errors[:5])
    return problem(request, 422, "invalid", detail=detail, field=errors[0]["field"], errors=errors)


def tell_http(request: Request, wrong: Exception) -> Response:
    """What the framework itself refuses: unknown paths and methods, bodies that cannot be parsed."""
    assert isinstance(wrong, HTTPException)  # noqa: S101 - registered for these only
    code = {404: "path_unknown", 405: "method_not_allowed"}.get(wrong.status_code, f"http_{wrong.status_code}")
    language = language_of(request)
    detail = _in(_NO_PAGE, language) if wrong.status_code in (404, 405) else str(wrong.detail)
    answer = problem(request, wrong.status_code, code, detail=detail)
    answer.headers.update(wrong.headers or {})
    return answer


def tell_busy(request: Request, wrong: Exception) -> Response:
    """The database cannot serve just now."""
    log.warning("database_away", error=str(wrong)[:200])
    answer = problem(request, 503, "busy", detail=_in(_BUSY, language_of(request)))
    answer.headers["retry-after"] = "2"
    return answer


def tell_taken(request: Request, wrong: Exception) -> Response:
    """Two made the same thing at once, or a name is taken that nobody had looked up before."""
    log.warning("taken", error=str(wrong)[:300])
    return tell_refusal(request, Taken())


def tell_internal(request: Request) -> Response:
    """Anything else is a bug; the caller logs it."""
    return problem(request, 500, "internal", detail=_in(_INTERNAL, language_of(request)))


def refuses(*refusals: type[Refusal]) -> dict[int | str, dict[str, Any]]:
    """The refusals of an endpoint, for its `responses`: by status, with their codes and sentences."""
    by_status: dict[int, list[str]] = defaultdict(list)
    for one in refusals:
        by_status[one.status].append(f"`{one.code}`: {one.en}")
    return {status: {"description": "\n\n".join(said), **SCHEMA} for status, said in by_status.items()}


SCHEMA: Mapping[str, Any] = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _field_problem(error: Mapping[str, Any], language: str) -> dict[str, str]:
    place = [str(part) for part in error["loc"] if part not in ("body", "query", "path", "header")]
    said = str(error["msg"]) if language == "en" else _SAID_ZH.get(error["type"], "格式不正确")
    return {"field": ".".join(place) or str(error["loc"][0]), "code": str(error["type"]), "detail": said}


def _in(pair: tuple[str, str], language: str) -> str:
    return pair[1] if language == "zh" else pair[0]
