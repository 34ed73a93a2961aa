# Measures what sipnl costs tshark, beside post-dissectors that do nothing and that do the same in Lua.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""Prints tables in Markdown; see --help for how much is measured.

Beside sipnl stand the floor, a post-dissector that wants the same field and does
nothing (floor.c), and a script in Lua that does nearly the same (sipnl.lua).

Instructions are those of valgrind's callgrind, on small captures, with the
start-up subtracted: the same command on an empty capture. Wireshark's hash tables
have a random seed, which makes a million instructions of difference in one run
or another; so each number is the median of several. Seconds are processor time, on
large captures, also without the start-up; the variants take turns, and a ratio is the
median of those of the rounds. Memory is the largest resident set.
"""

import argparse
import concurrent.futures
import os
import shutil
import statistics
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

# pylint: disable=wrong-import-position
from captures import KINDS, RTP_PORT, write_capture
from report import FLOOR, LUA, SIPNL, SNGREP, WITHOUT, Report
from sandbox import Sandbox

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
EMPTY = "empty.pcap"
# Frames without SIP cost a fraction of those with it: more are counted, to tell small differences from chance.
MORE_FRAMES = {"mixed": 4, "other": 4}
TRAFFIC = [kind for kind in KINDS if kind != "calls"]

SIP_FILTER = ["-Y", "sip.Status-Code == 486"]
SIP_FIELDS = ["-T", "fields", "-e", "frame.number", "-e", "sip.Status-Code", "-e", "sip.CSeq.method",
              "-e", "sip.Status-Line"]
SIP_DISABLED = ["-V", "--disable-protocol", "sip"]
PROFILE = ["-C", "SIP-NL"]


def own_filter(protocol):
    return ["-Y", f'{protocol}.category == "busy"']


def own_fields(protocol):
    return ["-T", "fields", "-e", "frame.number", "-e", f"{protocol}.code", "-e", f"{protocol}.category",
            "-e", f"{protocol}.explanation"]


# What is measured: a command, and the arguments of tshark in each variant. The floor takes those without sipnl.
COMMANDS = {
    "summary": {WITHOUT: [], SIPNL: [], LUA: []},
    "-C SIP-NL": {WITHOUT: PROFILE, SIPNL: PROFILE},
    "-Y sip.Status-Code": {WITHOUT: SIP_FILTER, SIPNL: SIP_FILTER},
    "-Y sipnl.category": {WITHOUT: SIP_FILTER, SIPNL: own_filter("sipnl"), LUA: own_filter("sipnlua")},
    "-T fields, of SIP": {WITHOUT: SIP_FIELDS, SIPNL: SIP_FIELDS},
    "-T fields, of sipnl": {WITHOUT: SIP_FIELDS, SIPNL: own_fields("sipnl"), LUA: own_fields("sipnlua")},
    "-V": {WITHOUT: ["-V"], SIPNL: ["-V"], LUA: ["-V"]},
    "--disable-protocol sipnl": {WITHOUT: [], SIPNL: ["--disable-protocol", "sipnl"]},
}
# Of these also the seconds and the memory.
TIMED = ["summary", "-Y sipnl.category"]
# Calls: without anything of them, with what is kept of them, and with a row for each.
CALLS = {
    (WITHOUT, "-z sip,stat"): ["-q", "-z", "sip,stat"],
    (SIPNL, "-z sip,stat"): ["-q", "-z", "sip,stat"],
    (SIPNL, "-z sipnl,calls"): ["-q", "-z", "sipnl,calls"],
}


def progress(text):
    print(text, file=sys.stderr, flush=True)


def with_floor(variants):
    return {**variants, FLOOR: variants[WITHOUT]}


def wait_for(command, options):
    """Runs a command; returns its process number and what it used."""
    # pylint: disable=consider-using-with
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise AssertionError(f"{' '.join(command)}: exit status {process.returncode}")
    return process.pid, usage


class Bench:
    """tshark in its variants, on captures of its own."""

    def __init__(self, sandbox, options):
        self.sandbox = sandbox
        self.options = options
        self.counted = {}   # instructions, by (variant, arguments, capture)
        without_plugins = {"WIRESHARK_PLUGIN_DIR": sandbox.path("no-plugins")}
        shutil.copy(os.path.join(HERE, "sipnl.lua"), sandbox.folder)
        shutil.copytree(os.path.join(TOP, "data"), sandbox.path("data"))
        shutil.copytree(os.path.join(TOP, "data", "profile", "SIP-NL"),
                        sandbox.path(os.path.join("config", "wireshark", "profiles", "SIP-NL")))
        self.variants = {
            WITHOUT: (without_plugins, []),
            FLOOR: ({"WIRESHARK_PLUGIN_DIR": self.stage_floor()}, []),
            SIPNL: ({}, []),
            LUA: (without_plugins, ["-X", "lua_script:sipnl.lua", "-X", "lua_script1:data"]),
        }
        write_capture("sip", 0, sandbox.path(EMPTY))

    def stage_floor(self):
        """A plugin folder with the floor in it, where that of sipnl has sipnl."""
        folder = self.sandbox.path("floor-plugins")
        shutil.copytree(self.sandbox.environment["WIRESHARK_PLUGIN_DIR"], folder)
        for path, _, files in os.walk(folder):
            for name in files:
                os.remove(os.path.join(path, name))
                shutil.copy(self.options.floor, path)
        return folder

    def capture(self, kind, count):
        """A capture's name and how many frames it has."""
        name = f"{kind}-{count}.pcap"
        return name, write_capture(kind, count, self.sandbox.path(name))

    def command(self, variant, arguments, capture):
        environment, added = self.variants[variant]
        # The captures without SIP do not announce their RTP.
        command = ["tshark", "-r", capture, "-d", f"udp.port=={RTP_PORT},rtp", *added, *arguments]
        return command, environment

    def lines(self, variant, arguments, capture):
        command, environment = self.command(variant, arguments, capture)
        return self.sandbox.silent(*command, environment=environment).count("\n")

    def run(self, variant, arguments, capture, prefix=()):
        """Runs tshark; returns its process number and what it used."""
        command, environment = self.command(variant, arguments, capture)
        return wait_for([*prefix, *command], self.sandbox.options(environment))

    def count_once(self, run):
        progress(f"callgrind: {run[0]}: {run[2]} {' '.join(run[1])}")
        pid, _ = self.run(*run, prefix=["valgrind", "-q", "--tool=callgrind", "--callgrind-out-file=callgrind.%p"])
        path = self.sandbox.path(f"callgrind.{pid}")
        with open(path, encoding="utf-8") as file:
            summary = next(line for line in file if line.startswith("summary:"))
        os.remove(path)
        return int(summary.split()[1])

    def count(self, runs):
        """Counts the instructions of runs, (variant, arguments, capture), and of their start-up."""
        keys = {(variant, tuple(arguments), name) for variant, arguments, capture in runs for name in (capture, EMPTY)}
        keys = sorted(keys - set(self.counted))
        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            counts = list(pool.map(self.count_once, keys * self.options.repeat))
        for i, key in enumerate(keys):
            self.counted[key] = statistics.median(counts[i::len(keys)])

    def start_up(self, variant, arguments):
        return self.counted[variant, tuple(arguments), EMPTY]

    def instructions(self, variant, arguments, capture):
        """The instructions of a run that was counted, without the start-up."""
        return self.counted[variant, tuple(arguments), capture] - self.start_up(variant, arguments)

    def seconds(self, variant, arguments, capture):
        """(processor time without the start-up, kilobytes) of a run."""
        _, start_up = self.run(variant, arguments, EMPTY)
        _, usage = self.run(variant, arguments, capture)
        return usage.ru_utime + usage.ru_stime - start_up.ru_utime - start_up.ru_stime, usage.ru_maxrss

    def sngrep(self, capture, calls):
        """The same of sngrep, which reads a capture without showing it."""
        _, usage = wait_for(["sngrep", "-q", "-N", "-I", capture, "-l", str(calls), "-O", "sngrep.pcap"],
                            self.sandbox.options())
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def check_filters(bench, capture):
    """All variants must find the same frames, or something else is measured than meant."""
    found = {variant: bench.lines(variant, arguments, capture)
             for variant, arguments in COMMANDS["-Y sipnl.category"].items()}
    if len(set(found.values())) != 1:
        raise AssertionError(f"{capture}: not the same number of frames is found: {found}")


