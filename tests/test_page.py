# The page of all codes: it tells all that data/ says, and is good HTML that stands alone.
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""usage: test_page.py MAKE-PAGE [unittest arguments]"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")

FILES = [f"{name}.ini" for name in
         ("sip-categories", "call-outcomes", "sip-responses", "reason-causes", "header-values")]

# Elements that have no end, and attributes that fetch something.
VOID = {"meta"}
FETCHING = {"src", "srcset", "data", "action", "poster", "background", "ping"}

# What readers of the page know each condition by.
CONDITIONS = {
    "[488 INVITE/UPDATE in-dialog fax]": "Bij INVITE of UPDATE, tijdens een gesprek, als het verzoek fax aanbood",
    "[183 no-sdp]": "Als het antwoord geen SDP bevat",
    "[480 INVITE rang]": "Bij INVITE, nadat het toestel overging",
    "[487 INVITE no-cancelled]":
        "Bij INVITE, zonder dat het gesprek aan de kant van de beller was afgebroken",
    '[404 INVITE "no route"/"no destination"/"no gateway"]':
        "Bij INVITE, als de afzender schrijft: “no route”, “no destination” of “no gateway”",
    "[SIP 408 CANCEL/INVITE rang]": "Bij CANCEL of INVITE, nadat het toestel overging",
}


def groups(name):
    """[(name, {key: value})] of a key file."""
    found = []
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        for line in map(str.strip, file):
            if line.startswith("["):
                found.append((line[1:-1], {}))
            elif line and not line.startswith("#"):
                key, _, value = line.partition("=")
                found[-1][1][key.strip()] = value.strip()
    if not found:
        raise AssertionError(f"no groups in {name}")
    return found


class Page(HTMLParser):
    """A page, taken apart: its elements as (tag, attributes), and its text as a whole and by the id of an article."""

    def __init__(self, contents):
        super().__init__()
        self.elements = []
        self.open = []
        self.ids = []
        self.style = ""
        self.article = None
        self.articles = {}
        self.text = ""
        self.feed(contents)
        self.close()
        if self.open:
            raise AssertionError(f"not closed: {self.open}")

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if len(attributes) != len(attrs):
            raise AssertionError(f"an attribute stands twice in {self.get_starttag_text()}")
        self.elements.append((tag, attributes))
        self.ids += [attributes["id"]] if "id" in attributes else []
        if tag == "article":
            self.article = attributes["id"]
            self.articles[self.article] = ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise AssertionError(f"</{tag}> at {self.getpos()} ends nothing")
        if tag == "article":
            self.article = None

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
            return
        self.text += data
        if self.article is not None:
            self.articles[self.article] += data


