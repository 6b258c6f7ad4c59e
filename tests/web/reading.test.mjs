// The same page without script, on paper, in a reader's own colours, still, and on little data.
import assert from "node:assert/strict";
import { test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { open } from "./browser.mjs";
import { setUp } from "./stage.mjs";

const stage = setUp();
const plain = (text) => text.replace(/\s+/g, " ").trim();
const shown = (page, selector) => page.evaluate((s) => [...document.querySelectorAll(s)].filter((e) => e.getClientRects().length > 0).map((e) => e.outerHTML.slice(0, 80)), selector);
// The type area of A4 in the margins of Decree 30/2020.
const AREA = { width: 612, height: 956 };

async function withoutScript(subject, page) {
  const off = await open(stage.browser, subject.site.server, subject.address, { javaScriptEnabled: false });
  const [text, markup] = [await off.page.evaluate(() => document.querySelector("main").innerText), await off.page.content()];
  await off.close();
  assert.ok(plain(text).length > 20, "the page says something");
  // Nothing is added by script before a reader asks for it: what is found of the page with script holds without it.
  assert.equal(markup, await page.content());
  assert.deepEqual(off.faults, []);
}

async function onPaper(page, article) {
  await page.setViewportSize(AREA);
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await shown(page, "nav, .skip, video, audio, form, .foot"), [], "what cannot be used on paper is not printed");
  assert.equal((await shown(page, "h1")).length, 1);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const told = await page.evaluate(() => ({ title: document.querySelector("h1").innerText, site: document.querySelector(".name").innerText, at: document.querySelector("link[rel=canonical]").href }));
  const bytes = await page.pdf({ preferCSSPageSize: true });
  assert.match(bytes.toString("latin1"), /\/MediaBox \[0 0 59[45][\d.]* 84[12]/, "A4");
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  const sheets = text.map(plain);
  const [least, most] = [Math.floor((height / AREA.height) * 0.6), Math.ceil((height / AREA.height) * 1.5) + 1];
  assert.ok(sheets.length >= least && sheets.length <= most, `${sheets.length} sheets for ${(height / AREA.height).toFixed(1)}`);
  assert.deepEqual(sheets.map((s, n) => [n + 1, s.length]).filter(([, length]) => length < 20), [], "no sheet is empty");
  const letters = (s) => plain(s).normalize("NFC").replaceAll(/\s/g, "");
  assert.ok(letters(sheets[0]).includes(letters(told.site)) && letters(sheets[0]).includes(letters(told.title).slice(0, 40)), `the first sheet tells whose page this is, and what about: ${sheets[0].slice(0, 200)}`);
  sheets.slice(1).forEach((sheet, n) => assert.ok(sheet.split(" ").includes(String(n + 2)), `sheet ${n + 2} is numbered`));
  if (!article) return;
  assert.equal((await shown(page, ".print-only svg.qr")).length, 1, "a code that leads back");
  assert.ok(letters(sheets.join("")).includes(letters(told.at)), "the address is written out");
}

async function inOwnColours(page) {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ media: "screen", forcedColors: "active", colorScheme: "dark" });
  const lost = await page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const marks = [...document.querySelectorAll("svg :is(path, rect, circle, line, text)")].filter((e) => e.getClientRects().length > 0);
    const seen = (e) => ["stroke", "fill"].some((p) => !["none", ground].includes(getComputedStyle(e)[p]));
    const words = [...document.querySelectorAll("h1, p, a, td, th, dd, dt, figcaption")].filter((e) => getComputedStyle(e).color === ground);
    return [...marks.filter((e) => !seen(e)), ...words].map((e) => e.outerHTML.slice(0, 120));
  });
  assert.deepEqual(lost, []);
}

for (const subject of stage.subjects.filter((s) => s.kind !== "redirect")) {
  test(subject.name, async () => {
    const { page, close } = await open(stage.browser, subject.site.server, subject.address, {});
    await withoutScript(subject, page);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0, "nothing moves by itself");
    await onPaper(page, (await page.locator("main > article:not(.lead)").count()) > 0);
    await inOwnColours(page);
    await close();
  });
}

test("a reader who saves data is sent no picture but the first", async () => {
  const mode = { width: 412, height: 823, features: [{ name: "prefers-reduced-data", value: "reduce" }], wait: "networkidle" };
  for (const { kind, site, address } of stage.subjects.filter((s) => s.site.name === "demo" && ["front", "individual", "listing", "place", "story", "level"].includes(s.kind))) {
    const { seen, close } = await open(stage.browser, site.server, address, mode);
    const pictures = seen.filter((r) => r.request().resourceType() === "image" && !r.url().startsWith("data:"));
    await close();
    assert.ok(pictures.length <= 1, `${kind}: ${pictures.length} pictures`);
  }
});
