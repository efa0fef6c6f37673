/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What others make of a project: see patch/note-downstream.h. */
#include "patch/note-downstream.h"

/* Whether the word at at is the name of what is made of what many projects do. */
static bool is_distribution(const NoteSentence *sentence, size_t at)
{
	static const char *const names[] = {
		"alma",	     "almalinux", "alpine",  "android",	  "aosp",	  "arch",
		"archlinux", "armbian",	  "centos",  "chromeos",  "chromiumos",	  "debian",
		"fedora",    "freebsd",	  "gentoo",  "lineageos", "mageia",	  "mint",
		"netbsd",    "nixos",	  "nixpkgs", "openbsd",	  "openembedded", "opensuse",
		"openwrt",   "raspbian",  "rhel",    "rocky",	  "slackware",	  "suse",
		"systemd",   "ubuntu",	  "yocto",   NULL
	};
	return note_word_is_one_of(sentence, at, names);
}

/* `OpenWrt master`: what those say whose it is. */
static bool is_branch_of(const NoteSentence *sentence, size_t at)
{
	static const char *const branches[] = { "master", "main",	 "next",      "git",
						"trunk",  "master-next", "main-next", NULL };
	return note_word_is_one_of(sentence, at + 1, branches);
}

bool note_is_downstream(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const words[] = { "vendor", "downstream", "out-of-tree", NULL };
	bool is_told = clause->kind == NOTE_SAYS_PLACE ||
		       (clause->kind == NOTE_SAYS_PASSIVE &&
			note_has_class(sentence, clause->start, clause->verb, NOTE_IS)) ||
		       note_has_class(sentence, clause->start, clause->verb, NOTE_BEEN);
	/* `Debian has merged this` */
	if (clause->kind == NOTE_SAYS_THIRD && is_distribution(sentence, clause->start))
		return true;
	for (size_t i = clause->verb + 1; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (class == NOTE_COMMA || class == NOTE_AND || class == NOTE_SO)
			return false;
		if ((class == NOTE_OTHER || class == NOTE_NAME) &&
		    note_word_is_one_of(sentence, i, words))
			return true;
		size_t before = note_class_at(sentence, i - 1) == NOTE_THE ? i - 2 : i - 1;
		class = note_class_at(sentence, before);
		if (is_told && (class == NOTE_IN || class == NOTE_TO) &&
		    is_distribution(sentence, i))
			return !is_branch_of(sentence, i);
	}
	return false;
}
