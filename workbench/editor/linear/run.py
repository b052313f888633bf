"""Run the linear mode: choose an article, correct it, save everything."""

from __future__ import annotations

from workbench.articles import Article
from workbench.editor.core.assistance import Assistant
from workbench.editor.core.session import Session
from workbench.editor.linear.console import Console, Left, leaving_on_hang_up
from workbench.editor.linear.conversation import Conversation
from workbench.editor.linear.other_articles import OtherArticles
from workbench.system.errors import WorkbenchError
from workbench.workspace import Workspace


def correct(workspace: Workspace, article: Article | None, console: Console) -> list[Article]:
    """Correct ``article``, or one that is asked for; return the articles that were changed.

    Raises ``WorkbenchError`` if the changes cannot be saved.
    """
    try:
        article = article or _chosen(workspace, console)
    except Left:
        return []
    configuration = workspace.configuration
    assistant = Assistant(workspace, article)
    others = OtherArticles(console, workspace.folder)
    session = Session(
        article,
        configuration.user,
        workspace=workspace.folder,
        review_own_work=configuration.review_own_work,
        on_elsewhere=others.carry_out,
        checks_of=assistant.found,
        terms_of=assistant.terms,
    )
    conversation = Conversation(session, assistant, console)
    try:
        with leaving_on_hang_up():
            conversation.run()
    finally:
        complete = session.close()
        if not complete and session.store.fault is not None:
            raise session.store.fault
    finished = session.store.progress.finished_here
    done = f"{finished} finished in this sitting; " if finished > 0 else ""
    console.say(f"{done}everything is saved")
    return [*([article] if session.store.changed else []), *others.changed.values()]


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
