/* check-tables.c
 * Finds what is wrong in the key files in data/, beyond their form.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/check-tables.h"

#include <string.h>

#include "texts/vocabulary.h"
#include "texts/words.h"

/* What stands in one line of the packet details behind "[Advies: ", in a window of 1366
 * pixels with the profile SIP-NL. */
#define SENTENCES_CHARACTERS_MAX 155

/* The keys of a kind of group; each list is ended by NULL. */
typedef struct {
    const char *required[6];
    const char *optional[12];
} keys_t;

static const keys_t category_keys = {
    { "label", "outcome", "severity" }, { "customer" }
};
static const keys_t outcome_keys = {
    { "label", "story", "failed" }, { NULL }
};
static const keys_t code_keys = {
    { "reason-phrase", "reference", "category", "phrase", "explanation" },
    { "advice", "severity", "outcome", "customer", "side", "show" }
};
static const keys_t class_keys = {
    { "reference", "category", "phrase", "explanation" },
    { "advice", "severity", "outcome", "customer", "side", "show" }
};
static const keys_t code_rule_keys = {
    { NULL },
    { "phrase", "explanation", "advice", "category", "severity", "outcome", "customer", "side", "show" }
};
static const keys_t protocol_keys = {
    { "explanation" }, { "advice", "status-codes" }
};
static const keys_t cause_keys = {
    { "phrase", "explanation" },
    { "name", "advice", "category", "severity", "outcome", "customer", "side", "show", "uninformative",
      "refines", "repeats" }
};
static const keys_t cause_rule_keys = {
    { NULL },
    { "phrase", "explanation", "advice", "category", "severity", "outcome", "customer", "side", "show",
      "uninformative" }
};
static const keys_t lone_cause_rule_keys = {
    { "phrase", "explanation" },
    { "advice", "category", "severity", "outcome", "customer", "side", "show", "uninformative" }
};
static const keys_t value_keys = {
    { "text" }, { "side" }
};

/* The names that the plugin looks up, beside those of vocabulary.h. */
static const char *const needed_values[] = {
    "Warning other", "party caller", "party callee", "party unknown", "undelivered explanation", "undelivered advice", NULL
};

static void
check_declared(const sipnl_key_file_t *file, const sipnl_key_t *key, const sipnl_key_file_t *declarations)
{
    if (sipnl_find_group(declarations, key->value) == NULL) {
        sipnl_report(file->name, key->line, "%s not declared in %s: %s", key->name, declarations->name, key->value);
    }
}

/* Checks that each word of a key is one of a list. */
static void
check_words(const sipnl_key_file_t *file, const sipnl_key_t *key, const char *const *list)
{
    char **words = g_strsplit(key->value, " ", -1);
    guint i;

    for (i = 0; words[i] != NULL; i++) {
        if (!g_strv_contains(list, words[i])) {
            char *all = g_strjoinv(", ", (char **)list);

            sipnl_report(file->name, key->line, "%s is none of %s: %s", key->name, all, words[i]);
            g_free(all);
        }
    }
    g_strfreev(words);
}

/* Checks the length of a text that is shown on a line of its own. */
static void
check_length(const sipnl_key_file_t *file, const sipnl_key_t *key)
{
    static const char *const sentences[] = { "explanation", "advice", "customer", "text", NULL };
    const glong length = g_utf8_strlen(key->value, -1);

    if (g_strv_contains(sentences, key->name) && length > SENTENCES_CHARACTERS_MAX) {
        sipnl_report(file->name, key->line, "%s: %ld characters, at most %d fit in a window of 1366 pixels", key->name,
            length, SENTENCES_CHARACTERS_MAX);
    }
}

static void
check_value(const sipnl_sources_t *sources, const sipnl_key_file_t *file, const sipnl_key_t *key)
{
    static const char *const yes_or_no[] = { "yes", "no", NULL };
    static const struct {
        const char *key;
        const char *const *words;
    } worded[] = {
        { "severity", sipnl_severity_words },
        { "side", sipnl_side_words },
        { "show", sipnl_detail_words },
        { "failed", yes_or_no },
        { "uninformative", yes_or_no },
        { "status-codes", yes_or_no }
    };
    guint i;

    if (strcmp(key->name, "category") == 0) {
        check_declared(file, key, sources->files[SIPNL_CATEGORIES_FILE]);
    } else if (strcmp(key->name, "outcome") == 0) {
        check_declared(file, key, sources->files[SIPNL_OUTCOMES_FILE]);
    }
    for (i = 0; i < G_N_ELEMENTS(worded); i++) {
        if (strcmp(key->name, worded[i].key) == 0) {
            check_words(file, key, worded[i].words);
        }
    }
    check_length(file, key);
}

