"""Templates: the built-in ones, and those of a workspace's ``templates/`` folder."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from workbench.editions.structure import ItemList, Quotation, Stanza, Table
from workbench.system.confinement import REMEDY, confined
from workbench.system.errors import WorkbenchError
from workbench.system.files import read_text

_BUILT_IN_FOLDER = Path(__file__).parent / "templates"


class Templates:
    """Finds and renders templates: those in ``folder`` first, then the built-in ones."""

    def __init__(self, folder: Path | None = None) -> None:
        self._custom = folder if folder is not None and folder.is_dir() else None
        self._environments: dict[str, Environment] = {}

    def environment(self, name: str, **filters: Callable[..., Markup]) -> Environment:
        """Return the Jinja environment called ``name``, with ``filters``; made once.

        Everything that is not markup is escaped. Templates can read only the variables that
        they get, since those of a workspace may come from a stranger.
        """
        if name not in self._environments:
            made = _environment(self)
            made.filters |= filters
            self._environments[name] = made
        return self._environments[name]

    def render(self, environment: Environment, name: str, known: dict[str, object]) -> bytes:
        """Return the template ``name`` rendered with the variables ``known``, in UTF-8.

        Raises ``WorkbenchError`` if a custom template is faulty.
        """
        render = partial(self._rendered, environment, name, known)
        return confined(render, self.path(name)) if self._custom else render()

    def _rendered(self, environment: Environment, name: str, known: dict[str, object]) -> bytes:
        try:
            return environment.get_template(name).render(known).encode("utf-8")
        except (WorkbenchError, MemoryError):
            raise
        except TemplateSyntaxError as error:
            raise _faulty(error, Path(error.filename or self.path(name)), error.lineno) from error
        except Exception as error:  # an expression can raise anything
            path, line = self._place(error, name)
            if not self.is_custom(path):
                raise
            raise _faulty(error, path, line) from error

    def _place(self, error: Exception, name: str) -> tuple[Path, int | None]:
        """Return the custom template and the line that raised ``error``; else ``name``'s path."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if self.is_custom(Path(frame.filename)):
                return Path(frame.filename), frame.lineno
        return self.path(name), None

    def is_custom(self, path: Path) -> bool:
        """Return whether the template at ``path`` is not a built-in one."""
        return self._custom is not None and path.is_relative_to(self._custom)

    def path(self, name: str) -> Path:
        """Return the path of the file ``name``, such as a style sheet or a template."""
        own = self._custom / name if self._custom else None
        return own if own is not None and own.is_file() else _BUILT_IN_FOLDER / name


@cache
def templates_of(folder: Path | None) -> Templates:
    """Return the templates of ``folder`` and the built-in ones; made once."""
    return Templates(folder)


#: The built-in templates.
BUILT_IN = templates_of(None)


def built_in_names() -> list[str]:
    """Return the names of the built-in templates."""
    paths = (path for path in _BUILT_IN_FOLDER.rglob("*") if path.is_file())
    return sorted(path.relative_to(_BUILT_IN_FOLDER).as_posix() for path in paths)


class _Loader(BaseLoader):
    """Loads the templates that ``templates`` finds, but none outside their folders."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of ``template``, its path, and a function that says it is current."""
        path = self._templates.path("/".join(split_template_path(template)))
        if not path.is_file():
            raise TemplateNotFound(template)
        return read_text(path), str(path), lambda: True


def _faulty(error: Exception, path: Path, line: int | None) -> WorkbenchError:
    return WorkbenchError(f"the template is faulty: {error}", path=path, line=line, remedy=REMEDY)


def syntax_faults(folder: Path) -> Iterator[WorkbenchError]:
    """Yield an error for each template in ``folder`` that cannot be parsed."""
    environment = _environment(BUILT_IN)
    for path in sorted(folder.rglob("*.jinja")):
        try:
            environment.parse(read_text(path))
        except TemplateSyntaxError as error:
            yield _faulty(error, path, error.lineno)
        except RecursionError as error:
            yield _faulty(error, path, None)
        except WorkbenchError as error:
            yield error


def _environment(templates: Templates) -> Environment:
    made = ImmutableSandboxedEnvironment(
        loader=_Loader(templates),
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
