"""Countries, regions and towns: what they are called and where their names stand."""

import math
import statistics

from levels import code_of
from tables import (
    COUNTRIES, DISTRICTS, NEW_DISTRICTS, PEOPLE, REGIONS, SUPPLEMENT, TOWNS, TOWNS_BESIDE,
)
from transliterate import english

# What a town needs to be on the map: inhabitants, by where it lies.
IN_UKRAINE, IN_THEATRE, ELSEWHERE = 4_000, 25_000, 400_000
THEATRE = (19.0, 41.0, 62.0, 66.0)


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
    found = list(packages.table("cities500").values())
    return sorted(found, key=lambda it: (-it["population"], it["geonameid"]))


def inside(city, box):
    return box[0] < city["longitude"] < box[2] and box[1] < city["latitude"] < box[3]


def wanted(city):
    if city["countrycode"] == "UA":
        return city["population"] >= IN_UKRAINE
    return city["population"] >= (IN_THEATRE if inside(city, THEATRE) else ELSEWHERE)


def kilometres(a, b):
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
    found = {}
    for country in packages.table("countries").values():
        name = country["capital"]
        for city in by_country.get(country["iso"], []):
            known = [city["name"], *city["alternatenames"]]
            if name and any(it == name or it.startswith(name + ",") for it in known):
                found[city["geonameid"]] = country["iso"]
                break
    return found


def named(city):
    """The name to print."""
    name = english(city)
    return TOWNS.get((city["countrycode"], name), name)


def towns(packages, cities, index):
    """The towns of the map, the most populous first."""
    codes = {it["iso"]: it["iso3"] for it in packages.table("countries").values()} | {"XK": "XKX"}
    heads = capitals(packages, cities)
    rows, large, taken = [], [], set()

    def add(name, lon, lat, people, country, capital):
        number = index.get(codes.get(country), -1)
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


def regions(cities, box):
    """Names of regions in the middle of their places, which is where most of their people look."""
    found = []
    for (country, division), name in REGIONS.items():
        places = [it for it in cities if (it["countrycode"], it["admin1code"]) == (country, division)]
        lon = statistics.fmean(it["longitude"] for it in places)
        lat = statistics.fmean(it["latitude"] for it in places)
        if box[0] < lon < box[2] and box[1] < lat < box[3]:
            found.append((name, lon, lat))
    return found
