/* texts.c
 * Checks how texts are chosen from the tables.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include <glib/gstdio.h>

#include <epan/packet.h>
#include <epan/uat-int.h>

#include "texts/causes.h"
#include "texts/responses.h"
#include "texts/user-codes.h"
#include "texts/values.h"

#define METHOD(name) (1U << SIPNL_METHOD_##name)
#define STATE(name) (1U << SIPNL_STATE_##name)

static const sipnl_situation_t nothing;

static uat_t *user_codes;

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
    user_codes = uat;
}

/* Lets these be the user's own codes, as they stand in his file. */
static void
set_user_codes(const char *rows)
{
    char *name;
    char *error = NULL;
    const int file = g_file_open_tmp(NULL, &name, NULL);

    if (user_codes == NULL) {
        sipnl_user_codes_register(NULL);
    }
    g_assert_true(g_close(file, NULL));
    g_assert_true(g_file_set_contents(name, rows, -1, NULL));
    uat_clear(user_codes);
    uat_load(user_codes, name, &error);
    g_assert_cmpstr(error, ==, NULL);
    g_unlink(name);
    g_free(name);
}

static void
test_a_rule_holds_where_all_of_its_condition_does(void)
{
    static const char *const sent[] = { "wrong password", "no credit", NULL };
    static const struct {
        const char *what;
        sipnl_rule_t rule;
        sipnl_situation_t situation;
        gboolean holds;
    } cases[] = {
        { "its method", { .methods = METHOD(BYE) | METHOD(REFER) }, { .method = SIPNL_METHOD_REFER }, TRUE },
        { "another method", { .methods = METHOD(BYE) }, { .method = SIPNL_METHOD_INVITE }, FALSE },
        { "a method without a name", { .methods = METHOD(ACK) }, { .method = SIPNL_METHOD_OTHER }, FALSE },
        { "any method", { .needed = STATE(FAX) },
            { .method = SIPNL_METHOD_BYE, .holds = STATE(FAX), .known = STATE(FAX) }, TRUE },
        { "one state of two", { .needed = STATE(FAX) | STATE(IN_DIALOG) },
            { .holds = STATE(FAX), .known = STATE(FAX) }, FALSE },
        { "a state that is known not to hold", { .excluded = STATE(RANG) }, { .known = STATE(RANG) }, TRUE },
        { "a state that nobody knows of", { .excluded = STATE(RANG) }, { .known = STATE(FAX) }, FALSE },
        { "a state that holds", { .excluded = STATE(RANG) }, { .holds = STATE(RANG), .known = STATE(RANG) }, FALSE },
        { "a part of the phrase", { .sent = sent }, { .sent = "Sorry, no credit." }, TRUE },
        { "other letters and blanks", { .sent = sent }, { .sent = "WRONG \t Password" }, TRUE },
        { "no blank", { .sent = sent }, { .sent = "wrongpassword" }, FALSE },
        { "a blank for a letter", { .sent = sent }, { .sent = "wr ng password" }, FALSE },
        { "the start of a part", { .sent = sent }, { .sent = "no cred" }, FALSE },
        { "no phrase", { .sent = sent }, { .sent = NULL }, FALSE },
        { "an empty phrase", { .sent = sent }, { .sent = "" }, FALSE },
        { "the phrase, but not the method", { .methods = METHOD(BYE), .sent = sent }, { .sent = "no credit" }, FALSE },
    };
    guint i;

    for (i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].what);
        g_assert_true((sipnl_choose_text(&cases[i].rule, 1, &cases[i].situation) != NULL) == cases[i].holds);
    }
}

static void
test_the_first_rule_that_holds_is_taken(void)
{
    static const sipnl_rule_t rules[] = {
        { .methods = METHOD(BYE) }, { .methods = METHOD(REFER) }, { .methods = METHOD(REFER) | METHOD(NOTIFY) }
    };
    static const sipnl_situation_t refer = { .method = SIPNL_METHOD_REFER };

    g_assert_true(sipnl_choose_text(rules, G_N_ELEMENTS(rules), &refer) == &rules[1].text);
    g_assert_null(sipnl_choose_text(rules, 1, &refer));
    g_assert_null(sipnl_choose_text(NULL, 0, &refer));
}

/* Whether a rule is taken for one of the messages of which it speaks. */
static gboolean
is_taken(const sipnl_rule_t *rules, guint count, const sipnl_rule_t *rule)
{
    static const char *const any[] = { NULL };
    const char *const *sent = rule->sent != NULL ? rule->sent : any;
    sipnl_situation_t situation = { .holds = rule->needed, .known = rule->needed | rule->excluded };

    do {
        situation.sent = *sent;
        for (situation.method = 0; situation.method < 32; situation.method++) {
            if (sipnl_choose_text(rules, count, &situation) == &rule->text) {
                return TRUE;
            }
        }
    } while (*sent != NULL && *++sent != NULL);
    return FALSE;
}

