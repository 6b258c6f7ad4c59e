// What fails, at length; what passes, as a count. Ends with the line that forges read.
export default async function* report(source) {
  let passed = 0, failed = 0;
  for await (const { type, data } of source) {
    const suite = data?.details?.type === "suite";
    if (type === "test:pass" && !suite) passed += 1;
    if (type === "test:diagnostic" && /^\|/.test(data.message)) yield `${data.message}\n`;
    if (type === "test:stderr" || type === "test:stdout") yield data.message;
    if (type !== "test:fail" || suite) continue;
    failed += 1;
    const cause = data.details.error?.cause ?? data.details.error;
    yield `\nFAILED ${data.file?.split("/").pop() ?? ""}: ${data.name}\n${cause?.message ?? cause}\n`;
  }
  yield `\n${passed} passed, ${failed} failed\n`;
}
