/* warning.c
 * Fuzz target: a Warning header.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "fuzz.h"

#include "warning-header.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    wmem_allocator_t *scope = sipnl_fuzz_scope();
    const char *at = sipnl_fuzz_header(scope, data, size);
    const char *before = at;
    const char *end = at + strlen(at);
    sipnl_warning_t warning;

    while (sipnl_next_warning(scope, &at, &warning)) {
        g_assert_true(at > before && at <= end);
        g_assert_nonnull(strstr(before, warning.raw));
        g_assert_cmpuint(warning.code, <=, 999);
        g_assert_true(warning.text == NULL || (warning.code != 0 && strlen(warning.text) < strlen(warning.raw)));
        before = at;
    }
    g_assert_true(at == end);
    wmem_destroy_allocator(scope);
    return 0;
}
