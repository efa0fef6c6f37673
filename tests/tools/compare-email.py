#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares mail tables with what Python's email package reads in the same messages.

usage: compare-email.py TABLE...

Each TABLE is the output of mbox-split over mboxrd files: `source` says where each message is. Prints
every value that differs, and how many were compared; exits with 1 if any differs. What the two
read differently on purpose stands in mbox-split(1) under COMPATIBILITY; here it is in the functions
that are called allowed_*.
"""
import datetime
import email
import email.header
import email.utils
import re
import sys

UNESCAPED = {'n': '\n', 't': '\t', 'r': '\r', '\\': '\\'}


def unescape(value):
    return re.sub(r'\\([ntr\\])', lambda match: UNESCAPED[match.group(1)], value)


def read_table(path):
    with open(path, encoding='utf-8', newline='\n') as table:
        names = table.readline().rstrip('\n').split('\t')
        for line in table:
            yield {n: unescape(v) for n, v in zip(names, line.rstrip('\n').split('\t'))}


def read_message(source, files):
    path, offset, length = source.rsplit(':', 2)
    if path not in files:
        with open(path, 'rb') as file:
            files[path] = file.read()
    raw = files[path][int(offset):int(offset) + int(length)].split(b'\n', 1)[1]
    if raw.endswith(b'\n\n'):
        raw = raw[:-1]
    return email.message_from_bytes(re.sub(rb'(?m)^>(>*From )', rb'\1', raw))


def decode_bytes(data, charset):
    """As mbox-split reads text: as declared, else UTF-8 if it is that, else windows-1252.

    Where the charset declared lacks some of the bytes, these alone are lost.
    """
    charset = (charset or '').lower()
    wider = {'iso-8859-1': 'cp1252', 'gb2312': 'gb18030', 'us-ascii': '', 'unknown-8bit': '',
             'windows-874': 'cp874'}
    charset = wider.get(charset, charset)
    for name in filter(None, (charset, 'utf-8')):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    # declared as UTF-8, of which there is nothing
    if charset == 'utf-8' and not re.search(rb'[\xc2-\xf4][\x80-\xbf]', data):
        charset = ''
    try:
        return data.decode(charset or 'cp1252', 'replace')
    except LookupError:
        return data.decode('cp1252', 'replace')


def squeeze(text):
    """On one line, with one space for each run of blanks, those of Unicode and of no width too."""
    return ' '.join(re.sub('[\u200b\ufeff]', ' ', text).split())


def header_text(message, name):
    """The first field of that name that is not blank: decoded, unfolded, squeezed."""
    values = [str(v) for n, v in message.raw_items() if n.lower() == name.lower()]
    value = next((v for v in values if v.strip()), '')
    value = decode_bytes(value.encode('utf-8', 'surrogateescape'), None)
    words = []
    for word, charset in email.header.decode_header(re.sub(r'\r?\n', '', value)):
        words.append(word if isinstance(word, str) else decode_bytes(word, charset))
    return squeeze(''.join(words))


# The footers of the lists compared: a line that opens them, words, and what may follow those.
FOOTER_LINE = r"(?i:.*(?:://|mailing list|subscri|this group|majordomo).*|\S+@\S+)(?:\n|\Z)"
FOOTER = re.compile(r"""(?mx)
    ^(?:_{10,}[ ]*\n(?=.*mailing[ ]list)
      | _{10,}(?=[ ].*mailing[ ]list)
      | --[ ]?\n(?=You[ ]received[ ]this[ ]message[ ]because
                  | Mailing[ ]list[ ]info:[ ]http
                  | To[ ]unsubscribe[ ]from[ ]this[ ]list:.*\n.*@
                  | \S+[ ]mailing[ ]list\n\S+@))
    (?:.*send[ ]an\n)?.*(?:\n|\Z) (?: %s | \n+(?=To[ ]|For[ ]more|Visit) %s )*""" % (FOOTER_LINE, FOOTER_LINE))
FOOTER_AT_END = re.compile(FOOTER.pattern + r"\s*\Z")


def part_text(part):
    text = decode_bytes(part.get_payload(decode=True) or b'', part.get_content_charset())
    text = re.sub(r'\r+\n', '\n', text).replace('\0', '')
    if str(part.get_param('format', '')).lower() == 'flowed':
        text = re.sub(r'(?m)^ ', '', text)
    cut = FOOTER.sub('', text)
    if cut != text and FOOTER_AT_END.search(text):
        cut = cut.rstrip('\n') + '\n' if cut.strip('\n') else ''
    text = cut
    return text if not text or text.endswith('\n') else text + '\n'


DIFF = re.compile(r'\s*(diff -|Index: |\*\*\* |--- .*\n\+\+\+ |From [0-9a-f]{40})')
LATER_DIFF = re.compile(r'(?m)^(diff --git |\+\+\+ |Index: |\*\*\* )')
ZERO_COMMIT = 'From ' + '0' * 40 + ' Mon Sep 17 00:00:00 2001\n'


def header_of(message):
    """A message's header as git format-patch writes it."""
    fields = ((name, message[name]) for name in ('From', 'Date', 'Subject'))
    return ZERO_COMMIT + ''.join(f'{n}: {v.strip()}\n' for n, v in fields if v) + '\n'


