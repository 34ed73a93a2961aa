/* conditions.c
 * The condition of a rule in Dutch.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/conditions.h"

#include "texts/vocabulary.h"
#include "texts/words.h"

typedef struct {
    const char *holds;
    const char *holds_not;
} clauses_t;

static const clauses_t state_clauses[] = {
    [SIPNL_STATE_IN_DIALOG] = { "tijdens een gesprek", "buiten een gesprek" },
    [SIPNL_STATE_RANG] = { "nadat het toestel overging", "zonder dat het toestel overging" },
    [SIPNL_STATE_CANCELLED] = { "nadat het gesprek aan de kant van de beller was afgebroken",
        "zonder dat het gesprek aan de kant van de beller was afgebroken" },
    [SIPNL_STATE_UNACKNOWLEDGED] = { "als het is herhaald omdat de ACK niet aankomt",
        "zonder dat het is herhaald omdat de ACK niet aankomt" },
    [SIPNL_STATE_CREDENTIALS] = { "als het verzoek inloggegevens bevatte", "als het verzoek geen inloggegevens bevatte" },
    [SIPNL_STATE_REFUSED] = { "als de inloggegevens zijn geweigerd", "als er geen inloggegevens zijn geweigerd" },
    [SIPNL_STATE_STALE] = { "als alleen de nonce verlopen was", "als niet alleen de nonce verlopen was" },
    [SIPNL_STATE_OTHER_REALM] = { "als de inloggegevens voor een andere realm waren",
        "als de inloggegevens voor deze realm waren" },
    [SIPNL_STATE_FAX] = { "als het verzoek fax aanbood", "als het verzoek geen fax aanbood" },
    [SIPNL_STATE_SRTP] = { "als het verzoek alleen versleutelde media (SRTP) aanbood",
        "als het verzoek ook onversleutelde media aanbood" },
    [SIPNL_STATE_SDP] = { "als het antwoord SDP bevat", "als het antwoord geen SDP bevat" },
    [SIPNL_STATE_RETRY_SOON] = { "met een Retry-After van hoogstens 10 seconden",
        "zonder een Retry-After van hoogstens 10 seconden" },
    [SIPNL_STATE_OLD_CSEQ] = { "als het nummer in CSeq niet hoger was dan dat van een eerder verzoek",
        "als het nummer in CSeq hoger was dan dat van eerdere verzoeken" },
    [SIPNL_STATE_KEEP_ALIVE] = { "bij Event: keep-alive", "bij een ander Event dan keep-alive" },
    [SIPNL_STATE_REASON] = { "als het antwoord een Reason bevat", "als het antwoord geen Reason bevat" }
};

/* Each state has its clauses. */
G_STATIC_ASSERT(G_N_ELEMENTS(state_clauses) == SIPNL_STATE_COUNT);

/* What goes before the next of a list: nothing, a comma, or "of". */
static const char *
separator_before(guint index, guint count)
{
    if (index == 0) {
        return "";
    }
    return index + 1 < count ? ", " : " of ";
}

static void
append_methods(GString *out, guint32 methods)
{
    guint count = 0;
    guint index = 0;
    guint i;

    for (i = 0; sipnl_method_words[i] != NULL; i++) {
        count += methods >> i & 1;
    }
    for (i = 0; sipnl_method_words[i] != NULL; i++) {
        if (methods >> i & 1) {
            g_string_append_printf(out, "%s%s", separator_before(index++, count), sipnl_method_words[i]);
        }
    }
}

static void
append_clause(GString *out, const char *clause)
{
    g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "", clause);
}

char *
sipnl_condition_in_dutch(const sipnl_entry_t *rule)
{
    GString *out = g_string_new(NULL);
    guint i;

    if (rule->methods != 0) {
        g_string_append(out, "bij ");
        append_methods(out, rule->methods);
    }
    for (i = 0; i < G_N_ELEMENTS(state_clauses); i++) {
        if (rule->needed >> i & 1) {
            append_clause(out, state_clauses[i].holds);
        } else if (rule->excluded >> i & 1) {
            append_clause(out, state_clauses[i].holds_not);
        }
    }
    if (rule->sent != NULL) {
        append_clause(out, "als de afzender schrijft: ");
        for (i = 0; i < rule->sent->len; i++) {
            g_string_append_printf(out, "%s“%s”", separator_before(i, rule->sent->len),
                (const char *)g_ptr_array_index(rule->sent, i));
        }
    }
    out->str[0] = g_ascii_toupper(out->str[0]);
    return g_string_free(out, FALSE);
}
