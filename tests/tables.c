/* tables.c
 * Checks the tables as they were compiled into the plugin.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sipnl-tables.h"

#define REGISTERED_CODES 75

/* The entries of sipnl_phrase_vals without the one that ends it. */
static guint
count_entries(void)
{
    guint count = 0;

    while (sipnl_phrase_vals[count].strptr != NULL) {
        count++;
    }
    return count;
}

static void
test_sorted_and_unique(void)
{
    guint i;

    for (i = 1; i < count_entries(); i++) {
        g_assert_cmpuint(sipnl_phrase_vals[i - 1].value, <, sipnl_phrase_vals[i].value);
    }
}

static void
test_terminated(void)
{
    g_assert_cmpuint(sipnl_phrase_vals_ext._vs_num_entries, ==, count_entries());
    g_assert_cmpuint(sipnl_phrase_vals[count_entries()].value, ==, 0);
}

static void
test_every_registered_code(void)
{
    g_assert_cmpuint(count_entries(), ==, REGISTERED_CODES);
}

static void
assert_text(const sipnl_text_t *text)
{
    g_assert_nonnull(text->explanation);
    g_assert_cmpstr(text->explanation, !=, "");
    g_assert_true(text->advice == NULL || text->advice[0] != '\0');
}

static void
assert_response(const sipnl_response_t *response)
{
    const sipnl_text_t *text;

    g_assert_nonnull(response->phrase);
    g_assert_nonnull(response->reference);
    g_assert_nonnull(response->category->name);
    g_assert_nonnull(response->category->label);
    g_assert_null(response->text.method);
    assert_text(&response->text);
    for (text = response->method_texts; text != NULL && text->method != NULL; text++) {
        assert_text(text);
    }
}

static void
test_rows_go_with_their_codes(void)
{
    guint i;

    for (i = 0; i < count_entries(); i++) {
        assert_response(&sipnl_responses[i]);
        g_assert_nonnull(sipnl_responses[i].reason_phrase);
        g_assert_cmpstr(sipnl_responses[i].phrase, ==, sipnl_phrase_vals[i].strptr);
    }
}

static void
test_classes_have_no_reason_phrase(void)
{
    guint i;

    for (i = 0; i < SIPNL_RESPONSE_CLASSES; i++) {
        assert_response(&sipnl_classes[i]);
        g_assert_null(sipnl_classes[i].reason_phrase);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tables/sorted-and-unique", test_sorted_and_unique);
    g_test_add_func("/tables/terminated", test_terminated);
    g_test_add_func("/tables/every-registered-code", test_every_registered_code);
    g_test_add_func("/tables/rows-go-with-their-codes", test_rows_go_with_their_codes);
    g_test_add_func("/tables/classes-have-no-reason-phrase", test_classes_have_no_reason_phrase);
    return g_test_run();
}
