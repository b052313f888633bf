"""A sitting: choose an article, correct it, leave with everything saved."""

from __future__ import annotations

from pathlib import Path

from workbench.articles import Article
from workbench.counts import how_many
from workbench.editor.assistance import Assistant
from workbench.editor.beside import carry_out
from workbench.editor.history import Change
from workbench.editor.linear.aids import Aids
from workbench.editor.linear.console import Console, Left, hang_ups_leave
from workbench.editor.linear.conversation import Conversation
from workbench.editor.session import Session
from workbench.errors import WorkbenchError
from workbench.workspace import Workspace


def correct(workspace: Workspace, article: Article | None, console: Console) -> list[Article]:
    """Correct ``article``, or one that is asked for; return the articles that were changed.

    Raises ``WorkbenchError`` where the changes cannot be saved.
    """
    try:
        article = article or _chosen(workspace, console)
    except Left:
        return []
    configuration = workspace.configuration
    changed: dict[Path, Article] = {}

    def change_beside(change: Change) -> None:
        """Tell at once what came of it, since the person waits."""
        console.say(f"writing {how_many(len(change.elsewhere), 'other article')}")
        outcome = carry_out(change, workspace.folder)
        changed.update((each.folder, each) for each in outcome.articles)
        console.say(*outcome.sentences)

    session = Session(
        article,
        configuration.user,
        workspace=workspace.folder,
        review_own_work=configuration.review_own_work,
        beside=change_beside,
    )
    try:
        with hang_ups_leave():
            Conversation(session, Aids(Assistant(workspace, article), console), console).run()
    finally:
        complete = session.close()
        if not complete and session.fault is not None:
            raise session.fault
    done = f"{session.progress} finished in this sitting; " if session.progress > 0 else ""
    console.say(f"{done}everything is saved")
    if session.changed:
        changed[article.folder] = article
    return list(changed.values())


def _chosen(workspace: Workspace, console: Console) -> Article:
    """Read the articles and ask for the number of one."""
    articles = workspace.articles
    if not articles:
        raise WorkbenchError("no articles yet", remedy='import one with "workbench import"')
    for number, article in enumerate(articles, 1):
        metadata = article.metadata
        console.say(
            f"{number}: {metadata.title}, {metadata.source_language} to {metadata.target_language}"
        )
    while True:
        answer = console.ask("article: ")
        if answer.isdecimal() and 1 <= int(answer) <= len(articles):
            return articles[int(answer) - 1]
        console.say(f"a number from 1 to {len(articles)}")
