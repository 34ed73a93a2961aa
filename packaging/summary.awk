# Used by packaging/install.sh: sums up a capture for the one who looks at it first.
#
# Takes what "tshark -O sipnl -z sipnl,registrations -z sipnl,calls" prints. Prints the
# tables that have rows, as far as they fit; each explanation of a failure once; and the
# calls that failed without one. Prints nothing where nothing was read. To be run with
# LC_ALL=C.
#
# SPDX-License-Identifier: GPL-2.0-or-later

# width TEXT: its characters in UTF-8.
function width(text) {
    gsub(/[\200-\277]/, "", text)
    return length(text)
}

function padded(text, columns) {
    while (width(text) < columns) text = text " "
    return text
}

# add ITEM, PACKET: another packet of which this is told.
function add(item, packet) {
    if (!(item in times)) items[++last] = item
    times[item]++
    if (times[item] <= 10) packets[item] = packets[item] (times[item] > 1 ? ", " : "") packet
    if (times[item] == 11) packets[item] = packets[item] ", …"
}

# A first request to log in is a note, and no failure.
function end_message() {
    if (severity != "" && !(severity == "Note" && title ~ /\[auth\]/)) {
        add(title "\n" text, packet)
        told[call] = 1
    }
    if (call != "" && deciding[call] == packet) advised[call] = text ~ /Advies: / ? text : ""
    title = text = severity = call = ""
}

function add_failed_calls(    number, what) {
    for (number = 1; number <= last_call; number++) {
        if (failed[number] != "Ja" || number in told) continue
        what = outcome[number] (meaning[number] == "" ? "" : ": " meaning[number])
        if (!(what in example)) example[what] = "    Gesprek " number ": " story[number] "\n" advised[number]
        add(what "\n" example[what], deciding[number])
    }
}

function end_table(    row, column, cells, line) {
    if (rows > 1) {
        print "\n" name
        for (row = 1; row <= rows; row++) {
            split(table[row], cells, / *\| */)
            line = ""
            for (column = 1; column < 9; column++) line = line padded(cells[column], widest[column]) " | "
            print line cells[9]
        }
    }
    name = ""
    rows = 0
    split("", widest)
}

function add_row(line,    column, cells) {
    sub(/^ */, "", line)
    table[++rows] = line
    split(line, cells, / *\| */)
    for (column = 1; column <= 9; column++)
        if (width(cells[column]) > widest[column]) widest[column] = width(cells[column])
}

/^====/ { end_message(); end_table(); in_tables = 1; next }
in_tables && name == "" { name = $0; next }
in_tables && !/^Filter for statistics/ && $0 ":" != name { add_row($0) }
in_tables { next }

/^[^ ]/ { end_message() }
/^Frame / { packet = $2; sub(":", "", packet) }
/^SIP-NL: / { title = $0; sub("SIP-NL: ", "", title); found = 1 }
title == "" { next }
{ is_ours = /^    \[?[A-Z]/; gsub(/^ *\[|\]$/, ""); sub(/^ */, "") }
is_ours && /^(Uitleg|Advies): / { text = text "    " $0 "\n" }
is_ours && /^Niet afgeleverd: / { severity = "Undelivered" }
is_ours && /^Gesprek [0-9]+: / {
    call = $2 + 0
    if (call > last_call) last_call = call
    # The last message of a call says best how it went.
    story[call] = substr($0, index($0, ": ") + 2)
    failed[call] = outcome[call] = meaning[call] = ""
}
call != "" && /^Uitkomst: / { outcome[call] = substr($0, 11) }
call != "" && /^Betekenis: / { meaning[call] = substr($0, 12) }
call != "" && /^Mislukt: / { failed[call] = $2 }
call != "" && /^Beslissend pakket: / { deciding[call] = $3 }
/^Severity level: / { severity = $3 }

END {
    if (NR == 0) exit
    end_message()
    add_failed_calls()
    if (!found) print "\nEr staan geen SIP-antwoorden in."
    else if (!last) print "\nEr is niets mislukt."
    else print "\nWat er is mislukt:"
    for (i = 1; i <= last; i++) {
        item = items[i]
        split(item, lines, "\n")
        printf "\n%d × %s (pakket %s)\n", times[item], lines[1], packets[item]
        printf "%s", substr(item, index(item, "\n") + 1)
    }
}
