"""Files: labels, documents, pictures. Kept once per content: the same bytes have the same id, whoever brings them."""

from linkstar.core.files.actions import put_files
from linkstar.core.files.queries import StoredFile, get_file, get_media_types

__all__ = ["StoredFile", "get_file", "get_media_types", "put_files"]
