// The page for finding: all results, with ways to filter them, at an address that can be shared.
import { Index } from "./2-index.js";
import { search } from "./6-search.js";
import { grouped, make, say } from "./7-show.js";
import { Box } from "./8-box.js";

const EARLY = 2, STEP = 10, TYPING = 100, SLOW = 3000;

export class Page {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input");
    this.status = document.getElementById("tim-thay");
    this.place = document.getElementById("ket-qua");
    this.filters = document.getElementById("loc");
    this.fields = this.filters.querySelector("div");
    // What filters need is fetched for who opens them.
    this.filters.addEventListener("toggle", () => { if (this.filters.open && this.fields.children.length === 0) this.answer(); });
    this.input.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.typed(), TYPING); });
    form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(this.timer); this.typed(); });
    addEventListener("popstate", () => { this.read(); this.answer(); });
    // Somebody may have typed while the script was on its way.
    if (this.input.value.trim()) this.typed();
    else {
      this.read();
      this.answer();
    }
  }

  /** The address says what is looked for. */
  read() {
    this.input.value = new URLSearchParams(location.search).get("q") ?? "";
  }

  open() {
    this.index ??= Index.open(this.form.dataset.index).catch((fault) => { this.index = undefined; throw fault; });
    return this.index;
  }

  /** What was typed becomes the address; the filters stay. */
  typed() {
    const address = new URL(location.href);
    const typed = this.input.value.trim();
    if (typed) address.searchParams.set("q", typed);
    else address.search = "";
    history.replaceState(null, "", address);
    return this.answer();
  }

  async answer() {
    const turn = this.turn = {};
    const typed = this.input.value.trim();
    if (!typed) {
      this.place.replaceChildren();
      this.fields.replaceChildren();
      this.filters.hidden = true;
      this.status.textContent = "";
      return;
    }
    this.place.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => { if (turn === this.turn) this.status.textContent = this.form.dataset.slow; }, SLOW);
    try {
      const index = await this.open();
      for await (const answer of search(index, this.input.value)) {
        if (turn !== this.turn) return;
        await this.show(answer, index, turn);
      }
    } catch {
      if (turn === this.turn) this.failed();
    } finally {
      clearTimeout(slow);
      if (turn === this.turn) this.place.removeAttribute("aria-busy");
    }
  }

  /** What could not be fetched is said, with the way to try again; A to Z stands below. */
  failed() {
    this.status.textContent = this.form.dataset.failed;
    const again = make("button", { type: "button" }, this.form.dataset.again);
    again.addEventListener("click", () => this.answer());
    this.place.replaceChildren(make("p", {}, again));
  }

  async show(answer, index, turn) {
    const chosen = new URLSearchParams(location.search);
    if ([...chosen.keys()].some((key) => key !== "q")) this.filters.open = true;
    const table = this.filters.open ? await index.filters() : undefined;
    if (turn !== this.turn) return;
    this.filters.hidden = answer.all.length < 2 && !this.filters.open;
    const kept = table ? this.filter(answer.all, table, chosen, index) : answer.all;
    await this.list(kept, STEP, { answer, index, turn });
  }

  async list(kept, count, { answer, index, turn }) {
    const words = index.words;
    const drawn = async (most) => {
      const found = await index.hits(kept.slice(0, most));
      const hits = found.map((hit) => ({ ...hit, summary: answer.texts?.get(hit.number) ?? hit.summary }));
      return grouped(hits, answer.query, index, new Set(answer.all.slice(answer.exact)));
    };
    // Who sees nothing yet need not wait for the last of the first.
    if (kept.length > EARLY && !this.place.querySelector(".hit")) {
      const early = await drawn(EARLY);
      if (turn !== this.turn) return;
      this.place.replaceChildren(...early);
    }
    const parts = await drawn(count);
    if (turn !== this.turn) return;
    if (kept.length > count) {
      const more = make("button", { type: "button" }, say(words.more, { n: Math.min(STEP, kept.length - count) }));
      more.addEventListener("click", async () => {
        await this.list(kept, count + STEP, { answer, index, turn });
        this.place.querySelectorAll(".hit a")[count]?.focus();
      });
      parts.push(make("p", { class: "block" }, more));
    }
    this.place.replaceChildren(...parts);
    this.status.textContent = this.said(kept, answer, index);
    if (answer.done && kept.length === 0) await this.elsewhere(index, turn);
  }

  said(kept, answer, { words }) {
    const q = this.input.value.trim();
    if (kept.length === 0) return answer.done ? say(words.none, { q }) : "";
    const counted = kept.length === 1 ? words.one : words.count;
    const count = say(answer.partly ? words.at_least : counted, { n: kept.length });
    if (answer.corrected) return `${say(words.corrected, { q, nearest: answer.corrected })} ${count}`;
    return answer.loose ? `${say(words.loose, { q })} ${count}` : count;
  }

  /** In another language there may be no version, and yet an original. */
  async elsewhere(index, turn) {
    if (!index.original) return;
    const other = await Index.open(index.original);
    for await (const answer of search(other, this.input.value)) {
      if (!answer.done || answer.loose || answer.all.length === 0) continue;
      const hits = await other.hits(answer.all.slice(0, STEP));
      if (turn !== this.turn) return;
      const list = grouped(hits, answer.query, { ...other, words: index.words });
      this.place.replaceChildren(make("p", { class: "meta" }, index.words.other), ...list);
    }
  }

  /** Keeps what the chosen filters let through, and draws these with their counts. */
  filter(all, { facets, rows }, chosen, index) {
    const of = (at, n) => (at < index.entries ? rows[at][n] : []);
    const above = (choices, value) => { const up = [value]; for (let v = choices[value]?.[2] ?? -1; v >= 0 && up.length < 16; v = choices[v][2]) up.push(v); return up; };
    const values = facets.map((facet, n) => (at) => (facet.choices.length ? [...new Set(of(at, n).flatMap((v) => above(facet.choices, v)))] : of(at, n)));
    const number = (facet, id) => (facet.choices.length ? facet.choices.findIndex((choice) => choice[0] === id) : Number(id));
    const wanted = facets.map((facet) => (chosen.has(facet.key) ? number(facet, chosen.get(facet.key)) : undefined));
    const passes = (at, but) => wanted.every((value, n) => n === but || value === undefined || values[n](at).includes(value));
    const fields = facets.map((facet, n) => {
      const counts = new Map();
      for (const at of all) if (passes(at, n)) for (const value of values[n](at)) counts.set(value, (counts.get(value) ?? 0) + 1);
      return this.field(facet, counts, wanted[n], index);
    });
    this.fields.replaceChildren(...fields.filter(Boolean));
    return all.filter((at) => passes(at, -1));
  }

  field(facet, counts, wanted, index) {
    if (counts.size < 2 && wanted === undefined) return undefined;
    const known = facet.choices.length ? facet.choices.map(([id, name], n) => [id, name, n]) : [...counts.keys()].sort((a, b) => b - a).map((year) => [String(year), String(year), year]);
    const options = known.filter(([, , n]) => counts.has(n) || n === wanted).map(([id, name, n]) => {
      const option = make("option", { value: id }, `${name} (${counts.get(n) ?? 0})`);
      option.selected = n === wanted;
      return option;
    });
    const select = make("select", { id: `loc-${facet.key}` }, make("option", { value: "" }, index.words.all), options);
    select.addEventListener("change", async () => {
      const address = new URL(location.href);
      if (select.value) address.searchParams.set(facet.key, select.value);
      else address.searchParams.delete(facet.key);
      history.replaceState(null, "", address);
      await this.answer();
      document.getElementById(select.id)?.focus();
    });
    return make("div", {}, make("label", { for: select.id }, facet.label), select);
  }
}

for (const form of document.querySelectorAll("form[data-script]")) {
  if (form.hasAttribute("data-page")) new Page(form);
  else new Box(form);
}
