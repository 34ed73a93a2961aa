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
COMMANDS = ["awk", "cut", "dirname", "mktemp", "rm", "sed", "sh"]

TSHARK = """case $1 in --version) echo "TShark (Wireshark) {version} (Git)" ;; esac
case $2 in
    folders) printf "Global Plugins:\\t/here\\nGlobal configuration:\\t/here\\n" ;;
    plugins) printf "sipnl.so\\t0.1.0\\tdissector\\t%s\\n" "{loaded}" ;;
esac"""


def debian(tshark="4.0.17", headers="4.0.17", loaded="", owner="exit 1"):
    """The commands of a Debian where all packages are installed; owner is how it finds the package of a file."""
    return {"id": "echo 0", "apt-get": "exit 1", "pkg-config": f"echo {headers}",
            "dpkg-query": f'case $1 in -S) {owner} ;; esac; echo installed',
            "tshark": TSHARK.format(version=tshark, loaded=loaded)}


# Computers on which it cannot work: their commands, as shell scripts, and what is said.
COMPUTERS = [
    ("no package manager it knows", {"id": "echo 1000"},
     "this script knows no package manager but apt-get, dnf, zypper, pacman, apk and brew."),
    ("no rights", {"id": "echo 1000", "apt-get": "exit 1", "dpkg-query": "exit 1"},
     "this takes administrator rights. Run this as root, or install sudo. The command was: apt-get -q update"),
    ("no network", {"id": "echo 0", "apt-get": "exit 100", "dpkg-query": "exit 1"},
     "apt-get cannot install them; see above."),
    ("a package that cannot be had", {"id": "echo 0", "env": "exit 100", "apt-get": "exit 0", "dpkg-query": "exit 1"},
     "apt-get cannot install them; see above."),
    ("a Wireshark that is too old", debian(tshark="3.6.2", headers="3.6.2"),
     "this Wireshark is too old: 3.6. It takes 4.0 or later (Debian 12 or later)."),
    ("headers of another Wireshark", debian(tshark="4.4.1"),
     "is Wireshark 4.4, but the development files (wireshark-dev) are of 4.0. "
     "A plugin works only with the version that it was built for."),
    ("another copy", debian(loaded="/elsewhere/sipnl.so"),
     "there is a sipnl in /elsewhere/sipnl.so already. Remove that file first, or Wireshark may load the old one."),
    ("a copy from a package", debian(loaded="$0", owner="exit 0"),
     "is from a package. Upgrade or remove that with the package manager (wireshark-plugin-sipnl)."),
]

# What each package manager is asked for, where nothing is installed yet.
MANAGERS = [
    ("dnf", "-q install -y wireshark-cli cmake gcc glib2-devel make pkgconf-pkg-config wireshark-devel"),
    ("zypper", "-q --non-interactive install wireshark cmake gcc glib2-devel make pkgconf-pkg-config wireshark-devel"),
    ("pacman", "-Syu --needed --noconfirm wireshark-cli cmake gcc glib2 make pkgconf"),
    ("apk", "add -q tshark cmake gcc glib-dev make musl-dev pkgconf wireshark-dev"),
    ("brew", "install -q wireshark cmake glib pkgconf"),
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
        self.assertEqual(sorted(os.listdir(self.sandbox.folder)), [".local", "config", "source"])
        self.assertEqual(os.listdir(self.sandbox.path("config/wireshark/profiles")), ["SIP-NL"])

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

    def fails_on(self, what, commands):
        """The result of running it on a computer that has these commands only."""
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
        return result

    def test_it_says_what_is_wrong(self):
        for what, commands, error in COMPUTERS:
            with self.subTest(what):
                self.assertIn(error, self.fails_on(what, commands).stderr)

    def test_it_asks_each_package_manager_for_the_packages_by_their_names_there(self):
        for manager, arguments in MANAGERS:
            with self.subTest(manager):
                # Nothing is installed: rpm finds nothing, and the manager itself fails whatever it is asked.
                shout = f'echo "{manager} $*" >&2; exit 1'
                result = self.fails_on(manager, {"id": "echo 0", "rpm": "exit 1", manager: shout})
                self.assertIn(f"{manager} {arguments}\n", result.stderr)
                self.assertIn(f"Error: {manager} cannot install them; see above.", result.stderr)

    def test_root_is_told_that_it_is_for_all_users(self):
        result = self.fails_on("root", debian(tshark="3.6.2"))
        self.assertIn("Wireshark ignores the personal plugins of root, so this is for all users.", result.stdout)

    def test_it_refuses_a_capture_where_it_is_to_be_removed(self):
        with self.assertRaisesRegex(AssertionError, "exit status 2\ngebruik / usage: "):
            self.install("--uninstall", "mine.pcap")


if __name__ == "__main__":
    PLUGIN = os.path.abspath(sys.argv.pop(1))
    unittest.main()
