// The script of search without a browser: it asks files of a folder, and says what it finds.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { load } from "cheerio";
import { Index } from "../../themes/default/static/script/2-index.js";
import { search } from "../../themes/default/static/script/6-search.js";

const FIRST = 5;
const folders = new Map();

// Addresses of a folder begin with its name.
globalThis.fetch = async (url) => {
  const [, name, inside] = /^\/([^/]*)\/(.*)$/.exec(decodeURIComponent(url.split("?")[0]));
  const file = path.join(folders.get(name) ?? folders.get(""), folders.has(name) ? inside : `${name}/${inside}`);
  const found = existsSync(file.endsWith("/") ? `${file}index.html` : file);
  return { ok: found, status: found ? 200 : 404, text: async () => readFileSync(file.endsWith("/") ? `${file}index.html` : file, "utf8") };
};

// As much of a page as is read for words in quotes.
globalThis.NodeFilter = { SHOW_TEXT: 4 };
globalThis.DOMParser = class {
  parseFromString(html) {
    const $ = load(html);
    const texts = (node) => (node.type === "text" ? [node] : (node.children ?? []).flatMap(texts));
    return {
      querySelector: (selector) => $(selector)[0],
      createTreeWalker: (node) => {
        const all = texts(node);
        return { nextNode: () => all.shift() && true, get currentNode() { return all[0] ?? { data: "" }; } };
      },
    };
  }
};

/** What is found on a built site: the titles of the first results, and how many there are. */
export async function finder(name, folder) {
  folders.set(name, folder);
  const index = await Index.open(name ? `/${name}/tim-kiem/chi-muc/` : "/tim-kiem/chi-muc/");
  return async (text) => {
    let answer = { all: [] };
    for await (const better of search(index, text)) answer = better;
    const hits = await index.hits(answer.all.slice(0, FIRST));
    return { titles: hits.map(({ title }) => title.replaceAll("\u00A0", " ")), count: answer.all.length, loose: answer.loose };
  };
}

/** The rows of a table, which is simple YAML: `- {text: "...", first: "..."}`, both as JSON strings. */
export const rows = (file) => [...readFileSync(file, "utf8").matchAll(/^- \{text: ("(?:[^"\\]|\\.)*"), first: ("(?:[^"\\]|\\.)*")\}$/gm)]
  .map(([, text, first]) => ({ text: JSON.parse(text), first: JSON.parse(first) }));

/** The rows whose first result is another one. */
export async function failing(find, table) {
  const wrong = [];
  for (const { text, first } of table) {
    const { titles } = await find(text);
    if (titles[0] !== first) wrong.push(`${text}: ${titles.join(" | ") || "nothing"} instead of ${first}`);
  }
  return wrong;
}
