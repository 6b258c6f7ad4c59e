// Which kinds of page a site has. The list is read off the built site: every page
// belongs to exactly one kind, and a kind without a page is a fault of the tests' sites.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as cheerio from "cheerio";

/** Every page of a built site: its address below the base, and its text. */
export function pagesOf(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String).filter((n) => n.endsWith(".html")).sort();
  return names.map((name) => {
    const html = readFileSync(path.join(folder, name), "utf8");
    const inside = name.replaceAll(path.sep, "/");
    return { address: inside.endsWith("index.html") ? inside.slice(0, -"index.html".length) : inside, html, $: cheerio.load(html) };
  });
}

const at = (pattern) => ({ address }) => pattern.test(address);
const profile = (words) => (page) => /^guong\/[^/]+\/$/.test(page.address) && words.includes(page.$("main .kicker").first().text().trim());

// First match wins.
const KINDS = [
  ["redirect", ({ $ }) => $("meta[http-equiv=refresh]").length > 0],
  ["tombstone", ({ html, address }) => address !== "404.html" && /410|không còn được công bố|no longer published/.test(html) && /name="robots" content="noindex"/.test(html)],
  ["404", at(/^404\.html$/)],
  ["English front", at(/^en\/$/)],
  ["English A–Z", at(/^en\/tim-kiem\/$/)],
  ["English entry", at(/^en\/(guong|tin|phong-trao)\/[^/]+\/$/)],
  ["English indicator", at(/^en\/chi-tieu\/\d+\/[^/]+\/$/)],
  ["English, other", at(/^en\//)],
  ["front", at(/^$/)],
  ["archive", at(/\/trang\/\d+\/$/)],
  ["individual", profile(["Cá nhân"])],
  ["collective", profile(["Tập thể"])],
  ["household", profile(["Hộ gia đình"])],
  ["story", at(/^tin\/[^/]+\/$/)],
  ["movement", at(/^phong-trao\/[^/]+\/$/)],
  ["programme", at(/^de-an\/[^/]+\/$/)],
  ["cluster", at(/^cum-khoi\/[^/]+\/$/)],
  ["notice", at(/^thong-bao\/[^/]+\/$/)],
  ["column", at(/^chuyen-muc\/[^/]+\/$/)],
  ["place", at(/^dia-phuong\/[^/]+\/$/)],
  ["field", at(/^linh-vuc\/[^/]+\/$/)],
  ["level", at(/^cap\/[^/]+\/$/)],
  ["unit", at(/^don-vi\/[^/]+\/$/)],
  ["rules of judgement", at(/^chi-tieu\/cach-danh-gia\/$/)],
  ["years compared", at(/^chi-tieu\/cac-nam\/$/)],
  ["plan", at(/^chi-tieu\/(\d+\/)?$/)],
  ["indicator", at(/^chi-tieu\/\d+\/[^/]+\/$/)],
  ["as known on a day", at(/^chi-tieu\/\d+\/[^/]+\/[^/]+\/$/)],
  ["open data", at(/^du-lieu\/$/)],
  ["A–Z", at(/^tim-kiem\/$/)],
  ["listing", at(/^(guong|tin|phong-trao|cum-khoi|thong-bao|de-an)\/$/)],
  ["page", at(/^[^/]+\/$/)],
];

export const KIND_NAMES = KINDS.map(([name]) => name);

/** Sorts pages by kind; a page that no kind claims is an error. */
export function byKind(pages) {
  const sorted = new Map();
  for (const page of pages) {
    const kind = KINDS.find(([, is]) => is(page))?.[0];
    if (!kind) throw new Error(`No kind of page claims ${page.address}`);
    sorted.set(kind, [...(sorted.get(kind) ?? []), page]);
  }
  return sorted;
}

/** The heaviest page of each kind: what holds for it holds for its lighter siblings. */
export function oneOfEach(pages) {
  return [...byKind(pages)].map(([kind, of]) => ({ kind, ...of.reduce((a, b) => (b.html.length > a.html.length ? b : a)) }));
}
