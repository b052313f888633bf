"""The metadata of an article, kept in ``article.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from workbench.documents.encoding import normalized
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text, write_atomically
from workbench.system.yaml_nodes import Scalar, parse_mapping
from workbench.text.languages import NAMES

_HEAD = "# About this article; edit it freely. The workbench writes it once, at the import.\n"


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of an article, as editions print it; unknown fields are empty."""

    title: str
    source: str
    source_language: str
    target_language: str
    translated_title: str = ""
    author: str = ""
    url: str = ""
    #: ISO 8601, as ``2025-06-22``.
    date: str = ""
    licence: str = ""
    subject: str = ""
    #: People to thank who are named in no segment, as ``Ana (style)``.
    credits: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Metadata:
        """Read the file at ``path``; raise ``WorkbenchError`` with the line of a fault."""
        mapping = parse_mapping(read_text(path), path)
        names = [field.name for field in fields(cls)]
        mapping.refuse_other_keys(*names)
        for name in ("title", "source", "source_language", "target_language"):
            if not mapping.text(name):
                raise WorkbenchError(
                    f'"{name}" is missing', path=path, line=1, remedy=f'add a line "{name}: …"'
                )
        for name in ("source_language", "target_language"):
            if mapping.text(name) not in NAMES:
                node = mapping.get(name)
                assert node is not None
                raise node.fault(f'unknown language "{mapping.text(name)}"', "use fr or en")
        source = mapping.get("source")
        assert isinstance(source, Scalar)
        if Path(source.text).name != source.text or source.has_control_characters:
            raise source.fault("the source must be a file in the article's folder")
        # The values are printed to terminals and editions unchanged.
        values = {name: normalized(mapping.text(name)) for name in names if name != "credits"}
        values["source"] = source.text
        return cls(**values, credits=tuple(map(normalized, mapping.texts("credits"))))

    def write(self, path: Path) -> None:
        """Write the file at ``path``, without empty fields."""
        known = {
            field.name: list(value) if isinstance(value, tuple) else value
            for field in fields(self)
            if (value := getattr(self, field.name))
        }
        text = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=1000)
        write_atomically(path, (_HEAD + text).encode("utf-8"))
