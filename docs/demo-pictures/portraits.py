"""Who is drawn, and before what."""

import places
from figures import portrait
from sheet import box, mix, oval

SKY = ("#cfe3ea", "#f2e6cf")
DUSK = ("#f3d5a8", "#f7ead2")
GREEN = ["#b5c9b6", "#8fae9a", "#64897a"]


def of(back, **p):
    """A portrait: `back` draws what stands behind."""

    def draw(s):
        back(s)
        portrait(s, p)

    return draw


def canopy(s):
    places.forest(s, 330)
    for i, x in enumerate((20, 70, 330, 382)):
        places.ginseng(s, x, 420 + (i % 2) * 26, 84, i)


def rong_hill(s):
    s.sky(*DUSK)
    places.sun(s, 80, 90, 30)
    places.hills(s, 220, ["#c9c4a0", "#9fb08a", "#76916f"])
    places.rong(s, 330, 300, 1.0)


def coffee(s):
    s.sky(*SKY)
    places.hills(s, 150, ["#b5c9b6", "#93b09b"])
    places.rows(s, 235, "#b5714a", "#3f7350", "#c0322a", seed=4)


def classroom(s):
    places.wall(s, "#e7d8bd")
    places.board(s, 18, 60, 250, 170)
    places.window(s, 312, 70, 76, 130)


def office(s):
    places.wall(s, "#d8e0de")
    places.shelf(s, 16, 40, 130, 240, ["#a3211f", "#1f5f5b", "#c98a2b", "#3c4a7a", "#e8dcc0"], 3)
    places.window(s, 290, 60, 96, 140)


def clinic(s):
    places.wall(s, "#cfe0dc")
    places.shelf(s, 268, 50, 118, 200, ["#f4f0e6", "#8fb8c4", "#d9e6e4", "#c98a2b"], 7)
    s.fill(box(40, 80, 90, 90), "#f7f4ec")
    s.fill("M76 96h18v20h20v18H94v20H76V134H56V116H76Z", "#2f7f78")


def looms(s):
    places.wall(s, "#d9c3a0")
    places.loom(s, 84, 250, 1.1)
    places.loom(s, 330, 250, 1.1)


def pines(s):
    s.sky("#c7dbe0", "#eef0e0")
    places.hills(s, 200, GREEN, 9)
    for i, x in enumerate((20, 62, 100, 300, 342, 386)):
        places.pine(s, x, 330 + (i % 3) * 18, 200 + (i % 2) * 40, "#3c6455")


def border(s):
    s.sky("#f0d9b5", "#f6ecd8")
    places.hills(s, 190, ["#c7bd94", "#a5a877", "#7f8f5f"], 12)
    for i, x in enumerate((14, 60, 108, 292, 340, 390)):
        places.tree(s, x, 330 + (i % 2) * 20, 190, "#5f7f52", seed=i)


def terrace(s):
    s.sky(*SKY)
    places.hills(s, 150, ["#aac2b4", "#7fa08d"], 4)
    places.terraces(s, 225)


def workshop(s):
    places.wall(s, "#c9c2b4")
    places.shelf(s, 14, 60, 120, 200, ["#7d8b8f", "#a3211f", "#4b5a60", "#c98a2b"], 9)
    s.line("M300 90h84M310 90v34M336 90v50M362 90v28", "#5d6a6e", 7)


def street(s):
    s.sky("#d5e4ea", "#f4ead6")
    for x, h, c in ((0, 190, "#c9a98a"), (70, 230, "#b8c4bd"), (280, 210, "#d5bf93"), (340, 170, "#a9b5c0")):
        s.fill(box(x, 380 - h, 72, h), c)
        for k in range(3):
            s.fill(box(x + 14, 400 - h + k * 50, 16, 24), mix(c, "#2b3a44", 0.5))
            s.fill(box(x + 42, 400 - h + k * 50, 16, 24), mix(c, "#2b3a44", 0.5))
    s.fill(box(0, 360, 400, 140), "#8d8a82")


def lake(s):
    s.sky(*SKY)
    places.hills(s, 160, GREEN[:2], 6)
    places.water(s, 250)


