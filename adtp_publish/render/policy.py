"""What a browser may do on a page: run and load what the site itself has, and nothing else."""

from __future__ import annotations

_PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# The search reads its index and runs a program in it.
_SEARCH = {**_PAGE, "script-src": "'self' 'wasm-unsafe-eval'", "connect-src": "'self'"}
# What a page may not say of itself.
_HOST = {**_SEARCH, "frame-ancestors": "'none'"}


def _written(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


OF_PAGES = _written(_PAGE)
OF_SEARCH = _written(_SEARCH)
# A browser keeps to this and to the page's own at once: here stands what any page needs.
OF_HOST = _written(_HOST)
