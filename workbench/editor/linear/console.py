"""Read and print lines on a plain terminal, with line editing by readline."""

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

#: How often ``watch`` is called while a line is typed, in seconds.
_GLANCE = 0.3

#: The shortest time for a timer, in seconds.
_AT_ONCE = 0.001

#: Called with an unfinished line every now and then.
Watch = Callable[[str], None]

#: Returns the completions for the last words of a line.
Completions = Callable[[str], Sequence[str]]

#: What keys insert, as readline names them: Escape or Alt, and Space or underscore.
_SIGNS = {r"\e ": "\u00a0", r"\e_": "\u202f"}


class Left(Exception):  # noqa: N818 - no fault
    """The person has left: by Ctrl-D, Ctrl-C, or because the terminal is gone."""


class Console:
    """Prompt and answer on standard input and output.

    Answers from a terminal are edited with readline, if Python has it; from a pipe they are
    repeated after the prompt, so that the output is the whole conversation.
    """

    def __init__(self) -> None:
        _require_unicode()
        self.interactive = sys.stdin.isatty() and sys.stdout.isatty()
        self._readline = _readline() if self.interactive else None
        self._completions: Completions = lambda line: ()
        if self._readline is not None:
            # The history is for commands only, not for translations.
            self._readline.set_auto_history(False)
            self._readline.set_completer(self._completion)
            self._readline.set_completer_delims("")
            self._readline.parse_and_bind("tab: complete")
            if os.environ.get("TERM", "dumb") != "dumb":
                # Python turns it off; without it each line of a paste is an answer.
                self._readline.parse_and_bind("set enable-bracketed-paste on")
            for key, sign in _SIGNS.items():
                self._readline.parse_and_bind(f'"{key}": "{sign}"')

    def say(self, *lines: str) -> None:
        """Print ``lines``."""
        try:
            for line in lines:
                sys.stdout.write(self._wrapped(terminal_safe(line, sys.stdout)) + "\n")
            sys.stdout.flush()
        except OSError:
            if not self.interactive:
                raise
            # The terminal is gone: the next question raises ``Left``, which saves everything.

    def _wrapped(self, line: str) -> str:
        """Wrap ``line`` between words, since a terminal would wrap it within them."""
        if not self.interactive:
            return line
        # Only plain spaces are line breaks, and only those at a break are left out.
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
        """Return the answer to ``prompt``, and add it to the history; raise ``Left``."""
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
        """Return the answer to ``prompt``; raise ``Left`` if there is none.

        On a terminal the line begins with ``text``, and Tab completes its last words to one of
        the ``completions``. ``watch`` is called with the unfinished line now and then, and
        before ``Left`` is raised.
        """
        self._completions = completions
        if self._readline is not None:
            self._readline.set_startup_hook(lambda: self._begin_with(text))
        try:
            with self._watched(watch):
                answer = input(prompt)
            answer.encode()  # bytes that are not UTF-8 cannot be encoded again
        except UnicodeError:
            raise WorkbenchError(
                "nothing done: this is not UTF-8 text", remedy="set the terminal to UTF-8"
            ) from None
        except (EOFError, KeyboardInterrupt):
            # If the terminal is gone, so is its line, and ``watch`` keeps what it saw last.
            if sys.stdin.isatty():
                watch(self._line())
            self.say("")
            raise Left from None
        if not self.interactive:
            self.say(answer)
        return answer.strip()

    def agreed(self, question: str) -> bool:
        """Ask a question; return whether the answer is yes."""
        self.say(question)  # not as the prompt, which would fill a Braille line
        return self.ask("yes or no: ").lower() in ("y", "yes")

    @contextmanager
    def _watched(self, watch: Watch) -> Iterator[None]:
        """Call ``watch`` with the unfinished line every now and then.

        A timer's signal is used, since it is handled between two keys on the thread that reads
        them; readline's memory must not be read on another thread. Only the timer's handler
        raises, since ``input`` fails if a second signal is handled while the first one raises.
        The timer repeats, in case it fires just before readline waits.
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
            if not looking:  # a slow disk may take longer than the timer
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
        """Return the ``number``-th completion of ``line``, for readline."""
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
def leaving_on_hang_up() -> Iterator[None]:
    """End the conversation in order if the terminal is closed or the system shuts down."""
    handlers: dict[str, signal.Handlers | Callable[[int, FrameType | None], None]] = {
        # Ignored: reading from the closed terminal ends the conversation.
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
