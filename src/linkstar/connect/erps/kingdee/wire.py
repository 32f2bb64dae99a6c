"""K3Cloud's JSON and our records. Pure: requests out, answers in. Every service is a POST of `formid` and `data`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.erp import Booked
from linkstar.connect.reading import reading
from linkstar.connect.wire import Answer, Request, Unreadable

SAVE, QUERY = "BatchSave", "ExecuteBillQuery"
TOGETHER = 50  # documents in one call
_SERVICE = "Kingdee.BOS.WebApi.ServicesStub.DynamicFormService"
_TWICE = ("已经被使用", "已存在", "重复", "唯一")


def path_of(operation: str) -> str:
    """The path of a service, below the address of the installation."""
    return f"/{_SERVICE}.{operation}.common.kdsvc"


def save(form: str, models: Sequence[Mapping[str, Any]], *, is_audited: bool) -> Request:
    """Saves documents. Not safe to repeat blindly: they are looked for by their numbers first."""
    data = {
        "NumberSearch": "true", "ValidateFlag": "true", "IsDeleteEntry": "true", "IsEntryBatchFill": "true",
        "IsAutoSubmitAndAudit": "true" if is_audited else "false", "BatchCount": 0, "Model": list(models),
    }  # fmt: skip
    return _call(SAVE, {"formid": form, "data": data}, is_safe=False)


def query(form: str, number_field: str, numbers: Sequence[str]) -> Request:
    """Looks which of these numbers there are."""
    quoted = ",".join("'" + number.replace("'", "''") + "'" for number in numbers)
    data = {
        "FormId": form, "FieldKeys": f"{id_field(form)},{number_field}", "FilterString": f"{number_field} in ({quoted})",
        "OrderString": "", "TopRowCount": 0, "StartRow": 0, "Limit": 2000,
    }  # fmt: skip
    return _call(QUERY, {"data": data})


def id_field(form: str) -> str:
    """The field of a document's own id."""
    return "FVOUCHERID" if form == "GL_VOUCHER" else "FID"


def read_found(answer: Answer) -> dict[str, Booked]:
    """What was found, by our number. Raises Unreadable."""
    with reading("an answer of ExecuteBillQuery", answer.body):
        rows = orjson.loads(answer.body)
        if not isinstance(rows, list):
            raise TypeError("not a list")
        return {str(number): Booked(str(number), is_taken=True, external_id=str(id_)) for id_, number in rows}


def read_saved(answer: Answer, numbers: Sequence[str]) -> list[Booked]:
    """What became of each document, in the order that they were sent in. Raises Unreadable where one is not told of."""
    with reading("an answer of BatchSave", answer.body):
        status = orjson.loads(answer.body)["Result"]["ResponseStatus"]
        told: dict[int, Booked] = {}
        for one in status.get("Errors") or ():
            place = int(one.get("DIndex") or 0)
            message = str(one.get("Message") or "refused without a reason")
            before = told.get(place)
            words = f"{before.message}; {message}" if before else message
            told[place] = Booked(
                numbers[place], is_taken=False, code=str(status.get("ErrorCode") or "refused"), message=words,
                field=before.field if before else str(one.get("FieldName") or ""),
            )  # fmt: skip
        for one in status.get("SuccessEntitys") or ():
            place = int(one["DIndex"])
            told[place] = Booked(
                numbers[place], is_taken=True, external_id=str(one["Id"]), external_number=str(one.get("Number") or "")
            )
    if set(told) != set(range(len(numbers))):
        raise Unreadable("the answer does not tell of every document", body=answer.body)
    return [told[place] for place in range(len(numbers))]


def is_twice(said: Booked) -> bool:
    """Whether a refusal says that the number is there already."""
    return not said.is_taken and any(words in said.message for words in _TWICE)


def _call(operation: str, said: Mapping[str, Any], *, is_safe: bool = True) -> Request:
    headers = {"content-type": "application/json"}
    return Request(operation, "POST", path_of(operation), headers=headers, body=orjson.dumps(said), is_safe=is_safe)
