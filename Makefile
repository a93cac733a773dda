# From a fresh clone: `make site` builds the demonstration desk, `make test` runs all checks. Both first install
# what is missing, and say so; when nothing is, they start at once. What is installed, and where to:
#   system packages  as root or with sudo; without, one line says which to install        (.ci/packages)
#   Python packages  into .venv, in the versions of constraints.txt                       (.ci/environment)
#   npm packages     into .tools, in the versions of tests/browser/package.json           (.ci/tools)
# The tests find their tools in .tools/node_modules beside this file, and Chromium where BRIEFINGS_CHROMIUM says,
# which is set below to what .ci/chromium finds; where it is not set, they take `chromium` from PATH.

.POSIX:
.PHONY: help site test lint types unit browser bench bench-quick format gallery pictures wheel clean runtime checks tools

PYTEST = .venv/bin/python -m pytest -n 2 --dist loadgroup
COVERAGE = --cov --cov-report=term --cov-fail-under=90
WITH_CHROMIUM = BRIEFINGS_CHROMIUM="$$(.ci/chromium)"

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

site: runtime ## install what is missing and build the demonstration desk into site/
	@.venv/bin/python build.py
	@echo "The site is in site/, each PDF beside its page. To look at it, run: python3 -m http.server --directory site 8000"
	@echo "and open 127.0.0.1:8000 in a browser."

test: tools ## install what is missing and run everything: format, lint, types, all tests
	@.venv/bin/ruff format --check
	@.venv/bin/ruff check
	@.venv/bin/mypy
	@$(WITH_CHROMIUM) $(PYTEST) $(COVERAGE)

lint: checks ## look at the form and style of the code
	@.venv/bin/ruff format --check
	@.venv/bin/ruff check

types: checks ## look at the types
	@.venv/bin/mypy

unit: checks ## run the tests that need neither browser nor editor
	@$(PYTEST) --ignore=tests/browser --ignore=tests/editors

browser: tools ## run the tests in a browser
	@$(WITH_CHROMIUM) .venv/bin/python -m pytest tests/browser

format: checks ## set the code in form and mend what can be mended without a thought
	@.venv/bin/ruff format
	@.venv/bin/ruff check --fix

bench: checks ## measure this project beside its peers, on 1,000 and 10,000 briefings; results in bench/RESULTS.md
	@$(WITH_CHROMIUM) .venv/bin/python -m bench

bench-quick: checks ## measure a few ratios, and fail where one got worse by half
	@.venv/bin/python -m bench --quick

gallery: checks ## build every block type in odd places, as one PDF and one page, into site-gallery/
	@.venv/bin/python -m tests.gallery

pictures: site tools ## take the README's pictures anew
	@$(WITH_CHROMIUM) .venv/bin/python docs/pictures.py

wheel: runtime ## build the package into dist/
	@PIP_BUILD_CONSTRAINT=constraints.txt .venv/bin/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	@ls dist/*.whl

clean: ## remove what was built and what the checks left, not content, not what .briefings/ and outbox/ remember
	@find site -mindepth 1 ! -name .gitkeep -delete
	@rm -rf build dist site-gallery .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -path ./.venv -prune -o -path ./.tools -prune -o -name __pycache__ -type d -exec rm -rf {} +

runtime:
	@.ci/packages site
	@.ci/environment site

checks:
	@.ci/packages site
	@.ci/environment test

tools:
	@.ci/packages test
	@.ci/environment test
	@.ci/tools
