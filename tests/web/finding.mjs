// What a first result costs on a big site: bytes as they are and by brotli, the page and its
// style sheet among them, and time in a browser slowed down four times, from the last letter
// to the first offer, the box's own pause among it. `node finding.mjs FOLDER`, the `public/` of a site built
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

/** Bytes of some answers, as they are and by brotli. */
async function weigh(responses) {
  const sum = { raw: 0, small: 0, files: responses.length };
  for (const response of responses) {
    const body = await response.body();
    sum.raw += body.length;
    sum.small += brotliCompressSync(body).length;
  }
  return sum;
}

/** Notes what had come when the first result stood in the page. */
const note = () => {
  new MutationObserver(() => {
    if (window.noted || !document.querySelector(".hit a")) return;
    window.noted = performance.getEntriesByType("resource").map((entry) => entry.name);
  }).observe(document, { childList: true, subtree: true });
};

/** A query in the address of the page for finding, until its first result, and until it is done: the page
    itself and its style sheet, the script, the index. */
async function cold(browser, server, text) {
  const context = await browser.newContext({ viewport: { width: PHONE.width, height: PHONE.height }, ...PHONE });
  const page = await context.newPage();
  const seen = [];
  page.on("response", (r) => { if (!r.url().startsWith("data:")) seen.push(r); });
  await page.addInitScript(note);
  await page.goto(`${server.origin}/tim-kiem/?q=${encodeURIComponent(text)}`, { waitUntil: "networkidle" });
  await page.waitForFunction(() => window.noted && !document.querySelector("#ket-qua").hasAttribute("aria-busy"));
  const noted = await page.evaluate(() => window.noted);
  const found = await page.textContent(".hit a");
  const first = await weigh(seen.filter((r, n) => n === 0 || noted.includes(r.url())));
  const whole = await weigh(seen);
  await context.close();
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
