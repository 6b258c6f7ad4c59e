// The same text without script, on paper, and in a reader's own colours.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./browser.mjs";
import { setUp } from "./stage.mjs";

const stage = setUp();
const textOf = (page) => page.evaluate(() => document.querySelector("main").innerText.replace(/\s+/g, " ").trim());
const shown = (page, selector) => page.evaluate((s) => [...document.querySelectorAll(s)].filter((e) => e.getClientRects().length > 0).map((e) => e.outerHTML.slice(0, 80)), selector);

for (const subject of stage.subjects.filter((s) => s.kind !== "redirect")) {
  const visit = (mode) => open(stage.browser, subject.site.server, subject.address, mode);

  test(`${subject.name}: without script`, async () => {
    const [on, off] = [await visit({}), await visit({ javaScriptEnabled: false })];
    const text = await textOf(on.page);
    assert.ok(text.length > 20, "the page says something");
    assert.equal(await textOf(off.page), text);
    assert.deepEqual(off.faults, []);
    await Promise.all([on.close(), off.close()]);
  });

  test(`${subject.name}: on paper`, async () => {
    const { page, close } = await visit({});
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await shown(page, "nav, .skip, video"), [], "navigation is not printed");
    assert.equal((await shown(page, "h1")).length, 1);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.match(pdf, /\/MediaBox \[0 0 59[45][\d.]* 84[12]/, "A4");
    assert.ok([...pdf.matchAll(/\/Type \/Page\b/g)].length >= 1);
    await close();
  });

  test(`${subject.name}: in the reader's own colours`, async () => {
    const { page, close } = await visit({ forcedColors: "active", colorScheme: "dark" });
    const lost = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const marks = [...document.querySelectorAll("svg :is(path, rect, circle, line, text)")].filter((e) => e.getClientRects().length > 0);
      const seen = (e) => ["stroke", "fill"].some((p) => !["none", ground].includes(getComputedStyle(e)[p]));
      const words = [...document.querySelectorAll("h1, p, a, td, th, dd, dt, figcaption")].filter((e) => getComputedStyle(e).color === ground);
      return [...marks.filter((e) => !seen(e)), ...words].map((e) => e.outerHTML.slice(0, 120));
    });
    assert.deepEqual(lost, []);
    await close();
  });
}
