"""`linkstar backup` and `linkstar restore`: one file that holds all rows, proved equal before and after.

The file is what pg_dump wrote (any pg_restore reads it) with a manifest behind it: counts, digest, revision, keys.
"""

from linkstar.cli.backup.command import backup_command, restore_command
from linkstar.cli.backup.restoring import Restored, Wish, restore
from linkstar.cli.backup.saving import Saved, save

__all__ = ["Restored", "Saved", "Wish", "backup_command", "restore", "restore_command", "save"]
