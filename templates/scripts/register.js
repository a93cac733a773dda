// Filters the register: every control narrows what is shown, and the address says which are set.
const form = document.getElementById("filters");
const entries = [...document.querySelectorAll(".judgement")];
const count = document.getElementById("filter-count");
const nothing = document.getElementById("nothing");
// Each form that a number can take in the page's language is there for one number, which is replaced.
const SAMPLES = { zero: 0, one: 1, two: 2, few: 3, many: 11, other: 100 };
const forms = new Intl.PluralRules(document.documentElement.lang);
const texts = entries.map((entry) => entry.textContent.toLocaleLowerCase());
const controls = [...form.elements].filter((control) => control.name);

function fits(entry, index) {
  return controls.every(({ name, value }) => {
    if (!value) return true;
    if (name === "words") return value.toLocaleLowerCase().split(/\s+/).every((word) => texts[index].includes(word));
    const found = entry.dataset[name];
    return name === "topic" || name === "entity" ? found.split(" ").includes(value) : found === value;
  });
}

function show() {
  const shown = entries.filter((entry, index) => !(entry.hidden = !fits(entry, index)));
  const form = forms.select(shown.length);
  count.value = count.dataset[form].replace(String(SAMPLES[form]), String(shown.length));
  nothing.hidden = shown.length > 0 || entries.length === 0;
}

function remember() {
  const set = new URLSearchParams(controls.filter((control) => control.value).map(({ name, value }) => [name, value]));
  const query = set.toString();
  history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
}

const asked = new URLSearchParams(location.search);
for (const control of controls) control.value = asked.get(control.name) ?? control.value;
form.addEventListener("input", () => (show(), remember()));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => (show(), remember())));
if (controls.some((control) => control.value)) show();
