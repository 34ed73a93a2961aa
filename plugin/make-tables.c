/* make-tables.c
 * Generates the C tables of sipnl-tables.h from the key files in data/.
 *
 *     make-tables CATEGORIES RESPONSES CLASSES SENT_PHRASES Q850 CAUSES WARNINGS OUTPUT
 *
 * Each input opens with a description of its own format. Whatever is wrong
 * in one is told on stderr as "file:line: what is wrong", line 0 standing for
 * a file that cannot be read; the exit status is then 1 and OUTPUT is left
 * as it was.
 *
 * GKeyFile merges duplicate groups and keys and has no line numbers. So the
 * lines are read once beforehand, to find those and to know what stands where.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

/* The limits of sipnl-tables.h, which needs Wireshark's headers. */
#define STATUS_CODE_MIN 100
#define STATUS_CODE_MAX 699

/* Wireshark cuts a label at 240 bytes (ITEM_LABEL_LENGTH in epan/proto.h).
 * The field's name goes before a text, and before an advice also
 * "Opnieuw proberen na 1 uur en 30 minuten. ". */
#define TEXT_BYTES_MAX 228
#define ADVICE_BYTES_MAX 190

/* A method's own text is in the key "explanation-METHOD". */
static const char *const methods[] = {
    /* RFC 3261, 3262, 3311, 3428, 3515, 3903, 6086, 6665 */
    "ACK", "BYE", "CANCEL", "INFO", "INVITE", "MESSAGE", "NOTIFY", "OPTIONS",
    "PRACK", "PUBLISH", "REFER", "REGISTER", "SUBSCRIBE", "UPDATE", NULL
};

/* The text of a challenge to a request that held credentials. */
#define REPEATED "repeated"

static const char *const severities[] = { "none", "note", "warning", "error", NULL };

/* A kind of key file: what its groups may be called and hold. */
typedef struct {
    const char *group_is;               /* for messages: "a status code from 100 to 699" */
    gboolean (*is_group)(const char *group);
    const char *required_keys[6];       /* ended by NULL */
    const char *optional_keys[4];       /* ended by NULL */
    gboolean has_method_texts;
} file_kind_t;

/* The key files, in the order of the arguments. */
enum { CATEGORIES, RESPONSES, CLASSES, SENT_PHRASES, Q850, CAUSES, WARNINGS, INPUTS };

/* A key file that was read: its values, and the line of each group and key. */
typedef struct {
    const char *name;
    const file_kind_t *kind;
    GKeyFile *values;
    GHashTable *lines;                  /* place() to line number */
} input_t;

static guint errors;

static void G_GNUC_PRINTF(3, 4)
report(const char *file, guint line, const char *format, ...)
{
    va_list args;
    g_autofree char *message = NULL;

    va_start(args, format);
    message = g_strdup_vprintf(format, args);
    va_end(args);
    fprintf(stderr, "%s:%u: %s\n", file, line, message);
    errors++;
}

/* The key of input_t.lines for a group (key NULL) or a key in it. */
static char *
place(const char *group, const char *key)
{
    return key == NULL ? g_strdup_printf("[%s]", group) : g_strdup_printf("[%s]%s", group, key);
}

static guint
line_of(const input_t *input, const char *group, const char *key)
{
    g_autofree char *where = place(group, key);

    return GPOINTER_TO_UINT(g_hash_table_lookup(input->lines, where));
}

/* Whether text is a number, written without leading zeros, from min to max. */
static gboolean
is_number(const char *text, guint64 min, guint64 max)
{
    guint64 number;

    return (text[0] != '0' || text[1] == '\0') && g_ascii_string_to_unsigned(text, 10, min, max, &number, NULL);
}

static gboolean
is_category_name(const char *group)
{
    return group[0] != '\0' && strspn(group, "abcdefghijklmnopqrstuvwxyz_") == strlen(group);
}

static gboolean
is_status_code(const char *group)
{
    return is_number(group, STATUS_CODE_MIN, STATUS_CODE_MAX);
}

static gboolean
is_response_class(const char *group)
{
    return strlen(group) == 3 && group[0] >= '1' && group[0] <= '6' && strcmp(group + 1, "xx") == 0;
}

