// What fails, at length; what passes, as a count. What is listed in shortfalls.txt is told
// and does not decide. Ends with the line that forges read.
import { readFileSync } from "node:fs";

const listed = readFileSync(new URL("shortfalls.txt", import.meta.url), "utf8")
  .split("\n").filter((line) => line && !line.startsWith("#"));
const isShortfall = (file, name) => listed.includes(`${file}: ${name}`) || listed.includes(`${file}: *`);

export default async function* report(source) {
  let passed = 0, failed = 0, short = 0;
  for await (const { type, data } of source) {
    const suite = data?.details?.type === "suite";
    if (type === "test:pass" && !suite) passed += 1;
    if (type === "test:diagnostic" && /^\|/.test(data.message)) yield `${data.message}\n`;
    if (type === "test:stderr" || type === "test:stdout") yield data.message;
    if (type !== "test:fail" || suite) continue;
    const file = data.file?.split("/").pop() ?? "";
    // A file fails as a whole when one of its tests does; that one is told by itself.
    if (data.details.error?.failureType === "subtestsFailed") continue;
    const known = isShortfall(file, data.name);
    if (known) short += 1; else failed += 1;
    const cause = data.details.error?.cause ?? data.details.error;
    yield `\n${known ? "SHORTFALL" : "FAILED"} ${file}: ${data.name}\n${cause?.message ?? cause}\n`;
  }
  if (short > 0) yield `\n${short} shortfalls that are known (shortfalls.txt)\n`;
  yield `\n${passed} passed, ${failed} failed\n`;
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
