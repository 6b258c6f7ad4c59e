// Search in a real browser, from a plain static server: what is found first, by keyboard
// alone, to a screen reader, with a part that fails, and without script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import axe from "axe-core";
import { open } from "./browser.mjs";
import { SITES, setUp } from "./stage.mjs";

const stage = setUp();
const demo = SITES[0];
const ask = (text) => `tim-kiem/?q=${encodeURIComponent(text)}`;
// Simple YAML: both values as JSON strings.
const table = [...readFileSync(path.join(import.meta.dirname, "../data/search/queries.yaml"), "utf8")
  .matchAll(/^- \{text: ("(?:[^"\\]|\\.)*"), first: ("(?:[^"\\]|\\.)*")\}$/gm)].map(([, text, first]) => ({ text: JSON.parse(text), first: JSON.parse(first) }));

const settled = (page) => page.waitForFunction(() => document.querySelector("#tim-thay").textContent && !document.querySelector("#ket-qua").hasAttribute("aria-busy"));

test("queries find first what is meant", async () => {
  assert.ok(table.length >= 50);
  const { page, faults, close } = await open(stage.browser, demo.server, "tim-kiem/");
  const wrong = [];
  for (const { text, first } of table) {
    await page.goto(`${demo.server.origin}/${ask(text)}`);
    await settled(page);
    const found = await page.evaluate(() => document.querySelector(".hit a")?.textContent.replaceAll("\u00A0", " "));
    if (found !== first) wrong.push(`${text}: ${found} instead of ${first}`);
  }
  await close();
  assert.deepEqual([wrong, faults], [[], []]);
});

test("the box in the head answers at once, by keyboard alone", async () => {
  const { page, faults, close } = await open(stage.browser, demo.server, "gioi-thieu/");
  await page.focus("#tim");
  await page.keyboard.type("nguyen huu ph");
  await page.waitForSelector("[role=option]");
  assert.equal(await page.getAttribute("#tim", "aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  const active = await page.evaluate(() => document.getElementById(document.querySelector("#tim").getAttribute("aria-activedescendant")).textContent);
  assert.match(active, /^Nguyễn\sHữu\sPhước/);
  await page.evaluate(axe.source);
  assert.deepEqual(await page.evaluate(async () => (await axe.run()).violations.map((v) => v.id)), []);
  await page.keyboard.press("Escape");
  assert.equal(await page.isVisible("[role=option]"), false);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/guong\/nguyen-huu-phuoc\//);
  await close();
  assert.deepEqual(faults, []);
});

test("results are told, grouped, filtered, and have an address", async () => {
  const { page, faults, close } = await open(stage.browser, demo.server, ask("nong thon moi"));
  await settled(page);
  assert.equal(await page.getAttribute("#tim-thay", "role"), "status");
  const count = () => page.evaluate(() => Number(/\d+/.exec(document.querySelector("#tim-thay").textContent)[0]));
  const all = await count();
  await page.focus("#loc summary");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#loc select");
  await page.evaluate(axe.source);
  assert.deepEqual(await page.evaluate(async () => (await axe.run()).violations.map((v) => v.id)), []);
  const [value, told] = await page.$eval("#loc-place option:nth-child(2)", (o) => [o.value, Number(/\((\d+)\)/.exec(o.textContent)[1])]);
  await page.selectOption("#loc-place", value);
  await page.waitForFunction((n) => document.querySelector("#tim-thay").textContent.match(/\d+/)?.[0] === String(n), told);
  assert.ok(told < all && page.url().includes(`place=${value}`));
  assert.ok((await page.$$eval("#ket-qua h2", (h) => h.length)) > 0 && (await page.$$eval("#ket-qua mark", (m) => m.length)) > 0);
  await page.reload();
  await settled(page);
  assert.equal(await page.inputValue("#tim"), "nong thon moi");
  await close();
  assert.deepEqual(faults, []);
});

test("words in quotes stand together, and the text around them is shown", async () => {
  const { page, faults, close } = await open(stage.browser, demo.server, ask("\"ba cột\""));
  await settled(page);
  const shown = await page.$$eval(".hit", (hits) => hits.map((hit) => hit.textContent));
  assert.ok(shown.length > 0 && shown.every((text) => /ba\s+cột/i.test(text)), shown.join("\n"));
  await page.goto(`${demo.server.origin}/${ask("\"cột ba buổi\"")}`);
  await settled(page);
  assert.match(await page.textContent("#tim-thay"), /Không trang nào có đủ/);
  await close();
  assert.deepEqual(faults, []);
});

test("a part that fails is told, and A to Z is still there", async () => {
  const { page, close } = await open(stage.browser, demo.server, "tim-kiem/");
  await page.route("**/d/het.txt*", (route) => route.abort());
  await page.fill("#tim", "y hlang");
  await page.waitForSelector("#ket-qua button");
  assert.match(await page.textContent("#tim-thay"), /Không tải được/);
  assert.ok(await page.isVisible("#duyet a"));
  await page.unroute("**/d/het.txt*");
  await page.click("#ket-qua button");
  await page.waitForSelector(".hit a");
  await close();
});

test("nothing found offers the lists", async () => {
  const { page, close } = await open(stage.browser, demo.server, ask("zzzxqj"));
  await settled(page);
  assert.match(await page.textContent("#tim-thay"), /Không tìm thấy/);
  assert.ok(await page.isVisible("#duyet a"));
  await close();
});

test("without script the box leads to the lists", async () => {
  const { page, faults, close } = await open(stage.browser, demo.server, "", { javaScriptEnabled: false });
  await page.fill("#tim", "y hlang");
  await page.press("#tim", "Enter");
  await page.waitForURL(/\/tim-kiem\/\?q=y\+hlang/);
  assert.ok(await page.isVisible("text=Y Hlang"));
  await close();
  assert.deepEqual(faults, []);
});
