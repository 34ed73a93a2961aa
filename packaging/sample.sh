#!/bin/sh
# Makes captures to try from the SIP text in packaging/sample: gesprekken.pcap,
# klachten.pcap and redenen.pcap. Takes text2pcap, which comes with Wireshark.
#
# usage: packaging/sample.sh [FOLDER]
#
# SPDX-License-Identifier: GPL-2.0-or-later

set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/packages.sh"

# hex_dump TEXT: what text2pcap takes, each message behind a line with its direction
# and time. The empty line that ends a header is there too where no body follows.
hex_dump() {
    LC_ALL=C awk '
        function end_message() {
            sub(/(\r\n)+$/, "\r\n", message)
            if (message !~ /\r\n\r\n/) message = message "\r\n"
            fflush()
            printf "%s", message | "od -A x -t x1 -v"
            close("od -A x -t x1 -v")
            message = ""
        }
        /^#/ { next }
        /^(-->|<--) / {
            if (message != "") end_message()
            print ($1 == "-->" ? "O" : "I"), $2, $3
            next
        }
        message != "" || $0 != "" { message = message $0 "\r\n" }
        END { end_message() }' "$1"
}

folder=${1:-.}
for text in "$top"/packaging/sample/*.sip; do
    capture=$folder/$(basename "$text" .sip).pcap
    # What goes out goes from the second address to the first.
    said=$(hex_dump "$text" |
        text2pcap -F pcap -D -t '%F %T.%f' -4 192.0.2.20,192.0.2.10 -u 5060,5060 - "$capture" 2>&1) || {
        printf '%s\n' "$said" >&2
        fail "$capture kan niet worden gemaakt; hierboven staat waarom." "$capture cannot be made; see above."
    }
    printf 'Gemaakt / made: %s\n' "$capture"
done
