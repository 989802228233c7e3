"""Blocks of a theme's templates that stand nowhere on a page: the template library passes over them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..errors import Fault
from ..near import did_you_mean

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

_WHOLE = "what it extends has no blocks: copy the whole of it, and change the copy"


def lost_blocks(jinja: Environment, name: str) -> tuple[Fault, ...]:
    """A fault for each block of a template that none of those that it extends has.

    A block inside of one that they have is new, and shown; one inside of a lost block is found with that.
    Where it is known only when a page is made what is extended, nothing is said. A slip of syntax in what is
    extended is raised as the library does.
    """
    tree = _tree(jinja, name)
    parent = _parent(tree)
    shown = _shown(jinja, parent, frozenset((name,))) if parent else None
    if shown is None:
        return ()
    known = shown | _called(tree)
    return tuple(_fault(name, block, shown) for block in _lost(tree, known))


def _fault(name: str, block: nodes.Block, shown: frozenset[str]) -> Fault:
    what = f"the block `{block.name}`, which the template that it extends has not"
    message = f"found {what}; wanted one of its blocks"
    there = f"there are {', '.join(f'`{known}`' for known in sorted(shown))}" if shown else _WHOLE
    return Fault(name, block.lineno, message, did_you_mean(block.name, sorted(shown), there))


def _shown(jinja: Environment, name: str, below: frozenset[str]) -> frozenset[str] | None:
    """The blocks that a template and those that it extends show; nothing where that is not known.

    `below` are the templates that extend it: one that extends itself is told when a page is made.
    """
    if name in below or name not in jinja.list_templates():
        return None
    tree = _tree(jinja, name)
    parent = _parent(tree)
    if parent is None:
        return None
    if not parent:
        return _named(tree)
    shown = _shown(jinja, parent, below | {name})
    if shown is None:
        return None
    lost = _lost(tree, shown | _called(tree))
    return shown | (
        _named(tree) - frozenset(inner for block in lost for inner in _named(block) | {block.name})
    )


def _tree(jinja: Environment, name: str) -> nodes.Template:
    loader = jinja.loader
    assert loader is not None, "our environment has one"
    return jinja.parse(loader.get_source(jinja, name)[0], name)


def _parent(tree: nodes.Template) -> str | None:
    """What a template extends: empty where nothing, `None` where that is only known when a page is made."""
    from jinja2 import nodes  # noqa: PLC0415 - only where pages are made

    extends = list(tree.find_all(nodes.Extends))
    if not extends:
        return ""
    named = extends[0].template
    if len(extends) > 1 or extends[0] not in tree.body or not isinstance(named, nodes.Const):
        return None
    return str(named.value)


def _named(tree: nodes.Node) -> frozenset[str]:
    from jinja2 import nodes  # noqa: PLC0415 - see above

    return frozenset(block.name for block in tree.find_all(nodes.Block))


def _called(tree: nodes.Node) -> frozenset[str]:
    """The blocks that a template shows by their name, `{{ self.title() }}`."""
    from jinja2 import nodes  # noqa: PLC0415 - see above

    asked = tree.find_all(nodes.Getattr)
    return frozenset(
        item.attr for item in asked if isinstance(item.node, nodes.Name) and item.node.name == "self"
    )


def _lost(tree: nodes.Node, known: frozenset[str]) -> Iterator[nodes.Block]:
    """The outermost blocks that are not known and stand in none that is."""
    from jinja2 import nodes  # noqa: PLC0415 - see above

    for child in tree.iter_child_nodes():
        if not isinstance(child, nodes.Block):
            yield from _lost(child, known)
        elif child.name not in known:
            yield child
