"""Countries, regions and towns: what they are called and where their names stand."""

import math
import statistics

from levels import PLANS, code_of
from tables import (
    BELONGS, COUNTRIES, DISTRICTS, MISCOUNTED, NEW_DISTRICTS, PEOPLE, REGIONS, SUPPLEMENT, TOWNS,
    TOWNS_BESIDE,
)
from transliterate import english
from wmap import NOBODY

# What a town needs to be on the map: inhabitants, by where it lies.
IN_UKRAINE, IN_THEATRE, ELSEWHERE = 4_000, 25_000, 400_000
THEATRE = PLANS[-1].bounds


def countries(packages):
    """All countries by code, with the customary short name and the place of the name."""
    rows = {}
    for _, fields in packages.shapes("cultural", "10m", "admin_0_countries"):
        code = code_of(fields)
        # Where a code has several parts the one that bears it is the country.
        if code in (None, "ATA") or code in rows and fields["adm0_a3"] != code:
            continue
        rows[code] = {
            "code": code,
            "name": COUNTRIES.get(code, fields["name_en"]),
            "lon": fields["label_x"],
            "lat": fields["label_y"],
            "rank": int(fields["labelrank"]),
        }
    return [rows[code] for code in sorted(rows)]


def cities(packages):
    """Places of GeoNames, the most populous first."""
    found = [it for it in packages.table("cities500").values() if it["geonameid"] not in MISCOUNTED]
    return sorted(found, key=lambda it: (-it["population"], it["geonameid"]))


def inside(city, box):
    """Whether a place lies in a box of west, south, east, north."""
    return box[0] < city["longitude"] < box[2] and box[1] < city["latitude"] < box[3]


def wanted(city):
    """Whether a place is large enough for the map."""
    if city["countrycode"] == "UA":
        return city["population"] >= IN_UKRAINE
    return city["population"] >= (IN_THEATRE if inside(city, THEATRE) else ELSEWHERE)


def kilometres(a, b):
    """How far apart two places are, near enough for a few hundred kilometres."""
    north = a["latitude"] - b["latitude"]
    east = (a["longitude"] - b["longitude"]) * math.cos(math.radians(a["latitude"]))
    return 111.2 * math.hypot(north, east)


def is_district(city, name, larger):
    """GeoNames lists districts of cities as if they were towns: small beside a large one nearby."""
    country = city["countrycode"]
    if name in DISTRICTS.get(country, ()):
        return True
    if country == "UA" and city["geonameid"] >= NEW_DISTRICTS:
        return True
    if name in TOWNS_BESIDE.get(country, ()):
        return False
    world = not inside(city, THEATRE)
    for other in larger:
        if not world and other["population"] <= 2 * city["population"]:
            break
        reach = 12 if other["population"] < 1_000_000 or country == "UA" else 20
        # On a map of the world, twins are one.
        ratio = other["population"] > 2 * city["population"]
        if kilometres(city, other) < (reach if ratio else 10):
            return True
    return False


def capitals(packages, cities):
    """The numbers of the national capitals in GeoNames."""
    by_country = {}
    for city in cities:
        by_country.setdefault(city["countrycode"], []).append(city)
    found = set()
    for country in packages.table("countries").values():
        name = country["capital"]
        if not name or country["iso"] in BELONGS:
            continue
        for city in by_country.get(country["iso"], []):
            known = [city["name"], *city["alternatenames"]]
            if any(it == name or it.startswith(name + ",") for it in known):
                found.add(city["geonameid"])
                break
    return found


def check_tables(cities):
    """Refuses rows of the tables that are about no place: a misspelt one would do nothing."""
    spelt = {(it["countrycode"], english(it)) for it in cities}
    printed = {(country, TOWNS.get((country, name), name)) for country, name in spelt}
    beside = {(country, name) for table in (DISTRICTS, TOWNS_BESIDE) for country in table
              for name in table[country]}
    unknown = (set(TOWNS) - spelt) | (beside - printed) | (set(PEOPLE) - printed)
    if unknown:
        raise SystemExit(f"tables.py names places that GeoNames has not: {sorted(unknown)}")


def named(city):
    """The name to print."""
    name = english(city)
    return TOWNS.get((city["countrycode"], name), name)


def towns(packages, cities, index):
    """The towns of the map, the most populous first."""
    codes = {it["iso"]: it["iso3"] for it in packages.table("countries").values()}
    codes |= {"XK": "XKX"} | BELONGS
    heads = capitals(packages, cities)
    rows, large, taken = [], [], set()

    def add(name, lon, lat, people, country, capital):
        number = index.get(codes.get(country), NOBODY)
        rows.append({"name": name, "lon": lon, "lat": lat, "people": people,
                     "country": number, "capital": capital})

    def take(city, capital=False):
        if city["geonameid"] in taken:
            return
        taken.add(city["geonameid"])
        name, country = named(city), city["countrycode"]
        people = PEOPLE.get((country, name), city["population"])
        add(name, city["longitude"], city["latitude"], people, country, capital)

    for city in cities:
        capital = city["geonameid"] in heads
        if capital or wanted(city) and not is_district(city, named(city), large):
            if city["population"] >= 200_000:
                large.append(city)
            take(city, capital)
    for country, name, lon, lat, people in SUPPLEMENT:
        known = look_up(cities, country, name, lon, lat)
        if known:
            take(known)
        else:
            print(f"not in GeoNames: {name}")
            add(name, lon, lat, people, country, False)
    return sorted(rows, key=lambda row: (-row["people"], row["name"], row["lon"]))


def look_up(cities, country, name, lon, lat):
    """The place of GeoNames of that name within 8 km."""
    here = {"longitude": lon, "latitude": lat}
    for city in cities:
        if city["countrycode"] == country and abs(city["latitude"] - lat) < 0.1:
            if kilometres(city, here) < 8 and (named(city) == name or name in city["alternatenames"]):
                return city
    return None


def regions(cities):
    """Names of regions at the place that is nearest to the middle of their places: it is where most
    of their people look, and inside however the region is bent."""
    found = []
    for (country, division), name in REGIONS.items():
        places = [it for it in cities if (it["countrycode"], it["admin1code"]) == (country, division)]
        middle = {key: statistics.fmean(it[key] for it in places) for key in ("longitude", "latitude")}
        label = min(places, key=lambda it: kilometres(it, middle))
        if inside(label, THEATRE):
            found.append((name, label["longitude"], label["latitude"]))
    return found
