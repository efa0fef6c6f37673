/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTML to text: common/message/html-text.h. */
#include "message/html-text.h"

#include "patience.h"

typedef struct {
	const char *in;
	const char *out;
} Case;

static const Case cases[] = {
	{ "", "" },
	{ "text", "text\n" },
	{ " \n ", "" },
	{ "<p></p>", "" },
	{ "many   blanks\n and\tlines", "many blanks and lines\n" },
	{ "<b>b</b><i>i</i> x", "bi x\n" },
	/* lines */
	{ "a<br>b<BR/>c", "a\nb\nc\n" },
	{ "a<br><br>b<br><br><br><br>c", "a\n\nb\n\nc\n" },
	{ "<div>a</div><div>b</div>", "a\nb\n" },
	{ "<div>a</div><div><br></div><div>b</div>", "a\n\nb\n" },
	{ "<p>a</p><p>b</p>", "a\n\nb\n" },
	{ "<div><div><p>a</p></div></div> <div>b</div>", "a\n\nb\n" },
	{ "<h1>a</h1>b", "a\n\nb\n" },
	{ "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n" },
	{ "<ul><li>a</li><li><p>b</p></li><li></li></ul>c", "* a\n* b\n\n*\n\nc\n" },
	{ "a<hr>b", "a\nb\n" },
	{ "x<pre>\na  b\n\n\n c</pre>d", "x\n\na  b\n\n\n c\n\nd\n" },
	{ "<pre>a\r\nb</pre>", "a\nb\n" },
	/* quotes */
	{ "a<blockquote>b<br>c</blockquote>d", "a\n\n> b\n> c\n\nd\n" },
	{ "<blockquote>a<p>b</p></blockquote>", "> a\n>\n> b\n" },
	{ "<blockquote>a<blockquote>b</blockquote>c</blockquote>", "> a\n>\n> > b\n>\n> c\n" },
	{ "<blockquote><blockquote>a<p>b</blockquote></blockquote>", "> > a\n> >\n> > b\n" },
	{ "</blockquote>a", "a\n" },
	/* what holds no text */
	{ "<html><head><title>t</title><style>s < t</style></head><body>a</body></html>", "a\n" },
	{ "a<script>if (b < c) \"</b>\"</SCRIPT>d", "ad\n" },
	{ "a<style>never ends", "a\n" },
	{ "a<styled>b", "ab\n" },
	{ "a<!-- b <p> -- > -->c", "ac\n" },
	{ "a<!-- never ends", "a\n" },
	{ "a<!-->b<!--->c<!-- x --!>d<!----->e<!-- - -- -->f", "abcdef\n" },
	{ "a<![CDATA[b>c]]>d<!x '>'>e<? f>g", "ac]]>d'>eg\n" },
	{ "a<!--[if gte mso 9]><xml>b</xml><![endif]--><![if !x]>c<![endif]>d", "acd\n" },
	{ "<!DOCTYPE html><?xml version='1.0'?>a<![endif]>b", "ab\n" },
	/* tags that are none, or end oddly */
	{ "a < b, c <3, d <> e <", "a < b, c <3, d <> e <\n" },
	{ "<a href=\"x>y\" b='>'>c</a>", "c\n" },
	{ "<a href=\"x>y", "y\n" },
	{ "a<b", "a\n" },
	{ "<o:p>a</o:p>", "a\n" },
	{ "<p:x>a</p:x><style:x>b<li-x>c<br-x>d", "abcd\n" },
	{ "<a b'c d=e'f g=\"h'>i</a>'>", "i'>\n" },
	{ "<a =\"b>c\">d", "c\">d\n" },
	{ "<a href = 'x>y' b>c<br/ >d<br / x>e", "c\nd\ne\n" },
	{ "a</>b</ c>d</", "abd</\n" },
	{ "<p title=\"x>y\nz", "y z\n" },
	/* what is hidden */
	{ "a<div hidden>b<div>c</div>d</div>e", "ae\n" },
	{ "a<span style='color: red; DISPLAY :none'>b<!-- </span> --></span>c", "ac\n" },
	{ "a<span style='display: block'>b</span><span title=hidden>c</span>", "abc\n" },
	{ "a<img hidden>b<br style='display:none'>c<input hidden/>d<b hidden/>e", "abcde\n" },
	{ "a<span hidden>b<span>c</span> <i hidden>d</i>", "abc d\n" },
	{ "a<div hidden><style></div></style>b</div>c", "ac\n" },
	{ "a<template>b<template>c</template>d</template>e", "ae\n" },
	{ "a<noscript>b</noscript><iframe><b>c</iframe><noframes>d</noframes>e", "abe\n" },
	{ "<title/>a<style />b<script src='x'/>c", "abc\n" },
	{ "a<title>b</title-x></titles></title\n x='>'>c", "ac\n" },
	{ "<xml>a</xml>b<xml>c", "bc\n" },
	/* entities */
	{ "a &amp; b &lt;c&gt; &quot;d&quot; &euro;", "a & b <c> \"d\" \xe2\x82\xac\n" },
	{ "a &amp b&ltc&copyd&AMP;&amp", "a & b<c\xc2\xa9"
					 "d&&\n" },
	{ "&notit; &notin; &nosuch; &int &fjlig; &nGt;",
	  "\xc2\xacit; \xe2\x88\x89 &nosuch; &int fj \xe2\x89\xab\xe2\x83\x92\n" },
	{ "&CounterClockwiseContourIntegral;&apos;&hellip;&bigstar;",
	  "\xe2\x88\xb3'\xe2\x80\xa6\xe2\x98\x85\n" },
	{ "&#65 &#x42g&#000000000000000000000000000000000000067;", "A BgC\n" },
	{ "&amp;lt; ?a=1&b=2&utm=3", "&lt; ?a=1&b=2&utm=3\n" },
	/* blanks that do not break, however written, are kept within a line */
	{ "a&nbsp;&nbsp;b\xc2\xa0", "a  b\n" },
	{ "a<br>&nbsp;\xc2\xa0 &#160;b &nbsp; c<br>", "a\n    b   c\n" },
	{ " <p>&nbsp;</p><p>a&nbsp;<p> \xc2\xa0 <br>b", "a\n\nb\n" },
	{ "<div>a</div>\n<div>&nbsp;</div>\n<div>b</div>", "a\n\nb\n" },
	{ "<div>a</div><div><span>\xc2\xa0 </span><br></div><div>b</div>", "a\n\nb\n" },
	{ "<div>a</div><div>&nbsp;</div><div>&nbsp;</div><div>b</div>", "a\n\nb\n" },
	{ "<div>a&nbsp;</div><div>b</div>&nbsp;<div>c</div>", "a\nb\n\nc\n" },
	{ "<div>&nbsp;</div><div>a</div><div>&nbsp;b</div><div> </div><div>c</div>", "a\n b\nc\n" },
	{ "<blockquote><div>a</div><div>&nbsp;</div><div>b</div></blockquote>c",
	  "> a\n>\n> b\n\nc\n" },
	{ "<li>&nbsp;</li><li>a</li>", "*\n* a\n" },
	{ "<blockquote>&nbsp;a</blockquote><pre>\n&nbsp; b&#10;c</pre>", ">  a\n\n  b\nc\n" },
	{ "&#65;&#x42;&#x1F600;&#150;", "AB\xf0\x9f\x98\x80\xe2\x80\x93\n" },
	{ "&#0;&#xD800;&#99999999999;", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\n" },
	{ "a & b &; &nosuch; &#; &#x; &#xg;", "a & b &; &nosuch; &#; &#x; &#xg;\n" },
	{ "&lt;p&gt;", "<p>\n" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) got = g_string_new("kept|");
		g_autofree char *expected = g_strconcat("kept|", cases[i].out, NULL);
		html_text_append(got, view_of(cases[i].in), G_MAXSIZE);
		g_assert_cmpstr(got->str, ==, expected);
	}
}

