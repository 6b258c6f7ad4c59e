// Which kinds of page a site has, read off the built site: every page belongs to
// exactly one kind, and a page of no kind is a fault of this list.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as cheerio from "cheerio";

const FOLDED = "index.html";

/** Who each profile is about, by address below the base, as the site's open data say. */
function whoOf(folder) {
  const { profiles } = JSON.parse(readFileSync(path.join(folder, "du-lieu/profiles.json"), "utf8"));
  return new Map(profiles.map(({ url, kind }) => [url.split("/guong/")[1], kind]));
}

/** Every page of a built site: its address below the base, its text, and what else tells its kind. */
export function pagesOf(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String).filter((n) => n.endsWith(".html")).sort();
  const who = whoOf(folder);
  const rules = readFileSync(path.join(folder, "_redirects"), "utf8").split("\n");
  const gone = rules.filter((rule) => rule.endsWith(" 410")).map((rule) => rule.split(" ")[0]);
  return names.map((name) => {
    const html = readFileSync(path.join(folder, name), "utf8");
    const inside = name.replaceAll(path.sep, "/");
    const address = inside.endsWith(FOLDED) ? inside.slice(0, -FOLDED.length) : inside;
    const isGone = address !== "" && gone.some((from) => from.endsWith(`/${address}`));
    return { address, html, $: cheerio.load(html), gone: isGone, who: who.get(address.split("guong/")[1]) };
  });
}

const at = (pattern) => ({ address }) => pattern.test(address);
const profile = (kind) => ({ address, who }) => /^guong\/[^/]+\/$/.test(address) && who === kind;

// First match wins.
const KINDS = [
  ["redirect", ({ $ }) => $("meta[http-equiv=refresh]").length > 0],
  ["tombstone", ({ gone }) => gone],
  ["404", at(/^404\.html$/)],
  ["English front", at(/^en\/$/)],
  ["English A–Z", at(/^en\/tim-kiem\/$/)],
  ["English entry", at(/^en\/(guong|tin|phong-trao)\/[^/]+\/$/)],
  ["English indicator", at(/^en\/chi-tieu\/\d+\/[^/]+\/$/)],
  ["English, other", at(/^en\//)],
  ["letter", at(/^tim-kiem\/a-z\//)],
  ["front", at(/^$/)],
  ["year", at(/\/nam\/\d+\/$/)],
  ["month", at(/\/nam\/\d+\/\d+\/(\d+\/)?$/)],
  ["archive", at(/\/trang\/\d+\/$/)],
  ["individual", profile("individual")],
  ["collective", profile("collective")],
  ["household", profile("household")],
  ["story", at(/^tin\/[^/]+\/$/)],
  ["movement", at(/^phong-trao\/[^/]+\/$/)],
  ["programme", at(/^de-an\/[^/]+\/$/)],
  ["cluster", at(/^cum-khoi\/[^/]+\/$/)],
  ["notice", at(/^thong-bao\/[^/]+\/$/)],
  ["column", at(/^chuyen-muc\/[^/]+\/$/)],
  ["place", at(/^dia-phuong\/[^/]+\/$/)],
  ["field", at(/^linh-vuc\/[^/]+\/$/)],
  ["level", at(/^cap\/[^/]+\/$/)],
  ["profile, unlisted", at(/^guong\/[^/]+\/$/)],
  ["report", at(/^bao-cao\//)],
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
