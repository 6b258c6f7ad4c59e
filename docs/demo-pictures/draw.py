"""Draws the pictures of the demo: `python3 docs/demo-pictures/draw.py [NAME...]` writes them beside their entries.

Needs Python 3.11 and Pillow 13.0.0 (`pip install Pillow==13.0.0`). The pictures are drawings, not photographs:
nobody in them exists. The same code gives the same picture; only what is named, or everything, is written anew.
"""

import sys
from pathlib import Path

import portraits
import scenes
from sheet import Sheet

CONTENT = Path(__file__).resolve().parents[2] / "content"


def main(names):
    """Draws what is asked for."""
    for table, (w, h, scale) in ((portraits.ALL, (400, 500, 4)), (scenes.TALL, (400, 500, 4)), (scenes.ALL, (600, 400, 3))):
        for path, picture in table.items():
            if names and not any(n in path for n in names):
                continue
            sheet = Sheet(w, h, scale)
            picture(sheet)
            target = CONTENT / path
            target.parent.mkdir(parents=True, exist_ok=True)
            sheet.save(target)
            print(f"{target.stat().st_size // 1024:4} KB  {path}")


main(sys.argv[1:])
