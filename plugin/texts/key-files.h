/* key-files.h
 * Reads the key files in data/.
 *
 * A key file is UTF-8: a group for each thing, as in [486], and in it lines with
 * key=value. Blanks around a line, a key and a value do not count; a line that
 * starts with # is a comment. There are no escapes.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_KEY_FILES_H__
#define __SIPNL_KEY_FILES_H__

#include <glib.h>

/* Strings belong to the file. */
typedef struct {
    const char *name;
    const char *value;
    guint line;
} sipnl_key_t;

typedef struct {
    const char *name;
    guint line;
    GArray *keys;       /* of sipnl_key_t, in the order of the file */
} sipnl_group_t;

typedef struct {
    const char *name;   /* the caller's */
    char *contents;     /* cut into the strings */
    GPtrArray *groups;  /* of sipnl_group_t, in the order of the file */
} sipnl_key_file_t;

/* Tells on stderr "file:line: what is wrong"; line 0 is for a file as a whole. */
void sipnl_report(const char *file, guint line, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* How much was reported up to now. */
guint sipnl_reports(void);

/* Reads a file and reports what is wrong with it; what is right is in the result,
 * which the caller frees. */
sipnl_key_file_t *sipnl_key_file_new(const char *name);
void sipnl_key_file_free(sipnl_key_file_t *file);

/* The group with a name, of which case does not count; NULL where there is none. */
const sipnl_group_t *sipnl_find_group(const sipnl_key_file_t *file, const char *name);

/* The key with a name, and what it says; NULL where there is none, and where
 * group is NULL. */
const sipnl_key_t *sipnl_find_key(const sipnl_group_t *group, const char *name);
const char *sipnl_get_value(const sipnl_group_t *group, const char *name);

#endif /* __SIPNL_KEY_FILES_H__ */
