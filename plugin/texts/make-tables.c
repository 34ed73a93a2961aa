/* make-tables.c
 * Generates the C tables of tables.h from the key files in data/.
 *
 *     make-tables CATEGORIES OUTCOMES RESPONSES CAUSES VALUES TABLES NAMES
 *
 * Each input opens with a description of its own format. Whatever is wrong in
 * one is told on stderr as "file:line: what is wrong"; the exit status is then 1
 * and the outputs, TABLES (C) and NAMES (a header), are left as they were.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>

#include "texts/check-tables.h"
#include "texts/write-tables.h"

int
main(int argc, char **argv)
{
    sipnl_sources_t sources;

    if (argc != SIPNL_FILES + 3) {
        fprintf(stderr, "usage: make-tables CATEGORIES OUTCOMES RESPONSES CAUSES VALUES TABLES NAMES\n");
        return EXIT_FAILURE;
    }
    sipnl_sources_init(&sources, argv + 1);
    if (sipnl_reports() == 0) {
        sipnl_check_tables(&sources);
    }
    if (sipnl_reports() == 0) {
        sipnl_write_tables(&sources, argv[SIPNL_FILES + 1], argv[SIPNL_FILES + 2]);
    }
    sipnl_sources_clear(&sources);
    return sipnl_reports() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
