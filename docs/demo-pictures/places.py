"""Places: skies, hills, gardens, rooms. They stand behind portraits and make the ground of scenes."""

import random

from figures import band
from sheet import box, mix, oval


def ridge(s, y, amp, colour, seed, step=64):
    """One range of hills across the sheet."""
    r = random.Random(seed)
    x, d = -step, f"M{-step} {s.h}L{-step} {y}"
    last = y
    while x < s.w + step:
        nxt = y + r.uniform(-amp, amp)
        d += f"C{x + step / 2} {last} {x + step / 2} {nxt} {x + step} {nxt}"
        x, last = x + step, nxt
    s.fill(d + f"L{s.w + 2 * step} {s.h}Z", colour)


def hills(s, horizon, palette, seed=3):
    """Ranges that darken towards the reader."""
    gap = (s.h - horizon) / (len(palette) + 0.6)
    for i, c in enumerate(palette):
        ridge(s, horizon + i * gap, 14 + 4 * i, c, seed + i, 58 + 8 * i)


def sun(s, x, y, r, colour="#fff3d6"):
    """The sun, with a faint ring."""
    s.fill(oval(x, y, r * 1.5), colour, 0.25)
    s.fill(oval(x, y, r), colour)


def tree(s, x, y, h, leaf, trunk="#5a4130", seed=1):
    """A broad tree standing at (x, y)."""
    r = random.Random(seed)
    s.fill(f"M{x - h * 0.045} {y}L{x - h * 0.03} {y - h * 0.6}L{x + h * 0.03} {y - h * 0.6}L{x + h * 0.05} {y}Z", trunk)
    for i in range(6):
        dx, dy = r.uniform(-0.2, 0.2) * h, r.uniform(-0.14, 0.12) * h
        s.fill(oval(x + dx, y - h * 0.7 + dy, h * r.uniform(0.16, 0.24)), mix(leaf, "#ffffff", 0.07 * (i % 3)))


def pine(s, x, y, h, colour):
    """A pine of Măng Đen."""
    s.fill(box(x - h * 0.022, y - h * 0.3, h * 0.044, h * 0.3), "#5a4130")
    for k in range(4):
        top, half = y - h + k * h * 0.19, h * (0.12 + 0.045 * k)
        s.fill(f"M{x} {top}Q{x + half * 0.4} {top + h * 0.2} {x + half} {top + h * 0.31}Q{x} {top + h * 0.25} {x - half} {top + h * 0.31}Q{x - half * 0.4} {top + h * 0.2} {x} {top}Z", mix(colour, "#ffffff", 0.05 * (3 - k)))


def rong(s, x, y, size):
    """A rông house, its floor at y."""
    with s.at(x, y, size):
        for px in (-44, -22, 0, 22, 44):
            s.fill(box(px - 2.4, 0, 4.8, 32), "#3a2118")
        s.fill(box(-52, -26, 104, 28), "#8a5a37")
        for px in range(-48, 50, 8):
            s.line(f"M{px} -25V1", "#6d4428", 1)
        s.fill(box(-9, -22, 18, 24), "#35201a")
        s.fill("M-60 -24C-46 -70 -44 -120 -38 -158Q0 -148 38 -158C44 -120 46 -70 60 -24Q0 -34 -60 -24Z", "#7a4a2a")
        s.fill("M8 -152Q26 -154 38 -158C44 -120 46 -70 60 -24Q34 -30 12 -31Z", "#5f3820", 0.7)
        for k in range(1, 6):
            s.line(f"M{-40 - k * 3.2} {-150 + k * 21}Q0 {-142 + k * 21} {40 + k * 3.2} {-150 + k * 21}", "#5f3820", 1.4)
        s.line("M-40 -159Q0 -148 40 -159", "#e9c07c", 4)
        for px in (-40, 40):
            s.line(f"M{px} -159L{px * 1.12} -170", "#3a2118", 3)
        s.fill("M-4 2L4 2L16 32L-16 32Z", "#4a2f1f")
        for k in range(4):
            s.line(f"M{-6 - k * 3} {8 + k * 7}H{6 + k * 3}", "#8a5a37", 1.6)


