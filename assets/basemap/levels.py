"""The three levels of detail: which layers, how much of them, and their lines on the plane."""

import math
from dataclasses import dataclass

import numpy
import shapely
from shapely.geometry import LineString, box, shape
from shapely.ops import linemerge

from topology import GRID, Faces, chains, lines_of, near
from wmap import NOBODY, north

# Natural Earth draws who holds a place; this map draws whose it is by international recognition.
# These codes are parts of a country here; what divides them is kept as a disputed line.
PARTS = {"CYN": "CYP", "CNM": "CYP", "SOL": "SOM", "KAS": "IND", "KAB": "KAZ", "ESB": "GBR", "WSB": "GBR"}
# Natural Earth's own codes for those that have one elsewhere.
CODES = {"KOS": "XKX"}
# Crimea is Ukraine's: all land here that Natural Earth gives to Russia. East of it lies Taman.
CRIMEA = box(32.3, 44.2, 36.62, 46.25)
# Drained since the dam was blown up on 6 June 2023.
KAKHOVKA = shapely.Point(34.1, 47.45)
DISPUTED = ("Disputed", "Line of control", "Indefinite", "Indeterminant", "Unrecognized")
WITH_REGIONS = ("UKR", "RUS", "BLR")


@dataclass
class Plan:
    """A level: its scale in Natural Earth, its box, and the coarseness of its lines."""

    scale: str
    bounds: tuple
    # Millionths of a degree on the plane.
    quantum: int
    # How far a line may be off, and how large an island and a lake must be to be drawn (degrees).
    tolerance: float
    island: float
    lake: float
    regions: bool = False


WORLD = (-180.0, -60.0, 180.0, 84.0)
PLANS = [
    Plan("110m", WORLD, 20_000, 0.02, 0.0, 0.0),
    Plan("50m", WORLD, 10_000, 0.02, 0.12, 0.25),
    Plan("10m", (19.0, 41.0, 62.0, 66.0), 2_000, 0.003, 0.02, 0.06, regions=True),
]


def code_of(fields):
    """The ISO code of a country of Natural Earth; parts count as their country."""
    own = fields["adm0_a3"]
    if own in PARTS:
        return PARTS[own]
    iso = fields["iso_a3_eh"]
    return CODES.get(own, iso) if len(iso) == 3 and iso.isalpha() else CODES.get(own)


def cut(geometry, frame):
    """A geometry inside the frame, valid and on the grid."""
    geometry = shapely.make_valid(shape(geometry))
    if not frame.contains(geometry):
        geometry = geometry.intersection(frame)
    return shapely.set_precision(geometry, GRID)


def polygons(packages, plan, frame):
    """Pairs of Natural Earth's code and polygon, without Antarctica."""
    for geometry, fields in packages.shapes("cultural", plan.scale, "admin_0_countries"):
        if fields["adm0_a3"] == "ATA":
            continue
        whole = cut(geometry, frame)
        for part in getattr(whole, "geoms", [whole]):
            if part.geom_type == "Polygon" and not part.is_empty:
                code = code_of(fields)
                if code:
                    yield (code, fields["adm0_a3"]), part


def inner_lines(packages, plan, frame):
    """The lines between regions, of the countries that the map divides."""
    if not plan.regions:
        return []
    found = []
    for geometry, fields in packages.shapes("magics", plan.scale, "admin_1_states_provinces_lines"):
        if fields["adm0_a3"] in WITH_REGIONS:
            found += lines_of(cut(geometry, frame))
    return found


def disputed_lines(packages, plan, frame):
    """Borders and lines of control that Natural Earth says are disputed."""
    found = []
    for geometry, fields in packages.shapes("cultural", plan.scale, "admin_0_boundary_lines_land"):
        if fields["featurecla"].startswith(DISPUTED):
            found += lines_of(cut(geometry, frame))
    return found


def on_edge(step, bounds):
    """Whether a segment runs along the box of the level."""
    west, south, east, north_ = (round(it / GRID) for it in bounds)
    (ax, ay), (bx, by) = step
    upright = any(abs(ax - side) <= 5 and abs(bx - side) <= 5 for side in (west, east))
    return upright or any(abs(ay - side) <= 5 and abs(by - side) <= 5 for side in (south, north_))


def borders(packages, plan, frame):
    """Coast, borders and lines of regions as chains `((class, left, right), points)`."""
    faces = Faces(list(polygons(packages, plan, frame)), inner_lines(packages, plan, frame))
    crimea = set()
    for at, face in enumerate(faces.faces):
        if faces.country[at] == ("RUS", "RUS") and CRIMEA.contains(face.representative_point()):
            crimea.add(at)
            faces.country[at] = ("UKR", "UKR")
    sides = faces.sides()
    disputed = near([it[:2] for it in sides], disputed_lines(packages, plan, frame), 2e-3)
    steps = []
    for (a, b, left, right), doubt in zip(sides, disputed):
        perekop = (left in crimea) != (right in crimea)
        of = [None if side is None else faces.country[side] for side in (left, right)]
        codes = [it and it[0] for it in of]
        name = class_of(codes, of, (a, b), plan, doubt and not perekop)
        if name:
            steps.append((a, b, (name, *codes)))
    return chains(steps)


