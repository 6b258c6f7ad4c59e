"""What happens, and where: pictures of 3 to 2, and the tall pictures of collectives."""

import random

import places
from figures import band, person
from sheet import box, mix, oval

# Skin, hair, top, legs, and what sets one apart.
HLANG = ("#b98260", "#251b17", "#7c1f1e", "#23202c", "woven skirt bun")
ELDER = ("#9a6643", "#8d867e", "#2b2f3e", "#3a3530", "woven")
NAM = ("#a87049", "#221916", "#8a3b2a", "#2f3640", "")
MAI = ("#c9956d", "#2a1f1c", "#1f5f5b", "#2b2f3e", "skirt long")
TUAN = ("#b47c58", "#211816", "#c98a2b", "#3a4a52", "")
LAN = ("#d6a682", "#2b201c", "#e8dcc6", "#3c4a7a", "bun")
NON = ("#b98260", "#251b17", "#3c5a7a", "#2b2f52", "hat")
SCARF = ("#a87350", "#3a332e", "#4a3a5e", "#23202c", "woven skirt scarf")


def seedlings(s):
    places.forest(s, 210, seed=11)
    for k, y in enumerate((262, 310, 368)):
        s.fill(f"M-10 {y + 14}Q300 {y - 6 + k * 3} 610 {y + 16}V{y + 34 + k * 8}H-10Z", "#4a3524")
        for i in range(11 - k):
            places.ginseng(s, 24 + i * (54 + k * 7) + (k % 2) * 20, y + 16 + k * 5, 44 + k * 12, i + 20 * k)
    person(s, 210, 330, 1.75, HLANG, "give")
    person(s, 322, 330, 1.7, (*SCARF[:4], "woven skirt scarf flip"), "give")
    s.fill("M246 222h44l-5 24h-34Z", "#a97b46")
    places.ginseng(s, 268, 226, 26, 3)


def ledger(s):
    s.sky("#f3d5a8", "#f7ead2")
    places.sun(s, 110, 84, 30)
    places.hills(s, 150, ["#c9c4a0", "#9fb08a", "#76916f"], 21)
    s.fill("M0 292Q300 268 600 292V400H0Z", "#c08f5e")
    places.rong(s, 420, 250, 1.35)
    places.tree(s, 60, 300, 170, "#5b8560", seed=4)
    for x, who, pose in ((150, ELDER, "stand"), (206, MAI, "hold"), (262, HLANG, "hold"), (318, NAM, "stand"), (530, SCARF, "stand")):
        person(s, x, 372, 1.45, who, pose)
    s.fill("M254 294l18 -3 14 4 0 20 -14 -4 -18 3Z", "#f7efe0")
    s.line("M272 292V311", "#b7a98f", 1.4)


def night_class(s):
    s.sky("#1f2a3e", "#2b3a52")
    places.wall(s, "#e3cfa5", 350)
    places.board(s, 54, 50, 300, 150)
    s.fill(box(430, 60, 120, 120), "#1f2a44")
    s.fill(oval(516, 88, 11), "#f6ecc8")
    s.fill("M430 160Q460 130 490 152Q520 136 550 156V180H430Z", "#141d30")
    s.line("M430 60H550V180H430V60M490 60V180M430 120H550", "#8a6a44", 7)
    s.line("M300 0V22", "#3a2f28", 3)
    s.fill("M276 40Q300 8 324 40Z", "#a3211f")
    s.fill(oval(300, 41, 10), "#fff4cf")
    s.fill("M276 40L150 400H450L324 40Z", "#fff4cf", 0.14)
    person(s, 398, 300, 1.7, ("#dcae88", "#2c211d", "#4a6b94", "#f1ead8", "long"), "point")
    for x, who in ((70, HLANG), (176, SCARF), (286, ("#c9956d", "#2a1f1c", "#1f5f5b", "#2b2f3e", "long")), (396, ("#a87350", "#8d867e", "#5a3a4e", "#23202c", "bun woven")), (508, MAI)):
        person(s, x, 392, 1.55, who, "sit")
        s.fill(box(x - 36, 356, 84, 8), "#8a5a37")
        s.fill(box(x - 30, 364, 6, 40), "#6d4428")
        s.fill(box(x + 36, 364, 6, 40), "#6d4428")
        s.fill(f"M{x + 2} 355l6 -8h24l5 8Z", "#fbf6e8")