def make(folder, data=DATA):
    path = os.path.join(folder, "page.html")
    subprocess.run([MAKE_PAGE, *(os.path.join(data, name) for name in FILES),
                    os.path.join(data, "sip-codes.html.in"), path], check=True, capture_output=True)
    return path


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Pages(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="sipnl-page-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.path = make(self.folder)
        self.page = Page(read(self.path))

    def article(self, kind, subject):
        identity = f"{kind}-{subject.replace(' ', '-')}"
        self.assertIn(identity, self.page.articles)
        return self.page.articles[identity]

    def check_group(self, kind, subject, keys):
        told = self.article(kind, subject)
        for key in ("reason-phrase", "reference", "name", "phrase", "explanation", "advice", "customer"):
            self.assertIn(keys.get(key, ""), told)

    def test_it_is_valid(self):
        found = subprocess.run(["tidy", "-e", "-q", self.path], capture_output=True, encoding="utf-8", check=False)
        self.assertEqual((found.returncode, found.stderr), (0, ""))

    def test_it_is_in_dutch_and_fits_a_phone_and_paper(self):
        self.assertIn(("html", {"lang": "nl"}), self.page.elements)
        self.assertIn(("meta", {"charset": "utf-8"}), self.page.elements)
        self.assertIn(("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
                      self.page.elements)
        self.assertIn("@media print", self.page.style)
        self.assertIn("@media (max-width:", self.page.style)

    def test_it_stands_alone_and_has_no_script(self):
        for tag, attributes in self.page.elements:
            self.assertNotIn(tag, {"script", "link", "img", "iframe", "object", "embed", "form", "base"})
            for name, value in attributes.items():
                self.assertNotIn(name, FETCHING)
                self.assertFalse(name.startswith("on"), name)
                if name == "href":
                    self.assertTrue(value.startswith("#"), value)
        for word in ("url(", "@import", "//"):
            self.assertNotIn(word, self.page.style)

    def test_every_link_has_one_target(self):
        self.assertEqual(len(self.page.ids), len(set(self.page.ids)))
        links = {attributes["href"][1:] for tag, attributes in self.page.elements if tag == "a"}
        self.assertEqual(links - set(self.page.ids), set())

    def test_every_code_and_class_is_there_with_its_texts_and_those_of_its_rules(self):
        for name, keys in groups("sip-responses.ini"):
            self.check_group("code", name.split(" ")[0], keys)

    def test_every_cause_and_protocol_is_there_with_its_texts_and_those_of_its_rules(self):
        for name, keys in groups("reason-causes.ini"):
            subject = re.match(r"\S+( \d+)?(?= |$)", name)[0]
            self.check_group("oorzaak", subject, keys)

    def test_every_category_is_there_with_its_codes(self):
        responses = groups("sip-responses.ini")
        for name, keys in groups("sip-categories.ini"):
            told = self.article("categorie", name)
            self.assertIn(keys["label"], told)
            self.assertIn(keys.get("customer", ""), told)
            for subject, texts in responses:
                if texts.get("category") == name and " " not in subject:
                    self.assertRegex(told, rf"(?m)^Codes.*(?<!\d){subject}(?!\d)")

    def test_every_warning_and_location_is_there(self):
        for name, keys in groups("header-values.ini"):
            if name.startswith(("Warning ", "location ")):
                self.assertIn(keys["text"], self.page.text)

    def test_codes_and_causes_are_sorted(self):
        codes = [identity for identity in self.page.articles if re.fullmatch(r"code-\d+", identity)]
        self.assertEqual(codes, sorted(codes))
        causes = [int(identity.rpartition("-")[2]) for identity in self.page.articles
                  if re.fullmatch(r"oorzaak-Q\.850-\d+", identity)]
        self.assertEqual(causes, sorted(causes))

    def test_conditions_are_in_dutch(self):
        names = {f"[{name}]" for file in ("sip-responses.ini", "reason-causes.ini") for name, _ in groups(file)}
        for name, condition in CONDITIONS.items():
            self.assertIn(name, names)
            kind, subject = ("oorzaak", "SIP 408") if name.startswith("[SIP") else ("code", name[1:4])
            self.assertRegex(self.article(kind, subject), rf"(?m)^{re.escape(condition)}(:|$)")

    def test_rules_stand_in_the_order_in_which_they_are_tried(self):
        told = self.article("code", "480")
        explanations = [keys["explanation"] for name, keys in groups("sip-responses.ini")
                        if name.startswith("480 ") and "explanation" in keys]
        places = [told.index(explanation) for explanation in explanations]
        self.assertEqual(places, sorted(places))

    def test_what_means_something_in_html_is_escaped(self):
        data = shutil.copytree(DATA, os.path.join(self.folder, "data"))
        path = os.path.join(data, "sip-responses.ini")
        changed = re.sub(r"(?m)^phrase=.*$", "phrase=</h3><script>&amp;\"'", read(path))
        with open(path, "w", encoding="utf-8") as file:
            file.write(changed)
        page = Page(read(make(self.folder, data)))
        self.assertIn("486 </h3><script>&amp;\"'", page.articles["code-486"])
        self.assertNotIn("script", {tag for tag, _ in page.elements})

    def test_it_is_the_same_each_time(self):
        contents = read(self.path)
        os.remove(self.path)
        self.assertEqual(contents, read(make(self.folder)))

    def test_a_place_that_the_template_invents_is_refused(self):
        data = shutil.copytree(DATA, os.path.join(self.folder, "data"))
        with open(os.path.join(data, "sip-codes.html.in"), "a", encoding="utf-8") as file:
            file.write("<!-- sipnl: nothing -->\n")
        with self.assertRaises(subprocess.CalledProcessError) as raised:
            make(self.folder, data)
        self.assertIn("there is nothing to put in the place nothing", raised.exception.stderr.decode())


if __name__ == "__main__":
    MAKE_PAGE = sys.argv.pop(1)
    unittest.main()
