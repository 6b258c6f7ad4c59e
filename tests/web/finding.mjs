// What a first result costs on a big site: bytes as they are and by brotli, and time in a
// browser slowed down four times. `node finding.mjs FOLDER`, the `public/` of a site built
// of `benches/corpus.py`; prints a table, asserts nothing.
import { brotliCompressSync } from "node:zlib";
import { launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const PHONE = { width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
const SLOWER = 4;
const NAMES = ["nguyen thi hanh", "Nguyễn Thị Hạnh", "tran van dung", "Lê Hữu Đào", "y quoc nga", "ngoc giang", "phạm", "dao", "hanh tran", "Dương Kim Thủy"];
const PLACES = ["dak ha", "Đắk Tô", "ngoc hoi", "Ia H'Drai", "kontum"];
const TOPICS = ["ca phe", "cà phê", "sâm ngọc linh", "xoa mu chu", "htx", "phong trao 3", "giao duc", "nha rong", "hiến đất làm đường", "moi truong dak glei"];
const SLIPS = ["nguyenn thi hanh", "ngoc hooi"];

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const kib = (bytes) => (bytes / 1024).toFixed(1).padStart(6);

/** Everything that was fetched for search, with the page's own text and style. */
async function weigh(seen) {
  let raw = 0, small = 0;
  for (const response of seen) {
    const body = await response.body();
    raw += body.length;
    small += brotliCompressSync(body).length;
  }
  return { raw, small, files: seen.length };
}

/** A query in the address of the page for finding, until its first result, and until it is done. */
async function cold(browser, server, text) {
  const { page, seen, close } = await open(browser, server, `tim-kiem/?q=${encodeURIComponent(text)}`, { ...PHONE, wait: "commit" });
  await page.waitForSelector(".hit a");
  const first = await weigh(seen.filter((r) => !r.url().startsWith("data:")));
  await page.waitForFunction(() => !document.querySelector("#ket-qua").hasAttribute("aria-busy"));
  const whole = await weigh(seen.filter((r) => !r.url().startsWith("data:")));
  const found = await page.textContent(".hit a");
  await close();
  return { first, whole, found };
}

/** The same words put into the box of an open page, slowed down, from the last letter to the first offer. */
async function warm(browser, server, text) {
  const { page, close } = await open(browser, server, "du-lieu/", PHONE);
  const cdp = await page.context().newCDPSession(page);
  await page.focus("#tim");
  await page.waitForSelector("[role=combobox]");
  await page.waitForLoadState("networkidle");
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const took = await page.evaluate((typed) => new Promise((resolve) => {
    const input = document.querySelector("#tim");
    const list = document.querySelector("#goi-y");
    const began = performance.now();
    new MutationObserver(() => { if (list.querySelector("[role=option]")) resolve(performance.now() - began); }).observe(list, { childList: true });
    input.value = typed;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }), text);
  await close();
  return took;
}

const browser = await launch();
const server = await serve(process.argv[2], "/");
console.log("| query | first result | raw KiB | brotli KiB | files | whole raw | whole brotli | files | ms |\n|---|---|--:|--:|--:|--:|--:|--:|--:|");
const all = [];
for (const text of [...NAMES, ...PLACES, ...TOPICS, ...SLIPS]) {
  const { first, whole, found } = await cold(browser, server, text);
  const ms = middle([await warm(browser, server, text), await warm(browser, server, text), await warm(browser, server, text)]);
  all.push({ first, whole, ms });
  console.log(`| ${text} | ${found} | ${kib(first.raw)} | ${kib(first.small)} | ${first.files} | ${kib(whole.raw)} | ${kib(whole.small)} | ${whole.files} | ${ms.toFixed(0)} |`);
}
const told = (of) => `${kib(middle(all.map(of)))} (at most ${kib(Math.max(...all.map(of)))})`;
console.log(`first: raw ${told((a) => a.first.raw)}, brotli ${told((a) => a.first.small)}; whole: raw ${told((a) => a.whole.raw)}, brotli ${told((a) => a.whole.small)}; ms ${middle(all.map((a) => a.ms)).toFixed(0)} (at most ${Math.max(...all.map((a) => a.ms)).toFixed(0)})`);
await browser.close();
server.stop();
process.exit(0);
