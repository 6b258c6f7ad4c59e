"""People: portraits to the waist, and small figures for scenes. Nobody drawn here exists."""

from sheet import box, mix, oval

INK = "#251b17"


def band(s, x, y, w, h, cloth="#1c1815", red="#a3211f", pale="#f1e2c0", gold="#c98a2b"):
    """A band of woven brocade: a row of lozenges between stripes."""
    s.fill(box(x, y, w, h), cloth)
    t = h * 0.12
    s.fill(box(x, y + t * 0.6, w, t), red)
    s.fill(box(x, y + h - t * 1.6, w, t), red)
    r, n = h * 0.25, int(w // (h * 0.62)) + 1
    step = w / n
    for i in range(n):
        cx, cy = x + step * (i + 0.5), y + h / 2
        s.fill(f"M{cx} {cy - r}l{r} {r}l{-r} {r}l{-r} {-r}Z", pale if i % 2 else gold)
        q = r * 0.42
        s.fill(f"M{cx} {cy - q}l{q} {q}l{-q} {q}l{-q} {-q}Z", red)


def _body(s, p):
    wide = p.get("wide", 168)
    lo, hi = 200 - wide, 200 + wide
    path = f"M{lo} 535C{lo + 2} 410 {lo + 34} 356 150 326L250 326C{hi - 34} 356 {hi - 2} 410 {hi} 535Z"
    main, second = p["cloth"], p.get("second", "#f3ead8")
    dark = mix(main, "#000000", 0.22)
    s.fill(path, main)
    with s.inside(path):
        s.fill("M236 330C300 360 330 420 320 535L400 535L400 320Z", dark, 0.35)
        _garment(s, p, main, second, dark, (lo, hi))


def _garment(s, p, main, second, dark, ends):
    lo, hi = ends
    wear = p["wear"]
    if wear == "weave":
        band(s, lo, 428, hi - lo, 44, mix(main, "#000000", 0.45), *p.get("dyes", ()))
        s.fill(box(lo, 404, hi - lo, 7), second)
        s.fill(box(lo, 482, hi - lo, 5), second)
        s.fill("M148 322L200 398L252 322L236 318L200 370L164 318Z", second)
        for y, c in ((350, "#e8c15a"), (362, "#b23a2e")):
            for i in range(-7, 8):
                s.fill(oval(200 + i * 7.4, y + 22 - abs(i) * abs(i) * 0.42, 4.1), c)
    elif wear == "sash":
        s.fill("M300 330L352 352L150 560L70 560Z", mix(main, "#000000", 0.5))
        with s.inside("M300 330L352 352L150 560L70 560Z"), s.at(212, 420, turn=-50):
            band(s, -200, -26, 400, 52, "#1c1815", *p.get("dyes", ()))
        s.fill("M158 324L200 384L242 324L230 320L200 358L170 320Z", second)
    elif wear in ("shirt", "jacket", "coat"):
        if wear == "coat":
            s.fill("M164 322L200 420L236 322Z", second)
            s.fill("M160 320L128 350L160 400L176 388L196 505L168 505L120 390L112 350Z", dark, 0.25)
            s.line("M158 336C140 400 150 440 176 452M242 336C262 380 258 410 252 430", "#3a4a52", 5)
            s.fill(oval(252, 438, 11), "#3a4a52")
            s.fill(oval(252, 438, 5.5), "#9fb4ba")
        else:
            s.line("M200 372L200 535", dark, 3)
            for y in (404, 446, 488, 528):
                s.fill(oval(206, y, 4), second)
            if wear == "jacket":
                s.fill("M236 424h64v10h-64Z", dark)
                s.fill("M242 434h52v44h-52Z", dark, 0.55)
        s.fill("M164 316L200 372L176 398L140 338Z", mix(main, "#ffffff", 0.16))
        s.fill("M236 316L200 372L224 398L260 338Z", mix(main, "#ffffff", 0.08))
    elif wear == "aodai":
        s.fill("M162 318Q200 346 238 318L240 344Q200 368 160 344Z", mix(main, "#ffffff", 0.14))
        s.line("M200 356C240 380 290 396 330 440", dark, 3)
        for x, y in ((70, 440), (112, 478), (140, 420), (260, 462), (300, 500), (180, 470), (228, 420)):
            for dx, dy in ((0, -7), (6.6, -2), (4, 6), (-4, 6), (-6.6, -2)):
                s.fill(oval(x + dx, y + dy, 4.6), second)
            s.fill(oval(x, y, 3.4), "#d9a441")
    elif wear == "pupil":
        s.fill("M160 316L200 366L168 392L138 340Z", mix(main, "#000000", 0.06))
        s.fill("M240 316L200 366L232 392L262 340Z", mix(main, "#000000", 0.06))
        s.fill("M142 336Q200 420 258 336L268 352Q232 400 212 404L232 474L206 486L198 410L178 478L156 464L186 402Q160 394 132 352Z", "#b3261e")
        s.fill(oval(200, 402, 14, 12), "#8f1b16")
    elif wear == "knit":
        s.fill("M150 322Q200 372 250 322L262 334Q200 398 138 334Z", second)
        for y in (420, 438, 456):
            s.fill(box(lo, y, hi - lo, 7), second)


def _hair_back(s, p):
    c, style = p["hair_colour"], p["hair"]
    if style == "long":
        s.fill("M122 190C110 92 160 70 200 70C240 70 290 92 278 190C282 260 300 320 288 372Q200 400 112 372C100 320 118 260 122 190Z", c)
    elif style == "bob":
        s.fill("M124 180C112 92 160 72 200 72C240 72 288 92 276 180C284 230 284 262 270 286Q200 312 130 286C116 262 116 230 124 180Z", c)
    elif style == "bun":
        s.fill(oval(200, 74, 36, 30), c)
        s.line("M172 78Q200 66 228 78", mix(c, "#ffffff", 0.18), 3)
    elif style == "low":
        s.fill(oval(258, 244, 34, 38), c)
    elif style == "tails":
        for side in (-1, 1):
            x = 200 + side * 78
            s.fill(f"M{x - side * 20} 160C{x + side * 24} 170 {x + side * 30} 240 {x + side * 6} 300C{x - side * 16} 270 {x - side * 20} 220 {x - side * 20} 160Z", c)
            s.fill(oval(x - side * 4, 178, 10), "#b3261e")
    elif style == "pony":
        s.fill("M250 110C320 110 318 210 300 280C286 250 268 220 258 180Z", c)


def _hair_front(s, p):
    c, style = p["hair_colour"], p["hair"]
    shine = mix(c, "#ffffff", 0.14)
    if style in ("long", "bob"):
        s.fill("M132 186C124 110 160 80 200 80C244 80 276 110 268 186C262 150 244 128 216 112C190 140 156 142 132 186Z", c)
        s.line("M150 122Q172 96 204 94", shine, 4)
    elif style in ("bun", "low", "pony", "tails"):
        s.fill("M133 176C126 108 160 80 200 80C240 80 274 108 267 176C260 142 236 118 200 112C164 118 140 142 133 176Z", c)
        s.line("M200 84L200 112", shine, 2.5)
        s.line("M154 118Q168 100 188 94M246 118Q232 100 212 94", shine, 3)
    elif style == "short":
        s.fill("M134 166C122 96 160 76 202 76C246 76 280 98 267 166C264 144 258 132 250 124C220 134 180 132 154 120C144 132 138 146 134 166Z", c)
    elif style == "side":
        s.fill("M134 168C120 92 170 68 214 72C258 74 280 108 267 168C264 146 256 136 246 128C214 130 180 122 164 106C150 122 138 140 134 168Z", c)
        s.line("M166 104Q190 84 226 86", shine, 4)
    elif style == "crop":
        s.fill("M136 158C130 100 164 82 200 82C236 82 270 100 264 158C262 136 252 120 236 114Q200 104 164 114C148 120 138 136 136 158Z", c)
    elif style == "thin":
        s.fill("M134 176C126 140 132 118 146 106C146 130 140 150 136 178ZM266 176C274 140 268 118 254 106C254 130 260 150 264 178Z", c)
        s.line("M156 98Q200 80 246 98", c, 6)
    elif style == "wavy":
        s.fill("M132 172C116 120 138 84 166 82C180 66 214 64 230 78C262 80 286 120 268 172C266 150 260 138 246 132C236 120 220 128 206 120C190 130 172 116 160 130C146 134 138 150 132 172Z", c)
    elif style == "scarf":
        d = p.get("scarf", "#7c1f1e")
        s.fill("M126 168C112 84 160 62 200 62C240 62 288 84 274 168C262 128 240 112 200 112C160 112 138 128 126 168Z", d)
        s.line("M130 150Q160 104 200 104Q240 104 270 150", mix(d, "#ffffff", 0.45), 6)
        s.line("M136 126Q164 88 200 88Q236 88 264 126", "#e8c15a", 4)
        s.fill("M266 146C292 150 300 196 286 226C276 206 268 180 262 160Z", mix(d, "#000000", 0.25))
    elif style == "cap":
        d = p.get("scarf", "#39534a")
        s.fill("M134 178C130 150 134 140 142 134L258 134C266 140 270 150 266 178C264 160 258 148 252 142L148 142C142 148 136 160 134 178Z", c)
        s.fill("M130 134C128 84 164 66 200 66C236 66 272 84 270 134Z", d)
        s.fill("M120 132Q200 108 280 132Q290 146 274 146Q200 126 126 146Q110 146 120 132Z", mix(d, "#000000", 0.25))
    elif style == "hat":
        s.fill("M136 170C134 150 138 138 146 130L254 130C262 138 266 150 264 170C262 154 256 146 250 142L150 142C144 146 138 154 136 170Z", c)
        s.fill("M62 140Q130 92 200 36Q270 92 338 140Q200 106 62 140Z", "#e3cd97")
        s.fill("M200 36Q270 92 338 140Q270 122 214 120Z", "#c9ad6e", 0.6)
        for k in (0.3, 0.5, 0.7, 0.88):
            s.line(f"M{200 - 138 * k} {36 + 100 * k}Q200 {36 + 76 * k} {200 + 138 * k} {36 + 100 * k}", "#b99a5c", 1.6)
        s.line("M140 134C138 200 150 262 200 282C250 262 262 200 260 134", "#7c1f1e", 3.4)


def _face(s, p):
    skin, age = p["skin"], p.get("age", 35)
    w, jaw = p.get("face", (64, 46))
    dark, warm = mix(skin, "#5a2a18", 0.32), mix(skin, "#b5402c", 0.22)
    for side in (-1, 1):
        s.fill(oval(200 + side * (w + 1), 182, 10, 17), mix(skin, "#5a2a18", 0.14))
        if p.get("ears"):
            s.fill(oval(200 + side * (w + 4), 204, 5.5), p["ears"])
    face = (
        f"M{200 - w} 170C{200 - w} 112 {164} 92 200 92C236 92 {200 + w} 112 {200 + w} 170C{200 + w} 214 {200 + jaw} 244 220 262"
        f"Q200 272 180 262C{200 - jaw} 244 {200 - w} 214 {200 - w} 170Z"
    )
    s.fill(face, skin)
    with s.inside(face):
        s.fill("M214 80C232 150 228 220 206 280L290 280L290 80Z", dark, 0.16)
        for x in (160, 240):
            s.fill(oval(x, 212, 17, 12), warm, 0.5)
    brow = mix(p["hair_colour"], skin, 0.15 if age < 60 else 0.35)
    lift = p.get("brow", 0)
    s.line(f"M158 {150 - lift}Q172 {142 - lift} 188 {149}M212 149Q228 {142 - lift} 242 {150 - lift}", brow, 4.4 if p["who"] == "m" else 3.2)
    for x in (174, 226):
        big = 1.22 if age < 16 else 1.0
        s.fill(f"M{x - 14} 169Q{x} {169 - 12 * big} {x + 14} 169Q{x} {169 + 8 * big} {x - 14} 169Z", "#f7efe4")
        s.fill(oval(x, 167.5, 6.4 * big), INK)
        s.fill(oval(x + 2, 165.4, 1.9), "#ffffff")
        s.line(f"M{x - 15} 168.5Q{x} 155 {x + 15} 168.5", INK, 2.8)
    s.line("M203 172Q199 194 192 203Q199 210 209 206", dark, 3.4)
    smile = p.get("smile", 8)
    mouth = mix(skin, "#8c2f26", 0.62)
    if smile > 10:
        s.fill(f"M176 228Q200 {232} 224 228Q{216} {234 + smile} 200 {236 + smile}Q184 {234 + smile} 176 228Z", mouth)
        s.fill(f"M182 230.5Q200 233.5 218 230.5Q212 238 200 238.6Q188 238 182 230.5Z", "#fbf5ea")
    else:
        s.line(f"M178 {231 - smile / 4}Q200 {231 + smile} 222 {231 - smile / 4}", mouth, 4.4)
    _age(s, p, age, dark)


def _age(s, p, age, dark):
    if age >= 40:
        s.line("M168 206Q162 216 164 226M232 206Q238 216 236 226", dark, 2.2, 0.55)
    if age >= 52:
        s.line("M146 176Q140 178 137 183M254 176Q260 178 263 183M164 184Q174 188 184 184M216 184Q226 188 236 184", dark, 2, 0.55)
        s.line("M172 124Q200 118 228 124", dark, 2.2, 0.45)
    if age >= 64:
        s.line("M168 134Q200 128 232 134M178 114Q200 110 222 114M150 196Q146 208 150 220M250 196Q254 208 250 220", dark, 2, 0.5)
    if p.get("beard"):
        s.line("M178 222Q200 214 222 222", p["hair_colour"], 4)
        s.fill("M186 248Q200 244 214 248Q212 276 200 284Q188 276 186 248Z", p["hair_colour"])
    if p.get("glasses"):
        for x in (174, 226):
            s.line(oval(x, 168, 20, 16), "#2b2320", 3)
        s.line("M194 166Q200 162 206 166M154 166L137 172M246 166L263 172", "#2b2320", 3)
    if p.get("mole"):
        s.fill(oval(230, 214, 2.4), INK)


def portrait(s, p):
    """One person from the waist up, on a sheet of 400 by 500."""
    s.fill(oval(200, 500, 210, 46), "#000000", 0.10)
    _hair_back(s, p)
    with s.at(0, -26):
        _torso(s, p)
    _face(s, p)
    _hair_front(s, p)


def _torso(s, p):
    _body(s, p)
    skin = p["skin"]
    s.fill("M168 236L168 322Q200 366 232 322L232 236Z", mix(skin, "#5a2a18", 0.1))
    s.fill("M168 256Q200 304 232 256L232 276Q200 316 168 276Z", mix(skin, "#5a2a18", 0.36))
    if p["wear"] in ("shirt", "jacket", "pupil"):
        c = p["cloth"]
        s.fill("M166 306L200 356L180 372L150 330Z", mix(c, "#ffffff", 0.2))
        s.fill("M234 306L200 356L220 372L250 330Z", mix(c, "#ffffff", 0.1))
    if p["wear"] == "aodai":
        s.fill("M164 304Q200 338 236 304L240 334Q200 362 160 334Z", mix(p["cloth"], "#ffffff", 0.14))


def person(s, x, y, size, look, pose="stand"):
    """A small figure whose feet stand at (x, y); 100 units tall at size 1."""
    skin, hair, cloth, legs = look[:4]
    extra = look[4] if len(look) > 4 else ""
    with s.at(x, y, size, flip="flip" in extra):
        s.fill(oval(0, 0, 20, 3.4), "#000000", 0.14)
        _trunk(s, cloth, legs, extra, pose)
        _arms(s, cloth, skin, pose)
        lean = 10 if pose == "bend" else 0
        top = 12 if pose in ("sit", "bend") else 0
        with s.at(lean, top + (18 if pose == "sit" else 0)):
            s.fill(box(-3.4, -80, 6.8, 10), mix(skin, "#5a2a18", 0.2))
            s.fill(oval(0, -88, 9, 10.6), skin)
            _cover(s, hair, extra)


def _trunk(s, cloth, legs, extra, pose):
    shade = mix(cloth, "#000000", 0.2)
    if pose == "sit":
        s.fill("M-16 0Q-20 -26 -10 -30L14 -30Q30 -22 30 -6L28 0Z", legs)
        s.fill("M-14 -22C-15 -44 -14 -50 -6 -54L6 -54C14 -50 15 -44 14 -22Z", cloth)
        if "woven" in extra:
            band(s, -14, -34, 28, 8, shade)
        return
    if "skirt" in extra:
        s.fill("M-13 -42L13 -42L17 -5L-17 -5Z", legs)
        s.fill(box(-7, -6, 4, 6), "#3a2a20")
        s.fill(box(3, -6, 4, 6), "#3a2a20")
        band(s, -15.6, -17, 31.2, 8, mix(legs, "#000000", 0.3))
    else:
        s.fill("M-12 -44L12 -44L11 0L2.4 0L0 -32L-2.4 0L-11 0Z", legs)
    if pose == "bend":
        s.fill("M-13 -38C-12 -58 -2 -66 6 -68L18 -62C18 -54 16 -46 13 -38Z", cloth)
        return
    s.fill("M-14 -40C-16 -62 -15 -70 -6 -73L6 -73C15 -70 16 -62 14 -40Z", cloth)
    s.fill("M4 -73C15 -70 16 -62 14 -40L5 -40Q9 -58 4 -73Z", shade, 0.6)
    if "woven" in extra:
        band(s, -14.6, -55, 29.2, 8.6, shade)
    if "coat" in extra:
        s.fill("M-15 -44L15 -44L17 -22L-17 -22Z", cloth)


def _arms(s, cloth, skin, pose):
    sleeve = mix(cloth, "#000000", 0.12)
    ways = {
        "stand": ("M-11 -68L-16 -52L-15 -40", "M11 -68L16 -52L15 -40"),
        "point": ("M-11 -68L-16 -52L-15 -40", "M11 -68L24 -72L37 -78"),
        "hold": ("M-11 -68L-14 -54L2 -49", "M11 -68L15 -54L4 -48"),
        "give": ("M-9 -66L6 -56L24 -58", "M11 -68L18 -58L30 -58"),
        "bend": ("M4 -62L12 -42L20 -28", "M14 -60L22 -42L28 -26"),
        "sit": ("M-10 -50L-8 -36L8 -32", "M10 -50L14 -38L16 -31"),
    }
    for d in ways[pose]:
        s.line(d, sleeve, 6.4)
        x, y = d.split("L")[-1].split()
        s.fill(oval(float(x), float(y), 3.7), skin)


def _cover(s, hair, extra):
    if "hat" in extra.split():
        s.fill("M-21 -90Q-8 -98 0 -107Q8 -98 21 -90Q0 -95 -21 -90Z", "#e3cd97")
        return
    if "helmet" in extra:
        s.fill("M-12 -90C-12 -104 12 -104 12 -90L15 -89L-13 -89Z", "#39534a")
        return
    if "scarf" in extra:
        s.fill("M-10.5 -86C-13 -104 13 -104 10.5 -86C6 -94 -6 -94 -10.5 -86Z", "#a3211f")
        return
    s.fill("M-9.8 -85C-12 -103 12 -103 9.8 -85C8 -94 -2 -94 -4 -95C-6 -93 -9 -90 -9.8 -85Z", hair)
    if "bun" in extra:
        s.fill(oval(-7, -98, 5.4), hair)
    if "long" in extra:
        s.fill("M-10 -90C-14 -80 -13 -70 -10 -66L-5 -72L-8 -84Z", hair)
