"""Where values go where the account says nothing else: forms and fields of an installation as it comes. Data, no code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Form = Mapping[str, Any]

_ORG = {"FNumber": "{org|100}"}
_GOODS = {
    "FMATERIALID": {"FNumber": "{sku@materials}"},
    "FUnitID": {"FNumber": "{unit|Pcs}"},
    "FSTOCKID": {"FNumber": "{location@stocks}"},
    "FQty": "{quantity}",
}

MAPPING: Mapping[str, Form] = {
    "sales_order": {
        "form": "SAL_SaleOrder",
        "number": "FBillNo",
        "head": {
            "FBillNo": "{number}",
            "FBillTypeID": {"FNUMBER": "XSDD01_SYS"},
            "FDate": "{on}",
            "FSaleOrgId": _ORG,
            "FCustId": {"FNumber": "{shop@customers}"},
            "FNote": "{shop_title} {order_number}",
            "FSaleOrderFinance": {"FSettleCurrId": {"FNumber": "{currency@currencies}"}, "FIsIncludedTax": True},
        },
        "lines": "FSaleOrderEntry",
        "line": {
            "FMaterialId": {"FNumber": "{sku@materials}"},
            "FUnitID": {"FNumber": "{unit|Pcs}"},
            "FQty": "{quantity}",
            "FTaxPrice": "{price}",
            "FDeliveryDate": "{on}",
        },
    },
    "stock_in": {
        "form": "STK_MISCELLANEOUS",
        "number": "FBillNo",
        "head": {
            "FBillNo": "{number}", "FBillTypeID": {"FNUMBER": "QTRKD01_SYS"}, "FStockOrgId": _ORG, "FDate": "{on}",
            "FStockDirect": "GENERAL", "FNOTE": "{note}",
        },
        "lines": "FEntity",
        "line": {**_GOODS, "FEntryNote": "{note}"},
    },
    "stock_out": {
        "form": "STK_MisDelivery",
        "number": "FBillNo",
        "head": {
            "FBillNo": "{number}", "FBillType": {"FNUMBER": "QTCKD01_SYS"}, "FStockOrgId": _ORG, "FPickOrgId": _ORG,
            "FDate": "{on}", "FStockDirect": "GENERAL", "FNote": "{note}",
        },
        "lines": "FEntity",
        "line": {
            "FMaterialId": {"FNumber": "{sku@materials}"}, "FUnitID": {"FNumber": "{unit|Pcs}"}, "FQty": "{quantity}",
            "FStockId": {"FNumber": "{location@stocks}"}, "FEntryNote": "{note}",
        },
    },
    "purchase_receipt": {
        "form": "STK_InStock",
        "number": "FBillNo",
        "head": {
            "FBillNo": "{number}", "FBillTypeID": {"FNUMBER": "RKD01_SYS"}, "FDate": "{on}", "FStockOrgId": _ORG,
            "FPurchaseOrgId": _ORG, "FSupplierId": {"FNumber": "{supplier@suppliers}"},
        },
        "lines": "FInStockEntry",
        "line": {
            "FMaterialId": {"FNumber": "{sku@materials}"}, "FUnitID": {"FNumber": "{unit|Pcs}"}, "FRealQty": "{quantity}",
            "FStockId": {"FNumber": "{location@stocks}"}, "FTaxPrice": "{price}",
        },
    },
    "voucher": {
        "form": "GL_VOUCHER",
        "number": "FEXPLANATION",
        "head": {
            "FAccountBookID": {"FNumber": "{book|001}"}, "FDate": "{on}", "FVOUCHERGROUPID": {"FNumber": "{group|PRE001}"},
            "FACCBOOKORGID": _ORG,
        },
        "lines": "FEntity",
        "line": {
            "FEXPLANATION": "{number}", "FACCOUNTID": {"FNumber": "{account@accounts}"},
            "FCURRENCYID": {"FNumber": "{currency@currencies}"}, "FEXCHANGERATETYPE": {"FNumber": "HLTX01_SYS"},
            "FAMOUNTFOR": "{amount}", "FDEBIT": "{debit}", "FCREDIT": "{credit}",
        },
    },
}  # fmt: skip
# Where a value has other names in the ERP; a name that is not in its table goes as it is, except those of NEEDED.
TABLES: Mapping[str, Mapping[str, str]] = {
    "currencies": {
        "CNY": "PRE001",
        "HKD": "PRE002",
        "EUR": "PRE003",
        "JPY": "PRE004",
        "GBP": "PRE005",
        "USD": "PRE007",
    },
}
NEEDED = frozenset({"accounts", "customers", "currencies"})
