"""Writes the asset. README.md has the format byte by byte."""

import math
import struct

CLASSES = ["coast", "border", "disputed", "region", "lake", "river", "edge"]
NOBODY = -1
# Units of the tables: labels and towns stand on a thousandth of a degree.
FINE = 1000


def north(lat):
    """Web Mercator in degrees, as in src/earth/mercator.rs."""
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def unsigned(number):
    """Seven bits to a byte, the least first; all bytes but the last have the eighth bit."""
    out = bytearray()
    while number >= 128:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def signed(number):
    """The sign is the lowest bit: 0, -1, 1, -2 ..."""
    return unsigned(number * 2 if number >= 0 else -number * 2 - 1)


def text(words):
    """UTF-8 after its length."""
    raw = words.encode()
    return unsigned(len(raw)) + raw


def place(lon, lat):
    """A longitude and a latitude in thousandths of a degree."""
    return signed(round(lon * FINE)) + signed(round(lat * FINE))


def countries(rows):
    """The first section."""
    out = unsigned(len(rows))
    for row in rows:
        out += row["code"].encode("ascii") + text(row["name"]) + place(row["lon"], row["lat"])
        out += bytes([row["rank"]])
    return out


def regions(rows):
    """The second section."""
    out = unsigned(len(rows))
    for name, lon, lat in rows:
        out += text(name) + place(lon, lat)
    return out


def towns(rows):
    """The third section."""
    out = bytearray(unsigned(len(rows)))
    for row in rows:
        out += text(row["name"]) + place(row["lon"], row["lat"]) + unsigned(row["people"])
        out += unsigned((row["country"] + 1) * 2 + row["capital"])
    return bytes(out)


def level(quantum, box, arcs):
    """One of the last three sections: `quantum` in millionths of a degree, `box` on the plane, arcs
    with points in quanta."""
    step = quantum / 1e6
    corners = [math.floor(box[0] / step), math.floor(box[1] / step)]
    corners += [math.ceil(box[2] / step), math.ceil(box[3] / step)]
    out = bytearray(unsigned(quantum))
    for corner in corners:
        out += signed(corner)
    out += unsigned(len(arcs)) + unsigned(sum(len(arc["points"]) for arc in arcs))
    before = (0, 0)
    for arc in arcs:
        out.append(CLASSES.index(arc["class"]) | arc["rank"] << 3)
        if arc["class"] not in ("lake", "river"):
            out += unsigned(arc["left"] + 1) + unsigned(arc["right"] + 1)
        out += unsigned(len(arc["points"]))
        for point in arc["points"]:
            out += signed(point[0] - before[0]) + signed(point[1] - before[1])
            before = point
    return bytes(out)


def file(sections):
    """The whole asset."""
    return b"WMAP1\n" + b"".join(struct.pack("<I", len(it)) for it in sections) + b"".join(sections)
