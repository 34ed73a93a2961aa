# Makes inputs of the fuzz target frame from the .case files.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: seeds.py FOLDER CASE...

Writes an input for each case to the folder: its frames, as packets.h describes
them: the sender and the receiver of the first are the phone and the server.
Frames of WebSocket are left out, and of times the parts of a second.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from capture import payload_of, split  # noqa: E402
from check_case import read_case  # noqa: E402

LETTERS = {"udp": "", "tcp": "t", "icmp": "i"}


def hosts_of(source, destination, phone, server):
    """The letters for where a packet goes."""
    if server in (source, destination) and phone not in (source, destination):
        return "n" if source == server else "n<"
    return "<" if server == source or phone == destination else ""


def packets_of(frames):
    phone, server = frames[0][0].split()[1:4:2]
    now = 0
    for header, lines in frames:
        kind, source, _, destination, *options = header.split()
        options = dict(option.split("=") for option in options)
        before, now = now, float(options.get("at", now + 1))
        if kind in LETTERS:
            start = "".join(["@", LETTERS[kind], hosts_of(source, destination, phone, server),
                             "v" if source.count(":") > 1 else "", "c" if "snaplen" in options else "",
                             f"{int(now) - int(before):+}", "\n"])
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
