/* make-tables.c
 * Fuzz target: a key file, as the generator of the tables reads it.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "fuzz.h"

#include "texts/check-tables.h"
#include "texts/write-tables.h"

/* A seed of each kind. Together they are good input. */
static const char *const seeds[SIPNL_FILES] = {
    SEEDS "/categories.ini", SEEDS "/outcomes.ini", SEEDS "/responses.ini", SEEDS "/causes.ini", SEEDS "/values.ini"
};

/* Reads the file as one kind, the others being good; SIPNL_FILES is none. Gives
 * how much was wrong. */
static guint
run_as(guint kind, const char *file)
{
    const guint reports = sipnl_reports();
    sipnl_sources_t sources;
    char *names[SIPNL_FILES];
    guint wrong;

    memcpy(names, seeds, sizeof(names));
    if (kind < SIPNL_FILES) {
        names[kind] = (char *)file;
    }
    sipnl_sources_init(&sources, names);
    if (sipnl_reports() == reports) {
        sipnl_check_tables(&sources);
    }
    wrong = sipnl_reports() - reports;
    if (wrong == 0) {
        /* All is done but the writing. */
        sipnl_write_tables(&sources, "/nonexistent/sipnl-tables.c", "/nonexistent/sipnl-names.h");
        g_assert_cmpuint(sipnl_reports(), ==, reports + 2);
    }
    sipnl_sources_clear(&sources);
    return wrong;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *file = sipnl_fuzz_file(data, size);
    guint kind;

    g_assert_cmpuint(run_as(SIPNL_FILES, NULL), ==, 0);
    for (kind = 0; kind < SIPNL_FILES; kind++) {
        run_as(kind, file);
    }
    return 0;
}
