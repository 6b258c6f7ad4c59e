#!/usr/bin/env python3
"""Draws the fonts of the tests: every letter an empty frame, a mark a bar above it. Own drawing, CC0.

    pip install fonttools brotli && python3 draw.py
"""

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

ASCII = range(0x20, 0x7F)
# Vietnamese, and č ĕ ñ ŏ ŭ ƀ of Ba Na, Xơ Đăng and Gia Rai.
LETTERS = [
    *range(0xA0, 0x100), 0x102, 0x103, 0x10C, 0x10D, 0x110, 0x111, 0x114, 0x115, 0x128, 0x129, 0x12C, 0x12D, 0x14E, 0x14F,
    0x168, 0x169, 0x16C, 0x16D, 0x180, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x243, *range(0x1EA0, 0x1EFA), *range(0x2010, 0x2030),
]
MARKS = [0x300, 0x301, 0x303, 0x306, 0x309, 0x323]


def frame(points):
    pen = TTGlyphPen(None)
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def draw(name, codes, marks, family="Khung"):
    glyphs = {".notdef": frame([(50, 0), (50, 700), (450, 700), (450, 0)]), "letter": frame([(60, 0), (60, 500), (440, 500), (440, 0)])}
    glyphs["space"] = TTGlyphPen(None).glyph()
    cmap = {code: "space" if code in (0x20, 0xA0) else "letter" for code in codes}
    for code in marks:
        glyphs[f"mark{code:04x}"] = frame([(-400, 560), (-400, 620), (-100, 620), (-100, 560)])
        cmap[code] = f"mark{code:04x}"
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap(cmap)
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics({glyph: (0 if glyph.startswith("mark") else 500, 0) for glyph in glyphs})
    font.setupHorizontalHeader(ascent=900, descent=-250)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "licenseDescription": "CC0 1.0"})
    font.setupOS2(sTypoAscender=900, sTypoDescender=-250, usWinAscent=900, usWinDescent=250)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    if marks:
        classes = "\n".join(f"markClass mark{code:04x} <anchor -250 540> @ABOVE;" for code in marks)
        rule = "feature mark { pos base letter <anchor 250 540> mark @ABOVE; } mark;"
        addOpenTypeFeaturesFromString(font.font, f"languagesystem DFLT dflt;\n{classes}\n{rule}")
    font.font.flavor = "woff2"
    font.font.save(name)


draw("frame.woff2", [*ASCII, *LETTERS], MARKS)
draw("no-tones.woff2", [code for code in [*ASCII, *LETTERS] if code < 0x1EA0], [])
draw("no-places.woff2", [*ASCII, *LETTERS, *MARKS], [])
