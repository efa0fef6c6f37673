#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Prints the --help of programs, from the tables in their sources.

The completions are made from it. The programs themselves may be for another machine than the one
they are built on; completion.bats compares it with what they say themselves. Usage:

    help.py [--program NAME SOURCE...]... --scripts SCRIPT... --library SOURCE...

In the sources of the library are words that options take, and in cli/cli.c the options of all
programs. A source may define several tables, in the form that clang-format gives them.
"""
import os
import re
import subprocess
import sys

LITERAL = r'"(?:[^"\\]|\\.)*"'
TEXT = rf'(?:{LITERAL}\s*)+'


def text_of(literals):
    """The value of string literals side by side, or None for NULL."""
    if literals.strip() == 'NULL':
        return None
    pieces = re.findall(LITERAL, literals)
    return ''.join(re.sub(r'\\(.)', r'\1', piece[1:-1]) for piece in pieces)


def read_choices(source):
    """The words of each Choice in a source, as (word, note), by the name of the Choice."""
    tables = {}
    for name, body in re.findall(r'\bChoiceWord (\w+)\[\w*\] = \{(.*?)\n\};', source, re.S):
        words = re.findall(rf'\{{ ({TEXT}|NULL),\s+({TEXT}|NULL)\s*\}}', body)
        tables[name] = [(text_of(word), text_of(note)) for word, note in words]
    return {
        name: tables[table]
        for name, table in re.findall(r'\bChoice (\w+) = CHOICE_INIT\((\w+)\);', source)
        if table in tables
    }


def sentence(words):
    """As choice_append in bytes/choice.c."""
    shown = [word + (f' ({note})' if note else '') for word, note in words if word]
    return ' or '.join([', '.join(shown[:-1]), shown[-1]] if shown[1:] else shown)


def print_options(source, choices):
    """Prints the lines of the options in the tables of a source."""
    choices = {**choices, **read_choices(source)}
    words = dict(re.findall(r'\{ "(--[a-z-]+)",[^{}]*?\.choice = &(\w+)', source))
    for table in re.findall(r'\bGOptionEntry \w+\[\] = \{(.*?)\n\t\};', source, re.S):
        entries = re.findall(
            rf'\{{ "([a-z-]+)", (0|\'.\'), (.*?),\s+({TEXT}|NULL),\s+({TEXT}|NULL)\s*\}}',
            table,
            re.S,
        )
        if len(entries) != len(re.findall(r'\{ "', table)):
            sys.exit('an option that cannot be read')
        for name, letter, flags, description, argument in entries:
            if 'HIDDEN' in flags:
                continue
            text = text_of(description)
            if '--' + name in words:
                text = text.replace('%s', sentence(choices[words['--' + name]]), 1)
            short = '' if letter == '0' else f'-{letter[1]}, '
            value = text_of(argument)
            print(f'  {short}--{name}' + (f'={value}' if value else '') + f'  {text}')


def print_program(name, sources, choices, common):
    """Prints the help of a program in C."""
    known = dict(choices)
    for source in sources:
        known.update(read_choices(source))
    synopsis = re.search(rf'\bcli_parse\([^;]*?({LITERAL})', ''.join(sources)).group(1)
    print(f'Usage:\n  {name} [OPTION]... {text_of(synopsis)}\n\nOptions:')
    for source in [*sources, common]:
        print_options(source, known)


def main():
    groups = []
    for argument in sys.argv[1:]:
        if argument.startswith('--'):
            groups.append((argument, []))
        else:
            groups[-1][1].append(argument)
    library = {}
    choices = {}
    for path in groups[-1][1]:
        library[path] = open(path, encoding='utf-8').read()
        choices.update(read_choices(library[path]))
    common = next(text for path, text in library.items() if path.endswith('cli/cli.c'))
    for kind, (first, *others) in groups[:-1]:
        if kind == '--program':
            sources = [open(path, encoding='utf-8').read() for path in others]
            print_program(first, sources, choices, common)
            continue
        for script in [first, *others]:
            sys.stdout.flush()
            subprocess.run([os.path.abspath(script), '--help'], check=True)


main()
