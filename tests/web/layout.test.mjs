// Nothing sticks out, nothing is cut off, nothing jumps: on the narrowest phone,
// at 400% zoom, and with the text spacing that a reader may set.
import assert from "node:assert/strict";
import { test } from "node:test";
import { impose, open } from "./browser.mjs";
import { setUp } from "./stage.mjs";

const stage = setUp();

// WCAG 1.4.12.
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`;

/** What is wider than the window without a box of its own to scroll in. */
const sticksOut = () => {
  const limit = document.documentElement.clientWidth;
  const scrolls = (e) => {
    for (let at = e; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const name = (e) => `${e.localName}.${e.getAttribute("class") ?? ""} “${e.textContent.trim().slice(0, 40)}”`;
  const out = [...document.body.querySelectorAll("*")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > limit + 1 && !scrolls(e);
  });
  const wide = document.documentElement.scrollWidth - limit;
  return [...(wide > 0 ? [`the page scrolls sideways by ${wide} px`] : []), ...out.slice(0, 5).map(name)];
};

/** Text that its box cuts off. */
const cutOff = () => [...document.body.querySelectorAll("*")].filter((e) => {
  const style = getComputedStyle(e);
  const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const hides = (axis) => ["hidden", "clip"].includes(style[axis]);
  if (!text || style.clipPath !== "none" || e.closest("svg")) return false;
  return (hides("overflowY") && e.scrollHeight > e.clientHeight + 1) || (hides("overflowX") && e.scrollWidth > e.clientWidth + 1);
}).map((e) => `cut off: ${e.localName}.${e.className} “${e.textContent.trim().slice(0, 40)}”`);

/** How far things moved after they were first drawn. */
const shifted = () => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.hadRecentInput ? 0 : e.value; }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
});

for (const subject of stage.subjects.filter((s) => s.kind !== "redirect")) {
  test(subject.name, async () => {
    const said = [];
    const { page, faults, close } = await open(stage.browser, subject.site.server, subject.address, { width: 412, height: 823 });
    const shift = await page.evaluate(shifted);
    if (shift > 0.002) said.push(`layout shift ${shift.toFixed(4)}`);
    for (const [width, height, of] of [[320, 640, "320 px"], [320, 256, "400% zoom"], [1280, 800, "1280 px"]]) {
      await page.setViewportSize({ width, height });
      said.push(...(await page.evaluate(sticksOut)).map((s) => `${of}: ${s}`));
    }
    await impose(page, SPACING);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      said.push(...[...(await page.evaluate(sticksOut)), ...(await page.evaluate(cutOff))].map((s) => `text spacing, ${width} px: ${s}`));
    }
    await close();
    said.push(...faults);
    assert.equal(said.length, 0, said.join("\n"));
  });
}
