# Prints and plots what the benchmark measured, beside what is asked for.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import statistics
import sys

WITHOUT, FLOOR, SIPNL, LUA, SNGREP = "without", "floor", "sipnl", "Lua", "sngrep"

NAMES = {
    "sip": "nothing but SIP",
    "mixed": "1 SIP per 50 RTP",
    "other": "no SIP",
    "tcp": "TCP, 16 responses per segment",
}

# The most that tshark may cost with sipnl, as a ratio to tshark without it, on Wireshark 4.0.
FILTERS = ["-Y sip.Status-Code", "-Y sipnl.category"]
FIELDS = ["-T fields, of SIP", "-T fields, of sipnl"]
LIMITS = {
    ("sip", "summary"): 1.20,
    ("sip", "-C SIP-NL"): 1.10,
    ("tcp", "summary"): 1.22,
    **{("sip", command): 1.10 for command in FILTERS},
    **{("sip", command): 1.12 for command in FIELDS},
    **{("mixed", command): 1.02 for command in FILTERS + FIELDS},
    **{("other", command): 1.01 for command in [*FILTERS, *FIELDS, "-V"]},
}
START_UP_LIMIT = 1.005
LINE_LIMIT = 4500           # instructions
MEMORY_LIMIT = 1.05
KEPT_LIMIT, ROW_LIMIT = 600, 1000   # bytes of a call


def verdict(value, limit):
    """"≤ 1.02: met", or nothing where nothing is asked for."""
    if limit is None or value is None:
        return ""
    return f"≤ {limit:,g}: {'met' if value <= limit else '**not met**'}"


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
        self.lines = {}         # by what the line is of: instructions
        self.calls = {}         # by variant and command: {number of calls: (seconds, kilobytes)}
        self.sizes = {}         # by variant: [(frames, seconds)]

    def add_instructions(self, kind, command, values):
        self.instructions[kind, command] = values

    def add_seconds(self, kind, command, rounds):
        self.rounds[kind, command] = rounds

    def add_start_up(self, command, values):
        self.start_up[command] = values

    def add_lines(self, costs):
        self.lines = costs

    def add_calls(self, variant, command, calls, used):
        self.calls.setdefault((variant, command), {})[calls] = used

    def add_size(self, variant, frames, seconds):
        self.sizes.setdefault(variant, []).append((frames, seconds))

    def instruction_rows(self):
        for (kind, command), values in self.instructions.items():
            ours = ratio(values, SIPNL)
            yield (NAMES[kind], f"`{command}`", f"{values[WITHOUT]:,.0f}", number(ratio(values, FLOOR)), number(ours),
                   verdict(ours, LIMITS.get((kind, command))), number(ratio(values, LUA)))

    def seconds_rows(self):
        for (kind, command), rounds in self.rounds.items():
            memory = paired_ratio(rounds, SIPNL, 1)
            seconds, kilobytes = (statistics.median(values[WITHOUT][member] for values in rounds) for member in (0, 1))
            yield (NAMES[kind], f"`{command}`", f"{seconds:.2f} s",
                   *(number(paired_ratio(rounds, variant, 0)) for variant in (FLOOR, SIPNL, LUA)),
                   f"{kilobytes / 1024:,.0f} MB", number(memory), verdict(memory, MEMORY_LIMIT),
                   number(paired_ratio(rounds, LUA, 1)))

    def print(self, version):
        options = self.options
        print(f"# What sipnl costs\n\n{version} Ratios are to tshark without sipnl, on the same capture; "
              "`sipnl` commands are compared with their like of SIP.")
        if self.instructions:
            print_table(f"Instructions, start-up subtracted, median of {options.repeat}",
                        ["capture", "command", "per frame, without", "floor", "sipnl", "to reach", "Lua"],
                        self.instruction_rows())
            self.print_start_up()
            self.print_lines()
        if self.rounds:
            print_table(f"Seconds and peak memory, {options.large:,} frames, median of {options.rounds}",
                        ["capture", "command", "without", "floor", "sipnl", "Lua", "memory, without", "sipnl",
                         "to reach", "Lua"],
                        self.seconds_rows())
        if self.calls:
            self.print_calls()

    def print_start_up(self):
        print_table("Start-up, instructions on an empty capture",
                    ["command", "without", "sipnl", "to reach", "Lua"],
                    [(f"`{command}`", f"{values[WITHOUT]:,.0f}", number(ratio(values, SIPNL)),
                      verdict(ratio(values, SIPNL), START_UP_LIMIT), number(ratio(values, LUA)))
                     for command, values in self.start_up.items()])

    def print_lines(self):
        print_table("Instructions for a line of -V, above the floor", ["line of", "instructions", "to reach"],
                    [("the SIP subtree, on average", f"{self.lines['SIP']:,.0f}", ""),
                     ("sipnl", f"{self.lines[SIPNL]:,.0f}", verdict(self.lines[SIPNL], LINE_LIMIT)),
                     ("Lua", f"{self.lines[LUA]:,.0f}", "")])

    def print_calls(self):
        """A call is an INVITE and a 486 here."""
        print_table("Calls that are busy: seconds and peak memory",
                    ["calls", *(f"`{command}`, {variant}" if command else variant for variant, command in self.calls)],
                    [(f"{calls:,}", *(f"{used[calls][0]:.1f} s, {used[calls][1] / 1024:,.0f} MB"
                                      for used in self.calls.values()))
                     for calls in self.calls[WITHOUT, "-z sip,stat"]])
        most = max(self.calls[WITHOUT, "-z sip,stat"])
        without, kept, with_rows = (self.calls[key][most][1] * 1024 / most
                                    for key in list(self.calls)[:3])
        print(f"\nOf {most:,} calls, each with a response, {kept - without:,.0f} bytes a call are kept "
              f"({verdict(kept - without, KEPT_LIMIT)}), and a row takes {with_rows - kept:,.0f} "
              f"({verdict(with_rows - kept, ROW_LIMIT)}).")

    def plot(self, path):
        try:
            from matplotlib import figure   # pylint: disable=import-outside-toplevel
        except ImportError:
            print(f"\nNo plot: {sys.executable} has no matplotlib (Debian: python3-matplotlib).")
            return
        panels = []
        if self.sizes:
            panels.append(("summary, nothing but SIP", "frames", self.sizes))
        if self.calls:
            panels.append(("calls that are busy", "calls",
                           {f"{variant} {command}": [(calls, seconds) for calls, (seconds, _) in used.items()]
                            for (variant, command), used in self.calls.items()}))
        if not panels:
            print("\nNo plot: nothing was timed.")
            return
        drawing = figure.Figure(figsize=(5 * len(panels), 4), layout="constrained")
        for axes, (title, label, lines) in zip(drawing.subplots(1, len(panels), squeeze=False)[0], panels):
            axes.set(title=title, xlabel=label, ylabel="processor time (s)")
            for name, points in lines.items():
                axes.plot(*zip(*sorted(points)), "o-", label=name)
            axes.set_xlim(left=0)
            axes.set_ylim(bottom=0)
            axes.legend()
        drawing.savefig(path)
        print(f"\nPlot: {path}")