static void
check_keys(const sipnl_sources_t *sources, const sipnl_key_file_t *file, const sipnl_group_t *group,
    const keys_t *keys)
{
    guint i;

    for (i = 0; keys->required[i] != NULL; i++) {
        if (sipnl_find_key(group, keys->required[i]) == NULL) {
            sipnl_report(file->name, group->line, "[%s] has no key: %s", group->name, keys->required[i]);
        }
    }
    for (i = 0; i < group->keys->len; i++) {
        const sipnl_key_t *key = &g_array_index(group->keys, sipnl_key_t, i);

        if (g_strv_contains(keys->required, key->name) || g_strv_contains(keys->optional, key->name)) {
            check_value(sources, file, key);
        } else {
            sipnl_report(file->name, key->line, "unknown key: %s", key->name);
        }
    }
}

/* Whether a key in one of the files says a value. */
static gboolean
is_said(const sipnl_sources_t *sources, const char *name, const char *value)
{
    guint i;
    guint j;

    for (i = 0; i < SIPNL_FILES; i++) {
        const GPtrArray *groups = sources->files[i]->groups;

        for (j = 0; j < groups->len; j++) {
            const char *said = sipnl_get_value((const sipnl_group_t *)g_ptr_array_index(groups, j), name);

            if (said != NULL && strcmp(said, value) == 0) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Checks a file whose groups are declared names, that something else uses. */
static void
check_declarations(const sipnl_sources_t *sources, const sipnl_key_file_t *file, const keys_t *keys,
    const char *what, const char *const *used)
{
    guint i;

    for (i = 0; i < file->groups->len; i++) {
        const sipnl_group_t *group = (const sipnl_group_t *)g_ptr_array_index(file->groups, i);

        if (strspn(group->name, "abcdefghijklmnopqrstuvwxyz_") != strlen(group->name) || group->name[0] == '\0') {
            sipnl_report(file->name, group->line, "[%s] is no name of small letters and _", group->name);
        } else if (!g_strv_contains(used, group->name) && !is_said(sources, what, group->name)) {
            sipnl_report(file->name, group->line, "%s that nobody uses: %s", what, group->name);
        }
        check_keys(sources, file, group, keys);
    }
}

static void
check_group_exists(const sipnl_key_file_t *file, const char *name)
{
    if (sipnl_find_group(file, name) == NULL) {
        sipnl_report(file->name, 1, "no group [%s]", name);
    }
}

/* Whether each text of special has one of general in it. */
static gboolean
covers_sent(const GPtrArray *general, const GPtrArray *special)
{
    guint i;
    guint j;

    for (i = 0; i < special->len; i++) {
        const char *text = (const char *)g_ptr_array_index(special, i);

        for (j = 0; j < general->len && strstr(text, (const char *)g_ptr_array_index(general, j)) == NULL; j++) {
        }
        if (j == general->len) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether general holds wherever special does. */
static gboolean
covers(const sipnl_entry_t *general, const sipnl_entry_t *special)
{
    return (general->methods == 0 || (special->methods != 0 && (special->methods & ~general->methods) == 0))
        && (general->needed & ~special->needed) == 0
        && (general->excluded & ~special->excluded) == 0
        && (general->sent == NULL || (special->sent != NULL && covers_sent(general->sent, special->sent)));
}

/* Checks that the entry at index is not one that an earlier one of its subject, of
 * which the first is at first, leaves nothing to. */
static void
check_is_reached(const sipnl_key_file_t *file, const GPtrArray *entries, guint first, guint index)
{
    const sipnl_entry_t *entry = sipnl_get_entry(entries, index);
    guint i;

    for (i = first; i < index; i++) {
        const sipnl_entry_t *earlier = sipnl_get_entry(entries, i);

        if (earlier->is_rule == entry->is_rule && covers(earlier, entry)) {
            sipnl_report(file->name, entry->group->line,
                "[%s] is never reached: [%s] on line %u holds wherever it does",
                entry->group->name, earlier->group->name, earlier->group->line);
            return;
        }
    }
}

/* Checks the entries of a subject, from first up to behind. rule_keys is NULL where
 * there cannot be rules. */
static void
check_subject(const sipnl_sources_t *sources, const sipnl_key_file_t *file, const GPtrArray *entries, guint first,
    guint behind, const keys_t *own_keys, const keys_t *rule_keys)
{
    guint i;

    for (i = first; i < behind; i++) {
        const sipnl_entry_t *entry = sipnl_get_entry(entries, i);
        const sipnl_group_t *group = entry->group;

        if (!entry->is_rule) {
            check_keys(sources, file, group, own_keys);
        } else if (rule_keys == NULL) {
            sipnl_report(file->name, group->line, "[%s] is a rule, but there is no code or cause [%s]", group->name,
                entry->subject);
        } else if (group->keys->len == 0) {
            sipnl_report(file->name, group->line, "[%s] says nothing", group->name);
        } else {
            check_keys(sources, file, group, rule_keys);
        }
        if (entry->needed & entry->excluded) {
            sipnl_report(file->name, group->line, "[%s] contradicts itself", group->name);
        }
        check_is_reached(file, entries, first, i);
    }
}

static void
check_responses(const sipnl_sources_t *sources)
{
    const sipnl_key_file_t *file = sources->files[SIPNL_RESPONSES_FILE];
    char response_class[] = "1xx";
    guint behind;
    guint i;

    for (i = 0; i < SIPNL_RESPONSE_CLASSES; i++, response_class[0]++) {
        check_group_exists(file, response_class);
    }
    for (i = 0; i < sources->responses->len; i = behind) {
        const sipnl_entry_t *entry = sipnl_get_entry(sources->responses, i);

        behind = sipnl_next_subject(sources->responses, i);
        check_subject(sources, file, sources->responses, i, behind,
            sipnl_is_status_code(entry->subject) ? &code_keys : &class_keys, entry->is_rule ? NULL : &code_rule_keys);
    }
}

static gboolean
has_word(const char *list, const char *word)
{
    char **words = g_strsplit(list, " ", -1);
    const gboolean found = g_strv_contains((const char *const *)words, word);

    g_strfreev(words);
    return found;
}

/* Checks the codes that a cause refines or repeats, each of which is named once. */
static void
check_codes(const sipnl_sources_t *sources, const sipnl_group_t *group, const char *name, const char *other_name)
{
    const char *file = sources->files[SIPNL_CAUSES_FILE]->name;
    const sipnl_key_file_t *responses = sources->files[SIPNL_RESPONSES_FILE];
    const char *others = sipnl_get_value(group, other_name);
    const sipnl_key_t *key = sipnl_find_key(group, name);
    char **codes;
    guint i;

    if (key == NULL) {
        return;
    }
    codes = g_strsplit(key->value, " ", -1);
    for (i = 0; codes[i] != NULL; i++) {
        if (!sipnl_is_status_code(codes[i]) || sipnl_find_group(responses, codes[i]) == NULL) {
            sipnl_report(file, key->line, "%s names what is no code of %s: %s", name, responses->name, codes[i]);
        } else if (others != NULL && has_word(others, codes[i])) {
            sipnl_report(file, key->line, "%s names a code that %s names too: %s", name, other_name, codes[i]);
        }
    }
    g_strfreev(codes);
}

/* The keys of the rules of a cause, of which entry is the first; NULL for none. A
 * cause that is a status code may have rules only. */
static const keys_t *
cause_rule_keys_of(const sipnl_entry_t *entry, const sipnl_group_t *protocol)
{
    const char *status_codes = sipnl_get_value(protocol, "status-codes");

    if (sipnl_is_protocol(entry->subject)) {
        return NULL;
    }
    if (!entry->is_rule) {
        return &cause_rule_keys;
    }
    return status_codes != NULL && strcmp(status_codes, "yes") == 0 ? &lone_cause_rule_keys : NULL;
}

static void
check_causes(const sipnl_sources_t *sources)
{
    const sipnl_key_file_t *file = sources->files[SIPNL_CAUSES_FILE];
    guint behind;
    guint i;

    for (i = 0; i < sources->causes->len; i = behind) {
        const sipnl_entry_t *entry = sipnl_get_entry(sources->causes, i);
        char *name = g_strndup(entry->subject, strcspn(entry->subject, " "));
        const sipnl_group_t *protocol = sipnl_find_group(file, name);

        behind = sipnl_next_subject(sources->causes, i);
        if (protocol == NULL || strcmp(protocol->name, name) != 0) {
            sipnl_report(file->name, entry->group->line, "[%s] has no group [%s]", entry->group->name, name);
        }
        check_subject(sources, file, sources->causes, i, behind,
            sipnl_is_protocol(entry->subject) ? &protocol_keys : &cause_keys, cause_rule_keys_of(entry, protocol));
        check_codes(sources, entry->group, "refines", "repeats");
        check_codes(sources, entry->group, "repeats", "refines");
        g_free(name);
    }
}

/* "3/3" */
static gboolean
is_type_and_code(const char *text)
{
    char **numbers = g_strsplit(text, "/", 2);
    const gboolean good = g_strv_length(numbers) == 2 && sipnl_is_number(numbers[0], 0, 255)
        && sipnl_is_number(numbers[1], 0, 255);

    g_strfreev(numbers);
    return good;
}

/* Whether a group of header-values.ini may have a name: kind, then value. */
static gboolean
is_value(const char *name, const char *kind, const char *value)
{
    if (value == NULL || value[0] == '\0') {
        return FALSE;
    }
    if (strcmp(kind, "location") == 0 || strcmp(kind, "Diversion") == 0 || strcmp(kind, "device") == 0) {
        return TRUE;
    }
    if (strcmp(kind, "ICMP") == 0 || strcmp(kind, "ICMPv6") == 0) {
        return is_type_and_code(value);
    }
    return g_strv_contains(needed_values, name)
        || (strcmp(kind, "Warning") == 0 && sipnl_is_number(value, 300, 399))
        || (strcmp(kind, "detail") == 0 && sipnl_find_word(sipnl_detail_words, value) >= 0)
        || (strcmp(kind, "call") == 0 && sipnl_find_word(sipnl_remark_words, value) >= 0)
        || (strcmp(kind, "side") == 0 && sipnl_find_word(sipnl_side_words, value) >= 0);
}

static void
check_values_of(const sipnl_key_file_t *file, const char *kind, const char *const *words)
{
    for (; *words != NULL; words++) {
        char *name = g_strconcat(kind, " ", *words, NULL);

        check_group_exists(file, name);
        g_free(name);
    }
}

static void
check_values(const sipnl_sources_t *sources)
{
    const sipnl_key_file_t *file = sources->files[SIPNL_VALUES_FILE];
    guint i;

    for (i = 0; needed_values[i] != NULL; i++) {
        check_group_exists(file, needed_values[i]);
    }
    check_values_of(file, "detail", sipnl_detail_words);
    check_values_of(file, "call", sipnl_remark_words);
    check_values_of(file, "side", sipnl_side_words + 1);    /* but for unknown */
    for (i = 0; i < file->groups->len; i++) {
        const sipnl_group_t *group = (const sipnl_group_t *)g_ptr_array_index(file->groups, i);
        char **words = g_strsplit(group->name, " ", 2);

        if (!is_value(group->name, words[0] != NULL ? words[0] : "", words[0] != NULL ? words[1] : NULL)) {
            sipnl_report(file->name, group->line, "[%s] is no kind with a value of it", group->name);
        }
        check_keys(sources, file, group, &value_keys);
        g_strfreev(words);
    }
}

void
sipnl_check_tables(const sipnl_sources_t *sources)
{
    static const char *const none[] = { NULL };
    const sipnl_key_file_t *outcomes = sources->files[SIPNL_OUTCOMES_FILE];
    guint i;

    check_declarations(sources, sources->files[SIPNL_CATEGORIES_FILE], &category_keys, "category", none);
    for (i = 0; sipnl_call_outcome_words[i] != NULL; i++) {
        check_group_exists(outcomes, sipnl_call_outcome_words[i]);
    }
    check_declarations(sources, outcomes, &outcome_keys, "outcome", sipnl_call_outcome_words);
    check_responses(sources);
    check_causes(sources);
    check_values(sources);
}
