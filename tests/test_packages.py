# The packages that cpack makes: what they hold, what they say, and that they work.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_packages.py CPACK BUILD-FOLDER [unittest arguments]"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest

from capture import CaptureWriter
from sandbox import Sandbox
from test_install import put_known_tshark

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")

NAME = "wireshark-plugin-sipnl"

# The pictures of the manual.
PICTURES = [f"beelden/{name}" for name in os.listdir(f"{TOP}/packaging/manual/beelden")]

# What every package installs, next to those pictures. {plugins} is the folder of all users.
INSTALLED = """\
{plugins}/epan/sipnl.so
/usr/share/doc/wireshark-plugin-sipnl/README.md
/usr/share/doc/wireshark-plugin-sipnl/gesprekken-csv.py
/usr/share/doc/wireshark-plugin-sipnl/handleiding.html
/usr/share/doc/wireshark-plugin-sipnl/sip-codes.html
/usr/share/wireshark/profiles/SIP-NL/colorfilters
/usr/share/wireshark/profiles/SIP-NL/dfilter_buttons
/usr/share/wireshark/profiles/SIP-NL/io_graphs
/usr/share/wireshark/profiles/SIP-NL/preferences
/usr/share/wireshark/profiles/SIP-NL/recent
"""

DEB_ADDS = """\
/usr/share/doc/wireshark-plugin-sipnl/changelog.gz
/usr/share/doc/wireshark-plugin-sipnl/copyright
"""

RPM_ADDS = """\
/usr/share/licenses/wireshark-plugin-sipnl/LICENSE
"""

RPM_FOLDERS = """\
/usr/share/doc/wireshark-plugin-sipnl
/usr/share/doc/wireshark-plugin-sipnl/beelden
/usr/share/licenses/wireshark-plugin-sipnl
/usr/share/wireshark/profiles/SIP-NL
"""

# In this order, whatever the order of the file system; {pictures} are those of the manual.
ARCHIVE = """\
LICENSE
README.md
built/sip-codes.html
built/sipnl.so
built/wireshark-version
data/profile/SIP-NL/colorfilters
data/profile/SIP-NL/dfilter_buttons
data/profile/SIP-NL/io_graphs
data/profile/SIP-NL/preferences
data/profile/SIP-NL/recent
packaging/gesprekken-csv.py
packaging/install.sh
{pictures}
packaging/manual/handleiding.html
packaging/packages.sh
packaging/sample/gesprekken.sip
packaging/sample/klachten.sip
packaging/sample/redenen.sip
packaging/sample.sh
packaging/summary.awk
packaging/wireshark.sh
"""

SAMPLE = "1 × 480 Niet bereikbaar [unavailable], Reason: In gesprek [busy] (pakket 18)"


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def dead_links(folder):
    """What the documents below a folder point to that is not there."""
    dead = []
    for path in glob.glob(os.path.join(folder, "**", "*.*"), recursive=True):
        pattern = {".md": r"\]\(([^)]+)\)", ".html": r"\b(?:href|src)=\"([^\"]+)\""}.get(os.path.splitext(path)[1])
        if pattern:
            with open(path, encoding="utf-8") as file:
                text = file.read()
            for target in re.findall(pattern, text):
                name, _, anchor = target.partition("#")
                if name and not os.path.exists(os.path.join(os.path.dirname(path), name)):
                    dead.append(f"{path}: {target}")
                if not name and path.endswith(".html") and f'id="{anchor}"' not in text:
                    dead.append(f"{path}: {target}")
    return dead


def library_versions(plugin):
    """The so versions of Wireshark's libraries that a plugin takes, such as {"libwireshark": "16"}."""
    return dict(re.findall(r"\[(libwireshark|libwsutil)\.so\.(\d+)\]", output("readelf", "--dynamic", plugin)))


