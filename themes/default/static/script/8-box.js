// The box in every page's head: the first results below it while somebody types.
import { Index } from "./2-index.js";
import { search } from "./6-search.js";
import { make, marked, say } from "./7-show.js";

const SHOWN = 6, PAUSE = 40;

export class Box {
  constructor(form) {
    this.form = form;
    this.at = -1;
    this.input = form.querySelector("input");
    this.status = make("p", { class: "unseen", role: "status" });
    this.list = make("div", { class: "offer", role: "listbox", id: "goi-y", hidden: "" });
    form.append(this.status, this.list);
    for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "goi-y", "aria-autocomplete": "list" })) this.input.setAttribute(key, value);
    this.input.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.answer(), PAUSE); });
    this.input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) this.close(); });
    if (this.input.value) this.answer();
    else this.open().catch(() => {});
  }

  open() {
    this.index ??= Index.open(this.form.dataset.index).catch((fault) => { this.index = undefined; throw fault; });
    return this.index;
  }

  async answer() {
    const typed = this.input.value.trim();
    const turn = this.turn = {};
    if (!typed) return this.close();
    try {
      const index = await this.open();
      this.list.setAttribute("aria-label", index.words.suggestions);
      let shown = false;
      for await (const answer of search(index, this.input.value)) {
        const hits = await index.hits(answer.all.slice(0, SHOWN));
        if (turn !== this.turn) return undefined;
        this.show(hits, answer, index);
        shown = true;
        if (answer.enough) break;
      }
      if (!shown) this.close();
    } catch {
      // The page for finding tells what failed; Enter leads there.
      if (turn === this.turn) this.close();
    }
    return undefined;
  }

  show(hits, answer, index) {
    const option = (n, href, ...says) => make("a", { role: "option", id: `goi-y-${n}`, "aria-selected": "false", tabindex: "-1", href }, ...says);
    const about = (hit) => make("span", { class: "meta" }, ` ${[hit.line || hit.kind, hit.place].filter(Boolean).join(" · ")}`);
    const options = hits.map((hit, n) => option(n, hit.href, marked(hit.title, answer.query, index), about(hit)));
    if (answer.all.length > hits.length) {
      const all = `${this.form.getAttribute("action")}?q=${encodeURIComponent(this.input.value.trim())}`;
      options.push(option(hits.length, all, say(index.words.see_all, { n: answer.all.length })));
    }
    // A better answer leaves whoever has chosen where they are.
    const chosen = this.list.children[this.at]?.href;
    this.list.replaceChildren(...options);
    this.choose(options.findIndex((option) => option.href === chosen));
    this.expand(options.length > 0);
    this.status.textContent = hits.length ? say(answer.all.length === 1 ? index.words.one : index.words.count, { n: answer.all.length }) : say(index.words.none, { q: this.input.value.trim() });
  }

  expand(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  /** Marks one option as the one that Enter opens; -1 is the box itself. */
  choose(at) {
    this.at = at;
    [...this.list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    const option = this.list.children[at];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.turn = {};
    this.expand(false);
    this.choose(-1);
  }

  key(event) {
    const options = [...this.list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (step && options.length > 0) {
      event.preventDefault();
      this.expand(true);
      // From the last one on there is the box itself, then the first.
      this.choose(((this.at + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else if (event.key === "Enter" && this.at >= 0 && !this.list.hidden) {
      event.preventDefault();
      location.assign(options[this.at].href);
    }
  }
}
