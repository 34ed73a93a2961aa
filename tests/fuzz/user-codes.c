/* user-codes.c
 * Fuzz target: the file of the user's own codes, as Wireshark reads it.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "fuzz.h"

#include <epan/packet.h>
#include <epan/uat-int.h>

#include "texts/user-codes.h"

static uat_t *table;

/* These stand in for those of Wireshark, which need all of it started. */

wmem_allocator_t *
wmem_epan_scope(void)
{
    return NULL;
}

void
prefs_register_uat_preference(module_t *module _U_, const char *name _U_, const char *title _U_,
    const char *description _U_, uat_t *uat)
{
    table = uat;
}

static void
assert_is_label(const char *text)
{
    g_assert_true(g_utf8_validate(text, -1, NULL));
    for (; *text != '\0'; text++) {
        g_assert_false(g_ascii_iscntrl(*text));
    }
}

static void
assert_is_sound(const sipnl_user_code_t *user_code)
{
    g_assert_cmpuint(user_code->category, <, SIPNL_CATEGORIES);
    g_assert_cmpstr(user_code->phrase, !=, "");
    g_assert_cmpstr(user_code->explanation, !=, "");
    assert_is_label(user_code->phrase);
    assert_is_label(user_code->explanation);
    assert_is_label(user_code->advice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *file = sipnl_fuzz_file(data, size);
    char *error = NULL;
    guint32 code;

    if (table == NULL) {
        sipnl_user_codes_register(NULL);
    }
    uat_load(table, file, &error);
    g_free(error);
    for (code = 0; code <= SIPNL_STATUS_CODE_MAX + 1; code++) {
        const sipnl_user_code_t *user_code = sipnl_find_user_code(code);

        if (user_code != NULL) {
            g_assert_cmpuint(user_code->code, ==, code);
            g_assert_cmpuint(code, >=, SIPNL_STATUS_CODE_MIN);
            g_assert_cmpuint(code, <=, SIPNL_STATUS_CODE_MAX);
            assert_is_sound(user_code);
        }
    }
    uat_clear(table);
    return 0;
}
