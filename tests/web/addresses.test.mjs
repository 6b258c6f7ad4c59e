// What search engines and servers read: canonical addresses, languages both ways,
// Open Graph, sitemaps, robots, and the rules for redirects and what is gone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { byKind, pagesOf } from "./kinds.mjs";
import { SITES } from "./stage.mjs";
import { fileOf } from "./server.mjs";
import { wellFormed } from "./xml.mjs";

const ORIGIN = "https://guong.example.vn";
const noindex = ({ $ }) => /noindex/.test($("meta[name=robots]").attr("content") ?? "");
const told = (said) => assert.equal(said.length, 0, `${said.slice(0, 40).join("\n")}\n${said.length} faults`);

for (const site of SITES) {
  const read = (name) => readFileSync(path.join(site.folder, name), "utf8");
  const pages = pagesOf(site.folder);
  const kinds = byKind(pages);
  const full = ({ address }) => `${ORIGIN}${site.base}${address}`;
  const leads = (url) => url.startsWith(ORIGIN) && fileOf(site.folder, site.base, new URL(url).pathname);
  const redirects = new Set(kinds.get("redirect") ?? []);

  test(`${site.name}: canonical, languages both ways, Open Graph`, () => {
    const said = [];
    const versions = new Map();
    for (const page of pages) {
      const { $ } = page;
      const say = (text) => said.push(`/${page.address}: ${text}`);
      const canonical = $("link[rel=canonical]").attr("href");
      if (redirects.has(page)) { if (!leads(canonical)) say(`canonical ${canonical}`); continue; }
      if (page.address !== "404.html" && canonical !== full(page)) say(`canonical ${canonical}`);
      const others = new Map($("link[rel=alternate][hreflang]").toArray().map((l) => [$(l).attr("hreflang"), $(l).attr("href")]));
      versions.set(full(page), others);
      const lang = $("html").attr("lang");
      if (others.size && others.get(lang) !== full(page)) say(`no hreflang of its own (${lang})`);
      const og = (name) => $(`meta[property="og:${name}"]`).attr("content");
      for (const name of ["title", "type", "url", "site_name", "locale"]) if (!og(name)) say(`no og:${name}`);
      if (!og("description") && !noindex(page)) say("no og:description");
      if (!["website", "article", "profile"].includes(og("type"))) say(`og:type ${og("type")}`);
      if (og("url") !== canonical) say(`og:url ${og("url")}`);
      if (og("image") && !leads(og("image"))) say(`og:image ${og("image")}`);
      if (!$("title").text().trim()) say("no title");
      if (!$("meta[name=description]").attr("content") && !noindex(page)) say("no description");
    }
    for (const [url, others] of versions) {
      for (const [lang, other] of others) if (versions.get(other)?.size !== others.size || ![...versions.get(other).values()].includes(url)) said.push(`${url}: ${lang} ${other} does not answer`);
    }
    told(said);
  });

  test(`${site.name}: rules for servers`, () => {
    const rules = read("_redirects").trim().split("\n").filter(Boolean).map((l) => l.split(" "));
    const map = [...read("_nginx.map").matchAll(/^"((?:[^"\\]|\\.)*)" (?:"((?:[^"\\]|\\.)*)"|(410));$/gm)].map((m) => [m[1], m[2] ?? m[1], m[3] ?? "301"]);
    assert.deepEqual(map, rules);
    for (const [from, to, status] of rules) {
      const page = pages.find((p) => `${site.base}${p.address}` === from);
      assert.ok(page && noindex(page), from);
      assert.ok(["301", "410"].includes(status));
      if (status === "301") {
        assert.ok(redirects.has(page) && fileOf(site.folder, site.base, to), `${from} → ${to}`);
        assert.equal(page.$("link[rel=canonical]").attr("href"), `${ORIGIN}${to}`);
      }
    }
    assert.equal(rules.filter((r) => r[2] === "301").length, redirects.size);
    const policy = pages[0].$("meta[http-equiv=Content-Security-Policy]").attr("content");
    assert.ok(!/unsafe/.test(policy) && /default-src 'none'/.test(policy));
    assert.ok(read("_headers").includes(policy));
  });

  test(`${site.name}: sitemaps and robots`, () => {
    const locs = (xml) => [...wellFormed(xml).getElementsByTagName("loc")].map((n) => n.textContent);
    const open = pages.filter((p) => !noindex(p) && !redirects.has(p)).map(full).sort();
    assert.deepEqual(locs(read("sitemap.xml")).sort(), open);
    for (const image of wellFormed(read("sitemap.xml")).getElementsByTagName("image:loc")) assert.ok(leads(image.textContent), image.textContent);
    for (const day of wellFormed(read("sitemap.xml")).getElementsByTagName("lastmod")) assert.match(day.textContent, /^\d{4}-\d\d-\d\d/);
    const news = wellFormed(read("news-sitemap.xml"));
    const items = [...news.getElementsByTagName("news:news")];
    assert.ok(items.length <= 1000);
    for (const item of items) {
      const of = (name) => item.getElementsByTagName(`news:${name}`)[0]?.textContent;
      assert.ok(of("name") && ["vi", "en"].includes(of("language")) && of("title"));
      assert.match(of("publication_date"), /^\d{4}-\d\d-\d\d/);
    }
    if (site.name === "preview") return;
    const robots = read("robots.txt");
    for (const [, map] of robots.matchAll(/^Sitemap: (.+)$/gm)) assert.ok(leads(map), map);
    assert.ok(!/^Disallow: \/\s*$/m.test(robots));
  });
}

test("a preview marks every page and keeps it out of search", () => {
  const preview = SITES.find((site) => site.name === "preview");
  told(pagesOf(preview.folder).filter((p) => !noindex(p) || (p.$(".preview").length !== 1)).map((p) => p.address));
});
