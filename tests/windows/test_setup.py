# What setup.exe installs is at work, and what it removes is gone.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_setup.py SETUP [unittest arguments]

Run by tests/windows/run.sh under Wine, as a user whose name has a blank and an é,
with a tshark that is one for Windows.
"""

import os
import pathlib
import subprocess
import sys
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
from capture import CaptureWriter  # pylint: disable=wrong-import-position
from sandbox import request  # pylint: disable=wrong-import-position

UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SIP-NL"


def run(*command):
    """The stdout of a command that must succeed."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", errors="replace",
                          timeout=300).stdout


def wait_until(condition):
    """The uninstaller goes on when its first process has ended."""
    for _ in range(150):
        if condition():
            return
        time.sleep(0.2)
    raise AssertionError("it takes more than 30 seconds")


class Setup(unittest.TestCase):
    def setUp(self):
        self.home = next(path for path in pathlib.Path(os.environ["WINEPREFIX"], "drive_c/users").iterdir()
                         if path.name != "Public")
        self.wireshark = self.home / "AppData/Roaming/Wireshark"
        self.menu = self.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/SIP-NL"
        self.own = self.home / "AppData/Local/Programs/SIP-NL"
        self.before = self.files()
        run("wine", SETUP, "/S")
        self.addCleanup(self.uninstall)

    def files(self):
        return {path for path in self.home.rglob("*") if "Temp" not in path.parts}

    def contents(self):
        return {path: path.read_bytes() for folder in (self.wireshark, self.own, self.menu)
                for path in folder.rglob("*") if path.is_file()}

    def uninstall(self):
        if self.own.exists():
            run("wine", str(self.own / "verwijderen.exe"), "/S")
            # The last that it removes, if it is empty; nothing else is in it here.
            wait_until(lambda: not self.own.parent.exists())

    def capture(self):
        path = self.home / "bezet, één.pcap"
        self.addCleanup(path.unlink)
        writer = CaptureWriter()
        writer.add_text("udp 192.0.2.20 > 192.0.2.10", ["SIP/2.0 486 Busy Here", "CSeq: 1 INVITE"])
        writer.write(str(path))
        return str(path)

    def test_the_plugin_is_loaded_from_the_folder_of_the_user(self):
        row, = [line for line in run("tshark", "-G", "plugins").splitlines() if line.startswith("sipnl")]
        self.assertRegex(row, r"C:/users/José de Vries/AppData/Roaming/Wireshark/plugins/4\.0/epan/sipnl\.dll$")

    def test_every_wireshark_has_its_own_plugin(self):
        found = sorted(path.parent.parent.name for path in self.wireshark.glob("plugins/*/epan/sipnl.dll"))
        self.assertEqual(found, ["4.0", "4.4", "4.6"])
        self.assertEqual(len({path.read_bytes() for path in self.wireshark.glob("plugins/*/epan/sipnl.dll")}), 3)

    def test_the_profile_is_at_work(self):
        columns = run("tshark", "-C", "SIP-NL", "-r", self.capture())
        self.assertIn("In gesprek", columns)

    def test_own_codes_of_the_user_win_and_are_kept(self):
        codes = self.wireshark / "sipnl_codes"
        self.addCleanup(codes.unlink)
        codes.write_text('"486","busy","Bezet, één","Alle lijnen zijn bezet.",""\n', encoding="utf-8")
        phrase = run("tshark", "-r", self.capture(), "-T", "fields", "-e", "sipnl.phrase")
        self.assertEqual(phrase.strip(), "Bezet, één")
        self.uninstall()
        self.assertTrue(codes.exists())

    def test_there_is_something_to_read(self):
        names = {path.name for path in self.own.iterdir()}
        self.assertLessEqual({"handleiding.html", "beelden", "sip-codes.html", "LICENSE.txt", "verwijderen.exe"}, names)

    def test_its_links_lead_somewhere(self):
        run(sys.executable, "-B", os.path.join(HERE, "../../packaging/windows/check_links.py"), str(self.own))

    def test_the_start_menu_opens_it(self):
        shortcuts = {path.stem: path.read_bytes() for path in self.menu.iterdir()}
        opened = {"Handleiding SIP-NL": "handleiding.html", "SIP-codes": "sip-codes.html",
                  "Voorbeeldgesprekken": "voorbeelden\\gesprekken.pcap"}
        self.assertEqual(shortcuts.keys(), opened.keys())
        for name, file in opened.items():
            self.assertIn(f"Programs\\SIP-NL\\{file}\0".encode(), shortcuts[name])

    def test_the_samples_can_be_read(self):
        columns = run("tshark", "-C", "SIP-NL", "-r", str(self.own / "voorbeelden/gesprekken.pcap"))
        self.assertIn("Niet bereikbaar", columns)

    def test_the_uninstaller_is_among_the_apps_and_leaves_nothing(self):
        self.assertIn("verwijderen.exe", run("wine", "reg", "query", UNINSTALL_KEY, "/v", "UninstallString"))
        self.uninstall()
        self.assertEqual({str(path) for path in self.files() - self.before}, set())
        key = subprocess.run(["wine", "reg", "query", UNINSTALL_KEY], check=False, capture_output=True)
        self.assertNotEqual(key.returncode, 0)

    def test_nothing_changes_while_a_wireshark_is_open(self):
        # So that it would be seen to be put back.
        (self.own / "LICENSE.txt").unlink()
        # Wireshark 4.0 has its own open. The others are not to be removed either.
        before = self.contents()
        with subprocess.Popen(["wine", "/opt/wireshark/sharkd.exe", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              encoding="utf-8") as sharkd:
            sharkd.stdin.write(request(1, "status"))
            sharkd.stdin.flush()
            sharkd.stdout.readline()
            self.assertEqual(subprocess.run(["wine", SETUP, "/S"], check=False, timeout=300).returncode, 2)
            self.assertEqual(self.contents(), before)
            # With _? it does not go on in another process, of which nobody knows how it ends.
            removal = subprocess.run(["wine", str(self.own / "verwijderen.exe"), "/S", "_?=C:\\"], check=False, timeout=300)
            self.assertEqual(removal.returncode, 2)
            self.assertEqual(self.contents(), before)
            sharkd.stdin.close()
        run("wine", SETUP, "/S")
        self.assertNotEqual(self.contents(), before)

    def test_a_changed_profile_is_kept(self):
        profile = self.wireshark / "profiles/SIP-NL"
        self.addCleanup(lambda: (profile / "preferences").unlink())
        (profile / "preferences").write_text("# mine\n", encoding="utf-8")
        run("wine", SETUP, "/S")
        self.assertEqual((profile / "preferences").read_text(encoding="utf-8"), "# mine\n")
        self.uninstall()
        self.assertEqual([path.name for path in profile.iterdir()], ["preferences"])
        self.assertFalse((self.wireshark / "plugins").exists())


if __name__ == "__main__":
    SETUP = sys.argv.pop(1)
    unittest.main()
