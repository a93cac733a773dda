"""The search as a reader uses it, in three languages, from a plain file server and under its policy."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.desks import ENTITY, briefing, built, desk

TABLE = "body:\n  - heading: Plants\n    table: {columns: [Plant, Output], rows: [[Kunshan, 12 kt], [Linz, 7 kt]]}\n"
MANY = {
    f"content/briefings/quota-{number}.yaml": briefing(f"title: Quota {number}\ndate: 2024-02-{number + 10}\n")
    for number in range(12)
}
FILES = {
    "content/entities/baogang.yaml": ENTITY,
    "content/briefings/steel.yaml": briefing(f"topics: [steel]\nlead: Of [[baogang]] more.\n{TABLE}"),
    "content/briefings/steel-before.yaml": briefing(
        "title: A poor year\ndate: 2024-06-03\ntopics: [steel]\nlead: Plants in Kunshan stood still.\n"
    ),
    "content/briefings/magnets.yaml": briefing(
        "title: Magnets & \\<motors>\ndate: 2025-01-22\ntopics: [magnets]\nlead: Kunshan makes magnets too.\n"
    ),
    "content/briefings/stahl.yaml": briefing("lang: de\ntitle: Ein Rekordjahr\nsummary: Die Ausfuhren stiegen.\n"),
    "content/briefings/xitu.yaml": briefing(
        "lang: zh\ntitle: 稀土出口\nsummary: 中国商务部宣布对稀土实施出口管制措施。\n"
    ),
    **MANY,
}
SETTINGS = """name: Steel desk
topics: {steel: Special steel, magnets: Permanent magnets}
fonts:
  - {family: Noto Sans CJK, package: cvttf_NotoSansCJK_Regular, file: NotoSansCJKtc-Regular.otf,
     sha256: f57e46120a3dd025ac993801981849622405d1359b32093b1f046490f7885711}
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files as Python's own server does, and says nothing."""

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a site in three languages, below a folder of its server."""
    root = desk(tmp_path_factory.mktemp("searched") / "desk", FILES, SETTINGS)
    built(root, "search")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/site/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def said() -> list[str]:
    """Collect what the browser says, and what it could not load."""
    return []


@pytest.fixture
def page(browser: Browser, site: str, said: list[str]) -> Iterator[Page]:
    """Open the search."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("response", lambda response: said.append(response.url) if response.status >= 400 else None)
    opened.goto(f"{site}search/")
    expect(opened.get_by_role("status")).to_have_text("Pages to search: 16")
    yield opened
    context.close()
    assert said == []


def titles(page: Page, *wanted: str) -> None:
    """Wait until the results are those that are wanted, by title."""
    expect(page.locator(".results > li > a")).to_have_text(list(wanted))


def tab_to(page: Page, wanted: Locator) -> None:
    """Press the tabulator until something has the focus."""
    for _ in range(40):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the tabulator does not reach {wanted}")


def test_a_word_in_a_table_is_found(page: Page) -> None:
    """A word that stands in a table alone leads to its briefing, marked, with the section that holds it."""
    page.get_by_label("Words to search for").fill("Linz")
    titles(page, "A record year")
    expect(page.locator(".results mark")).to_have_text("Linz")
    page.locator(".sections a", has_text="Plants").click()
    assert page.url.endswith("/site/briefings/steel/#plants")
    expect(page.locator("h1")).to_have_text("A record year")


def test_filters_narrow(page: Page) -> None:
    """Topic, year and entity each leave fewer results, and say beforehand how many."""
    page.get_by_label("Words to search for").fill("kunshan")
    expect(page.locator(".results > li")).to_have_count(3)
    expect(page.locator("#search-topic option[value=steel]")).to_have_text("Special steel (2)")
    page.get_by_label("Topic").select_option("steel")
    expect(page.get_by_role("status")).to_have_text("Results: 2")
    expect(page.locator("#search-topic option[value=magnets]")).to_have_text("Permanent magnets (1)")
    expect(page.locator("#search-year option[value='2024']")).to_have_text("2024 (1)")
    page.get_by_label("Year").select_option("2024")
    titles(page, "A poor year")
    page.get_by_label("Year").select_option("")
    page.get_by_label("Entity").select_option("baogang")
    titles(page, "A record year")


