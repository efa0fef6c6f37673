/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The grammar of patch subjects: common/patch/subject.h, and common/patch/flags.h. */
#include "subject-case.h"

#include "patience.h"

static const Case plain_cases[] = {
	{ "", "0,0 |  |  |  |  |  | " },
	{ "   ", "0,0 |  |  |  |  |  | " },
	{ "a plain question", "0,0 |  |  |  |  |  | a plain question" },
	{ "  a \t plain\n\n question ", "0,0 |  |  |  |  |  | a plain question" },
	{ "[PATCH] a: b", "0,0 |  |  |  | M |  | a: b" },
	{ "[PATCH v2 0/3] a: b", "0,0 | 2 | 0/3 |  | M |  | a: b" },
	{ "[PATCH V3 01/12] a: b", "0,0 | 3 | 1/12 |  | M |  | a: b" },
	{ "[patch 00/07] a: b", "0,0 |  | 0/7 |  | M |  | a: b" },
	{ "[PATCH 05/11 v2] a: b", "0,0 | 2 | 5/11 |  | M |  | a: b" },
	{ "[v2 PATCH 1/3] a: b", "0,0 | 2 | 1/3 |  | M |  | a: b" },
	{ "[PATCH 21/20] a: b", "0,0 |  | 21/20 |  | M |  | a: b" },
	{ "[PATCH 34.5/36] a: b", "0,0 |  | 34.5/36 |  | M |  | a: b" },
	{ "[PATCH 1 of 3] a: b", "0,0 |  | 1/3 |  | M |  | a: b" },
	{ "[PATCH 1 / 3] a: b", "0,0 |  | 1/3 |  | M |  | a: b" },
	{ "[1 of 3] a: b", "0,0 |  |  |  |  | 1 of 3 | a: b" },
	{ "[PATCH 12345/3] a: b", "0,0 |  |  |  | M | 12345/3 | a: b" },
	{ "[PATCH 1/3/] a: b", "0,0 |  | 1/3 |  | M |  | a: b" },
	{ "[PATCH vs/3/4/ 00/11] a: b", "0,0 |  | 0/11 |  | M | vs/3/4/ | a: b" },
	{ "[PATCH/RFC] a: b", "0,0 |  |  | rfc | M |  | a: b" },
	{ "[RFC/RFT PATCH] a: b", "0,0 |  |  | rfc rft | M |  | a: b" },
	{ "[RTF PATCH] a: b", "0,0 |  |  | rft | M |  | a: b" },
	{ "[PATCH net,v5,0/2] a: b", "0,0 | 5 | 0/2 |  | M | net | a: b" },
	{ "[PATCH V9;RESEND,0/2] a: b", "0,0 | 9 | 0/2 | resend | M |  | a: b" },
	{ "[v4,1/1] a: b", "0,0 | 4 | 1/1 |  | M |  | a: b" },
	{ "[v1,1/1 2/2] a: b", "0,0 | 1 | 2/2 |  | M |  | a: b" },
	{ "[PATCH v2 1/2] [PATCH v1 2/2] a: b", "0,0 | 2 | 1/2 |  | M |  | a: b" },
	{ "[PATCH][v2] a: b", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH] [RFC/RFT,V2] a: b", "0,0 | 2 |  | rfc rft | M |  | a: b" },
	{ "[PATCH net-next] [net-next] a: b", "0,0 |  |  |  | M | net-next | a: b" },
	{ "[PATCH 1/3]a: b", "0,0 |  | 1/3 |  | M |  | a: b" },
	{ "[PATCH v3]: a: b", "0,0 | 3 |  |  | M |  | a: b" },
	{ "[PATCH take 3] a: b", "0,0 | 3 |  |  | M |  | a: b" },
	{ "[PATCH, try #2 1/3] a: b", "0,0 | 2 | 1/3 |  | M |  | a: b" },
	{ "[PATCH ver3] a: b", "0,0 | 3 |  |  | M |  | a: b" },
	{ "[PATCH V.3] a: b", "0,0 | 3 |  |  | M |  | a: b" },
	{ "[PATCH rev-2] a: b", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH take] a: b", "0,0 |  |  |  | M | take | a: b" },
	{ "[PATCH revert 3] a: b", "0,0 |  |  |  | M | revert 3 | a: b" },
	{ "[PATCH (take 2)] a: b", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH 2nd try] a: b", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH, 3rd version 1/2] a: b", "0,0 | 3 | 1/2 |  | M |  | a: b" },
	{ "[PATCH 2nd] a: b", "0,0 |  |  |  | M | 2nd | a: b" },
	{ "[PATCH] (take 2) a: b", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH 1/2] a: b (take 2)", "0,0 | 2 | 1/2 |  | M |  | a: b" },
	{ "[PATCH] a: b (3rd try)", "0,0 | 3 |  |  | M |  | a: b" },
	{ "[PATCH] a: b, take 3", "0,0 | 3 |  |  | M |  | a: b" },
	{ "[PATCH] a: b, take 3 more", "0,0 |  |  |  | M |  | a: b, take 3 more" },
	{ "[PATCH] a: take 3", "0,0 |  |  |  | M |  | a: take 3" },
	{ "[PATCH] a: b (version 2)", "0,0 |  |  |  | M |  | a: b (version 2)" },
	{ "[PATCH] (take two) a: b", "0,0 |  |  |  | M |  | (take two) a: b" },
	{ "a: b, take 3", "0,0 |  |  |  |  |  | a: b, take 3" },
	{ "[PATCH 2b/7] a: b", "0,0 |  | 2.2/7 |  | M |  | a: b" },
	{ "[PATCH 2z/7] a: b", "0,0 |  |  |  | M | 2z/7 | a: b" },
	{ "[PATCH 1/2/RFC] a: b", "0,0 |  | 1/2 | rfc | M |  | a: b" },
	{ "[PATCH 1/2/net] a: b", "0,0 |  |  |  | M | 1/2/net | a: b" },
	{ "[PATCH] a: b [v5]", "0,0 | 5 |  |  | M |  | a: b" },
	{ "[PATCH] a: b [5]", "0,0 |  |  |  | M |  | a: b [5]" },
	{ "[PATCH 0/1]", "0,0 |  | 0/1 |  | M |  | " },
	{ "[PATCH\\ net] a: b", "0,0 |  |  |  | M | net | a: b" },
	{ "[[RESEND] iommufd PATCH v2 1/2] a", "0,0 | 2 | 1/2 | resend | M | iommufd | a" },
	{ "[PATCH -tip v2 1/2] a: b", "0,0 | 2 | 1/2 |  | M | -tip | a: b" },
	{ "[kvm-unit-tests PATCH] a: b", "0,0 |  |  |  | M | kvm-unit-tests | a: b" },
	{ "[PATCH leds + devicetree v1 2/2] a", "0,0 | 1 | 2/2 |  | M | leds + devicetree | a" },
	{ "[]", "0,0 |  |  |  |  |  | " },
	{ "[] a", "0,0 |  |  |  |  |  | a" },
};

