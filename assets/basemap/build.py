"""Builds assets/basemap.wmap from the packages that README.md names.

    python3 build.py --packages FOLDER [--out FILE]

Packages that are not in the folder are fetched into it.
"""

import argparse
import hashlib
from pathlib import Path

import gazetteer
import levels
import wmap
from packages import Packages


def main():
    """Reads the packages, writes the asset, says how large each part of it is."""
    here = Path(__file__).resolve().parent
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--packages", required=True)
    arguments.add_argument("--out", default=here.parent / "basemap.wmap", type=Path)
    arguments = arguments.parse_args()
    packages = Packages(arguments.packages)
    countries = gazetteer.countries(packages)
    index = {row["code"]: at for at, row in enumerate(countries)}
    cities = gazetteer.cities(packages)
    gazetteer.check_tables(cities)
    towns = gazetteer.towns(packages, cities, index)
    regions = gazetteer.regions(cities)
    sections = [wmap.countries(countries), wmap.regions(regions), wmap.towns(towns)]
    print(f"countries {len(countries)}, regions {len(regions)}, towns {len(towns)}")
    for plan in levels.PLANS:
        box, arcs = levels.build(packages, plan, index)
        sections.append(wmap.level(plan.quantum, box, arcs))
        points = sum(len(arc["points"]) for arc in arcs)
        print(f"{plan.scale}: {len(arcs)} arcs, {points} points")
    whole = wmap.file(sections)
    arguments.out.write_bytes(whole)
    print(f"{[len(it) for it in sections]} = {len(whole)} bytes, {hashlib.sha256(whole).hexdigest()}")


if __name__ == "__main__":
    main()
