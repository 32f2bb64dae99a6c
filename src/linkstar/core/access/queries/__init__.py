"""Reading who somebody is, users, roles and keys, the audit trail, and the timeline of a thing."""