def diary(s):
    s.sky("#cfe3ea", "#f2e6cf")
    places.hills(s, 96, ["#b5c9b6", "#8fae9a"], 31)
    places.rows(s, 176, "#b5714a", "#3f7350", "#c0322a", seed=14)
    s.fill("M210 400C250 300 262 240 268 180H300C318 250 356 320 420 400Z", "#c58a5c")
    person(s, 300, 372, 2.1, NON, "hold")
    s.fill("M288 262l22 -5 18 5 0 26 -18 -4 -22 4Z", "#f7efe0")
    s.line("M310 258V284", "#b7a98f", 1.6)
    person(s, 452, 330, 1.4, (*NAM[:4], "flip"), "bend")


def cashew(s):
    s.sky("#f1dcb4", "#f8eedb")
    places.sun(s, 486, 74, 30)
    places.hills(s, 150, ["#cfc08f", "#b3a870", "#8f9459"], 41)
    s.fill("M0 300Q300 280 600 304V400H0Z", "#c9814f")
    for i, (x, y, h) in enumerate(((60, 312, 180), (182, 300, 150), (470, 306, 170), (566, 322, 200))):
        places.tree(s, x, y, h, "#6d8a45", seed=40 + i)
        r = random.Random(i)
        for _ in range(8):
            cx, cy = x + r.uniform(-0.24, 0.24) * h, y - h * r.uniform(0.56, 0.86)
            s.fill(oval(cx, cy, 4, 5), "#d9542b")
            s.fill(oval(cx + 1, cy + 6, 3, 2.2), "#8a6a44")
    person(s, 262, 376, 1.7, ("#8f5d3d", "#221916", "#2f5f8a", "#3a3530", ""), "hold")
    person(s, 352, 376, 1.6, ("#a06a47", "#251b17", "#a3211f", "#2b2f3e", "hat skirt"), "point")
    s.fill("M250 290l16 -3 12 3v18l-12 -3 -16 3Z", "#f7efe0")
    s.fill("M404 346h40l-6 34h-28Z", "#a97b46")
    s.line("M404 352h40M406 362h36", "#7c5730", 2)


def patrol(s):
    places.forest(s, 262, "#1f3c37", "#305549", "#6a8f7c", 17)
    s.fill("M210 400C230 340 250 300 290 266H330C350 300 400 350 440 400Z", "#8f8358")
    for x, y, z, c in ((284, 300, 0.9, "#4a5f3f"), (322, 318, 1.15, "#39534a"), (262, 348, 1.4, "#5a6b42"), (352, 388, 1.75, "#44583c")):
        person(s, x, y, z, ("#a06a47", "#251b17", c, "#3a4436", "helmet"), "stand")
        s.fill(box(x - 15 * z, y - 70 * z, 9 * z, 26 * z), "#7a4f2a")
    r = random.Random(3)
    for _ in range(40):
        x = r.choice((r.uniform(-10, 200), r.uniform(420, 610)))
        y = r.uniform(330, 405)
        s.fill(f"M{x} {y}q-14 -22 -24 -18q14 2 24 18q0 -26 8 -32q2 16 -8 32q12 -18 24 -14q-16 0 -24 14Z", mix("#2f5a41", "#6f9a5f", r.random()))


def marker(s):
    places.forest(s, 250, "#27463c", "#3a6152", "#7a9c84", 23)
    s.fill("M258 330V196Q300 168 342 196V330Z", "#c9c4b6")
    s.fill("M306 178Q330 182 342 196V330H306Z", "#a9a496")
    for y in (218, 240, 262):
        s.line(f"M274 {y}H{326 - (y % 3) * 8}", "#8a3b2a", 4)
    person(s, 204, 372, 1.75, ("#a06a47", "#251b17", "#4a5f3f", "#3a4436", "helmet"), "point")
    person(s, 418, 376, 1.7, ("#b98260", "#251b17", "#5a6b42", "#3a4436", "helmet flip"), "hold")
    s.fill("M402 288l14 -3 12 3v18l-12 -3 -14 3Z", "#f7efe0")


