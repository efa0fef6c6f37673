/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the number of a release says in brackets: see patch/subject-release.h. */
#include "patch/subject-release.h"

#include "patch/branch-name.h"
#include "patch/subject-known.h"
#include "patch/subject-number.h"
#include "patch/subject-phrase.h"

/* Whether a word is a version, or the release of a kernel, beside which that one is no version. */
static bool is_better_version(View word, const SubjectVersion *than)
{
	SubjectWords words;
	SubjectVersion other;
	word = subject_word_bare(word);
	VersionKind kind = subject_version_parse(word, &other);
	if (kind == VERSION_OF_RELEASE ||
	    (kind == VERSION_OF_PATCH && subject_version_may_be_kernel(&other)))
		return true;
	if (than->number > 3 && subject_release_kind(word) != RELEASE_NONE)
		return true;
	subject_words_init(&words);
	/* `v3.1` is a revision of v3. */
	return subject_glued_word_read(&words, word) && words.version.len &&
	       words.version_number != than->number;
}

/* The same of any word in text but the one given. */
static bool has_better_version(View text, View but, const SubjectVersion *than)
{
	View word;
	while (subject_word_next(&text, &word))
		if (word.data != but.data && is_better_version(word, than))
			return true;
	return false;
}

/* The next group of text, if it does not begin another subject, as in `[PATCH v2 1/2] [PATCH 1/2]`.
 */
static bool take_later_group(View *text, View *group)
{
	*text = view_skip_space(*text);
	const char *close = view_starts(*text, "[") ? view_chr(*text, ']') : NULL;
	if (!close)
		return false;
	*group = view_head(*text, (size_t)(close - text->data));
	*text = view_from(*text, group->len + 1);
	return !known_word_find_patch(*group);
}

/* Whether a word such as `v5.4`, which may be a version, is a kernel's branch: what is the version
 * stands beside it, or so does another branch. */
static bool is_kernel_branch(const SubjectWords *words, View word)
{
	SubjectVersion version;
	if (subject_version_parse(word, &version) != VERSION_OF_PATCH ||
	    !subject_version_may_be_kernel(&version))
		return false;
	if (words->has_version || words->has_release ||
	    has_better_version(words->group, word, &version))
		return true;
	View later = words->later, group;
	while (take_later_group(&later, &group))
		if (has_better_version(group, word, &version))
			return true;
	return false;
}

/* Standards and languages that people name with their number. */
static const char *const standards[] = {
	"acpi",	  "bluetooth", "c++",  "cxl",	 "dwarf",  "fortran", "hdmi", "hid",
	"http",	  "nfs",       "nvme", "opencl", "openmp", "pci",     "pcie", "posix",
	"python", "smb",       "tls",  "uefi",	 "ufs",	   "unicode", "usb",  "vulkan",
};

/* Whether a number is that of the word before it in a group, a standard or a language: `USB 3.0`,
 * `OpenMP 5.1`, or what stands between commas, as in `PATCH, Ferry 2.0, v2`. */
static bool is_number_of(View before, View word, View group)
{
	static const char *const trees[] = { "stable", "linux", "kernel" };
	if (before.len < 2 || !g_ascii_isdigit(word.data[0]) ||
	    view_is_one_nocase(before, trees, G_N_ELEMENTS(trees)))
		return false;
	const char *end = before.data + before.len;
	if (view_trim((View){ end, (size_t)(word.data - end) }).len)
		return false;
	if (view_is_one_nocase(before, standards, G_N_ELEMENTS(standards)))
		return true;
	for (size_t i = 1; i < before.len; i++)
		if (g_ascii_islower(before.data[i - 1]) && g_ascii_isupper(before.data[i]))
			return true;
	View front = view_trim(view_head(group, (size_t)(before.data - group.data)));
	SubjectWords words;
	subject_words_init(&words);
	return view_ends(front, ",") && g_ascii_isupper(before.data[0]) &&
	       !subject_glued_word_read(&words, before);
}

ReleaseUse subject_release_use(const SubjectWords *words, View word, View before, View rest)
{
	char first = word.data[0];
	if ((!g_ascii_isdigit(first) && (first | 0x20) != 'v') || !view_chr(word, '.') ||
	    !subject_names_kernel(word))
		return RELEASE_IS_NONE;
	View next;
	/* `dev 6.6` is what `dev-6.6` is, no release */
	if (branch_is_of_work(before) || view_is_nocase(before, "for") ||
	    is_number_of(before, word, words->group) ||
	    (subject_word_next(&rest, &next) && branch_is_of_work(next)))
		return RELEASE_IS_TAG;
	return view_is_nocase(before, "stable") || is_kernel_branch(words, word) ? RELEASE_IS_MEANT
										 : RELEASE_IS_NONE;
}
