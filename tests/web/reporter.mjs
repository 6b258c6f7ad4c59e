// What fails, at length; what passes, as a count. Ends with the line that forges read.

export default async function* report(source) {
  let passed = 0, failed = 0;
  for await (const { type, data } of source) {
    const suite = data?.details?.type === "suite";
    if (type === "test:pass" && !suite) passed += 1;
    if (type === "test:diagnostic" && /^\|/.test(data.message)) yield `${data.message}\n`;
    if (type === "test:stderr" || type === "test:stdout") yield data.message;
    if (type !== "test:fail" || suite) continue;
    const file = data.file?.split("/").pop() ?? "";
    // A file fails as a whole when one of its tests does; that one is told by itself.
    if (data.details.error?.failureType === "subtestsFailed") continue;
    failed += 1;
    const cause = data.details.error?.cause ?? data.details.error;
    yield `\nFAILED ${file}: ${data.name}\n${cause?.message ?? cause}\n`;
  }
  yield `\n${passed} passed, ${failed} failed\n`;
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
