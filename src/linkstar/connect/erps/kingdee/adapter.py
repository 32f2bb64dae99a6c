"""The calls to K3Cloud: documents are looked for by our number, and those that are not there are saved."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from linkstar.connect.erp import Booked, Document, DocumentKind, Drawn, ErpMapping, Gap, MappingDraft
from linkstar.connect.erps.kingdee import editing, mapping, refusals, sign, wire
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.wire import (
    Account,
    Answer,
    Budget,
    Http,
    Learned,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    Tokens,
)


class Kingdee:
    """金蝶云星空 K3Cloud. A number is used once by K3Cloud itself, except of vouchers, which are found by their text."""

    name = "kingdee"
    title = "金蝶 Kingdee K3Cloud"
    can = frozenset({"sales_order", "stock_in", "stock_out", "purchase_receipt", "voucher", "find"})
    form = ConnectForm(
        keys=(
            KeyAsked("app_id"),
            KeyAsked("app_secret"),
            KeyAsked("acct_id", place="config"),
            KeyAsked("user", place="config"),
            KeyAsked("org_num", place="config", is_optional=True),
            KeyAsked("mapping", place="config", is_optional=True),
        ),
    )
    budgets: Mapping[str, Budget] = {"*": Budget(2.0, 5.0)}  # no numbers were found: a careful guess

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds both signatures; the nonce is of the moment and the body, so that two calls of a second differ."""
        path = urlsplit(account.base_url).path.rstrip("/") + request.path
        seconds = int(at.timestamp())
        nonce = str(int(hashlib.sha256(f"{at.isoformat()}".encode() + request.body).hexdigest()[:12], 16))
        keys = {**account.config, **account.secrets}
        return replace(request, headers={**request.headers, **sign.headers(keys, path, seconds, nonce)})

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Only a refusal for too many calls tells anything: the bucket is empty."""
        if answer.status == 200 and len(answer.body) > 4096:
            return None
        return Learned(left=0.0) if isinstance(refusals.error_of(request, answer), Throttled) else None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """Status 200 with `IsSuccess` false, or a `response_error`, is an error too."""
        return refusals.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """The keys do not expire."""
        return None

    def read_mapping(self, config: Mapping[str, str]) -> ErpMapping:
        """The mapping of an account, over an installation as it comes. Raises PartnerRefused where it cannot be read."""
        return editing.read_mapping(config)

    def write_mapping(self, config: Mapping[str, str], draft: MappingDraft) -> Mapping[str, str]:
        """The account's `mapping` with a draft in it. Raises PartnerRefused where what stands there cannot be read."""
        return editing.write_mapping(config, draft)

    def gaps_of(self, config: Mapping[str, str], draft: MappingDraft) -> Sequence[Gap]:
        """What in a draft cannot be used."""
        return editing.gaps_of(config, draft)

    def draw(self, config: Mapping[str, str], document: Document) -> Drawn:
        """A document as K3Cloud would get it, and what is missing for it. Raises PartnerRefused."""
        return editing.draw(config, document)

    async def find(self, http: Http, kind: DocumentKind, numbers: Sequence[str]) -> Mapping[str, Booked]:
        """Those of these numbers that K3Cloud has."""
        form = mapping.mapping_of(http.account)[kind]
        found: dict[str, Booked] = {}
        for start in range(0, len(numbers), wire.TOGETHER):
            some = numbers[start : start + wire.TOGETHER]
            found |= wire.read_found(await http.send(wire.query(form["form"], form["number"], some)))
        return {number: found[number] for number in numbers if number in found}

    async def book(self, http: Http, documents: Sequence[Document]) -> Sequence[Booked]:
        """Saves documents of one kind that K3Cloud does not have; what the mapping lacks is refused before anything is sent."""
        if not documents:
            return []
        rules = mapping.mapping_of(http.account)
        known: dict[str, Booked] = {}
        models: dict[str, Mapping[str, object]] = {}
        for one in documents:
            try:
                models[one.number] = mapping.model_of(one, rules)
            except PartnerRefused as no:
                known[one.number] = Booked(one.number, is_taken=False, code=no.code, message=no.message, field=no.field)
        kind = documents[0].kind
        known |= await self.find(http, kind, list(models))
        fresh = [number for number in models if number not in known]
        is_audited = http.account.config.get("audit", "true") == "true"
        for start in range(0, len(fresh), wire.TOGETHER):
            some = fresh[start : start + wire.TOGETHER]
            request = wire.save(rules[kind]["form"], [models[number] for number in some], is_audited=is_audited)
            known |= {said.number: said for said in wire.read_saved(await http.send(request), some)}
        doubtful = [number for number in fresh if wire.is_twice(known[number])]
        if doubtful:  # somebody else saved it in between
            known |= await self.find(http, kind, doubtful)
        return [known[one.number] for one in documents]
