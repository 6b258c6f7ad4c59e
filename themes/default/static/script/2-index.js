// The index on the server: what is asked for, once each, and how it is read.
import { plainOf, shelfOf } from "./1-words.js";

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = new Uint8Array(128);
[...SIGNS].forEach((sign, value) => { VALUE[sign.charCodeAt(0)] = value; });
const PATIENCE = 20000;
const asked = new Map();

/** A file's text; what failed is asked for again the next time. */
export function ask(url, options) {
  if (!asked.has(url)) {
    const answer = fetch(url, { signal: AbortSignal.timeout(PATIENCE), ...options }).then((r) => {
      if (!r.ok) throw new Error(`${r.status} ${url}`);
      return r.text();
    });
    answer.catch(() => asked.delete(url));
    asked.set(url, answer);
  }
  return asked.get(url);
}

/** Calls `each` with every document of a list (`craft/search/posting.rs`). */
export function read(list, from, each) {
  if (list[from] === "*") {
    for (let at = from + 1; at < list.length; at += 1) {
      let bits = VALUE[list.charCodeAt(at)];
      for (let n = (at - from - 1) * 6; bits; n += 1, bits >>= 1) if (bits & 1) each(n);
    }
    return;
  }
  let next = 0, gap = 0, shift = 0;
  for (let at = from; at < list.length; at += 1) {
    const value = VALUE[list.charCodeAt(at)];
    gap |= (value & 31) << shift;
    if (value & 32) { shift += 5; continue; }
    each(next + gap);
    next += gap + 1;
    gap = shift = 0;
  }
}

/** Stretches as the manifest tells them, each with the number of its first document. */
function stretches(told, first) {
  return told.split(" ").filter(Boolean).map((one) => {
    const [name, count, version] = one.split(".");
    const stretch = { name, version, first };
    first += Number(count);
    return stretch;
  });
}

/** Everything that is known of one language. */
export class Index {
  static async open(root) {
    const index = new Index();
    index.root = root;
    Object.assign(index, JSON.parse(await ask(`${root}muc-luc.json`, { cache: "no-cache" })));
    index.quiet = new Set(index.quiet);
    index.hushed = new Set([...index.quiet].map((word) => plainOf(word.replace(/[`'?~.]+$/, ""))));
    index.total = index.parts.reduce((most, part) => Math.max(most, part.first + part.count), 0);
    index.entries = index.parts.filter((p) => p.at !== "t").reduce((most, p) => Math.max(most, p.first + p.count), 0);
    index.results = [...stretches(index.results, 0), ...stretches(index.terms, index.entries)];
    index.lines = new Map();
    await Promise.all(index.parts.map(async (part) => {
      if (part.many) {
        const text = await ask(`${root}${part.at}/ke.txt?${part.v}`);
        part.shelves = new Map(text.trimEnd().split("\n").map((line) => line.split(" ")));
        return;
      }
      // A small part has one shelf of heads, which every query asks for, and one of bodies; terms have none.
      part.shelves = new Map(["d/het", "t/het", "tu"].filter((name) => name !== "t/het" || part.at !== "t").map((name) => [name, part.v]));
      index.shelf(part, "d/het").catch(() => {});
    }));
    return index;
  }

  /** The lines of a shelf: word without marks, with marks, lists. */
  async shelf(part, name) {
    const key = `${part.at}/${name}.txt?${part.shelves.get(name)}`;
    if (!this.lines.has(key)) {
      const lines = (await ask(this.root + key)).split("\n").filter(Boolean).map((line) => {
        const [marked, ...lists] = line.split("\t");
        return { marked, plain: plainOf(marked.replace(/[`'?~.]+$/, "")), lists };
      });
      this.lines.set(key, lines);
    }
    return this.lines.get(key);
  }

  /** Lines of words that are typed, or begin so, in heads (`d`) or bodies (`t`). */
  async find(word, of) {
    const own = [word, word.twin].map((one) => one && shelfOf(one.plain));
    const beginning = word.open && word.plain.length > 1;
    const found = await Promise.all(this.parts.map(async (part) => {
      const names = [...part.shelves.keys()].filter((name) => name.startsWith(`${of}/`)).filter((name) => {
        const shelf = name.slice(2);
        return !part.many || own.includes(shelf) || (beginning && shelf.startsWith(word.plain));
      });
      const shelves = await Promise.all(names.map((name) => this.shelf(part, name)));
      const typed = ({ plain }) => (plain === word.plain || (beginning && plain.startsWith(word.plain)) ? word : plain === word.twin?.plain && word.twin);
      const found = [];
      for (const line of shelves.flat()) {
        const as = typed(line);
        if (as) found.push({ ...line, first: part.first, typed: as });
      }
      return found;
    }));
    return found.flat();
  }

  /** The results of documents, in their order. */
  hits(numbers) {
    return Promise.all(numbers.map(async (number) => {
      const { name, version, first } = this.results.findLast((stretch) => stretch.first <= number);
      const at = number - first;
      const text = await ask(`${this.root}k/${name}/${Math.floor(at / this.size)}.json?${version}`);
      const [group, href, title, kind, line, place, day, summary, sample] = JSON.parse(text)[at % this.size];
      return { number, group, href, title, kind, line, place, day, summary, sample };
    }));
  }

  /** The rows of all entries, and the ways to filter. */
  async filters() {
    const files = stretches(this.rows, 0).map(({ name, version }) => ask(`${this.root}l/${name}.txt?${version}`));
    const [facets, ...texts] = await Promise.all([ask(`${this.root}loc.json?${this.facets}`), ...files]);
    const rows = texts.join("\n").split("\n").map((row) => row.split("|").map((cell) => cell === "" ? [] : cell.split(".").map(Number)));
    return { facets: JSON.parse(facets), rows };
  }
}
