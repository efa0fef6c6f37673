/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What branches are for: see patch/branch-name.h. */
#include "patch/branch-name.h"

static const char *const main_names[] = {
	"current",  "default", "devel", "develop", "development", "head",  "main",
	"mainline", "master",  "next",	"staging", "tip",	  "trunk", "unstable",
};

static const char *const release_words[] = {
	"lts", "maint", "maintenance", "rel", "releases", "release", "releng", "stable",
};

/* Work on what comes next. */
static const char *const work_words[] = {
	"experimental", "feature", "features", "fixes", "integration", "testing", "topic", "wip",
};

/* A branch that is made for a while has a number now and then, too: `fix-2.4`. */
static const char *const passing_words[] = {
	"backport", "backports", "bug",	  "ci",	 "cherry", "dependabot", "fix",	   "for",
	"issue",    "mr",	 "patch", "pr",	 "pull",   "queue",	 "revert", "series",
	"test",	    "tests",	 "tmp",	  "try", "user",   "users",
};

/* Where projects keep the branches of people, companies and long work: `devel/omp/gcc-14`. */
static const char *const private_dirs[] = {
	"dev",	   "devel",   "experimental", "people",	 "personal",
	"private", "sandbox", "vendor",	      "vendors",
};

/* The next piece of a name, between marks. */
static bool next_piece(View *rest, View *piece)
{
	*rest = view_skip_any(*rest, "/-_");
	size_t len = 0;
	while (len < rest->len && !byte_is_in(rest->data[len], "/-_"))
		len++;
	*piece = view_head(*rest, len);
	*rest = view_from(*rest, len);
	return len > 0;
}

/* `6.6`, `v2024.02.x`, `6.1.y`, with two numbers at least; is_short where it is one of up to two
 * digits. */
static bool is_version(View piece, bool *is_short)
{
	View text = view_from(piece, view_starts_nocase(piece, "v"));
	size_t dots = 0, digits = 0;
	if (text.len == 0 || !g_ascii_isdigit(text.data[0]))
		return false;
	for (size_t i = 0; i < text.len; i++) {
		bool is_wild =
			i > 0 && text.data[i - 1] == '.' && byte_is_in(text.data[i], "xXyYz");
		if (!g_ascii_isdigit(text.data[i]) && text.data[i] != '.' && !is_wild)
			return false;
		dots += text.data[i] == '.';
		digits += g_ascii_isdigit(text.data[i]) != 0;
	}
	*is_short = dots == 0 && digits <= 2;
	return dots > 0 || *is_short;
}

/* Whether a branch is in a directory of such. `ada/2.4/main` is in that of a person, too. */
static bool is_private(View name)
{
	static const char *const shared[] = { "branch", "branches" };
	const char *slash = view_chr(name, '/');
	View dir = view_head(name, slash ? (size_t)(slash - name.data) : 0);
	bool is_short;
	if (view_starts(name, "refs/"))
		return is_private(view_from(name, strlen("refs/")));
	if (view_is_one_nocase(dir, private_dirs, G_N_ELEMENTS(private_dirs)))
		return true;
	return slash && view_rchr(name, '/') > slash &&
	       !view_is_one_nocase(dir, shared, G_N_ELEMENTS(shared)) &&
	       !view_is_one_nocase(dir, main_names, G_N_ELEMENTS(main_names)) &&
	       !view_is_one_nocase(dir, release_words, G_N_ELEMENTS(release_words)) &&
	       !is_version(dir, &is_short);
}

static bool is_release(View name)
{
	bool has_word = false, has_version = false, has_short = false, has_name = false;
	View rest = name, piece;
	if (is_private(name))
		return false;
	while (next_piece(&rest, &piece)) {
		bool is_short = false;
		if (view_is_one_nocase(piece, passing_words, G_N_ELEMENTS(passing_words)) ||
		    view_is_one_nocase(piece, work_words, G_N_ELEMENTS(work_words)))
			return false;
		if (view_is_one_nocase(piece, release_words, G_N_ELEMENTS(release_words)))
			has_word = true;
		else if (is_version(piece, &is_short))
			*(is_short ? &has_short : &has_version) = true;
		else
			has_name = true;
	}
	/* `openwrt-23.05`, `emacs-30`; `12` alone may be anything */
	return has_word || has_version || (has_short && has_name);
}

BranchKind branch_kind(View name)
{
	static const char *const starts[] = { "refs/heads/", "refs/remotes/", "origin/" };
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		name = view_from(name, view_starts(name, starts[i]) ? strlen(starts[i]) : 0);
	if (view_is_one_nocase(name, main_names, G_N_ELEMENTS(main_names)) ||
	    view_ends(name, "-next") || view_starts(name, "next-") || view_starts(name, "for-"))
		return BRANCH_MAIN;
	return is_release(name) ? BRANCH_RELEASE : BRANCH_OTHER;
}

bool branch_is_of_work(View name)
{
	static const char *const others[] = { "branch", "dev" };
	return view_is_one_nocase(name, others, G_N_ELEMENTS(others)) ||
	       view_is_one_nocase(name, work_words, G_N_ELEMENTS(work_words)) ||
	       branch_kind(name) == BRANCH_MAIN;
}
