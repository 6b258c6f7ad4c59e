// One word in the two forms that search compares, as `craft/search/word.rs` makes them:
// without any mark ("dak"), and with its marks written in one way ("đăk'").
const TONES = { "\u0300": "`", "\u0301": "'", "\u0309": "?", "\u0303": "~", "\u0323": "." };
const LETTERS = { đ: "d", ð: "d", ƀ: "b", ø: "o", ł: "l", ß: "ss", æ: "ae", œ: "oe" };
const W = "[0-9A-Za-z\\u00C0-\\u1FFF\\u3040-\\uD7FF]";
// An apostrophe inside a word (H'Drai), a point or a comma inside a number (4.500).
const WORD = new RegExp(`${W}+(?:(?:(?<=[0-9])[.,](?=[0-9])|(?<![0-9])['’](?=${W})(?![0-9]))${W}+)*`, "g");
// How words begin: the shelf of an index (`craft/search/shelf.rs`).
const SHELF = /^(?:(ngh|ng|nh|ch|gh|kh|ph|th|tr|qu|[bcdfghj-np-tvwxz])?[aeiouy]?)/;

export const plainOf = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\p{M}/gu, "").replace(/[đðƀøłßæœ]/g, (c) => LETTERS[c]);

export function wordOf(written) {
  let tone = "";
  const letters = written.toLowerCase().normalize("NFD").replace(/['’ʼ.,]/g, "").replace(/[\u0300\u0301\u0309\u0303\u0323]/g, (mark) => {
    tone += TONES[mark];
    return "";
  });
  return { plain: plainOf(letters), marked: letters.normalize("NFC") + tone };
}

/** The words of a text, each with where it stands. */
export const wordsIn = (text) => [...text.matchAll(WORD)].map((m) => ({ at: m.index, written: m[0], ...wordOf(m[0]) })).filter((w) => w.plain);

export function shelfOf(plain) {
  if (/^[0-9]/.test(plain)) return "0";
  return SHELF.exec(plain)[0] || "_";
}

/** 0: no mark speaks against it; 1: the word has marks besides those typed; 2: other marks. */
export function strangeness(typed, word) {
  if (typed.plain === typed.marked || typed.marked === word.marked) return 0;
  const [mine, its] = [typed, word].map((w) => /^(.*?)([`'?~.]*)$/s.exec(w.marked).slice(1));
  const whole = typed.plain.length === word.plain.length;
  const same = [...mine[0]].every((letter, n) => letter === its[0][n] || letter === plainOf(its[0][n] ?? ""));
  return same && (mine[1] === "" || (whole && mine[1] === its[1])) ? 1 : 2;
}
