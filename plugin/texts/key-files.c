/* key-files.c
 * Reads the key files in data/.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/key-files.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Wireshark cuts a label at 240 bytes (ITEM_LABEL_LENGTH in epan/proto.h), and the
 * name of the field goes before the text. */
#define VALUE_BYTES_MAX 228

static guint reports;

void
sipnl_report(const char *file, guint line, const char *format, ...)
{
    va_list args;
    char *message;

    va_start(args, format);
    message = g_strdup_vprintf(format, args);
    va_end(args);
    fprintf(stderr, "%s:%u: %s\n", file, line, message);
    g_free(message);
    reports++;
}

guint
sipnl_reports(void)
{
    return reports;
}

static void
group_free(gpointer data)
{
    sipnl_group_t *group = (sipnl_group_t *)data;

    g_array_free(group->keys, TRUE);
    g_free(group);
}

const sipnl_group_t *
sipnl_find_group(const sipnl_key_file_t *file, const char *name)
{
    guint i;

    for (i = 0; i < file->groups->len; i++) {
        const sipnl_group_t *group = (const sipnl_group_t *)g_ptr_array_index(file->groups, i);

        if (g_ascii_strcasecmp(group->name, name) == 0) {
            return group;
        }
    }
    return NULL;
}

const sipnl_key_t *
sipnl_find_key(const sipnl_group_t *group, const char *name)
{
    guint i;

    for (i = 0; group != NULL && i < group->keys->len; i++) {
        const sipnl_key_t *key = &g_array_index(group->keys, sipnl_key_t, i);

        if (strcmp(key->name, name) == 0) {
            return key;
        }
    }
    return NULL;
}

const char *
sipnl_get_value(const sipnl_group_t *group, const char *name)
{
    const sipnl_key_t *key = sipnl_find_key(group, name);

    return key != NULL ? key->value : NULL;
}

/* Reads a "[group]" line. NULL where it is bad: its keys are then passed over. */
static sipnl_group_t *
read_group(sipnl_key_file_t *file, guint number, char *line)
{
    const sipnl_group_t *first;
    sipnl_group_t *group;

    if (!g_str_has_suffix(line, "]")) {
        sipnl_report(file->name, number, "no ] at the end of: %s", line);
        return NULL;
    }
    line[strlen(line) - 1] = '\0';
    g_strstrip(++line);
    first = sipnl_find_group(file, line);
    if (first != NULL) {
        sipnl_report(file->name, number, "duplicate [%s], first on line %u", line, first->line);
        return NULL;
    }
    group = g_new(sipnl_group_t, 1);
    group->name = line;
    group->line = number;
    group->keys = g_array_new(FALSE, FALSE, sizeof(sipnl_key_t));
    g_ptr_array_add(file->groups, group);
    return group;
}

/* A control character would break a label in two. */
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
check_value(const sipnl_key_file_t *file, const sipnl_key_t *key)
{
    if (key->value[0] == '\0') {
        sipnl_report(file->name, key->line, "empty key: %s", key->name);
    } else if (has_control_characters(key->value)) {
        sipnl_report(file->name, key->line, "%s: a control character", key->name);
    } else if (strlen(key->value) > VALUE_BYTES_MAX) {
        sipnl_report(file->name, key->line, "%s: %u bytes, at most %u fit in a label", key->name,
            (guint)strlen(key->value), VALUE_BYTES_MAX);
    }
}

static void
read_key(const sipnl_key_file_t *file, const sipnl_group_t *group, guint number, char *line)
{
    char *equals = strchr(line, '=');
    const sipnl_key_t *first;
    sipnl_key_t key;

    if (equals == NULL) {
        sipnl_report(file->name, number, "neither a group, nor key=value, nor a comment: %s", line);
        return;
    }
    *equals = '\0';
    key.name = g_strchomp(line);
    key.value = g_strchug(equals + 1);
    key.line = number;
    first = sipnl_find_key(group, key.name);
    if (first != NULL) {
        sipnl_report(file->name, number, "duplicate [%s]%s, first on line %u", group->name, key.name, first->line);
        return;
    }
    check_value(file, &key);
    g_array_append_val(group->keys, key);
}

/* Cuts the contents into lines, and these into groups, keys and values. */
static void
read_lines(sipnl_key_file_t *file)
{
    char *next = file->contents;
    const sipnl_group_t *group = NULL;
    gboolean in_group = FALSE;          /* also in one that was refused */
    guint number;

    for (number = 1; next != NULL; number++) {
        char *line = next;

        next = strchr(line, '\n');
        if (next != NULL) {
            *next++ = '\0';
        }
        g_strstrip(line);
        if (line[0] == '[') {
            group = read_group(file, number, line);
            in_group = TRUE;
        } else if (line[0] == '\0' || line[0] == '#') {
            continue;
        } else if (!in_group) {
            sipnl_report(file->name, number, "neither a comment nor in a group: %s", line);
        } else if (group != NULL) {
            read_key(file, group, number, line);
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

sipnl_key_file_t *
sipnl_key_file_new(const char *name)
{
    sipnl_key_file_t *file = g_new0(sipnl_key_file_t, 1);
    GError *error = NULL;
    const char *bad;
    gsize length;

    file->name = name;
    file->groups = g_ptr_array_new_with_free_func(group_free);
    if (!g_file_get_contents(name, &file->contents, &length, &error)) {
        sipnl_report(name, 0, "cannot be read: %s", error->message);
        g_error_free(error);
    } else if (!g_utf8_validate(file->contents, (gssize)length, &bad)) {
        sipnl_report(name, line_at(file->contents, bad), "text is not UTF-8");
    } else {
        read_lines(file);
        if (file->groups->len == 0) {
            sipnl_report(name, 1, "no groups at all");
        }
    }
    return file;
}

void
sipnl_key_file_free(sipnl_key_file_t *file)
{
    g_ptr_array_free(file->groups, TRUE);
    g_free(file->contents);
    g_free(file);
}
