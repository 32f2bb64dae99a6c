"""Somebody adds the group of those on duty, tries it, says what goes there and in which words, and reads what became of a message."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import WAIT_MS, Arrive

expect = pytest.importorskip("playwright.sync_api", reason="the browser tests need the package playwright").expect
expect.set_options(timeout=WAIT_MS)
pytestmark = pytest.mark.timeout(400)  # a busy machine; a calm one needs seconds


def test_a_group_is_added_tried_told_and_taken_away(arrive: Arrive):
    here = arrive("zh", "narrow")
    here.sign_in()
    page = here.page
    page.goto("/settings/notices")
    page.get_by_role("button", name="添加渠道").first.click()
    page.get_by_role("button", name="使用模拟渠道").click()
    expect(page.get_by_label("名称")).to_have_value("模拟群")
    page.get_by_label("名称").fill("值班群")
    page.get_by_role("dialog").get_by_role("button", name="添加", exact=True).click()
    row = page.get_by_role("row", name="值班群")
    row.get_by_role("button", name="发送测试").click()
    row.get_by_text("对方已接收").wait_for()
    row.get_by_role("button", name="暂停").click()
    row.get_by_role("button", name="恢复").click()
    row.get_by_text("正常").wait_for()

    page.goto("/settings/notices/subscriptions")
    page.get_by_role("button", name="添加订阅").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("名称").fill("紧急 · 值班群")
    dialog.get_by_role("group", name="紧急").get_by_role("button", name="全选").click()
    dialog.get_by_label("免打扰开始").fill("22:00")
    dialog.get_by_label("免打扰结束").fill("08:00")
    assert here.complaints_of_axe() == []
    dialog.get_by_role("button", name="保存").click()
    page.get_by_role("region", name="紧急 · 值班群").get_by_text("免打扰 22:00–08:00").wait_for()

    page.goto("/settings/notices")
    row.get_by_role("button", name="删除").click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    page.get_by_text("尚未添加通知渠道").wait_for()


def test_own_words_are_seen_before_they_are_kept_and_taken_back(arrive: Arrive):
    here = arrive()
    here.sign_in()
    page = here.page
    page.goto("/settings/notices/templates?event=order.held&language=en")
    page.get_by_label("Sentence").fill("Look at {number}: {nobody}")
    page.get_by_text("Look at 1001: ?").wait_for()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("{nobody} is not known of this event").wait_for()
    here.told.clear()  # the browser tells of the refusal
    page.get_by_label("Sentence").fill("Look at {number}")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Reset to default").click()
    page.get_by_text("As it comes", exact=True).wait_for()
    page.get_by_text("Order 1001 waits: stock_short").wait_for()