/* "603 Network Blocked" */
static gboolean
is_sent_phrase(const char *group)
{
    g_auto(GStrv) words = g_strsplit(group, " ", 2);

    return g_strv_length(words) == 2 && is_status_code(words[0]) && words[1][0] != '\0';
}

/* A cause of Q.850 has 7 bits. */
static gboolean
is_q850_cause(const char *group)
{
    return is_number(group, 0, 127);
}

/* "Preemption" or "Preemption 1" */
static gboolean
is_reason_cause(const char *group)
{
    g_auto(GStrv) words = g_strsplit(group, " ", 2);

    return g_strv_length(words) > 0 && words[0][0] != '\0'
        && (words[1] == NULL || is_number(words[1], 0, G_MAXINT32));
}

static gboolean
is_warn_code(const char *group)
{
    return strcmp(group, "other") == 0 || is_number(group, 300, 399);
}

static const file_kind_t categories_kind = {
    "a category: small letters and _", is_category_name,
    { "label", "outcome", "severity" }, { NULL }, FALSE
};
static const file_kind_t responses_kind = {
    "a status code from 100 to 699", is_status_code,
    { "reason-phrase", "reference", "category", "phrase", "explanation" }, { "advice", "severity", "phrase-repeated" }, TRUE
};
static const file_kind_t classes_kind = {
    "a response class from 1xx to 6xx", is_response_class,
    { "reference", "category", "phrase", "explanation" }, { "advice" }, FALSE
};
static const file_kind_t sent_phrases_kind = {
    "a status code with a reason phrase", is_sent_phrase,
    { "explanation" }, { "advice" }, FALSE
};
static const file_kind_t q850_kind = {
    "a cause from 0 to 127", is_q850_cause,
    { "name", "phrase", "explanation" }, { "category", "outcome", "uninformative" }, FALSE
};
static const file_kind_t causes_kind = {
    "a protocol, or one with a cause", is_reason_cause,
    { "explanation" }, { "phrase", "category", "outcome" }, FALSE
};
static const file_kind_t warnings_kind = {
    "a warn-code from 300 to 399, or other", is_warn_code,
    { "explanation" }, { "name" }, FALSE
};

/* "explanation-BYE", "advice-repeated" */
static gboolean
is_method_key(const char *key)
{
    const char *dash = strchr(key, '-');

    return (g_str_has_prefix(key, "explanation-") || g_str_has_prefix(key, "advice-"))
        && (g_strv_contains(methods, dash + 1) || strcmp(dash + 1, REPEATED) == 0);
}

static gboolean
is_known_key(const file_kind_t *kind, const char *key)
{
    return g_strv_contains(kind->required_keys, key) || g_strv_contains(kind->optional_keys, key)
        || (kind->has_method_texts && is_method_key(key));
}

/* A value without the blanks around it; NULL where there is none, or where
 * it holds a bad escape. The caller frees it. */
static char *
get_value(const input_t *input, const char *group, const char *key)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *value = g_key_file_get_string(input->values, group, key, &error);

    return error != NULL ? NULL : g_strstrip(g_steal_pointer(&value));
}

/* Notes the line of a group (key NULL) or a key; refuses a second one. */
static void
note_line(input_t *input, guint line, const char *group, const char *key)
{
    const guint first = line_of(input, group, key);

    if (first != 0) {
        g_autofree char *where = place(group, key);

        report(input->name, line, "duplicate %s, first on line %u", where, first);
        return;
    }
    g_hash_table_insert(input->lines, place(group, key), GUINT_TO_POINTER(line));
}

/* Reads a "[group]" line; the caller frees the name. NULL where it is bad. */
static char *
read_group_line(input_t *input, guint number, const char *line)
{
    g_autofree char *group = NULL;

    if (!g_str_has_suffix(line, "]")) {
        report(input->name, number, "no ] at the end of: %s", line);
        return NULL;
    }
    group = g_strndup(line + 1, strlen(line) - 2);
    if (!input->kind->is_group(group)) {
        report(input->name, number, "[%s] is not %s", group, input->kind->group_is);
        return NULL;
    }
    note_line(input, number, group, NULL);
    return g_steal_pointer(&group);
}