class Packages:
    """What cpack makes of the build, in a temporary folder."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="sipnl-packages-")
        os.chmod(self.folder, 0o755)
        output(CPACK, "--config", os.path.join(BUILD, "CPackConfig.cmake"), "-G", "DEB;RPM;TGZ", "-B", self.folder)
        self.deb, self.rpm, self.archive = (self.made(kind) for kind in ("deb", "rpm", "tar.gz"))
        self.unpacked = os.path.join(self.folder, "unpacked")
        output("dpkg-deb", "--extract", self.deb, self.unpacked)
        self.plugins = re.search(r"(?m)^Global Plugins:\s*(.*)$", output("tshark", "-G", "folders"))[1]
        self.plugin = f"{self.unpacked}{self.plugins}/epan/sipnl.so"
        self.major, self.minor = re.search(r"\(Wireshark\) (\d+)\.(\d+)", output("tshark", "--version")).groups()
        self.series = f"{self.major}.{self.minor}"

    def made(self, kind):
        paths = glob.glob(os.path.join(self.folder, f"*.{kind}"))
        if len(paths) != 1:
            raise AssertionError(f"not one .{kind}: {paths}")
        return paths[0]

    def expected(self, adds):
        return sorted((INSTALLED.format(plugins=self.plugins) + adds).splitlines()
                      + [f"/usr/share/doc/{NAME}/{name}" for name in PICTURES])

    def deb_field(self, name):
        return output("dpkg-deb", "--field", self.deb, name).strip()

    def rpm_query(self, fields):
        return output("rpm", "-qp", "--queryformat", fields, self.rpm)


def setUpModule():
    global PACKAGES
    PACKAGES = Packages()
    unittest.addModuleCleanup(shutil.rmtree, PACKAGES.folder)


class Deb(unittest.TestCase):
    def test_it_holds_the_plugin_the_profile_and_the_documentation(self):
        listed = [line.split() for line in output("dpkg-deb", "--contents", PACKAGES.deb).splitlines()]
        files = [(mode, owner, path.removeprefix(".")) for mode, owner, *_, path in listed if not path.endswith("/")]
        self.assertEqual(sorted(path for _, _, path in files), PACKAGES.expected(DEB_ADDS))
        self.assertEqual({(mode, owner) for mode, owner, _ in files}, {("-rw-r--r--", "root/root")})

    def test_it_says_what_it_is_and_takes_no_wireshark_but_that_of_its_series(self):
        self.assertEqual(PACKAGES.deb_field("Package"), NAME)
        self.assertRegex(PACKAGES.deb_field("Version"), rf"^\d+\.\d+\.\d+\+wireshark{PACKAGES.series}$")
        self.assertEqual(PACKAGES.deb_field("Architecture"), output("dpkg", "--print-architecture").strip())
        depends = PACKAGES.deb_field("Depends")
        self.assertIn(f"libwireshark-data (>= {PACKAGES.series}), "
                      f"libwireshark-data (<< {PACKAGES.major}.{int(PACKAGES.minor) + 1}~)", depends)
        for library, version in library_versions(PACKAGES.plugin).items():
            self.assertRegex(depends, rf"\b{library}{version}(t64)? \(>= ")
        self.assertRegex(depends, r"\blibglib2\.0-0(t64)? \(>= ")

    def test_lintian_finds_nothing(self):
        options = ["--allow-root"] if os.geteuid() == 0 else []
        found = subprocess.run(["lintian", *options, "--fail-on", "error,warning", PACKAGES.deb],
                               stdout=subprocess.PIPE, encoding="utf-8", check=False)
        self.assertEqual((found.returncode, found.stdout), (0, ""))

    def test_all_that_its_documentation_points_to_is_there(self):
        self.assertEqual(dead_links(PACKAGES.unpacked), [])

    def test_the_page_of_the_manual_has_all_of_it_and_none_of_its_marks(self):
        with open(f"{TOP}/packaging/manual/handleiding.md", encoding="utf-8") as file:
            manual = file.read()
        with open(f"{PACKAGES.unpacked}/usr/share/doc/{NAME}/handleiding.html", encoding="utf-8") as file:
            page = re.sub(r"(?s)<style>.*?</style>", "", file.read())
        self.assertEqual(re.findall(r"<h\d id=.*?>(.*)</h", page), re.findall(r"(?m)^#+ (.*)$", manual))
        self.assertEqual(page.count("<tr>"), len(re.findall(r"(?m)^\|(?!-)", manual)))
        self.assertEqual(page.count("<li>"), len(re.findall(r"(?m)^ *(?:-|\d+\.) ", manual)))
        self.assertEqual(re.findall(r".*(?:\*\*|\]\(|`|^\|).*", re.sub(r"(?s)<code>.*?</code>", "", page)), [])
        # Every element that begins ends.
        for tag in "p", "ul", "ol", "li", "table", "tr", "td", "pre", "code", "em", "strong", "a":
            with self.subTest(tag):
                self.assertEqual(len(re.findall(rf"<{tag}\b", page)), page.count(f"</{tag}>"))

    def test_the_plugin_is_hardened(self):
        self.assertIn("BIND_NOW", output("readelf", "--dynamic", PACKAGES.plugin))
        self.assertIn("GNU_RELRO", output("readelf", "--program-headers", PACKAGES.plugin))
        calls = output("readelf", "--wide", "--dyn-syms", PACKAGES.plugin)
        self.assertIn(" __stack_chk_fail@", calls)
        # _FORTIFY_SOURCE, such as __snprintf_chk for snprintf.
        self.assertRegex(calls, r" __\w+_chk@")

    def test_the_plugin_and_the_profile_work(self):
        with Sandbox(PACKAGES.plugin) as sandbox:
            shutil.copytree(f"{PACKAGES.unpacked}/usr/share/wireshark/profiles",
                            sandbox.path("config/wireshark/profiles"))
            writer = CaptureWriter()
            writer.add_text("udp 192.0.2.20 > 192.0.2.10", ["SIP/2.0 486 Busy Here", "CSeq: 1 INVITE"])
            writer.write(sandbox.path("busy.pcap"))
            shown = sandbox.tshark("busy.pcap", "-C", "SIP-NL", "-T", "fields", "-e", "sipnl.phrase")
            self.assertEqual(shown, "In gesprek\n")


class Rpm(unittest.TestCase):
    def test_it_holds_the_plugin_the_profile_and_the_documentation(self):
        listed = [line.split() for line in PACKAGES.rpm_query("[%{FILEMODES:perms} %{FILENAMES}\n]").splitlines()]
        files = [(mode, path) for mode, path in listed if mode.startswith("-")]
        self.assertEqual(sorted(path for _, path in files), PACKAGES.expected(RPM_ADDS))
        self.assertEqual({mode for mode, _ in files}, {"-rw-r--r--"})
        # Folders of Wireshark's own are not the package's.
        folders = [path for mode, path in listed if mode.startswith("d")]
        self.assertEqual(sorted(folders), RPM_FOLDERS.splitlines())

    def test_it_says_what_it_is_and_takes_no_wireshark_but_that_of_its_series(self):
        self.assertRegex(PACKAGES.rpm_query("%{NAME} %{VERSION} %{LICENSE}"),
                         rf"^{NAME} \d+\.\d+\.\d+\+wireshark{PACKAGES.series} GPL-2\.0-or-later$")
        requires = output("rpm", "-qp", "--requires", PACKAGES.rpm)
        for library, version in library_versions(PACKAGES.plugin).items():
            self.assertIn(f"{library}.so.{version}()", requires)


class Versions(unittest.TestCase):
    def test_changelogs_and_recipes_have_the_version_of_the_packages(self):
        version = PACKAGES.deb_field("Version")
        changelog = output("gzip", "-dc", f"{PACKAGES.unpacked}/usr/share/doc/{NAME}/changelog.gz")
        self.assertEqual(changelog.splitlines()[0], f"{NAME} ({version}) unstable; urgency=medium")
        self.assertEqual(PACKAGES.rpm_query("%{VERSION}"), version)
        ours, _, _ = version.partition("+")
        self.assertRegex(PACKAGES.rpm_query("%{CHANGELOGNAME}"), rf" - {ours}$")
        with open(os.path.join(TOP, "packaging/arch/PKGBUILD"), encoding="utf-8") as file:
            self.assertIn(f"\npkgver={ours}\n", file.read())


class Archive(unittest.TestCase):
    """packaging/install.sh installs from it, without a compiler."""

    def setUp(self):
        self.sandbox = Sandbox(PACKAGES.plugin)
        self.addCleanup(self.sandbox.remove)
        shutil.rmtree(self.sandbox.environment["WIRESHARK_PLUGIN_DIR"])
        with tarfile.open(PACKAGES.archive) as archive:
            self.members = archive.getmembers()
            archive.extractall(self.sandbox.folder)
        self.top = self.sandbox.path(self.members[0].name)

    def install(self, *arguments):
        return self.sandbox.run(os.path.join(self.top, "packaging/install.sh"), *arguments)

    def test_it_holds_what_it_takes_in_a_fixed_order(self):
        files = [member.name.partition("/")[2] for member in self.members if member.isfile()]
        pictures = "\n".join(f"packaging/manual/{name}" for name in sorted(PICTURES))
        self.assertEqual(files, ARCHIVE.format(pictures=pictures).splitlines())
        self.assertIn(f"wireshark{PACKAGES.series}", os.path.basename(PACKAGES.archive))

    def test_all_that_its_documentation_points_to_is_there(self):
        self.assertEqual(dead_links(self.top), [])

    def test_it_installs_for_the_user_and_leaves_nothing_behind(self):
        before = sorted(os.listdir(self.sandbox.folder))
        stdout, stderr = self.install()
        self.assertIn(SAMPLE, stdout)
        self.assertEqual(stderr, "")
        self.assertNotEqual(sorted(os.listdir(self.sandbox.folder)), before)
        stdout, stderr = self.install("--uninstall")
        self.assertIn("SIP-NL is niet meer geïnstalleerd / SIP-NL is no longer installed.", stdout)
        self.assertEqual(stderr, "")
        self.assertEqual(sorted(os.listdir(self.sandbox.folder)), before)
        self.assertNotIn("Verwijderd / removed", self.install("--uninstall")[0])

    def test_it_removes_the_copies_of_earlier_versions_of_wireshark(self):
        self.install()
        plugins = self.sandbox.path(".local/lib/wireshark/plugins")
        os.rename(os.path.join(plugins, PACKAGES.series), os.path.join(plugins, "3.9"))
        self.install("--uninstall")
        self.assertFalse(os.path.exists(plugins))

    def test_a_profile_that_the_user_has_changed_is_left_alone(self):
        put_known_tshark(self.sandbox)
        self.install()
        self.assertNotIn("no longer that of this version", self.install()[0])
        preferences = self.sandbox.path("config/wireshark/profiles/SIP-NL/preferences")
        with open(preferences, "w", encoding="utf-8") as file:
            file.write("# mine\n")
        again, _ = self.install()
        self.assertIn("the profile was there, and is left as it is", again)
        self.assertIn("It is no longer that of this version.", again)
        self.assertIn("the profile was changed and is kept", self.install("--uninstall")[0])
        with open(preferences, encoding="utf-8") as file:
            self.assertEqual(file.read(), "# mine\n")

    def test_it_refuses_another_wireshark(self):
        with open(os.path.join(self.top, "built/wireshark-version"), "w", encoding="utf-8") as file:
            file.write("3.8\n")
        with self.assertRaises(AssertionError) as raised:
            self.install()
        self.assertIn("Fout: deze sipnl is gebouwd voor Wireshark 3.8, en ", str(raised.exception))
        self.assertIn(f"Error: this sipnl was built for Wireshark 3.8, and {shutil.which('tshark')} is "
                      f"Wireshark {PACKAGES.series}.", str(raised.exception))


if __name__ == "__main__":
    CPACK, BUILD = sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
