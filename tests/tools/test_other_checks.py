"""The checks that read something else than source: refusals, adapter folders, documents, words, fragments."""

from __future__ import annotations

import pytest

from tools.checks import adapters, doc_commands, doc_links, fragments, glossary, refusals


class _Refusal:
    code, en, zh = "refused", "Refused.", "被拒绝。"


def _refusal(**own):
    return type(
        "OrderIsClosed", (_Refusal,), {"code": "orders.closed", "en": "{no} is closed.", "zh": "{no} 已关闭。", **own}
    )


def test_a_translated_refusal_passes():
    assert refusals.complaints([_refusal()]) == []


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"code": ""}, "no code"),
        ({"zh": ""}, "no zh"),
        ({"code": "Orders Closed"}, "is not module.reason"),
        ({"zh": "{no} is closed."}, "is not Chinese"),
        ({"zh": "{number} 已关闭。"}, "name different things"),
    ],
)
def test_a_half_told_refusal_is_caught(own, said):
    found = refusals.complaints([_refusal(**own)])
    assert any(said in sentence for sentence in found), found


def test_a_borrowed_code_is_caught():
    child = type("OrderIsLocked", (_refusal(),), {"en": "Locked.", "zh": "已锁定。"})
    assert any("no code of its own" in sentence for sentence in refusals.complaints([child]))


def test_two_refusals_with_one_code_are_caught():
    assert len(refusals.complaints([_refusal(), _refusal()])) == 2


def test_subclasses_are_found_at_any_depth():
    middle = type("Middle", (_Refusal,), {})
    last = type("Last", (middle,), {})
    assert {middle, last} <= set(refusals.below(_Refusal))


@pytest.fixture
def complete_adapter(tmp_path):
    folder = tmp_path / "channels" / "ozon"
    (folder / "samples").mkdir(parents=True)
    (folder / "samples" / "order.json").write_text("{}")
    for name in ("adapter.py", "fake.py", "README.md"):
        (folder / name).write_text("x")
    (folder / "wire").mkdir()
    (folder / "__init__.py").write_text("ADAPTER = 1\n")
    return folder


def test_a_complete_adapter_passes(complete_adapter):
    assert adapters.complaints(complete_adapter.parent.parent) == []


@pytest.mark.parametrize("missing", ["adapter.py", "fake.py", "README.md", "samples/order.json"])
def test_an_adapter_that_lacks_a_part_is_caught(complete_adapter, missing):
    (complete_adapter / missing).unlink()
    found = adapters.complaints(complete_adapter.parent.parent)
    assert len(found) == 1
    assert missing.split("/")[0] in found[0]


def test_an_adapter_without_a_front_is_caught(complete_adapter):
    (complete_adapter / "__init__.py").write_text("")
    assert adapters.complaints(complete_adapter.parent.parent) == ["channels/ozon: __init__.py offers no ADAPTER"]


PAGE = "Start with `make run`.\n\n```\nmake test ARGS=x\nlinkstar demo --orders 5\nsudo linkstar doctor\n```\nThey make money.\n"
KNOWN = {"make": {"run", "test"}, "linkstar": {"demo", "doctor"}}


def test_commands_that_exist_pass(tmp_path):
    (tmp_path / "start.md").write_text(PAGE)
    assert doc_commands.complaints([tmp_path / "start.md"], KNOWN) == []


@pytest.mark.parametrize("text", ["`make coffee`", "```\nmake coffee\n```", "```\ncd x && make coffee\n```"])
def test_a_command_that_does_not_exist_is_caught(tmp_path, text):
    (tmp_path / "start.md").write_text(text)
    assert doc_commands.complaints([tmp_path / "start.md"], KNOWN) == ["start.md: there is no `make coffee`"]


def test_a_linkstar_command_that_does_not_exist_is_caught(tmp_path):
    (tmp_path / "start.md").write_text("`linkstar fly --high`")
    assert doc_commands.complaints([tmp_path / "start.md"], KNOWN) == ["start.md: there is no `linkstar fly`"]


def test_targets_are_read_from_the_makefile(tmp_path):
    (tmp_path / "Makefile").write_text("run: x  ## start\n\tgo\nPY := 1\n.venv/.run: y\n")
    assert doc_commands.targets(tmp_path / "Makefile") == {"run"}


def test_links_that_lead_somewhere_pass(tmp_path):
    (tmp_path / "start.md").write_text("[itself](start.md#top) and [the web](https://example.com)")
    assert doc_links.complaints([tmp_path / "start.md"]) == []


def test_a_link_into_nothing_is_caught(tmp_path):
    (tmp_path / "start.md").write_text("see [house](house.md)")
    assert doc_links.complaints([tmp_path / "start.md"]) == ["start.md: house.md is not there"]


HEAD = "| English | 中文 | Meaning |\n|---|---|---|\n"


def test_a_glossary_with_one_word_per_idea_passes(tmp_path):
    (tmp_path / "words.md").write_text(HEAD + "| order | 订单 | what a buyer bought |\n| parcel | 包裹 | a box |\n")
    assert glossary.complaints(tmp_path / "words.md") == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("| Order | 单 | again |\n", "'order' stands twice"),
        ("| purchase | 订单 | again |\n", "'订单' stands twice"),
        ("| parcel | 包裹 |  |\n", "'parcel' is not explained"),
    ],
)
def test_a_doubled_or_empty_word_is_caught(tmp_path, row, said):
    (tmp_path / "words.md").write_text(HEAD + "| order | 订单 | what a buyer bought |\n" + row)
    assert glossary.complaints(tmp_path / "words.md") == [said]


def test_a_page_without_words_is_caught(tmp_path):
    (tmp_path / "words.md").write_text("# Words\n")
    assert glossary.complaints(tmp_path / "words.md") == ["there are no words"]


def test_a_well_named_fragment_passes(tmp_path):
    (tmp_path / "ground-floor.new.md").write_text("Orders are captured.\n")
    (tmp_path / "README.md").write_text("")
    assert fragments.complaints(tmp_path) == []


@pytest.mark.parametrize(("name", "text"), [("x.feature.md", "x"), ("ground floor.new.md", "x"), ("x.new.md", " \n")])
def test_a_useless_fragment_is_caught(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert len(fragments.complaints(tmp_path)) == 1