def counter(s):
    places.wall(s, "#d8e0de", 352, "#b9a98c")
    places.shelf(s, 30, 50, 130, 150, ["#a3211f", "#1f5f5b", "#c98a2b", "#3c4a7a", "#e8dcc0"], 5)
    s.fill(oval(300, 92, 34), "#fbf8f2")
    s.line(oval(300, 92, 34), "#2b2320", 5)
    s.line("M300 92V68M300 92L318 100", "#a3211f", 4)
    for k in range(3):
        s.fill(box(398, 56 + k * 50, 160, 38), "#fbf8f2")
        s.fill(box(404, 62 + k * 50, 24, 26), ("#1f5f5b", "#c98a2b", "#a3211f")[k])
        s.line(f"M440 {68 + k * 50}h100M440 {80 + k * 50}h70", "#8f979a", 3)
    person(s, 196, 318, 1.75, ("#e0b592", "#2a1f1c", "#efe9dd", "#3c4a7a", "long"), "give")
    s.fill(box(60, 252, 480, 12), "#8a5a37")
    s.fill(box(72, 264, 456, 96), "#b98a5c")
    band(s, 72, 284, 456, 26, "#7c1f1e", "#1c1815")
    s.fill(box(96, 204, 56, 40), "#2b3a44")
    s.fill(box(118, 244, 12, 8), "#2b3a44")
    person(s, 300, 392, 1.9, (*ELDER[:4], "woven flip"), "give")
    person(s, 404, 392, 1.8, (*MAI[:4], "skirt long flip"), "stand")
    person(s, 482, 392, 1.85, (*TUAN[:4], "flip"), "hold")
    s.fill("M232 240l26 -5 4 18 -26 5Z", "#fbf6e8")


def weaving(s):
    places.wall(s, "#dcc7a2", 344)
    places.window(s, 40, 60, 110, 120, "#cfe3ea")
    places.loom(s, 330, 250, 1.7)
    person(s, 330, 392, 2.0, ("#a87350", "#b9b2a8", "#23202c", "#4a2a1c", "woven scarf"), "sit")
    person(s, 494, 384, 1.9, ("#c08a62", "#211816", "#b5502c", "#23202c", "woven skirt long flip"), "hold")
    s.fill(box(470, 278, 18, 28), "#20242c")
    s.fill(box(472, 281, 14, 21), "#bcd9dd")
    for k, c in enumerate(("#a3211f", "#c98a2b", "#1f5f5b", "#e8dcc0")):
        s.fill(oval(74 + k * 34, 356, 15), c)
        s.line(f"M{64 + k * 34} 350q10 -6 20 0M{62 + k * 34} 358q12 6 24 0", mix(c, "#000000", 0.25), 1.6)


def road(s):
    s.sky("#cfe3ea", "#f2e6cf")
    places.hills(s, 110, ["#b5c9b6", "#8fae9a", "#6d9077"], 51)
    s.fill("M0 250Q300 220 600 246V400H0Z", "#8aa35a")
    s.fill("M120 400C210 330 300 290 330 236H356C372 290 420 340 520 400Z", "#cfcabf")
    s.line("M330 236C300 290 210 330 120 400M356 236C372 290 420 340 520 400", "#a9a496", 3)
    for x, y, h in ((60, 290, 96), (150, 262, 70), (430, 262, 76)):
        s.fill(box(x - h * 0.5, y - h * 0.34, h, h * 0.36), "#e8d9bb")
        s.fill(f"M{x - h * 0.62} {y - h * 0.32}L{x} {y - h * 0.78}L{x + h * 0.62} {y - h * 0.32}Z", "#a8452f")
        s.fill(box(x - h * 0.08, y - h * 0.22, h * 0.18, h * 0.24), "#6d4428")
    for x in (238, 420):
        s.line(f"M{x} 340V250", "#6d6a64", 3)
        s.fill(box(x - 12, 246, 24, 8), "#2b3a44")
        s.fill(oval(x, 262, 5), "#fff4cf")
    person(s, 286, 378, 1.5, ELDER, "point")
    person(s, 344, 386, 1.6, NON, "stand")
    person(s, 396, 372, 1.0, ("#b8825e", "#1f1614", "#f5f1e6", "#2f3640", ""), "stand")


