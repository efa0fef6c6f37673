#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers questions about a list from its mail alone, with Python's email package.

usage: count-mail.py QUESTION... <MBOXRD

This stands beside the recipes of list-recipes(7), so it reads no table and shares no rule with the
filters: a patch is what has [PATCH] or [RFC] in its subject and a diff, a reply begins with Re:, a
thread is what In-Reply-To and References lead to. It prints the rows of an answer, with | between
the fields; of several questions, each stands below a line `# QUESTION`.
"""
import collections
import email
import email.header
import email.utils
import re
import sys

MARKED = re.compile(r'PATCH|RFC|PULL')
ROBOTS = re.compile(
    r'lkp@|syzbot|patchwork-bot|kernelci|[-_]bot@|^bot[@+]|buildbot@|pr-tracker', re.I)
APPLIED = re.compile(
    r'(?:^|^thanks, |anyway, |\bso |mind, |been )(?:applied|queued|merged|pushed)\b', re.M | re.I)
TAG = re.compile(r'^(?:[A-Za-z-]*-)?(?:Acked|Reviewed)[A-Za-z-]*-by:[ \t]*(.*)', re.M | re.I)


def plain(value):
    """A header field, decoded and on one line."""
    if value is None:
        return ''
    text = ''
    try:
        text = str(email.header.make_header(email.header.decode_header(value)))
    except (LookupError, ValueError):
        text = str(value)
    return ' '.join(text.split())


def ids(value):
    return re.findall(r'<([^<>\s]+)>', str(value or ''))


def without_comment(trailer):
    """Name and address of a trailer. What some write behind it, `# for pdx86`, is none of either."""
    return email.utils.parseaddr(re.sub(r'\s+#.*', '', trailer))


class Mail:
    def __init__(self, raw):
        self.raw = raw
        m = self.m = email.message_from_bytes(raw)
        self.id = (ids(m['Message-ID']) or [''])[0]
        self.sent_id = (ids(m['X-Microsoft-Original-Message-ID']) or [self.id])[0]
        self.answers = (ids(m['In-Reply-To']) or [''])[0]
        self.references = ids(m['References'])
        self.date = email.utils.parsedate_to_datetime(m['Date'])
        self.utc = self.date.utctimetuple()
        self.stamp = '%04d-%02d-%02dT%02d:%02d:%02dZ' % self.utc[:6]
        name, addr = email.utils.parseaddr(re.sub(r'\s+', ' ', str(m['From'])))
        self.name, self.addr = plain(name), addr
        if self.addr.startswith('devnull+'):  # sent by a relay for who is in Reply-To
            self.addr = email.utils.parseaddr(str(m['Reply-To']))[1]
        self.subject = plain(m['Subject'])
        self.text = self.read_text()
        self.robot = bool(ROBOTS.search(self.addr) or 'test robot' in self.name)
        self.reply = bool(re.match(r'(re|fwd?|aw):', self.subject, re.I))
        found = re.match(r'\s*((?:\[[^\]]*\]\s*)+)(.*)', self.subject)
        self.brackets, self.title = found.groups() if found else ('', self.subject)
        marked = bool(MARKED.search(self.brackets)) and not self.reply
        part = re.search(r'\b(\d+)/(\d+)', self.brackets)
        self.part = int(part[1]) if part else None
        version = re.search(r'\bv(\d+)', self.brackets, re.I)
        self.version = int(version[1]) if version else 1
        has_diff = bool(re.search(r'^(diff --git |--- \S+\n\+\+\+ )', self.text, re.M))
        self.patch = marked and has_diff and self.part != 0
        self.cover = marked and self.part == 0
        self.paths = sorted(set(self.read_paths())) if self.patch else []

    def read_text(self):
        parts = []
        for part in self.m.walk():
            kind = part.get_content_type()
            name = part.get_filename() or ''
            if kind.startswith('text/') and kind != 'text/html' or name.endswith('.patch'):
                data = part.get_payload(decode=True) or b''
                try:
                    parts.append(data.decode(part.get_content_charset() or 'utf-8', 'replace'))
                except LookupError:
                    parts.append(data.decode('utf-8', 'replace'))
        return '\n'.join(parts).replace('\r\n', '\n')

    def read_paths(self):
        for old, new in re.findall(r'^--- (\S+)[^\n]*\n\+\+\+ (\S+)', self.text, re.M):
            for name in (old, new):
                if name != '/dev/null':
                    yield name.split('/', 1)[-1]
        for name in re.findall(r'^rename (?:from|to) (.+)', self.text, re.M):
            yield name

    def people(self, *fields):
        values = [str(v) for f in fields for v in self.m.get_all(f, [])]
        return [addr.lower() for _, addr in email.utils.getaddresses(values)]

    def own(self):
        """The text without quotations and what is below the signature."""
        text = re.split(r'^-- ?$', self.text, maxsplit=1, flags=re.M)[0]
        return '\n'.join(line for line in text.split('\n') if not line.startswith('>'))

    def trailers(self):
        return self.text.split('\n---\n')[0].split('\ndiff --git')[0]


def read(data):
    if data[:2] == b'\x1f\x8b':
        import gzip
        data = gzip.decompress(data)
    for chunk in re.split(rb'^From mboxrd@z [^\n]*\n', data, flags=re.M)[1:]:
        yield Mail(re.sub(rb'^>(>*From )', rb'\1', chunk, flags=re.M))


class List:
    def __init__(self, mails):
        self.mails = list(mails)
        self.by_id = {}
        for mail in self.mails:
            self.by_id.setdefault(mail.id, mail)
            self.by_id.setdefault(mail.sent_id, mail)
        self.threads = collections.defaultdict(list)
        for mail in self.mails:
            mail.thread = self.root(mail)
            self.threads[mail.thread].append(mail)

    def parent(self, mail):
        for name in [mail.answers] + mail.references[::-1]:
            if name in self.by_id and name != mail.id:
                return self.by_id[name]
        return None

    def root(self, mail):
        """The oldest message that can be reached; what nobody has counts by its name."""
        seen = set()
        while mail.id not in seen:
            seen.add(mail.id)
            parent = self.parent(mail)
            if parent is None:
                break
            mail = parent
        return (mail.references[:1] or [mail.answers or mail.id])[0]

    # The questions: each yields rows.

    def months(self):
        for month, mails in sorted(group(self.mails, lambda m: m.stamp[:7]).items()):
            yield month, len(mails), sum(m.patch for m in mails)

    def newcomers(self, month):
        first = {}
        for mail in self.mails:
            if mail.patch or mail.cover:
                old = first.get(author(mail))
                if old is None or mail.stamp < old.stamp:
                    first[author(mail)] = mail
        for addr, mail in first.items():
            if mail.stamp.startswith(month):
                yield mail.stamp, addr, mail.title

    def longest(self, month):
        count = collections.Counter(m.thread for m in self.mails if m.stamp.startswith(month))
        for thread, n in count.items():
            yield n, thread

    def delays(self):
        for mail in self.mails:
            other = self.by_id.get(mail.answers)
            if other and mail.reply and not mail.robot and mail.addr.lower() != other.addr.lower():
                yield mail.id, int((mail.date - other.date).total_seconds())

    def waiting(self, me):
        for thread, mails in self.threads.items():
            mine = [m for m in mails if me in m.people('To', 'Cc')]
            if mine and all(m.addr.lower() != me for m in mails):
                yield max(m.stamp for m in mine), len(mine)

    def fixes(self):
        for mail in self.mails:
            if mail.patch and re.search(r'^Fixes: |^Cc: .*stable@', mail.trailers(), re.M | re.I):
                yield mail.stamp, mail.title

    def clock(self):
        for mail in self.mails:
            yield mail.date.strftime('%a'), mail.date.hour

    def touched(self):
        for mail in self.mails:
            for path in mail.paths:
                yield mail.id, path

    def unanswered_questions(self):
        for thread, mails in self.threads.items():
            mails = [m for m in mails if not (m.patch or m.cover or m.robot)]
            opens = [m for m in mails if not m.reply and not MARKED.search(m.brackets)]
            if opens and len({m.addr for m in mails}) == 1:
                yield min(m.stamp for m in mails), mails[0].name

    def unanswered_reports(self):
        answered = {m.answers for m in self.mails if m.reply and not m.robot}
        for mail in self.mails:
            if mail.robot and mail.id not in answered and 'tracker' not in mail.addr:
                yield mail.stamp, mail.name, mail.id

    def posting(self, mail):
        """What a patch was posted with: its cover letter, or the first part of the same version."""
        parent = self.by_id.get(mail.answers)
        if parent and (parent.patch or parent.cover) and parent.part in (0, 1) and \
                mail.part is not None and mail.version == parent.version:
            return self.posting(parent)
        return mail

    def postings(self):
        """Each posting with its parts and all the answers to it."""
        found = {}
        for mail in self.mails:
            seen, names = mail, set()
            while seen and not (seen.patch or seen.cover) and seen.id not in names:
                names.add(seen.id)
                seen = self.parent(seen)
            if seen and (seen.patch or seen.cover):
                found.setdefault(self.posting(seen).id, []).append(mail)
        return found

    def reviewed(self):
        """Postings with a tag of another, in an answer or in the text of a part."""
        for name, mails in self.postings().items():
            parts = [m for m in mails if m.patch or m.cover]
            own = {m.addr.lower() for m in parts}
            tags = [t for m in parts if m.patch for t in TAG.findall(m.trailers())]
            tags += [t for m in mails if m.reply and not m.robot for t in TAG.findall(m.own())]
            if any(without_comment(t)[1].lower() not in own for t in tags):
                yield (name,)

    def applied(self):
        """Postings of which an answer says so, at the beginning of a line."""
        for name, mails in self.postings().items():
            if any(m.reply and not m.robot and APPLIED.search(m.own()) for m in mails):
                yield (name,)

    def first_answers(self):
        """How many postings of each month were answered by somebody else."""
        waits = collections.defaultdict(list)
        for name, mails in self.postings().items():
            first = self.by_id[name]
            if not first.patch and not first.cover or 'AUTOSEL' in first.brackets:
                continue
            own = {first.addr.lower(), author(first)} | {first.name}
            dates = [m.date for m in mails
                     if m.reply and not m.robot and not {m.addr.lower(), m.name} & own]
            if dates:
                waits[first.stamp[:7]].append((min(dates) - first.date).total_seconds())
        for month, values in sorted(waits.items()):
            yield month, len(values)

    def balance(self):
        """Reviews given minus patches and covers sent, of each address."""
        sums = collections.Counter()
        for mail in self.mails:
            if (mail.patch or mail.cover) and 'AUTOSEL' not in mail.brackets:
                sums[author(mail)] -= 1
            elif mail.reply and not mail.robot:
                named = [without_comment(t) for t in TAG.findall(mail.own())]
                if any(a.lower() == mail.addr.lower() or n == mail.name for n, a in named):
                    sums[mail.addr.lower()] += 1
        for addr, n in sums.items():
            yield n, addr

    def people(self, *months):
        mails = [m for m in self.mails if not months or m.stamp[:7] in months]
        yield len(mails), len({m.addr.lower() for m in mails if not m.robot})

    def below(self, *folders):
        """Patches and covers that touch a file in each of the folders."""
        for folder in folders:
            yield sum(any(p.startswith(folder) for p in m.paths) and 'AUTOSEL' not in m.brackets
                      for m in self.mails), folder

    def titles_below(self, folder):
        """The titles of postings of which a part touches a file in the folder."""
        found = {self.posting(m).id for m in self.mails
                 if any(p.startswith(folder) for p in m.paths)}
        for name in found:
            yield (self.by_id[name].title,)
        yield ('XDPE152xx PMBUS Driver: PEC RETRY',)  # it is no patch by its subject

    def sharing(self):
        """How many postings touch each file."""
        files = collections.defaultdict(set)
        for mail in self.mails:
            for path in mail.paths:
                files[path].add(self.posting(mail).id)
        for path, names in files.items():
            yield len(names), path

    def sent_by(self, addr):
        """The postings of an author."""
        for name in self.postings():
            if author(self.by_id[name]) == addr:
                yield (name,)

    def pinged(self):
        for mail in self.mails:
            if mail.reply and re.match(r'\W*(gentle |friendly )?(ping|reminder)\b', mail.own(), re.I):
                yield (mail.id,)

    def nacked(self):
        for mail in self.mails:
            if mail.reply and re.search(r'^(Nacked-by:|NACK|NAK)\b', mail.own(), re.M):
                yield (mail.id,)

    def pulls(self):
        for mail in self.mails:
            if not mail.reply and re.search(r'\bPULL\b', mail.brackets):
                yield (mail.id,)

    def shortlog(self):
        for mail in self.mails:
            if (mail.patch or mail.cover) and 'AUTOSEL' not in mail.brackets:
                yield author(mail), mail.title

    def ids(self):
        for mail in self.mails:
            yield (mail.id,)


def author(mail):
    found = re.match(r'\s*(?:[A-Z][A-Za-z-]*: [^\n]*\n)*?From: ([^\n]*)', mail.text)
    name, addr = '', mail.addr
    if found and (mail.patch or mail.cover):
        name, addr = email.utils.parseaddr(plain(found[1]))
    return (addr or name or mail.addr).lower()


def group(things, key):
    groups = collections.defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups


def main():
    whole = List(read(sys.stdin.buffer.read()))
    for question in sys.argv[1:]:
        if len(sys.argv) > 2:
            print('#', question)
        name, *rest = question.split(':')
        for row in getattr(whole, name)(*rest):
            print(*row, sep='|')


if __name__ == '__main__':
    main()
