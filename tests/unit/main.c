/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tests of a room. The first argument says of which module, the others are for its tests. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* meson.build names the modules. */
#define MODULE(name) int main_##name(int argc, char **argv);
MODULES
#undef MODULE

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} modules[] = {
#define MODULE(name) { #name, main_##name },
	MODULES
#undef MODULE
};

int main(int argc, char **argv)
{
	for (size_t i = 0; argc > 1 && i < sizeof modules / sizeof modules[0]; i++) {
		if (strcmp(argv[1], modules[i].name) == 0) {
			argv[1] = argv[0];
			return modules[i].run(argc - 1, argv + 1);
		}
	}
	fprintf(stderr, "Usage: %s MODULE [OPTION]...\n", argv[0]);
	return 2;
}
