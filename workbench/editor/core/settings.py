"""Read the editor's settings from ``workbench.yaml``: its colours, its layout and its keys."""

from __future__ import annotations

import string
from dataclasses import dataclass, field

from workbench.editor.core.actions import on_screen
from workbench.system.yaml_nodes import Mapping, Node

#: The themes that can be named; ``none`` is without colours.
THEME_NAMES = ("dark", "light", "contrast", "none")

#: Whether the source is beside the target: in a wide window only, always, or never.
LAYOUT_NAMES = ("auto", "beside", "above")

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super"})
_NAMED_KEYS = frozenset(
    {
        *(f"f{number}" for number in range(1, 21)),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
        *("enter", "escape", "tab", "space", "backspace"),
    }
)
#: Keys that edit the text, or move in it, when pressed alone.
_TYPED = frozenset({"space", "backspace", "delete", "left", "right"})


@dataclass(frozen=True, slots=True)
class Settings:
    """The editor's settings, all with defaults."""

    theme: str = "dark"
    #: One of ``LAYOUT_NAMES``.
    layout: str = "auto"
    #: Whether the list has two lines for each segment.
    two_lines: bool = False
    #: Whether to begin in the list, where letters are commands, as vi does.
    vi: bool = False
    #: The person's own keys, by the action's name.
    keys: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, section: Mapping) -> Settings:
        """Read the section ``editor``; raise ``WorkbenchError`` with the line of any fault."""
        section.refuse_other_keys("theme", "layout", "two_lines", "vi", "keys")
        return cls(
            theme=section.choice("theme", THEME_NAMES),
            layout=section.choice("layout", LAYOUT_NAMES),
            two_lines=section.boolean("two_lines", default=False),
            vi=section.boolean("vi", default=False),
            keys=_keys(section.mapping("keys")),
        )


def _keys(section: Mapping) -> dict[str, str]:
    section.refuse_other_keys(*(action.name for action, _ in on_screen()))
    chosen: dict[str, str] = {}
    owners = {
        name: action.name
        for action, key in on_screen()
        if action.name not in section
        for name in key.keys.split(",")
        if name
    }
    for action, node in section:
        names = [_checked(name, node) for name in section.texts(action.text)]
        for name in names:
            if name in owners:
                raise node.fault(
                    f'the key "{name}" is that of "{owners[name]}"', "give that one another key"
                )
            owners[name] = action.text
        chosen[action.text] = ",".join(names)
    return chosen


def _checked(name: str, node: Node) -> str:
    """Return the key ``name`` as the editor knows it; raise if there is no such key."""
    name = name.strip().lower()
    *modifiers, base = name.split("+")
    known = base in _NAMED_KEYS or (len(base) == 1 and base in string.ascii_lowercase)
    if not known or not _MODIFIERS.issuperset(modifiers):
        raise node.fault(
            f'there is no key "{name}"',
            "write it as ctrl+g, alt+up, f5, pageup, enter",
        )
    if not {"ctrl", "alt"} & set(modifiers) and (len(base) == 1 or base in _TYPED):
        raise node.fault(f'"{name}" is needed to type', "add ctrl or alt")
    return name
