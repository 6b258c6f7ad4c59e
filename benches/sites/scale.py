#!/usr/bin/env python3
"""How the cost of a cold build grows with a site: measures sites of several sizes, tells a table, draws it.

    python3 benches/sites/scale.py --guong target/release/guong --plot docs/scale.svg 1000 3000 10000 30000 100000
"""
import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus.py"
WIDTH, HEIGHT, EDGE = 640, 400, 56


def cold(guong, site):
    """CPU seconds, wall seconds and peak MiB of a build from nothing."""
    for made in ("public", ".guong", "content/permalinks.tsv"):
        path = site / made
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    begun = time.monotonic()
    run = subprocess.Popen([guong, "build", "--root", site], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(run.pid, 0)
    if status:
        sys.exit(f"{site} was not built")
    return used.ru_utime + used.ru_stime, time.monotonic() - begun, used.ru_maxrss / 1024


def plot(rows):
    """CPU seconds and memory over profiles, both scales logarithmic; dashed what is in proportion."""
    sizes = [row[0] for row in rows]
    left, right = math.log10(sizes[0]), math.log10(sizes[-1])
    x = lambda n: EDGE + (math.log10(n) - left) / (right - left or 1) * (WIDTH - 2 * EDGE)
    low, high = -1, 4
    y = lambda v: HEIGHT - EDGE - (math.log10(v) - low) / (high - low) * (HEIGHT - 2 * EDGE)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
           "<title>Cold builds by size of the site</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    for tick in range(low, high + 1):
        out.append(f'<path d="M{EDGE} {y(10 ** tick):.1f}H{WIDTH - EDGE}" stroke="#ddd"/>'
                   f'<text x="{EDGE - 6}" y="{y(10 ** tick) + 4:.1f}" text-anchor="end" fill="#555">{10 ** tick:g}</text>')
    for n in sizes:
        out.append(f'<text x="{x(n):.1f}" y="{HEIGHT - EDGE + 20}" text-anchor="middle" fill="#555">{n:,}</text>')
    for column, name, colour in ((1, "CPU seconds", "#a61e22"), (3, "MiB at most", "#1f5f8b")):
        points = " ".join(f"{x(row[0]):.1f},{y(row[column]):.1f}" for row in rows)
        first, last = rows[0], rows[-1]
        ends = f"{x(first[0]):.1f} {y(first[column]):.1f}L{x(last[0]):.1f} {y(first[column] * last[0] / first[0]):.1f}"
        out.append(f'<path d="M{ends}" stroke="{colour}" stroke-dasharray="3 4" opacity=".6" fill="none"/>'
                   f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x(row[0]):.1f}" cy="{y(row[column]):.1f}" r="3.5" fill="{colour}"/>' for row in rows]
        out.append(f'<text x="{x(first[0]) + 8:.1f}" y="{y(first[column]) - 12:.1f}" fill="{colour}">{name}</text>')
    out.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 10}" text-anchor="middle" fill="#555">profiles</text></svg>')
    return "\n".join(out) + "\n"


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--guong", required=True)
    asked.add_argument("--folder", type=Path, help="where the sites are, or are made")
    asked.add_argument("--plot", type=Path)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("sizes", type=int, nargs="+")
    asked = asked.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None))
    rows = []
    for size in asked.sizes:
        site = folder / f"c{size}"
        if not site.exists():
            subprocess.run([sys.executable, CORPUS, str(size), site], check=True, stdout=subprocess.DEVNULL)
        rounds = sorted(cold(asked.guong, site) for _ in range(asked.rounds))
        rows.append((size, *rounds[len(rounds) // 2]))
        cpu, wall, memory = rows[-1][1:]
        print(f"| {size:,} | {cpu:.2f} s | {wall:.2f} s | {memory:.0f} MiB | {cpu / size * 1e6:.0f} µs |", flush=True)
    if asked.plot:
        asked.plot.write_text(plot(rows))


main()
