"""Adapters of sales channels: one folder each, none imports another. Found by walking this folder."""
