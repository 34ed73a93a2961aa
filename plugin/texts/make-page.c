/* make-page.c
 * Generates the page of all codes from the key files in data/.
 *
 *     make-page CATEGORIES OUTCOMES RESPONSES CAUSES VALUES TEMPLATE PAGE
 *
 * The inputs are those of make-tables, and the page around the texts; write-page.h
 * says how that names them. What is wrong is told as make-tables tells it.
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
#include "texts/write-page.h"

int
main(int argc, char **argv)
{
    sipnl_sources_t sources;

    if (argc != SIPNL_FILES + 3) {
        fprintf(stderr, "usage: make-page CATEGORIES OUTCOMES RESPONSES CAUSES VALUES TEMPLATE PAGE\n");
        return EXIT_FAILURE;
    }
    sipnl_sources_init(&sources, argv + 1);
    if (sipnl_reports() == 0) {
        sipnl_check_tables(&sources);
    }
    if (sipnl_reports() == 0) {
        sipnl_write_page(&sources, argv[SIPNL_FILES + 1], argv[SIPNL_FILES + 2]);
    }
    sipnl_sources_clear(&sources);
    return sipnl_reports() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