static void
read_key_line(input_t *input, guint number, const char *group, const char *line)
{
    const char *equals = strchr(line, '=');
    g_autofree char *key = NULL;

    if (equals == NULL) {
        report(input->name, number, "neither a group, nor key=value, nor a comment: %s", line);
        return;
    }
    key = g_strchomp(g_strndup(line, (gsize)(equals - line)));
    if (group == NULL) {
        report(input->name, number, "key outside a group: %s", key);
    } else if (!is_known_key(input->kind, key)) {
        report(input->name, number, "unknown key: %s", key);
    } else {
        note_line(input, number, group, key);
    }
}

static void
read_lines(input_t *input, const char *contents)
{
    g_auto(GStrv) lines = g_strsplit(contents, "\n", -1);
    g_autofree char *group = NULL;
    gboolean skipping = FALSE;          /* the keys of a group with a bad name */
    guint i;

    for (i = 0; lines[i] != NULL; i++) {
        const char *line = g_strstrip(lines[i]);

        if (line[0] == '[') {
            g_free(group);
            group = read_group_line(input, i + 1, line);
            skipping = group == NULL;
        } else if (line[0] != '\0' && line[0] != '#' && !skipping) {
            read_key_line(input, i + 1, group, line);
        }
    }
}

static guint
line_at(const char *contents, const char *at)
{
    guint line = 1;

    for (; contents < at; contents++) {
        line += *contents == '\n';
    }
    return line;
}

static void
read_contents(input_t *input, const char *contents, gsize length)
{
    g_autoptr(GError) error = NULL;
    const char *bad;

    if (!g_utf8_validate(contents, (gssize)length, &bad)) {
        report(input->name, line_at(contents, bad), "text is not UTF-8");
        return;
    }
    read_lines(input, contents);
    if (errors == 0
        && !g_key_file_load_from_data(input->values, contents, length, G_KEY_FILE_NONE, &error)) {
        report(input->name, 1, "%s", error->message);
    }
}