static void
test_every_rule_can_be_taken(void)
{
    const sipnl_cause_t *cause;
    guint i;
    guint j;

    for (i = 0; sipnl_phrase_vals[i].strptr != NULL; i++) {
        const sipnl_response_t *response = &sipnl_responses[i];

        for (j = 0; j < response->rules_count; j++) {
            g_test_message("%u, rule %u", sipnl_phrase_vals[i].value, j);
            g_assert_true(is_taken(response->rules, response->rules_count, &response->rules[j]));
        }
    }
    for (cause = sipnl_causes; cause->protocol != NULL; cause++) {
        for (j = 0; j < cause->rules_count; j++) {
            g_test_message("%s %d, rule %u", cause->protocol, cause->cause, j);
            g_assert_true(is_taken(cause->rules, cause->rules_count, &cause->rules[j]));
        }
    }
}

static void
test_a_code_has_its_row_or_that_of_its_class(void)
{
    g_assert_cmpstr(sipnl_find_response(486)->reason_phrase, ==, "Busy Here");
    g_assert_true(sipnl_find_response(100) == &sipnl_responses[0]);
    g_assert_true(sipnl_find_response(498) == &sipnl_classes[3]);
    g_assert_true(sipnl_find_response(699) == &sipnl_classes[5]);
    g_assert_null(sipnl_find_response(99));
    g_assert_null(sipnl_find_response(700));
}

static void
test_a_code_alone_and_by_a_rule(void)
{
    static const sipnl_situation_t bye = { .method = SIPNL_METHOD_BYE };
    const sipnl_response_t *ok = sipnl_find_response(200);
    sipnl_explained_code_t explained;

    set_user_codes("");
    g_assert_true(sipnl_explain_code(200, &nothing, &explained));
    g_assert_cmpint(explained.origin, ==, SIPNL_ORIGIN_CODE);
    g_assert_cmpstr(explained.text.explanation, ==, ok->text.explanation);
    g_assert_cmpstr(explained.reference, ==, ok->reference);
    g_assert_true(explained.category == &sipnl_categories[SIPNL_CATEGORY_SUCCESS]);

    g_assert_true(sipnl_explain_code(200, &bye, &explained));
    g_assert_cmpint(explained.origin, ==, SIPNL_ORIGIN_RULE);
    g_assert_cmpstr(explained.text.explanation, !=, ok->text.explanation);
    g_assert_true(explained.category == &sipnl_categories[SIPNL_CATEGORY_SUCCESS]);

    g_assert_false(sipnl_explain_code(700, &nothing, &explained));
}

static void
test_the_users_own_code_wins(void)
{
    const sipnl_category_t *busy = &sipnl_categories[SIPNL_CATEGORY_BUSY];
    sipnl_explained_code_t explained;

    set_user_codes("\"404\",\"busy\",\"Bezet\",\"Onze uitleg\",\"Ons advies\"\n"
        "\"404\",\"busy\",\"Nog een keer\",\"Te laat\",\"\"\n"
        "\"498\",\"protocol\",\"Eigen code\",\"Eigen uitleg\",\"\"\n");
    g_assert_true(sipnl_explain_code(404, &nothing, &explained));
    g_assert_cmpint(explained.origin, ==, SIPNL_ORIGIN_USER);
    g_assert_cmpstr(explained.text.phrase, ==, "Bezet");
    g_assert_cmpstr(explained.text.explanation, ==, "Onze uitleg");
    g_assert_cmpstr(explained.text.advice, ==, "Ons advies");
    g_assert_true(explained.category == busy);
    g_assert_true(explained.text.category == busy);
    g_assert_true(explained.text.outcome == busy->outcome);
    g_assert_cmpstr(explained.text.customer, ==, busy->customer);
    g_assert_cmpint(explained.text.severity, ==, busy->severity);
    g_assert_cmpint(explained.text.side, ==, SIPNL_SIDE_UNKNOWN);
    g_assert_cmpuint(explained.text.details, ==, 0);

    g_assert_true(sipnl_explain_code(498, &nothing, &explained));
    g_assert_cmpstr(explained.text.phrase, ==, "Eigen code");
    g_assert_null(explained.text.advice);
}