def yard(s):
    s.sky("#cfe3ea", "#f2e6cf")
    places.hills(s, 170, ["#a9c0aa", "#7f9f8b"], 8)
    s.fill(box(0, 300, 400, 200), "#c89a6a")
    places.rong(s, 74, 290, 0.9)
    places.tree(s, 350, 320, 210, "#5b8560", seed=8)


P = "profiles/"
ALL = {
    P + "y-hlang/portrait.jpg": of(canopy, who="f", skin="#b98260", hair="bun", hair_colour="#251b17", wear="weave", cloth="#7c1f1e", second="#e8c15a", age=44, smile=12, wide=160, ears="#e8c15a"),
    P + "nguyen-thi-thu-diep/portrait.jpg": of(classroom, who="f", skin="#dcae88", hair="long", hair_colour="#2c211d", wear="aodai", cloth="#4a6b94", second="#f1e7d4", age=36, smile=9, wide=150, face=(60, 40)),
    P + "do-thi-ha-van/portrait.jpg": of(office, who="f", skin="#e0b592", hair="bob", hair_colour="#2a1f1c", wear="shirt", cloth="#efe9dd", second="#a3211f", age=31, smile=7, wide=150, glasses=True, face=(62, 42)),
    P + "ho-ong-a-blung/portrait.jpg": of(lake, who="m", skin="#a06a47", hair="hat", hair_colour="#3a302b", wear="shirt", cloth="#5a6b52", second="#e9e0cc", age=56, smile=12, face=(66, 52)),
    P + "a-bro/portrait.jpg": of(rong_hill, who="m", skin="#9a6643", hair="short", hair_colour="#5d5550", wear="sash", cloth="#2b2f3e", second="#a3211f", age=58, smile=6, face=(66, 54)),
    P + "tran-thi-my-hanh/portrait.jpg": of(clinic, who="f", skin="#d6a682", hair="low", hair_colour="#2b201c", wear="coat", cloth="#f0efe8", second="#6f9fa6", age=47, smile=8, wide=158, mole=True),
    P + "y-ber/portrait.jpg": of(looms, who="f", skin="#a87350", hair="scarf", hair_colour="#b9b2a8", scarf="#27355c", wear="weave", cloth="#23202c", second="#c0392f", age=69, smile=10, wide=152, ears="#d9a441", face=(62, 46)),
    P + "y-lim/portrait.jpg": of(pines, who="f", skin="#b47c58", hair="pony", hair_colour="#211816", wear="knit", cloth="#b5502c", second="#f1e2c0", age=29, smile=13, wide=150, face=(62, 44)),
    P + "ro-cham-hring/portrait.jpg": of(border, who="m", skin="#8f5d3d", hair="thin", hair_colour="#8d867e", wear="sash", cloth="#1f2a2a", second="#e8c15a", age=66, smile=5, beard=True, face=(64, 50)),
    P + "nguyen-huu-phuoc/portrait.jpg": of(street, who="m", skin="#d9a981", hair="side", hair_colour="#201816", wear="shirt", cloth="#2f5f8a", second="#f3ead8", age=25, smile=12, glasses=True, face=(62, 46)),
    P + "y-thao/portrait.jpg": of(yard, who="f", skin="#b8825e", hair="tails", hair_colour="#1f1614", wear="pupil", cloth="#f5f1e6", age=11, smile=13, wide=132, face=(66, 48)),
    P + "phan-van-loc/portrait.jpg": of(workshop, who="m", skin="#c48f68", hair="cap", hair_colour="#3a302b", scarf="#39534a", wear="jacket", cloth="#3d5568", second="#c98a2b", age=49, smile=7, face=(68, 54)),
    P + "a-thiu/portrait.jpg": of(coffee, who="m", skin="#a87049", hair="wavy", hair_colour="#221916", wear="shirt", cloth="#8a3b2a", second="#f1e2c0", age=38, smile=11, face=(64, 48)),
    P + "le-quang-hoa/portrait.jpg": of(terrace, who="m", skin="#d2a27b", hair="crop", hair_colour="#4a4440", wear="shirt", cloth="#d8dfe0", second="#6a7478", age=53, smile=4, glasses=True, face=(64, 50)),
}
