"""A comparison of as many partnerships as England has, made from releases without any plan."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from adtp_publish.derive.comparisons import comparisons
from adtp_publish.load.components import load_components
from adtp_publish.load.templates import load_templates
from adtp_publish.model.register import Register
from adtp_publish.model.values import Absence
from adtp_publish.ports import DiskFiles
from adtp_publish.render import routes
from adtp_publish.render.environment import environment
from adtp_publish.render.frame import Site
from adtp_publish.render.pages import compare
from tests.conftest import ROOT
from tests.derive.comparing import edition, plan

COUNT = 149
UNKNOWN = 4  # of them have no number
ADDRESS = "compare/2009-10/pdu-target-2010-11/"


def write_many_site(folder: Path) -> None:
    """The pages of one comparison with their styles and script; what they link to is not there."""
    own = edition()
    released = []
    for place in range(COUNT):
        # Neither the order of the names nor that of the regions is that of the numbers.
        value = Decimal(place * 7919 % 10007) if place >= UNKNOWN else Absence("pending")
        values = {"pdu": {"target": {"2010/11": value}}}
        name = f"{'Éxampleton' if place == COUNT - 1 else 'Exampleton'} {place:03}"
        released.append(plan(f"p{place}", values, own, name=name, region=("west", "north")[place % 2]))
    site = Site(
        tuple(released),
        (),
        Register(),
        load_templates(DiskFiles(ROOT / "templates")),
        load_components(),
        comparisons=comparisons(released, [own]),
    )
    jinja = environment(site.templates.texts, site.nhs)
    files = {file.address: file.content for file in site.bundle}
    for page in compare.pages(site):
        html = jinja.get_template(f"pages/{page.template}.html").render(
            page=page.view, indexed=page.indexed, filters=page.filters
        )
        files[routes.file_of(page.address)] = html.encode()
    for address, content in files.items():
        place_of = folder / address
        place_of.parent.mkdir(parents=True, exist_ok=True)
        place_of.write_bytes(content)