def bush(s, x, y, r, colour, berry=None, seed=1):
    """A coffee bush, with or without cherries."""
    g = random.Random(seed)
    s.fill(f"M{x - r} {y}C{x - r * 1.15} {y - r * 1.1} {x - r * 0.4} {y - r * 1.55} {x} {y - r * 1.5}C{x + r * 0.4} {y - r * 1.55} {x + r * 1.15} {y - r * 1.1} {x + r} {y}Z", colour)
    s.fill(f"M{x - r * 0.6} {y - r * 0.5}C{x - r * 0.6} {y - r * 1.1} {x - r * 0.2} {y - r * 1.4} {x + r * 0.2} {y - r * 1.3}C{x} {y - r} {x - r * 0.2} {y - r * 0.7} {x - r * 0.6} {y - r * 0.5}Z", mix(colour, "#ffffff", 0.12))
    if berry:
        for _ in range(9):
            s.fill(oval(x + g.uniform(-0.75, 0.75) * r, y - g.uniform(0.2, 1.2) * r, r * 0.085), berry)


def rows(s, top, soil, leaf, berry=None, count=9, seed=1):
    """A garden of coffee, in rows that come nearer."""
    s.fill(box(0, top, s.w, s.h - top), soil)
    y, k = top + 4, 0
    while y < s.h + 60:
        t = (y - top) / (s.h - top)
        r = 9 + 30 * t
        gap = r * 2.5
        x = -(k % 2) * gap / 2 - 6
        while x < s.w + r:
            bush(s, x, y + r * 0.5, r, mix(leaf, "#16281f", 0.35 * t), berry, seed + k * 31 + int(x))
            x += gap
        y += r * 1.25
        k += 1


def ginseng(s, x, y, h, seed=0):
    """A ginseng plant: a stem, a whorl of leaves, a head of red berries."""
    r = random.Random(seed)
    s.line(f"M{x} {y}V{y - h * 0.62}", "#6c7f45", h * 0.03)
    for i in range(5):
        dx = (i - 2) * h * 0.26
        dy = -h * (0.62 + 0.1 * (1 - abs(i - 2) / 2)) + r.uniform(-2, 2)
        c = mix("#7fb06a", "#4f8f57", abs(i - 2) / 2)
        s.fill(f"M{x} {y - h * 0.6}Q{x + dx * 0.5 - h * 0.08} {y + dy - h * 0.2} {x + dx} {y + dy}Q{x + dx * 0.5 + h * 0.06} {y + dy + h * 0.2} {x} {y - h * 0.6}Z", c)
    s.line(f"M{x} {y - h * 0.6}V{y - h * 0.9}", "#6c7f45", h * 0.022)
    for dx, dy in ((-0.05, 0), (0.05, 0), (0, -0.05), (0, 0.05), (-0.03, -0.06), (0.04, 0.05)):
        s.fill(oval(x + dx * h, y - h * 0.93 + dy * h, h * 0.036), "#c0322a")


def forest(s, floor, deep="#23413a", mid="#33594c", light="#5e8370", seed=5):
    """Under the canopy: trunks, light between them, a floor of leaves."""
    r = random.Random(seed)
    s.sky("#b9cdb8", "#dfe3c6")
    for i in range(16):
        x = s.w * (i + r.uniform(0.1, 0.9)) / 16
        s.fill(box(x, 0, r.uniform(5, 9), floor + 10), light, 0.8)
    s.fill(box(0, floor - 6, s.w, s.h), mix(mid, "#7a6a44", 0.35))
    for i in range(7):
        x, w = s.w * (i + r.uniform(0.2, 0.8)) / 7, r.uniform(14, 26)
        s.fill(f"M{x - w} {floor + 18}Q{x - w * 0.4} {floor - 20} {x - w * 0.45} 0H{x + w * 0.45}Q{x + w * 0.4} {floor - 20} {x + w} {floor + 18}Z", mid)
        s.fill(f"M{x + w * 0.1} {floor + 10}V0H{x + w * 0.45}Q{x + w * 0.4} {floor - 20} {x + w} {floor + 18}Z", deep, 0.6)
    for i in range(26):
        s.fill(oval(r.uniform(-10, s.w + 10), r.uniform(-16, s.h * 0.1), r.uniform(22, 48)), mix(deep, mid, r.random()))