static const Case version_cases[] = {
	{ "[PATCH v0] a", "0,0 | 0 |  |  | M |  | a" },
	{ "[PATCH v01] a", "0,0 | 01 |  |  | M |  | a" },
	{ "[PATCH -v2] a", "0,0 | 2 |  |  | M |  | a" },
	{ "[PATCHv2 1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "[PATCH-V3] a", "0,0 | 3 |  |  | M |  | a" },
	{ "[RFC-v2 5/9] a", "0,0 | 2 | 5/9 | rfc | M |  | a" },
	{ "[RFCv2] a", "0,0 | 2 |  | rfc | M |  | a" },
	{ "[PATCH1/8] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[v2PATCH1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "[RESENDPATCH v15 2/2] a", "0,0 | 15 | 2/2 | resend | M |  | a" },
	{ "[PATCH 11/11 v2.1] a", "0,0 | 2.1 | 11/11 |  | M |  | a" },
	{ "[PATCH v5.5 00/30] a", "0,0 | 5.5 | 0/30 |  | M |  | a" },
	{ "[PATCH v4a 6/6] a", "0,0 | 4a | 6/6 |  | M |  | a" },
	{ "[PATCH v4l 6/6] a", "0,0 |  | 6/6 |  | M | v4l | a" },
	{ "[PATCH v5--cover-letter 3/3] a", "0,0 | 5 | 3/3 |  | M |  | a" },
	{ "[RFC v2-fix-v3 1/1] a", "0,0 | 2 | 1/1 | rfc | M |  | a" },
	{ "[ v2] a", "0,0 | 2 |  |  | M |  | a" },
	{ "[PATCH (v2)] a", "0,0 | 2 |  |  | M |  | a" },
	{ "[PATCH v99999999999999999999] a", "0,0 | 99999999999999999999 |  |  | M |  | a" },
	/* numbers of kernels */
	{ "[PATCH for v5.15] a", "0,0 |  |  |  | M |  | a" },
	{ "[PATCH for 5.15 v2] a", "0,0 | 2 |  |  | M |  | a" },
	{ "[PATCH for-next 1/2] a", "0,0 |  | 1/2 |  | M | for-next | a" },
	{ "[PATCH v5.15 1/2] a", "0,0 |  | 1/2 | stable | M | v5.15 | a" },
	{ "[PATCH v4.14-stable 1/2] a", "0,0 |  | 1/2 | stable | M | v4.14-stable | a" },
	{ "[PATCH v6.17-rc] a", "0,0 |  |  |  | M | v6.17-rc | a" },
	{ "[PATCH 00/19 v6.1.y] a", "0,0 |  | 0/19 | stable | M | v6.1.y | a" },
	{ "[PATCH v3 19/19 5.15.y] a", "0,0 | 3 | 19/19 | stable | M | 5.15.y | a" },
	{ "[stable v5.4] a", "0,0 |  |  | stable |  | stable v5.4 | a" },
	{ "[PATCH 4.14 245/343] a", "0,0 |  | 245/343 | stable | M | 4.14 | a" },
	{ "[PATCH 5.10/5.15 1/3] a", "0,0 |  | 1/3 | stable | M | 5.10/5.15 | a" },
	{ "[PATCH 0/2] [5.15, 5.10] a", "0,0 |  | 0/2 | stable | M | 5.15 5.10 | a" },
	{ "[foo 3.14] a", "0,0 |  |  |  |  | foo 3.14 | a" },
	{ "[PATCH linux dev-6.11 1/2] a", "0,0 |  | 1/2 |  | M | linux dev-6.11 | a" },
	{ "[PATCH for-5.x] a", "0,0 |  |  |  | M | for-5.x | a" },
	{ "[PATCH mm-unstable v7] a", "0,0 | 7 |  |  | M | mm-unstable | a" },
	{ "[for-stable-4.19 PATCH 0/2] a", "0,0 |  | 0/2 | stable | M | for-stable-4.19 | a" },
	{ "[PATCH AUTOSEL 6.17-6.16] a", "0,0 |  |  | autosel stable | M | 6.17-6.16 | a" },
	{ "[PATCH MANUALSEL 4.19 2/4] a", "0,0 |  | 2/4 | stable | M | MANUALSEL 4.19 | a" },
};

static const Case flag_cases[] = {
	{ "[PATCH RERESEND 00/11] a", "0,0 |  | 0/11 | resend | M |  | a" },
	{ "[PATCH v2 resend2] a", "0,0 | 2 |  | resend | M |  | a" },
	{ "[PATCH RESEND^2] a", "0,0 |  |  | resend | M |  | a" },
	{ "[PATCH RESEND-2] a", "0,0 |  |  | resend | M |  | a" },
	{ "[PATCH v6 RESED 0/2] a", "0,0 | 6 | 0/2 | resend | M |  | a" },
	{ "[Re-send PATCH v2] a", "0,0 | 2 |  | resend | M |  | a" },
	{ "[RESUBMIT PATCH 1/1] a", "0,0 |  | 1/1 | resend | M |  | a" },
	{ "[RESEND v3 3/3] a", "0,0 | 3 | 3/3 | resend | M |  | a" },
	{ "[RESEND] a", "0,0 |  |  | resend | M |  | a" },
	{ "[PATCH Ping] a", "0,0 |  |  | ping | M |  | a" },
	{ "[PING/PING PATCH] a", "0,0 |  |  | ping | M |  | a" },
	{ "[PING^3][PATCH] a", "0,0 |  |  | ping | M |  | a" },
	{ "[PATCH WIP] a", "0,0 |  |  | wip | M |  | a" },
	{ "WIP: [PATCH] a", "0,0 |  |  | wip | M |  | a" },
	{ "hwmon: [PATCH] a", "0,0 |  |  |  |  |  | hwmon: [PATCH] a" },
	{ "[GIT PULL] a", "0,0 |  |  | pull |  |  | a" },
	{ "[git pull v2] a", "0,0 | 2 |  | pull | M |  | a" },
	{ "[GIT PULL REQUEST] a", "0,0 |  |  | pull |  |  | a" },
	{ "[pull-request] a", "0,0 |  |  | pull |  |  | a" },
	{ "[kvm-unit-tests GIT PULL 08/17] a", "0,0 |  | 8/17 | pull | M | kvm-unit-tests | a" },
	{ "[PATCH git] a", "0,0 |  |  |  | M | git | a" },
	{ "[feature request] a", "0,0 |  |  |  |  | feature request | a" },
	{ "[PATCH v3 7/7] [not for merge] a", "0,0 | 3 | 7/7 | nomerge | M | not for merge | a" },
	{ "[DO NOT MERGE] a", "0,0 |  |  | nomerge |  | DO NOT MERGE | a" },
	{ "[PATCH DONOTMERGE] a", "0,0 |  |  | nomerge | M | DONOTMERGE | a" },
	{ "[PATCH merge] a", "0,0 |  |  |  | M | merge | a" },
	{ "[RFC] a", "0,0 |  |  | rfc | M |  | a" },
	{ "[-next] a", "0,0 |  |  |  | M | -next | a" },
	{ "[net] a", "0,0 |  |  |  | M | net | a" },
	{ "[net question] a", "0,0 |  |  |  |  | net question | a" },
	{ "[X310] a", "0,0 |  |  |  |  | X310 | a" },
	{ "[PATCH-next v5] a", "0,0 | 5 |  |  | M | next | a" },
	{ "[livepatch] a", "0,0 |  |  |  |  | livepatch | a" },
	{ "[patchwork] a", "0,0 |  |  |  |  | patchwork | a" },
	{ "[PATCHSET] a", "0,0 |  |  |  | M |  | a" },
	{ "[PATCHSETv2] a", "0,0 | 2 |  |  | M |  | a" },
	{ "[RFC-net] a", "0,0 |  |  |  |  | RFC-net | a" },
};

static const Case tree_cases[] = {
	{ "[linux-next:master 7287/11993] a.c:1",
	  "0,0 |  |  | tree |  | linux-next:master 7287/11993 | a.c:1" },
	{ "[s390:zlib 2/5] a", "0,0 |  |  | tree |  | s390:zlib 2/5 | a" },
	{ "[hch-misc:kernel_setsockopt /32] a",
	  "0,0 |  |  | tree |  | hch-misc:kernel_setsockopt /32 | a" },
	{ "[tip: perf/core] a", "0,0 |  |  | tree |  | tip: perf/core | a" },
	{ "[tip:x/y] [futex] a", "0,0 |  |  | tree |  | tip:x/y futex | a" },
	{ "[arm-perf:misc-patches 1/2] a", "0,0 |  |  | tree |  | arm-perf:misc-patches 1/2 | a" },
	{ "[FOO::GRAPH] a", "0,0 |  |  |  |  | FOO::GRAPH | a" },
	{ "[PATCH:v2 1/2] a", "0,0 | 2 | 1/2 |  | M |  | a" },
	{ "[Re: Your parcel] a", "0,0 |  |  |  |  | Re: Your parcel | a" },
	{ "[https://example.org] a", "0,0 |  |  |  |  | https://example.org | a" },
	{ "[a:b c] d", "0,0 |  |  |  |  | a:b c | d" },
};

static const Case prefix_cases[] = {
	{ "Re: [PATCH] a", "1,0 |  |  | re | M |  | a" },
	{ "RE:RE: a", "2,0 |  |  | re |  |  | a" },
	{ "Re: AW: Fwd: a", "2,1 |  |  | fwd re |  |  | a" },
	{ "Re: Re* [PATCH v3 4/4] a", "2,0 | 3 | 4/4 | re | M |  | a" },
	{ "Re* a", "1,0 |  |  | re |  |  | a" },
	{ "re* a", "0,0 |  |  |  |  |  | re* a" },
	{ "[PATCH] Re* a", "0,0 |  |  |  | M |  | Re* a" },
	{ "Re[2]: Re(3) : Re^4: a", "3,0 |  |  | re |  |  | a" },
	{ "AW:", "1,0 |  |  | re |  |  | " },
	{ "Re Thanks.", "0,0 |  |  |  |  |  | Re Thanks." },
	{ "re;", "0,0 |  |  |  |  |  | re;" },
	{ "Re[2 a", "0,0 |  |  |  |  |  | Re[2 a" },
	{ "Report: a", "0,0 |  |  |  |  |  | Report: a" },
	{ "回复：[PATCH] a", "1,0 |  |  | re | M |  | a" },
	{ "返信: RÉF : [PATCH] a", "2,0 |  |  | re | M |  | a" },
	{ "Отв: İLT: Antwort: a", "2,1 |  |  | fwd re |  |  | a" },
	/* every letter that one begins with */
	{ "Aw: Doorst: Fw: Odg: Re: a", "3,2 |  |  | fwd re |  |  | a" },
	{ "Sv: Tr: Vs: Wg: Ynt: a", "3,2 |  |  | fwd re |  |  | a" },
	{ "[PATCH] atb: Réf: a", "0,0 |  |  |  | M |  | atb: Réf: a" },
	{ "答复: [????] Re: [PATCH] a", "2,0 |  |  | re | M | ???? | a" },
	{ "转发: a", "0,1 |  |  | fwd |  |  | a" },
	{ "Re: [EXT] Re: a", "2,0 |  |  | re |  | EXT | a" },
	{ "[offlist] RE: [PATCH v6 12/24] a", "1,0 | 6 | 12/24 | re | M | offlist | a" },
	{ "[RE]: [PATCH v3 10/10] a", "1,0 | 3 | 10/10 | re | M |  | a" },
	{ "Re: (subset) [PATCH 4/9] a", "1,0 |  | 4/9 | re subset | M |  | a" },
	{ "(subset) a", "0,0 |  |  |  |  |  | (subset) a" },
	{ "'Re: [PATCH] a'", "1,0 |  |  | re | M |  | a" },
	{ "\"[PATCH v2] a\"", "0,0 | 2 |  |  | M |  | a" },
	{ "'quoted'", "0,0 |  |  |  |  |  | 'quoted'" },
	{ "'", "0,0 |  |  |  |  |  | '" },
	{ "[PATCH] Re: a", "1,0 |  |  | re | M |  | a" },
	{ "[PATCH net] wg: a", "0,0 |  |  |  | M | net | wg: a" },
	{ "[X310] wg: a", "0,1 |  |  | fwd |  | X310 | a" },
	/* the list's own tag */
	{ "[Foo-users] a", "0,0 |  |  |  |  |  | a" },
	{ "[Foo-Users] Re: [foo-users] a", "1,0 |  |  | re |  |  | a" },
	{ "[foo-users][PATCH] a", "0,0 |  |  |  | M |  | a" },
	{ "[foo-users2] a", "0,0 |  |  |  |  | foo-users2 | a" },
	{ "[foo-users", "0,0 |  |  |  |  |  | [foo-users" },
	/* after a title begins nothing is a prefix */
	{ "topic (was: Re: [PATCH v2 0/5] a)",
	  "0,0 |  |  |  |  |  | topic (was: Re: [PATCH v2 0/5] a)" },
};

static const Case damaged_cases[] = {
	{ "[PATCH v3 0/7 iommu/dma: a", "0,0 | 3 | 0/7 | lenient | M |  | iommu/dma: a" },
	{ "PATCH v4 00/11] KVM: a", "0,0 | 4 | 0/11 | lenient | M |  | KVM: a" },
	{ "[PATCH} hwmon: a", "0,0 |  |  | lenient | M |  | hwmon: a" },
	{ "PATCH: HWMON: a", "0,0 |  |  | lenient | M |  | HWMON: a" },
	{ "PATCH v2 ASUS a", "0,0 | 2 |  | lenient | M |  | ASUS a" },
	{ "Patch: a.c b", "0,0 |  |  | lenient | M |  | a.c b" },
	{ "Patch 1/3: a", "0,0 |  | 1/3 | lenient | M |  | a" },
	{ "[PATCH", "0,0 |  |  | lenient | M |  | " },
	{ "[[RESEND PATCH v2] a", "0,0 | 2 |  | resend | M |  | a" },
	{ "[PATCH v2 a: b [c] d", "0,0 | 2 |  | lenient | M |  | a: b [c] d" },
	{ "[Re: Your parcel [527-X]", "0,0 |  |  |  |  |  | [Re: Your parcel [527-X]" },
	{ "Patch for a", "0,0 |  |  |  |  |  | Patch for a" },
	{ "Patch \"a\" has been added to the 5.4-stable tree",
	  "0,0 |  |  |  |  |  | Patch \"a\" has been added to the 5.4-stable tree" },
	{ "RFC: a", "0,0 |  |  |  |  |  | RFC: a" },
	{ "[", "0,0 |  |  |  |  |  | [" },
	{ "]", "0,0 |  |  |  |  |  | ]" },
	{ "[[[[[[[[[[]]]]]]]]]] a", "0,0 |  |  |  |  |  | ]]]]]]]] a" },
};

static void test_plain(void)
{
	check_cases(plain_cases, G_N_ELEMENTS(plain_cases));
}

static void test_versions(void)
{
	check_cases(version_cases, G_N_ELEMENTS(version_cases));
}

static void test_flags(void)
{
	check_cases(flag_cases, G_N_ELEMENTS(flag_cases));
}

static void test_trees(void)
{
	check_cases(tree_cases, G_N_ELEMENTS(tree_cases));
}

static void test_prefixes(void)
{
	check_cases(prefix_cases, G_N_ELEMENTS(prefix_cases));
}

static void test_damaged(void)
{
	check_cases(damaged_cases, G_N_ELEMENTS(damaged_cases));
}

static void test_numbers(void)
{
	Subject subject;
	subject_init(&subject);
	static const struct {
		const char *subject;
		unsigned number;
	} cases[] = {
		{ "[PATCH] a", 1 },	 { "[PATCH v0] a", 0 },
		{ "[PATCH v12] a", 12 }, { "[PATCH v2.1] a", 2 },
		{ "[PATCH v4a] a", 4 },	 { "[PATCH v99999999999] a", G_MAXUINT },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		subject_parse(&subject, view_of(cases[i].subject),
			      (SubjectList){ VIEW(""), VIEW("") });
		g_assert_cmpuint(subject.version_number, ==, cases[i].number);
	}
	subject_parse(&subject, VIEW("[a:b 1/2] c"), (SubjectList){ VIEW(""), VIEW("") });
	g_assert_true(subject.tree && subject.tree_counter && subject.has_group);
	subject_parse(&subject, VIEW("[a:b] c"), (SubjectList){ VIEW(""), VIEW("") });
	g_assert_true(subject.tree && !subject.tree_counter && subject.has_group);
	subject_parse(&subject, VIEW("c"), (SubjectList){ VIEW(""), VIEW("") });
	g_assert_true(!subject.tree && !subject.has_group);
	subject_clear(&subject);
}

/* Any byte may come, and a megabyte of one thing takes no longer than of another. */
static void test_hostile(void)
{
	static const char *const units[] = {
		"[",	  "]",		"[]",		"[[]",	   "Re:",	  "Re[2",
		"[a]",	  "[PATCH ",	"re",		"[re",	   "v",		  "1/",
		"patch",  "[a:",	"(v2)",		"RFC/",	   " ",		  "[a b]",
		"[net",	  "[a, b; ",	"\xe5\x9b\x9e", "PATCH ",  "WIP: ",	  "[PATCH v1 ",
		"[Fwd: ", "(resend) [", "Subject: ",	"[PTACH ", "[PATCH1 of ", "[dev 6.6 ",
		"1of",
	};
	Subject subject;
	subject_init(&subject);
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		while (text->len < 1 << 20)
			g_string_append(text, units[i]);
		gint64 start = work_done();
		subject_parse(&subject, view_of_gstring(text),
			      (SubjectList){ VIEW("foo-users"), VIEW("") });
		gint64 took = work_done() - start;
		g_test_message("%s: %" G_GINT64_FORMAT " us", units[i], took);
		assert_within(start, 30);
		g_assert_cmpuint(subject.title->len + subject.tags->len, <=, text->len);
	}
	static const char bytes[] = "Re:\0[PATCH\0 \0v2\0 1/2] \0(\0 \x80\xff v2)\0";
	for (size_t len = 0; len <= sizeof(bytes); len++) {
		/* a copy of just this length, so that a sanitizer sees a step beyond it */
		g_autofree char *copy = g_memdup2(bytes, len);
		subject_parse(&subject, (View){ copy ? copy : "", len },
			      (SubjectList){ VIEW(""), VIEW("") });
	}
	subject_clear(&subject);
}

static void test_flag_names(void)
{
	g_autoptr(GString) all = g_string_new(NULL);
	flags_append(all, G_MAXUINT);
	g_auto(GStrv) names = g_strsplit(all->str, " ", -1);
	g_assert_cmpuint(g_strv_length(names), ==, 22);
	for (guint i = 0; names[i]; i++) {
		g_assert_cmpuint(flag_of_name(view_of(names[i])), ==, 1U << i);
		g_assert_true(i == 0 || strcmp(names[i - 1], names[i]) < 0);
	}
	g_assert_cmpuint(flag_of_name(VIEW("stable")), ==, FLAG_STABLE);
	g_assert_cmpuint(flag_of_name(VIEW("wip")), ==, FLAG_WIP);
	g_assert_cmpuint(flag_of_name(VIEW("")), ==, 0);
	g_assert_cmpuint(flag_of_name(VIEW("PULL")), ==, 0);
	g_autoptr(GString) none = g_string_new("x");
	flags_append(none, 0);
	g_assert_cmpstr(none->str, ==, "x");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/subject/plain", test_plain);
	g_test_add_func("/subject/versions", test_versions);
	g_test_add_func("/subject/flags", test_flags);
	g_test_add_func("/subject/trees", test_trees);
	g_test_add_func("/subject/prefixes", test_prefixes);
	g_test_add_func("/subject/damaged", test_damaged);
	g_test_add_func("/subject/numbers", test_numbers);
	g_test_add_func("/subject/hostile", test_hostile);
	g_test_add_func("/subject/flag-names", test_flag_names);
	return g_test_run();
}
