"""What the menu and the foot of every page lead to: a line for each, in the order that readers see."""

from __future__ import annotations

from . import routes

# The section that a page may say it belongs to, its address, and what it is called.
MENU = (
    ("home", routes.HOME, "Home"),
    ("partnerships", routes.PARTNERSHIPS, "Partnerships A to Z"),
    ("regions", routes.REGIONS, "Regions"),
    ("compare", routes.COMPARE, "Compare"),
    ("years", routes.YEARS, "Years"),
    ("data", routes.DATA, "Data"),
    ("about", routes.ABOUT, "About"),
)
FOOTER = (
    (routes.SEARCH, "Search"),
    (routes.ALL_PLANS, "All plans and their parts"),
    (routes.ABOUT, "About these plans"),
    (routes.FIGURES, "How figures are worked out"),
    (routes.GLOSSARY, "Glossary"),
    (routes.DATA, "Data"),
    (routes.CHANGES, "Latest changes"),
    (routes.REVISIONS, "How corrections work"),
    (routes.ACCESSIBILITY, "Accessibility statement"),
    (routes.LICENCE, "Licence"),
)
