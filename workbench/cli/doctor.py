"""``workbench doctor``."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import click

from workbench.cli.printing import print_json, print_line
from workbench.cli.rehearsal import rehearse
from workbench.doctor.diagnosis import Diagnosis, Verdict, diagnose
from workbench.editor.core.settings import Settings
from workbench.workspace import Workspace

_MARKS = {Verdict.WORKS: ("ok", "green"), Verdict.LIMITED: ("--", "yellow")}
_BROKEN_MARK = ("!!", "red")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs to read.")
def doctor(as_json: bool) -> None:
    """Tell what works on this machine, and what to do about what does not.

    Exits with 1 where something essential does not work.
    """
    folder: Path | None = click.get_current_context().find_root().obj
    broken = False
    rows = []
    for diagnosis in diagnose(folder, rehearse, read_settings):
        broken = broken or diagnosis.verdict is Verdict.BROKEN
        if as_json:
            rows.append(dataclasses.asdict(diagnosis))
        else:
            _show(diagnosis)
    if as_json:
        print_json(rows)
    if broken:
        sys.exit(1)


def read_settings(workspace: Workspace) -> Settings:
    """Read all settings of ``workspace``, also the editor's; raise ``WorkbenchError`` on faults."""
    return Settings.read(workspace.configuration.editor)


def _show(diagnosis: Diagnosis) -> None:
    mark, colour = _MARKS.get(diagnosis.verdict, _BROKEN_MARK)
    click.secho(mark, fg=colour, nl=False)
    print_line(f"  {diagnosis.subject:<11} {diagnosis.finding}")
    if diagnosis.remedy:
        print_line(f"{'':15} → {diagnosis.remedy}")
