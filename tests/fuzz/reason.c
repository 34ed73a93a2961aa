/* reason.c
 * Fuzz target: a Reason header, and what is said of its causes.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "fuzz.h"

#include "reason-causes.h"

/* method, or none, can change what a cause means. */
static void
explain(const sipnl_reason_t *reason, const char *method)
{
    sipnl_explained_cause_t explained;

    sipnl_explain_cause(reason, method, &explained);
    g_assert_true((explained.protocol == NULL) == (reason->protocol == NULL));
    g_assert_true(explained.category == NULL || (explained.phrase != NULL && explained.explanation != NULL));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    wmem_allocator_t *scope = sipnl_fuzz_scope();
    const char *at = sipnl_fuzz_header(scope, data, size);
    const char *before = at;
    const char *end = at + strlen(at);
    sipnl_reason_t reason;

    while (sipnl_next_reason(scope, &at, &reason)) {
        g_assert_true(at > before && at <= end);
        g_assert_nonnull(strstr(before, reason.raw));
        explain(&reason, NULL);
        explain(&reason, "INVITE");
        before = at;
    }
    g_assert_true(at == end);
    wmem_destroy_allocator(scope);
    return 0;
}
