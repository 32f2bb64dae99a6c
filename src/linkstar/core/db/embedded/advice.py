"""From the last words of a server that ended to what a person can do about it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Advice:
    """What happened and what to do, in both languages."""

    en: str
    zh: str


_KNOWN = [
    (
        r"No space left on device|Disk quota exceeded",
        Advice(
            "the disk is full. Free some space and start again; nothing is lost.",
            "磁盘已满。请释放空间后重试，数据不会丢失。",
        ),
    ),
    (
        r"database files are incompatible|initialized by PostgreSQL version",
        Advice(
            "the data was written by another PostgreSQL version. Install that version next to this one.",
            "数据由其他版本的 PostgreSQL 写入。请同时安装该版本。",
        ),
    ),
    (
        r"pre-existing shared memory block|lock file .* already exists|is another postmaster",
        Advice(
            "another PostgreSQL server still uses this data. Stop that one (its number is in pg/postmaster.pid).",
            "另一个 PostgreSQL 服务仍在使用该数据。请先停止它（进程号见 pg/postmaster.pid）。",
        ),
    ),
    (
        r"Cannot allocate memory|could not create shared memory|could not map anonymous shared memory",
        Advice(
            "there is not enough free memory. Close something, or write shared_buffers = 64MB into <home>/pg.conf.",
            "可用内存不足。请释放内存，或在主目录的 pg.conf 中写入 shared_buffers = 64MB。",
        ),
    ),
    (
        r"unrecognized configuration parameter|invalid value for parameter|parameter .* requires",
        Advice(
            "a line of pg.conf in the home folder is wrong. Mend or remove it.",
            "主目录中 pg.conf 的某一行有误，请修改或删除。",
        ),
    ),
    (
        r"could not locate a valid checkpoint|invalid checkpoint|invalid page in block|checksum|PANIC",
        Advice(
            "its files are damaged. Keep a copy of the folder pg as it is, then restore the last backup.",
            "数据文件已损坏。请先保留 pg 目录的副本，然后恢复最近的备份。",
        ),
    ),
    (
        r"Permission denied|wrong ownership|invalid permissions|Operation not permitted",
        Advice(
            "a file in the folder pg belongs to another account. Give it back to the account that runs the server.",
            "pg 目录中的文件属于其他账户。请将该目录归还给运行数据库的账户。",
        ),
    ),
    (
        r"could not create lock file .*\.s\.PGSQL|could not bind Unix address|could not create any Unix-domain sockets",
        Advice(
            "its socket folder cannot be used. Remove the file pg.socket from the home folder and start again.",
            "无法使用套接字目录。请删除主目录中的 pg.socket 文件后重试。",
        ),
    ),
]

_UNKNOWN = Advice("the lines below say why.", "原因见下方日志。")


def advise(log_lines: list[str]) -> Advice:
    """The advice for the first known trouble in the lines, else a pointer to the lines themselves."""
    text = "\n".join(log_lines)
    return next((advice for pattern, advice in _KNOWN if re.search(pattern, text)), _UNKNOWN)
