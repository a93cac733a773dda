"""The schemas in an editor: the real yaml-language-server, asked over its protocol."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefings import blocks, discovery
from briefings.cli import main
from briefings.model.briefing import Briefing
from briefings.values.judgement import Confidence, Likelihood
from tests.conftest import ROOT
from tests.desks import DESK, ENTITY, briefing, desk
from tests.editors.client import Client, File, running

pytestmark = pytest.mark.xdist_group("language server")
SERVER = ROOT / ".tools" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = DESK + "authors: {mill: {name: The mill desk}}\ntopics: {steel: Steel}\n"
CONTENT = {
    "content/briefings/record.yaml": briefing(
        "topics: [scrap]\nbody: [{implications: [{id: leverage, implication: Leverage grows}]}]"
    ),
    "content/briefings/broken.yaml": "title: [",
    "content/entities/baogang.yaml": ENTITY,
    "content/sources/yearbook.yaml": "title: The yearbook\n",
    "content/data/output.csv": "year,output\n2024,1\n",
}
START = "title: A record\ndate: 2025-01-20\n"
POINTS = "highlights: |\n  - A point.\n"


class Editor:
    """An editor that is open on a desk."""

    def __init__(self, client: Client, root: Path) -> None:
        self.client = client
        self.folder = root / "content" / "new"
        self.files = 0

    def typed(self, text: str, kind: str = "briefing") -> File:
        """Type a text into a new file that names its schema; a mark shows where the cursor stands."""
        self.files += 1
        head = f"# yaml-language-server: $schema=../../.briefings/{kind}.schema.json\n"
        return self.client.open(self.folder / f"{self.files}.yaml", head + text)

    def offered(self, text: str, kind: str = "briefing") -> dict[str, str]:
        """Return what is offered at the mark, each with what is shown beside it."""
        return dict(self.client.completions(self.typed(text, kind)))

    def said(self, text: str) -> Sequence[str]:
        """Return what is said to be wrong in a briefing."""
        return self.client.diagnostics(self.typed(text + "¦"))


@pytest.fixture(scope="module")
def server() -> Sequence[str]:
    """Give the command that runs the server."""
    node = Path(sys.prefix) / "bin" / "node"
    assert node.exists(), "no node: make test installs it, with the Python packages of the tests"
    assert SERVER.exists(), "no yaml-language-server: make test installs it"
    return [str(node), str(SERVER), "--stdio"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small desk, and schemas with its names."""
    root = desk(tmp_path_factory.mktemp("desk"), CONTENT, SETTINGS)
    result = CliRunner().invoke(main, ["schema", "--desk", "-f", str(root)])
    assert result.exit_code == 0, result.output
    return root


@pytest.fixture(scope="module")
def editor(server: Sequence[str], root: Path) -> Iterator[Editor]:
    """Open an editor on the desk."""
    with running(server, root, {}) as client:
        yield Editor(client, root)


def test_every_field_of_a_briefing_is_offered_with_its_docstring(editor: Editor) -> None:
    """In an empty file the editor offers every field of a briefing, and says of each what it is for."""
    offered = editor.offered("¦")
    fields = {field.alias or name: field.description for name, field in Briefing.model_fields.items()}
    assert fields.items() <= offered.items()


def test_a_field_that_was_begun_is_completed(editor: Editor) -> None:
    """A few letters without a colon, which are no YAML yet, are enough."""
    assert "summary" in editor.offered(START + "summ¦\n" + POINTS)


def test_a_field_that_is_there_is_not_offered_again(editor: Editor) -> None:
    """What the file has already is not offered."""
    offered = editor.offered(START + "¦")
    assert "summary" in offered
    assert "title" not in offered


def test_every_block_type_is_offered(editor: Editor) -> None:
    """After a hyphen in the body each block type is offered, beside what all blocks share."""
    offered = editor.offered(START + POINTS + "body:\n  - ¦\n")
    assert {*blocks.types(), "heading", "id"} <= set(offered)
    assert set(blocks.types()) <= set(editor.offered(START + POINTS + "body:\n  - heading: What follows\n    ¦"))


@pytest.mark.parametrize(
    ("field", "words"), [("likelihood", [*Likelihood]), ("confidence", [*Confidence])], ids=["likelihood", "confidence"]
)
def test_the_scales_are_offered(editor: Editor, field: str, words: list[str]) -> None:
    """A judgement's likelihood and confidence are chosen from their scales, in a file that ends there."""
    offered = editor.offered(START + POINTS + f"body:\n  - implications:\n      - id: a\n        {field}: ¦")
    assert [word for word in offered if word != "null"] == words


