// Where things stand, and the program under test.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import path from "node:path";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const target = path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
export const guong = process.env.GUONG ?? path.join(target, "debug", "guong");
export const yard = path.join(target, "web");

/** The folder of one of the sites below. */
export const site = (name) => path.join(yard, name);

/** Runs the program; what it says is told when it fails. */
export function run(...args) {
  const done = spawnSync(guong, [...args, "--lang", "en"], { encoding: "utf8" });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`guong ${args.join(" ")}: exit ${done.status}\n${done.stdout}${done.stderr}`);
  return done;
}
