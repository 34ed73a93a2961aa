# Prints and plots what the benchmark measured, beside what is asked for.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import statistics
import sys

WITHOUT, SIPNL, LUA = "without", "sipnl", "Lua"

NAMES = {
    "sip": "nothing but SIP",
    "mixed": "1 SIP per 50 RTP",
    "other": "no SIP",
    "tcp": "TCP, 16 responses per segment",
}

# The most that tshark may cost with sipnl, as a ratio to tshark without it.
TREE_IS_THERE = ["-Y sip.Status-Code", "-Y sipnl.category", "-T fields, of SIP", "-T fields, of sipnl"]
LIMITS = {
    ("sip", "plain summary"): 1.10,
    **{("sip", command): 1.02 for command in TREE_IS_THERE},
    **{("mixed", command): 1.005 for command in TREE_IS_THERE},
    **{("other", command): 1.002 for command in [*TREE_IS_THERE, "-V"]},
}
START_UP_LIMIT = 1.005
MEMORY_LIMIT = 1.01
KEPT_LIMIT = 64     # bytes per response; the text of Reason and Warning headers may come on top
FLAT_LIMIT = 1.05   # what is called flat: the cost per call, of the most calls to that of the fewest


def verdict(value, limit):
    """"≤ 1.02: met", or nothing where nothing is asked for."""
    if limit is None or value is None:
        return ""
    return f"≤ {limit:g}: {'met' if value <= limit else '**not met**'}"


def number(value):
    return "–" if value is None else f"{value:.3f}"


def ratio(values, variant):
    return values[variant] / values[WITHOUT] if variant in values else None


def print_table(title, header, rows):
    print(f"\n## {title}\n")
    print("| " + " | ".join(header) + " |")
    print("|---" * len(header) + "|")
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")


def paired_ratio(rounds, variant, member):
    """The median of the ratios of the rounds; member: 0 for seconds, 1 for memory."""
    if variant not in rounds[0]:
        return None
    return statistics.median(values[variant][member] / values[WITHOUT][member] for values in rounds)


