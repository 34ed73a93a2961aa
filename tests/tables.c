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

/* The entries of a value_string without the one that ends it. */
static guint
count_entries(const value_string *vals)
{
    guint count = 0;

    while (vals[count].strptr != NULL) {
        count++;
    }
    return count;
}

static void
assert_sorted_and_terminated(const value_string *vals, const value_string_ext *ext)
{
    const guint count = count_entries(vals);
    guint i;

    for (i = 1; i < count; i++) {
        g_assert_cmpuint(vals[i - 1].value, <, vals[i].value);
    }
    g_assert_cmpuint(vals[count].value, ==, 0);
    g_assert_cmpuint(ext->_vs_num_entries, ==, count);
}

static void
test_value_strings_are_sorted_and_terminated(void)
{
    assert_sorted_and_terminated(sipnl_phrase_vals, &sipnl_phrase_vals_ext);
    assert_sorted_and_terminated(sipnl_warning_vals, &sipnl_warning_vals_ext);
}

static void
test_every_registered_code(void)
{
    g_assert_cmpuint(count_entries(sipnl_phrase_vals), ==, REGISTERED_CODES);
}

/* The rows of a protocol stand together, its own first, and its causes sorted. */
static void
test_causes_are_sorted(void)
{
    const sipnl_cause_t *row;

    for (row = sipnl_causes; row->protocol != NULL; row++) {
        if (row == sipnl_causes || strcmp(row[-1].protocol, row->protocol) < 0) {
            g_assert_cmpint(row->cause, ==, -1);
            g_assert_null(row->phrase);
        } else {
            g_assert_cmpstr(row[-1].protocol, ==, row->protocol);
            g_assert_cmpint(row[-1].cause, <, row->cause);
            g_assert_nonnull(row->phrase);
        }
        g_assert_nonnull(row->explanation);
    }
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
    g_assert_nonnull(response->category->outcome);
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

    for (i = 0; i < count_entries(sipnl_phrase_vals); i++) {
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
    g_test_add_func("/tables/value-strings-are-sorted-and-terminated", test_value_strings_are_sorted_and_terminated);
    g_test_add_func("/tables/causes-are-sorted", test_causes_are_sorted);
    g_test_add_func("/tables/every-registered-code", test_every_registered_code);
    g_test_add_func("/tables/rows-go-with-their-codes", test_rows_go_with_their_codes);
    g_test_add_func("/tables/classes-have-no-reason-phrase", test_classes_have_no_reason_phrase);
    return g_test_run();
}
