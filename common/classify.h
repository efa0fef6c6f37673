/*
 * What a mail is: RULE 2, with RULE 6 (pull requests), 7 (applied) and 8 (robots).
 *
 * Pure: everything it needs is handed in.
 */
#pragma once

#include "patch-text.h"
#include "robot.h"
#include "subject.h"

typedef enum {
	KIND_MAIL, /* not classified yet */
	KIND_COVER,
	KIND_PATCH,
	KIND_PULL,
	KIND_REPLY,
	KIND_REPORT,
	KIND_APPLIED,
	KIND_OTHER,
	N_KINDS,
} Kind;

const char *kind_name(Kind kind);

/* N_KINDS if there is no such kind. */
Kind kind_of_name(View name);

typedef struct {
	const Subject *subject;
	View raw_subject; /* as it stood, before prefixes were taken off */
	const PatchText *text;
	RobotClass sender; /* robot_match of the sender; ROBOT_NONE for people */
	bool threaded;	   /* In-Reply-To or References is there */
} Mail;

typedef struct {
	Kind kind;
	unsigned flags;	 /* the subject's, and those the rules add */
	const char *why; /* the rule that decided; static */
} Verdict;

Verdict classify(const Mail *mail);
