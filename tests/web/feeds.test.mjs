// Feeds through a real parser: Atom for the site, each listing and each term; RSS 2.0
// and JSON Feed for the site.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { pagesOf } from "./kinds.mjs";
import { SITES } from "./stage.mjs";
import { fileOf } from "./server.mjs";
import { wellFormed } from "./xml.mjs";

const ORIGIN = "https://guong.example.vn";
const filesOf = (folder, pattern) => readdirSync(folder, { recursive: true }).map(String).filter((n) => pattern.test(n));

for (const site of SITES.filter((s) => s.name !== "preview")) {
  const leads = (url) => url.startsWith(`${ORIGIN}${site.base}`) && fileOf(site.folder, site.base, url.slice(ORIGIN.length));

  test(`${site.name}: Atom`, () => {
    const feeds = filesOf(site.folder, /(^|\/)feed\.xml$/);
    assert.ok(feeds.length > 10);
    for (const name of feeds) {
      const text = readFileSync(path.join(site.folder, name), "utf8");
      wellFormed(text);
      const feed = parseAtomFeed(text);
      const own = `${ORIGIN}${site.base}${name}`;
      assert.equal(feed.id, own);
      assert.ok(feed.title && feed.authors?.[0].name, name);
      assert.ok(!Number.isNaN(Date.parse(feed.updated)), name);
      assert.equal(feed.links.find((l) => l.rel === "self").href, own);
      assert.ok(leads(feed.links.find((l) => l.rel === "alternate").href), name);
      const entries = feed.entries ?? [];
      assert.equal(new Set(entries.map((e) => e.id)).size, entries.length, `${name}: ids are unique`);
      for (const entry of entries) {
        assert.ok(entry.title && entry.summary !== undefined && leads(entry.links[0].href), `${name}: ${entry.id}`);
        assert.ok(Date.parse(entry.updated) >= Date.parse(entry.published), `${name}: ${entry.id}`);
        assert.ok(Date.parse(entry.updated) <= Date.parse(feed.updated), `${name}: ${entry.id}`);
      }
    }
  });

  test(`${site.name}: RSS and JSON Feed hold what Atom holds`, () => {
    for (const folder of ["", "en/"]) {
      const read = (name) => readFileSync(path.join(site.folder, folder, name), "utf8");
      const atom = parseAtomFeed(read("feed.xml"));
      wellFormed(read("rss.xml"));
      const rss = parseRssFeed(read("rss.xml"));
      const json = parseJsonFeed(read("feed.json"));
      const urls = atom.entries.map((e) => e.id);
      assert.ok(rss.title && rss.description && rss.language === (folder ? "en" : "vi"));
      assert.deepEqual(rss.items.map((i) => i.link), urls);
      assert.deepEqual(rss.items.map((i) => i.guid.value), urls);
      assert.ok(rss.items.every((i) => !Number.isNaN(Date.parse(i.pubDate))));
      assert.equal(json.feed_url, `${ORIGIN}${site.base}${folder}feed.json`);
      assert.deepEqual(json.items.map((i) => i.url), urls);
      assert.ok(json.items.every((i) => i.id && i.title && i.content_text !== undefined && !Number.isNaN(Date.parse(i.date_published))));
    }
  });

  test(`${site.name}: pages name their feeds`, () => {
    for (const { $, address } of pagesOf(site.folder)) {
      for (const link of $("link[rel=alternate][type='application/atom+xml']").toArray()) {
        assert.ok(fileOf(site.folder, site.base, $(link).attr("href")), `/${address}: ${$(link).attr("href")}`);
      }
    }
  });
}