@pytest.mark.parametrize(
    ("typed", "name", "meaning"),
    [
        ("authors: [¦]", "mill", "The mill desk"),
        ("authors:\n  - m¦", "mill", "The mill desk"),
        ("topics: [¦", "steel", "Steel"),
        ("topics:\n  - ¦", "scrap", ""),
        ("entities:\n  - ¦", "baogang", "Baogang Group"),
        ("body:\n  - products:\n      - name: Plate\n        maker: ¦", "baogang", "Baogang Group"),
        ("body:\n  - prose: Text.\n    sources: [¦]", "yearbook", "The yearbook"),
        ("updates:\n  - implication: ¦", "record/leverage", "Leverage grows"),
        ("translation_of: ¦", "record", "2025-01-20: A record year"),
        ("body:\n  - table:\n      data: ¦", "data/output.csv", ""),
    ],
    ids=["author", "author begun", "topic", "used topic", "entity", "maker", "source", "judgement", "briefing", "data"],
)
def test_the_names_of_the_desk_are_offered(editor: Editor, typed: str, name: str, meaning: str) -> None:
    """With `schema --desk`, what the desk has named is offered where it is meant, with what it stands for."""
    offered = editor.offered(START + POINTS + typed)
    assert name in offered
    assert offered[name] == meaning or not meaning


def test_rules_are_offered(editor: Editor) -> None:
    """Where a finding is silenced, every rule is offered, with what it finds."""
    offered = editor.offered(START + POINTS + "ignore:\n  - rule: ¦")
    rules = {name.replace("_", "-") for name in discovery.names("briefings.rules")}
    assert rules <= set(offered)
    assert offered["unused-source"]


def test_no_noise_is_offered_for_text(editor: Editor) -> None:
    """Where text is meant, the editor does not offer true and false; where yes or no is, it offers no other words."""
    assert not {"true", "false"} & set(editor.offered(START + "summary: ¦\n" + POINTS))
    assert {name.strip('"') for name in editor.offered(START + "draft: ¦\n" + POINTS)} == {"true", "false", "null"}


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("entity", "ali¦", "aliases"),
        ("edition", "cal¦", "calendar"),
        ("desk-source", "publ¦", "publisher"),
        ("desk", "name: Desk\nacc¦", "accent"),
        ("desk", "name: Desk\nauthors:\n  mill:\n    ro¦", "role"),
        ("desk", "name: Desk\npage: ¦", "Letter"),
    ],
)
def test_every_kind_of_file_is_completed(editor: Editor, kind: str, text: str, name: str) -> None:
    """Entities, editions, sources and the desk's settings are completed by their own schemas."""
    assert name in editor.offered(text, kind)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("title: A record\nda¦te: 2025-01-20\n", "When it is published."),
        (
            START + POINTS + "body:\n  - implications:\n      - id: a\n        settled¦_by: x\n",
            "What would have to be seen",
        ),
    ],
    ids=["date", "settled_by"],
)
def test_hover_shows_the_docstring(editor: Editor, text: str, shown: str) -> None:
    """Over a field the editor shows what the model says of it."""
    assert shown in editor.client.hover(editor.typed(text))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("colour: red", "Property colour is not allowed."),
        ("tlp: PURPLE", "Value is not accepted."),
        ("title: [a]", "Incorrect type."),
        ("body: [{pros: Text.}]", "Property pros is not allowed."),
        ("body: [{implications: [{id: a, implication: b, likelihood: maybe}]}]", "Value is not accepted."),
    ],
)
def test_a_mistake_is_said_while_typing(editor: Editor, typed: str, said: str) -> None:
    """An unknown field, a word off its scale and a list for a text are marked."""
    assert any(message.startswith(said) for message in editor.said(briefing(typed)))


def test_a_right_briefing_is_left_in_peace(editor: Editor) -> None:
    """Nothing is said of a right briefing; a name that the schemas do not know yet may be a new one."""
    assert editor.said(briefing("topics: [brand-new]\nentities: [also-new]\ndraft: yes\nlead: 12")) == []


def test_the_settings_for_vs_code_need_no_first_line(server: Sequence[str], root: Path) -> None:
    """With the settings that the how-to shows, files are completed by where they stand."""
    page = (ROOT / "docs" / "how-to" / "editor.md").read_text(encoding="utf-8")
    settings = json.loads(re.findall(r"^```json\n(.*?)^```", page, re.MULTILINE | re.DOTALL)[0])
    with running(server, root, settings["yaml.schemas"]) as client:
        file = client.open(root / "content" / "briefings" / "2025" / "new.yaml", START + "¦")
        assert "summary" in client.completions(file)
        assert "accent" in client.completions(client.open(root / "briefings.yaml", "name: Desk\n¦"))
