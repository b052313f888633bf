"""The styles of the DOCX edition, which a person can change in a word processor."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_UNDERLINE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

VERSE = "Verse"
#: Character styles: the source beside or above its translation, unfinished text, its badge.
SOURCE = "Source Text"
DRAFT = "Draft Text"
BADGE = "Draft Mark"

_INK = RGBColor(0x1C, 0x1B, 0x1A)
_QUIET = RGBColor(0x5D, 0x5A, 0x55)
_FACE = "Georgia"


def prepare_styles(document: Document) -> None:
    """Give ``document`` our styles, and set its own by our taste."""
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name = _FACE
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.15
    for name in ("Title", "Subtitle", *(f"Heading {level}" for level in range(1, 6))):
        style = styles[name]
        style.font.name = _FACE
        style.font.color.rgb = _QUIET if name == "Subtitle" else _INK
        # A theme's face would win over the name.
        style.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"), None)
        style.element.rPr.rFonts.attrib.pop(qn("w:hAnsiTheme"), None)
    styles["Title"].font.size = Pt(24)
    styles["Subtitle"].font.size = Pt(16)
    styles["Subtitle"].font.italic = False
    for level in range(1, 6):
        styles[f"Heading {level}"].paragraph_format.space_after = Pt(4)
        styles[f"Heading {level}"].font.size = Pt((15, 13, 12, 11, 10.5)[level - 1])
    for name in ("Quote", "Intense Quote", "Caption"):
        styles[name].font.color.rgb = _INK
    styles["Quote"].font.italic = False
    styles["Caption"].font.bold = False
    styles["Caption"].font.italic = True
    verse = styles.add_style(VERSE, WD_STYLE_TYPE.PARAGRAPH)
    verse.base_style = normal
    verse.font.italic = True
    verse.paragraph_format.left_indent = Mm(10)
    verse.paragraph_format.space_after = Pt(1)
    code = styles.add_style("Code", WD_STYLE_TYPE.PARAGRAPH)
    code.base_style = normal
    code.font.name = "Courier New"
    code.font.size = Pt(9)
    source = styles.add_style(SOURCE, WD_STYLE_TYPE.CHARACTER)
    source.font.color.rgb = _QUIET
    draft = styles.add_style(DRAFT, WD_STYLE_TYPE.CHARACTER)
    draft.font.underline = WD_UNDERLINE.DOTTED
    draft.element.rPr.find(qn("w:u")).set(qn("w:color"), "A9A49A")
    badge = styles.add_style(BADGE, WD_STYLE_TYPE.CHARACTER)
    badge.font.size = Pt(7)
    badge.font.bold = True
    badge.font.color.rgb = RGBColor(0x8C, 0x2F, 0x1B)