/* 491 is less severe than its category, and so it stays. */
static void
test_the_users_own_code_keeps_what_is_of_its_category(void)
{
    const sipnl_text_t *built_in = &sipnl_find_response(491)->text;
    sipnl_explained_code_t explained;

    set_user_codes("\"491\",\"protocol\",\"Even wachten\",\"Onze uitleg\",\"\"\n");
    g_assert_true(sipnl_explain_code(491, &nothing, &explained));
    g_assert_cmpstr(explained.text.phrase, ==, "Even wachten");
    g_assert_cmpint(built_in->severity, !=, built_in->category->severity);
    g_assert_cmpint(explained.text.severity, ==, built_in->severity);
    g_assert_true(explained.text.outcome == built_in->outcome);
    g_assert_cmpstr(explained.text.customer, ==, built_in->customer);
}

static sipnl_text_t
explain_cause(const char *protocol, guint32 cause, const sipnl_situation_t *situation)
{
    sipnl_text_t text;

    sipnl_explain_cause(sipnl_find_cause(sipnl_find_protocol(protocol), cause), cause, situation, &text);
    return text;
}

static void
test_a_cause_has_its_row_or_that_of_its_protocol(void)
{
    const sipnl_cause_t *q850 = sipnl_find_protocol("q.850");

    g_assert_cmpstr(q850->protocol, ==, "Q.850");
    g_assert_cmpint(q850->cause, ==, -1);
    g_assert_cmpint(sipnl_find_cause(q850, 17)->cause, ==, 17);
    g_assert_true(sipnl_find_cause(q850, 5000) == q850);
    g_assert_true(sipnl_find_cause(q850, G_MAXUINT32) == q850);
    g_assert_null(sipnl_find_protocol("Q.85"));
    g_assert_true(explain_cause("Q.850", 17, &nothing).category == &sipnl_categories[SIPNL_CATEGORY_BUSY]);
    g_assert_null(explain_cause("Q.850", 5000, &nothing).phrase);
    g_assert_cmpstr(explain_cause("Q.850", 5000, &nothing).explanation, ==, q850->text.explanation);
}

static void
test_a_cause_has_its_own_text_where_nothing_else_is_known(void)
{
    const sipnl_cause_t *row;

    set_user_codes("");
    for (row = sipnl_causes; row->protocol != NULL; row++) {
        if (row->cause >= 0 && row->has_text) {
            g_assert_cmpstr(explain_cause(row->protocol, (guint32)row->cause, &nothing).explanation, ==,
                row->text.explanation);
        }
    }
}

static void
test_a_cause_can_be_a_status_code(void)
{
    static const sipnl_situation_t cancel = { .method = SIPNL_METHOD_CANCEL };
    static const sipnl_situation_t refer = { .method = SIPNL_METHOD_REFER };

    set_user_codes("\"480\",\"busy\",\"Onze 480\",\"Onze uitleg\",\"\"\n"
        "\"403\",\"busy\",\"Onze 403\",\"Onze uitleg\",\"\"\n");
    g_assert_cmpstr(explain_cause("SIP", 486, &nothing).phrase, ==, sipnl_find_response(486)->text.phrase);
    g_assert_cmpstr(explain_cause("SIP", 480, &nothing).phrase, ==, "Onze 480");
    g_assert_cmpstr(explain_cause("SIP", 403, &nothing).phrase, ==, "Onze 403");
    g_assert_cmpstr(explain_cause("Q.850", 480, &nothing).phrase, ==, NULL);
    g_assert_null(explain_cause("SIP", 90000, &nothing).phrase);

    /* To STIR, 403 is not what it is to SIP. */
    g_assert_true(explain_cause("STIR", 403, &nothing).category == &sipnl_categories[SIPNL_CATEGORY_AUTH]);
    g_assert_cmpstr(explain_cause("STIR", 403, &nothing).phrase, !=, "Onze 403");

    /* Completed elsewhere, but only where a call is ended before it was answered. */
    g_assert_true(explain_cause("SIP", 200, &cancel).outcome == &sipnl_outcomes[SIPNL_OUTCOME_ANSWERED_ELSEWHERE]);
    g_assert_cmpstr(explain_cause("SIP", 200, &refer).phrase, ==, sipnl_find_response(200)->text.phrase);
}

/* Of the rules of a code, those that need nothing but its phrase. */
static void
test_the_text_of_a_reason_counts_as_the_phrase_of_a_code(void)
{
    const sipnl_cause_t *sip = sipnl_find_protocol("SIP");
    guint rules = 0;
    guint i;
    guint j;

    set_user_codes("");
    for (i = 0; sipnl_phrase_vals[i].strptr != NULL; i++) {
        const guint32 code = sipnl_phrase_vals[i].value;

        for (j = 0; j < sipnl_responses[i].rules_count && sipnl_find_cause(sip, code) == sip; j++) {
            const sipnl_rule_t *rule = &sipnl_responses[i].rules[j];

            if (!rule->methods && !rule->needed && !rule->excluded) {
                const sipnl_situation_t situation = { .method = SIPNL_METHOD_BYE, .sent = rule->sent[0] };

                g_assert_cmpstr(explain_cause("SIP", code, &situation).explanation, ==, rule->text.explanation);
                rules++;
            }
        }
    }
    g_assert_cmpuint(rules, >, 0);
}

