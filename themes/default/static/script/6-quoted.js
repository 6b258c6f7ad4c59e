// Words in quotes stand together. An index of words does not know where in a text they
// are, so the pages that have them all are read, the best first, and not too many.
import { strangeness, wordsIn } from "./1-words.js";
import { ask } from "./2-index.js";

const READ = 48, AT_ONCE = 6;
const BEFORE = 8, AFTER = 18;

/** What a page says of its own, each piece of text apart from the next. */
async function textOf(href) {
  const page = new DOMParser().parseFromString(await ask(href), "text/html");
  const own = page.querySelector("main > article") ?? page.querySelector("main");
  if (!own) return "";
  const pieces = [];
  const walk = page.createTreeWalker(own, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) pieces.push(walk.currentNode.data.trim());
  return pieces.filter(Boolean).join(" ");
}

/** Where words stand together in a text, marks as they were typed; -1 if nowhere. */
export function standing(phrase, words) {
  const same = (typed, word) => word !== undefined && typed.plain === word.plain && strangeness(typed, word) < 2;
  return words.findIndex((_, at) => phrase.every((typed, n) => same(typed, words[at + n])));
}

/** The stretch of a text around the first phrase, if it has them all. */
export function around(phrases, text) {
  const words = wordsIn(text);
  const places = phrases.map((phrase) => standing(phrase, words));
  if (places.includes(-1)) return undefined;
  const [first, last] = [Math.max(places[0] - BEFORE, 0), Math.min(places[0] + AFTER, words.length - 1)];
  const end = words[last].at + words[last].written.length;
  return `${first > 0 ? "… " : ""}${text.slice(words[first].at, end)}${last < words.length - 1 ? " …" : ""}`;
}

/** The documents that hold every phrase, with the stretch where each does. */
export async function holding(index, query, all) {
  const held = [], texts = new Map();
  for (let from = 0; from < Math.min(all.length, READ); from += AT_ONCE) {
    const hits = await index.hits(all.slice(from, Math.min(from + AT_ONCE, READ)));
    const found = await Promise.all(hits.map(async ({ href }) => around(query.phrases, await textOf(href))));
    hits.forEach(({ number }, n) => {
      if (found[n] === undefined) return;
      held.push(number);
      texts.set(number, found[n]);
    });
  }
  return { all: held, texts, exact: held.length, enough: true, partly: all.length > READ };
}
