"""Who may do what, what is masked, which passwords are good: all without a database."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given, strategies as st

from linkstar.core.access import rules, tokens
from linkstar.core.access.rules import Right
from linkstar.kit.address import Address

A, B = uuid4(), uuid4()


def test_owners_may_do_everything_and_admins_everything_but_make_owners():
    everything = rules.flat({noun: frozenset(verbs) for noun, verbs in rules.PERMISSIONS.items()})
    assert rules.flat(rules.ROLES["owner"]) == everything
    assert everything - rules.flat(rules.ROLES["admin"]) == {"company:own"}


@pytest.mark.parametrize(("role", "may", "may_not"), [
    ("manager", "orders:cancel catalog:see_cost connect:edit contacts:unmask audit:read", "users:edit api_keys:read company:own"),
    ("operator", "orders:create catalog:link incidents:replay inventory:adjust contacts:unmask", "catalog:see_cost shipping:hand_over users:read"),
    ("warehouse", "shipping:hand_over shipping:label inventory:count", "contacts:unmask orders:cancel catalog:see_cost"),
    ("support", "orders:edit contacts:unmask orders:cancel", "inventory:adjust catalog:see_cost orders:release"),
    ("finance", "finance:read catalog:see_cost orders:read", "contacts:unmask orders:cancel contacts:read"),
    ("auditor", "audit:read users:read catalog:see_cost", "contacts:unmask orders:cancel shipping:label"),
])  # fmt: skip
def test_each_built_in_role_fits_its_work(role, may, may_not):
    held = rules.flat(rules.ROLES[role])
    assert set(may.split()) <= held
    assert not set(may_not.split()) & held


def test_every_permission_of_a_role_exists():
    for role, permissions in rules.ROLES.items():
        assert all(rules.is_permission(one) for one in rules.flat(permissions)), role


def test_a_permission_holds_where_it_was_given_and_nowhere_else():
    rights = [Right({"orders": frozenset({"cancel"})}, frozenset({A})), Right({"orders": frozenset({"read"})})]
    assert rules.can(rights, "orders", "cancel")
    assert rules.scope_of(rights, "orders", "cancel").allows(shop=A)
    assert not rules.scope_of(rights, "orders", "cancel").allows(shop=B)
    assert rules.scope_of(rights, "orders", "read").allows(shop=B)
    assert not rules.scope_of(rights, "orders", "edit").allows()


def test_shops_and_locations_of_two_grants_are_not_mixed():
    """Shop A from location A, shop B from location B: not shop A from location B."""
    read = {"shipping": frozenset({"read"})}
    scope = rules.scope_of(
        [Right(read, frozenset({A}), frozenset({A})), Right(read, frozenset({B}), frozenset({B}))], "shipping", "read"
    )
    assert scope.allows(shop=A, location=A)
    assert not scope.allows(shop=A, location=B)
    assert scope.shops == {A, B}


def test_nobody_gives_what_they_do_not_have():
    mine = [Right({"orders": frozenset({"read", "cancel"})}, frozenset({A}))]
    assert rules.missing_rights(mine, Right({"orders": frozenset({"read"})}, frozenset({A}))) == []
    assert rules.missing_rights(mine, Right({"orders": frozenset({"read"})})) == ["orders:read"]
    assert rules.missing_rights(mine, Right({"orders": frozenset({"read"})}, frozenset({A, B}))) == ["orders:read"]
    assert rules.missing_rights(mine, Right({"orders": frozenset({"edit"})}, frozenset({A}))) == ["orders:edit"]


def test_scopes_of_a_key_only_narrow():
    right = rules.key_right(rules.ROLES["support"], ["orders:read", "audit:read"], shops=[A], locations=None)
    assert rules.flat(right.permissions) == {"orders:read"}
    assert right.shops == {A}


@given(st.text(max_size=40))
def test_a_masked_name_shows_one_letter_of_each_word(name):
    masked = rules.mask_name(name)
    assert len(masked.split()) == len(name.split())
    assert all(len(word) == 4 for word in masked.split())


@pytest.mark.parametrize(("email", "masked"), [
    ("erika@example.com", "e***@example.com"), ("", ""), ("nonsense", "***"), ("@x.de", "***@x.de"), ("a@b@c.de", "a***@c.de"),
])  # fmt: skip
def test_a_masked_address_of_mail_keeps_its_host(email, masked):
    assert rules.mask_email(email) == masked


@pytest.mark.parametrize(("phone", "masked"), [("+49 30 123456", "***56"), ("1234", "***"), ("", ""), ("n/a", "***")])
def test_a_masked_phone_keeps_two_digits(phone, masked):
    assert rules.mask_phone(phone) == masked


def test_a_masked_address_says_where_and_not_to_whom():
    masked = rules.mask_address(
        Address(
            "Erika Muster",
            "Muster GmbH",
            "Lindenstr. 5",
            "3rd floor",
            "Mitte",
            "Berlin",
            "BE",
            "10969",
            "DE",
            "+493012345",
            "e@x.de",
            "DE1",
        )
    )
    assert (masked.city, masked.state, masked.country, masked.postcode) == ("Berlin", "BE", "DE", "10***")
    assert not any(word in str(masked) for word in ("Erika", "Muster", "Linden", "floor", "Mitte", "12345", "DE1"))
    assert rules.mask_address(Address()) == Address()


@pytest.mark.parametrize(
    "password",
    ["password123", "Qwerty!2026", "1234567890", "aaaaaaaaaaaaaaa", "erika.muster1", "MUSTER2026!", "linkstar99!"],
)
def test_what_is_tried_first_is_no_password(password):
    assert rules.is_easy(password, "erika.muster@example.com", "Erika Muster")


@pytest.mark.parametrize(
    "password", ["a garden full of foxgloves", "Tr4m-line-9-to-Mitte", "山高月小水落石出清风徐来", "xK9#mQ2$vL5n"]
)
def test_a_sentence_is_a_good_password(password):
    assert not rules.is_easy(password, "erika.muster@example.com", "Erika Muster")


def test_the_rest_grows_with_every_wrong_attempt_up_to_an_hour():
    rests = [rules.lock_s(failed) for failed in range(20)]
    assert rests[:8] == [0, 0, 0, 0, 0, 60, 120, 240]
    assert rests == sorted(rests)
    assert max(rests) == 3600


@given(st.text(max_size=120))
def test_any_text_is_read_as_a_key_or_not_at_all(text):
    assert tokens.read_key(text) is None or text.startswith("ls_")
    assert tokens.tenant_of_cookie(text) is None or "." in text


def test_keys_and_cookies_say_whose_they_are():
    key = tokens.new_key(A)
    assert tokens.read_key(key.text()) == key
    assert tokens.tenant_of_cookie(tokens.new_cookie(A)) == A
    assert len({tokens.new_key(A).text() for _ in range(50)}) == 50
