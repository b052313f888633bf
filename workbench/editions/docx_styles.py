"""The styles of the DOCX edition, which can be changed in a word processor."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import BaseStyle

VERSE = "Verse"
FOOTNOTE = "Footnote Text"
#: A character style: the reference mark of a footnote, in the text and before the note.
SIGN = "Footnote Reference"
#: Character styles: a source shown with its translation, unfinished text, the mark before it.
SOURCE = "Source Text"
DRAFT = "Draft Text"
BADGE = "Draft Mark"

#: The properties that follow a paragraph's borders, in the order of the standard.
_BEHIND_A_FRAME = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")

_INK = RGBColor(0x1C, 0x1B, 0x1A)
_MUTED = RGBColor(0x5D, 0x5A, 0x55)
_FACE = "Georgia"


def prepare_styles(document: Document) -> None:
    """Set fonts, sizes and colours of the styles of ``document``, and add styles of our own."""
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name = _FACE
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.15
    for name in ("Title", "Subtitle", *(f"Heading {level}" for level in range(1, 6))):
        style = styles[name]
        style.font.name = _FACE
        style.font.color.rgb = _MUTED if name == "Subtitle" else _INK
        # The font of a theme would win over the font name.
        style.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"), None)
        style.element.rPr.rFonts.attrib.pop(qn("w:hAnsiTheme"), None)
        spread = style.element.rPr.find(qn("w:spacing"))  # of the letters
        if spread is not None:
            style.element.rPr.remove(spread)
    styles["Title"].font.size = Pt(24)
    styles["Title"].font.bold = True
    styles["Subtitle"].font.size = Pt(16)
    styles["Subtitle"].font.italic = False
    for level in range(1, 6):
        styles[f"Heading {level}"].paragraph_format.space_after = Pt(4)
        styles[f"Heading {level}"].font.size = Pt((15, 13, 12, 11, 10.5)[level - 1])
    for name in ("Quote", "Intense Quote", "Caption"):
        styles[name].font.color.rgb = _INK
    for name in ("Quote", "Intense Quote"):
        styles[name].font.italic = False
    # The style of the warning about drafts, in a frame.
    notice = styles["Intense Quote"]
    notice.font.bold = False
    notice.paragraph_format.left_indent = notice.paragraph_format.right_indent = Mm(2)
    _frame(styles["Title"])
    _frame(notice, "8C2F1B", "top", "left", "bottom", "right")
    _frame(styles["Quote"], "C4BFB5", "left")
    _frame(styles["Table Grid"], "BFBAB0", "top", "left", "bottom", "right", "insideH", "insideV")
    styles["Caption"].font.bold = False
    styles["Caption"].font.italic = True
    verse = styles.add_style(VERSE, WD_STYLE_TYPE.PARAGRAPH)
    verse.base_style = normal
    verse.font.italic = True
    verse.paragraph_format.left_indent = Mm(10)
    verse.paragraph_format.space_after = Pt(1)
    footnote = styles.add_style(FOOTNOTE, WD_STYLE_TYPE.PARAGRAPH)
    footnote.base_style = normal
    footnote.font.size = Pt(9)
    footnote.paragraph_format.space_after = Pt(2)
    footnote.paragraph_format.line_spacing = 1
    footnote.paragraph_format.left_indent = Mm(4)
    footnote.paragraph_format.first_line_indent = -Mm(4)
    sign = styles.add_style(SIGN, WD_STYLE_TYPE.CHARACTER)
    sign.font.superscript = True
    code = styles.add_style("Code", WD_STYLE_TYPE.PARAGRAPH)
    code.base_style = normal
    code.font.name = "Courier New"
    code.font.size = Pt(9)
    source = styles.add_style(SOURCE, WD_STYLE_TYPE.CHARACTER)
    source.font.color.rgb = _MUTED
    draft = styles.add_style(DRAFT, WD_STYLE_TYPE.CHARACTER)
    draft.font.underline = WD_UNDERLINE.DOTTED
    draft.element.rPr.find(qn("w:u")).set(qn("w:color"), "A9A49A")
    badge = styles.add_style(BADGE, WD_STYLE_TYPE.CHARACTER)
    badge.font.size = Pt(7)
    badge.font.bold = True
    badge.font.color.rgb = RGBColor(0x8C, 0x2F, 0x1B)


def _frame(style: BaseStyle, colour: str = "", *edges: str) -> None:
    """Set the borders of the paragraph or table ``style``: ``edges``, in ``colour``."""
    table = style.type == WD_STYLE_TYPE.TABLE
    frame = OxmlElement("w:tblBorders" if table else "w:pBdr")
    for edge in edges:
        line = OxmlElement(f"w:{edge}")
        for key, value in {"val": "single", "sz": "4", "space": "0" if table else "6"}.items():
            line.set(qn(f"w:{key}"), value)
        line.set(qn("w:color"), colour)
        frame.append(line)
    element = style.element
    properties = element.find(qn("w:tblPr")) if table else element.get_or_add_pPr()
    old = properties.find(frame.tag)
    if old is not None:
        properties.replace(old, frame)
    else:
        properties.insert_element_before(frame, *_BEHIND_A_FRAME)
