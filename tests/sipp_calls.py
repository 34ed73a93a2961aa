# Real calls: SIPp plays caller and callee on loopback, dumpcap captures them.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""A call is a list of messages, in the order in which they cross the wire:
"> INVITE" from the caller, "< 180 Ringing" from the callee. Each side is
turned into a SIPp scenario, so that both check what they receive.
"""

import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

REQUEST = """\
{method} sip:0201234567@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=z9hG4bK-{name}-{transaction}
From: <sip:0101234567@[local_ip]:[local_port]>;tag=caller
To: <sip:0201234567@[remote_ip]:[remote_port]>
Call-ID: {name}
CSeq: {cseq} {method}
Contact: <sip:0101234567@[local_ip]:[local_port]>
Max-Forwards: 70
Content-Length: 0
"""

RESPONSE = """\
SIP/2.0 {status}
[last_Via:]
[last_From:]
To: <sip:0201234567@[local_ip]:[local_port]>;tag=callee
Call-ID: {name}
CSeq: {cseq} {method}
Contact: <sip:0201234567@[local_ip]:[local_port]>
{headers}Content-Length: 0
"""

WAIT_SECONDS = 30


def fill(name, message, requests):
    """The SIP text of a message. requests: the CSeq number of each method so far."""
    text, *headers = message[2:].split("\n")
    if message.startswith(">"):
        # ACK and CANCEL belong to the transaction of the INVITE.
        if text not in requests and text not in ("ACK", "CANCEL"):
            requests[text] = len(requests) + 1
        cseq = requests.get(text, requests.get("INVITE"))
        return REQUEST.format(method=text, name=name, cseq=cseq, transaction=cseq)
    status, _, method = text.partition(" to ")
    method = method or "INVITE"
    cseq = requests["INVITE"] if method == "CANCEL" else requests[method]
    return RESPONSE.format(status=status, name=name, method=method, cseq=cseq,
                           headers="".join(header + "\n" for header in headers))


def scenario(name, messages, sends):
    """The SIPp scenario of one side; sends is ">" for the caller, "<" for the callee."""
    steps = []
    requests = {}
    for message in messages:
        text = fill(name, message, requests)
        what = message[2:].split()[0]
        if message[0] == sends:
            steps.append(f"<send><![CDATA[\n{text}\n]]></send>")
        else:
            kind = "request" if message[0] == ">" else "response"
            steps.append(f'<recv {kind}="{what}"/>')
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
            ["dumpcap", "-q", "-i", "lo", "-f", f"host {address}", "-w", self.path],
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
        self.process.wait(WAIT_SECONDS)
        self.process.stderr.close()
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


def play(sandbox, address, name, transport, messages):
    """Plays one call; transport is "udp" or "tcp". Both sides must see what they expect."""
    sides = []
    for role, sends in ("callee", "<"), ("caller", ">"):
        path = sandbox.path(f"{name}-{role}.xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(scenario(name, messages, sends))
        command = ["sipp", "-sf", path, "-i", address, "-t", "t1" if transport == "tcp" else "u1",
                   "-m", "1", "-nr", "-nostdin", "-cid_str", name, "-timeout", "20s", "-timeout_error"]
        command += ["-p", "5060"] if role == "callee" else ["-p", "5061", f"{address}:5060"]
        sides.append(subprocess.Popen(command, cwd=sandbox.folder, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **sandbox.user))
        if role == "callee":
            wait_until_listening(address, transport)
    for role, side in zip(("callee", "caller"), sides):
        printed, _ = side.communicate()
        if side.returncode != 0:
            raise AssertionError(f"SIPp as {role} of {name}: exit status {side.returncode}\n{printed.decode()}")


def wait_until_listening(address, transport):
    """Returns when port 5060 is taken."""
    deadline = time.monotonic() + WAIT_SECONDS
    kind = socket.SOCK_STREAM if transport == "tcp" else socket.SOCK_DGRAM
    while time.monotonic() < deadline:
        with socket.socket(socket.AF_INET, kind) as probe:
            # What an earlier TCP call left in TIME-WAIT does not listen, and is no obstacle with this option.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, transport == "tcp")
            try:
                probe.bind((address, 5060))
            except OSError:
                return
        time.sleep(0.05)
    raise AssertionError("SIPp does not listen on port 5060")
