"""What a browser may do on a page: run and load what the site itself has, and nothing else."""

from __future__ import annotations

_PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "base-uri": "'none'",
    # No script of a page but the search asks for anything. What looks at a page from within it does: so
    # Lighthouse reads robots.txt, and says that it is not valid where it may not.
    "connect-src": "'self'",
    "form-action": "'self'",
}
# The search runs a program in its index.
_SEARCH = {**_PAGE, "script-src": "'self' 'wasm-unsafe-eval'"}
# What a page may not say of itself.
_HOST = {**_SEARCH, "frame-ancestors": "'none'"}


def _written(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


OF_PAGES = _written(_PAGE)
OF_SEARCH = _written(_SEARCH)
# A browser keeps to this and to the page's own at once: here stands what any page needs.
OF_HOST = _written(_HOST)
