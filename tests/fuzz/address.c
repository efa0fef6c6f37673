/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses: common/message/address.h, and common/message/mailbox.h, which must read the same. */
#include "message/address.h"
#include "fuzz.h"
#include "message/mailbox.h"

enum {
	MAX = 50
};

static bool has_space(const char *text)
{
	return text[strcspn(text, " \t\n\f\r")] != '\0';
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View value = fuzz_view(data, size);
	g_autoptr(GArray) addresses = addresses_new(), first = addresses_new();
	addresses_parse(addresses, value, MAX);
	g_assert_cmpuint(addresses->len, <=, MAX);
	for (guint i = 0; i < addresses->len; i++) {
		const Address *address = &g_array_index(addresses, Address, i);
		g_assert_true(*address->addr);
		g_assert_true(g_utf8_validate(address->addr, -1, NULL));
		g_assert_true(g_utf8_validate(address->name, -1, NULL));
		g_assert_true(strchr(address->addr, '"') || !has_space(address->addr));
	}
	addresses_parse(first, value, 1);
	g_assert_cmpuint(first->len, ==, MIN(addresses->len, 1));
	if (first->len == 0) {
		Mailbox none;
		g_assert_true(!mailbox_parse_plain(value, &none) || none.addr.len == 0);
		return 0;
	}
	const Address *address = &g_array_index(first, Address, 0);
	g_assert_cmpstr(address->name, ==, g_array_index(addresses, Address, 0).name);
	g_assert_cmpstr(address->addr, ==, g_array_index(addresses, Address, 0).addr);
	Mailbox mailbox;
	if (mailbox_parse_plain(value, &mailbox)) {
		g_assert_cmpuint(addresses->len, ==, 1);
		g_assert_true(view_equal(mailbox.name, view_of(address->name)));
		g_assert_true(view_equal(mailbox.addr, view_of(address->addr)));
	}
	return 0;
}
