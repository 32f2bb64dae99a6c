"""Labels of many parcels in one file to print: pages of PDF one after the other, or ZPL as it is."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.files.queries import StoredFile, get_files
from linkstar.kit.errors import Refusal
from linkstar.shipping.errors import LabelFormat


class NothingToPrint(Refusal):
    """None of them has a label."""

    code = "shipping.nothing_to_print"
    status = 409
    en = "None of these orders has a label yet."
    zh = "所选订单均无可打印的面单。"


class LabelUnreadable(Refusal):
    """A carrier's file cannot be put together with others."""

    code = "shipping.label_unreadable"
    status = 409
    en = "A carrier's label cannot be put together with the others. Print the labels one by one."
    zh = "有物流商的面单文件无法合并，请逐个打印。"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file with all labels."""

    body: bytes
    media_type: str
    ending: str


async def sheet_of(tx: Tx, file_ids: Sequence[UUID]) -> Sheet:
    """One file of these labels, in this order. Raises NothingToPrint, LabelFormat where formats are mixed, LabelUnreadable."""
    found = await get_files(tx, file_ids)
    files = [found[id_] for id_ in file_ids if id_ in found]
    if not files:
        raise NothingToPrint
    kinds = {"ZPL" if "zpl" in one.media_type else "PDF" if "pdf" in one.media_type else "PNG" for one in files}
    if len(files) == 1:
        return Sheet(files[0].body, files[0].media_type, kinds.pop().lower())
    if kinds == {"ZPL"}:
        return Sheet(b"\n".join(one.body for one in files), files[0].media_type, "zpl")
    if kinds != {"PDF"}:
        raise LabelFormat(has=" + ".join(sorted(kinds)), asked="PDF")
    return Sheet(await asyncio.to_thread(_merged, files), "application/pdf", "pdf")


def _merged(files: Sequence[StoredFile]) -> bytes:
    """All pages, one file after the other; done beside the event loop, since two hundred labels take a second."""
    pdf, out = import_module("pypdf"), io.BytesIO()  # 8 MB, and seldom asked for
    writer = pdf.PdfWriter()
    try:
        for one in files:
            writer.append(pdf.PdfReader(io.BytesIO(one.body)))
        writer.write(out)
    except (
        pdf.errors.PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        RecursionError,
    ) as broken:  # of the library, on crooked files
        raise LabelUnreadable from broken
    return out.getvalue()
