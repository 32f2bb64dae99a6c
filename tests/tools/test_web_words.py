"""What the pages call rights: the API grows a permission, and the matrix of roles and the audit log know its name."""

from __future__ import annotations

import re

from linkstar.core.access.rules import PERMISSIONS
from tools.checks.source import ROOT

WORDS = (ROOT / "web/src/settings/words.ts").read_text(encoding="utf-8")


def test_every_permission_and_every_line_of_the_audit_log_has_its_words_in_both_languages():
    said = set(re.findall(r'^  "([\w.]+)": \["[^"]+", "[^"]*[\u3400-\u9fff][^"]*"\]', WORDS, re.M))
    wanted = {f"noun.{noun}" for noun in PERMISSIONS}
    wanted |= {f"may.{noun}.{verb}" for noun, verbs in PERMISSIONS.items() for verb in verbs}
    wanted |= {f"verb.{verb}" for verbs in PERMISSIONS.values() for verb in verbs}
    assert wanted - said == set()
