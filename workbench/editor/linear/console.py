"""Lines to and from the person: the terminal's own cursor, line editing by readline."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType, ModuleType

from workbench.system.errors import WorkbenchError
from workbench.system.terminal import terminal_safe

#: How often an unfinished line is looked at, in seconds.
_GLANCE = 0.3

#: As soon as a timer can.
_AT_ONCE = 0.001

#: Is told an unfinished line, now and then.
Watch = Callable[[str], None]

#: Gives what the last words of a line may be completed to.
Completions = Callable[[str], Sequence[str]]

#: What keys put in, as readline names them: Escape or Alt, and Space or underscore.
_SIGNS = {r"\e ": "\u00a0", r"\e_": "\u202f"}


class Left(Exception):  # noqa: N818 - no fault
    """The person has left: by Ctrl-D, Ctrl-C, or because the terminal is gone."""


class Console:
    """Prompt and answer on standard input and output.

    Answers from a terminal are edited with readline where Python has it; from a pipe they
    are repeated after the prompt, so that the output reads as the whole conversation.
    """

    def __init__(self) -> None:
        _require_unicode()
        self.interactive = sys.stdin.isatty() and sys.stdout.isatty()
        self._readline = _readline() if self.interactive else None
        self._completions: Completions = lambda line: ()
        if self._readline is not None:
            # Only commands are worth calling back with the arrow keys, not translations.
            self._readline.set_auto_history(False)
            self._readline.set_completer(self._completion)
            self._readline.set_completer_delims("")
            self._readline.parse_and_bind("tab: complete")
            if os.environ.get("TERM", "dumb") != "dumb":
                # Python turns it off; without it the lines of a paste come as so many answers.
                self._readline.parse_and_bind("set enable-bracketed-paste on")
            for key, sign in _SIGNS.items():
                self._readline.parse_and_bind(f'"{key}": "{sign}"')

    def say(self, *lines: str) -> None:
        """Tell ``lines``."""
        try:
            for line in lines:
                sys.stdout.write(self._wrapped(terminal_safe(line, sys.stdout)) + "\n")
            sys.stdout.flush()
        except OSError:
            if not self.interactive:
                raise
            # The terminal is gone: the next question finds nobody, and all is saved then.

    def _wrapped(self, line: str) -> str:
        """Break ``line`` between words, where a terminal would break it within one."""
        if not self.interactive:
            return line
        # What is no plain space does not break, and nothing is left out but the spaces there.
        return "\n".join(
            textwrap.wrap(
                line,
                shutil.get_terminal_size().columns,
                expand_tabs=False,
                replace_whitespace=False,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )

    def ask_command(self, prompt: str, watch: Watch) -> str:
        """Return the answer to ``prompt``, to be called back later; raise ``Left``."""
        answer = self.ask(prompt, watch=watch)
        if answer and self._readline is not None:
            self._readline.add_history(answer)
        return answer

    def ask(
        self,
        prompt: str,
        text: str = "",
        completions: Completions = lambda line: (),
        watch: Watch = lambda line: None,
    ) -> str:
        """Return the answer to ``prompt``; raise ``Left`` where there is none.

        The answer begins with ``text``, where it can be edited, and Tab completes its last
        words to one of its ``completions``. ``watch`` is told of it while it is typed, and
        what there is of it before ``Left`` is raised.
        """
        self._completions = completions
        if self._readline is not None:
            self._readline.set_startup_hook(lambda: self._begin_with(text))
        try:
            with self._watched(watch):
                answer = input(prompt)
            answer.encode()  # a stray byte comes as something that cannot be written again
        except UnicodeError:
            raise WorkbenchError(
                "nothing done: this is not UTF-8 text", remedy="set the terminal to UTF-8"
            ) from None
        except (EOFError, KeyboardInterrupt):
            # A terminal that is gone takes its line along: what was seen last remains.
            if sys.stdin.isatty():
                watch(self._line())
            self.say("")
            raise Left from None
        if not self.interactive:
            self.say(answer)
        return answer.strip()

    def agreed(self, question: str) -> bool:
        """Ask a question; tell whether the answer is yes."""
        self.say(question)  # a prompt that fills a Braille line would leave no room
        return self.ask("yes or no: ").lower() in ("y", "yes")

    @contextmanager
    def _watched(self, watch: Watch) -> Iterator[None]:
        """Tell ``watch`` every now and then what stands in the line.

        A timer's signal is handled between two keys, on the thread that reads them; another
        thread must not look at readline's memory. Only the timer's signal raises, since
        ``input`` cannot bear a second one that is handled while the first is raised; and it
        comes again, should it come just before readline sleeps.
        """
        if self._readline is None:
            yield
            return
        looking = interrupted = False

        def interrupt(number: int, frame: FrameType | None) -> None:
            nonlocal interrupted
            interrupted = True
            signal.setitimer(signal.ITIMER_REAL, _AT_ONCE, _GLANCE)

        def look(number: int, frame: FrameType | None) -> None:
            nonlocal looking
            if interrupted:
                signal.setitimer(signal.ITIMER_REAL, 0)
                raise KeyboardInterrupt
            if not looking:  # a slow disk may take longer than a glance
                looking = True
                watch(self._line())
                looking = False

        handlers = {signal.SIGALRM: look, signal.SIGINT: interrupt, signal.SIGTERM: interrupt}
        before = {sign: signal.signal(sign, handler) for sign, handler in handlers.items()}
        signal.setitimer(signal.ITIMER_REAL, _GLANCE, _GLANCE)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for sign, handler in before.items():
                signal.signal(sign, handler)
        if interrupted:
            raise KeyboardInterrupt

    def _begin_with(self, text: str) -> None:
        assert self._readline is not None
        self._readline.insert_text(text)

    def _line(self) -> str:
        return self._readline.get_line_buffer().strip() if self._readline is not None else ""

    def _completion(self, line: str, number: int) -> str | None:
        """Return the ``number``-th way to go on with ``line``, for readline."""
        ways = list(_completed(line, self._completions(line)))
        return ways[number] if number < len(ways) else None


def _completed(line: str, expressions: Sequence[str]) -> dict[str, None]:
    """Return ``line`` with its last words completed to each of ``expressions`` that fits."""
    ways: dict[str, None] = {}
    for expression in expressions:
        for length in range(len(expression), 0, -1):
            begun = line[len(line) - length :]
            before = line[: len(line) - length]
            whole_words = not before or not (before[-1].isalnum() and begun[0].isalnum())
            if begun.casefold() == expression[:length].casefold() and whole_words:
                ways[before + expression] = None
                break
    return ways


@contextmanager
def hang_ups_leave() -> Iterator[None]:
    """Let the conversation end in order where the terminal or the system goes away."""
    handlers: dict[str, signal.Handlers | Callable[[int, FrameType | None], None]] = {
        # The terminal's end, which comes with it, is the end of the answers.
        "SIGHUP": lambda number, frame: None,
        "SIGTERM": signal.default_int_handler,
    }
    before = {
        getattr(signal, name): signal.signal(getattr(signal, name), handler)
        for name, handler in handlers.items()
        if hasattr(signal, name)
    }
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _readline() -> ModuleType | None:
    try:
        import readline
    except ImportError:  # Python was built without it
        return None
    return readline


def _require_unicode() -> None:
    for stream in (sys.stdin, sys.stdout):
        encoding = (stream.encoding or "").lower().replace("_", "-")
        if not encoding.startswith("utf"):
            raise WorkbenchError(
                f"the terminal's encoding is {encoding}, which cannot write French fully",
                remedy="set LC_ALL to a UTF-8 locale, such as C.UTF-8",
            )
