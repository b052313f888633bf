"""The glossary: terms in YAML files, found in texts with their inflections."""

from workbench.glossary.glossary import Glossary
from workbench.glossary.matching import Match
from workbench.glossary.reports.passage import Passage
from workbench.glossary.term import Status, Term
from workbench.text.words.keys import Case

__all__ = ["Case", "Glossary", "Match", "Passage", "Status", "Term"]
