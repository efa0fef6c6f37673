/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Declares the main() of a test, which the compiler is told to call by another name. */
#pragma once

int main(int argc, char **argv);
