/* sources.c
 * The key files in data/, and what each group of the texts is about.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/sources.h"

#include <string.h>

#include "texts/vocabulary.h"
#include "texts/words.h"

#define BLANKS " \t"

/* RFC 3261's token, without the characters that nobody uses. */
#define PROTOCOL_CHARACTERS \
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._"

gboolean
sipnl_is_number(const char *text, guint64 min, guint64 max)
{
    return (text[0] != '0' || text[1] == '\0') && g_ascii_string_to_unsigned(text, 10, min, max, NULL, NULL);
}

gboolean
sipnl_is_status_code(const char *subject)
{
    return sipnl_is_number(subject, SIPNL_STATUS_CODE_MIN, SIPNL_STATUS_CODE_MAX);
}

gboolean
sipnl_is_protocol(const char *subject)
{
    return strchr(subject, ' ') == NULL;
}

gint
sipnl_compare_names(const char *left, const char *right)
{
    for (;;) {
        if (g_ascii_isdigit(*left) && g_ascii_isdigit(*right)) {
            const guint64 left_number = g_ascii_strtoull(left, (char **)&left, 10);
            const guint64 right_number = g_ascii_strtoull(right, (char **)&right, 10);

            if (left_number != right_number) {
                return left_number < right_number ? -1 : 1;
            }
        } else if (*left == '\0' || *left != *right) {
            return (guchar)*left - (guchar)*right;
        } else {
            left++;
            right++;
        }
    }
}

/* Takes the next word, in which blanks may stand between quotes; empty at the
 * end. The caller frees it. */
static char *
take_word(const char **at)
{
    const char *start = *at + strspn(*at, BLANKS);
    gboolean quoted = FALSE;

    for (*at = start; **at != '\0' && (quoted || strchr(BLANKS, **at) == NULL); (*at)++) {
        quoted ^= **at == '"';
    }
    return g_strndup(start, (gsize)(*at - start));
}

static gboolean
is_response_subject(const char *word)
{
    return sipnl_is_status_code(word)
        || (word[0] >= '1' && word[0] < '1' + SIPNL_RESPONSE_CLASSES && strcmp(word + 1, "xx") == 0);
}

/* Takes "486" or "4xx"; NULL where there is neither. */
static char *
take_response_subject(const char **at)
{
    char *word = take_word(at);

    if (!is_response_subject(word)) {
        g_free(word);
        return NULL;
    }
    return word;
}

/* Takes "Q.850" or "Q.850 17"; NULL where there is neither. */
static char *
take_cause_subject(const char **at)
{
    char *protocol = take_word(at);
    const char *behind = *at;
    char *number = take_word(&behind);
    char *subject = NULL;

    if (protocol[0] == '\0' || protocol[strspn(protocol, PROTOCOL_CHARACTERS)] != '\0') {
        g_free(protocol);
    } else if (sipnl_is_number(number, 0, G_MAXINT32)) {
        subject = g_strconcat(protocol, " ", number, NULL);
        g_free(protocol);
        *at = behind;
    } else {
        subject = protocol;
    }
    g_free(number);
    return subject;
}

/* In small letters and with single blanks, as sipnl_rule_t has it. */
static char *
plain_text(const char *start, const char *end)
{
    char *text = g_strstrip(g_ascii_strdown(start, end - start));
    char *to = text;
    const char *from;

    for (from = text; *from != '\0'; from++) {
        if (strchr(BLANKS, *from) == NULL) {
            *to++ = *from;
        } else if (to[-1] != ' ') {
            *to++ = ' ';
        }
    }
    *to = '\0';
    return text;
}

/* Reads "one text"/"another"; FALSE where it is not that. */
static gboolean
read_sent(sipnl_entry_t *entry, const char *word)
{
    if (entry->sent != NULL) {
        return FALSE;
    }
    entry->sent = g_ptr_array_new_with_free_func(g_free);
    do {
        const char *end = word[0] == '"' ? strchr(word + 1, '"') : NULL;
        char *text;

        if (end == NULL) {
            return FALSE;
        }
        text = plain_text(word + 1, end);
        g_ptr_array_add(entry->sent, text);
        if (text[0] == '\0') {
            return FALSE;
        }
        word = end + 1;
    } while (*word++ == '/');
    return word[-1] == '\0';
}

