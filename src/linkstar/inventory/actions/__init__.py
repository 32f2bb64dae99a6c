"""Verbs that change stock. Levels are locked first and in id order, then reservations; each verb takes many."""
