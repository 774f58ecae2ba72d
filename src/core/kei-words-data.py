#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kei-words-data.py PO OUT: the translations of a .po file as a table of C. Fuzzy and empty ones are left out."""

import ast
import re
import sys


def quote(text):
    """As a string of C: what is not plain ASCII in octal, three digits each, so that no digit behind it is taken for one."""
    return ''.join(chr(b) if 0x20 <= b < 0x7f and b not in b'"\\?' else f'\\{b:03o}' for b in text.encode())


def read(path):
    entry, key, entries = {}, None, []
    with open(path, encoding='utf-8') as file:
        for line in [*file, '']:
            line = line.strip()
            if not line:
                entries.append(entry)
                entry, key = {}, None
            elif line.startswith('#'):
                if line.startswith('#,') and 'fuzzy' in line:
                    entry['fuzzy'] = ''
            else:
                match = re.match(r'(msgctxt|msgid|msgid_plural|msgstr|msgstr\[0\]) +(".*")$', line)
                if match:
                    key = match[1].removesuffix('[0]')
                text = ast.literal_eval(match[2] if match else line)
                entry[key] = entry.get(key, '') + text
    return entries


def main(po, out):
    words = {}
    for entry in read(po):
        if entry.get('msgid') and entry.get('msgstr') and 'fuzzy' not in entry:
            context = entry['msgctxt'] + '\4' if 'msgctxt' in entry else ''
            words[context + entry['msgid']] = entry['msgstr']
    with open(out, 'w', encoding='ascii') as file:
        print('#include "kei-words-data.h"\n\nconst KeiWord kei_words_ja[] = {', file=file)
        for word in sorted(words, key=str.encode):
            print(f'  {{ "{quote(word)}", "{quote(words[word])}" }},', file=file)
        print('};\n\nconst guint kei_words_n_ja = G_N_ELEMENTS (kei_words_ja);', file=file)


main(*sys.argv[1:])
