# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2016 # variables of commit-cat.sh; awk's
# The commit table of mail-record(5); meson.build puts this in the place of commit-cat's line
# @TABLE@.

# The columns of all tables: what a value must not be. The same as in common/record/record.c.
column_names='kind date from_name from_addr from_source subject message_id in_reply_to references
list source version part total flags tags title author_name author_addr series files insertions
deletions trailers why body by count key crosspost commit message_ids patch_id paths lines
commit_date commit_why thread delay url tag result zone arrival context person org
subsystem key2 gave size attachments'

# Prints the table of the commits that print_commits gives, with what the files ids and lines say of
# them.
print_table() {
	export NAMES="$column_names" TMP="$tmp"
	checked awk -v with="$with" '
		# Text as a value, or a line of it: see mail-record(5). U+0001 stands for a line feed.
		function line_of(text) {
			return text ~ /[\\\001-\037\177-\377]/ ? escaped(text) : text
		}
		function value(text) {
			text = line_of(text)
			if (text in is_name)
				text = "\\x" hex[byte[substr(text, 1, 1)]] substr(text, 2)
			return text
		}
		function escaped(text,    at, size, c, out) {
			for (at = 1; at <= length(text); at += size < 0 ? -size : size) {
				c = substr(text, at, 1)
				size = 1
				if (c == "\\")
					out = out "\\\\"
				else if (c == "\t")
					out = out "\\t"
				else if (c == "\r")
					out = out "\\r"
				else {
					size = character(text, at)
					out = out (size < 0 ? "\357\277\275" : substr(text, at, size))
				}
			}
			return out
		}
		# The length of the UTF-8 character at a position; negative if it is none, or controls
		# something.
		function character(text, at,    first, size, code, i, next_byte) {
			first = code = byte[substr(text, at, 1)]
			if (first < 128)
				return first < 32 || first == 127 ? -1 : 1
			size = first < 194 || first > 244 ? 0 : first < 224 ? 2 : first < 240 ? 3 : 4
			code -= size == 2 ? 192 : size == 3 ? 224 : 240
			for (i = 1; i < size; i++) {
				next_byte = byte[substr(text, at + i, 1)]
				if (next_byte < 128 || next_byte > 191)
					return -1
				code = code * 64 + next_byte - 128
			}
			if (size == 2 && code < 160)
				return -2
			if (size == 0 || size == 3 && code < 2048 || size == 4 && code < 65536 ||
			    code >= 55296 && code <= 57343 || code > 1114111)
				return -1
			return size
		}
		# Text without the %40 of URLs.
		function decoded(text,    at, out, digits) {
			while ((at = index(text, "%"))) {
				digits = tolower(substr(text, at + 1, 2))
				if (digits ~ /^[0-9a-f][0-9a-f]$/) {
					out = out substr(text, 1, at - 1) sprintf("%c", code_of[digits])
					text = substr(text, at + 3)
				} else {
					out = out substr(text, 1, at)
					text = substr(text, at + 1)
				}
			}
			return out text
		}
		# The Message-ID that an URL leads to: the component of its path, or the value in its query,
		# that has an `@`; and in links that are made for ids, whatever is there.
		function id_of_url(url,    n, part, i) {
			if (tolower(url) ~ /^mid:/)
				return decoded(substr(url, 5))
			if (!match(url, /^[a-zA-Z]+:\/\/[^\/]*\//))
				return ""
			i = substr(url, 1, RLENGTH) ~ /msgid\.link\/$/
			url = substr(url, RLENGTH + 1)
			sub(/#.*/, "", url)
			n = split(url, part, /[\/?&=]/)
			if (i || part[1] == "r" && n > 1)
				return decoded(part[i ? 1 : 2])
			for (i = 1; i <= n; i++)
				if (part[i] ~ /@|%40/)
					return decoded(part[i])
			return ""
		}
		# The ids that the trailers of a message name, with blanks between.
		function ids_of(message,    n, line, i, key, text, id, out, seen) {
			n = split(message, line, "\001")
			for (i = 1; i <= n; i++) {
				if (line[i] !~ /^[LlMmDdAa][A-Za-z-]*:/)
					continue
				key = tolower(substr(line[i], 1, index(line[i], ":") - 1))
				if (key !~ /^(link|message-id|discussion|archived-at)$/)
					continue
				text = substr(line[i], length(key) + 2)
				if (text ~ /^[ \t\r]*$/ && line[i + 1] ~ /^[ \t]*(<|http)/)
					text = line[i + 1]
				gsub(/^[ \t<]+/, "", text)
				sub(/[ \t\r>].*/, "", text)
				id = key == "message-id" ? text : id_of_url(text)
				if (key == "message-id" && id ~ /^[a-z]+:\/\//)
					id = id_of_url(id)
				gsub(/^<|>$/, "", id)
				if (id != "" && id !~ /[ \001-\037]/ && !(id in seen)) {
					seen[id]
					out = out (out == "" ? "" : " ") id
				}
			}
			return out
		}
		# Lines of two words; key is the one that names a commit.
		function read_pairs(file, key, pairs,    line, word) {
			while ((getline line < file) > 0) {
				split(line, word, " ")
				pairs[word[key]] = word[3 - key]
			}
			close(file)
		}
		function print_commit(    ids, i, paths, path) {
			ids = ids_of(field[7])
			# A merge is of interest if it says which series it took.
			if (!n_fields || field[2] ~ / / && ids == "")
				return
			for (i = 1; i <= n_paths; i++) {
				path = n_paths > 1 ? line_of(path_at[i]) : value(path_at[i])
				paths = paths (i > 1 ? "\\n" : "") path
			}
			if (field[3] !~ /^[0-9][0-9][0-9][0-9]-[0-9-]*T[0-9:]*Z$/)
				field[3] = ""
			printf "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s", field[1], field[3], value(field[4]),
				value(field[5]), value(field[6]), value(ids), patch_id[field[1]], paths
			printf "%s\n", (with == "" ? "" : "\t" lines[field[1]])
		}
		BEGIN {
			for (i = 1; i < 256; i++) {
				byte[sprintf("%c", i)] = i
				hex[i] = sprintf("%02x", i)
				code_of[hex[i]] = i
			}
			n = split(ENVIRON["NAMES"], names, /[ \n]+/)
			for (i = 1; i <= n; i++)
				is_name[names[i]]
			read_pairs(ENVIRON["TMP"] "/ids", 2, patch_id)
			read_pairs(ENVIRON["TMP"] "/lines", 1, lines)
			printf "commit\tdate\tauthor_name\tauthor_addr\ttitle\tmessage_ids\tpatch_id\tpaths"
			printf "%s\n", (with == "" ? "" : "\tlines")
		}
		# An empty line begins a commit, for no path is empty.
		wanted == 0 && $0 == "" {
			print_commit()
			wanted = 7
			n_fields = n_paths = 0
			next
		}
		wanted > 0 {
			field[++n_fields] = $0
			wanted--
			next
		}
		{
			if (!n_paths)
				sub(/^\001/, "")
			path_at[++n_paths] = $0
		}
		END { print_commit() }'
}
