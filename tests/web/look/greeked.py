"""Makes greeked.ttf: every letter is one bar of one width, so that a page set in it is laid out and drawn alike on
every machine, whatever fonts that has. `python3 greeked.py` (needs fonttools)."""
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

EM, ADVANCE, SPACE = 1000, 520, 260


def bar(wide, high):
    pen = TTGlyphPen(None)
    if wide:
        pen.moveTo((20, 0))
        for corner in [(20, high), (wide - 20, high), (wide - 20, 0)]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


font = FontBuilder(EM, isTTF=True)
font.setupGlyphOrder([".notdef", "space", "bar"])
font.setupCharacterMap({0x20: "space"})
font.setupGlyf({".notdef": bar(ADVANCE, 520), "space": bar(0, 0), "bar": bar(ADVANCE, 520)})
font.setupHorizontalMetrics({".notdef": (ADVANCE, 20), "space": (SPACE, 0), "bar": (ADVANCE, 20)})
font.setupHorizontalHeader(ascent=930, descent=-240)
font.setupOS2(sTypoAscender=930, sTypoDescender=-240, usWinAscent=930, usWinDescent=240, sxHeight=520, sCapHeight=700)
font.setupNameTable({"familyName": "Greeked", "styleName": "Regular"})
font.setupPost()
# Many letters, one glyph: what format 13 is for.
all_letters = CmapSubtable.newSubtable(13)
all_letters.platformID, all_letters.platEncID, all_letters.language = 3, 10, 0
all_letters.cmap = {c: "space" if c in (0x20, 0xA0) else "bar" for c in range(0x20, 0x3000)}
font.font["cmap"].tables = [all_letters]
font.font["head"].created = font.font["head"].modified = 0
font.save("greeked.ttf")
