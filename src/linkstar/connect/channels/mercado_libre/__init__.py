"""Mercado Libre as a sales channel."""

from linkstar.connect.channels.mercado_libre.adapter import MercadoLibre
from linkstar.connect.channels.mercado_libre.fake import Fake

ADAPTER = MercadoLibre()

__all__ = ["ADAPTER", "Fake"]
