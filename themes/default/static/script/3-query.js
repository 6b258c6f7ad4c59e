// What was typed, as words to look for.
import { wordOf, wordsIn } from "./1-words.js";

const MOST = 12;

/** The same word as others spell it: mỹ and mĩ, quý and quí; Đắk and Đắc. */
function twinOf({ plain, marked }) {
  const swap = /^([hklmstv]|qu)[iy]$/.test(plain) ? "iyi" : /[aeou][ck]$/.test(plain) ? "ckc" : "";
  const other = (text) => text.replace(/.(?=[`'?~.]*$)/, (last) => swap[swap.indexOf(last) + 1]);
  return swap ? { plain: other(plain), marked: other(marked) } : undefined;
}

/** Words with what they stand for; the last one may still be being typed. */
export function queryOf(text, index) {
  const found = wordsIn(text.slice(0, 200)).slice(0, MOST);
  const ended = /[^\p{L}\p{M}\p{N}]$/u.test(text);
  const words = found.flatMap((word, n) => {
    const long = index.abbreviations[word.plain];
    if (long) return wordsIn(long).map((part) => ({ ...part, of: word.written }));
    return [{ ...word, twin: twinOf(word), open: n === found.length - 1 && !ended }];
  });
  const phrases = [...text.matchAll(/["“]([^"“”]+)["”]/g)].map((m) => wordsIn(m[1])).filter((phrase) => phrase.length > 1);
  // Without marks nobody knows: "thi" is in every text ("thì"), and in half of all names ("Thị").
  for (const word of words) {
    word.doubtful = word.plain === word.marked && index.hushed.has(word.plain) && !index.quiet.has(word.marked);
    word.hushed = word.doubtful || index.quiet.has(word.marked);
  }
  // Words that stand in every text are asked for where nothing else is.
  if (words.every((word) => word.hushed)) for (const word of words) word.hushed = false;
  return { text, words, phrases, joined: joined(words) };
}

/** "dak ha" is also asked for as "dakha", as many write it. */
function joined(words) {
  if (words.length < 2 || words.length > 5) return undefined;
  const plain = words.map((w) => w.plain).join("");
  return { ...wordOf(plain), open: false };
}

/** Whether a word of a text is one that was asked for. */
export const asksFor = (query, word) => query.words.some((w) => word.plain === w.plain || word.plain === w.twin?.plain || (w.open && w.plain.length > 1 && word.plain.startsWith(w.plain)));