def measure_instructions(bench, report, kind):
    capture, frames = bench.capture(kind, bench.options.frames * MORE_FRAMES.get(kind, 1))
    check_filters(bench, capture)
    commands = {command: with_floor(variants) for command, variants in COMMANDS.items()}
    bench.count([(variant, arguments, capture)
                 for variants in commands.values() for variant, arguments in variants.items()])
    for command, variants in commands.items():
        report.add_instructions(kind, command, {variant: bench.instructions(variant, arguments, capture) / frames
                                                for variant, arguments in variants.items()})


def measure_seconds(bench, report, kind):
    capture, _ = bench.capture(kind, bench.options.large)
    for command in TIMED:
        progress(f"seconds: {kind}, {command}")
        rounds = [{variant: bench.seconds(variant, arguments, capture)
                   for variant, arguments in with_floor(COMMANDS[command]).items()}
                  for _ in range(bench.options.rounds)]
        report.add_seconds(kind, command, rounds)
    os.remove(bench.sandbox.path(capture))


def measure_start_up(bench, report):
    for command in ("summary", "-Y sipnl.category"):
        report.add_start_up(command, {variant: bench.start_up(variant, arguments)
                                      for variant, arguments in COMMANDS[command].items()})


def measure_lines(bench, report):
    """What a line of ours costs in -V, and what an average line of SIP: that of all that SIP adds."""
    capture, _ = bench.capture("sip", bench.options.frames)
    costs = {}
    for name, more, less in ((SIPNL, (SIPNL, ["-V"]), (FLOOR, ["-V"])),
                             (LUA, (LUA, ["-V"]), (FLOOR, ["-V"])),
                             ("SIP", (WITHOUT, ["-V"]), (WITHOUT, SIP_DISABLED))):
        bench.count([(*more, capture), (*less, capture)])
        costs[name] = ((bench.instructions(*more, capture) - bench.instructions(*less, capture))
                       / (bench.lines(*more, capture) - bench.lines(*less, capture)))
    report.add_lines(costs)


