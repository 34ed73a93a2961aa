/* make-tables.c
 * Fuzz target: a key file, as the generator of the tables reads it.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

/* The generator is a program of its own, that counts its errors as it goes: it
 * is taken in whole, so that the count can be set back. */
#define main make_tables_main
int make_tables_main(int argc, char **argv);
#include "../../plugin/make-tables.c"
#undef main

#include "fuzz.h"

/* The seed of each kind. Together they are good input. */
static const struct {
    const file_kind_t *kind;
    const char *seed;
} kinds[INPUTS] = {
    { &categories_kind, SEEDS "/categories.ini" },
    { &responses_kind, SEEDS "/responses.ini" },
    { &classes_kind, SEEDS "/classes.ini" },
    { &sent_phrases_kind, SEEDS "/sent-phrases.ini" },
    { &q850_kind, SEEDS "/q850.ini" },
    { &causes_kind, SEEDS "/causes.ini" },
    { &warnings_kind, SEEDS "/warnings.ini" },
};

static input_t *seeds[INPUTS];

static void
read_seeds(void)
{
    guint i;

    for (i = 0; i < INPUTS; i++) {
        seeds[i] = input_new(kinds[i].seed, kinds[i].kind);
    }
    check_inputs(seeds);
    g_assert_cmpuint(errors, ==, 0);
}

/* Reads the file as one kind, the others being good. */
static void
run_as(guint kind, const char *file)
{
    input_t *inputs[INPUTS];

    memcpy(inputs, seeds, sizeof(inputs));
    errors = 0;
    inputs[kind] = input_new(file, kinds[kind].kind);
    if (errors == 0) {
        check_inputs(inputs);
    }
    if (errors == 0) {
        /* All is done but the writing. */
        write_tables("/nonexistent/sipnl-tables.c", inputs);
        g_assert_cmpuint(errors, ==, 1);
    }
    input_free(inputs[kind]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *file = sipnl_fuzz_file(data, size);
    guint kind;

    if (seeds[0] == NULL) {
        read_seeds();
    }
    for (kind = 0; kind < INPUTS; kind++) {
        run_as(kind, file);
    }
    return 0;
}
