"""Buyers as marketplaces would tell them, made from customer_unique_id alone: the same person is always told alike."""

from __future__ import annotations

import hashlib

from linkstar.connect.channel import SeenBuyer

_FIRST = (
    "Ana",
    "João",
    "Maria",
    "José",
    "Paula",
    "Carlos",
    "Juliana",
    "Pedro",
    "Fernanda",
    "Lucas",
    "Camila",
    "Rafael",
    "Beatriz",
    "Bruno",
    "Larissa",
    "Tiago",
    "Aline",
    "Marcos",
    "Patrícia",
    "Diego",
    "Renata",
    "Felipe",
    "Sônia",
    "Eduardo",
)
_LAST = (
    "Silva",
    "Santos",
    "Oliveira",
    "Souza",
    "Lima",
    "Pereira",
    "Ferreira",
    "Costa",
    "Rodrigues",
    "Almeida",
    "Nascimento",
    "Carvalho",
    "Araújo",
    "Ribeiro",
    "Barbosa",
    "Rocha",
    "Dias",
    "Moreira",
    "Cardoso",
    "Teixeira",
)
_SHARED_PHONES = 300  # numbers that 3 % of the people share: families, offices


def name_of(person: str) -> str:
    """A name; about twenty people of ten thousand share one."""
    return f"{_FIRST[_number(person, 1) % len(_FIRST)]} {_LAST[_number(person, 2) % len(_LAST)]}"


def email_of(person: str) -> str:
    """An address that nobody else has."""
    return f"{person[:14]}@example.com.br"


def phone_of(person: str) -> str:
    """A mobile number in São Paulo's form; 3 % share theirs with somebody else."""
    number = _number(person, 3)
    if number % 100 < 3:
        return f"+55119{10_000_000 + number // 100 % _SHARED_PHONES:08d}"
    return f"+55119{20_000_000 + number % 70_000_000:08d}"


def buyer_of(person: str, customer: str, partner: str) -> SeenBuyer:
    """What the shop is told of this order's buyer. `customer` is Olist's id of the customer in this one order."""
    name, share = name_of(person), _number(customer, 4) % 100
    if partner == "amazon":
        return SeenBuyer(name=name, email=email_of(person))  # Amazon forwards under an address of its own
    external_id = str(_number(customer, 5) % 10**12)  # shop systems count guests anew with every order
    if share < 80:
        return SeenBuyer(external_id, name, email_of(person), phone_of(person))
    if share < 92:
        return SeenBuyer(external_id, name, email_of(person))
    if share < 97:
        return SeenBuyer(external_id, name, phone=phone_of(person))
    return SeenBuyer(external_id, name)


def _number(text: str, place: int) -> int:
    return int.from_bytes(hashlib.blake2b(f"{place}:{text}".encode(), digest_size=6).digest(), "big")
