/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply refuses a patch: common/patch/nack.h. */
#include "patch/nack.h"

#include "says-case.h"

static const SaysCase cases[] = {
	{ "NAK.", true },
	{ "NACK", true },
	{ "Nack, this breaks the ABI.", true },
	{ "So NAK to this part of the patch.", true },
	{ "NAK. I don't want to do this.", true },
	{ "Big NAK to this.", true },
	{ "Strong NACK from me.", true },
	{ "That's a NAK from me, sorry.", true },
	{ "This is a NAK.", true },
	{ "It's a NACK then.", true },
	{ "Nacked-by: Mae Tainer <mae@example.org>", true },
	{ "NACKed-by: Mae Tainer <mae@example.org>", true },
	{ "NAKed-by: Mae Tainer <mae@example.org>", true },
	{ "Nak, see above.", true },
	{ "Sorry, NAK.", true },
	{ "Hi Bo,\n\nNACK. Please use the helper.", true },
	{ "I NAK this patch.", true },
	{ "I have to NACK this, sorry.", true },
	{ "So it's a NAK for now.", true },
	{ "So NAK on the removal of the helper.", true },
	{ "The helper is there already, so NAK.", true },
	{ "Please no, NAK.", true },
	{ "self-NAK, I found a bug.", true },
	{ "Self-nack: the test fails.", true },
	{ "NAK until there is a user.", true },
	{ "NACK, unless you show numbers.", true },
	{ "NAK for this one; the rest looks fine.", true },
	{ "nack from my side", true },
	{ "Therefore NACK.", true },
	{ "NAK - the ABI is frozen.", true },
	{ "Rejected.", true },
	{ "Rejected, we have that already.", true },
	{ "Marking it as rejected.", true },
	{ "I will mark it as rejected in patchwork.", true },
	{ "This patch is rejected.", true },
	{ "So I'll reject this patch for now.", true },
	{ "The series is rejected, sorry.", true },
	{ "A NAK from me as well.", true },
	{ "Still NACK.", true },
	{ "I'm NAKing this until it is documented.", true },
	{ "The chip sends a NAK on the bus.", false },
	{ "The device NAKs the transfer.", false },
	{ "If the slave answers NAK, retry.", false },
	{ "NAK is sent by the target.", false },
	{ "NAKs are counted.", false },
	{ "There is a high risk of a maintainer NAK after the next submission.", false },
	{ "ACK/NAK handling is in the core.", false },
	{ "The peer replies with NACK.", false },
	{ "On error a NACK is returned.", false },
	{ "Wait for ACK or NAK.", false },
	{ "NACK interrupts are masked here.", false },
	{ "It handles NAK, STALL and NYET.", false },
	{ "the bus gets a\nNAK from the device", false },
	{ "not a NAK, just a question", false },
	{ "I would not NAK this.", false },
	{ "I'd rather not NACK it.", false },
	{ "No NAK from me.", false },
	{ "This isn't a NAK.", false },
	{ "Is that a NAK?", false },
	{ "NAK?", false },
	{ "Did Mae NAK that?", false },
	{ "Mae NAKed v1 for that reason.", false },
	{ "v1 was NACKed by the netdev people.", false },
	{ "> NAK.", false },
	{ "It was nacked before, so I changed the approach.", false },
	{ "Unless somebody NAKs it I will merge it on Friday.", false },
	{ "Without a NAK by then I'll apply it.", false },
	{ "Acked-by: Mae Tainer <mae@example.org>", false },
	{ "This rejects invalid input.", false },
	{ "The request is rejected by the device.", false },
	{ "Invalid lengths are rejected.", false },
	{ "It is rejected with -EINVAL.", false },
	{ "The patch was rejected by the list's filter, so here it is again.", false },
	{ "I guess we should reject this situation.", false },
	{ "A rejected patch may be sent again.", false },
	{ "Reject invalid values.", false },
	{ "I rejected the idea to use a lock.", false },
	{ "We reject this input in the parser.", false },
	{ "Packets are dropped, not rejected.", false },
	{ "tar: Rejected hunk 3.", false },
	{ "the naked pointer is used here", false },
	{ "I2C_M_IGNORE_NAK is not set.", false },
	{ "The controller got NAKed.", false },
	{ "The I2C_NAK flag.", false },
	{ "You will get a NACK when the address is wrong.", false },
	{ "In that case the core sees NACK.", false },
	{ "Can we drop this patch?", false },
	{ "pnack is unused", false },
	{ "", false },
	{ "nak", true },
	{ "> x\n> y\n\nNACK.\n\nRegards", true },
	{ "The idea is wrong:\n\tNAK.", true },
};

static void test_says(void)
{
	says_check(cases, G_N_ELEMENTS(cases), nack_says);
}

/* A word is found wherever it stands in a step of the search. */
static void test_places(void)
{
	for (size_t before = 0; before < 130; before++)
		for (size_t behind = 0; behind < 70; behind += 23) {
			g_autofree char *dots = g_strnfill(before, '.');
			g_autofree char *more = g_strnfill(behind, '.');
			g_autofree char *text = g_strconcat(dots, "NAK.", more, NULL);
			PatchText facts;
			patch_text_scan(&facts, view_of(text), TEXT_PLAIN);
			g_assert_true(nack_says(&facts, TEXT_PLAIN));
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/nack/says", test_says);
	g_test_add_func("/nack/places", test_places);
	return g_test_run();
}
