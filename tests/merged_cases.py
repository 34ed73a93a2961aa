# The captures of all cases, put together to a few: each start of tshark takes far longer than a case.
#
# SPDX-License-Identifier: GPL-2.0-or-later

import pathlib
import re

from capture import CaptureWriter
from check_case import read_case

CASES = sorted(pathlib.Path(__file__).parent.glob("cases/*.case"))

# So much later than the case before that nothing goes on in both.
APART_SECONDS = 3600


def call_ids(lines):
    return set(re.findall(r"(?im)^(?:call-id|i) *: *(.*)", "\n".join(lines)))


class Merged:
    """Cases in one capture. No Call-ID is of two of them, so that calls stay apart. Either every message has one, or
    they are not identified: nothing tells then whether two messages are the same."""

    def __init__(self):
        self.names = []
        self.are_identified = None
        self.call_ids = set()
        self.writer = CaptureWriter()

    def add(self, name, frames):
        """Adds a case if it fits in; whether it does."""
        ids = [call_ids(lines) for _, lines in frames]
        if self.names and (self.are_identified != all(ids) or self.call_ids & set().union(*ids)):
            return False
        self.are_identified = all(ids)
        self.names.append(name)
        self.call_ids.update(*ids)
        self.writer.pause(APART_SECONDS)
        for header, lines in frames:
            self.writer.add_text(header, lines)
        return True


def merged_cases():
    """All cases, in as few captures as can be."""
    merged = []
    for path in CASES:
        frames, _ = read_case(path)
        if not any(one.add(path.stem, frames) for one in merged):
            merged.append(Merged())
            merged[-1].add(path.stem, frames)
    return merged
