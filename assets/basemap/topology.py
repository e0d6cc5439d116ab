"""Country polygons and lines within them -> arcs that are stored once and know both their sides."""

from collections import Counter, defaultdict

import numpy
import shapely
from shapely.geometry import LineString
from shapely.ops import polygonize
from shapely.strtree import STRtree

# Points closer than this are one point, else faces leak (degrees).
GRID = 1e-4
# A face without a country between two countries is a gap of the drawing if it is smaller than this.
SLIVER = 2e-3


def lines_of(shape):
    """The plain lines of any geometry."""
    if shape.is_empty:
        return []
    if shape.geom_type in ("LineString", "LinearRing"):
        return [LineString(shape.coords)]
    return [line for part in getattr(shape, "geoms", []) for line in lines_of(part)]


def key(point):
    """A point in units of the grid."""
    return round(point[0] / GRID), round(point[1] / GRID)


def segments(line):
    """The steps of a line from point to point of the grid."""
    points = [key(point) for point in line.coords]
    return [(a, b) for a, b in zip(points, points[1:]) if a != b]


class Faces:
    """The faces between all lines, each with the country it belongs to."""

    def __init__(self, polygons, lines):
        """`polygons`: pairs of country and polygon. `lines`: further lines, noded with them."""
        rings = [line for _, polygon in polygons for line in lines_of(polygon.boundary)]
        net = shapely.union_all(rings + lines, grid_size=GRID)
        self.net = lines_of(net)
        self.faces = list(polygonize(self.net))
        self.tree = STRtree(self.faces)
        owners = STRtree([polygon for _, polygon in polygons])
        inner = [face.representative_point() for face in self.faces]
        self.country = [None] * len(self.faces)
        for face, owner in sorted(owners.query(inner, predicate="within").T.tolist(), reverse=True):
            self.country[face] = polygons[owner][0]
        self.beside = self._beside()
        self._close_gaps()

    def _beside(self):
        """For each directed segment, the face on its left."""
        beside = {}
        for at, face in enumerate(self.faces):
            face = shapely.geometry.polygon.orient(face)
            for ring in [face.exterior, *face.interiors]:
                for step in segments(ring):
                    beside[step] = at
        return beside

    def _close_gaps(self):
        """Gives each small gap between two countries to the one with more of its outline."""
        for at, face in enumerate(self.faces):
            if self.country[at] is not None or face.area > SLIVER:
                continue
            around = Counter()
            for a, b in segments(face.exterior):
                other = self.beside.get((b, a))
                if other is not None and self.country[other]:
                    around[self.country[other]] += 1
            if len(around) > 1:
                self.country[at] = max(sorted(around), key=around.get)

    def sides(self):
        """Each segment of the net once: its ends and the faces left and right (None is outside)."""
        seen, loose = [], []
        done = set()
        for line in self.net:
            for a, b in segments(line):
                if (b, a) in done or (a, b) in done:
                    continue
                done.add((a, b))
                left, right = self.beside.get((a, b)), self.beside.get((b, a))
                if left is None and right is None:
                    loose.append((a, b))
                else:
                    seen.append((a, b, left, right))
        # A line that ends short of others bounds no face; it lies in one.
        middles = [shapely.Point((a[0] + b[0]) / 2 * GRID, (a[1] + b[1]) / 2 * GRID) for a, b in loose]
        within = dict(self.tree.query(middles, predicate="within").T.tolist()) if middles else {}
        seen += [(a, b, within[at], within[at]) for at, (a, b) in enumerate(loose) if at in within]
        return seen


def near(steps, lines, distance):
    """Which segments have their middle within `distance` of the lines."""
    if not lines or not steps:
        return [False] * len(steps)
    ends = numpy.array([[a, b] for a, b in steps], dtype=float) * GRID
    middles = shapely.points(ends.mean(axis=1))
    found = STRtree(lines).query(middles, predicate="dwithin", distance=distance)
    marks = numpy.zeros(len(steps), dtype=bool)
    marks[found[0]] = True
    return marks.tolist()


def chains(steps):
    """Joins segments `(a, b, look)` to the longest lines of one look. `look` is (class, left, right)."""
    flipped = lambda look: (look[0], look[2], look[1])
    at = defaultdict(list)
    for number, (a, b, look) in enumerate(steps):
        at[a].append((number, b, look))
        at[b].append((number, a, flipped(look)))
    used = [False] * len(steps)

    def through(point, look):
        """The only way on from a point, if both ways there look the same."""
        ways = at[point]
        if len(ways) != 2:
            return None
        return next(((n, to, way) for n, to, way in ways if not used[n] and way == look), None)

    def walk(start, number, to, look):
        used[number] = True
        points = [start, to]
        while (onward := through(points[-1], look)) is not None:
            used[onward[0]] = True
            points.append(onward[1])
        return look, points

    def is_end(point):
        ways = at[point]
        return len(ways) != 2 or ways[0][2] != flipped(ways[1][2])

    found = []
    for point in sorted(at):
        if is_end(point):
            found += [walk(point, n, to, look) for n, to, look in sorted(at[point]) if not used[n]]
    for number, (a, b, look) in sorted(enumerate(steps), key=lambda it: it[1][:2]):
        if not used[number]:
            found.append(walk(a, number, b, look))
    return found
