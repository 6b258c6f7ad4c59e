"""A sheet to draw flat pictures on: SVG path data filled and stroked with Pillow, drawn large and reduced for smooth edges."""

from __future__ import annotations

import math
import re
from contextlib import contextmanager

from PIL import Image, ImageColor, ImageDraw

OVER = 2  # drawn this many times larger than saved
STEPS = 18  # straight pieces to a curve

_PART = re.compile(r"([MLHVCQZmlhvcqz])|(-?\d*\.?\d+(?:e-?\d+)?)")


def _numbers(d: str):
    """Path data as (letter, numbers) pairs."""
    out = []
    for letter, number in _PART.findall(d):
        if letter:
            out.append((letter, []))
        else:
            out[-1][1].append(float(number))
    return out


def flatten(d: str):
    """Path data as lists of points."""
    paths, here, start = [], (0.0, 0.0), (0.0, 0.0)
    take = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}
    for letter, nums in _numbers(d):
        kind, relative = letter.upper(), letter.islower()
        if kind == "Z":
            here = start
            continue
        size = take[kind]
        for i in range(0, len(nums), size):
            n = nums[i : i + size]
            ox, oy = here if relative else (0.0, 0.0)
            if kind == "H":
                points = [(n[0] + ox, here[1])]
            elif kind == "V":
                points = [(here[0], n[0] + oy)]
            else:
                points = [(n[j] + ox, n[j + 1] + oy) for j in range(0, size, 2)]
            if kind == "M" and i == 0:
                paths.append([points[0]])
                start = points[0]
            elif kind in "CQ":
                paths[-1] += _curve([here, *points])
            else:
                paths[-1].append(points[-1])
            here = points[-1]
    return paths


def _curve(p):
    out = []
    for k in range(1, STEPS + 1):
        t = k / STEPS
        q = p
        while len(q) > 1:
            q = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in zip(q, q[1:])]
        out.append(q[0])
    return out


def oval(cx, cy, rx, ry=None):
    """The path of an ellipse."""
    ry = rx if ry is None else ry
    k, m = rx * 0.5523, ry * 0.5523
    return (
        f"M{cx - rx} {cy}C{cx - rx} {cy - m} {cx - k} {cy - ry} {cx} {cy - ry}C{cx + k} {cy - ry} {cx + rx} {cy - m} {cx + rx} {cy}"
        f"C{cx + rx} {cy + m} {cx + k} {cy + ry} {cx} {cy + ry}C{cx - k} {cy + ry} {cx - rx} {cy + m} {cx - rx} {cy}Z"
    )


def box(x, y, w, h):
    """The path of a rectangle."""
    return f"M{x} {y}H{x + w}V{y + h}H{x}Z"


def mix(a, b, t):
    """The colour that lies between two."""
    p, q = ImageColor.getrgb(a), ImageColor.getrgb(b)
    return "#%02x%02x%02x" % tuple(round(u + (v - u) * t) for u, v in zip(p, q))


class Sheet:
    """Drawing in units; `scale` pixels to a unit."""

    def __init__(self, w, h, scale):
        self.w, self.h, self.scale = w, h, scale
        self.k = scale * OVER
        self.image = Image.new("RGB", (w * self.k, h * self.k), "#fff")
        self.frames = [(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)]

    @contextmanager
    def at(self, x=0.0, y=0.0, size=1.0, flip=False, turn=0.0):
        """Draws what follows elsewhere, larger, mirrored or turned."""
        a, b, c, d, e, f = self.frames[-1]
        r = math.radians(turn)
        sx = -size if flip else size
        m = (math.cos(r) * sx, math.sin(r) * sx, -math.sin(r) * size, math.cos(r) * size)
        self.frames.append(
            (a * m[0] + c * m[1], b * m[0] + d * m[1], a * m[2] + c * m[3], b * m[2] + d * m[3], a * x + c * y + e, b * x + d * y + f)
        )
        yield
        self.frames.pop()

    def _points(self, d):
        a, b, c, dd, e, f = self.frames[-1]
        return [[((a * x + c * y + e) * self.k, (b * x + dd * y + f) * self.k) for x, y in path] for path in flatten(d)]

    def _width(self, width):
        a, b = self.frames[-1][:2]
        return max(1, round(width * math.hypot(a, b) * self.k))

    def fill(self, d, colour, alpha=1.0):
        """Fills a path."""
        self._lay(colour, alpha, lambda pen, ink: [pen.polygon(p, fill=ink) for p in self._points(d) if len(p) > 2])

    def line(self, d, colour, width, alpha=1.0):
        """Strokes a path with round ends."""
        w = self._width(width)

        def draw(pen, ink):
            for p in self._points(d):
                pen.line(p, fill=ink, width=w, joint="curve")
                for x, y in (p[0], p[-1]):
                    pen.ellipse((x - w / 2, y - w / 2, x + w / 2, y + w / 2), fill=ink)

        self._lay(colour, alpha, draw)

    def _lay(self, colour, alpha, draw):
        if alpha >= 1:
            draw(ImageDraw.Draw(self.image), colour)
            return
        mask = Image.new("L", self.image.size, 0)
        draw(ImageDraw.Draw(mask), round(255 * alpha))
        self.image.paste(Image.new("RGB", self.image.size, colour), (0, 0), mask)

    @contextmanager
    def inside(self, d):
        """Keeps what follows within a path."""
        before = self.image.copy()
        yield
        mask = Image.new("L", self.image.size, 0)
        pen = ImageDraw.Draw(mask)
        for p in self._points(d):
            pen.polygon(p, fill=255)
        self.image = Image.composite(self.image, before, mask)

    def sky(self, top, bottom, until=None):
        """A sky that changes from one colour to another."""
        height = round((until or self.h) * self.k)
        column = Image.new("RGB", (1, height))
        a, b = ImageColor.getrgb(top), ImageColor.getrgb(bottom)
        for y in range(height):
            t = y / height
            column.putpixel((0, y), tuple(round(u + (v - u) * t) for u, v in zip(a, b)))
        self.image.paste(column.resize((self.image.width, height)), (0, 0))

    def save(self, path, limit=118 * 1024):
        """Writes the picture, reduced; one with much detail is compressed harder until it keeps to the limit."""
        picture = self.image.resize((self.w * self.scale, self.h * self.scale), Image.Resampling.LANCZOS)
        for quality in range(80, 40, -4):
            picture.save(path, quality=quality, optimize=True, progressive=True)
            if path.stat().st_size <= limit:
                break
