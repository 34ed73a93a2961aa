# Real calls: SIPp plays caller and callee on loopback, dumpcap captures them.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""A call is a list of messages, in the order in which they cross the wire:
"> INVITE" from the caller, "< 180 Ringing" from the callee, "> 500 ms" where
the caller waits. Below the first line of a message may stand headers of its
own. Each side is turned into a SIPp scenario, so that both check what they
receive. The caller's user name is the Call-ID.
"""

import contextlib
import csv
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

REQUEST = """\
{method} sip:{uri} SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=z9hG4bK-[call_id]-{cseq}
From: <sip:{sender}>;tag={role}
To: <sip:{receiver}>{tag}
Call-ID: [call_id]
CSeq: {cseq} {method}
Contact: <sip:{sender}>
Max-Forwards: 70
{headers}Content-Length: 0
"""

RESPONSE = """\
SIP/2.0 {status}
[last_Via:]
[last_From:]
To: <sip:{receiver}>;tag={role}
Call-ID: [call_id]
CSeq: {cseq} {method}
Contact: <sip:{receiver}>
{headers}Content-Length: 0
"""

# Where the callee listens, and where the caller does.
PORTS = {"callee": 5060, "caller": 5061}
ROLES = {">": "caller", "<": "callee"}

WAIT_SECONDS = 30
BUFFER_MIB = "64"


class Dialog:
    """What the messages of a call have in common, while they are put into words one by one."""

    def __init__(self, address, ports):
        self.parties = {"caller": f"[call_id]@{address}:{ports['caller']}",
                        "callee": f"0201234567@{address}:{ports['callee']}"}
        self.address = address
        self.cseqs = {}
        self.is_answered = False

    def fill(self, message):
        """The SIP text of a message."""
        role = ROLES[message[0]]
        text, *headers = message[2:].split("\n")
        headers = "".join(header + "\n" for header in headers)
        return (self.fill_response if text[0].isdigit() else self.fill_request)(role, text, headers)

    def fill_request(self, role, text, headers):
        method, _, again = text.partition(" ")
        # ACK and CANCEL belong to the transaction of the INVITE; "INVITE again" is a retransmission.
        if method not in ("ACK", "CANCEL") and not again:
            self.cseqs[method] = max(self.cseqs.values(), default=0) + 1
        other = "callee" if role == "caller" else "caller"
        receiver = self.parties[role if method == "REGISTER" else other]
        return REQUEST.format(method=method, role=role, headers=headers,
                              uri=self.address if method == "REGISTER" else receiver,
                              sender=self.parties[role], receiver=receiver,
                              tag=f";tag={other}" if method == "ACK" or self.is_answered else "",
                              cseq=self.cseqs.get(method, self.cseqs.get("INVITE")))

    def fill_response(self, role, text, headers):
        status, _, method = text.partition(" to ")
        method = method or "INVITE"
        self.is_answered = self.is_answered or method == "INVITE" and status.startswith("2")
        return RESPONSE.format(status=status, method=method, role=role, headers=headers,
                               receiver=self.parties["caller" if method == "REGISTER" else role],
                               cseq=self.cseqs["INVITE" if method == "CANCEL" else method])


def scenario(name, messages, role, dialog):
    """The SIPp scenario of one side."""
    steps = []
    for message in messages:
        what = message[2:].split()[0]
        is_sender = ROLES[message[0]] == role
        pause = re.fullmatch(r"[<>] (\d+) ms", message)
        if pause:
            if is_sender:
                steps.append(f'<pause milliseconds="{pause[1]}"/>')
            continue
        text = dialog.fill(message)
        if is_sender:
            steps.append(f"<send><![CDATA[\n{text}\n]]></send>")
        elif what.isdigit():
            login = ' auth="true"' if what in ("401", "407") else ""
            steps.append(f'<recv response="{what}"{login}/>')
        else:
            steps.append(f'<recv request="{what}"/>')
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="{name}">\n' + "\n".join(steps) + "\n</scenario>\n"


def loopback_address():
    """An address of our own in 127.0.0.0/8, so that tests in parallel stay apart."""
    return ".".join(["127"] + [str(random.randrange(1, 255)) for _ in range(3)])


class Capture:
    """dumpcap on loopback, for one address. It writes to a folder of its own:
    started as root, it gives up the right to write to that of another user."""

    def __init__(self, address):
        self.address = address
        self.folder = tempfile.mkdtemp(prefix="sipnl-capture-")
        os.chmod(self.folder, 0o755)
        self.path = os.path.join(self.folder, "calls.pcapng")
        self.process = subprocess.Popen(
            ["dumpcap", "-q", "-i", "lo", "-B", BUFFER_MIB, "-f", f"host {address}", "-w", self.path],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def wait_for_marker(self, marker):
        """Sends a marker until it stands in the file: what was sent before it does so too."""
        deadline = time.monotonic() + WAIT_SECONDS
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            while time.monotonic() < deadline and self.process.poll() is None:
                sender.sendto(marker, (self.address, 9))
                time.sleep(0.2)
                with contextlib.suppress(FileNotFoundError), open(self.path, "rb") as file:
                    if marker in file.read():
                        return
        self.process.kill()
        raise AssertionError("dumpcap captures nothing on loopback (run the tests as root, or allow "
                             f"unprivileged user namespaces): {self.process.stderr.read().decode()}")

    def __enter__(self):
        self.wait_for_marker(b"sipnl-capture-starts")
        return self

    def __exit__(self, *exception):
        self.wait_for_marker(b"sipnl-capture-ends")
        self.process.send_signal(signal.SIGINT)
        _, printed = self.process.communicate(timeout=WAIT_SECONDS)
        dropped = re.search(rb"received/dropped on interface .*: \d+/(\d+) ", printed)
        if dropped is None or int(dropped[1]) != 0:
            raise AssertionError(f"dumpcap did not capture every packet: {printed.decode()}")
        os.chmod(self.path, 0o644)

    def remove(self):
        shutil.rmtree(self.folder)


def enter_network_namespace():
    """Starts an ordinary user's process again with a loopback of its own, on
    which it may capture; root may anyway."""
    if os.geteuid() != 0 and "SIPNL_TEST_NAMESPACE" not in os.environ:
        os.environ["SIPNL_TEST_NAMESPACE"] = "entered"
        os.execvp("unshare", ["unshare", "--map-current-user", "--keep-caps", "--net",
                              "sh", "-c", 'ip link set lo up && exec "$@"', "sh", *sys.orig_argv])


class Side:
    """SIPp as the caller or the callee of calls of one kind."""

    def __init__(self, sandbox, address, name, role, messages, options, ports):
        self.title = f"{name}-{role}"
        self.log = sandbox.path(f"{self.title}.log")
        path = sandbox.path(f"{self.title}.xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(scenario(name, messages, role, Dialog(address, ports)))
        command = ["sipp", "-sf", path, "-i", address, "-p", str(ports[role]), "-nr", "-nostdin", *options]
        if role == "caller":
            command.append(f"{address}:{ports['callee']}")
        # Not to a pipe: SIPp would wait for it to be read.
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                                            **sandbox.options())

    def wait(self):
        if self.process.wait() != 0:
            with open(self.log, encoding="utf-8", errors="replace") as log:
                raise AssertionError(f"SIPp as {self.title}: exit status {self.process.returncode}\n{log.read()}")


def play(sandbox, address, name, transport, messages):
    """Plays one call; transport is "udp" or "tcp". Both sides must see what they expect."""
    options = ["-t", "t1" if transport == "tcp" else "u1", "-m", "1", "-cid_str", name,
               "-timeout", "20s", "-timeout_error"]
    callee = Side(sandbox, address, name, "callee", messages, options, PORTS)
    wait_until_listening(address, transport, PORTS["callee"])
    caller = Side(sandbox, address, name, "caller", messages, options, PORTS)
    callee.wait()
    caller.wait()


def play_many(sandbox, address, kinds, count, rate):
    """Plays, over UDP and at the same time, count calls of each kind, rate a second.
    kinds: the messages of each. The Call-IDs of kind "busy" are "busy-1", "busy-2", ...
    Returns {kind: how many calls SIPp says it played successfully}, of which both sides must say the same."""
    sides = {kind: [] for kind in kinds}
    for role in "callee", "caller":
        for i, (kind, messages) in enumerate(kinds.items()):
            # Away from the ports of other protocols.
            ports = {"callee": 15060 + 2 * i, "caller": 15061 + 2 * i}
            options = ["-m", str(count), "-r", str(rate), "-l", str(count), "-cid_str", f"{kind}-%u",
                       "-timeout", f"{count // rate + 120}s", "-timeout_error",
                       "-trace_stat", "-stf", sandbox.path(f"{kind}-{role}.csv")]
            sides[kind].append(Side(sandbox, address, kind, role, messages, options, ports))
            if role == "callee":
                wait_until_listening(address, "udp", ports["callee"])
    for pair in sides.values():
        for side in pair:
            side.wait()
    return {kind: successful_calls(sandbox, pair) for kind, pair in sides.items()}


def successful_calls(sandbox, pair):
    """What the last lines of the statistics of SIPp say."""
    counts = set()
    for side in pair:
        with open(sandbox.path(f"{side.title}.csv"), encoding="utf-8") as file:
            *_, last = csv.DictReader(file, delimiter=";")
        counts.add(int(last["SuccessfulCall(C)"]))
    if len(counts) != 1:
        raise AssertionError(f"{[side.title for side in pair]} count different calls: {counts}")
    return counts.pop()


def wait_until_listening(address, transport, port):
    """Returns when SIPp listens. To bind the port as a test could take it from SIPp,
    and a TCP port that is bound refuses connections until SIPp listens too."""
    deadline = time.monotonic() + WAIT_SECONDS
    command = ["ss", "--no-header", "--listening", "--numeric", f"--{transport}", f"src {address}:{port}"]
    while time.monotonic() < deadline:
        if subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout:
            return
        time.sleep(0.05)
    raise AssertionError(f"SIPp does not listen on port {port}")
