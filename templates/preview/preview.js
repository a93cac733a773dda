// The preview: tells what is wrong over the page, and loads the page anew when it is another one.
const script = document.querySelector("script[data-shown]");
const shell = document.querySelector("[data-beside]");
const inside = window.parent !== window;

/** Make an element with text and attributes. */
function made(name, text = "", attributes = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/** The panel of findings and the button that opens it, apart from the page's own styles. */
class Panel {
  constructor() {
    const host = made("div", "", { id: "briefings-preview", lang: "en", dir: "ltr" });
    const root = host.attachShadow({ mode: "open" });
    this.toggle = made("button", "Preview", { type: "button", "aria-expanded": "false", "aria-controls": "panel" });
    this.beside = made("a", "PDF beside", { hidden: "" });
    this.bar = made("div", "", { class: "bar" });
    this.panel = made("section", "", { id: "panel", "aria-labelledby": "title", hidden: "" });
    this.title = made("p", "", { id: "title", role: "status" });
    this.close = made("button", "Close", { type: "button", title: "Close (Escape)" });
    this.list = made("ol");
    const head = made("div", "", { class: "head" });
    head.append(this.title, this.close);
    this.panel.append(head, this.list);
    this.bar.append(this.toggle, this.beside);
    root.append(made("link", "", { rel: "stylesheet", href: "/.briefings/preview.css" }), this.panel, this.bar);
    document.body.append(host);
    this.toggle.addEventListener("click", () => this.show(this.panel.hidden));
    this.close.addEventListener("click", () => this.dismiss());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.panel.hidden) this.dismiss();
    });
  }

  /** Open or close the panel. */
  show(open) {
    const within = this.panel.contains(this.panel.getRootNode().activeElement);
    this.panel.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    if (!open && within) this.toggle.focus();
  }

  /** Close the panel until something else is wrong. */
  dismiss() {
    sessionStorage.setItem("briefings-dismissed", this.said);
    this.show(false);
  }

  /** Say what is wrong; errors open the panel, unless the reader has closed it over the same ones. */
  say({ findings, more }) {
    const said = JSON.stringify(findings);
    if (said === this.said) return;
    this.said = said;
    const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
    const counts = [["error", count("error")], ["warning", count("warning")]]
      .filter(([, number]) => number)
      .map(([noun, number]) => `${number}${more ? "+" : ""} ${noun}${number === 1 ? "" : "s"}`);
    const errors = count("error") > 0;
    this.bar.classList.toggle("wrong", errors);
    this.toggle.textContent = counts.join(", ") || "Preview";
    this.title.textContent = counts.join(", ") || "No mistakes";
    if (errors) this.title.textContent += ". The page is the last that could be made.";
    this.list.replaceChildren(...findings.map(item));
    if (more) this.list.append(made("li", `and ${more} more: briefings check says all of them`));
    this.show(errors && sessionStorage.getItem("briefings-dismissed") !== said);
  }
}

/** Return one finding as an item of the list. */
function item({ severity, rule, place, file, message, hint }) {
  const entry = made("li", "", { class: severity });
  const where = made("p", "", { class: "where" });
  where.append(
    made("span", severity, { class: "severity" }),
    made("a", place, { href: `vscode://file${file}`, title: "Open in Visual Studio Code" }),
    made("code", rule),
  );
  entry.append(where, made("p", message));
  if (hint) entry.append(made("p", hint, { class: "hint" }));
  return entry;
}

/** Listen for news of a page while the tab is seen: a browser has few connections to one server, for all its tabs. */
function listen(page, heard, lost) {
  let source = null;
  const start = () => {
    source?.close();
    source = null;
    if (document.visibilityState === "hidden") return;
    source = new EventSource(`/.briefings/events?page=${encodeURIComponent(page())}`);
    source.addEventListener("message", (event) => heard(JSON.parse(event.data)));
    source.addEventListener("error", lost);
  };
  document.addEventListener("visibilitychange", start);
  window.addEventListener("pagehide", () => source?.close());
  window.addEventListener("pageshow", (event) => event.persisted && start());
  start();
  return start;
}

/** Follow the page that this script stands on. */
function follow(panel) {
  const heard = (news) => {
    panel.bar.classList.remove("lost");
    if (news.page && news.page !== script.dataset.shown) {
      location.reload();
      return;
    }
    panel.beside.hidden = !news.report;
    panel.beside.href = "?beside";
    panel.say(news);
  };
  listen(() => decodeURIComponent(location.pathname), heard, () => panel.bar.classList.add("lost"));
}

/** Follow a page and its report, side by side. */
function followBoth(panel) {
  const [page, report] = shell.querySelectorAll("iframe");
  let shown = "";
  let printed = "";
  let restart = () => {};
  const place = () => decodeURIComponent(location.pathname);
  page.src = location.pathname;
  page.addEventListener("load", () => {
    const there = page.contentWindow.location;
    if (there.protocol === "about:" || there.pathname === location.pathname) return;
    history.replaceState(null, "", `${there.pathname}?beside`);
    shown = printed = "";
    restart();
  });
  const heard = (news) => {
    panel.bar.classList.remove("lost");
    if (shown && news.page && news.page !== shown) page.contentWindow.location.reload();
    shown = news.page || shown;
    document.title = `${page.contentDocument?.title || "Preview"} – page and PDF`;
    shell.classList.toggle("alone", !news.report);
    if (news.report && news.report_digest !== printed) {
      report.src = `${news.report}?${news.report_digest}#navpanes=0&view=FitH`;
      printed = news.report_digest;
    }
    panel.beside.hidden = false;
    panel.beside.textContent = "Page alone";
    panel.beside.href = location.pathname;
    panel.say(news);
  };
  restart = listen(place, heard, () => panel.bar.classList.add("lost"));
}

if (!inside) {
  const panel = new Panel();
  if (shell) followBoth(panel);
  else follow(panel);
}