def homestay(s):
    s.sky("#c7dbe0", "#f0efdd")
    places.hills(s, 130, ["#b5c9b6", "#8fae9a", "#64897a"], 61)
    places.water(s, 262, "#7fa9ad")
    s.fill("M0 286Q160 262 330 300Q260 360 240 400H0Z", "#8aa35a")
    for i, (x, h) in enumerate(((26, 190), (78, 160), (520, 180), (570, 210), (470, 140))):
        places.pine(s, x, 290 + (i % 2) * 12, h, "#3c6455")
    for px in (118, 160, 202, 244):
        s.fill(box(px, 270, 6, 40), "#4a2f1f")
    s.fill(box(104, 220, 158, 54), "#9a6a40")
    s.fill("M88 224L126 160H240L278 224Z", "#6d4428")
    s.fill(box(130, 236, 26, 38), "#3a2118")
    s.fill(box(178, 234, 34, 22), "#f6e2a6")
    s.fill(box(222, 234, 26, 22), "#f6e2a6")
    person(s, 150, 384, 1.6, ("#b47c58", "#211816", "#b5502c", "#23202c", "woven skirt long"), "point")
    person(s, 226, 388, 1.55, ("#e0b592", "#4a3a2e", "#e8dcc6", "#5a7a8a", "hat"), "stand")
    person(s, 276, 384, 1.5, ("#d9a981", "#201816", "#2f5f8a", "#3a3530", "flip"), "stand")
    s.fill("M372 332Q420 352 474 330L464 346Q420 358 382 346Z", "#6d4428")


def vaccine(s):
    s.sky("#d5e6e4", "#f4ecd9")
    places.hills(s, 130, ["#b0c8b6", "#88aa96", "#5f8774"], 71)
    s.fill("M0 292Q300 262 600 300V400H0Z", "#b5855a")
    s.fill(box(330, 150, 230, 150), "#f0ead8")
    s.fill("M310 156L445 96L580 156Z", "#a8452f")
    s.fill(box(420, 214, 50, 86), "#2f6f6a")
    s.fill(box(350, 196, 44, 40), "#bcd9dd")
    s.fill(box(496, 196, 44, 40), "#bcd9dd")
    s.fill("M437 168h16v10h10v16h-10v10h-16v-10h-10v-16h10Z", "#2f7f78")
    person(s, 232, 384, 1.85, ("#d6a682", "#2b201c", "#f4f2ea", "#3c4a7a", "coat bun"), "give")
    s.fill(box(196, 330, 34, 26), "#2f6f9a")
    s.fill(box(194, 326, 38, 7), "#f4f2ea")
    person(s, 322, 386, 1.8, (*HLANG[:4], "woven skirt bun flip"), "hold")
    s.fill(oval(316, 296, 11, 8), "#a3211f")
    s.fill(oval(309, 289, 5.5), "#c08a62")
    person(s, 94, 380, 1.65, (*SCARF[:4], "woven skirt scarf"), "stand")
    person(s, 140, 384, 1.05, ("#b8825e", "#1f1614", "#c98a2b", "#2f3640", ""), "stand")


