"""Makes marks.woff2 (needs fonttools and brotli):

    python make-marks.py JetBrainsMono-Regular.woff2 JetBrainsMono-SemiBold.woff2

Arrows, dots and brackets are those of JetBrains Mono. Its pictures of control characters cannot be read at 13 px, so
they are drawn here: the letters of the name, condensed, on a diagonal of the same single cell.
"""

import sys

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

KEPT = [*range(0x2190, 0x2194), *range(0x2400, 0x2422), 0x2424, 0x25B2, 0x25C6, 0x25CF, 0x22EF, 0x2715, 0x27E8, 0x27E9]
NAMES = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP DEL"
).split()
CELL, TOP, BOTTOM = 600, 800, -120
# Letters of the name -> width and height of each, as shares of the full size.
SCALE = {2: (0.58, 0.66), 3: (0.46, 0.46)}

regular, letters = (TTFont(path) for path in sys.argv[1:3])
subsetter = subset.Subsetter(subset.Options(hinting=False, layout_features=[], name_IDs=[0, 13, 14]))
subsetter.populate(unicodes=KEPT)
subsetter.subset(regular)

source, cmap = letters.getGlyphSet(), letters.getBestCmap()
for code, name in enumerate(NAMES, 0x2400):
    wide, high = SCALE[len(name)]
    last = len(name) - 1
    pen = TTGlyphPen(None)
    for i, letter in enumerate(name):
        x = i * CELL * (1 - wide) / last
        y = TOP - 730 * high - i * (TOP - BOTTOM - 730 * high) / last
        source[cmap[ord(letter)]].draw(TransformPen(pen, Transform(wide, 0, 0, high, x, y)))
    glyph = regular.getBestCmap()[code]
    regular["glyf"][glyph] = pen.glyph()
    regular["hmtx"][glyph] = (CELL, 0)
regular.flavor = "woff2"
regular.save("marks.woff2")
