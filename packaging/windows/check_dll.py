# Checks what a sipnl.dll takes of others and gives to Wireshark.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: check_dll.py SDK DLL [EXPORT]...

Whether each import is an export of the right library of that Wireshark is not
told by a DLL that loads: Wine loads it, and fails at the call. The EXPORTs are
what it must export, no more and no less.
"""

import os
import re
import subprocess
import sys

OBJDUMP = "x86_64-w64-mingw32ucrt-objdump"

# What Windows itself has: its kernel, and the Universal C Runtime.
SYSTEM = re.compile(r"kernel32\.dll|api-ms-win-crt-[a-z]+-l1-1-0\.dll", re.IGNORECASE)


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def imports(listing):
    """{name of a DLL: names that are imported from it}"""
    found, dll = {}, None
    for line in listing.splitlines():
        if line.startswith("\tDLL Name: "):
            dll = line.split(": ")[1].strip()
            found[dll] = []
        elif line.startswith(("The Export Tables", "PE File Base")):
            dll = None
        elif dll:
            row = re.fullmatch(r"\t[0-9a-f]+\s+(?:<none>|[0-9a-f]+)\s+(?:<none>|[0-9a-f]+)\s+(\S+)", line)
            if row:
                found[dll].append(row[1])
    return found


def exports(listing):
    table = listing.partition("[Ordinal/Name Pointer] Table")[2]
    return re.findall(r"^\t\[ *\d+\].* (\S+)$", table, re.MULTILINE)


def exports_of(sdk, dll):
    """The names that a DLL of this Wireshark exports, or None where it is not one of its libraries."""
    path = os.path.join(sdk, "lib", dll + ".exports")
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return {line.split()[0] for line in file}


def problems(sdk, found):
    for dll, names in found.items():
        known = exports_of(sdk, dll)
        if not names:
            yield f"nothing is imported from {dll}, or objdump prints it in another way"
        if known is not None:
            yield from (f"{dll} has no {name}" for name in names if name not in known)
        elif not SYSTEM.fullmatch(dll):
            yield f"{dll} is not there on Windows with Wireshark"


def main(sdk, path, *wanted):
    listing = run(OBJDUMP, "-p", path)
    found = imports(listing)
    wrong = list(problems(sdk, found))
    if sorted(exports(listing)) != sorted(wanted):
        wrong.append(f"exports {sorted(exports(listing))} instead of {sorted(wanted)}")
    for line in wrong:
        print(f"{path}: {line}")
    own = [f"{len(names)} of {dll}" for dll, names in found.items() if not SYSTEM.fullmatch(dll)]
    print(f"imports: {', '.join(own)}; exports: {len(exports(listing))}")
    return bool(wrong or not own)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
