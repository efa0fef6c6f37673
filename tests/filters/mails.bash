# SPDX-License-Identifier: GPL-2.0-or-later
# Mail that is to come back as it is: `load mails` behind `load helper`.

# The records of mail, without its place.
facts() {
	mbox-split "$@" | cut -f 1-10,12
}

# mail N [LINE]...: prints a message with the number, and with these lines at the end of its text.
mail() {
	printf '%s\n' "From: Ida <ida@example.org>" "Date: Tue, 4 Mar 2025 10:0$1:00 +0100" \
		"Subject: Number $1" "Message-ID: <$1@example.org>" '' 'Text.' "${@:2}"
}

# mbox FIRST-LINE: prints an mbox of three messages, the first From_ line of which is FIRST-LINE; in
# the others text is quoted that looks like one.
mbox() {
	echo "$1"
	mail 1
	printf '\nFrom ida@example.org Tue Mar  4 11:02:00 2025\n'
	mail 2 '' '>From here on' '>>From there'
	printf '\nFrom ida@example.org Tue Mar  4 12:03:00 2025\n'
	mail 3
	echo
}
