"""The smallest pieces: money, ids, clock, address, text, errors, paging. No tables, no settings, no imports from above."""
