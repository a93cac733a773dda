// The search: an own small interface on Pagefind. Each year and language has an index of its own; those of the chosen
// language are merged here, and filtered by what stands beside them in facets.json.

const SHOWN = 10; // results at a time
const PAUSE = 200; // milliseconds without a key before a search begins
const PATIENCE = 20000; // milliseconds after which loading has failed
const FILTERS = ["topic", "entity", "year"];

const form = document.querySelector("form.search");
const count = document.querySelector(".count");
const list = document.querySelector(".results");
const more = document.querySelector(".more");
const root = new URL(form.dataset.root, document.baseURI);
const fields = form.elements;
const loaded = new Map();
let latest = 0; // the number of the last search: the answer to an earlier one is no longer wanted
let rest = [];

// Loading -----------------------------------------------------------------------------------------------------------

/** Give what searches a language, once it is there: the merged indexes, and by name what each page is filtered by. */
function load(language) {
  if (!loaded.has(language)) {
    const loading = Promise.race([open(language), failure()]);
    loading.catch(() => loaded.delete(language));
    loaded.set(language, loading);
  }
  return loaded.get(language);
}

async function open(language) {
  const option = [...fields.language.options].find((one) => one.value === language);
  const home = new URL(option.dataset.runtime, document.baseURI);
  // Each language has a script at an address of its own, as a script keeps the first stemmer that it loads.
  const { createInstance } = await import(new URL("pagefind.js", home).href);
  const engine = createInstance({ noWorker: true, basePath: home.pathname });
  await engine.init();
  const indexes = option.dataset.indexes.split(" ").map((name) => new URL(`search/${name}-${language}/`, root));
  const facets = await Promise.all(indexes.map((index) => merge(engine, index, language)));
  return { engine, pages: new Map(facets.flatMap(pagesOf)) };
}

async function merge(engine, index, language) {
  const response = await fetch(new URL("facets.json", index), { cache: "no-cache" });
  const facets = await response.json();
  if (facets.pages.length) await engine.mergeIndex(index.pathname, { language, baseUrl: root.pathname });
  return facets;
}

function pagesOf({ topics, entities, pages }) {
  return pages.map(([name, date, about, named]) => [
    name,
    { date, topic: about.map((at) => topics[at]), entity: named.map((at) => entities[at]), year: [date.slice(0, 4)] },
  ]);
}

function failure() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("slow")), PATIENCE));
}

// Searching ---------------------------------------------------------------------------------------------------------

function asked() {
  const values = Object.fromEntries(FILTERS.map((name) => [name, fields[name].value]));
  return { words: fields.q.value.trim(), language: fields.language.value, order: fields.order.value, ...values };
}

async function search() {
  const mine = ++latest;
  const request = asked();
  remember(request);
  try {
    const { engine, pages } = await load(request.language);
    const { results } = await engine.search(request.words || null);
    const there = results.filter((one) => pages.has(one.id));
    if (mine === latest) show(request, there.map(({ id, score, data }) => ({ ...pages.get(id), score, data })));
  } catch {
    if (mine === latest) count.textContent = form.dataset.failed;
  }
}

function show(request, found) {
  for (const name of FILTERS) tally(name, found.filter((one) => passes(one, request, name)));
  const wanted = found.filter((one) => passes(one, request));
  const newest = (one, other) => other.date.localeCompare(one.date);
  wanted.sort(request.words && !request.order ? (one, other) => other.score - one.score || newest(one, other) : newest);
  const idle = !request.words && FILTERS.every((name) => !request[name]);
  const number = wanted.length.toLocaleString(document.documentElement.lang);
  count.textContent = (idle ? form.dataset.idle : form.dataset.found).replace("{number}", number);
  rest = idle ? [] : wanted;
  list.lang = request.language;
  list.replaceChildren();
  showMore();
}

/** Tell whether a page passes the filters, but for one that is passed over. */
function passes(page, request, but) {
  return FILTERS.every((name) => name === but || !request[name] || page[name].includes(request[name]));
}

/** Say at each value of a filter how many results it would leave. */
function tally(name, found) {
  for (const option of fields[name].options) {
    if (!option.value) continue;
    option.dataset.title ??= option.textContent;
    const number = found.filter((one) => one[name].includes(option.value)).length;
    option.textContent = `${option.dataset.title} (${number})`;
    option.hidden = option.disabled = !number && !option.selected;
  }
}

async function showMore() {
  const mine = latest;
  const next = rest.slice(0, SHOWN);
  rest = rest.slice(SHOWN);
  const shown = await Promise.all(next.map(async (one) => item(await one.data(), one.date)));
  if (mine !== latest) return null;
  list.append(...shown);
  list.hidden = !list.children.length;
  more.hidden = !rest.length;
  return shown[0];
}

// Results -----------------------------------------------------------------------------------------------------------

function item({ url, meta, excerpt, content, sub_results: parts }, date) {
  const line = element("li", link(url, meta.title), element("div", about(url, date)));
  line.lastChild.className = "dateline";
  line.append(element("div", ...marked(excerpt, content)));
  line.lastChild.className = "line";
  const sections = parts.filter((part) => part.url.includes("#") && part.excerpt.includes("<mark>")).slice(0, 3);
  if (fields.q.value.trim() && sections.length) {
    line.append(element("ul", ...sections.map((part) => element("li", link(part.url, part.title)))));
    line.lastChild.className = "sections";
  }
  return line;
}

function about(url, date) {
  const kind = url.slice(root.pathname.length).split("/")[0];
  if (kind === "entities") return form.dataset.entity;
  const language = document.documentElement.lang;
  const parts = kind === "editions" ? [form.dataset.edition] : [];
  if (date) {
    const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
    const time = element("time", format.format(new Date(date)));
    time.dateTime = date;
    parts.push(...(parts.length ? [", ", time] : [time]));
  }
  const line = element("span", ...parts);
  line.lang = language;
  return line;
}

/** Give an excerpt as nodes: words that were searched for in mark elements, everything else as text. */
function marked(excerpt, content) {
  const tidy = excerpt.replace(/<mark>(.*?)([^\p{L}\p{N};]*)<\/mark>/gsu, "<mark>$1</mark>$2"); // signs after a word
  const parts = tidy.split(/<\/?mark>/).map(plain);
  const nodes = parts.map((part, place) => (place % 2 ? element("mark", part) : part));
  const [whole, shown] = [plain(content), parts.join("")];
  return [whole.startsWith(shown) ? "" : "… ", ...nodes, whole.endsWith(shown) ? "" : " …"];
}

/** Give the text of a part of an excerpt, without the marks between the words of a language that has no spaces. */
function plain(part) {
  return part.replace(/\u200b/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function link(address, words) {
  const made = element("a", words);
  made.href = address;
  return made;
}

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

// The page's address ------------------------------------------------------------------------------------------------

function remember({ words, language, ...others }) {
  const first = fields.language.options[0].value;
  const values = { q: words, language: language === first ? "" : language, ...others };
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

function recall() {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = fields[name];
    if (field?.options ? [...field.options].some((option) => option.value === value) : name === "q") field.value = value;
  }
}

let waiting;
form.addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(search, event.target === fields.q ? PAUSE : 0);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
});
more.addEventListener("click", async () => {
  (await showMore())?.querySelector("a").focus();
});
recall();
search();
