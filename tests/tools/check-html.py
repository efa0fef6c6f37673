#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Looks at HTML as a browser reads it, and prints the text that is seen.

usage: check-html.py FILE

Text is printed a line for each block, blanks squeezed but in pre. Exits with 1, and says why, if there
is a tag or an attribute that no digest has, a link to anywhere but https://lore.example.org/r/ and
the page itself, a link or a label to a place that the page has not or has twice, or a tag is not closed.
"""
import html.parser
import re
import sys

TAGS = set('''html head meta title style body main header footer section article nav h1 h2 h3 h4 p
    ul ol li dl dt dd table caption thead tbody tr th td pre code a br details summary figure figcaption svg
    g rect text line desc div span b abbr wbr time'''.split())
EMPTY = {'meta', 'br', 'wbr', 'rect', 'line'}
INLINE = {'a', 'code', 'span', 'b', 'abbr', 'wbr', 'time'}
ATTRIBUTES = set('''align charset class colspan content data-label datetime dominant-baseline fill height href
    http-equiv id lang name open role scope tabindex text-anchor title viewbox width x x1 x2 y y1 y2 aria-hidden
    aria-label aria-labelledby'''.split())
LINK = re.compile(r'#[a-z0-9-]*|https://lore\.example\.org/r/[A-Za-z0-9._~%@-]*')


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []
        self.text = []
        self.wrong = []
        self.places = []
        self.wanted = []

    def handle_starttag(self, tag, attributes):
        if tag not in TAGS:
            self.wrong.append(f'<{tag}>')
        for name, value in attributes:
            if name not in ATTRIBUTES:
                self.wrong.append(f'<{tag} {name}>')
            if name == 'href' and not LINK.fullmatch(value or ''):
                self.wrong.append(f'link to {value}')
            if name == 'href' and (value or '').startswith('#'):
                self.wanted.append(value[1:])
            if name == 'aria-labelledby':
                self.wanted += (value or '').split()
            if name == 'id':
                self.places.append(value)
        if tag not in EMPTY:
            self.open.append(tag)
        if tag not in INLINE:
            self.text.append('\n')

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f'</{tag}>')
        if tag not in INLINE:
            self.text.append('\n')

    def handle_data(self, data):
        if 'style' not in self.open:
            self.text.append(data if 'pre' in self.open else re.sub(r'\s+', ' ', data))

    def handle_comment(self, data):
        self.wrong.append(f'<!--{data}-->')

    def unknown_decl(self, data):
        self.wrong.append(f'<![{data}]>')

    def handle_pi(self, data):
        self.wrong.append(f'<?{data}>')

    def wrong_places(self):
        """What is led to and is not there, and what is there twice."""
        dead = sorted(set(self.wanted) - set(self.places))
        twice = sorted({place for place in self.places if self.places.count(place) > 1})
        return [f'no #{place}' for place in dead] + [f'#{place} twice' for place in twice]


def main():
    page = Page()
    with open(sys.argv[1], encoding='utf-8', newline='') as file:
        page.feed(file.read())
    page.close()
    page.wrong += [f'<{tag}> is not closed' for tag in page.open] + page.wrong_places()
    lines = (line.rstrip() for line in ''.join(page.text).split('\n'))
    print('\n'.join(line for line in lines if line))
    for wrong in page.wrong:
        print('wrong:', wrong, file=sys.stderr)
    return 1 if page.wrong else 0


sys.exit(main())
