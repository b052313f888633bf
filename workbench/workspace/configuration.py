"""The settings of a workspace in ``workbench.yaml``."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass, field
from pathlib import Path

from workbench.engines import EngineSettings
from workbench.system import git
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text
from workbench.system.paths import is_file
from workbench.system.yaml_nodes import Mapping, parse_mapping
from workbench.text.languages import NAMES

CONFIGURATION_NAME = "workbench.yaml"

#: The timeout for git to return the user's name, in seconds.
_GIT_TIMEOUT = 2

#: The file of a new workspace; all values are the defaults.
TEMPLATE = f"""\
# The settings of this workspace. Each line shows the default; remove the "#" to change one.

# Which way articles go where their language cannot be told.
#languages:
#  from: fr
#  to: en

# Your name on translations and reviews; else $WORKBENCH_USER, git's user.name, your login.
#user: Ana

{EngineSettings.template()}

# Whether a translator may review their own translation.
#review:
#  own_work: no

# Sentence splitting rules of your own (SRX 2.0), instead of the built-in ones.
#segmentation: rules.srx

# The house style. "fine_spaces: no" puts U+00A0 before ; ! ? in French instead of U+202F;
# "curly: no" keeps straight apostrophes and English quotation marks;
# English quotations are "double" or ‘single’. "as_typed: no" lets the editor put in what is
# typed as it is; two hyphens typed become an "em" or an "en" dash.
#typography:
#  fine_spaces: yes
#  curly: yes
#  english_quotes: double
#  as_typed: yes
#  dash: em

# The editor. Its colours are "dark", "light", "contrast" or "none"; the original stands
# "beside" the translation, "above" it, or as the window is wide ("auto"); "two_lines: yes"
# lists it above its translation; "vi: yes" begins in the list, where letters are commands.
# Keys of your own stand under "keys", by the names that docs/editor.md tells: "next: ctrl+k".
#editor:
#  theme: dark
#  layout: auto
#  two_lines: no
#  vi: no
#  keys: {{}}
"""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a workspace; all have defaults."""

    #: The folder of the workspace.
    folder: Path = Path()
    source_language: str = "fr"
    target_language: str = "en"
    configured_user: str = ""
    engines: EngineSettings = field(default_factory=EngineSettings)
    review_own_work: bool = False
    segmentation: str = ""
    #: Sections that are read elsewhere: the house style and the editor's keys.
    typography: Mapping = field(default_factory=lambda: Mapping(None, 1, 1))
    editor: Mapping = field(default_factory=lambda: Mapping(None, 1, 1))

    @classmethod
    def read(cls, path: Path) -> Configuration:
        """Read the file at ``path``; a missing file gives the defaults."""
        if not is_file(path):
            return cls(folder=path.parent)
        return cls.parse(read_text(path), path)

    @classmethod
    def parse(cls, text: str, path: Path | None = None) -> Configuration:
        """Parse the text of a settings file; raise ``WorkbenchError`` with the line of a fault."""
        root = parse_mapping(text, path)
        root.refuse_other_keys(
            "languages",
            "user",
            *EngineSettings.KEYS,
            "review",
            "segmentation",
            "typography",
            "editor",
        )
        languages = root.mapping("languages")
        languages.refuse_other_keys("from", "to")
        review = root.mapping("review")
        review.refuse_other_keys("own_work")
        return cls(
            folder=path.parent if path else Path(),
            source_language=_language(languages, "from", "fr"),
            target_language=_language(languages, "to", "en"),
            configured_user=root.text("user"),
            engines=EngineSettings.read(root),
            review_own_work=review.boolean("own_work", default=False),
            segmentation=root.text("segmentation"),
            typography=root.mapping("typography"),
            editor=root.mapping("editor"),
        )

    @property
    def user(self) -> str:
        """The name of the user; never empty.

        Bytes that are not UTF-8 become replacement characters, so that it can be saved.
        """
        name = self.configured_user or os.environ.get("WORKBENCH_USER")
        name = name or _git_user(self.folder) or _login()
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _language(mapping: Mapping, key: str, default: str) -> str:
    code = mapping.text(key, default)
    if code not in NAMES:
        raise mapping.at(key).fault(f'unknown language "{code}"', "use fr or en")
    return code


def _git_user(folder: Path) -> str:
    try:
        return (git.run(folder, "config", "user.name", timeout=_GIT_TIMEOUT) or "").strip()
    except WorkbenchError:
        return ""


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "someone"
