/* The patch list of a digest: one aligned line for each series. */
#pragma once

#include "digest.h"

/* Appends the list, newest series first, with a line of headings; or a line that says there is
 * none. */
void digest_list_append(GString *out, const Digest *digest);