def patch_text(part):
    """The text of an attached patch; None if it is none."""
    text = part_text(part)
    if DIFF.match(text):
        return text
    inside = email.message_from_string(text)
    if (inside['From'] or inside['Subject']) and LATER_DIFF.search(text):
        return header_of(inside) + inside.get_payload()
    named = re.search(r'\.(patch|diff)', part.get_filename() or '', re.I)
    return text if (named or text.startswith('commit ')) and LATER_DIFF.search(text) else None


def is_text(part):
    return not re.search(rb'[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]', part.get_payload(decode=True) or b'')


def text_parts(part, is_body, found):
    """Collects the texts of part in reading order, each with what it is: RULE 4."""
    kind = part.get_content_type()
    attached = part.get_content_disposition() == 'attachment' and not is_body
    if kind == 'multipart/alternative' and part.is_multipart():
        choices = [p for p in part.get_payload() if p.get_content_type() == 'text/plain']
        for choice in choices[:1] or part.get_payload():
            text_parts(choice, False, found)
        found.extend(('html', '') for p in part.get_payload() if p.get_content_type() == 'text/html')
    elif kind == 'message/rfc822' and part.is_multipart():
        inside = []
        text_parts(part.get_payload(0), True, inside)
        text = ''.join(text for what, text in inside if what in ('plain', 'patch'))
        if LATER_DIFF.search(text) and not is_body:
            found.append(('patch', header_of(part.get_payload(0)) + text))
        elif attached:
            found.append(('attached', text))
        else:
            found.extend(inside)
    elif part.is_multipart():
        for child in part.get_payload():
            text_parts(child, False, found)
    elif kind == 'text/html':
        found.append(('html', ''))
    else:
        assumed = kind == 'application/octet-stream' and part.get_param('x-default') == 'true'
        plain = kind == 'text/plain' or (assumed and is_text(part))
        patch = None if is_body or (plain and not attached and not part.get_filename()) else patch_text(part)
        if kind in ('text/x-patch', 'text/x-diff') or patch:
            found.append(('patch', patch or part_text(part)))
        elif plain and not attached:
            found.append(('plain', part_text(part)))
        elif plain or kind.startswith('text/') or (kind == 'application/octet-stream' and is_text(part)):
            found.append(('attached', part_text(part)))


def message_text(message):
    """The readable text; None where only html is there, which the two write differently."""
    found = []
    text_parts(message, True, found)
    is_alone = sum(what != 'html' for what, _ in found) == 1
    texts = [text for what, text in found
             if what in ('plain', 'patch') and (text.strip() or is_alone)]
    if any(what == 'plain' and text.strip() for what, text in found):
        return ''.join(texts)
    if any(what == 'html' for what, _ in found):
        return None
    return ''.join(text for what, text in found
                   if what != 'html' and (text.strip() or is_alone))