/* Reads "INVITE" or "INVITE/UPDATE"; FALSE where it is not that. */
static gboolean
read_methods(sipnl_entry_t *entry, const char *word)
{
    char **names = g_strsplit(word, "/", -1);
    gboolean good = entry->methods == 0;
    guint i;

    for (i = 0; good && names[i] != NULL; i++) {
        const int method = sipnl_find_word(sipnl_method_words, names[i]);

        good = method >= 0;
        entry->methods |= good ? 1U << method : 0;
    }
    g_strfreev(names);
    return good;
}

/* Reads a word of a condition; FALSE where it is none, or is there already. */
static gboolean
read_condition(sipnl_entry_t *entry, const char *word)
{
    const gboolean is_no = g_str_has_prefix(word, "no-");
    const int state = sipnl_find_word(sipnl_state_words, is_no ? word + strlen("no-") : word);
    guint32 *states = is_no ? &entry->excluded : &entry->needed;

    if (word[0] == '"') {
        return read_sent(entry, word);
    }
    if (state < 0) {
        return read_methods(entry, word);
    }
    if (*states & 1U << state) {
        return FALSE;
    }
    *states |= 1U << state;
    return TRUE;
}

static void
read_conditions(const sipnl_key_file_t *file, sipnl_entry_t *entry, const char *at)
{
    char *word = take_word(&at);

    while (word[0] != '\0') {
        entry->is_rule = TRUE;
        if (!read_condition(entry, word)) {
            sipnl_report(file->name, entry->group->line, "[%s]: no condition, or one too many: %s",
                entry->group->name, word);
        }
        g_free(word);
        word = take_word(&at);
    }
    g_free(word);
}

static void
entry_free(gpointer data)
{
    sipnl_entry_t *entry = (sipnl_entry_t *)data;

    g_free(entry->subject);
    if (entry->sent != NULL) {
        g_ptr_array_free(entry->sent, TRUE);
    }
    g_free(entry);
}

static gint
compare_entries(gconstpointer a, gconstpointer b)
{
    const sipnl_entry_t *left = *(const sipnl_entry_t *const *)a;
    const sipnl_entry_t *right = *(const sipnl_entry_t *const *)b;
    const gint order = sipnl_compare_names(left->subject, right->subject);

    return order != 0 ? order : left->is_rule - right->is_rule;
}

static GPtrArray *
entries_new(const sipnl_key_file_t *file, char *(*take_subject)(const char **at), const char *what)
{
    GPtrArray *entries = g_ptr_array_new_with_free_func(entry_free);
    guint i;

    for (i = 0; i < file->groups->len; i++) {
        const sipnl_group_t *group = (const sipnl_group_t *)g_ptr_array_index(file->groups, i);
        const char *at = group->name;
        char *subject = take_subject(&at);
        sipnl_entry_t *entry;

        if (subject == NULL) {
            sipnl_report(file->name, group->line, "[%s] does not start with %s", group->name, what);
            continue;
        }
        entry = g_new0(sipnl_entry_t, 1);
        entry->group = group;
        entry->subject = subject;
        read_conditions(file, entry, at);
        g_ptr_array_add(entries, entry);
    }
    g_ptr_array_sort(entries, compare_entries);
    return entries;
}

const sipnl_entry_t *
sipnl_get_entry(const GPtrArray *entries, guint index)
{
    return (const sipnl_entry_t *)g_ptr_array_index(entries, index);
}

guint
sipnl_next_subject(const GPtrArray *entries, guint index)
{
    const char *subject = sipnl_get_entry(entries, index)->subject;

    while (index < entries->len && strcmp(sipnl_get_entry(entries, index)->subject, subject) == 0) {
        index++;
    }
    return index;
}

void
sipnl_sources_init(sipnl_sources_t *sources, char *const *names)
{
    guint i;

    for (i = 0; i < SIPNL_FILES; i++) {
        sources->files[i] = sipnl_key_file_new(names[i]);
    }
    sources->responses = entries_new(sources->files[SIPNL_RESPONSES_FILE], take_response_subject,
        "a status code from 100 to 699, or a class from 1xx to 6xx");
    sources->causes = entries_new(sources->files[SIPNL_CAUSES_FILE], take_cause_subject, "a protocol");
}

void
sipnl_sources_clear(sipnl_sources_t *sources)
{
    guint i;

    g_ptr_array_free(sources->responses, TRUE);
    g_ptr_array_free(sources->causes, TRUE);
    for (i = 0; i < SIPNL_FILES; i++) {
        sipnl_key_file_free(sources->files[i]);
    }
}
