// Results as people see them: made of elements, never of text taken for HTML.
import { wordsIn } from "./1-words.js";
import { asksFor } from "./3-query.js";

/** An element with attributes and children; what is undefined is left out. */
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) if (value !== undefined) element.setAttribute(key, value);
  element.append(...children.flat().filter((child) => child !== undefined && child !== ""));
  return element;
}

/** A text with the words that were asked for marked. */
export function marked(text, query, index) {
  const parts = [];
  let end = 0;
  for (const word of wordsIn(text)) {
    const long = index.abbreviations[word.plain];
    const asked = asksFor(query, word) || (long !== undefined && query.words.some((w) => w.of && w.of.toLowerCase() === word.written.toLowerCase()));
    if (!asked) continue;
    parts.push(text.slice(end, word.at), make("mark", {}, word.written));
    end = word.at + word.written.length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** One result: what it is, its name, what it is about. */
export function result(hit, query, index) {
  const about = [hit.kind, hit.place, hit.day].filter((text, n) => text && !(hit.group === "people" && n === 2));
  const title = make("a", { href: hit.href }, marked(hit.title, query, index));
  const sample = hit.sample ? make("span", { class: "mark" }, ` (${index.words.sample})`) : undefined;
  return make("li", { class: "hit" },
    make("p", { class: "meta" }, marked(about.join(" · "), query, index)),
    make("p", { class: "h" }, title, sample),
    hit.line ? make("p", { class: "line" }, marked(hit.line, query, index)) : undefined,
    hit.summary ? make("p", { class: "says" }, marked(hit.summary, query, index)) : undefined);
}

/** Results under the headings of their groups; the group of the best comes first. What has
    other marks than those that were typed comes last. */
export function grouped(hits, query, index, strange = new Set()) {
  const groups = new Map();
  for (const hit of hits) {
    const group = strange.has(hit.number) ? "marks" : hit.group;
    groups.set(group, [...(groups.get(group) ?? []), hit]);
  }
  return [...groups].map(([group, of]) => make("section", { class: "block" },
    make("div", { class: "label" }, make("h2", {}, index.words[group])),
    make("ol", { class: "plain hits" }, of.map((hit) => result(hit, query, index)))));
}

/** A wording with what belongs into it. */
export const say = (wording, values = {}) => wording.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
