# Makes a web page of the manual, for those who have nothing that shows Markdown: the
# Markdown that the manual is written in (headings, paragraphs, lists, tables, indented
# code, pictures, links, bold, italics), and no more. To be run with LC_ALL=C.
#
# usage: awk -f manual.awk handleiding.md >handleiding.html
#
# SPDX-License-Identifier: GPL-2.0-or-later

function escaped(text) {
    gsub(/&/, "\\&amp;", text)
    gsub(/</, "\\&lt;", text)
    gsub(/>/, "\\&gt;", text)
    return text
}

# between TEXT, MARK, TAG: what stands between two marks becomes an element.
function between(text, mark, tag,    parts, count, i) {
    count = split(text, parts, mark)
    text = parts[1]
    for (i = 2; i <= count; i++) text = text (i % 2 ? "</" tag ">" : "<" tag ">") parts[i]
    return text
}

# linked TEXT: [text](address), and ![text](picture).
function linked(text,    done, link, middle) {
    while (match(text, /!?\[[^]]*\]\([^)]*\)/)) {
        link = substr(text, RSTART, RLENGTH)
        middle = index(link, "](")
        done = done substr(text, 1, RSTART - 1)
        text = substr(text, RSTART + RLENGTH)
        if (link ~ /^!/)
            done = done "<img src=\"" substr(link, middle + 2, length(link) - middle - 2) "\" alt=\"" \
                substr(link, 3, middle - 3) "\">"
        else
            done = done "<a href=\"" substr(link, middle + 2, length(link) - middle - 2) "\">" \
                substr(link, 2, middle - 2) "</a>"
    }
    return done text
}

function inline(text,    parts, count, i) {
    count = split(escaped(text), parts, "`")
    text = ""
    for (i = 1; i <= count; i++) {
        if (i % 2 == 0) text = text "<code>" parts[i] "</code>"
        else text = text between(between(linked(parts[i]), "[*][*]", "strong"), "[*]", "em")
    }
    return text
}

# slug HEADING: what links call it by.
function slug(heading) {
    heading = tolower(heading)
    gsub(/[^a-z0-9 _\200-\377-]/, "", heading)
    gsub(/ /, "-", heading)
    return heading
}

function end_text() {
    if (text != "") print (depth ? inline(text) : "<p>" inline(text) "</p>")
    text = ""
}

function end_list() {
    end_text()
    print "</li>\n</" tags[depth] ">"
    depth--
}

function end_block() {
    while (depth) end_list()
    end_text()
    if (in_code) print "</code></pre>"
    if (in_table) print "</tbody>\n</table>"
    in_code = in_table = 0
}

function item(indent, tag, line) {
    end_text()
    while (depth && indents[depth] > indent) end_list()
    if (depth && indents[depth] == indent) {
        print "</li>"
    } else {
        indents[++depth] = indent
        tags[depth] = tag
        print "<" tag ">"
    }
    print "<li>"
    sub(/^\[ \] /, "☐ ", line)
    text = line
}

function row(line, tag,    cells, count, i) {
    gsub(/^\| *| *\|$/, "", line)
    count = split(line, cells, / *\| */)
    print "<tr>"
    for (i = 1; i <= count; i++) print "<" tag ">" inline(cells[i]) "</" tag ">"
    print "</tr>"
}

function heading(line,    level) {
    end_block()
    level = index(line, " ") - 1
    line = substr(line, level + 2)
    printf "<h%d id=\"%s\">%s</h%d>\n", level, slug(line), inline(line), level
}

NR == 1 {
    print "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">"
    print "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    print "<title>" escaped(substr($0, 3)) "</title>"
    print "<style>"
    print ":root { color-scheme: light dark; --line: #8886; --shade: #8882; }"
    print "body { font: 1rem/1.5 system-ui, sans-serif; max-width: 54rem; margin: 0 auto; padding: 0 1rem 4rem; }"
    print "h1, h2, h3 { line-height: 1.25; }"
    print "h2 { margin-top: 3rem; border-bottom: 2px solid var(--line); padding-bottom: .25rem; }"
    print "img { max-width: 100%; border: 1px solid var(--line); }"
    print "pre { overflow-x: auto; padding: .5rem .75rem; background: var(--shade); }"
    print "code { font-size: .95em; overflow-wrap: anywhere; }"
    print "pre code { overflow-wrap: normal; }"
    print "table { border-collapse: collapse; }"
    print "th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }"
    print "@media print {"
    print "    @page { margin: 1.5cm; }"
    print "    :root { color-scheme: light; font-size: 9pt; }"
    print "    body { max-width: none; padding: 0; }"
    print "    h2, h3 { break-after: avoid; }"
    print "    tr, img { break-inside: avoid; }"
    print "}"
    print "</style>\n</head>\n<body>"
}

/^$/ { blank = 1; if (!depth) end_text(); if (in_code) empty++; next }
{ after_blank = blank; blank = 0 }

/^    / && (in_code || after_blank) && !in_table {
    if (!in_code) {
        end_block()
        printf "<pre><code>"
        in_code = 1
    }
    while (empty > 0) { print ""; empty-- }
    print escaped(substr($0, 5))
    next
}
{ empty = 0 }
in_code || (in_table && !/^\|/) { end_block() }
/^#+ / { heading($0); next }
/^\|/ {
    if (!in_table) {
        end_block()
        print "<table>\n<thead>"
        row($0, "th")
        print "</thead>\n<tbody>"
        in_table = 1
    } else if (!/^\|-/) {
        row($0, "td")
    }
    next
}
/^ *- / { match($0, /^ */); item(RLENGTH, "ul", substr($0, RLENGTH + 3)); next }
/^ *[0-9]+\. / { match($0, /^ */); indent = RLENGTH; sub(/^ *[0-9]+\. /, ""); item(indent, "ol", $0); next }
depth && after_blank && !/^ / { end_block() }
{ sub(/^ */, ""); text = text (text == "" ? "" : "\n") $0 }

END { end_block(); print "</body>\n</html>" }
