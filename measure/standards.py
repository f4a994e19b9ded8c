"""The standards' own schemas, as validators: NewsML-G2, NITF, ninjs.

The IPTC's schema of NewsML-G2 at its "power" level is not among them, and no package that is kept
ships it. ``g2_packages`` is the core level with what packages need beyond it (docs/notes/formats).
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from lxml import etree
from referencing import Registry, Resource

FOLDER = Path(__file__).parents[1] / "tests" / "assets" / "iptc"
CORE = "NewsML-G2_2.24-spec-All-Core.xsd"
XS = "{http://www.w3.org/2001/XMLSchema}"

BEYOND_CORE = {
    "fileName": ("generator", "profile"),
    "edNote": ("memberOf", "instanceOf", "signal"),
    "expires": ("origRep", "incomingFeedId", "priority"),
    "audience": ("exclAudience", "altId", "hasInstrument", "rating", "userInteraction"),
}
"""What the metadata of an item hold at the "power" level, by what it stands behind."""
GROUPS = ("ItemManagementGroup", "AdministrativeMetadataGroup")


@cache
def g2() -> etree.XMLSchema:
    """NewsML-G2 at its core level."""
    return etree.XMLSchema(etree.parse(FOLDER / CORE))


@cache
def g2_packages() -> etree.XMLSchema:
    """The same and no less, with what the "power" level adds and packages and their items use.

    Core refers to groups by an ``id`` that it lets no group have. Added are that ``id``, the words
    on an item that is referred to, roles of makers, and ``BEYOND_CORE`` with any content.
    """
    schema = etree.parse(FOLDER / CORE)
    for element in schema.iter(f"{XS}element"):
        if element.get("name") == "group":
            _attribute(element.find(f"{XS}complexType"), "id", "xs:ID")
    for group in (one for one in schema.iter(f"{XS}group") if one.get("name") in GROUPS):
        for element in list(group.iter(f"{XS}element")):
            for name in reversed(BEYOND_CORE.get(element.get("ref"), ())):
                element.addnext(_any(name))
    for kind in schema.iter(f"{XS}complexType"):
        if kind.get("name") == "FlexPropType":
            _attribute(kind, "role", "QCodeType")
        if kind.get("name") == "LinkType":
            words = etree.SubElement(kind.find(f"{XS}sequence"), f"{XS}element", ref="description")
            words.set("minOccurs", "0")
            words.set("maxOccurs", "unbounded")
    return etree.XMLSchema(schema)


def _attribute(kind: etree._Element, name: str, of_type: str) -> None:
    last = kind.find(f"{XS}anyAttribute")
    last.addprevious(last.makeelement(f"{XS}attribute", name=name, type=of_type))


def _any(name: str) -> etree._Element:
    return etree.Element(
        f"{XS}element", name=name, type="xs:anyType", minOccurs="0", maxOccurs="unbounded"
    )


@cache
def nitf() -> etree.XMLSchema:
    """NITF 3.6."""
    return etree.XMLSchema(etree.parse(FOLDER / "nitf-3-6.xsd"))


@cache
def ninjs() -> jsonschema.Draft202012Validator:
    """ninjs 3.1; of shapes on a map (GeoJSON), which we write none of, all are taken."""
    registry = Registry[Any]().with_resource(
        "https://geojson.org/schema/GeoJSON.json",
        Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema"}),
    )
    schema = json.loads((FOLDER / "ninjs-schema_3.1.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema, registry=registry)
