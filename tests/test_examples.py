# The examples in the documentation: their commands work, and print what is shown.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_examples.py PLUGIN MARKDOWN...

An example is a line in an indented or fenced block that starts with "$ ", and
what is below it is its output, up to the next example or the end of the block.
A command goes on in the next line where it ends with a backslash or |. Where
nothing is shown it must succeed. "…" in an output stands for anything, blanks
at the end of a line do not count, and times are in UTC. The examples of a file
run in one folder, in their order, with the captures of packaging/sample.sh.
"""

import os
import re
import shutil
import sys
import unittest

from sandbox import Sandbox

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def blocks(text):
    """The fenced and indented blocks of Markdown text, each as (number of its first line, its lines)."""
    block, fence = [], None
    for number, line in enumerate([*text.splitlines(), ""], 1):
        marker = re.match(r" {0,3}(```+|~~~+)", line)
        if fence is None and marker:
            fence = marker[1]
        elif fence and line.strip() == fence:
            fence = None
        elif fence:
            block.append((number, line))
            continue
        elif line.startswith("    ") or (block and not line.strip()):
            block.append((number, line[4:]))
            continue
        yield block
        block = []
    yield block


class Example:
    def __init__(self, number, command):
        self.number = number
        self.command = command
        self.shown = []

    def goes_on(self):
        return not self.shown and self.command.endswith(("\\", "|"))

    def expected(self):
        return "\n".join(line.rstrip() for line in self.shown).strip("\n")

    def matches(self, printed):
        pattern = ".*".join(re.escape(part) for part in self.expected().split("…"))
        return re.fullmatch(pattern, printed, re.DOTALL) is not None


def examples(text):
    for block in blocks(text):
        example = None
        for number, line in block:
            if line.startswith("$ "):
                if example:
                    yield example
                example = Example(number, line[2:])
            elif example and example.goes_on():
                example.command += "\n" + line
            elif example:
                example.shown.append(line)
        if example:
            yield example


class Examples(unittest.TestCase):
    def prepare(self, sandbox):
        """What a reader has at hand: the source's packaging/ and data/, the profile and the captures."""
        shutil.copytree(os.path.join(TOP, "packaging"), sandbox.path("packaging"))
        shutil.copytree(os.path.join(TOP, "data/profile"), sandbox.path("config/wireshark/profiles"))
        sandbox.run("packaging/sample.sh")

    def run_example(self, sandbox, example):
        """(exit status, what it printed)"""
        printed, _ = sandbox.run("sh", "-c", f"({example.command}\n) 2>&1; echo $?", environment=sandbox.sanitizer)
        *lines, status = printed.splitlines()
        return int(status), "\n".join(line.rstrip() for line in lines).strip("\n")

    def test_they_print_what_is_shown(self):
        for document in DOCUMENTS:
            with open(document, encoding="utf-8") as file:
                found = list(examples(file.read()))
            self.assertTrue(found, f"no examples in {document}")
            with Sandbox(PLUGIN) as sandbox:
                self.prepare(sandbox)
                for example in found:
                    with self.subTest(f"{document}:{example.number}"):
                        status, printed = self.run_example(sandbox, example)
                        if not example.expected():
                            self.assertEqual(status, 0, printed)
                        elif not example.matches(printed):
                            self.assertEqual(printed, example.expected())


if __name__ == "__main__":
    PLUGIN = os.path.abspath(sys.argv.pop(1))
    DOCUMENTS = [os.path.abspath(path) for path in sys.argv[1:]]
    unittest.main(argv=sys.argv[:1])
