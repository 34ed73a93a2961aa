# packaging/install.sh: what it installs, and what it says when it cannot.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_install.py PLUGIN [unittest arguments]"""

import glob
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import unittest

from capture import CaptureWriter
from sandbox import Sandbox

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")

SAMPLE = """\
1 × 480 Niet bereikbaar [unavailable], Reason: In gesprek [busy] (pakket 18)
    Uitleg: """

# What the script calls before it builds. Each computer below has no other commands.
COMMANDS = ["awk", "cat", "cut", "dirname", "env", "grep", "mktemp", "rm", "sed", "sh", "sleep", "tr"]

TSHARK = """case $1 in --version) echo "TShark (Wireshark) {version} (Git)" ;; esac
case $2 in
    folders) printf "Personal Plugins:\\t/mine\\nPersonal configuration:\\t/mine\\n"
             printf "Global Plugins:\\t/here\\nGlobal configuration:\\t/here\\n" ;;
    plugins) printf "sipnl.so\\t0.1.0\\tdissector\\t%s\\n" "{loaded}" ;;
esac"""


def known_tshark(plugins, configuration, reads):
    """A tshark, as a shell script, that tells install.sh all it asks without a start of Wireshark; reads is what it
    does with a capture."""
    copy = f"{plugins}/epan/sipnl.so"
    return f"""case $1$2 in
        --version) echo "TShark (Wireshark) {Sandbox.series}.1 (Git)" ;;
        -Gfolders) for whose in Personal Global; do
                       printf "$whose Plugins:\\t%s\\n$whose configuration:\\t%s\\n" "{plugins}" "{configuration}"
                   done ;;
        -Gplugins) [ ! -e "{copy}" ] || printf 'sipnl.so\\t\\t\\t%s\\n' "{copy}" ;;
        -r-) {reads} ;;
        *) echo "tshark $*" >&2 ;;
    esac"""


def put_known_tshark(sandbox):
    """What reads captures is Wireshark's own tshark, and it finds the plugin that is installed."""
    sandbox.put_command("tshark", known_tshark(
        os.path.join(sandbox.environment["WIRESHARK_PLUGIN_DIR"], Sandbox.series), sandbox.path("config/wireshark"),
        f'exec {shutil.which("tshark")} "$@"'))


# apt-get where no name can be resolved: update only warns, and install fails.
APT_WITHOUT_NETWORK = """case $2 in
    update) for i in 1 2 3 4 5 6 7 8 9; do
                echo "Err:$i http://deb.debian.org/debian bookworm InRelease"
                echo "  Temporary failure resolving 'deb.debian.org'"
            done
            echo "W: Some index files failed to download. They have been ignored, or old ones used instead." >&2 ;;
    install) echo "E: Failed to fetch http://deb.debian.org/a.deb  Temporary failure resolving 'deb.debian.org'" >&2
             echo "E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?" >&2
             exit 100 ;;
esac"""

# A case of its own for each way in which a package manager says that it has no connection.
WITHOUT_NETWORK = [
    ("apt-get", APT_WITHOUT_NETWORK, "deb.debian.org"),
    ("apt-get", "echo 'E: Failed to fetch  Could not connect to 192.0.2.1:3142 (192.0.2.1). - connect (111)'; exit 100",
     "192.0.2.1"),
    ("dnf", "echo 'Curl error (6): Could not resolve host: mirrors.example.org [x]'; exit 1", "mirrors.example.org"),
    ("apk", "echo 'ERROR: https://example.org/x: temporary error (try again later)'; exit 1", "?"),
]

APT_LACKS = """case $2 in install) echo "E: Unable to locate package tshark"; exit 100 ;; esac"""


def debian(tshark="4.0.17", headers="4.0.17", loaded="", owner="exit 1", user=0):
    """The commands of a Debian where all packages are installed; owner is how it finds the package of a file."""
    return {"id": f"echo {user}", "apt-get": "exit 1", "pkg-config": f"echo {headers}",
            "dpkg-query": f'case $1 in -S) {owner} ;; esac; echo installed',
            "tshark": TSHARK.format(version=tshark, loaded=loaded)}