def measure_sizes(bench, report):
    """Seconds by the size of the capture."""
    for part in (8, 4, 2, 1):
        capture, frames = bench.capture("sip", bench.options.large // part)
        progress(f"sizes: {frames} frames")
        for variant, arguments in COMMANDS["summary"].items():
            seconds = [bench.seconds(variant, arguments, capture)[0] for _ in range(bench.options.rounds)]
            report.add_size(variant, frames, statistics.median(seconds))
        os.remove(bench.sandbox.path(capture))


def measure_calls(bench, report):
    """Seconds and memory by the number of calls, beside sngrep where it is installed."""
    for part in (8, 4, 2, 1):
        calls = bench.options.calls // part
        capture, _ = bench.capture("calls", calls)
        progress(f"calls: {calls}")
        for (variant, name), arguments in CALLS.items():
            report.add_calls(variant, name, calls, bench.seconds(variant, arguments, capture))
        if shutil.which("sngrep"):
            report.add_calls(SNGREP, "", calls, bench.sngrep(capture, calls))
        os.remove(bench.sandbox.path(capture))


def parse_options():
    parser = argparse.ArgumentParser(description="Measures what sipnl costs tshark.")
    parser.add_argument("--plugin", default=os.path.join(TOP, "build", "plugin", "sipnl.so"))
    parser.add_argument("--floor", default=os.path.join(TOP, "build", "tests", "floor.so"))
    parser.add_argument("--captures", nargs="+", choices=TRAFFIC, default=TRAFFIC)
    parser.add_argument("--frames", type=int, default=1000,
                        help="SIP frames of which instructions are counted, of other traffic more; 0: none")
    parser.add_argument("--repeat", type=int, default=3, help="how often instructions are counted")
    parser.add_argument("--large", type=int, default=200000, help="frames of a capture that is timed")
    parser.add_argument("--rounds", type=int, default=5, help="how often is timed; 0: not, and no memory and no plot")
    parser.add_argument("--calls", type=int, default=200000, help="the most calls for -z sipnl,calls; 0: none")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many run at a time in callgrind")
    parser.add_argument("--plot", metavar="FILE", help="where a plot is written: a name that ends in .svg or .png")
    return parser.parse_args()


def main():
    options = parse_options()
    report = Report(options)
    with Sandbox(options.plugin) as sandbox:
        bench = Bench(sandbox, options)
        for kind in options.captures:
            if options.frames > 0:
                measure_instructions(bench, report, kind)
            if options.rounds > 0:
                measure_seconds(bench, report, kind)
        if options.frames > 0:
            measure_start_up(bench, report)
            measure_lines(bench, report)
        if options.calls > 0:
            measure_calls(bench, report)
        if options.rounds > 0 and options.plot:
            measure_sizes(bench, report)
        version, _ = sandbox.run("tshark", "--version")
    report.print(version.splitlines()[0])
    if options.plot:
        report.plot(options.plot)


if __name__ == "__main__":
    main()
