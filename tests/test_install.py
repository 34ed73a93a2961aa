# packaging/install.sh: what it installs, and what it says when it cannot.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_install.py PLUGIN [unittest arguments]"""

import os
import shutil
import subprocess
import sys
import unittest

from capture import CaptureWriter
from sandbox import Sandbox

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")

SAMPLE = """\
Pakket 3 - SIP-NL: 486 In gesprek [busy]
    Uitleg: De gebelde (B-partij) is in gesprek."""

# What the script calls before it builds. Each computer below has no other commands.
COMMANDS = ["awk", "cut", "dirname", "head", "sed", "sh", "sort"]

TSHARK = 'case $1 in --version) echo "TShark (Wireshark) {} (Git)" ;; esac'

# Computers on which it cannot work: their commands, as shell scripts, and what is said.
COMPUTERS = [
    ("no package manager it knows", {"id": "echo 1000"},
     "this script knows no package manager but apt-get (Debian, Ubuntu)."),
    ("no rights", {"id": "echo 1000", "apt-get": "exit 1", "dpkg-query": "exit 1"},
     "installing packages takes administrator rights. Run this as root, or install sudo."),
    ("no network", {"id": "echo 0", "apt-get": "exit 100", "dpkg-query": "exit 1"},
     "apt-get update failed; see above."),
    ("a package that cannot be had", {"id": "echo 0", "env": "exit 100", "apt-get": "exit 0", "dpkg-query": "exit 1"},
     "apt-get install failed; see above."),
    ("a Wireshark that is too old",
     {"id": "echo 0", "apt-get": "exit 1", "dpkg-query": "echo installed", "tshark": TSHARK.format("3.6.2"),
      "pkg-config": "echo 3.6.2"},
     "this Wireshark is too old: 3.6. It takes 4.0 or later (Debian 12 or later)."),
    ("headers of another Wireshark",
     {"id": "echo 0", "apt-get": "exit 1", "dpkg-query": "echo installed", "tshark": TSHARK.format("4.4.1"),
      "pkg-config": "echo 4.0.17"},
     "is Wireshark 4.4, but the development files (wireshark-dev) are of 4.0. "
     "A plugin works only with the version that it was built for."),
    ("another copy",
     {"id": "echo 0", "apt-get": "exit 1", "dpkg-query": "echo installed", "pkg-config": "echo 4.0.17",
      "tshark": TSHARK.format("4.0.17") + "\n"
                'case $2 in folders) printf "Global Plugins:\\t/here\\n" ;; '
                'plugins) printf "sipnl.so\\t0.1.0\\tdissector\\t/elsewhere/sipnl.so\\n" ;; esac'},
     "there is a sipnl in /elsewhere/sipnl.so already. Remove that file first, or Wireshark may load the old one."),
]


class Install(unittest.TestCase):
    def setUp(self):
        self.sandbox = Sandbox(PLUGIN)
        self.addCleanup(self.sandbox.remove)
        # What is installed on this computer is left alone, and so is the copy in the sandbox.
        self.plugins = self.sandbox.environment["WIRESHARK_PLUGIN_DIR"]
        shutil.rmtree(self.plugins)
        self.source = shutil.copytree(TOP, self.sandbox.path("source"), ignore=shutil.ignore_patterns("build*", ".git"))

    def install(self, *arguments):
        return self.sandbox.run(os.path.join(self.source, "packaging/install.sh"), *arguments)

    def test_an_ordinary_user_gets_it_in_his_own_folder_and_sees_it_at_work(self):
        for attempt in "first", "second":
            with self.subTest(attempt):
                stdout, stderr = self.install()
                self.assertIn(SAMPLE, stdout)
                self.assertEqual(stderr, "")
        listed = self.sandbox.silent("tshark", "-G", "plugins")
        self.assertIn(self.sandbox.folder + "/.local/lib/wireshark/plugins/", listed)
        self.assertEqual(sorted(os.listdir(self.sandbox.folder)), [".local", "source"])

    def test_it_explains_the_capture_of_the_user(self):
        writer = CaptureWriter()
        writer.add_text("udp 192.0.2.20 > 192.0.2.10", ["SIP/2.0 604 x", "CSeq: 1 INVITE"])
        writer.write(self.sandbox.path("mine.pcap"))
        stdout, _ = self.install("mine.pcap")
        self.assertIn("Pakket 1 - SIP-NL: 604 Nummer bestaat nergens [invalid_number]", stdout)

    def test_a_capture_that_is_not_there_is_told_before_anything_is_done(self):
        with self.assertRaisesRegex(AssertionError, "there is no file nowhere.pcap, or it cannot be read"):
            self.install("nowhere.pcap")
        self.assertEqual(os.listdir(self.sandbox.folder), ["source"])

    def test_it_says_what_is_wrong(self):
        for what, commands, error in COMPUTERS:
            with self.subTest(what):
                folder = self.sandbox.path(what)
                os.mkdir(folder)
                for name in COMMANDS:
                    os.symlink(shutil.which(name), os.path.join(folder, name))
                for name, script in commands.items():
                    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                        file.write(f"#!{shutil.which('sh')}\n{script}\n")
                    os.chmod(os.path.join(folder, name), 0o755)
                result = subprocess.run([os.path.join(self.source, "packaging/install.sh")], env={"PATH": folder},
                                        capture_output=True, encoding="utf-8", check=False)
                self.assertEqual(result.returncode, 1)
                self.assertRegex(result.stderr, r"(?m)^Fout: ")
                self.assertIn(error, result.stderr)


if __name__ == "__main__":
    PLUGIN = os.path.abspath(sys.argv.pop(1))
    unittest.main()