# Computers on which it cannot work: their commands, as shell scripts, and what is said.
COMPUTERS = [
    ("no package manager it knows", {"id": "echo 1000"},
     "this script knows no package manager but apt-get, dnf, zypper, pacman, apk and brew."),
    ("no rights", {"id": "echo 1000", "apt-get": "exit 1", "dpkg-query": "exit 1"},
     "this takes administrator rights. Run this as root, or install sudo. The command was: apt-get install tshark "),
    ("a package that cannot be had", {"id": "echo 0", "apt-get": APT_LACKS, "dpkg-query": "exit 1"},
     "E: Unable to locate package tshark\n\nFout: apt-get kan ze niet installeren; hierboven staat waarom.\n"
     "Error: apt-get cannot install them; see above."),
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
        self.source = shutil.copytree(TOP, self.sandbox.path("source"),
                                      ignore=shutil.ignore_patterns("build*", ".git", "tests"))

    def install(self, *arguments):
        return self.sandbox.run(os.path.join(self.source, "packaging/install.sh"), *arguments)

    def take_built(self):
        """Lays the source out as an archive of cpack, which holds the plugin itself."""
        os.mkdir(os.path.join(self.source, "built"))
        shutil.copy(PLUGIN, os.path.join(self.source, "built/sipnl.so"))
        with open(os.path.join(self.source, "built/wireshark-version"), "w", encoding="utf-8") as file:
            file.write(Sandbox.series)

    def take_built_at_once(self):
        """The same, for tests of what is said rather than of how Wireshark is asked."""
        self.take_built()
        put_known_tshark(self.sandbox)

    def write_capture(self, name, *messages):
        writer = CaptureWriter()
        for message in messages:
            writer.add_text("udp 192.0.2.20 > 192.0.2.10", message)
        writer.write(self.sandbox.path(name))

    def test_an_ordinary_user_gets_it_in_his_own_folder_and_sees_it_at_work(self):
        if self.sandbox.user:
            shutil.chown(self.source, self.sandbox.user["user"])
        built = []
        for attempt in "first", "second":
            with self.subTest(attempt):
                stdout, stderr = self.install()
                self.assertIn(SAMPLE, stdout)
                self.assertEqual(stderr, "")
                [kept] = glob.glob(os.path.join(self.source, "build-install/*/plugin/sipnl.so"))
                built.append(os.stat(kept).st_mtime_ns)
        self.assertEqual(built[0], built[1], "what is up to date was built again")
        listed = self.sandbox.silent("tshark", "-G", "plugins")
        self.assertIn(self.sandbox.folder + "/.local/lib/wireshark/plugins/", listed)
        self.assertEqual(sorted(os.listdir(self.sandbox.folder)), [".local", "config", "source"])
        self.assertEqual(os.listdir(self.sandbox.path("config/wireshark/profiles")), ["SIP-NL"])
        # What was built in another folder is of no use.
        os.rename(self.source, self.sandbox.path("moved"))
        self.source = self.sandbox.path("moved")
        shutil.copy(PLUGIN, self.sandbox.path("sipnl.so"))
        self.sandbox.put_command("cmake", 'case $1 in --build) mkdir "$2/plugin" && cp ~/sipnl.so "$2/plugin" ;; esac')
        self.assertIn("sipnl wordt gebouwd voor", self.install()[0])

    def test_it_explains_the_capture_of_the_user(self):
        self.take_built_at_once()
        self.write_capture("mine.pcap", ["SIP/2.0 604 x", "CSeq: 1 INVITE"])
        stdout, stderr = self.install("mine.pcap")
        self.assertIn("1 × 604 Nummer bestaat nergens [invalid_number] (pakket 1)\n    Uitleg: ", stdout)
        self.assertIn("what to do next:\n", stdout)
        self.assertIn("    wireshark -C SIP-NL mine.pcap\n", stdout)
        self.assertEqual(stderr, "")

    def test_the_calls_come_first_and_each_failure_once(self):
        self.take_built_at_once()
        trying, busy, failed = (["SIP/2.0 " + status, "CSeq: 1 INVITE", "Call-ID: 1", "From: <sip:0101234567@x>;tag=1"]
                                for status in ("100 Trying", "486 Busy Here", "503 x"))
        login = ["SIP/2.0 401 Unauthorized", "CSeq: 1 REGISTER", "Call-ID: 2"]
        self.write_capture("mine.pcap", trying, busy, login, busy, *[failed] * 12)
        stdout, _ = self.install("mine.pcap")
        told = re.findall(r"(?m)^SIP-NL Gesprekken:|^\d+ × .*", stdout)
        self.assertEqual(told, ["SIP-NL Gesprekken:", "2 × 486 In gesprek [busy] (pakket 2, 4)",
                                "12 × 503 Dienst niet beschikbaar [server_error] "
                                "(pakket 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, …)"])

    def test_a_call_that_failed_without_a_failure_response_is_told(self):
        self.take_built_at_once()
        call = ["Call-ID: 1", "From: <sip:0101234567@x>;tag=1", "To: <sip:0201234567@x>"]
        self.write_capture("mine.pcap", ["INVITE sip:0201234567@x SIP/2.0", "CSeq: 1 INVITE", *call])
        stdout, _ = self.install("mine.pcap")
        self.assertIn("Wat er is mislukt:\n\n1 × geen antwoord gezien (pakket 1)\n"
                      "    Gesprek 1: 0101234567 belde 0201234567; er is geen antwoord gezien.\n", stdout)

    def test_a_table_is_printed_where_it_has_rows(self):
        self.take_built_at_once()
        register = ["CSeq: 1 REGISTER", "Call-ID: 1", "From: <sip:a@x>;tag=1", "To: <sip:a@x>"]
        self.write_capture("mine.pcap", ["REGISTER sip:x SIP/2.0", *register], ["SIP/2.0 403 Forbidden", *register])
        stdout, _ = self.install("mine.pcap")
        self.assertNotIn("SIP-NL Gesprekken", stdout)
        self.assertRegex(stdout, r"\nSIP-NL Registraties:\nAccount \| Pakket \| Laatste status  \| Code \| .*\n"
                                 r"a@x     \| 2      \| Niet toegestaan \| 403  \| ")

    def test_what_a_reason_explains_is_printed_once(self):
        self.take_built_at_once()
        self.write_capture("mine.pcap", ["SIP/2.0 480 x", "CSeq: 1 INVITE", "Reason: Q.850;cause=17"])
        stdout, _ = self.install("mine.pcap")
        self.assertEqual(re.findall(r"(Uitleg|Advies): ", stdout), ["Uitleg", "Advies"])

    def test_it_says_where_there_is_nothing_to_explain(self):
        self.take_built_at_once()
        for message, told in ((["SIP/2.0 200 OK", "CSeq: 1 OPTIONS"], "\nEr is niets mislukt.\n"),
                              (["OPTIONS sip:x SIP/2.0", "CSeq: 1 OPTIONS"], "\nEr staan geen SIP-antwoorden in.\n")):
            self.write_capture("mine.pcap", message)
            self.assertIn(told, self.install("mine.pcap")[0])

    def test_a_capture_that_was_cut_short_is_explained_up_to_there(self):
        self.take_built_at_once()
        self.write_capture("mine.pcap", ["SIP/2.0 604 x", "CSeq: 1 INVITE"], ["SIP/2.0 486 x", "CSeq: 1 INVITE"])
        os.truncate(self.sandbox.path("mine.pcap"), os.path.getsize(self.sandbox.path("mine.pcap")) - 5)
        stdout, stderr = self.install("mine.pcap")
        self.assertIn("1 × 604 Nummer bestaat nergens [invalid_number] (pakket 1)", stdout)
        self.assertIn("Let op: mine.pcap is afgebroken of beschadigd. Tot daar is alles uitgelegd.\n"
                      "Warning: mine.pcap was cut short or is damaged. All before that is explained.\n", stderr)

    def test_what_is_no_capture_is_told(self):
        self.take_built_at_once()
        with open(self.sandbox.path("mine.txt"), "w", encoding="utf-8") as file:
            file.write("no capture\n" * 100)
        with self.assertRaisesRegex(AssertionError, "tshark cannot read mine.txt; see above."):
            self.install("mine.txt")

    def test_nothing_in_a_capture_or_its_name_steers_the_terminal(self):
        self.take_built_at_once()
        name = "\x1b[2J\u202emine\u009b\u2028.pcap"
        number = r"010\x1b[31m\xe2\x80\xae\xc2\x9b\xe2\x81\xa6\xe2\x80\xa8"
        self.write_capture(name, [f"INVITE sip:{number}@x SIP/2.0", "Call-ID: 1", "CSeq: 1 INVITE",
                                  f"From: <sip:{number}@x>;tag=1", f"To: <sip:{number}@x>"],
                           ["SIP/2.0 486 x", "Call-ID: 1", "CSeq: 1 INVITE", f"From: <sip:{number}@x>;tag=1",
                            f"To: <sip:{number}@x>;tag=2", f'Reason: Q.850;cause=17;text="{number}"'])
        os.truncate(self.sandbox.path(name), os.path.getsize(self.sandbox.path(name)) - 1)
        printed = "".join(self.install(name))
        harmful = {character for character in printed if character not in "\n\t"
                   and unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")}
        self.assertEqual(harmful, set())
        self.assertIn("mine", printed)

    def test_a_capture_that_is_not_there_is_told_before_anything_is_done(self):
        with self.assertRaisesRegex(AssertionError, "there is no file nowhere.pcap, or it cannot be read"):
            self.install("nowhere.pcap")
        self.assertEqual(os.listdir(self.sandbox.folder), ["source"])

    def test_what_there_is_to_read_is_installed_and_named_and_removed(self):
        self.take_built_at_once()
        os.makedirs(os.path.join(self.source, "packaging/manual/beelden"), exist_ok=True)
        for name in "built/handleiding.html", "built/sip-codes.html", "packaging/manual/beelden/picture.png":
            with open(os.path.join(self.source, name), "w", encoding="utf-8") as file:
                file.write(name)
        stdout, _ = self.install()
        folder = self.sandbox.path(".local/share/doc/wireshark-plugin-sipnl")
        self.assertEqual(sorted(os.listdir(folder)), ["beelden", "handleiding.html", "sip-codes.html"])
        self.assertIn("picture.png", os.listdir(f"{folder}/beelden"))
        for name in "handleiding.html", "sip-codes.html":
            self.assertIn(f"Om te lezen / to read: {folder}/{name}\n", stdout)
        self.install("--uninstall")
        self.assertFalse(os.path.exists(self.sandbox.path(".local")))

    def test_a_copy_for_all_users_is_named_when_that_of_the_user_is_removed(self):
        self.take_built()
        self.install()
        self.sandbox.environment["WIRESHARK_PLUGIN_DIR"] = self.plugins
        os.makedirs(self.plugins)
        shutil.rmtree(self.sandbox.path(".local"))
        self.sandbox.stage(PLUGIN)
        stdout, stderr = self.install("--uninstall")
        self.assertRegex(stdout, r"note that Wireshark still loads: " + re.escape(self.plugins) + "/.*/sipnl.so\n"
                                 r".* / to remove it: packaging/install.sh --system --uninstall\n")
        self.assertNotIn("no longer installed", stdout)
        self.assertEqual(stderr, "")

    def computer(self, what, commands):
        """A folder with these commands only, each a shell script, next to those that the script calls itself."""
        folder = self.sandbox.path(what)
        os.mkdir(folder)
        for name in set(COMMANDS) - set(commands):
            os.symlink(shutil.which(name), os.path.join(folder, name))
        for name, script in commands.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(f"#!{shutil.which('sh')}\n{script}\n")
            os.chmod(os.path.join(folder, name), 0o755)
        return folder

    def run_on(self, what, commands, *arguments, **environment):
        """The result of running it on such a computer."""
        return subprocess.run([os.path.join(self.source, "packaging/install.sh"), *arguments],
                              env={"PATH": self.computer(what, commands), "HOME": "/nowhere", **environment},
                              capture_output=True, encoding="utf-8", check=False)

    def fails_on(self, what, commands):
        result = self.run_on(what, commands)
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr, r"(?m)^Fout: ")
        return result

    def test_it_says_what_is_wrong(self):
        for what, commands, error in COMPUTERS:
            with self.subTest(what):
                self.assertIn(error, self.fails_on(what, commands).stderr)

    def test_without_network_it_says_so_in_one_line_of_each_language(self):
        for case, (manager, script, host) in enumerate(WITHOUT_NETWORK):
            with self.subTest(manager, case=case):
                nothing = {"id": "echo 0", "rpm": "exit 1", "dpkg-query": "exit 1"}
                result = self.fails_on(f"no network {case}", {**nothing, manager: script})
                self.assertEqual(result.stderr, f"""
Fout: {manager} kan de pakketten niet ophalen: geen verbinding met {host}. Controleer het netwerk.
Error: {manager} cannot fetch the packages: no connection to {host}. Check the network.
""")

    def test_it_shows_every_ten_seconds_that_it_goes_on(self):
        sleep = shutil.which("sleep")
        result = self.fails_on("slow", {"id": "echo 0", "dpkg-query": "exit 1", "sleep": f"[ $1 = 10 ] && {sleep} 0.2",
                                        "apt-get": f"echo noise; {sleep} 1; {APT_LACKS}"})
        self.assertIn("\nNog bezig / still busy (10 s) …\nNog bezig / still busy (20 s) …\n", result.stdout)
        self.assertNotIn("noise", result.stdout)

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

    def test_after_its_removal_it_says_which_copy_is_left_and_how_to_remove_it(self):
        for what, loaded, owner, command in (
                ("for all users", "/here/4.0/epan/sipnl.so", "exit 1", "packaging/install.sh --system --uninstall"),
                ("for the user", "/mine/4.0/epan/sipnl.so", "exit 1", "packaging/install.sh --uninstall"),
                ("of a package", "$0", "exit 0", "sudo apt purge wireshark-plugin-sipnl"),
                ("elsewhere", "/else where/sipnl.so", "exit 1", "rm '/else where/sipnl.so'")):
            with self.subTest(what):
                result = self.run_on(what, debian(loaded=loaded, owner=owner, user=1000), "--uninstall")
                self.assertEqual((result.returncode, result.stderr), (0, ""))
                self.assertIn("note that Wireshark still loads: ", result.stdout)
                self.assertTrue(result.stdout.endswith(f" / to remove it: {command}\n"), result.stdout)

    def test_it_names_what_is_next_and_how_to_get_the_window(self):
        self.take_built_at_once()
        path = self.sandbox.path("commands")
        for folder in reversed(os.environ["PATH"].split(":")):
            for name in os.listdir(folder) if os.path.isdir(folder) else ():
                if name not in ("wireshark", "apt-get") and not os.path.lexists(os.path.join(path, name)):
                    os.symlink(os.path.join(folder, name), os.path.join(path, name))
        self.sandbox.environment["PATH"] = path
        os.symlink("/bin/true", os.path.join(path, "apt-get"))
        steps = "what to do next:\n{}    packaging/sample.sh\n    wireshark -C SIP-NL gesprekken.pcap\n"
        self.assertIn(steps.format("    sudo apt install wireshark\n"), self.install()[0])
        # Homebrew has no window that goes together with its tshark.
        os.rename(os.path.join(path, "apt-get"), os.path.join(path, "brew"))
        self.assertIn(steps.format(""), self.install()[0])
        os.symlink("/bin/true", os.path.join(path, "wireshark"))
        self.assertIn(steps.format(""), self.install()[0])

    def test_root_reads_no_capture_himself(self):
        """What root starts has CALLER in its environment; what nobody is given has not."""
        self.take_built()
        folder = self.sandbox.path("all users")
        tshark = known_tshark(os.path.join(folder, "p"), os.path.join(folder, "c/w"),
                              """printf 'read by %s\\n' "${CALLER:-nobody}" >&2; cat >/dev/null; echo ====""")
        self.write_capture("mine.pcap", ["SIP/2.0 486 x"])
        commands = {name: f'exec {shutil.which(name)} "$@"' for name in ("basename", "chmod", "cp", "mkdir", "mv")}
        result = self.run_on("as root", {
            **debian(), **commands, "tshark": tshark, "id": "case $1 in -gn) echo nogroup ;; *) echo 0 ;; esac",
            "setpriv": '[ "$*" != "${*#--reuid=nobody --regid=nogroup --clear-groups }" ] && shift 3 && exec "$@"',
        }, self.sandbox.path("mine.pcap"), CALLER="root")
        self.assertEqual((result.returncode, result.stderr), (0, "read by nobody\n"), result.stdout)

    def test_it_refuses_a_capture_where_it_is_to_be_removed(self):
        with self.assertRaisesRegex(AssertionError, "exit status 2\ngebruik / usage: "):
            self.install("--uninstall", "mine.pcap")


if __name__ == "__main__":
    PLUGIN = os.path.abspath(sys.argv.pop(1))
    unittest.main()