class Report:
    def __init__(self, options):
        self.options = options
        self.instructions = {}  # by kind and command: {variant: per frame}
        self.rounds = {}        # by kind and command: [{variant: (seconds, kilobytes)}]
        self.start_up = {}      # by command: {variant: instructions}
        self.kept = None        # bytes per response
        self.lines = {}         # by what the line is of: instructions
        self.calls = {}         # by number of calls: {variant: instructions per call}
        self.sizes = {}         # by command and variant: [(frames, seconds)]

    def add_instructions(self, kind, command, values):
        self.instructions[kind, command] = values

    def add_seconds(self, kind, command, rounds):
        self.rounds[kind, command] = rounds

    def add_kept(self, size):
        self.kept = size

    def add_start_up(self, command, values):
        self.start_up[command] = values

    def add_lines(self, costs):
        self.lines = costs

    def add_calls(self, calls, values):
        self.calls[calls] = values

    def add_size(self, command, variant, frames, seconds):
        self.sizes.setdefault((command, variant), []).append((frames, seconds))

    def instruction_rows(self):
        for (kind, command), values in self.instructions.items():
            ours, lua = ratio(values, SIPNL), ratio(values, LUA)
            faster = "" if lua is None else f"{lua / ours:.2f} ×"
            yield (NAMES[kind], f"`{command}`", f"{values[WITHOUT]:,.0f}", number(ours),
                   verdict(ours, LIMITS.get((kind, command))), number(lua), faster)

    def seconds_rows(self):
        for (kind, command), rounds in self.rounds.items():
            memory = paired_ratio(rounds, SIPNL, 1)
            yield (NAMES[kind], f"`{command}`", f"{statistics.median(values[WITHOUT][0] for values in rounds):.2f} s",
                   number(paired_ratio(rounds, SIPNL, 0)), number(paired_ratio(rounds, LUA, 0)),
                   number(memory), verdict(memory, MEMORY_LIMIT), number(paired_ratio(rounds, LUA, 1)))

    def print(self, version):
        options = self.options
        print(f"# What sipnl costs\n\n{version} Ratios are to tshark without sipnl, on the same capture; "
              "`sipnl` commands are compared with their like of SIP, and `-z sipnl,calls` with `-z sip,stat`.")
        print_table(f"Instructions, start-up subtracted, median of {options.repeat}",
                    ["capture", "command", "per frame, without", "sipnl", "to reach", "Lua",
                     "Lua to sipnl (> 1 to reach)"],
                    self.instruction_rows())
        if self.rounds:
            print_table(f"Seconds and peak memory, {options.large:,} frames, median of {options.rounds}",
                        ["capture", "command", "without", "sipnl", "Lua", "memory", "to reach", "memory, Lua"],
                        self.seconds_rows())
            print(f"\nMemory that stays for each response, Reason and Warning headers and all: {self.kept:.0f} bytes "
                  f"({verdict(self.kept, KEPT_LIMIT)}, without those headers).")
        else:
            print("\nSeconds and memory: not measured (--rounds 0).")
        print_table("Start-up, instructions on an empty capture",
                    ["command", "without", "sipnl", "to reach", "Lua"],
                    [(f"`{command}`", f"{values[WITHOUT]:,.0f}", number(ratio(values, SIPNL)),
                      verdict(ratio(values, SIPNL), START_UP_LIMIT), number(ratio(values, LUA)))
                     for command, values in self.start_up.items()])
        limit = self.lines["SIP"]
        print_table("Instructions for a line of -V", ["line of", "instructions", "to reach"],
                    [("the SIP subtree, on average", f"{limit:,.0f}", ""),
                     ("sipnl", f"{self.lines['sipnl']:,.0f}",
                      "no more: " + ("met" if self.lines["sipnl"] <= limit else "**not met**")),
                     ("Lua", f"{self.lines['Lua']:,.0f}", "")])
        self.print_calls()

    def print_calls(self):
        if not self.calls:
            print("\n`-z sipnl,calls`: left out, since this plugin has no such tap.")
            return
        print_table("Instructions for a call", ["calls", "`-z sipnl,calls`", "`-z sip,stat`, without sipnl"],
                    [(f"{calls:,}", f"{values[SIPNL]:,.0f}", f"{values[WITHOUT]:,.0f}")
                     for calls, values in self.calls.items()])
        if len(self.calls) == 1:
            return
        fewest, most = self.calls[min(self.calls)], self.calls[max(self.calls)]
        growth = most[SIPNL] / fewest[SIPNL]
        print(f"\nFrom the fewest calls to the most, the cost per call becomes {growth:.3f} × "
              f"({verdict(growth, FLAT_LIMIT)}); of `-z sip,stat` {most[WITHOUT] / fewest[WITHOUT]:.3f} ×.")

    def plot(self, path):
        try:
            from matplotlib import figure   # pylint: disable=import-outside-toplevel
        except ImportError:
            print(f"\nNo plot: {sys.executable} has no matplotlib (Debian: python3-matplotlib).")
            return
        panels = sorted({command for command, _ in self.sizes}) + (["calls"] if self.calls else [])
        if not panels:
            print("\nNo plot: nothing was timed.")
            return
        drawing = figure.Figure(figsize=(5 * len(panels), 4), layout="constrained")
        for axes, panel in zip(drawing.subplots(1, len(panels), squeeze=False)[0], panels):
            if panel == "calls":
                axes.set(title="-z sipnl,calls", xlabel="calls", ylabel="instructions per call", xscale="log")
                for variant in (WITHOUT, SIPNL):
                    axes.plot(list(self.calls), [values[variant] for values in self.calls.values()], "o-",
                              label="-z sip,stat, without sipnl" if variant == WITHOUT else variant)
            else:
                axes.set(title=f"{panel}, nothing but SIP", xlabel="frames", ylabel="processor time (s)")
                for (command, variant), points in self.sizes.items():
                    if command == panel:
                        axes.plot(*zip(*points), "o-", label=variant)
            axes.set_ylim(bottom=0)
            axes.legend()
        drawing.savefig(path)
        print(f"\nPlot: {path}")
