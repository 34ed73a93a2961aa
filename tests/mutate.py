# Breaks the project in one place after another, and tells which of them no test notices.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: mutate.py [WORD ...]

Each mutation of the file mutations is made in a copy of the project, alone.
What it touches is built there, and the fast tests run until one notices. With
words, only the mutations whose name or file holds one of them are made.

Exit status 1 where a mutation survives that does not say why in the file, and
where one is noticed that says that it survives.
"""

import pathlib
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field

from capture import CaptureWriter
from check_case import read_case, run
from sandbox import Sandbox

TESTS = pathlib.Path(__file__).resolve().parent
JOBS = 2

# What is quick to build is good enough.
BUILD = ["-DCMAKE_BUILD_TYPE=None", "-DCMAKE_C_FLAGS=-O0", "-DCMAKE_INTERPROCEDURAL_OPTIMIZATION=OFF"]
TARGETS = ["sipnl", "outcomes", "texts", "tables", "make-tables", "make-page", "hide_field"]
# Those that take no Wireshark go first, then the cases, and these last.
QUICK = "outcomes|texts|tables|make-tables"
LAST = "page|status-codes|causes|plugin"


@dataclass
class Mutation:
    line: int
    name: str
    file: str
    before: list = field(default_factory=list)
    after: list = field(default_factory=list)
    survives: str = ""

    def apply(self, text):
        return text.replace("\n".join(self.before), "\n".join(self.after))


# The tests must pass where nothing is broken.
NOTHING = Mutation(0, "nothing is broken", "README.md", survives="the tests pass")


def read_mutations(path):
    """The mutations in the file, each of which can be made in one place only."""
    mutations = []
    mutation = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("[") and line.endswith("]"):
            file, _, name = line[1:-1].partition(": ")
            mutation = Mutation(number, name, file)
            mutations.append(mutation)
        elif mutation is not None and line.startswith("- "):
            mutation.before.append(line[2:])
        elif mutation is not None and line.startswith("+ "):
            mutation.after.append(line[2:])
        elif mutation is not None and line.startswith("survives: "):
            mutation.survives = line.removeprefix("survives: ")
        elif line and not line.startswith("#"):
            raise SystemExit(f"{path}:{number}: none of [file: name], - text, + text, survives: reason: {line}")
    for mutation in mutations:
        place = f"{path}:{mutation.line}: {mutation.name}"
        if not mutation.name or not mutation.before:
            raise SystemExit(f"{place}: no name, or nothing to change")
        try:
            text = (TESTS.parent / mutation.file).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise SystemExit(f"{place}: there is no {mutation.file}") from None
        count = text.count("\n".join(mutation.before))
        if count != 1:
            raise SystemExit(f"{place}: the text stands {count} times in {mutation.file}, not once")
    return mutations


class Workshop:
    """A copy of the project, built in a folder of its own, with a sandbox and the captures of the cases."""

    def __init__(self, folder):
        self.source = folder / "source"
        self.build = folder / "build"
        shutil.copytree(TESTS.parent, self.source, ignore=shutil.ignore_patterns(".git", "build*"))
        self.must("cmake", "-S", self.source, "-B", self.build, *BUILD)
        self.make()
        self.sandbox = Sandbox(self.build / "plugin/sipnl.so")
        self.cases = []
        # The frames of all cases in one capture, and whose they are.
        self.all = self.sandbox.path("all.pcap")
        self.case_of_frame = []
        all_writer = CaptureWriter()
        for path in sorted(self.source.glob("tests/cases/*.case")):
            frames, commands = read_case(path)
            writer = CaptureWriter()
            for header, lines in frames:
                writer.add_text(header, lines)
                all_writer.add_text(header, lines)
            capture = self.sandbox.path(f"{path.stem}.pcap")
            writer.write(capture)
            self.cases.append((path.stem, capture, commands))
            self.case_of_frame += [path.stem] * (len(all_writer.records) - len(self.case_of_frame))
        all_writer.write(self.all)
        self.shown = self.show_all()

    def must(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{done.stdout}{done.stderr}")

    def make(self):
        self.must("cmake", "--build", self.build, "--target", *TARGETS)

    def noticed_by_ctest(self, names):
        done = subprocess.run(["ctest", "--stop-on-failure", "-R", f"^({names})$"], cwd=self.build,
                              capture_output=True, text=True, check=False)
        failed = re.search(r"\d+ - (\S+) \(", done.stdout.partition("tests FAILED:")[2])
        if done.returncode != 0 and failed is None:
            raise RuntimeError(f"ctest: {done.stdout}{done.stderr}")
        return failed[1] if failed else None

    def show_all(self):
        """What is shown of each frame of all cases."""
        return re.split(r"^Frame \d+:", self.sandbox.tshark(self.all, "-2", "-O", "sipnl"), flags=re.MULTILINE)[1:]

    def likely_cases(self):
        """The names of the cases of which another thing is shown than before anything was broken."""
        try:
            shown = self.show_all()
        except Exception:
            return set()
        return {name for name, before, now in zip(self.case_of_frame, self.shown, shown) if before != now}

    def is_noticed_by_case(self, capture, commands):
        try:
            return any([line.rstrip() for line in run(self.sandbox, capture, command)] != expected
                       for command, expected in commands)
        except Exception:
            # The plugin crashed, hung, or printed what cannot be read.
            return True

    def noticed_by_cases(self):
        self.sandbox.stage(self.build / "plugin/sipnl.so")
        likely = self.likely_cases()
        for case in sorted(self.cases, key=lambda case: case[0] not in likely):
            name, capture, commands = case
            if self.is_noticed_by_case(capture, commands):
                # Where it notices one, it is likely to notice the next.
                self.cases.remove(case)
                self.cases.insert(0, case)
                return name
        return None

    def noticed(self):
        """The name of the first test that fails, or None."""
        return self.noticed_by_ctest(QUICK) or self.noticed_by_cases() or self.noticed_by_ctest(LAST)

    def noticed_mutation(self, mutation):
        path = self.source / mutation.file
        text = path.read_text(encoding="utf-8")
        path.write_text(mutation.apply(text), encoding="utf-8")
        try:
            self.make()
            return self.noticed()
        finally:
            path.write_text(text, encoding="utf-8")


def attempt(workshop, mutation):
    """(mutation, who noticed it, what went wrong)"""
    try:
        return mutation, workshop.noticed_mutation(mutation), ""
    except RuntimeError as error:
        return mutation, None, str(error)


def work(todo, done):
    """Makes the mutations of a queue; puts None behind what became of them."""
    workshop = None
    with tempfile.TemporaryDirectory(prefix="sipnl-mutate-") as folder:
        try:
            workshop = Workshop(pathlib.Path(folder))
            while True:
                done.put(attempt(workshop, todo.get_nowait()))
        except queue.Empty:
            pass
        except RuntimeError as error:
            done.put((NOTHING, None, str(error)))
        finally:
            if workshop is not None:
                workshop.sandbox.remove()
            done.put(None)


def report(mutation, noticed, error):
    """Prints what became of a mutation; whether that is as it should be."""
    what = f"{mutation.file}: {mutation.name}"
    if error:
        print(f"NOT MADE     {what}\n{error}", flush=True)
    elif noticed and mutation.survives:
        print(f"NOT SURVIVED {what}: {noticed} notices it", flush=True)
    elif noticed:
        print(f"noticed      {what}: {noticed}", flush=True)
    elif mutation.survives:
        print(f"survives     {what}: {mutation.survives}", flush=True)
    else:
        print(f"SURVIVED     {what}", flush=True)
    return not error and bool(noticed) != bool(mutation.survives)


def main(words):
    mutations = [mutation for mutation in read_mutations(TESTS / "mutations")
                 if not words or any(word in f"{mutation.file}: {mutation.name}" for word in words)]
    if not mutations:
        raise SystemExit("no such mutation")
    todo, done = queue.Queue(), queue.Queue()
    for mutation in [NOTHING, *mutations]:
        todo.put(mutation)
    workers = [threading.Thread(target=work, args=(todo, done)) for _ in range(min(JOBS, len(mutations)))]
    for worker in workers:
        worker.start()
    made = good = 0
    running = len(workers)
    while running:
        result = done.get()
        if result is None:
            running -= 1
        else:
            made += 1
            good += report(*result)
    print(f"{made - 1} of {len(mutations)} mutations made, {made - good} not as they should be")
    return good != len(mutations) + 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
