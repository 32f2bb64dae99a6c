"""Known weaknesses of the packages that LinkStar brings along, Python and JavaScript (`make audit`).

All findings are shown; the check fails for one of high severity (or of a severity that is not told) that a newer version
mends. Where the advisory service cannot be asked, that is said plainly, and the check goes on: it is then no proof of anything.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "tools" / "constraints.txt"
WEB = ROOT / "web"
PATIENCE_S = 90
HARMLESS = ("info", "low", "moderate", "medium")  # anything else is high, or was not told


@dataclass(frozen=True)
class Finding:
    """A weakness in a package; `fix` is the version without it, "" if there is none."""

    package: str
    id: str
    severity: str
    fix: str
    about: str = ""

    @property
    def is_blocking(self) -> bool:
        """Whether it has to be mended now: it is high, or nobody says that it is not, and it can be mended."""
        return bool(self.fix) and self.severity not in HARMLESS


@dataclass(frozen=True)
class Audit:
    """What one service said. `unasked`: why it could not be asked; `unknown`: packages that it knows nothing of."""

    name: str
    findings: Sequence[Finding] = ()
    unasked: str = ""
    unknown: Sequence[str] = field(default_factory=tuple)
    known: int = 0


Run = Callable[[Sequence[str], Path], tuple[str, str]]


def of_python(said: str, wrong: str) -> Audit:
    """What pip-audit printed (its JSON), and what it complained of. It tells no severity."""
    report = _json(said)
    if report is None or "dependencies" not in report:
        return Audit("Python", unasked=_last(wrong) or "pip-audit gave no answer")
    known = [one for one in report["dependencies"] if "skip_reason" not in one]
    unknown = [one["name"] for one in report["dependencies"] if "skip_reason" in one]
    if not known:  # a mirror without the advisories answers "not found" for every package there is
        return Audit("Python", unasked=f"the service knows none of {len(unknown)} packages")
    findings = [
        Finding(f"{one['name']} {one['version']}", each["id"], "not told", (each.get("fix_versions") or [""])[0],
                (each.get("description") or "").strip().partition("\n")[0][:120])
        for one in known for each in one.get("vulns", ())
    ]  # fmt: skip
    return Audit("Python", findings, unknown=unknown, known=len(known))


def of_npm(said: str, wrong: str) -> Audit:
    """What `npm audit --json` printed, and what it complained of."""
    report = _json(said)
    if report is None or "vulnerabilities" not in report:
        return Audit("npm", unasked=str((report or {}).get("message") or _last(wrong) or "npm gave no answer"))
    findings = []
    for name, one in report["vulnerabilities"].items():
        fix = one.get("fixAvailable")
        mended = f"{fix['name']} {fix['version']}" if isinstance(fix, Mapping) else "npm audit fix" if fix else ""
        causes = [each for each in one.get("via", ()) if isinstance(each, Mapping)]
        ids = ", ".join(str(each.get("url") or each.get("source")) for each in causes) or "through another package"
        about = str(causes[0].get("title", "")) if causes else ""
        findings.append(Finding(name, ids, str(one.get("severity") or "not told"), mended, about))
    total = report.get("metadata", {}).get("dependencies", {}).get("total", 0)
    return Audit("npm", findings, known=int(total))


def tell(audit: Audit) -> list[str]:
    """The lines for people."""
    if audit.unasked:
        return [f"{audit.name}: NOT AUDITED, the advisory service cannot be asked: {audit.unasked}"]
    lines = [f"{audit.name}: {audit.known} packages asked for, {len(audit.findings)} findings"]
    for one in sorted(audit.findings, key=lambda each: (not each.is_blocking, each.package)):
        mended = f"mended in {one.fix}" if one.fix else "no version without it yet"
        lines.append(
            f"  {'FAILS' if one.is_blocking else 'known'}  {one.package}  {one.id}  {one.severity}; {mended}  {one.about}"
        )
    if audit.unknown:
        lines.append(f"  the service knows nothing of {len(audit.unknown)}: {', '.join(audit.unknown[:20])}")
    return lines


def main(run: Run, *, web: Path = WEB, pins: Path = PINS) -> int:
    """Asks both services; 1 if something has to be mended now."""
    python = [sys.executable, "-m", "pip_audit", "-s", "pypi", "--disable-pip", "--no-deps", "-r", str(pins)]
    audits = [of_python(*run([*python, "-f", "json", "--progress-spinner", "off"], pins.parent))]
    if (web / "package-lock.json").exists():
        audits.append(of_npm(*run(["npm", "audit", "--json"], web)))
    for audit in audits:
        print("\n".join(tell(audit)))
    blocking = [one for audit in audits for one in audit.findings if one.is_blocking]
    asked = [audit.name for audit in audits if not audit.unasked]
    verdict = (
        f"{len(blocking)} to be mended now"
        if blocking
        else "nothing to be mended now"
        if asked
        else "nothing was audited"
    )
    print(f"audit: {verdict} ({', '.join(asked) or 'no service'} asked)")
    return int(bool(blocking))


def ask(command: Sequence[str], folder: Path) -> tuple[str, str]:
    """What a program printed and complained of; a program that is not there or is too slow said nothing."""
    if shutil.which(command[0]) is None:
        return "", f"{command[0]} is not on this machine"
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    except subprocess.TimeoutExpired:
        return "", f"{command[0]} did not answer in {PATIENCE_S} s"
    return done.stdout, done.stderr


def _json(said: str) -> dict[str, Any] | None:
    try:
        report = json.loads(said)
    except ValueError:
        return None
    return report if isinstance(report, dict) else None


def _last(text: str) -> str:
    """The last line that says something."""
    return next((line.strip()[:200] for line in reversed(text.splitlines()) if line.strip()), "")


if __name__ == "__main__":
    raise SystemExit(main(ask))
