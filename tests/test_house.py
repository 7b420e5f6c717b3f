"""The house itself: names, imports, documents and examples keep their promises."""

import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("screenplay", "planner", "voices", "renderers", "storage", "web")
# Libraries that cost a noticeable part of a second to import; only the jobs that use them may.
HEAVY = ("moderngl", "av", "scipy.signal", "soundfile", "opentimelineio", "pyworld")


def test_no_other_distribution_owns_our_names() -> None:
    owners = importlib.metadata.packages_distributions()
    for package in PACKAGES:
        assert set(owners.get(package, ["storyreel"])) == {"storyreel"}, package


@pytest.mark.parametrize("package", PACKAGES)
def test_importing_a_package_is_light(package: str) -> None:
    code = f"import sys, {package}; print([m for m in {HEAVY!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_importing_the_jobs_is_light() -> None:
    code = (
        f"import sys, renderers.production.tasks\nprint([m for m in {HEAVY!r} if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "NOTICE"])
def test_links_in_documents_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (ROOT / target).exists(), f"{document}: {target}"


def test_commands_in_the_readme_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^make (\w+)", text, re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
    commands = set(re.findall(r"storyreel (\w+)", text))
    program = Path(sys.executable).with_name("storyreel")
    told = subprocess.run([program, "--help"], capture_output=True, text=True, check=True)
    assert commands
    assert all(re.search(rf"^  {command}\b", told.stdout, re.MULTILINE) for command in commands)


def test_rooms_named_in_the_architecture_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for module in re.findall(rf"`((?:{'|'.join(PACKAGES)})\.[a-z_.]+)`", text):
        path = ROOT / module.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").exists(), module
