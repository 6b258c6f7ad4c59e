// Runs the tests that are named, or all of them, two files at a time.
import { readdirSync } from "node:fs";
import path from "node:path";
import { run } from "node:test";
import report from "./reporter.mjs";

const all = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.mjs")).sort();
const named = process.argv.slice(2);
const files = (named.length > 0 ? named : all).map((name) => path.join(import.meta.dirname, name));
run({ files, concurrency: 2 }).compose(report).pipe(process.stdout);
