/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The style sheet of the digest's page: see digest/html-style.h. */
#include "digest/html-style.h"

static const char colors[] =
	":root { color-scheme: light dark; --page: #fff; --text: #1c1e21; --dim: #5b6068;\n"
	"  --line: #d9dce1; --box: #f5f6f8; --link: #0a58ca; --bar: #5b8def; --rest: #c3d3f5;\n"
	"  --good: #176b36; --bad: #a8231b; --warn: #7a5200; --done: #5a3d9e; }\n"
	"@media (prefers-color-scheme: dark) { :root { --page: #16181c; --text: #e3e5e8;\n"
	"  --dim: #a0a6af; --line: #363a41; --box: #1f2227; --link: #8ab4f8; --bar: #6f9bf2;\n"
	"  --rest: #34496f; --good: #7fd09b; --bad: #f29b94; --warn: #e6c06a; --done: #c2acf5; } "
	"}\n";

static const char page[] =
	"* { box-sizing: border-box; }\n"
	"html { font: 16px/1.45 system-ui, sans-serif; background: var(--page); "
	"color: var(--text);\n"
	"  -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }\n"
	"body { max-width: 72rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }\n"
	"h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; }\n"
	"h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem;\n"
	"  border-bottom: 1px solid var(--line); }\n"
	"h3 { font-size: 1rem; margin: 0 0 .5rem; } table + h3 { margin-top: 1.25rem; }\n"
	"a { color: var(--link); text-decoration: none; }\n"
	"a:hover, a:focus { text-decoration: underline; }\n"
	".mail { color: var(--dim); font-size: .8125rem; text-decoration: underline dotted; "
	"white-space: nowrap; }\n"
	"nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; "
	"margin: 0;\n"
	"  padding: 0; }\n"
	".note, .meta, figcaption, .axis { color: var(--dim); font-size: .875rem; }\n"
	"figure { margin: 1.5rem 0 0; }\n"
	"figcaption { margin-top: .25rem; }\n"
	".axis { display: flex; justify-content: space-between; margin: .25rem 0 0;\n"
	"  border-top: 1px solid var(--line); }\n"
	"svg { display: block; fill: var(--bar); }\n"
	".messages { fill: var(--rest); }\n"
	".patches { fill: var(--bar); }\n"
	".key { border-bottom: 3px solid var(--bar); }\n";

static const char tables[] =
	"table { border-collapse: collapse; width: 100%; font-size: .875rem; }\n"
	"th, td { text-align: left; vertical-align: top; padding: .3rem .625rem .3rem 0; }\n"
	"th { color: var(--dim); font-weight: normal; border-bottom: 1px solid var(--line); }\n"
	".right { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }\n"
	".state, .version, .age { white-space: nowrap; }\n"
	".person { min-width: 7rem; }\n"
	".right + :not(.right) { padding-left: .5rem; }\n"
	".title { width: 50%; }\n"
	".insertions, .reviewed { color: var(--good); }\n"
	".deletions { color: var(--bad); }\n"
	".discussed { color: var(--warn); }\n"
	".applied { color: var(--done); }\n"
	".superseded { color: var(--dim); }\n"
	".list tbody tr + tr { border-top: 1px solid var(--line); }\n"
	".list details { color: var(--dim); margin-top: .15rem; }\n"
	".list details ul { margin: .25rem 0; padding-left: 1.25rem; }\n"
	".ranks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, "
	"26rem), "
	"1fr));\n"
	"  gap: 1.5rem 2.5rem; }\n"
	".tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));\n"
	"  gap: .5rem; margin: 0; padding: 0; list-style: none; }\n"
	".tiles li { background: var(--box); border-radius: .375rem; padding: .5rem .75rem;\n"
	"  color: var(--dim); font-size: .8125rem; line-height: 1.3; }\n"
	".tiles b { color: var(--text); font-size: 1.25rem; }\n"
	".tiles span { font-size: .875rem; }\n"
	".rank .name { width: 60%; }\n"
	".rank .drawn { width: 40%; vertical-align: middle; padding-right: 0; }\n"
	".rank td.right { width: 3.5rem; }\n";

static const char messages[] =
	".series { border: 1px solid var(--line); border-radius: .375rem; margin: 0 0 .5rem; }\n"
	".series > summary { padding: .5rem .75rem; cursor: pointer; }\n"
	".series > summary b { font-weight: 600; }\n"
	".series > summary span { font-size: .875rem; }\n"
	".series[open] > summary { border-bottom: 1px solid var(--line); }\n"
	".by { color: var(--dim); }\n"
	"article { padding: .5rem .75rem; }\n"
	"article + article { border-top: 1px solid var(--line); }\n"
	".meta { margin: 0 0 .5rem; }\n"
	"pre { font: .8125rem/1.4 ui-monospace, monospace; background: var(--box); margin: 0;\n"
	"  padding: .75rem; overflow-x: auto; overflow-wrap: normal; tab-size: 8; "
	"border-radius: .25rem; }\n";

static const char narrow[] =
	"@media (min-width: 46.01rem) {\n"
	".list .right, .list .state, .list .version, .list .age { width: 1%; }\n"
	".list th { white-space: nowrap; }\n"
	"}\n"
	"@media (max-width: 46rem) {\n"
	".list thead { display: none; }\n"
	".list, .list tbody { display: block; }\n"
	".list tr { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .5rem 0; }\n"
	".list td, .list td.right, .list td.person, .list td.title { padding: 0; min-width: 0; "
	"width: auto; text-align: left; }\n"
	".list td[data-label]::before { content: attr(data-label) ' '; color: var(--dim); }\n"
	".list .title { order: -1; flex-basis: 100%; font-size: 1rem; }\n"
	".rank .name { width: 78%; } .rank .drawn { width: 22%; }\n"
	"}\n";

static const char paper[] =
	"@media print {\n"
	":root { --page: #fff; --text: #000; --dim: #444; --line: #bbb; --box: #fff; --link: "
	"#000;\n"
	"  --bar: #555; --rest: #bbb; --good: #000; --bad: #000; --warn: #000; --done: #000; }\n"
	"html { font-size: 10pt; } body { max-width: none; padding: 0; }\n"
	"nav { display: none; }\n"
	"tr, figure, summary { break-inside: avoid; } h2, h3, summary { break-after: avoid; }\n"
	"pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); }\n"
	"svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }\n"
	"details::details-content { content-visibility: visible; display: block; }\n"
	"}\n";

void html_style_append(GString *out)
{
	/* Not one literal: no compiler need take more than 4095 bytes of it. */
	static const char *const pieces[] = { colors, page, tables, messages, narrow, paper };
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++)
		g_string_append(out, pieces[i]);
}
