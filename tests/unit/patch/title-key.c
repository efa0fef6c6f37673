/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the spellings of a title have in common: common/patch/title-key.h. */
#include "patch/title-key.h"

static const char *const keys[][2] = {
	{ "", "" },
	{ "tide: Mend the gauge", "tidemendthegauge" },
	{ "Tide:  mend the \\\"gauge\\\"!", "tidemendthegauge" },
	{ "[media] tide-gauge 2.0", "mediatidegauge20" },
	{ "tide: Mend (was: gauge: Mend)", "tidemend" },
	{ "tide: Mend (what was)", "tidemendwhatwas" },
	{ "--- ...", "" },
	/* letters of any script count, punctuation and blanks of any do not */
	{ "tide\xef\xbc\x9amend", "tidemend" },
	{ "tide \xe2\x80\x94 \xe2\x80\x9cmend\xe2\x80\x9d\xc2\xa0it", "tidemendit" },
	{ "\xc3\xa4\xe6\xbd\xae", "\xc3\xa4\xe6\xbd\xae" },
	{ "\xef\xbf\xbd", "" },
	/* no UTF-8 */
	{ "a\xff\xe2\x80", "a\xff\xe2\x80" },
};

static void test_keys(void)
{
	g_autoptr(GString) buffer = g_string_new("before");
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		View key = title_key(view_of(keys[i][0]), buffer);
		g_test_message("key %zu", i);
		g_assert_true(view_is(key, keys[i][1]));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/title-key/keys", test_keys);
	return g_test_run();
}
