# SPDX-License-Identifier: GPL-2.0-or-later
# The lines of list-recipes(7) that hand a whole table on to other programs, and what they must not
# lose: `load export` behind `load helper` and `load recipes`.

# The table as Python reads it by the grammar of mail-record(5): as JSON lines with the text of the
# values, or with `written` as CSV with the values as they are written.
read_as_python() {
	python3 - "$@" <<-'END'
		import csv, json, re, sys

		def text(value):
		    plain = {'n': '\n', 't': '\t', 'r': '\r', '\\': '\\'}
		    return re.sub(r'\\(x[0-9a-f]{2}|.)',
		                  lambda m: plain.get(m[1]) or chr(int(m[1][1:], 16)), value)

		with open(sys.argv[1], newline='\n', encoding='utf-8') as table:
		    rows = [line[:-1].split('\t') for line in table]
		if 'written' in sys.argv:
		    csv.writer(sys.stdout, quoting=csv.QUOTE_ALL, lineterminator='\n').writerows(rows)
		else:
		    for row in rows[1:]:
		        print(json.dumps(dict(zip(rows[0], map(text, row))), ensure_ascii=False,
		                         separators=(',', ':')))
	END
}

# check_json: list.json has each record of table.tsv, each with the text of each value.
check_json() {
	read_as_python table.tsv | jq -c . | sed 's/\\u007f/\x7f/g' | cmp - list.json
}

check_csv() {
	read_as_python table.tsv written | cmp - list.csv
}

# check_sqlite: the rows of the table `patch` in list.db are those of table.tsv, as they are written.
check_sqlite() {
	local names
	names=$(head -n 1 table.tsv | sed 's/\t/","/g; s/.*/"&"/')
	sqlite3 -tabs list.db "select $names from patch" | cmp - <(tail -n +2 table.tsv)
	[[ $(sqlite3 list.db 'select count(*) from patch') -eq $(($(wc -l <table.tsv) - 1)) ]]
	# Nothing was taken for a number: 2.10 is not 2.1.
	[[ $(sqlite3 list.db 'select distinct typeof(message_id), typeof(version) from patch') == 'text|text' ]]
}
