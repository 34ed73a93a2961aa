# Checks that each link in the pages of a folder leads somewhere.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: check_links.py FOLDER

A link within the folder must lead to a file there, and what is behind its # to
an id in that page. Links to the web are not followed.
"""

import html.parser
import pathlib
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    """The links of a page, and the places in it to which others may lead."""

    def __init__(self, path):
        super().__init__()
        self.links, self.places = [], {""}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ("href", "src"):
                self.links.append(value)
            elif name == "id":
                self.places.add(value)


def problem(page, link, pages):
    """What is wrong with a link of a page, or None. pages holds the pages of the folder, by path."""
    address = urllib.parse.urlsplit(link)
    if address.scheme in ("http", "https"):
        return None
    target = (page.parent / urllib.parse.unquote(address.path)).resolve() if address.path else page
    if address.scheme or not target.exists():
        return f"{link}: no such file"
    if address.fragment and (target not in pages or urllib.parse.unquote(address.fragment) not in pages[target].places):
        return f"{link}: no such place"
    return None


def main(folder):
    pages = {path: Page(path) for path in sorted(pathlib.Path(folder).resolve().rglob("*.html"))}
    found = [(path, link) for path, page in pages.items() for link in page.links]
    wrong = [f"{path.name}: {what}" for path, link in found if (what := problem(path, link, pages))]
    for line in wrong:
        print(line)
    print(f"pages: {len(pages)} with {len(found)} links, {len(wrong)} lead nowhere")
    return bool(wrong or not found)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
