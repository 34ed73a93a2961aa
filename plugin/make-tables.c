/* make-tables.c
 * Generates the C tables of sipnl-tables.h from the key files in data/.
 *
 *     make-tables CATEGORIES RESPONSES CLASSES OUTPUT
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

/* Wireshark cuts a label, here "Uitleg: " and the text, at 240 bytes
 * (ITEM_LABEL_LENGTH in epan/proto.h). */
#define TEXT_BYTES_MAX 228

/* A method's own text is in the key "explanation-METHOD". */
static const char *const methods[] = {
    /* RFC 3261, 3262, 3311, 3428, 3515, 3903, 6086, 6665 */
    "ACK", "BYE", "CANCEL", "INFO", "INVITE", "MESSAGE", "NOTIFY", "OPTIONS",
    "PRACK", "PUBLISH", "REFER", "REGISTER", "SUBSCRIBE", "UPDATE", NULL
};

static const char *const category_keys[] = { "label", NULL };
static const char *const response_keys[] = { "reason-phrase", "reference", "category", "phrase", "explanation", NULL };
static const char *const class_keys[] = { "reference", "category", "phrase", "explanation", NULL };

/* A kind of key file: what its groups may be called and hold. */
typedef struct {
    const char *group_is;               /* for messages: "a status code from 100 to 699" */
    gboolean (*is_group)(const char *group);
    const char *const *required_keys;
    gboolean has_texts;                 /* may hold advice and texts of methods */
} file_kind_t;

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

static gboolean
is_category_name(const char *group)
{
    return group[0] != '\0' && strspn(group, "abcdefghijklmnopqrstuvwxyz_") == strlen(group);
}

static gboolean
is_status_code(const char *group)
{
    guint64 code;

    return strlen(group) == 3
        && g_ascii_string_to_unsigned(group, 10, STATUS_CODE_MIN, STATUS_CODE_MAX, &code, NULL);
}

static gboolean
is_response_class(const char *group)
{
    return strlen(group) == 3 && group[0] >= '1' && group[0] <= '6' && strcmp(group + 1, "xx") == 0;
}

static const file_kind_t categories_kind = {
    "a category: small letters and _", is_category_name, category_keys, FALSE
};
static const file_kind_t responses_kind = {
    "a status code from 100 to 699", is_status_code, response_keys, TRUE
};
static const file_kind_t classes_kind = {
    "a response class from 1xx to 6xx", is_response_class, class_keys, TRUE
};

static gboolean
is_text_key(const char *key)
{
    const char *dash = strchr(key, '-');

    if (dash == NULL) {
        return strcmp(key, "advice") == 0;
    }
    return (g_str_has_prefix(key, "explanation-") || g_str_has_prefix(key, "advice-"))
        && g_strv_contains(methods, dash + 1);
}

static gboolean
is_known_key(const file_kind_t *kind, const char *key)
{
    return g_strv_contains(kind->required_keys, key) || (kind->has_texts && is_text_key(key));
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

    if (value == NULL) {
        report(input->name, line, "%s: an escape that is none of \\s \\n \\t \\r \\\\", key);
    } else if (value[0] == '\0') {
        report(input->name, line, "empty key: %s", key);
    } else if (has_control_characters(value)) {
        report(input->name, line, "%s: a control character", key);
    } else if (strlen(value) > TEXT_BYTES_MAX) {
        report(input->name, line, "%s: %zu bytes, at most %d fit in a label", key, strlen(value), TEXT_BYTES_MAX);
    }
}

/* Advice belongs to an explanation: "advice-BYE" to "explanation-BYE". */
static void
check_advice(const input_t *input, const char *group, const char *key)
{
    g_autofree char *explanation = NULL;

    if (!g_str_has_prefix(key, "advice-")) {
        return;
    }
    explanation = g_strconcat("explanation-", key + strlen("advice-"), NULL);
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
        check_advice(input, group, keys[i]);
    }
}