def terraces(s, top, seed=2):
    """Rice terraces down to the reader."""
    colours = ["#d9c565", "#b9bb5c", "#cdbb55", "#9fae57", "#dcc66a", "#8aa153", "#c7b552", "#98a955"]
    y, k = top, 0
    r = random.Random(seed)
    while y < s.h + 30:
        a, b = r.uniform(-16, 16), r.uniform(-16, 16)
        d = f"M-20 {y}C{s.w * 0.25} {y + a - 14} {s.w * 0.45} {y + b + 18} {s.w * 0.62} {y + a}C{s.w * 0.8} {y - b - 12} {s.w} {y + b} {s.w + 20} {y - a}L{s.w + 20} {s.h + 9}L-20 {s.h + 9}Z"
        s.fill(d, "#5d7344")
        with s.at(0, 4 + k * 0.8):
            s.fill(d, colours[k % len(colours)])
        y += 16 + k * 5
        k += 1


def wall(s, colour, floor=None, boards="#6f4a2c"):
    """A plain room."""
    s.sky(mix(colour, "#ffffff", 0.12), colour)
    if floor:
        s.fill(box(0, floor, s.w, s.h - floor), boards)
        s.fill(box(0, floor, s.w, 4), mix(boards, "#000000", 0.25))


def board(s, x, y, w, h):
    """A blackboard with writing that is only lines."""
    s.fill(box(x - 6, y - 6, w + 12, h + 12), "#7a5331")
    s.fill(box(x, y, w, h), "#27443a")
    for k, part in enumerate((0.5, 0.72, 0.4, 0.6)):
        yy = y + h * (0.2 + 0.2 * k)
        s.line(f"M{x + w * 0.1} {yy}H{x + w * (0.1 + part)}", "#dfe7df", h * 0.022)


def window(s, x, y, w, h, view="#bcd9dd"):
    """A window on the hills."""
    s.fill(box(x, y, w, h), view)
    with s.inside(box(x, y, w, h)):
        s.fill(f"M{x} {y + h * 0.7}Q{x + w * 0.3} {y + h * 0.4} {x + w * 0.55} {y + h * 0.65}T".replace("T", f"Q{x + w * 0.8} {y + h * 0.5} {x + w} {y + h * 0.7}") + f"V{y + h}H{x}Z", "#7fa58c")
    s.line(f"M{x} {y}H{x + w}V{y + h}H{x}V{y}M{x + w / 2} {y}V{y + h}M{x} {y + h / 2}H{x + w}", "#8a6a44", min(w, h) * 0.06)


def shelf(s, x, y, w, h, colours, seed=1):
    """Shelves with files, boxes or jars."""
    r = random.Random(seed)
    s.fill(box(x, y, w, h), "#8a6a48")
    lines = 3
    for k in range(lines):
        yy, hh = y + k * h / lines + 4, h / lines - 8
        s.fill(box(x + 4, yy, w - 8, hh), "#5d4630")
        px = x + 7
        while px < x + w - 14:
            bw, bh = r.uniform(6, 13), hh * r.uniform(0.62, 0.95)
            s.fill(box(px, yy + hh - bh, bw, bh), r.choice(colours))
            px += bw + r.uniform(0.5, 3)


def loom(s, x, y, size):
    """A back-strap loom with its cloth."""
    with s.at(x, y, size):
        s.line("M-70 0L-70 -96M70 0L70 -96", "#6d4428", 6)
        s.line("M-78 -92H78", "#6d4428", 7)
        for k in range(-30, 31):
            s.line(f"M{k * 2} -90L{k * 2} -36", "#efe4cc", 0.7)
        s.fill(box(-62, -52, 124, 62), "#1c1815")
        for k, yy in enumerate((-50, -30, -10)):
            band(s, -62, yy, 124, 17)
        s.line("M-72 -54H72", "#b98a55", 5)


def water(s, top, colour="#6f9fa6"):
    """A lake with a few lines of light."""
    s.fill(box(0, top, s.w, s.h - top), colour)
    r = random.Random(4)
    for _ in range(22):
        x, y = r.uniform(0, s.w), r.uniform(top + 6, s.h)
        s.line(f"M{x} {y}h{r.uniform(14, 46)}", mix(colour, "#ffffff", 0.35), 1.8, 0.8)
