# Two builds of one commit are the same, byte for byte.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_reproducible.py CPACK [unittest arguments]"""

import glob
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")

COMMIT_DATE = 1700000000

# What the builds have to agree on.
MADE = ["sipnl.so", "*.deb", "*.rpm", "*.tar.gz"]


def run(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **options).stdout


class Reproducible(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="sipnl-reproducible-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        self.repository = os.path.join(self.folder, "repository")
        shutil.copytree(TOP, self.repository, ignore=shutil.ignore_patterns("build*", ".git"))
        who = ["-c", "user.name=test", "-c", "user.email=test@example.nl"]
        date = f"{COMMIT_DATE} +0000"
        dated = {**self.environment, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        run("git", "-C", self.repository, "init", "-q", env=dated, stderr=subprocess.DEVNULL)
        run("git", "-C", self.repository, "add", "--all", "--force", env=dated)
        run("git", "-C", self.repository, *who, "commit", "-q", "-m", "all", env=dated)

    def build(self, name, file_time):
        """Builds a clone, whose files get a time; returns the contents of what is made, by its name in MADE."""
        top = os.path.join(self.folder, name)
        run("git", "clone", "-q", self.repository, top)
        for folder, _, names in os.walk(top):
            for each in names:
                os.utime(os.path.join(folder, each), (file_time, file_time))
        build = os.path.join(top, "build")
        run("cmake", "-S", top, "-B", build, "-DBUILD_TESTING=OFF", env=self.environment)
        run("cmake", "--build", build, "--parallel", "2", env=self.environment)
        # Not in the build folder: rpmbuild takes no path with blanks.
        made = tempfile.mkdtemp(dir=self.folder)
        run(CPACK, "-G", "DEB;RPM;TGZ", "-B", made, cwd=build, env=self.environment)
        shutil.copy(os.path.join(build, "plugin/sipnl.so"), made)
        contents = {}
        for pattern in MADE:
            path, = glob.glob(os.path.join(made, pattern))
            with open(path, "rb") as file:
                contents[pattern] = file.read()
        return contents

    def test_the_folder_and_the_times_of_the_files_do_not_matter(self):
        first = self.build("one", COMMIT_DATE - 1000000)
        second = self.build("two, deeper/and longer", COMMIT_DATE + 1000000)
        self.assertEqual([name for name in MADE if first[name] != second[name]], [])


if __name__ == "__main__":
    CPACK = sys.argv.pop(1)
    unittest.main()
