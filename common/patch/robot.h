/*
 * Robots that write to mailing lists: RULE 8.
 *
 * A table of patterns over address and display name. What is shipped stands in patch/robot.c; users
 * add lines of their own from a file, in the same form:
 *
 *     CLASS TAB ADDRESS-GLOB TAB NAME-GLOB
 *
 * CLASS is report, applied, or person (which takes a shipped robot out again). A glob has
 * `*` and `?`, compares without case, and is empty where it does not matter; both must
 * match. `#` starts a comment line. The last line that matches decides.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	ROBOT_NONE,    /* a person */
	ROBOT_REPORT,  /* test robots, CI, syzbot, review robots */
	ROBOT_APPLIED, /* tip-bot, patchwork-bot, pr-tracker-bot, stable queue */
} RobotClass;

typedef struct RobotTable RobotTable;

#define ROBOT_ERROR (robot_error_quark())
GQuark robot_error_quark(void);
typedef enum {
	ROBOT_ERROR_SYNTAX,
} RobotError;

/* The shipped table. */
RobotTable *robot_table_new(void);
void robot_table_free(RobotTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RobotTable, robot_table_free)

/* Adds a user's lines. name is the file's, for the error: ROBOT_ERROR_SYNTAX as `NAME:LINE: why`.
 */
bool robot_table_add(RobotTable *table, View lines, const char *name, GError **error);

/* What the sender is. Answers are remembered per sender, so asking again is cheap. */
RobotClass robot_table_match(RobotTable *table, View address, View display_name);
