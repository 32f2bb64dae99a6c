"""Decisions about people, without a database."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given, settings, strategies as st

from linkstar.contacts.rules import (
    NAMES_MAX,
    Event,
    Evidence,
    derive,
    email_of,
    fingerprint,
    is_role_address,
    is_same_person,
    keys_of,
    name_key,
    normalise_email,
    normalise_name,
    normalise_phone,
    phone_of,
)
from tests.world.contacts import OTHER_SHOP, a_buyer

SALT = b"salt"


def keys(**told: object) -> dict[str, int]:
    buyer = a_buyer(**told)
    return {key.kind: key.hash for key in keys_of(buyer, email_of(buyer), phone_of(buyer), salt=SALT)}


@pytest.mark.parametrize(
    ("given_as", "plain"),
    [
        (" Anna.Berg@Example-Shop.DE ", "anna.berg@example-shop.de"),
        ("Anna.Berg+shop@Gmail.com", "annaberg@gmail.com"),
        ("annaberg@googlemail.com", "annaberg@gmail.com"),
        ("a.b+c@mail.de", "a.b+c@mail.de"),
        ("a***@mail.de", ""),
        ("no address", ""),
        ("two@at@mail.de", ""),
        ("+@gmail.com", ""),
        ("a@localhost", ""),
        ("", ""),
    ],
)
def test_an_address_has_one_spelling(given_as: str, plain: str) -> None:
    assert normalise_email(given_as) == plain


@settings(deadline=None)  # a busy machine is no failure
@given(st.emails())
def test_a_normalised_address_stays_as_it_is(email: str) -> None:
    plain = normalise_email(email)
    assert normalise_email(plain) == plain
    assert normalise_email(email.swapcase()) == plain


@pytest.mark.parametrize(
    "email",
    ["info@x.de", "no-reply@x.de", "noreply2@x.de", "guest+7@x.de", "customer_service@x.de", "anna@example.com"],
)
def test_a_desk_is_no_person(email: str) -> None:
    assert is_role_address(email)
    assert email_of(a_buyer(email=email)) == ""


def test_a_person_is_no_desk() -> None:
    assert not is_role_address("infante@x.de")
    assert not is_role_address("guestrow.anna@x.de")


@pytest.mark.parametrize(
    ("phone", "country", "plain"),
    [
        ("(202) 555-0143", "US", "+12025550143"),
        ("030 901820", "DE", "+4930901820"),
        ("0049 30 901820", "US", "+4930901820"),
        ("+49 30 901820 ext. 12", "", "+4930901820"),
        ("138****1234", "CN", ""),
        ("+1 202 xxx xxxx", "US", ""),
        ("0000000000", "US", ""),
        ("12", "US", ""),
        ("030 901820", "", ""),
        ("call me", "DE", ""),
        ("", "US", ""),
    ],
)
def test_a_number_has_one_spelling(phone: str, country: str, plain: str) -> None:
    assert normalise_phone(phone, country) == plain


@settings(deadline=None)  # a busy machine is no failure
@given(st.text("0123456789+-() x*", max_size=20), st.sampled_from(["US", "DE", "CN", "BR", "??", ""]))
def test_a_number_is_e164_or_nothing_and_stays_as_it_is(phone: str, country: str) -> None:
    plain = normalise_phone(phone, country)
    assert plain == "" or (plain.startswith("+") and plain[1:].isdecimal())
    assert normalise_phone(plain, country) == plain


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=40))
def test_a_name_is_the_same_in_any_case_and_order(name: str) -> None:
    plain = normalise_name(name)
    assert normalise_name(plain) == plain
    assert normalise_name(" ".join(reversed(plain.split()))) == plain


def test_family_name_first_is_the_same_name() -> None:
    assert normalise_name("MÜLLER, Hans") == normalise_name("Hans Müller")


def test_a_buyer_has_a_key_of_each_kind_the_surest_first() -> None:
    assert list(keys(external_id="77", email="a@mail.de", phone="+4930901820")) == ["platform", "email", "phone"]


def test_neither_ship_to_name_nor_name_nor_country_is_a_key() -> None:
    assert keys(name="Anna Berg", ship_name="Anna Berg", country="DE") == {}


@pytest.mark.parametrize("told", [{"external_id": "0"}, {"external_id": "Guest"}, {"phone": "+1 202 555 0143 ext. 9"}])
def test_what_stands_for_nobody_is_no_key(told: dict[str, str]) -> None:
    assert keys(**told) == {}


def test_an_address_finds_its_person_in_every_shop_but_a_shop_systems_customer_number_does_not() -> None:
    here = keys(external_id="77", email="a@mail.de")
    there = keys(external_id="77", email="A@mail.de", shop_id=OTHER_SHOP)
    assert here["email"] == there["email"]
    assert here["platform"] != there["platform"]
    assert keys(platform="ebay", external_id="77") == keys(platform="ebay", external_id="77", shop_id=OTHER_SHOP)


def test_a_relay_address_means_something_only_in_its_shop() -> None:
    told = {"email": "x1@marketplace.amazon.de"}
    assert list(keys(**told)) == ["relay"]
    assert keys(**told) != keys(**told, shop_id=OTHER_SHOP)
    assert list(keys(email="x1@buyers.shop.de", is_relay_email=True)) == ["relay"]


def test_what_amazon_tells_is_matched_inside_its_shop_only() -> None:
    told = {"platform": "amazon", "email": "a@mail.de", "phone": "+4930901820"}
    assert not set(keys(**told).values()) & set(keys(**told, shop_id=OTHER_SHOP).values())
    assert not set(keys(**told).values()) & set(keys(**{**told, "platform": "ebay"}).values())


def test_hashes_of_two_companies_have_nothing_in_common() -> None:
    buyer = a_buyer(external_id="77")
    assert keys_of(buyer, "", "", salt=b"one") != keys_of(buyer, "", "", salt=b"two")


def test_the_same_words_are_the_same_identity_and_the_order_counts_only_for_those_who_stand_alone() -> None:
    one, other = a_buyer(name="Anna", email="a@mail.de"), a_buyer(name="Anna", email="a@mail.de")
    assert fingerprint(one, salt=SALT, is_alone=False) == fingerprint(other, salt=SALT, is_alone=False)
    assert fingerprint(one, salt=SALT, is_alone=True) != fingerprint(other, salt=SALT, is_alone=True)


def test_where_no_name_and_no_id_is_told_the_receiver_tells_people_apart() -> None:
    assert name_key(a_buyer(ship_name="Anna"), salt=SALT) != name_key(a_buyer(ship_name="Ben"), salt=SALT)
    assert name_key(a_buyer(ship_name="Anna", external_id="7"), salt=SALT) == name_key(
        a_buyer(ship_name="Ben", external_id="7"), salt=SALT
    )
    assert name_key(a_buyer(name="Cora", ship_name="Anna"), salt=SALT) == name_key(a_buyer(name="cora"), salt=SALT)


def test_one_good_key_is_enough_and_the_words_say_which() -> None:
    verdict = is_same_person([Evidence("email", 2), Evidence("phone", NAMES_MAX + 1)])
    assert (verdict.is_same, verdict.rule) == (True, "email")
    assert verdict.why == (
        "the same e-mail address (2 names)",
        "the same phone number (9 names, too many: it says nothing)",
    )


def test_a_key_that_too_many_names_share_says_nothing() -> None:
    assert not is_same_person([Evidence("phone", NAMES_MAX + 1)]).is_same
    assert is_same_person([Evidence("phone", NAMES_MAX)]).is_same
    assert not is_same_person([]).is_same


def test_the_words_are_also_chinese() -> None:
    assert is_same_person([Evidence("phone", 1)], "zh-CN").why == ("电话相同（1 个姓名）",)


IDS = [UUID(int=number) for number in range(1, 8)]
pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
lines = st.tuples(st.sampled_from(["link", "link", "link", "must", "cannot", "unlink"]), pairs, st.booleans())


def log_of(drawn: list[tuple[str, tuple[UUID, UUID], bool]]) -> list[Event]:
    return [Event(number, kind, a, b, undone) for number, (kind, (a, b), undone) in enumerate(drawn)]


logs = st.lists(lines, max_size=14).map(log_of)


@settings(deadline=None)  # a busy machine is no failure
@given(logs, pairs)
def test_a_merge_that_is_undone_restores_every_contact(log: list[Event], pair: tuple[UUID, UUID]) -> None:
    a, b = pair
    before = derive(IDS, log, {})
    if before[a] == before[b]:
        return
    number = len(log)
    merged = derive(IDS, [*log, Event(number, "must", a, b)], {})
    assert merged[a] == merged[b]
    undone = [*log, Event(number, "must", a, b, is_undone=True), Event(number + 1, "unlink", a, b)]
    assert derive(IDS, undone, {}) == before


@settings(deadline=None)  # a busy machine is no failure
@given(logs, pairs)
def test_a_link_that_is_undone_restores_every_contact(log: list[Event], pair: tuple[UUID, UUID]) -> None:
    a, b = pair
    before = derive(IDS, log, {})
    if before[a] == before[b]:
        return
    number = len(log)
    undone = [*log, Event(number, "link", a, b, is_undone=True), Event(number + 1, "unlink", a, b)]
    assert derive(IDS, undone, {}) == before


@settings(deadline=None)  # a busy machine is no failure
@given(logs, pairs)
def test_the_last_word_of_a_person_holds(log: list[Event], pair: tuple[UUID, UUID]) -> None:
    a, b = pair
    apart = derive(IDS, [*log, Event(99, "cannot", a, b)], {})
    assert apart[a] != apart[b]
    together = derive(IDS, [*log, Event(99, "cannot", a, b), Event(100, "must", a, b)], {})
    assert together[a] == together[b]


@settings(deadline=None)  # a busy machine is no failure
@given(logs, st.permutations(range(1, 8)), st.integers(0, 7))
def test_a_contact_keeps_the_name_of_its_oldest_part(log: list[Event], numbers: list[int], known: int) -> None:
    rank = dict(zip(IDS[:known], numbers, strict=False))
    groups = derive(IDS, log, rank)
    for name in set(groups.values()):
        members = [id_ for id_, contact in groups.items() if contact == name]
        assert name == min([id_ for id_ in members if id_ in rank] or members, key=lambda id_: (rank.get(id_, 0), id_))


@settings(deadline=None)  # a busy machine is no failure
@given(logs)
def test_what_is_kept_apart_is_apart_unless_a_person_says_otherwise_later(log: list[Event]) -> None:
    groups = derive(IDS, log, {})
    youngest_must = max((e.number for e in log if e.kind == "must" and not e.is_undone), default=-1)
    bans = [e for e in log if e.kind in ("cannot", "unlink") and not e.is_undone and e.number > youngest_must]
    assert all(groups[ban.a] != groups[ban.b] for ban in bans)


@settings(deadline=None)  # a busy machine is no failure
@given(logs, st.randoms(use_true_random=False))
def test_the_log_means_the_same_in_whatever_order_it_is_read(log: list[Event], random: object) -> None:
    shuffled = list(log)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert derive(IDS, shuffled, {}) == derive(IDS, log, {})
