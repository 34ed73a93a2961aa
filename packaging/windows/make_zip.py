# Packs a folder as a .zip that is the same wherever and whenever it is packed.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: make_zip.py FOLDER ZIP

The time of all is that of the variable SOURCE_DATE_EPOCH.
"""

import os
import pathlib
import sys
import time
import zipfile


def main(folder, path):
    when = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
    files = sorted(file for file in pathlib.Path(folder).rglob("*") if file.is_file())
    with zipfile.ZipFile(path, "w") as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), when)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return not files


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
