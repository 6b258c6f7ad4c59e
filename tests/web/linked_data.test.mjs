// JSON-LD on every page: types and properties that schema.org knows, the shape that
// each kind of page promises, and never more than the page itself shows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { byKind, pagesOf } from "./kinds.mjs";
import { SITES } from "./stage.mjs";

const VOCABULARY = JSON.parse(readFileSync(new URL("schema_org.json", import.meta.url), "utf8"));
const ORIGIN = "https://guong.example.vn";
const DAY = /^\d{4}-\d\d-\d\d$/;

const typesOf = (node) => [node?.["@type"] ?? []].flat();
const lineage = (type) => [type, ...(VOCABULARY[type]?.is ?? []).flatMap(lineage)];
const is = (node, type) => typesOf(node).flatMap(lineage).includes(type);

/** What schema.org does not know in a node, and in all below it. */
function strange(node, at = "") {
  if (Array.isArray(node)) return node.flatMap((n, i) => strange(n, `${at}[${i}]`));
  if (node === null || node === "") return [`${at} has no value`];
  if (typeof node !== "object") return [];
  const types = typesOf(node);
  if (types.length === 0 || types.some((t) => !VOCABULARY[t])) return [`${at}: no type ${types}`];
  const known = new Set(types.flatMap(lineage).flatMap((t) => VOCABULARY[t].has));
  return Object.entries(node).filter(([key]) => !key.startsWith("@")).flatMap(([key, value]) => [
    ...(known.has(key) ? [] : [`${at}: ${types} has no ${key}`]),
    ...(/^date/.test(key) && !DAY.test(value) ? [`${at}.${key}: ${value} is no day`] : []),
    ...(["url", "item", "image", "@id"].includes(key) && typeof value === "string" && !/^https?:\/\//.test(value) ? [`${at}.${key}: ${value} is not absolute`] : []),
    ...strange(value, `${at}.${key}`),
  ]);
}

const nodesOf = ({ $ }) => $("script[type='application/ld+json']").toArray().flatMap((s) => {
  const data = JSON.parse($(s).text());
  assert.equal(data["@context"], "https://schema.org");
  return data["@graph"] ?? [data];
});

const one = (nodes, type) => nodes.find((n) => is(n, type));
const exemplar = (type) => (nodes) => is(one(nodes, "WebPage")?.mainEntity, type) || `no WebPage about a ${type}`;
const list = (nodes) => is(one(nodes, "CollectionPage")?.mainEntity, "ItemList") || "no CollectionPage with a list";
const news = (nodes) => {
  const article = one(nodes, "NewsArticle");
  return (article?.headline && DAY.test(article.datePublished) && DAY.test(article.dateModified) && is(article.publisher, "GovernmentOrganization")) || "no whole NewsArticle";
};
const SHAPES = {
  front: (nodes) => !!one(nodes, "GovernmentOrganization") || "no GovernmentOrganization",
  individual: exemplar("Person"), collective: exemplar("Organization"), household: exemplar("Organization"),
  story: news, listing: list, archive: list, place: list, field: list, level: list, unit: list, column: list,
  movement: (nodes) => !!one(nodes, "WebPage") || "no WebPage", notice: (nodes) => !!one(nodes, "WebPage") || "no WebPage",
};
const PLAIN = new Set(["redirect", "tombstone", "404", "front", "English front"]);

for (const site of SITES) {
  test(`${site.name}: JSON-LD`, () => {
    const said = [];
    for (const [kind, pages] of byKind(pagesOf(site.folder))) {
      for (const page of pages) {
        const say = (text) => said.push(`/${page.address} (${kind}): ${text}`);
        const nodes = nodesOf(page);
        nodes.flatMap((n) => strange(n, n["@type"])).forEach(say);
        const shape = SHAPES[kind]?.(nodes);
        if (typeof shape === "string") say(shape);
        const trail = one(nodes, "BreadcrumbList")?.itemListElement;
        if (nodes.length > 0 && !PLAIN.has(kind)) {
          if (!trail?.length) say("no trail");
          trail?.forEach((item, n) => { if (item.position !== n + 1 || !item.name) say("a trail out of step"); });
        }
        const text = page.$("body").text();
        const subject = one(nodes, "WebPage")?.mainEntity;
        for (const value of [subject?.memberOf?.name, subject?.homeLocation?.name, ...(subject?.award ?? [])]) {
          if (value && !text.includes(value)) say(`says “${value}”, which the page does not show`);
        }
        for (const node of nodes) if (node["@id"] && node["@id"] !== `${ORIGIN}${site.base}${page.address}`) say(`calls itself ${node["@id"]}`);
      }
    }
    assert.equal(said.length, 0, `${said.slice(0, 40).join("\n")}\n${said.length} faults`);
  });
}

test("what an exemplar and a story say about each other", () => {
  const [demo] = SITES;
  const pages = new Map(pagesOf(demo.folder).map((p) => [p.address, p]));
  const person = one(nodesOf(pages.get("guong/y-hlang/")), "WebPage").mainEntity;
  assert.equal(person.homeLocation.name, "Huyện Tu Mơ Rông");
  assert.equal(person.memberOf.name, "Tổ sản xuất minh họa Tu Mơ Rông");
  assert.equal(person.award.length, 2);
  assert.ok(person.subjectOf.some((s) => s.url === `${ORIGIN}/tin/nguoi-cho-muon-cay-giong/`));
  const story = one(nodesOf(pages.get("tin/nguoi-cho-muon-cay-giong/")), "NewsArticle");
  assert.ok(story.about.some((a) => a["@type"] === "Person" && a.url === `${ORIGIN}/guong/y-hlang/`));
  assert.ok(story.contentLocation.name);
  assert.ok(story.citation.every((c) => c.name));
});