def class_of(codes, of, step, plan, doubt):
    """The class of a segment, None if it is not drawn. `of` has the parts that make no country."""
    if codes == [None, None]:
        return None
    if codes[0] != codes[1]:
        if None in codes:
            return "edge" if on_edge(step, plan.bounds) else "coast"
        return "disputed" if doubt else "border"
    if of[0] != of[1]:
        return "disputed" if doubt else None
    return "region" if codes[0] in WITH_REGIONS and not on_edge(step, plan.bounds) else None


def lakes(packages, plan, frame):
    """Pairs of rank and polygon."""
    found = []
    for geometry, fields in packages.shapes("physical", plan.scale, "lakes"):
        whole = cut(geometry, frame)
        for part in getattr(whole, "geoms", [whole]):
            if part.geom_type != "Polygon" or part.is_empty or part.contains(KAKHOVKA):
                continue
            if extent(part.exterior.coords) >= plan.lake:
                found.append((rank_of(fields), part))
    return found


def rivers(packages, plan, frame, water):
    """Pairs of rank and line; what runs through a drawn lake is left out."""
    ranks = {}
    water = shapely.union_all([part for _, part in water])
    for geometry, fields in packages.shapes("magics", plan.scale, "rivers_lake_centerlines"):
        lines = lines_of(cut(geometry, frame))
        ranks.setdefault(rank_of(fields), []).extend(lines)
    for rank, lines in sorted(ranks.items()):
        merged = shapely.union_all(lines, grid_size=GRID).difference(water)
        whole = linemerge(lines_of(merged)) if lines_of(merged) else merged
        for line in lines_of(whole):
            yield rank, line


def rank_of(fields):
    """How important a river or a lake is, 0 most; it has four bits in the asset."""
    try:
        return min(15, max(0, int(float(fields["scalerank"]))))
    except (TypeError, ValueError):
        return 15


def extent(points):
    """The longer side of the box around points, in degrees; a degree of longitude counts as at 50°."""
    low, high = numpy.min(points, axis=0), numpy.max(points, axis=0)
    return max((high[0] - low[0]) * 0.64, high[1] - low[1])


def on_plane(points):
    """Degrees to the plane of Web Mercator."""
    return [(x, north(y)) for x, y in points]


def simple(points, tolerance):
    """Douglas-Peucker on the plane. A ring is cut at its start and at the point farthest from it."""
    highest = max(abs(y) for _, y in points)
    # What the plane blows up near the poles needs no finer line than Iceland.
    tolerance *= max(1.0, math.cosh(math.radians(highest)) / 2.2)
    thin = lambda part: list(LineString(part).simplify(tolerance, preserve_topology=False).coords)
    if points[0] != points[-1]:
        return thin(points)
    start = points[0]
    far = max(range(len(points)), key=lambda at: math.dist(start, points[at]))
    return thin(points[: far + 1])[:-1] + thin(points[far:])


def arc(plan, name, rank, sides, points):
    """An arc of the asset, or None if nothing is left of it. `points` in degrees."""
    ring = points[0] == points[-1]
    smallest = plan.lake if name == "lake" else plan.island
    if ring and extent(points) < smallest:
        return None
    step = plan.quantum / 1e6
    kept = []
    for x, y in simple(on_plane(points), plan.tolerance):
        point = (round(x / step), round(y / step))
        if not kept or kept[-1] != point:
            kept.append(point)
    if len(kept) < (4 if ring else 2):
        return None
    left, right = sides
    if name == "river" and kept[-1] < kept[0]:
        kept.reverse()
    return {"class": name, "rank": rank, "left": left, "right": right, "points": kept}


def build(packages, plan, index):
    """The arcs of a level and its box on the plane; `index` numbers the countries."""
    frame = box(*plan.bounds)
    shapely.prepare(frame)
    found = borders(packages, plan, frame)
    number = lambda code: NOBODY if code is None else index[code]
    arcs = []
    for (name, left, right), points in found:
        degrees = [(x * GRID, y * GRID) for x, y in points]
        arcs.append(arc(plan, name, 0, (number(left), number(right)), degrees))
    water = lakes(packages, plan, frame)
    for rank, part in water:
        for ring in lines_of(part.boundary):
            arcs.append(arc(plan, "lake", rank, (NOBODY, NOBODY), list(ring.coords)))
    for rank, line in rivers(packages, plan, frame, water):
        arcs.append(arc(plan, "river", rank, (NOBODY, NOBODY), list(line.coords)))
    west, south, east, north_ = plan.bounds
    kept = sorted((it for it in arcs if it), key=lambda it: order(it, plan))
    return (west, north(south), east, north(north_)), kept


def order(arc, plan):
    """Neighbours follow each other, so that the way from arc to arc is short."""
    x, y = arc["points"][0]
    cell = 2e6 / plan.quantum
    return (["coast", "border", "disputed", "edge", "region", "lake", "river"].index(arc["class"]),
            arc["rank"], y // cell, x, y, arc["points"])
