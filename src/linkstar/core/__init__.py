"""What every module stands on: tenants, access, facts, work, incidents, files, settings and the database."""
