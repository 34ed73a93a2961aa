# Checks that what Wireshark keeps in memory has one layout for the two compilers:
# GCC, which builds sipnl.dll, and Microsoft's, which builds Wireshark for Windows.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: check_layouts.py SDK SOURCE

Compiles the headers of Wireshark and GLib that the plugin in the folder SOURCE
includes, with GCC and, for Microsoft's compiler, with Clang, which lays out
structs as that does. The two say in their debug information where each member
is; all of that must agree.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

GCC = "x86_64-w64-mingw32ucrt-gcc"
OBJDUMP = "x86_64-w64-mingw32ucrt-objdump"
DEBUG = ["-O0", "-gdwarf-5", "-fno-eliminate-unused-debug-types"]
KINDS = {"structure_type": "struct", "union_type": "union", "enumeration_type": "enum"}

# What the plugin works with; a check that misses one of these looks at the wrong thing.
USED = ["_packet_info", "_proto_node", "_header_field_info", "field_info", "expert_field", "_stat_tap_table_ui",
        "_stat_tap_table_item_type", "_uat_field_t", "_value_string_ext", "_GHashTableIter", "_GPtrArray"]

# Of the C library: Microsoft's long double is a double. Wireshark has none.
LONG_DOUBLE = ["_LONGDOUBLE", "max_align_t"]


def includes(source):
    """The headers of Wireshark and GLib that the plugin includes, as far as this Wireshark has them."""
    names = set()
    for path in glob.glob(os.path.join(source, "**", "*.[ch]"), recursive=True):
        with open(path, encoding="utf-8") as file:
            names.update(re.findall(r"^#include <((?:epan|wsutil)/.*)>", file.read(), re.MULTILINE))
    lines = ["#include <wireshark.h>"]
    for name in sorted(names):
        lines += [f"#if __has_include(<{name}>)", f"#include <{name}>", "#endif"]
    return "\n".join(lines) + "\n"


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def entries(listing):
    """The (depth, tag, {attribute: text}) of each entry in the debug information, as objdump prints it."""
    entry = None
    for line in listing.splitlines():
        start = re.match(r"\s*<(\w+)><(\w+)>: Abbrev Number: \d+ \(DW_TAG_(\w+)\)", line)
        if start:
            if entry:
                yield entry
            entry = int(start[1], 16), start[3], {"id": f"<0x{start[2]}>"}
        elif entry:
            attribute = re.match(r"\s*<\w+>\s+DW_AT_(\w+)\s*: (?:\(.*?\):?\s)?(?:\(.*?, offset: \w+\): )?\s*(.*?)\s*$", line)
            if attribute:
                entry[2][attribute[1]] = attribute[2]
    if entry:
        yield entry


def number(text):
    return int(text, 0)


def place(member):
    """Where a member begins, in bits, and how many bits it has where it is a bit-field."""
    if "data_bit_offset" in member:
        start = number(member["data_bit_offset"])
    else:
        start = 8 * number(member.get("data_member_location", "0"))
    return start, member.get("bit_size") and number(member["bit_size"])


def layouts(listing):
    """{name: (size, [(member, start, bits)])} of the structs and unions, {name: size} of the enums among them."""
    records, names = {}, {}
    open_records = []
    for depth, tag, attributes in entries(listing):
        del open_records[depth:]
        open_records.extend([None] * (depth - len(open_records)))
        open_records.append(None)
        if tag in KINDS and "declaration" not in attributes:
            record = {"name": attributes.get("name"), "size": number(attributes["byte_size"]), "members": []}
            records[attributes["id"]] = record
            open_records[depth] = record
        elif tag == "typedef" and "type" in attributes:
            # An unnamed struct goes by the name of its first typedef.
            names.setdefault(attributes["type"], attributes["name"])
        elif tag == "member" and open_records[depth - 1]:
            open_records[depth - 1]["members"].append((attributes.get("name"), *place(attributes)))
    named = {}
    for identity, record in records.items():
        name = record["name"] or names.get(identity)
        if name:
            named[name] = record["size"], record["members"]
    return named


def compile_both(sdk, source, folder):
    """The debug information of GCC, and that of Clang for Microsoft's compiler."""
    headers = os.path.join(folder, "headers.c")
    with open(headers, "w", encoding="utf-8") as file:
        file.write(includes(source))
    include = ["-isystem", os.path.join(sdk, "include"), "-DHAVE_SSIZE_T"]
    preprocessed = os.path.join(folder, "headers.i")
    objects = [os.path.join(folder, name) for name in ("gcc.o", "msvc.o")]
    run(GCC, *include, *DEBUG, "-c", headers, "-o", objects[0])
    # The headers of Microsoft are not to be had, but for Clang GCC's will do once they are preprocessed.
    run("clang", "--target=x86_64-w64-windows-gnu", *include, "-isystem", "/usr/x86_64-w64-mingw32ucrt/include",
        "-E", headers, "-o", preprocessed)
    run("clang", "--target=x86_64-pc-windows-msvc", "-fno-ms-extensions", "-w", *DEBUG, "-c", preprocessed, "-o", objects[1])
    return [layouts(run(OBJDUMP, "--dwarf=info", path)) for path in objects]


def main(sdk, source):
    with tempfile.TemporaryDirectory(prefix="sipnl-layouts-") as folder:
        gcc, msvc = compile_both(sdk, source, folder)
    both = (gcc.keys() & msvc.keys()).difference(LONG_DOUBLE)
    missing = [name for name in USED if name not in both]
    differing = sorted(name for name in both if gcc[name] != msvc[name])
    for name in missing:
        print(f"{name}: not found")
    for name in differing:
        print(f"{name}: GCC {gcc[name]}, Microsoft {msvc[name]}")
    members = sum(len(gcc[name][1]) for name in both)
    print(f"layouts: {len(both)} types with {members} members compared, {len(differing)} differ")
    return bool(missing or differing)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
