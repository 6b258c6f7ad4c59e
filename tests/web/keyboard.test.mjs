// A walk by keyboard alone on the narrowest phone: the skip link first, every item
// of the menu within reach, a ring that is seen, nothing that holds the focus.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./browser.mjs";
import { setUp } from "./stage.mjs";

const stage = setUp();

/** What has the focus, and whether a person can see that. */
const focus = () => {
  const e = document.activeElement;
  if (!e || e === document.body) return undefined;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const ringed = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth && box.right > 0;
  // A link may break over lines: any of its boxes will do.
  // What is taller than the window is looked at where it is in sight.
  const uncovered = [...e.getClientRects()].some((r) => {
    const [top, bottom] = [Math.max(r.top, 0), Math.min(r.bottom, innerHeight)];
    const [left, right] = [Math.max(r.left, 0), Math.min(r.right, innerWidth)];
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return hit && (e.contains(hit) || hit.contains(e));
  });
  e.dataset.walked = "yes";
  return {
    what: `${e.localName} ${e.getAttribute("href") ?? e.getAttribute("aria-label") ?? e.textContent.trim().slice(0, 30)}`,
    href: e.getAttribute("href"), ringed, inside, uncovered, opens: e.localName === "summary" && !e.parentElement.open && !!e.closest("header"),
  };
};

const STOPS = 40;

for (const subject of stage.subjects.filter((s) => s.kind !== "redirect")) {
  test(subject.name, async () => {
    const said = [];
    const { page, close } = await open(stage.browser, subject.site.server, subject.address, { width: 320, height: 640 });
    const stops = [];
    for (let n = 0; n < STOPS; n += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(focus);
      if (!at) break;
      if (at.opens) await page.keyboard.press("Enter");
      if (!at.ringed) said.push(`no ring: ${at.what}`);
      if (!at.inside) said.push(`out of sight: ${at.what}`);
      else if (!at.uncovered) said.push(`covered: ${at.what}`);
      stops.push(at);
    }
    const first = stops[0]?.href;
    if (!first?.startsWith("#")) said.push(`the first stop is ${stops[0]?.what}`);
    const missed = await page.evaluate(() => [...document.querySelectorAll("body > header a[href]")].filter((a) => !a.dataset.walked).map((a) => a.getAttribute("href")));
    said.push(...missed.map((href) => `not reached: ${href}`));
    if (stops.length < STOPS) {
      const all = await page.evaluate(() => [...document.querySelectorAll("a[href], summary, input:enabled, button, [tabindex='0'], audio[controls]")].filter((e) => e.checkVisibility() && e.getClientRects().length && !e.dataset.walked).map((e) => e.outerHTML.slice(0, 80)));
      said.push(...all.map((e) => `never reached: ${e}`));
    }
    await page.goto(page.url().split("#")[0]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const top = await page.evaluate((id) => Math.round(document.querySelector(id).getBoundingClientRect().top), first);
    if (Math.abs(top) > 640) said.push("the skip link does not bring the text into sight");
    await page.keyboard.press("Tab");
    const next = await page.evaluate((id) => { const e = document.activeElement; return e === document.body || !e.closest("header, nav") || !!e.closest(id); }, first);
    if (!next) said.push("after the skip link the focus is still in the navigation");
    await close();
    assert.equal(said.length, 0, said.join("\n"));
  });
}
