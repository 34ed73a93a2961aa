# Runs a checker over the C files of a folder and of those in it, and fails where it has a remark.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: lint.py gcc|clang-tidy|cppcheck FOLDER BUILD [PART/PARTS]

gcc stands for its -fanalyzer; .clang-tidy says what clang-tidy looks for. BUILD
is where cmake put compile_commands.json. 2/3 is the second third of the files,
for clang-tidy.
"""

import glob
import json
import os
import shlex
import subprocess
import sys

# cppcheck does not read Wireshark's headers.
MACROS = ["UAT_DEC_CB_DEF(a,b,c)=", "UAT_VS_DEF(a,b,c,d,e,f)=", "UAT_CSTRING_CB_DEF(a,b,c)=", "UAT_END_FIELDS={0}",
          "G_GNUC_PRINTF(a,b)=", "G_GINT64_FORMAT=\"ld\""]


def gcc_commands(folder, build):
    """How the files were compiled, with the analyzer and without a result."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        entries = json.load(file)
    seen = set()
    for entry in entries:
        if entry["file"].startswith(os.path.join(folder, "")) and entry["file"] not in seen:
            seen.add(entry["file"])
            command = shlex.split(entry["command"])
            command[command.index("-o") + 1] = os.devnull
            # What is optimised as a whole would be analysed when it is linked only; the rest is of Clang.
            command = [word for word in command[1:] if not word.startswith(("-flto", "-fdebug-default-version"))]
            yield ["gcc", *command, "-fanalyzer", "-Werror"]


def commands(tool, folder, build, part):
    files = sorted(glob.glob(os.path.join(folder, "**", "*.c"), recursive=True))
    if tool == "gcc":
        return list(gcc_commands(folder, build))
    if tool == "clang-tidy":
        number, parts = map(int, part.split("/"))
        # It takes the options of GCC, of which it does not know all.
        return [[tool, "--quiet", "-p", build, "--extra-arg=-Wno-ignored-optimization-argument",
                 *files[number - 1::parts]]]
    # The types of callbacks are Wireshark's.
    return [[tool, "--quiet", "--error-exitcode=1", "--enable=warning,style,performance,portability", "--std=c11",
             "--suppress=constParameterCallback",
             "--library=gtk", *(f"-D{macro}" for macro in MACROS), "-I", folder, *files]]


def main(tool, folder, build, part="1/1"):
    failed = [command for command in commands(tool, folder, build, part)
              if subprocess.run(command, check=False).returncode]
    version = subprocess.run([tool, "--version"], capture_output=True, encoding="utf-8", check=True).stdout.strip()
    print(f"{tool}: {'remarks' if failed else 'no remarks'}\n{version}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