/* A rule of a code that asks for anything else is about a response. */
static void
test_the_rest_of_a_message_is_no_condition_of_its_reason(void)
{
    const sipnl_cause_t *sip = sipnl_find_protocol("SIP");
    guint rules = 0;
    guint i;
    guint j;

    set_user_codes("");
    for (i = 0; sipnl_phrase_vals[i].strptr != NULL; i++) {
        const guint32 code = sipnl_phrase_vals[i].value;

        for (j = 0; j < sipnl_responses[i].rules_count && sipnl_find_cause(sip, code) == sip; j++) {
            const sipnl_rule_t *rule = &sipnl_responses[i].rules[j];
            const sipnl_situation_t situation = {
                .method = (sipnl_method_t)g_bit_nth_lsf(rule->methods, -1),
                .holds = rule->needed,
                .known = rule->needed | rule->excluded
            };

            if (rule->methods && rule->sent == NULL) {
                g_assert_cmpstr(explain_cause("SIP", code, &situation).explanation, ==, sipnl_responses[i].text.explanation);
                rules++;
            }
        }
    }
    g_assert_cmpuint(rules, >, 0);
}

static void
assert_relations(const sipnl_cause_t *row, const guint16 *codes, sipnl_relation_t relation)
{
    for (; codes != NULL && *codes != 0; codes++) {
        g_assert_cmpint(sipnl_find_relation(row, *codes), ==, relation);
    }
}

static void
test_a_cause_refines_or_repeats_codes(void)
{
    const sipnl_cause_t *row;
    guint pairs = 0;

    for (row = sipnl_causes; row->protocol != NULL; row++) {
        assert_relations(row, row->refines, SIPNL_RELATION_REFINES);
        assert_relations(row, row->repeats, SIPNL_RELATION_REPEATS);
        g_assert_cmpint(sipnl_find_relation(row, 0), ==, SIPNL_RELATION_UNNAMED);
        g_assert_cmpint(sipnl_find_relation(row, 699), ==, SIPNL_RELATION_UNNAMED);
        pairs += row->refines != NULL || row->repeats != NULL;
    }
    g_assert_cmpuint(pairs, >, 0);
}

static void
test_values_are_found_whole_or_in_a_text(void)
{
    g_assert_cmpstr(sipnl_find_value("location", "RLN")->value, ==, "RLN");
    g_assert_cmpstr(sipnl_find_value("location", "rln")->value, ==, "RLN");
    g_assert_null(sipnl_find_value("location", "RL"));
    g_assert_null(sipnl_find_value("side", "RLN"));
    g_assert_cmpstr(sipnl_find_value_in("location", "a gateway/rln 2")->value, ==, "RLN");
    g_assert_null(sipnl_find_value_in("detail", "rln"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/texts/rules/condition", test_a_rule_holds_where_all_of_its_condition_does);
    g_test_add_func("/texts/rules/order", test_the_first_rule_that_holds_is_taken);
    g_test_add_func("/texts/rules/every-one", test_every_rule_can_be_taken);
    g_test_add_func("/texts/codes/rows", test_a_code_has_its_row_or_that_of_its_class);
    g_test_add_func("/texts/codes/rules", test_a_code_alone_and_by_a_rule);
    g_test_add_func("/texts/user-codes/wins", test_the_users_own_code_wins);
    g_test_add_func("/texts/user-codes/category", test_the_users_own_code_keeps_what_is_of_its_category);
    g_test_add_func("/texts/causes/rows", test_a_cause_has_its_row_or_that_of_its_protocol);
    g_test_add_func("/texts/causes/own", test_a_cause_has_its_own_text_where_nothing_else_is_known);
    g_test_add_func("/texts/causes/status-codes", test_a_cause_can_be_a_status_code);
    g_test_add_func("/texts/causes/phrases", test_the_text_of_a_reason_counts_as_the_phrase_of_a_code);
    g_test_add_func("/texts/causes/situation", test_the_rest_of_a_message_is_no_condition_of_its_reason);
    g_test_add_func("/texts/causes/relations", test_a_cause_refines_or_repeats_codes);
    g_test_add_func("/texts/values", test_values_are_found_whole_or_in_a_text);
    return g_test_run();
}
