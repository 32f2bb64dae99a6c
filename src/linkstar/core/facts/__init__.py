"""Facts: what happened, in the past tense, as frozen records of ids and numbers. Outbox, audit trail and trigger in one."""

from linkstar.core.facts.fact import Fact, decode, encode, fact_class, subject_of

__all__ = ["Fact", "decode", "encode", "fact_class", "subject_of"]