/* What does not fit is cut at a character, and said; the line has its end. */
static void test_bounds(void)
{
	View in = VIEW("<blockquote><blockquote>a<br>\xc3\xb6<li>&euro;<pre>\n\n\nb \nc</pre>");
	g_autoptr(GString) whole = g_string_new(NULL);
	g_assert_true(html_text_append(whole, in, G_MAXSIZE));
	for (size_t max = 0; max <= whole->len; max++) {
		g_autoptr(GString) got = g_string_new(NULL);
		bool all = html_text_append(got, in, max);
		g_assert_cmpint(all, ==, max == whole->len);
		g_assert_cmpuint(got->len, <=, max);
		g_assert_true(g_utf8_validate(got->str, -1, NULL));
		if (got->len) {
			g_assert_cmpmem(got->str, got->len - 1, whole->str, got->len - 1);
			g_assert_cmpint(got->str[got->len - 1], ==, '\n');
		}
	}
}

/* Open or nested without end: must take linear time and space. */
static void test_hostile(void)
{
	static const char *const pieces[] = {
		"<",
		"<a",
		"<a ",
		"<a \"",
		"<a '\">",
		"<!--",
		"&",
		"&amp",
		"<blockquote>",
		"<blockquote>a",
		"</",
		"<style>",
		"<pre>\n",
		"<li>",
		"a<br>",
		"</p a",
		"<p><b>x</",
		"&#1;",
		"<style></st",
		"\n",
		"<p hidden>",
		"<p hidden></p>",
		"<template>",
		"<b></i>",
		"<a b=1 ",
		"<a b=\"",
		"<a style=display",
		"--",
		"<!---",
		"&nbsp;",
		"&#0",
		"&CounterClockwiseContourIntegral",
		"<ul><li>",
		"<table>",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) in = g_string_new(NULL);
		while (in->len < 1 << 20)
			g_string_append(in, pieces[i]);
		g_autoptr(GString) got = g_string_new(NULL);
		gint64 start = work_done();
		html_text_append(got, view_of_gstring(in), G_MAXSIZE);
		assert_within(start, 10);
		g_assert_cmpuint(got->len, <, 20 * in->len);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/html-text/cases", test_cases);
	g_test_add_func("/html-text/bounds", test_bounds);
	g_test_add_func("/html-text/hostile", test_hostile);
	return g_test_run();
}
