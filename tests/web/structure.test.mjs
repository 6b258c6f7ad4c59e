// What every page is built of, without a browser: headings, landmarks, languages,
// anchors, and links that lead somewhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pagesOf } from "./kinds.mjs";
import { SITES } from "./stage.mjs";
import { fileOf } from "./server.mjs";

const MOST_ELEMENTS = 1500;

function faultsOf({ $, html, address }, { folder, base }, anchors) {
  const said = [];
  const say = (text) => said.push(`/${address}: ${text}`);
  const levels = $("h1, h2, h3, h4, h5, h6").toArray().map((h) => ({ level: Number(h.name[1]), text: $(h).text().trim() }));
  if (levels.filter((h) => h.level === 1).length !== 1) say("not one h1");
  levels.forEach((h, n) => {
    if (!h.text) say(`an empty h${h.level}`);
    if (n > 0 && h.level > levels[n - 1].level + 1) say(`h${h.level} “${h.text}” after h${levels[n - 1].level}`);
  });
  for (const landmark of ["main", "body > header", "body > footer", "nav"]) if ($(landmark).length === 0) say(`no ${landmark}`);
  if ($("main").length > 1) say("more than one main");
  const first = $("body a").first();
  if (!/^#/.test(first.attr("href") ?? "") || $(first.attr("href")).length !== 1) say("the first link does not skip to the text");
  const elements = $("*").length;
  if (elements >= MOST_ELEMENTS) say(`${elements} elements`);
  if (/ style="| on[a-z]+="|<style|javascript:/i.test(html)) say("inline style or script");
  const [mail, own] = [$("footer a[href^='mailto:'][href*='subject=']").attr("href"), $("link[rel=canonical]").attr("href")];
  // A redirect speaks for the page that it leads to.
  if ($("meta[http-equiv=refresh]").length === 0 && !decodeURIComponent(mail ?? "").endsWith(`subject=${own}`)) say("no mail that reports a mistake on this page");
  for (const img of $("img").toArray()) if (!$(img).attr("width") || !$(img).attr("height") || $(img).attr("alt") === undefined) say(`img without size or alt: ${$(img).attr("src")}`);
  for (const link of $("a[href], link[href], img[src], audio[src], video[src], source[src]").toArray()) {
    const href = $(link).attr("href") ?? $(link).attr("src");
    if (/^(https?|mailto|tel|data):/.test(href)) continue;
    const [path, fragment] = href.split("#");
    const target = path === "" ? address : path.startsWith(base) ? path.slice(base.length) : undefined;
    if (target === undefined) { say(`${href} leaves the site`); continue; }
    const file = fileOf(folder, base, base + target.split("?")[0]);
    if (!file) say(`${href} leads nowhere`);
    else if (fragment && anchors.has(target) && !anchors.get(target).has(decodeURIComponent(fragment))) say(`${href} has no such anchor`);
  }
  return said;
}

const SPELT = /[ăâđêôơư\u1ea0-\u1ef9]/i;

/** Text of six words and more that Vietnamese letters run through, below no element that says its language. */
function unsaid($, node) {
  return $(node).contents().toArray().flatMap((c) => {
    if (c.type === "tag") return ["script", "style"].includes(c.name) || $(c).attr("lang") ? [] : unsaid($, c);
    const words = c.type === "text" ? c.data.split(/[^\p{L}]+/u).filter((w) => w.length > 1) : [];
    return words.length >= 6 && words.filter((w) => SPELT.test(w)).length > words.length * 0.6 ? [c.data.trim().slice(0, 80)] : [];
  });
}

for (const site of SITES) {
  test(`${site.name}: what is Vietnamese on an English page says so`, () => {
    const english = pagesOf(site.folder).filter(({ $ }) => $("html").attr("lang") === "en");
    assert.ok(english.length > 10);
    assert.deepEqual(english.flatMap(({ $, address }) => unsaid($, $("body")[0]).map((text) => `/${address}: ${text}`)).slice(0, 40), []);
  });

  test(`${site.name}: every page is whole`, () => {
    const pages = pagesOf(site.folder);
    const anchors = new Map(pages.map(({ address, $ }) => [address, new Set($("[id]").toArray().map((e) => $(e).attr("id")))]));
    const said = pages.flatMap((page) => faultsOf(page, site, anchors));
    assert.equal(said.length, 0, `${said.slice(0, 60).join("\n")}\n${said.length} faults`);
  });
}
