// Charts on the narrowest phone: letters of 12 px and more, and colours that are
// told from the ground, light and dark.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./browser.mjs";
import { setUp } from "./stage.mjs";

const stage = setUp();

/** Letters that are too small or too pale, marks that are too pale. */
const weak = () => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgb = (color, under) => {
    canvas.fillStyle = under ?? "#fff";
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return `rgb(${[...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).join(" ")})`;
  };
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).map(Number).map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const groundOf = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (color !== "rgba(0, 0, 0, 0)" && color !== "transparent") return rgb(color);
    }
    return rgb("#fff");
  };
  const said = [];
  for (const svg of document.querySelectorAll("main svg:not([aria-hidden])")) {
    const ground = groundOf(svg);
    const scale = svg.getScreenCTM().a;
    for (const text of svg.querySelectorAll("text")) {
      if (text.getClientRects().length === 0) continue;
      const style = getComputedStyle(text);
      const size = parseFloat(style.fontSize) * scale;
      if (size < 11.95) said.push(`letters of ${size.toFixed(1)} px: ${text.textContent}`);
      // Letters on a bar or tile are measured against what lies beneath them.
      const on = text.dataset.on ? rgb(text.dataset.on, ground) : ground;
      const contrast = ratio(rgb(style.fill, on), on);
      if (contrast < 4.5 && !svg.matches(".tile")) said.push(`letters at ${contrast.toFixed(1)}: ${text.textContent}`);
      const box = text.getBoundingClientRect();
      const frame = svg.getBoundingClientRect();
      if (getComputedStyle(svg).overflow === "hidden" && (box.left < frame.left - 1 || box.right > frame.right + 1)) said.push(`letters cut off: ${text.textContent}`);
    }
    for (const mark of svg.querySelectorAll(".now, .bar, .dot, .target, .before, .pace")) {
      const style = getComputedStyle(mark);
      const color = style.stroke !== "none" ? style.stroke : style.fill;
      if (color !== "none" && ratio(rgb(color, ground), ground) < 3) said.push(`a mark at ${ratio(rgb(color, ground), ground).toFixed(1)}: ${mark.getAttribute("class")}`);
    }
  }
  return [...new Set(said)];
};

const drawn = stage.subjects.filter(({ $ }) => $("main svg").length > 0);
test("there are charts to look at", () => assert.ok(drawn.length >= 4));

for (const subject of drawn) {
  test(subject.name, async () => {
    const said = [];
    for (const width of [320, 1280]) {
      const { page, close } = await open(stage.browser, subject.site.server, subject.address, { width });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        said.push(...(await page.evaluate(weak)).map((s) => `${width} px, ${colorScheme}: ${s}`));
      }
      await close();
    }
    assert.equal(said.length, 0, said.join("\n"));
  });
}
