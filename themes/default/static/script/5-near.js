// One wrong letter: the nearest words that there are.
import { plainOf } from "./1-words.js";
import { ask } from "./2-index.js";

const CANDIDATES = 3, TRIES = 9, LONGEST = 7;

/** How many letters differ, neighbours that changed places counted once; `most` + 1 if more. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older, old, row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    [older, old, row] = [old, row, [i]];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
  }
  return row[b.length];
}

/** All words of an index without marks, with how often they stand in it. */
async function known(index) {
  const counts = new Map();
  const texts = await Promise.all(index.parts.map((part) => ask(`${index.root}${part.at}/tu.txt?${part.shelves.get("tu")}`)));
  for (const line of texts.join("").split("\n").filter(Boolean)) {
    const [marked, count] = line.split(" ");
    const plain = plainOf(marked.replace(/[`'?~.]+$/, ""));
    counts.set(plain, (counts.get(plain) ?? 0) + Number(count));
  }
  return counts;
}

function nearest(word, counts) {
  if (word.plain.length < 3 || /^[0-9]/.test(word.plain)) return [];
  const most = word.plain.length > 6 ? 2 : 1;
  // A letter that was held too long is the likeliest slip.
  const once = (text) => text.replace(/(.)\1+/g, "$1");
  const near = [...counts].map(([plain, count]) => ({ plain, count, away: distance(word.plain, plain, most) - (once(word.plain) === once(plain) ? 0.5 : 0) }));
  const fit = near.filter(({ away, plain }) => away > 0 && away <= most && plain.length > 1);
  fit.sort((a, b) => a.away - b.away || b.count - a.count || (a.plain < b.plain ? -1 : 1));
  return fit.slice(0, CANDIDATES).map(({ plain, away }) => ({ ...word, away, plain, marked: plain, twin: undefined, open: false, hushed: false }));
}

/** The known words that one was run together of ("nguyenthihanh"), the fewest. */
function parted(word, counts) {
  const { plain } = word, ways = [[]];
  for (let end = 1; end <= plain.length; end += 1) {
    for (let from = Math.max(0, end - LONGEST); from < end; from += 1) {
      const part = plain.slice(from, end);
      if (ways[from] && counts.has(part) && !(ways[end]?.length <= ways[from].length + 1)) ways[end] = [...ways[from], part];
    }
  }
  const parts = ways[plain.length] ?? [];
  return parts.length > 1 && parts.length <= plain.length / 2 ? parts.map((part) => ({ ...word, plain: part, marked: part, twin: undefined, open: false, hushed: false })) : [];
}

/** Queries that differ by one word from the one that found nothing, the likeliest first. */
export async function corrections(index, query, missing) {
  const counts = await known(index);
  const swaps = (words, n) => nearest(words[n], counts).map((word) => words.map((own, m) => (m === n ? word : own)));
  const whole = query.words.flatMap((word) => (missing.includes(word) ? parted(word, counts) : [word]));
  let all = [query.words];
  if (missing.length > 0) {
    query.words.forEach((word, n) => { if (missing.includes(word)) all = all.flatMap((words) => { const other = swaps(words, n); return other.length ? other : [words]; }); });
  } else {
    all = query.words.flatMap((_, n) => swaps(query.words, n));
  }
  if (whole.length > query.words.length) all.unshift(whole);
  const changed = all.filter((words) => words !== query.words).slice(0, TRIES);
  return changed.map((words) => ({ ...query, words, away: words.reduce((sum, word) => sum + (word.away ?? 0), 0), phrases: [], joined: undefined, text: words.map((w) => w.of ?? w.plain).filter((w, n, of) => w !== of[n - 1]).join(" ") }));
}
