"""The glossary: terms in YAML files, found in texts with their inflections."""

from workbench.glossary.glossary import Glossary
from workbench.glossary.matching import Match
from workbench.glossary.passage import Passage
from workbench.glossary.term import Case, Status, Term

__all__ = ["Case", "Glossary", "Match", "Passage", "Status", "Term"]
