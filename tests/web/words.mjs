// The script of search, asked about every syllable of Vietnamese and every text of the
// table, says what the program says. `cargo test --test search` runs this.
import { readFileSync } from "node:fs";
import path from "node:path";
import { shelfOf, strangeness, wordOf, wordsIn } from "../../themes/default/static/script/1-words.js";

const data = (name) => readFileSync(path.join(import.meta.dirname, "../data/search", name), "utf8");
const wrong = [];
let count = 0;

for (const line of data("syllables.txt").trimEnd().split("\n")) {
  const [plain, shelf, ...all] = line.split(" ");
  if (shelfOf(plain) !== shelf) wrong.push(`${plain}: shelf ${shelfOf(plain)} instead of ${shelf}`);
  for (const pair of all) {
    const [written, marked] = pair.split(":");
    for (const form of [written, written.normalize("NFD"), written.toUpperCase()]) {
      const word = wordOf(form);
      count += 1;
      if (word.plain !== plain || word.marked !== marked) wrong.push(`${form}: ${word.plain}:${word.marked} instead of ${plain}:${marked}`);
    }
    if (strangeness(wordOf(written), wordOf(written)) !== 0 || strangeness(wordOf(plain), wordOf(written)) !== 0) wrong.push(`${written} is strange to itself`);
  }
}

// The table is simple YAML: `- {text: "...", words: "..."}`, both as JSON strings.
for (const [, text, words] of data("words.yaml").matchAll(/^- \{text: ("(?:[^"\\]|\\.)*"), words: ("(?:[^"\\]|\\.)*")\}$/gm)) {
  const said = wordsIn(JSON.parse(text)).map((w) => (w.plain === w.marked ? w.plain : `${w.plain}:${w.marked}`)).join(" ");
  count += 1;
  if (said !== JSON.parse(words)) wrong.push(`${text}: ${said} instead of ${JSON.parse(words)}`);
}

console.log(wrong.length ? wrong.slice(0, 40).join("\n") : `${count} words`);
process.exit(wrong.length || count < 30000 ? 1 : 0);
