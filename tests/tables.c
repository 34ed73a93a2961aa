/* tables.c
 * Checks the tables as they were compiled into the plugin.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/tables.h"

static void
assert_is_text(const char *text)
{
    g_assert_nonnull(text);
    g_assert_cmpstr(text, !=, "");
}

static void
assert_category(const sipnl_category_t *category)
{
    g_assert_true(category >= sipnl_categories && category < sipnl_categories + SIPNL_CATEGORIES);
}

static void
assert_outcome(const sipnl_outcome_t *outcome)
{
    g_assert_true(outcome >= sipnl_outcomes && outcome < sipnl_outcomes + SIPNL_OUTCOMES);
}

static void
assert_text(const sipnl_text_t *text)
{
    assert_is_text(text->phrase);
    assert_is_text(text->explanation);
    if (text->category != NULL) {
        assert_category(text->category);
        assert_outcome(text->outcome);
    }
}

static void
assert_rules(const sipnl_rule_t *rules, guint count)
{
    guint i;

    g_assert_true((rules == NULL) == (count == 0));
    for (i = 0; i < count; i++) {
        g_assert_true(rules[i].methods || rules[i].needed || rules[i].excluded || rules[i].sent != NULL);
        g_assert_cmpuint(rules[i].needed & rules[i].excluded, ==, 0);
        assert_text(&rules[i].text);
    }
}

static void
assert_response(const sipnl_response_t *response)
{
    guint i;

    assert_is_text(response->reference);
    assert_text(&response->text);
    assert_category(response->text.category);
    assert_rules(response->rules, response->rules_count);
    for (i = 0; i < response->rules_count; i++) {
        assert_category(response->rules[i].text.category);
    }
}

static void
test_categories_and_outcomes_are_sorted_and_whole(void)
{
    guint i;

    for (i = 0; i < SIPNL_CATEGORIES; i++) {
        g_assert_true(i == 0 || strcmp(sipnl_categories[i - 1].name, sipnl_categories[i].name) < 0);
        assert_is_text(sipnl_categories[i].label);
        assert_outcome(sipnl_categories[i].outcome);
    }
    for (i = 0; i < SIPNL_OUTCOMES; i++) {
        g_assert_true(i == 0 || strcmp(sipnl_outcomes[i - 1].name, sipnl_outcomes[i].name) < 0);
        assert_is_text(sipnl_outcomes[i].label);
        assert_is_text(sipnl_outcomes[i].story);
    }
}

static void
test_names_are_those_of_the_rows(void)
{
    g_assert_cmpstr(sipnl_categories[SIPNL_CATEGORY_BUSY].name, ==, "busy");
    g_assert_cmpstr(sipnl_categories[SIPNL_CATEGORY_INVALID_NUMBER].name, ==, "invalid_number");
    g_assert_cmpstr(sipnl_outcomes[SIPNL_OUTCOME_IN_PROGRESS].name, ==, "in_progress");
}

static void
test_rows_go_with_their_codes(void)
{
    guint i;

    for (i = 0; sipnl_phrase_vals[i].strptr != NULL; i++) {
        g_assert_true(i == 0 || sipnl_phrase_vals[i - 1].value < sipnl_phrase_vals[i].value);
        assert_response(&sipnl_responses[i]);
        assert_is_text(sipnl_responses[i].reason_phrase);
        g_assert_cmpstr(sipnl_responses[i].text.phrase, ==, sipnl_phrase_vals[i].strptr);
    }
    g_assert_cmpuint(sipnl_phrase_vals[i].value, ==, 0);
    g_assert_cmpuint(sipnl_phrase_vals_ext._vs_num_entries, ==, i);
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

/* The rows of a protocol stand together, its own first, and its causes sorted. */
static void
test_causes_are_sorted(void)
{
    const sipnl_cause_t *row;

    for (row = sipnl_causes; row->protocol != NULL; row++) {
        if (row == sipnl_causes || strcmp(row[-1].protocol, row->protocol) < 0) {
            g_assert_cmpint(row->cause, ==, -1);
            g_assert_null(row->text.phrase);
            assert_is_text(row->text.explanation);
        } else {
            g_assert_cmpstr(row[-1].protocol, ==, row->protocol);
            g_assert_cmpint(row[-1].cause, <, row->cause);
            g_assert_true(row->has_text || row->rules_count > 0);
            if (row->has_text) {
                assert_text(&row->text);
            }
        }
        assert_rules(row->rules, row->rules_count);
    }
}

static void
test_values_are_sorted(void)
{
    const sipnl_value_t *row;

    for (row = sipnl_values; row->kind != NULL; row++) {
        g_assert_true(row == sipnl_values || strcmp(row[-1].kind, row->kind) <= 0);
        assert_is_text(row->value);
        assert_is_text(row->text);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tables/categories-and-outcomes", test_categories_and_outcomes_are_sorted_and_whole);
    g_test_add_func("/tables/names", test_names_are_those_of_the_rows);
    g_test_add_func("/tables/rows-go-with-their-codes", test_rows_go_with_their_codes);
    g_test_add_func("/tables/classes-have-no-reason-phrase", test_classes_have_no_reason_phrase);
    g_test_add_func("/tables/causes-are-sorted", test_causes_are_sorted);
    g_test_add_func("/tables/values-are-sorted", test_values_are_sorted);
    return g_test_run();
}
