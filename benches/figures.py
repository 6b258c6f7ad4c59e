#!/usr/bin/env python3
"""Adds plans and snapshots to a corpus: 40 indicators, 12 snapshots a year, 100 places, all made up, the same each time.

Every year has a plan of its own, so that there are 400 indicators in ten plans; with `--one-plan` only the last has,
and the earlier figures are what its seasons are learnt from.

Run: python3 benches/corpus.py 1000 /tmp/c && python3 benches/figures.py /tmp/c [--one-plan] [--years 40]
"""
import argparse
import random
from pathlib import Path

INDICATORS, PLACES = 40, 100


def plan(year):
    rows = [f"- {{n: {i + 1}, id: so-{i}, name: Chỉ tiêu số {i + 1}, kind: flow, unit: tỷ đồng, pace: seasonal, target: {{value: {5000 + 100 * i}}}}}\n"
            for i in range(INDICATORS)]
    return f"plan: {{year: {year}, place: kon-tum, source: Dữ liệu đo tốc độ, decided: \"{year - 1}-12-02\"}}\nindicators:\n" + "".join(rows)


def snapshot(rng, year, month):
    day = f"{year}-{month + 1:02}-10" if month < 12 else f"{year + 1}-01-10"
    rows = []
    for i in range(INDICATORS):
        parts = [rng.randint(1, 9) * month for _ in range(PLACES)]
        by = ", ".join(f"noi-{p}: {v}" for p, v in enumerate(parts)) if i < 4 else ""
        by = f", by: {{{by}}}" if by else ""
        rows.append(f"- {{ind: so-{i}, period: {year}-M{month:02}, basis: ytd, value: {sum(parts)}{by}, stage: estimate}}\n")
    return day, f"sample: true\nsource: {{title: Số đo tốc độ {month}/{year}, publisher: Máy, published: \"{day}\"}}\nobs:\n" + "".join(rows)


def main(root, one_plan, years):
    places = root / "content/lists/places.yaml"
    places.write_text(places.read_text() + "".join(f"- {{id: noi-{p}, name: \"Nơi {p}\"}}\n" for p in range(PLACES)))
    (root / "content/snapshots").mkdir(exist_ok=True)
    for year in range(2023 - years + 1, 2024):
        # Profiles of the corpus name indicators i-N of 2023; that plan keeps them.
        file = root / f"content/plans/{year}.yaml"
        if one_plan and year < 2023:
            pass
        elif file.exists():
            file.write_text(file.read_text() + plan(year).split("indicators:\n")[1].replace("{n: ", "{n: 1"))
        else:
            file.write_text(plan(year))
        rng = random.Random(year)
        for month in range(1, 13):
            day, text = snapshot(rng, year, month)
            (root / f"content/snapshots/{day}-so.yaml").write_text(text)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("root", type=Path)
    asked.add_argument("--one-plan", action="store_true")
    asked.add_argument("--years", type=int, default=10)
    told = asked.parse_args()
    main(told.root, told.one_plan, told.years)
