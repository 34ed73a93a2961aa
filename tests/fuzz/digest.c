/* digest.c
 * Fuzz target: the parameters of a challenge or of credentials.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "fuzz.h"

#include "sip-syntax.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = { "realm", "response", "stale" };
    wmem_allocator_t *scope = sipnl_fuzz_scope();
    const char *header = sipnl_fuzz_header(scope, data, size);
    guint i;

    for (i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = sipnl_find_parameter(scope, header, names[i]);

        g_assert_true(value == NULL || strlen(value) + strlen(names[i]) < strlen(header));
    }
    wmem_destroy_allocator(scope);
    return 0;
}
