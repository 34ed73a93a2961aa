/* sources.h
 * The key files in data/, and what each group of the texts is about.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_SOURCES_H__
#define __SIPNL_SOURCES_H__

#include "texts/key-files.h"

/* The key files, in the order of make-tables' arguments. */
enum {
    SIPNL_CATEGORIES_FILE,
    SIPNL_OUTCOMES_FILE,
    SIPNL_RESPONSES_FILE,
    SIPNL_CAUSES_FILE,
    SIPNL_VALUES_FILE,
    SIPNL_FILES
};

/* A group of responses or causes, with its name taken apart. */
typedef struct {
    const sipnl_group_t *group;
    char *subject;          /* "486", "4xx", "Q.850" or "Q.850 17" */
    gboolean is_rule;       /* there is more in the name: a condition */
    guint32 methods;        /* a bit for each word of sipnl_method_words; 0 for any */
    guint32 needed;         /* the same of sipnl_state_words, */
    guint32 excluded;       /* and of those with no- */
    GPtrArray *sent;        /* of char *, in small letters with single blanks; NULL for any */
} sipnl_entry_t;

typedef struct {
    sipnl_key_file_t *files[SIPNL_FILES];
    /* Of sipnl_entry_t, sorted by subject. Those of a subject stand together: its
     * own first, which can be missing, and then its rules in the order of the file. */
    GPtrArray *responses;
    GPtrArray *causes;
} sipnl_sources_t;

/* Reads the files with these names, and reports what is wrong with them and with
 * the names of their groups. The caller frees what is in sources. */
void sipnl_sources_init(sipnl_sources_t *sources, char *const *names);
void sipnl_sources_clear(sipnl_sources_t *sources);

const sipnl_entry_t *sipnl_get_entry(const GPtrArray *entries, guint index);

/* The index of the first entry with another subject than that at index. */
guint sipnl_next_subject(const GPtrArray *entries, guint index);

/* Whether a text is a number from min to max, without leading zeros. */
gboolean sipnl_is_number(const char *text, guint64 min, guint64 max);

/* Whether a subject of the responses is a status code, and not a class. */
gboolean sipnl_is_status_code(const char *subject);

/* Whether a subject of the causes is a protocol, and not a cause. */
gboolean sipnl_is_protocol(const char *subject);

/* Compares names, and numbers in them by their value: "Q.850 9" goes before "Q.850 16". */
gint sipnl_compare_names(const char *left, const char *right);

#endif /* __SIPNL_SOURCES_H__ */
