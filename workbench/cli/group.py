"""The ``workbench`` command, whose subcommands are imported when they are called."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import click

from workbench import __version__


class Lazy(NamedTuple):
    """A command's place, and its line in ``--help``, so that it need not be imported."""

    attribute: str
    help: str


#: Command to module.attribute under ``workbench.cli``; in the order of the work.
COMMANDS = {
    "init": Lazy("workspace.init", "Make a new workspace."),
    "import": Lazy("importing.import_", "Import files, folders and web pages as articles."),
    "list": Lazy("workspace.list_", "List the articles and how far they have come."),
    "status": Lazy("workspace.status", "Show segments and words by state."),
    "translate": Lazy(
        "translate.translate", "Fill untranslated segments from the memory and by machine, offline."
    ),
    "edit": Lazy("edit.edit", "Correct a translation in the terminal."),
    "serve": Lazy("serve.serve", "Correct translations in a browser on this machine."),
    "check": Lazy("check.check", "Look for mistakes in translations."),
    "export": Lazy("export.export", "Write a bilingual edition or aligned pairs."),
    "site": Lazy("site.site", "Write all finished articles as a web site."),
    "templates": Lazy("templates.templates", "Print what editions are made from, to change it."),
    "glossary": Lazy("glossary.glossary", "Find, add and check terms."),
    "dictionary": Lazy(
        "dictionary.dictionary", "Show what a word is called in the other language."
    ),
    "memory": Lazy("memory.memory", "Find what was translated before; take in TMX files."),
    "models": Lazy("models.models", "List, install, remove and verify translation models."),
    "evaluate": Lazy("evaluate.evaluate", "Measure the machine against finished translations."),
    "doctor": Lazy("doctor.doctor", "Tell what works on this machine, and what to do else."),
}


class _LazyGroup(click.Group):
    """A group that imports a subcommand only to run it or to show its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        lazy = COMMANDS.get(cmd_name)
        if lazy is None:
            return None
        module, _, attribute = lazy.attribute.partition(".")
        command = getattr(import_module(f"workbench.cli.{module}"), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.help) for name, lazy in COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="workbench")
@click.option(
    "--workspace",
    "folder",
    type=click.Path(path_type=Path),
    help="The workspace's folder; else the one that the current folder lies in.",
)
@click.pass_context
def workbench(context: click.Context, folder: Path | None) -> None:
    """Translate articles between French and English, and publish both.

    Articles are split into segments, translated offline by machine, corrected by people
    against a shared glossary, and exported as bilingual editions and aligned pairs.
    """
    context.obj = folder
    if os.environ.get("NO_COLOR"):
        context.color = False
