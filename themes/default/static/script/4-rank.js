// Which documents answer a query, the best first. Whole numbers only, and no clock:
// the same index and query give the same order everywhere.
import { strangeness } from "./1-words.js";
import { read } from "./2-index.js";

const NAME = 60, HEADLINE = 50, CALLED = 6;
const WEIGHTS = { 1: 24, 2: 20, 3: 14, 4: 10, 5: 5, 6: 4 };
const BESIDE = 16, WHOLE = 44, BEGUN = 2;
const FEW = 8;

/** What is known of one word in every document. */
function column(word, lines, total) {
  const best = new Int32Array(total), places = new Uint16Array(total), first = new Uint8Array(total);
  for (const line of lines) {
    const strange = strangeness(line.typed, line);
    const part = line.plain === word.plain ? 4 : 3;
    for (const list of line.lists) {
      const sign = list.charCodeAt(0);
      if (sign === 48) { read(list, 1, (n) => { first[line.first + n] = 1; }); continue; }
      const place = sign > 96 ? sign - 97 : sign > 64 ? sign - 65 : -1;
      const weight = place < 0 ? WEIGHTS[list[0]] : (sign > 96 ? HEADLINE : NAME + (place === 0 ? CALLED : 0));
      const value = (2 - strange) * 1024 + weight * part;
      read(list, 1, (n) => {
        const at = line.first + n;
        if (value > best[at]) best[at] = value;
        if (place >= 0 && strange < 2) places[at] |= 1 << place;
      });
    }
  }
  return { best, places, first };
}

/** Adds what bodies say to what heads say. */
const together = (one, other) => ({ ...one, best: one.best.map((value, n) => Math.max(value, other.best[n])) });

export class Ranking {
  constructor(index, query) {
    Object.assign(this, { index, query, columns: [], joined: undefined });
  }

  /** Looks in heads; with `bodies`, in bodies too. */
  async look(bodies) {
    const { index, query } = this;
    const lines = await Promise.all(query.words.map((word) => index.find(word, bodies ? "t" : "d")));
    const columns = query.words.map((word, n) => column(word, lines[n], index.total));
    this.columns = bodies ? this.columns.map((head, n) => together(head, columns[n])) : columns;
    this.missing = query.words.filter((word, n) => !this.columns[n].best.some(Boolean));
    // Where heads have every word, a doubtful one was meant.
    const meant = query.words.flatMap((word, n) => (word.hushed && !word.doubtful ? [] : [this.columns[n].best]));
    if (!bodies) this.strictly = meant.length > 0 && meant[0].some((_, at) => meant.every((best) => best[at] > 0));
    if (!bodies && query.joined) this.joined = column(query.joined, (await index.find(query.joined, "d")).filter((l) => l.plain === query.joined.plain), index.total);
    return this;
  }

  /** Documents that have every word; else, loosely, those that have the most. */
  ranked() {
    const { columns, query, index } = this;
    const needed = query.words.map((word) => (word.hushed && !(word.doubtful && this.strictly) ? 0 : 1));
    const need = needed.reduce((sum, n) => sum + n, 0);
    const found = [];
    for (let at = 0; at < index.total; at += 1) {
      let has = 0, strange = 0, score = 0;
      for (let n = 0; n < columns.length; n += 1) {
        const value = columns[n].best[at];
        if (value === 0) continue;
        has += needed[n];
        if (needed[n]) strange += 2 - (value >> 10);
        score += value & 1023;
        if (n > 0 && (columns[n - 1].places[at] >> 1) & columns[n].places[at]) score += BESIDE * 4;
      }
      if (this.joined?.first[at]) { has = need; strange = 0; score += (HEADLINE * columns.length + WHOLE) * 4; }
      if (has === 0) continue;
      if (columns.length && columns[0].first[at]) score += this.whole(at) ? WHOLE * 4 : columns.length > 1 ? BEGUN * 4 : 0;
      found.push({ at, has, strange, score });
    }
    const most = found.reduce((n, one) => Math.max(n, one.has), 0);
    const kept = found.filter((one) => one.has === need || (most < need && one.has === most));
    kept.sort((a, b) => a.strange - b.strange || b.score - a.score || b.at - a.at);
    const exact = kept.filter((one) => one.strange === 0).length;
    return { all: kept.map((one) => one.at), loose: most < need, exact, enough: exact >= FEW, top: kept[0]?.score ?? 0 };
  }

  /** Whether the query is the whole name: its first word, each next beside it, its last. */
  whole(at) {
    const { columns } = this;
    return columns.every(({ places }, n) => places[at] & (1 << (columns.length - 1 - n)));
  }
}
