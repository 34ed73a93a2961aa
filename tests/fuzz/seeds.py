# Makes inputs of the fuzz target frame from the .case files.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: seeds.py FOLDER CASE...

Writes an input for each case to the folder: its frames, as packets.h describes
them. The addresses, and frames of WebSocket, are left out.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from capture import payload_of, split  # noqa: E402
from check_case import read_case  # noqa: E402

LETTERS = {"udp": "", "tcp": "t", "icmp": "i"}


def packets_of(frames):
    """The packets, with the receiver of the first as the server."""
    server = frames[0][0].split()[3]
    for header, lines in frames:
        kind, source, _, _, *options = header.split()
        if kind in LETTERS:
            is_cut = any(option.startswith("snaplen=") for option in options)
            start = "@" + LETTERS[kind] + ("<" if source == server else "") + ("c" if is_cut else "") + "\n"
            *parts, last = split(lines)
            for part in parts:
                yield start.encode() + payload_of(part)[:-2]
            yield start.encode() + payload_of(last)


def main(folder, *cases):
    for case in map(pathlib.Path, cases):
        frames, _ = read_case(case)
        (pathlib.Path(folder) / f"case-{case.stem}").write_bytes(b"".join(packets_of(frames)))


if __name__ == "__main__":
    main(*sys.argv[1:])
