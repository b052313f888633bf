"""Templates: ours, and those of a workspace's ``templates/`` folder, which come first."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from workbench.editions.structure import ItemList, Quotation, Stanza, Table
from workbench.errors import WorkbenchError

_OURS = Path(__file__).parent / "templates"


class Templates:
    """Finds templates by name: first in the folder ``house``, then among ours."""

    def __init__(self, house: Path | None = None) -> None:
        self._house = house if house is not None and house.is_dir() else None
        self._environments: dict[str, Environment] = {}

    def environment(self, name: str, **filters: Callable[..., Markup]) -> Environment:
        """Return the environment called ``name``, which has ``filters``, made once.

        Everything that is not markup is escaped. Templates can read what they are given
        and nothing else: those of a workspace may come from a stranger.
        """
        if name not in self._environments:
            made = _environment(self._house)
            made.filters |= filters
            self._environments[name] = made
        return self._environments[name]

    def render(self, environment: Environment, name: str, known: dict[str, object]) -> bytes:
        """Return what the template ``name`` makes of ``known``, in UTF-8.

        Raises ``WorkbenchError`` where the template is faulty.
        """
        try:
            return environment.get_template(name).render(known).encode("utf-8")
        except TemplateSyntaxError as error:
            raise WorkbenchError(
                f"the template is faulty: {error.message}",
                path=error.filename or name,
                line=error.lineno,
                remedy="mend it, or remove it to use the built-in one",
            ) from error
        except TemplateError as error:
            raise WorkbenchError(
                f"the template is faulty: {error.message}",
                path=name,
                remedy="mend it, or remove it to use the built-in one",
            ) from error

    def path(self, name: str) -> Path:
        """Return where the file ``name`` lies, such as a style sheet."""
        own = self._house / name if self._house else None
        return own if own is not None and own.is_file() else _OURS / name


@cache
def templates_of(house: Path | None) -> Templates:
    """Return the templates of the folder ``house``, or ours alone; made once."""
    return Templates(house)


#: The built-in templates.
OURS = templates_of(None)


def _environment(house: Path | None) -> Environment:
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([house, _OURS] if house else [_OURS]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["list"] = lambda part: isinstance(part, ItemList)
    made.tests["quotation"] = lambda part: isinstance(part, Quotation)
    made.tests["stanza"] = lambda part: isinstance(part, Stanza)
    made.tests["table"] = lambda part: isinstance(part, Table)
    return made
