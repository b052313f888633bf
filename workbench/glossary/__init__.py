"""The glossary: terms in YAML files, which are found in texts in any inflection."""

from workbench.glossary.glossary import Glossary
from workbench.glossary.matching import TermMatch
from workbench.glossary.reports.passage import Passage
from workbench.glossary.term import Status, Term
from workbench.text.words.keys import Case

__all__ = ["Case", "Glossary", "Passage", "Status", "Term", "TermMatch"]
