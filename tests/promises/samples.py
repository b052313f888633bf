"""A small file of every import format, and what of it a person would read."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from tests.archives import timeless
from tests.documents import test_docx, test_epub, test_odt, test_po, test_subtitles, test_xliff
from workbench.documents.formats import FORMATS, ImportFormat

TEXT = (
    "Le front\n\n22 juin 2025\n\n- Un point\n- Deux\n\n« Crosses en l’air ! »\n\nhttps://a.org/b\n"
)
MARKDOWN = (
    "---\ntitle: Le front\n---\n# Le *front*\n\nUn[^1] [lien](http://a.b) `code`.\n\n"
    "| a | b |\n|---|---|\n| c | d |\n\n> cité\n\n![Une carte](c.png)\n\n[^1]: Note\n"
)
PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le front</title></head>'
    "<body><h1>Le front</h1><p>Un <b>mot <i>et</i></b> d’autres.<br>Fin.</p><ul><li>a<li>b</ul>"
    '<table><tr><td>c<td>d</table><img src="e" alt="Une carte"><pre>x</pre><script>y</script>'
)


@dataclass(frozen=True)
class Sample:
    """A file, with every run of text in it that has to be in a block, and so be translated."""

    data: bytes
    texts: tuple[str, ...]
    #: Of an archive: the member that is read first.
    first: str = ""

    @property
    def is_xml(self) -> bool:
        """Whether the file, or what the archive holds, is read as XML."""
        try:
            etree.fromstring(self.data)
        except etree.XMLSyntaxError:
            return bool(self.first)
        return True


#: By file name suffix; each format has at least one.
SAMPLES: dict[str, Sample] = {
    ".txt": Sample(
        TEXT.encode(),
        (
            "Le front",
            "22 juin 2025",
            "Un point",
            "Deux",
            "« Crosses en l’air ! »",
            "https://a.org/b",
        ),
    ),
    ".md": Sample(
        MARKDOWN.encode(),
        ("Le front", "Un", "lien", "a", "b", "c", "d", "cité", "Une carte", "Note"),
    ),
    ".html": Sample(
        PAGE.encode(),
        ("Le front", "Un mot et d’autres.", "Fin.", "a", "b", "c", "d", "Une carte"),
    ),
    ".srt": Sample(
        test_subtitles.SRT.encode(), ("Les soldats rentrent.", "- Tu viens & quoi ?", "- Non.")
    ),
    ".vtt": Sample(test_subtitles.VTT.encode(), ("Bonjour & merci",)),
    ".docx": Sample(
        timeless(test_docx.made(test_docx.sample)),
        (
            "Le front",
            "Les soldats rentrent chez eux.",
            "Une ligne",
            "puis l'autre.",
            "Un point",
            "Premier",
            "Second",
            "Une citation",
            "un",
            "deux",
            "22 juin 2025",
            "https://example.org/a",
        ),
        first="word/document.xml",
    ),
    ".epub": Sample(
        timeless(test_epub.book()),
        ("Le front", "Un", "Les soldats rentrent.", "Fin !", "Une note"),
        first="META-INF/container.xml",
    ),
    ".odt": Sample(
        timeless(test_odt.made()),
        (
            "Le front",
            "Les soldats las vont là",
            "Puis voilà.",
            "Une note.",
            "un",
            "suite",
            "deux",
            "trois",
            "x",
            "y",
            "z",
            "Une citation",
            "22 juin 2025",
            "Une photo",
            "Figure",
            ": le front",
            "En-tête, p.",
        ),
        first="content.xml",
    ),
    ".xlf": Sample(test_xliff.OLD.encode(), ("Le front & l'arrière", "Ici là.", "a < b")),
    ".xliff": Sample(test_xliff.NEW.encode(), ("Un deux.", "trois", "quatre")),
    ".po": Sample(
        test_po.SOURCE.encode(),
        ('Le "front"', "Bonjour", "100 %% de", "soldat", "soldats", "Collé", "Reste", "là"),
    ),
}


def format_of(suffix: str) -> ImportFormat:
    """Return the format that files with ``suffix`` are read in."""
    return next(form for form in FORMATS if suffix in form.suffixes)


ARCHIVES = [suffix for suffix in SAMPLES if format_of(suffix).archive]
XML = [suffix for suffix, sample in SAMPLES.items() if sample.is_xml]
