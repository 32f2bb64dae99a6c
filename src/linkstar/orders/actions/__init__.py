"""Verbs that change orders. Orders are locked in id order; each verb takes many."""
