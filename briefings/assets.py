"""What every page loads, and how a page is planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefings import addresses
from briefings.artifacts import Artifact, Input
from briefings.faces import FACES
from briefings.heads import Heads, heads
from briefings.keeping import kept
from briefings.planning import Site
from briefings.views.facts import PagedFacts, PageFacts

__all__ = ["ASSETS", "Assets", "icon", "page", "shown_page", "site_assets"]

FIRST_FACES = ("source-serif-pro-regular", "source-sans-pro-regular", "source-sans-pro-semibold")
ASSETS = "assets/"
SCRIPTS = "scripts/"


@dataclass(frozen=True)
class Assets:
    """What pages load, each file named with a part of its key, so that browsers can keep it for good.

    Attributes:
        style: the style sheet of every page.
        lists: the style sheet that pages of lists load on top.
        icon: the picture beside a page's title.
        faces: the fonts, by the face's name.
        scripts: the theme's scripts, by name; a page loads those that it names.
        heads: what pages tell machines.
    """

    style: Artifact
    lists: Artifact
    icon: Artifact
    faces: Mapping[str, Artifact]
    scripts: Mapping[str, Artifact]
    heads: Heads

    def artifacts(self) -> Iterator[Artifact]:
        """Yield every file."""
        yield from self.faces.values()
        yield self.style
        yield self.lists
        yield self.icon
        yield from self.scripts.values()

    def list_page(self, address: str, *scripts: str) -> PageFacts:
        """Return where a page of lists stands and what it loads, the named scripts among it."""
        return self.page(address, *scripts).model_copy(update={"styles": (self.style.path, self.lists.path)})

    def page(self, address: str, *scripts: str) -> PageFacts:
        """Return where a page stands and what it loads, the named scripts among it."""
        return PageFacts(
            address=address,
            styles=(self.style.path,),
            icon=self.icon.path,
            fonts=tuple(self.faces[name].path for name in FIRST_FACES),
            scripts=tuple(self.scripts[name].path for name in scripts),
            head=self.heads.of(address),
        )


@kept
def site_assets(site: Site) -> Assets:
    """Plan the fonts, the style sheet, the icon and the scripts."""
    accent = site.catalog.desk.accent
    faces = {face.name: _font(site, face.name) for face in FACES}
    addresses_of_faces = {name: face.path.removeprefix(ASSETS) for name, face in faces.items()}
    inputs: dict[str, Input] = {"styles": site.styles("screen"), "accent": accent, "faces": addresses_of_faces}
    style = Artifact("", "briefings.engines.style:screen", inputs, site.versions.page)
    lists = Artifact("", "briefings.engines.style:sheet", {"styles": site.styles("lists")}, site.versions.page)
    kept = (_kept("screen.css", style), _kept("lists.css", lists), icon(site))
    return Assets(*kept, faces, dict(_scripts(site)), heads(site))


def icon(site: Site) -> Artifact:
    """Plan the picture beside a page's title."""
    accent = site.catalog.desk.accent
    return _kept("icon.svg", Artifact("", "briefings.engines.style:icon", {"accent": accent}, site.versions.page))


def page(site: Site, maker: str, address: str, inputs: Mapping[str, Input]) -> Artifact:
    """Plan a page.

    Args:
        site: what is to be published.
        maker: the function of `briefings.engines.page` that makes it.
        address: where it stands, from the site's root.
        inputs: what it shows.
    """
    path, theme = addresses.page_file(address), site.templates()
    return Artifact(path, f"briefings.engines.page:{maker}", {**inputs, "theme": theme}, site.versions.page)


def shown_page(site: Site, view: str, template: str, facts: PagedFacts) -> Artifact:
    """Plan a page that shows facts alone.

    Args:
        site: what is to be published.
        view: the dotted name of the function that makes the view from the facts.
        template: the name of the template that shows the view.
        facts: what the page shows; they say where it stands.
    """
    inputs: dict[str, Input] = {"facts": facts.packed(), "view": view, "template": template}
    return page(site, "shown", facts.page.address, inputs)


def _font(site: Site, name: str) -> Artifact:
    """Plan a font."""
    made = Artifact("", "briefings.engines.font:woff2", {"face": name}, site.versions.font, heavy=True)
    return _kept(f"{name}.woff2", made)


def _scripts(site: Site) -> Iterator[tuple[str, Artifact]]:
    """Plan the theme's scripts, by name without suffix."""
    for path, file in site.theme.files:
        if path.startswith(SCRIPTS) and path.endswith(".js"):
            name = path.removeprefix(SCRIPTS)
            yield name.removesuffix(".js"), _kept(name, Artifact("", "briefings.engines.copy:verbatim", {"file": file}))


def _kept(name: str, artifact: Artifact) -> Artifact:
    """Name an artifact with a part of its key."""
    stem, _, suffix = name.rpartition(".")
    return replace(artifact, path=f"{ASSETS}{stem}.{artifact.key[:12]}.{suffix}")