static gint
compare_strings(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The groups of a file, sorted; the caller frees them. */
static GStrv
sorted_groups(const input_t *input)
{
    gsize count;
    GStrv groups = g_key_file_get_groups(input->values, &count);

    qsort(groups, count, sizeof(char *), compare_strings);
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
            report(categories->name, line_of(categories, groups[i], NULL), "category used by no status code: %s",
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

static void
check_inputs(const input_t *categories, const input_t *responses, const input_t *classes)
{
    g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    check_groups(categories);
    check_groups(responses);
    check_groups(classes);
    check_classes(classes);
    check_declared(responses, categories, used);
    check_declared(classes, categories, used);
    check_used(categories, used);
}

/* Appends a value as a C string, readable: only what C demands is escaped.
 * "??" is split, since it starts a trigraph. NULL where there is no value. */
static void
append_string(GString *out, const input_t *input, const char *group, const char *key)
{
    g_autofree char *value = get_value(input, group, key);
    const char *at;

    if (value == NULL) {
        g_string_append(out, "NULL");
        return;
    }
    g_string_append_c(out, '"');
    for (at = value; *at != '\0'; at++) {
        if (*at == '"' || *at == '\\' || *at == '?') {
            g_string_append_c(out, '\\');
        }
        g_string_append_c(out, *at);
    }
    g_string_append_c(out, '"');
}

static void
append_text(GString *out, const input_t *input, const char *group, const char *method)
{
    g_autofree char *explanation = g_strconcat("explanation", method != NULL ? "-" : NULL, method, NULL);
    g_autofree char *advice = g_strconcat("advice", method != NULL ? "-" : NULL, method, NULL);

    if (method != NULL) {
        g_string_append_printf(out, "{ \"%s\",\n      ", method);
    } else {
        g_string_append(out, "{ NULL,\n      ");
    }
    append_string(out, input, group, explanation);
    g_string_append(out, ",\n      ");
    append_string(out, input, group, advice);
    g_string_append(out, " }");
}

static gboolean
has_own_text(const input_t *input, const char *group, const char *method)
{
    g_autofree char *key = g_strconcat("explanation-", method, NULL);

    return g_key_file_has_key(input->values, group, key, NULL);
}

/* Appends the texts of the methods; returns whether there are any. */
static gboolean
append_method_texts(GString *out, const input_t *input, const char *group)
{
    gboolean any = FALSE;
    guint i;

    for (i = 0; methods[i] != NULL; i++) {
        if (!has_own_text(input, group, methods[i])) {
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

static void
append_row(GString *out, const input_t *input, const char *group, gboolean has_method_texts)
{
    g_autofree char *category = get_value(input, group, "category");

    g_string_append_printf(out, "  { /* %s */\n    ", group);
    append_string(out, input, group, "reason-phrase");
    g_string_append(out, ", ");
    append_string(out, input, group, "reference");
    g_string_append(out, ",\n    ");
    append_string(out, input, group, "phrase");
    g_string_append_printf(out, ", &category_%s,\n    ", category);
    append_text(out, input, group, NULL);
    g_string_append(out, ",\n    ");
    if (has_method_texts) {
        g_string_append_printf(out, "texts_%s },\n", group);
    } else {
        g_string_append(out, "NULL },\n");
    }
}

/* Appends the rows of a table of sipnl_response_t, the texts of methods first. */
static void
append_responses(GString *out, const input_t *input, const char *declaration)
{
    g_auto(GStrv) groups = sorted_groups(input);
    g_autoptr(GString) rows = g_string_new(NULL);
    guint i;

    for (i = 0; groups[i] != NULL; i++) {
        append_row(rows, input, groups[i], append_method_texts(out, input, groups[i]));
    }
    g_string_append_printf(out, "const sipnl_response_t %s = {\n%s};\n\n", declaration, rows->str);
}

static void
append_categories(GString *out, const input_t *categories)
{
    g_auto(GStrv) groups = sorted_groups(categories);
    guint i;

    for (i = 0; groups[i] != NULL; i++) {
        g_string_append_printf(out, "static const sipnl_category_t category_%s = { \"%s\", ", groups[i], groups[i]);
        append_string(out, categories, groups[i], "label");
        g_string_append(out, " };\n");
    }
    g_string_append_c(out, '\n');
}

static void
append_phrase_vals(GString *out, const input_t *responses)
{
    g_auto(GStrv) groups = sorted_groups(responses);
    guint i;

    g_string_append(out, "const value_string sipnl_phrase_vals[] = {\n");
    for (i = 0; groups[i] != NULL; i++) {
        g_string_append_printf(out, "    { %s, ", groups[i]);
        append_string(out, responses, groups[i], "phrase");
        g_string_append(out, " },\n");
    }
    g_string_append(out, "    { 0, NULL }\n};\n\n"
        "value_string_ext sipnl_phrase_vals_ext = VALUE_STRING_EXT_INIT(sipnl_phrase_vals);\n\n");
}

static void
write_tables(const char *output, const input_t *categories, const input_t *responses, const input_t *classes)
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

    append_categories(out, categories);
    append_phrase_vals(out, responses);
    append_responses(out, responses, "sipnl_responses[]");
    append_responses(out, classes, "sipnl_classes[SIPNL_RESPONSE_CLASSES]");
    if (!g_file_set_contents(output, out->str, (gssize)out->len, &error)) {
        report(output, 0, "cannot be written: %s", error->message);
    }
}

int
main(int argc, char **argv)
{
    input_t *categories;
    input_t *responses;
    input_t *classes;

    if (argc != 5) {
        fprintf(stderr, "usage: make-tables CATEGORIES RESPONSES CLASSES OUTPUT\n");
        return EXIT_FAILURE;
    }
    categories = input_new(argv[1], &categories_kind);
    responses = input_new(argv[2], &responses_kind);
    classes = input_new(argv[3], &classes_kind);
    if (errors == 0) {
        check_inputs(categories, responses, classes);
    }
    if (errors == 0) {
        write_tables(argv[4], categories, responses, classes);
    }
    input_free(categories);
    input_free(responses);
    input_free(classes);
    return errors == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