def unwrapped(message):
    """The message that a list has wrapped in this one."""
    inside = [part for part in message.walk() if part.get_content_type() == 'message/rfc822']
    return inside[0].get_payload(0)


def parse_date(text):
    try:
        date = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=datetime.timezone.utc)
    return date.astimezone(datetime.timezone.utc)


def oldest_hop(hops):
    """The oldest of the dates, which come youngest first, but none that two below it are younger than."""
    day = datetime.timedelta(days=1)
    return min(hop for i, hop in enumerate(hops)
               if sum(other > hop + day for other in hops[i + 1:]) < 2)


def message_date(message):
    """A Date that a Received confirms, else the oldest Received, else Date; no From_ line has one."""
    def dates(name):
        values = [str(v) for n, v in message.raw_items() if n.lower() == name]
        values = [re.sub(r'\s+', ' ', v).rsplit(';', name == 'received')[-1] for v in values]
        return list(filter(None, map(parse_date, values)))
    rfc_822 = datetime.datetime(1982, 1, 1, tzinfo=datetime.timezone.utc)
    hops = [hop for hop in dates('received') if hop >= rfc_822]
    written = dates('date')
    day = datetime.timedelta(days=1)
    confirmed = [d for d in written if any(abs(d - hop) <= day for hop in hops)]
    found = confirmed or ([oldest_hop(hops)] if hops else written)
    return found[0].strftime('%Y-%m-%dT%H:%M:%SZ') if found else ''


def message_id(message):
    value = header_text(message, 'Message-ID')
    match = re.search(r'<([^>]*)>', value)
    return re.sub(r'\s', '', match.group(1) if match else value)


def sender(message, row):
    """The sender; of one that the list rewrote, the address must stand in the field named."""
    if row['from_source'] == 'from':
        raw = next((str(v) for n, v in message.raw_items() if n.lower() == 'from'), '')
        raw = decode_bytes(re.sub(r'\r?\n', '', raw).encode('utf-8', 'surrogateescape'), None)
        name, address = email.utils.parseaddr(raw)
        words = email.header.decode_header(name)
        name = ''.join(w if isinstance(w, str) else decode_bytes(w, c) for w, c in words)
        return squeeze(name), address
    field = {'relay': 'From'}.get(row['from_source'], row['from_source'])
    found = row['from_addr'] in str(message.get(field, ''))
    return row['from_name'], row['from_addr'] if found else None


def allowed_sender(ours, theirs):
    """Python drops or doubles what comments say; quotes inside of names are kept by neither."""
    def strip(pair):
        return re.sub(r'["\'()\\ ]', '', pair[0]), pair[1]
    return strip(ours) == strip(theirs)


def compare(row, message):
    """Yields (column, ours, theirs) for what differs."""
    theirs = {'message_id': message_id(message), 'date': message_date(message)}
    if row['from_source'] == 'wrapped':
        message = unwrapped(message)
        row = dict(row, from_source='from')
    theirs.update(subject=header_text(message, 'Subject'), body=message_text(message))
    for column, value in theirs.items():
        if value is not None and re.sub(r'[\0-\x08\x0b-\x1f\x7f-\x9f]', '\ufffd', value) != row[column]:
            yield column, row[column], value
    ours = row['from_name'], row['from_addr']
    if ours != sender(message, row) and not allowed_sender(ours, sender(message, row)):
        yield 'from', ours, sender(message, row)


def main():
    compared = different = 0
    files = {}
    for path in sys.argv[1:]:
        for row in read_table(path):
            compared += 1
            for column, ours, theirs in compare(row, read_message(row['source'], files)):
                different += 1
                print(f"{row['source']}: {column}\n  ours   {ours!r}\n  theirs {theirs!r}")
    print(f'{compared} compared, {different} different')
    return 1 if different or not compared else 0


if __name__ == '__main__':
    sys.exit(main())