def test_order_may_be_by_date(page: Page) -> None:
    """Across the years the newest comes first, where that is wanted."""
    page.get_by_label("Words to search for").fill("kunshan")
    page.get_by_label("Order").select_option("date")
    titles(page, "Magnets & <motors>", "A record year", "A poor year")


def test_filters_alone_list(page: Page) -> None:
    """Without a word, a filter lists all that passes it: an entity's page too, with its name."""
    page.get_by_label("Entity").select_option("baogang")
    titles(page, "A record year", "Baogang Group")


def test_german_finds_another_form(page: Page) -> None:
    """In German a singular finds the plural."""
    page.get_by_label("Language").select_option("de")
    page.get_by_label("Words to search for").fill("Ausfuhr")
    titles(page, "Ein Rekordjahr")
    expect(page.locator(".results mark")).to_have_text("Ausfuhren")
    assert page.locator(".results").get_attribute("lang") == "de"


def test_chinese_finds_a_word_inside_a_sentence(page: Page) -> None:
    """In Chinese a word is found in a sentence without spaces, which is shown without any."""
    page.get_by_label("Language").select_option("zh")
    page.get_by_label("Words to search for").fill("出口管制")
    titles(page, "稀土出口")
    expect(page.locator(".results .line")).to_contain_text("宣布对稀土实施出口管制措施")


def test_a_search_has_an_address(page: Page, site: str) -> None:
    """Words, filters and language stand in the page's address; who opens it finds the same."""
    page.get_by_label("Words to search for").fill("kunshan")
    page.get_by_label("Topic").select_option("magnets")
    titles(page, "Magnets & <motors>")
    assert page.url == f"{site}search/?q=kunshan&topic=magnets"
    page.goto(f"{site}search/?q=Ausfuhr&language=de")
    titles(page, "Ein Rekordjahr")
    expect(page.get_by_label("Language")).to_have_value("de")
    page.goto(f"{site}search/?q=kunshan&topic=nothing&order=never&other=1")
    expect(page.get_by_role("status")).to_have_text("Results: 3")


def test_the_keyboard_is_enough(page: Page) -> None:
    """A reader without a mouse comes to every field by the tabulator, filters, asks for more, and opens a result."""
    tab_to(page, page.get_by_label("Words to search for"))
    page.keyboard.type("quota")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Results: 12")
    for name in ("Language", "Topic", "Entity", "Year"):
        tab_to(page, page.get_by_label(name))
    page.keyboard.type("2024")
    expect(page.get_by_label("Year")).to_have_value("2024")
    expect(page.locator(".results > li")).to_have_count(10)
    tab_to(page, page.get_by_role("button", name="Show more"))
    page.keyboard.press("Enter")
    expect(page.locator(".results > li:nth-child(11) > a")).to_be_focused()
    expect(page.locator(".results > li")).to_have_count(12)
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/quota-*/")


@pytest.mark.parametrize("width", [360, 1280])
def test_results_are_accessible(page: Page, axe: str, width: int) -> None:
    """With results, axe-core finds no violation, and nothing is wider than the screen."""
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_label("Words to search for").fill("kunshan")
    expect(page.locator(".results > li")).to_have_count(3)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(item["id"], node["html"]) for item in found["violations"] for node in item["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_found_is_said(page: Page) -> None:
    """Where nothing is found, the count says so, and no older result stands below."""
    page.get_by_label("Words to search for").fill("kunshan")
    expect(page.locator(".results > li")).to_have_count(3)
    page.get_by_label("Words to search for").fill("zzqqxx")
    expect(page.get_by_role("status")).to_have_text("Results: 0")
    expect(page.locator(".results")).to_be_hidden()


def test_the_policy_is_in_force(page: Page) -> None:
    """The page runs its own scripts and WebAssembly, and reaches nothing else."""
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
    assert "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'" in policy
    assert "form-action 'none'" in policy


def test_a_search_without_script_says_so(browser: Browser, site: str) -> None:
    """Where scripts are off, a sentence leads to the lists, and no field is there to fill in."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}search/")
    expect(page.locator(".unscripted")).to_contain_text("Searching needs JavaScript")
    expect(page.locator("form.search")).to_be_hidden()
    context.close()


def test_a_search_that_cannot_load_says_so(browser: Browser, site: str) -> None:
    """Where a part is missing, the reader is told, and no error goes unseen."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/facets.json", lambda route: route.abort())
    page.goto(f"{site}search/")
    expect(page.get_by_role("status")).to_have_text("The search could not be loaded.")
    context.close()
