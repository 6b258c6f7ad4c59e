// What the first view of each kind of page costs: text by brotli, pictures as they
// are, requests. On a phone as mobile audits emulate it; prints a table.
import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { open } from "./browser.mjs";
import { setUp } from "./stage.mjs";

const stage = setUp();
const GATE = { text: 20 * 1024, script: 5 * 1024, pictures: 60 * 1024, requests: 8 };
const PHONE = { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
const kib = (bytes) => (bytes / 1024).toFixed(1).padStart(6);

const kindOf = (type) => ({ document: "html", stylesheet: "css", script: "script", font: "fonts", image: "pictures" })[type] ?? "other";

async function weigh(subject) {
  const { page, seen, close } = await open(stage.browser, subject.site.server, subject.address, { ...PHONE, wait: "networkidle" });
  const sum = { html: 0, css: 0, script: 0, fonts: 0, pictures: 0, other: 0, requests: 0 };
  for (const response of seen.filter((r) => !r.url().startsWith("data:"))) {
    const body = await response.body();
    const kind = kindOf(response.request().resourceType());
    sum[kind] += ["pictures", "fonts"].includes(kind) ? body.length : brotliCompressSync(body).length;
    sum.requests += 1;
  }
  sum.elements = await page.evaluate(() => document.querySelectorAll("*").length);
  await close();
  return sum;
}

test("the table's head", (t) => t.diagnostic("|   HTML    CSS script  fonts = text | pictures | requests | elements | page"));

// A redirect is left before it is seen.
for (const subject of stage.subjects.filter((s) => s.kind !== "redirect")) {
  test(subject.name, async (t) => {
    const sum = await weigh(subject);
    const text = sum.html + sum.css + sum.script + sum.fonts;
    t.diagnostic(`| ${kib(sum.html)} ${kib(sum.css)} ${kib(sum.script)} ${kib(sum.fonts)} ${kib(text)} |   ${kib(sum.pictures)} | ${String(sum.requests).padStart(8)} | ${String(sum.elements).padStart(8)} | ${subject.name}`);
    assert.equal(sum.other, 0, "nothing but text, styles, scripts, fonts and pictures");
    assert.ok(text <= GATE.text, `text weighs ${kib(text)} KiB`);
    assert.ok(sum.script <= GATE.script, `script weighs ${kib(sum.script)} KiB`);
    assert.ok(sum.pictures <= GATE.pictures, `pictures weigh ${kib(sum.pictures)} KiB`);
    assert.ok(sum.requests <= GATE.requests, `${sum.requests} requests`);
  });
}
