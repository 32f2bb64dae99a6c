"""The tool that builds the web pages: it builds once, finds a Node.js that is new enough, and says what is missing."""

from __future__ import annotations

import os

import pytest

from tools import web


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with a web folder in which nothing was built."""
    folder, made = tmp_path / "web", tmp_path / "web_dist"
    (folder / "src").mkdir(parents=True)
    (folder / "package-lock.json").write_text("{}")
    (folder / "src" / "main.tsx").write_text("1")
    (folder / "node_modules").mkdir()
    made.mkdir()
    for name, value in {"ROOT": tmp_path, "WEB": folder, "MADE": made, "STAMP": made / ".made-of"}.items():
        monkeypatch.setattr(web, name, value)
    monkeypatch.setattr(web, "node", lambda: ["node"])
    monkeypatch.setattr(web, "npm", lambda: ["npm"])
    return folder


@pytest.fixture
def ran(project, monkeypatch):
    """What would have been started in the project."""
    started: list[str] = []
    monkeypatch.setattr(
        web, "_run", lambda command, why: started.append("ci" if "ci" in command else command[1].rpartition("/")[2])
    )
    return started


def test_the_pages_are_built_once_and_again_when_a_source_changes(project, ran):
    web.build()
    assert ran == ["ci", "vite.js", "compress.mjs"]
    web.build()
    assert len(ran) == 3
    (project / "src" / "main.tsx").write_text("2")
    web.build()
    assert ran[3:] == ["vite.js", "compress.mjs"]


def test_packages_are_installed_again_when_the_lock_file_changes(project, ran):
    web.packages()
    web.packages()
    (project / "package-lock.json").write_text('{"new": 1}')
    web.packages()
    assert ran == ["ci", "ci"]


def test_a_machine_that_cannot_build_is_told_so_and_goes_on_if_it_may(monkeypatch, capsys):
    def cannot() -> None:
        raise web.CannotBuild("the npm registry gave no packages")

    monkeypatch.setattr(web, "build", cannot)
    assert web.main(["build"]) == 1
    assert web.main(["build", "--if-possible"]) == 0
    assert "the npm registry gave no packages" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("version", "is_taken"), [("v20.19.0", True), ("v24.1.0", True), ("v20.18.9", False), ("v18.1.0", False)]
)
def test_a_node_of_the_machine_is_taken_if_it_is_new_enough(tmp_path, monkeypatch, version, is_taken):
    own = tmp_path / "node"
    own.write_text(f"#!/bin/sh\necho {version}\n")
    own.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(web, "_wheel", lambda: tmp_path / "wheel")
    assert web.node() == ([str(own)] if is_taken else [str(tmp_path / "wheel" / "bin" / "node")])


def test_a_step_that_fails_says_why_and_shows_what_it_told():
    with pytest.raises(web.CannotBuild, match=r"the registry is away\.\nno such host"):
        web._run(["sh", "-c", "echo no such host; exit 3"], why="the registry is away")
