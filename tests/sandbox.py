# Runs tshark and sharkd with nothing but the plugin that was just built.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""A Sandbox is a temporary folder with a home and a plugin folder of its own.
Programs run in it as an ordinary user, also when the tests run as root: as
root, Wireshark ignores WIRESHARK_PLUGIN_DIR and the personal plugin folder.
That user may not be able to read the project. What he needs is put in the
folder, all of which is his.
"""

import contextlib
import json
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import tempfile


def request(number, method, **parameters):
    """A request to sharkd, as a line."""
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": parameters}) + "\n"


def load_request(capture):
    return request(1, "load", file=capture)


def refuse(why):
    """Ends a test that cannot run where the temporary folders are."""
    raise SystemExit(f"the tests cannot use the folder for temporary files: {why}. Set TMPDIR to another folder.")


class Sandbox:
    series = None       # of Wireshark, such as "4.0"
    proven = set()      # the plugins that were seen to be loaded

    def __init__(self, plugin):
        self.folder = tempfile.mkdtemp(prefix="sipnl-test-")
        self.environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "HOME": self.folder,
            "TMPDIR": self.folder,
            "XDG_CONFIG_HOME": os.path.join(self.folder, "config"),
            "XDG_RUNTIME_DIR": self.folder,
            "WIRESHARK_PLUGIN_DIR": os.path.join(self.folder, "plugins"),
            # No programs that capture from elsewhere: they are started even by -G.
            "WIRESHARK_EXTCAP_DIR": os.path.join(self.folder, "none"),
        }
        self.user = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self.user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self.sanitizer = {}
        try:
            self.check_folder()
            self.stage(plugin)
        except BaseException:
            self.remove()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.remove()

    def remove(self):
        shutil.rmtree(self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def check_folder(self):
        """The user must be able to reach the folder, and to run what is in it."""
        if os.statvfs(self.folder).f_flag & os.ST_NOEXEC:
            refuse(f"nothing can be run from {self.folder} (it is mounted with noexec)")
        for folder in reversed(pathlib.Path(self.folder).parents):
            if subprocess.run(["test", "-x", folder], check=False, **self.options()).returncode != 0:
                refuse(f"user nobody, who runs what root tests, cannot enter {folder}")

    def options(self, environment=None):
        """The options with which subprocess runs a command in the folder, as its user."""
        if self.user:
            self.hand_over()
        return {"cwd": self.folder, "env": {**self.environment, **(environment or {})}, **self.user}

    def hand_over(self):
        """Makes all that root has put in the folder the user's, whatever its mode."""
        owner = self.user["user"], self.user["group"]
        os.chown(self.folder, *owner)
        for folder, folders, files in os.walk(self.folder):
            for name in folders + files:
                # Programs that run meanwhile may remove a file.
                with contextlib.suppress(FileNotFoundError):
                    os.chown(os.path.join(folder, name), *owner, follow_symlinks=False)

    def put_command(self, name, script):
        """Puts a command, a shell script, before those of the same name."""
        folder = self.path("commands")
        if not os.path.isdir(folder):
            os.mkdir(folder)
            self.environment["PATH"] = f"{folder}:{self.environment['PATH']}"
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\n{script}\n")
        os.chmod(file.name, 0o755)

    def run(self, *command, stdin="", environment=None):
        """Runs a command; returns (stdout, stderr), with the line ends that it wrote. Its exit status must be 0."""
        sanitizer = self.sanitizer if command[0] in ("tshark", "sharkd") else {}
        result = subprocess.run(command, input=stdin.encode(), capture_output=True, check=False, timeout=300,
                                **self.options({**sanitizer, **(environment or {})}))
        stdout, stderr = (printed.decode(errors="replace") for printed in (result.stdout, result.stderr))
        if result.returncode != 0:
            raise AssertionError(f"{' '.join(command)}: exit status {result.returncode}\n{stderr}")
        return stdout, stderr

    def preload_sanitizer(self, plugin):
        """AddressSanitizer, if the plugin was built with it, must be there before those that load the plugin. What
        Wireshark itself does not free at its end is no news."""
        if not plugin.endswith(".so"):
            return
        needed, _ = self.run("ldd", plugin)
        found = re.search(r"libasan\S* => (\S+)", needed)
        if found:
            self.sanitizer = {"LD_PRELOAD": found[1], "ASAN_OPTIONS": "detect_leaks=0",
                              "UBSAN_OPTIONS": "print_stacktrace=1"}

    def stage(self, plugin):
        """Puts a plugin where this Wireshark looks, and proves that it is loaded from there and nowhere else. One
        proof will do for all sandboxes of a test."""
        if Sandbox.series is None:
            version, _ = self.run("tshark", "--version")
            Sandbox.series = re.search(r"\(Wireshark\) (\d+\.\d+)", version)[1]
        folder = os.path.join(self.environment["WIRESHARK_PLUGIN_DIR"], Sandbox.series, "epan")
        os.makedirs(folder, exist_ok=True)
        staged = shutil.copy(plugin, folder)
        self.preload_sanitizer(staged)
        if plugin not in Sandbox.proven:
            self.prove_loaded(staged)
            Sandbox.proven.add(plugin)

    def prove_loaded(self, staged):
        listed, _ = self.run("tshark", "-G", "plugins")
        paths = [line.split("\t")[-1] for line in listed.splitlines()]
        loaded = [path for path in paths if os.path.basename(path) == os.path.basename(staged)]
        if loaded != [staged]:
            raise AssertionError(f"not the plugin that is tested is loaded: {loaded} instead of {staged}")

    def silent(self, *command, **options):
        """The stdout of a command that must print nothing on stderr."""
        stdout, stderr = self.run(*command, **options)
        if stderr:
            raise AssertionError(f"{' '.join(command)}: stderr is not empty\n{stderr}")
        return stdout

    def tshark(self, capture, *arguments):
        return self.silent("tshark", "-r", capture, *arguments)

    def sharkd(self, capture, method, **parameters):
        """The result of one request to sharkd after it has loaded a capture, as the window would."""
        requests = load_request(capture) + request(2, method, **parameters)
        stdout, _ = self.run("sharkd", "-", stdin=requests)
        answer = json.loads(stdout.splitlines()[-1])
        if "result" not in answer:
            raise AssertionError(f"sharkd {method} {parameters}: {answer}")
        return answer["result"]
