"""Indexes: the same bytes each time, words of every language, and nothing of Pagefind's own interfaces."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefings.archive import unpack
from briefings.engines import record, search
from briefings.engines.search import index, runtime
from briefings.errors import EnvironmentFault
from briefings.theme import packaged

SIGNATURE = b"pagefind_dcd"


def inputs(language: str, *texts: str) -> dict[str, object]:
    """Give what an index of some pages is made from."""
    return {
        "language": language,
        "records": tuple(f"<!doctype html><html><h1>Page</h1><p>{text}</p></html>".encode() for text in texts),
        "places": [
            [f"briefings/b{number}/", f"2025-01-{number + 10}", ["steel", "ore"], ["baogang"]]
            for number in range(len(texts))
        ],
    }


def words(files: Mapping[str, bytes]) -> bytes:
    """Return the words of an index, as they stand in its files."""
    return b"".join(gzip.decompress(content) for path, content in files.items() if path.startswith("index/"))


def test_the_same_pages_give_the_same_index() -> None:
    """Pages with several topics give the same bytes again, and in another process."""
    made = index(inputs("en", "Steel rises.", "Ore falls.", "Nothing new."))
    assert index(inputs("en", "Steel rises.", "Ore falls.", "Nothing new.")) == made
    code = (
        "import hashlib; from briefings.engines.search import index; from tests.engines.test_search import inputs;"
        "print(hashlib.sha256(index(inputs('en', 'Steel rises.', 'Ore falls.', 'Nothing new.'))).hexdigest())"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == hashlib.sha256(made).hexdigest()


def test_an_index_has_only_what_is_asked_for() -> None:
    """It holds no script, no style sheet and no WebAssembly; those stand once a language, without stock interfaces."""
    made = unpack(index(inputs("en", "Steel rises.")))
    kinds = {path.partition("/")[0] if "/" in path else path.rpartition(".")[2] for path in made}
    assert kinds == {"fragment", "index", "pf_meta", "json"}
    shared = {
        path for path in unpack(runtime({"language": "de"})) if path.startswith(("pagefind.js", "wasm", "pagefind-"))
    }
    assert shared == {"pagefind.js", "wasm.de.pagefind", "pagefind-entry.json"}


def test_a_language_without_a_stemmer_has_a_runtime() -> None:
    """What searches Chinese loads the WebAssembly of no language."""
    made = unpack(runtime({"language": "zh"}))
    assert "wasm.unknown.pagefind" in made
    assert json.loads(made["pagefind-entry.json"])["languages"]["zh"]["wasm"] is None


def test_chinese_is_cut_into_words() -> None:
    """A word inside a sentence without spaces is a word of the index."""
    made = words(unpack(index(inputs("zh", "中国宣布对稀土出口管制。"))))
    assert "出口".encode() in made
    assert "中国宣布".encode() not in made


def test_words_are_stemmed_in_their_language() -> None:
    """A German plural stands in the index as its stem."""
    made = words(unpack(index(inputs("de", "Die Ausfuhren stiegen."))))
    assert b"ausfuhr" in made
    assert b"ausfuhren" not in made


def test_labels_are_not_indexed() -> None:
    """The marks of citations and the words of the interface are no text of a page."""
    made = unpack(index(inputs("en", 'Steel<span class="cite"><a>77</a></span> rises.<summary>Tabular</summary>')))
    (page,) = (gzip.decompress(content) for path, content in made.items() if path.startswith("fragment/"))
    assert json.loads(page.removeprefix(SIGNATURE))["content"] == "Page. Steel rises."


def test_pages_have_their_facets() -> None:
    """Beside an index stands what each page is filtered by, under the name that a search gives."""
    made = unpack(index(inputs("en", "Steel rises.", "Ore falls.")))
    facets = json.loads(made["facets.json"])
    names = {
        path.removeprefix("fragment/").removesuffix(".pf_fragment") for path in made if path.startswith("fragment")
    }
    assert facets["topics"] == ["ore", "steel"]
    assert [page[1:] for page in facets["pages"]] == [["2025-01-10", [1, 0], [0]], ["2025-01-11", [1, 0], [0]]]
    assert {page[0] for page in facets["pages"]} == names


def test_a_long_answer_is_read_whole() -> None:
    """An index of several megabytes comes back, though Pagefind sends it as one message."""
    texts = [" ".join(f"word{number * place % 9973}" for number in range(2000)) for place in range(1, 60)]
    assert len(index(inputs("en", *texts))) > 500_000


def test_a_program_that_ends_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Pagefind cannot be run, or ends without an answer, the machine is to blame."""
    for program in ("/nowhere/pagefind", "/bin/true"):
        monkeypatch.setattr(search, "get_executable", lambda program=program: Path(program))
        with pytest.raises(EnvironmentFault):
            index(inputs("en", "Steel rises."))


def test_a_term_and_its_value_are_two_words() -> None:
    """The record of a product keeps a specification's terms and values apart, so that both are found."""
    text = (
        "title: Barges\ndate: 2025-01-20\nhighlights:\n  - {text: Slow., basis: judgement}\n"
        "body:\n  - products:\n      - {name: Barge, specification: {draught: 1.2 m}}\n"
    )
    facts = {
        "desk": {"name": "", "language": "en", "series": "", "accent": "", "page": ""},
        "page": {"address": ""},
        "slug": "barges",
        "language": "en",
    }
    home = packaged()
    theme = {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*.j2")}
    inputs: dict[str, object] = {
        "path": "content/briefings/barges.yaml",
        "source": text.encode(),
        "facts": facts,
        "data": {},
        "charts": (),
        "places": [],
        "theme": theme,
    }
    assert b"</dt> <dd>1.2" in record.briefing(inputs)
