// Three hundred queries and what each must find first, asked of the very script of the theme, without a
// browser: the demo's, and those of a corpus whose names are known by rule.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { failing, finder, rows } from "./asked.mjs";
import { root, site } from "./project.mjs";

const table = (name) => rows(path.join(root, "tests/data/search", name));
const demo = await finder("", path.join(site("demo"), "public"));

test("what is typed on the demo's page", async () => {
  const all = [...table("queries.yaml"), ...table("demo.yaml")];
  assert.ok(all.length >= 200, `${all.length} queries`);
  assert.deepEqual(await failing(demo, all), []);
});

test("what is typed among thousands of people", async () => {
  const find = await finder("corpus", path.join(site("corpus"), "public"));
  const all = table("corpus.yaml");
  assert.ok(all.length >= 100, `${all.length} queries`);
  assert.deepEqual(await failing(find, all), []);
});

test("marks that were typed are never contradicted above what they agree with", async () => {
  const { titles } = await demo("hành");
  assert.ok(titles.every((title) => !/Hạnh/.test(title)), titles.join(" | "));
});

test("a query that nobody can answer finds nothing, quietly", async () => {
  for (const text of ["zzzxqj", "…", "\"", "😀", "%", "a".repeat(500)]) assert.equal((await demo(text)).count, 0, text);
});