def reading(s):
    places.wall(s, "#d9b98c", 330, "#6d4428")
    places.window(s, 396, 50, 140, 130, "#f3d5a8")
    for x in range(20, 380, 40):
        s.line(f"M{x} 0V330", "#c4a375", 3)
    s.fill("M150 346L182 300Q212 288 240 300L268 346Z", "#5a3a28")
    s.fill("M186 306Q212 270 236 306Q212 318 186 306Z", "#f0a23c")
    s.fill("M198 306Q212 284 226 306Z", "#fff0b8")
    person(s, 116, 384, 2.1, ("#a06a47", "#b9b2a8", "#23202c", "#4a2a1c", "woven bun"), "sit")
    person(s, 330, 384, 1.8, ("#b8825e", "#1f1614", "#f5f1e6", "#2f3640", "long flip"), "sit")
    s.fill("M290 322l18 -5 20 5v18l-20 -4 -18 4Z", "#fbf6e8")
    for k in range(4):
        s.line(f"M{470 + k * 22} 330V{286 - k * 6}", "#8a6a44", 8)


def pickers(s):
    """Tall: a cooperative at harvest."""
    s.sky("#cfe3ea", "#f2e6cf")
    places.hills(s, 120, ["#b5c9b6", "#93b09b"], 5)
    places.rows(s, 205, "#b5714a", "#3f7350", "#c0322a", seed=8)
    for x, y, z, who, pose in ((118, 330, 1.3, NAM, "hold"), (282, 340, 1.35, SCARF, "bend"), (176, 458, 1.9, NON, "hold"), (318, 470, 1.85, MAI, "stand")):
        person(s, x, y, z, who, pose)
    s.fill("M158 366h42l-7 38h-28Z", "#a97b46")
    for dx, dy in ((4, 2), (12, -1), (20, 2), (28, -1), (36, 2)):
        s.fill(oval(160 + dx, 364 + dy, 5), "#c0322a")


def rangers(s):
    """Tall: a team at the forest's edge."""
    places.forest(s, 300, "#23453d", "#3f6a58", "#86a98f", 29)
    s.fill("M-10 352Q200 318 410 356V510H-10Z", "#b9a878")
    s.fill("M-10 440Q200 412 410 446V510H-10Z", "#a8966a")
    for i, x in enumerate((70, 134, 200, 266, 330)):
        person(s, x, 410, 1.75, ("#a06a47", "#251b17", ("#5f7a4c", "#4a6b5c", "#6f8350", "#56704a", "#5b7d58")[i], "#3a4436", "helmet"), "hold" if i == 2 else "stand")
    for i, x in enumerate((100, 168, 236, 304)):
        person(s, x, 470, 1.9, (("#b98260", "#8f5d3d", "#c08a62", "#a87049")[i], "#251b17", ("#4a6b5c", "#6f8350", "#56704a", "#5f7a4c")[i], "#3a4436", "helmet"), "stand")


T = "stories/"
ALL = {
    "profiles/y-hlang/vuon-giong.jpg": seedlings,
    "profiles/y-hlang/so-nha-rong.jpg": ledger,
    T + "nguoi-cho-muon-cay-giong/cover.jpg": seedlings,
    T + "lop-hoc-bay-gio-toi/cover.jpg": night_class,
    T + "cach-ghi-nhat-ky-vuon/cover.jpg": diary,
    T + "hai-noi-lam-theo/cover.jpg": cashew,
    T + "mot-ngay-theo-to-tuan-rung/cover.jpg": patrol,
    T + "mot-ngay-theo-to-tuan-rung/moc-ranh.jpg": marker,
    T + "chiec-dong-ho-bam-giay/cover.jpg": counter,
    T + "noi-chuyen-voi-ba-y-ber/cover.jpg": weaving,
    T + "them-mot-xa-dat-chuan/cover.jpg": road,
    T + "khach-o-lai-dem-thu-hai/cover.jpg": homestay,
    T + "chiec-hop-xanh-len-lang/cover.jpg": vaccine,
    T + "em-thao-doc-cho-ba-nghe/cover.jpg": reading,
}
TALL = {
    "profiles/hop-tac-xa-minh-hoa-dak-ha/portrait.jpg": pickers,
    "profiles/to-tuan-rung-minh-hoa-kon-ray/portrait.jpg": rangers,
}