/* An escaped control character would break a label in two. */
static gboolean
has_control_characters(const char *text)
{
    for (; *text != '\0'; text++) {
        if (g_ascii_iscntrl(*text)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void
check_value(const input_t *input, const char *group, const char *key)
{
    g_autofree char *value = get_value(input, group, key);
    const guint line = line_of(input, group, key);
    const guint bytes_max = g_str_has_prefix(key, "advice") ? ADVICE_BYTES_MAX : TEXT_BYTES_MAX;

    if (value == NULL) {
        report(input->name, line, "%s: an escape that is none of \\s \\n \\t \\r \\\\", key);
    } else if (value[0] == '\0') {
        report(input->name, line, "empty key: %s", key);
    } else if (has_control_characters(value)) {
        report(input->name, line, "%s: a control character", key);
    } else if (strlen(value) > bytes_max) {
        report(input->name, line, "%s: %zu bytes, at most %u fit in a label", key, strlen(value), bytes_max);
    } else if (strcmp(key, "severity") == 0 && !g_strv_contains(severities, value)) {
        report(input->name, line, "severity is none of none, note, warning, error: %s", value);
    } else if (strcmp(key, "uninformative") == 0 && strcmp(value, "yes") != 0) {
        report(input->name, line, "uninformative is yes, or not there: %s", value);
    }
}

/* Some keys belong to an explanation: "advice-BYE" to "explanation-BYE". */
static void
check_explanation(const input_t *input, const char *group, const char *key)
{
    g_autofree char *explanation = NULL;

    if (!g_str_has_prefix(key, "advice-") && !g_str_has_prefix(key, "phrase-")) {
        return;
    }
    explanation = g_strconcat("explanation", strchr(key, '-'), NULL);
    if (!g_key_file_has_key(input->values, group, explanation, NULL)) {
        report(input->name, line_of(input, group, key), "%s without %s", key, explanation);
    }
}

static void
check_group(const input_t *input, const char *group)
{
    g_auto(GStrv) keys = g_key_file_get_keys(input->values, group, NULL, NULL);
    guint i;

    for (i = 0; input->kind->required_keys[i] != NULL; i++) {
        if (!g_strv_contains((const char *const *)keys, input->kind->required_keys[i])) {
            report(input->name, line_of(input, group, NULL), "[%s] has no key: %s",
                group, input->kind->required_keys[i]);
        }
    }
    for (i = 0; keys[i] != NULL; i++) {
        check_value(input, group, keys[i]);
        check_explanation(input, group, keys[i]);
    }
}

/* Sorts numbers in names by their value: "Preemption", "Preemption 9", "Preemption 16". */
static gint
compare_groups(gconstpointer a, gconstpointer b)
{
    const char *left = *(const char *const *)a;
    const char *right = *(const char *const *)b;

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

/* The groups of a file, sorted; the caller frees them. */
static GStrv
sorted_groups(const input_t *input)
{
    gsize count;
    GStrv groups = g_key_file_get_groups(input->values, &count);

    qsort(groups, count, sizeof(char *), compare_groups);
    return groups;
}

static input_t *
input_new(const char *name, const file_kind_t *kind)
{
    input_t *input = g_new0(input_t, 1);
    g_autoptr(GError) error = NULL;
    g_autofree char *contents = NULL;
    gsize length;

    input->name = name;
    input->kind = kind;
    input->values = g_key_file_new();
    input->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!g_file_get_contents(name, &contents, &length, &error)) {
        report(name, 0, "cannot be read: %s", error->message);
    } else {
        read_contents(input, contents, length);
    }
    return input;
}

static void
input_free(input_t *input)
{
    g_key_file_unref(input->values);
    g_hash_table_unref(input->lines);
    g_free(input);
}

static void
check_groups(const input_t *input)
{
    g_auto(GStrv) groups = sorted_groups(input);
    guint i;

    if (groups[0] == NULL) {
        report(input->name, 1, "no groups at all, each must be %s", input->kind->group_is);
    }
    for (i = 0; groups[i] != NULL; i++) {
        check_group(input, groups[i]);
    }
}

/* Refuses the categories that nobody declared; notes the others as used. */
static void
check_declared(const input_t *input, const input_t *categories, GHashTable *used)
{
    g_auto(GStrv) groups = sorted_groups(input);
    guint i;

    for (i = 0; groups[i] != NULL; i++) {
        g_autofree char *category = get_value(input, groups[i], "category");

        if (category == NULL) {
            continue;
        }
        if (!g_key_file_has_group(categories->values, category)) {
            report(input->name, line_of(input, groups[i], "category"), "category not declared in %s: %s",
                categories->name, category);
        }
        g_hash_table_add(used, g_steal_pointer(&category));
    }
}

static void
check_used(const input_t *categories, GHashTable *used)
{
    g_auto(GStrv) groups = sorted_groups(categories);
    guint i;

    for (i = 0; groups[i] != NULL; i++) {
        if (!g_hash_table_contains(used, groups[i])) {
            report(categories->name, line_of(categories, groups[i], NULL), "category that nobody uses: %s",
                groups[i]);
        }
    }
}

/* Every class must be there: its row answers for the codes not listed. */
static void
check_classes(const input_t *classes)
{
    char group[] = "1xx";

    for (; group[0] <= '6'; group[0]++) {
        if (!g_key_file_has_group(classes->values, group)) {
            report(classes->name, 1, "no group [%s]", group);
        }
    }
}

/* Every protocol must have a row: it answers for the causes not listed. */
static void
check_protocols(const input_t *causes)
{
    g_auto(GStrv) groups = sorted_groups(causes);
    guint i;

    for (i = 0; groups[i] != NULL; i++) {
        g_auto(GStrv) words = g_strsplit(groups[i], " ", 2);
        const gboolean is_cause = words[1] != NULL;

        if (is_cause && !g_key_file_has_group(causes->values, words[0])) {
            report(causes->name, line_of(causes, groups[i], NULL), "no group [%s]", words[0]);
        }
        if (is_cause != g_key_file_has_key(causes->values, groups[i], "phrase", NULL)) {
            report(causes->name, line_of(causes, groups[i], NULL), "[%s] %s", groups[i],
                is_cause ? "has no key: phrase" : "is a protocol, which has no phrase");
        }
    }
}

/* One explanation answers for the warn-codes not listed. */
static void
check_warnings(const input_t *warnings)
{
    if (!g_key_file_has_group(warnings->values, "other")) {
        report(warnings->name, 1, "no group [other]");
    }
}

static void
check_inputs(input_t *const *inputs)
{
    g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint i;

    for (i = 0; i < INPUTS; i++) {
        check_groups(inputs[i]);
    }
    check_classes(inputs[CLASSES]);
    check_protocols(inputs[CAUSES]);
    check_warnings(inputs[WARNINGS]);
    for (i = 0; i < INPUTS; i++) {
        check_declared(inputs[i], inputs[CATEGORIES], used);
    }
    check_used(inputs[CATEGORIES], used);
}

/* Appends a C string, readable: only what C demands is escaped, and "?",
 * which starts a trigraph when doubled. */
static void
append_c_string(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\' || *text == '?') {
            g_string_append_c(out, '\\');
        }
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

/* Appends a value as a C string, or NULL where there is no value. */
static void
append_string(GString *out, const input_t *input, const char *group, const char *key)
{
    g_autofree char *value = get_value(input, group, key);

    if (value == NULL) {
        g_string_append(out, "NULL");
    } else {
        append_c_string(out, value);
    }
}

/* Appends a sipnl_text_t; selector is a method, "repeated" or NULL. */
static void
append_text(GString *out, const input_t *input, const char *group, const char *selector)
{
    g_autofree char *explanation = g_strconcat("explanation", selector != NULL ? "-" : NULL, selector, NULL);
    g_autofree char *advice = g_strconcat("advice", selector != NULL ? "-" : NULL, selector, NULL);

    if (selector != NULL && strcmp(selector, REPEATED) != 0) {
        g_string_append_printf(out, "{ \"%s\",\n      ", selector);
    } else {
        g_string_append(out, "{ NULL,\n      ");
    }
    append_string(out, input, group, explanation);
    g_string_append(out, ",\n      ");
    append_string(out, input, group, advice);
    g_string_append(out, " }");
}

static gboolean
has_text(const input_t *input, const char *group, const char *selector)
{
    g_autofree char *key = g_strconcat("explanation-", selector, NULL);

    return g_key_file_has_key(input->values, group, key, NULL);
}

/* Appends the texts of the methods; returns whether there are any. */
static gboolean
append_method_texts(GString *out, const input_t *input, const char *group)
{
    gboolean any = FALSE;
    guint i;

    for (i = 0; methods[i] != NULL; i++) {
        if (!has_text(input, group, methods[i])) {
            continue;
        }
        if (!any) {
            g_string_append_printf(out, "static const sipnl_text_t texts_%s[] = {\n", group);
            any = TRUE;
        }
        g_string_append(out, "    ");
        append_text(out, input, group, methods[i]);
        g_string_append(out, ",\n");
    }
    if (any) {
        g_string_append(out, "    { NULL, NULL, NULL }\n};\n\n");
    }
    return any;
}

/* Appends the text for a repeated challenge; returns whether there is one. */
static gboolean
append_repeated_text(GString *out, const input_t *input, const char *group)
{
    if (!has_text(input, group, REPEATED)) {
        return FALSE;
    }
    g_string_append_printf(out, "static const sipnl_text_t repeated_%s = ", group);
    append_text(out, input, group, REPEATED);
    g_string_append(out, ";\n\n");
    return TRUE;
}

/* Appends the address of the category of a group, or NULL. */
static void
append_category(GString *out, const input_t *categories, const input_t *input, const char *group)
{
    g_autofree char *category = get_value(input, group, "category");
    g_auto(GStrv) names = sorted_groups(categories);
    guint row;

    if (category == NULL) {
        g_string_append(out, "NULL");
        return;
    }
    for (row = 0; strcmp(names[row], category) != 0; row++) {
    }
    g_string_append_printf(out, "&sipnl_categories[%u] /* %s */", row, category);
}

static void
append_severity(GString *out, const input_t *input, const char *group)
{
    g_autofree char *severity = get_value(input, group, "severity");
    g_autofree char *upper = g_ascii_strup(severity, -1);

    g_string_append_printf(out, "SIPNL_SEVERITY_%s", upper);
}

/* Appends the severity of a response, which is that of its category unless it has its own. */
static void
append_own_severity(GString *out, const input_t *categories, const input_t *input, const char *group)
{
    g_autofree char *category = get_value(input, group, "category");

    if (g_key_file_has_key(input->values, group, "severity", NULL)) {
        append_severity(out, input, group);
    } else {
        append_severity(out, categories, category);
    }
}

/* Appends a sipnl_response_t; what it points to goes before the table, to out. */
static void
append_response(GString *out, GString *rows, const input_t *categories, const input_t *input, const char *group)
{
    g_string_append_printf(rows, "  { /* %s */\n    ", group);
    append_string(rows, input, group, "reason-phrase");
    g_string_append(rows, ", ");
    append_string(rows, input, group, "reference");
    g_string_append(rows, ",\n    ");
    append_string(rows, input, group, "phrase");
    g_string_append(rows, ", ");
    append_category(rows, categories, input, group);
    g_string_append(rows, ", ");
    append_own_severity(rows, categories, input, group);
    g_string_append(rows, ",\n    ");
    append_text(rows, input, group, NULL);
    if (append_method_texts(out, input, group)) {
        g_string_append_printf(rows, ",\n    texts_%s, ", group);
    } else {
        g_string_append(rows, ",\n    NULL, ");
    }
    if (append_repeated_text(out, input, group)) {
        g_string_append_printf(rows, "&repeated_%s, ", group);
    } else {
        g_string_append(rows, "NULL, ");
    }
    append_string(rows, input, group, "phrase-" REPEATED);
    g_string_append(rows, " },\n");
}

static void
append_responses(GString *out, const input_t *categories, const input_t *input, const char *declaration)
{
    g_auto(GStrv) groups = sorted_groups(input);
    g_autoptr(GString) rows = g_string_new(NULL);
    guint i;

    for (i = 0; groups[i] != NULL; i++) {
        append_response(out, rows, categories, input, groups[i]);
    }
    g_string_append_printf(out, "const sipnl_response_t %s = {\n%s};\n\n", declaration, rows->str);
}

static void
append_categories(GString *out, const input_t *categories)
{
    g_auto(GStrv) groups = sorted_groups(categories);
    guint i;

    g_string_append(out, "const sipnl_category_t sipnl_categories[] = {\n");
    for (i = 0; groups[i] != NULL; i++) {
        g_string_append_printf(out, "    { \"%s\", ", groups[i]);
        append_string(out, categories, groups[i], "label");
        g_string_append(out, ", ");
        append_string(out, categories, groups[i], "outcome");
        g_string_append(out, ", ");
        append_severity(out, categories, groups[i]);
        g_string_append(out, " },\n");
    }
    g_string_append(out, "    { NULL, NULL, NULL, SIPNL_SEVERITY_NONE }\n};\n\n");
}

/* Appends a value_string of a key of every group that is a number, and its _ext. */
static void
append_value_string(GString *out, const input_t *input, const char *key, const char *name)
{
    g_auto(GStrv) groups = sorted_groups(input);
    guint i;

    g_string_append_printf(out, "const %s %s[] = {\n", "value_string", name);
    for (i = 0; groups[i] != NULL; i++) {
        if (g_ascii_isdigit(groups[i][0])) {
            g_string_append_printf(out, "    { %s, ", groups[i]);
            append_string(out, input, groups[i], key);
            g_string_append(out, " },\n");
        }
    }
    g_string_append_printf(out, "    { 0, NULL }\n};\n\nvalue_string_ext %s_ext = VALUE_STRING_EXT_INIT(%s);\n\n",
        name, name);
}

static void
append_sent_phrases(GString *out, const input_t *sent_phrases)
{
    g_auto(GStrv) groups = sorted_groups(sent_phrases);
    guint i;

    g_string_append(out, "const sipnl_sent_phrase_t sipnl_sent_phrases[] = {\n");
    for (i = 0; groups[i] != NULL; i++) {
        g_auto(GStrv) words = g_strsplit(groups[i], " ", 2);

        g_string_append_printf(out, "  { %s, ", words[0]);
        append_c_string(out, words[1]);
        g_string_append(out, ",\n    ");
        append_text(out, sent_phrases, groups[i], NULL);
        g_string_append(out, " },\n");
    }
    g_string_append(out, "  { 0, NULL, { NULL, NULL, NULL } }\n};\n\n");
}

/* Appends a sipnl_cause_t; number is NULL in the row of a protocol. */
static void
append_cause(GString *out, const input_t *categories, const input_t *input, const char *group,
    const char *protocol, const char *number)
{
    g_string_append(out, "  { ");
    append_c_string(out, protocol);
    g_string_append_printf(out, ", %s, ", number != NULL ? number : "-1");
    append_string(out, input, group, "phrase");
    g_string_append(out, ", ");
    append_category(out, categories, input, group);
    g_string_append(out, ",\n    ");
    append_string(out, input, group, "explanation");
    g_string_append(out, ", ");
    append_string(out, input, group, "outcome");
    g_string_append_printf(out, ", %s },\n",
        g_key_file_has_key(input->values, group, "uninformative", NULL) ? "TRUE" : "FALSE");
}

/* Those of Q.850 come right after the row of their protocol. */
static void
append_causes(GString *out, input_t *const *inputs)
{
    g_auto(GStrv) groups = sorted_groups(inputs[CAUSES]);
    g_auto(GStrv) q850_groups = sorted_groups(inputs[Q850]);
    guint i;
    guint j;

    g_string_append(out, "const sipnl_cause_t sipnl_causes[] = {\n");
    for (i = 0; groups[i] != NULL; i++) {
        g_auto(GStrv) words = g_strsplit(groups[i], " ", 2);

        append_cause(out, inputs[CATEGORIES], inputs[CAUSES], groups[i], words[0], words[1]);
        for (j = 0; strcmp(groups[i], "Q.850") == 0 && q850_groups[j] != NULL; j++) {
            append_cause(out, inputs[CATEGORIES], inputs[Q850], q850_groups[j], "Q.850", q850_groups[j]);
        }
    }
    g_string_append(out, "  { NULL, 0, NULL, NULL, NULL, NULL, FALSE }\n};\n\n");
}

static void
append_warnings(GString *out, const input_t *warnings)
{
    append_value_string(out, warnings, "explanation", "sipnl_warning_vals");
    g_string_append(out, "const char *const sipnl_other_warning =\n    ");
    append_string(out, warnings, "other", "explanation");
    g_string_append(out, ";\n");
}

static void
write_tables(const char *output, input_t *const *inputs)
{
    g_autoptr(GString) out = g_string_new(
        "/* Generated by make-tables from the key files in data/: change those instead.\n"
        " *\n"
        " * SPDX-License-Identifier: GPL-2.0-or-later\n"
        " */\n"
        "\n"
        "#include \"sipnl-tables.h\"\n"
        "\n");
    g_autoptr(GError) error = NULL;

    append_categories(out, inputs[CATEGORIES]);
    append_value_string(out, inputs[RESPONSES], "phrase", "sipnl_phrase_vals");
    append_responses(out, inputs[CATEGORIES], inputs[RESPONSES], "sipnl_responses[]");
    append_responses(out, inputs[CATEGORIES], inputs[CLASSES], "sipnl_classes[SIPNL_RESPONSE_CLASSES]");
    append_sent_phrases(out, inputs[SENT_PHRASES]);
    append_causes(out, inputs);
    append_warnings(out, inputs[WARNINGS]);
    if (!g_file_set_contents(output, out->str, (gssize)out->len, &error)) {
        report(output, 0, "cannot be written: %s", error->message);
    }
}

int
main(int argc, char **argv)
{
    static const file_kind_t *const kinds[INPUTS] = {
        &categories_kind, &responses_kind, &classes_kind, &sent_phrases_kind,
        &q850_kind, &causes_kind, &warnings_kind
    };
    input_t *inputs[INPUTS];
    guint i;

    if (argc != INPUTS + 2) {
        fprintf(stderr, "usage: make-tables CATEGORIES RESPONSES CLASSES SENT_PHRASES Q850 CAUSES WARNINGS OUTPUT\n");
        return EXIT_FAILURE;
    }
    for (i = 0; i < INPUTS; i++) {
        inputs[i] = input_new(argv[i + 1], kinds[i]);
    }
    if (errors == 0) {
        check_inputs(inputs);
    }
    if (errors == 0) {
        write_tables(argv[INPUTS + 1], inputs);
    }
    for (i = 0; i < INPUTS; i++) {
        input_free(inputs[i]);
    }
    return errors == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
