/* sipnl-tables.h
 * What the tables hold that make-tables generates from the key files in data/.
 *
 * Every string is UTF-8, constant and lives as long as the plugin: callers
 * keep the pointers and never copy or free them. The key files describe the
 * meaning of each text.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_TABLES_H__
#define __SIPNL_TABLES_H__

#include "wireshark-compat.h"

/* The status codes of RFC 3261 section 7.2: three digits, classes 1xx to 6xx. */
#define SIPNL_STATUS_CODE_MIN 100
#define SIPNL_STATUS_CODE_MAX 699
#define SIPNL_RESPONSE_CLASSES 6

/* What Expert Information makes of a cause. */
typedef enum {
    SIPNL_SEVERITY_NONE,
    SIPNL_SEVERITY_NOTE,
    SIPNL_SEVERITY_WARNING,
    SIPNL_SEVERITY_ERROR
} sipnl_severity_t;

/* A cause category. */
typedef struct {
    const char *name;   /* what filters are written against: "busy" */
    const char *label;  /* Dutch: "in gesprek" */
    const char *outcome;    /* of a call, in a word or two and in Dutch: "in gesprek" */
    sipnl_severity_t severity;
} sipnl_category_t;

/* What a response says, and what to do about it. */
typedef struct {
    const char *method;       /* the method answered; NULL for any other one */
    const char *explanation;
    const char *advice;       /* NULL where there is nothing to check */
} sipnl_text_t;

/* A status code, or a whole response class. */
typedef struct {
    const char *reason_phrase;           /* as IANA registered it; NULL for a class */
    const char *reference;               /* RFC, and section where known */
    const char *phrase;                  /* short and Dutch */
    const sipnl_category_t *category;
    sipnl_severity_t severity;           /* its own, or that of the category */
    sipnl_text_t text;                   /* for every method without its own */
    const sipnl_text_t *method_texts;    /* ends with method NULL; itself NULL
                                            where no method has its own text */
    const sipnl_text_t *repeated_text;   /* for a challenge to a request that held
                                            credentials; NULL for other codes */
    const char *repeated_phrase;         /* goes with it; can be NULL */
} sipnl_response_t;

/* A reason phrase that means something of its own. */
typedef struct {
    guint16 code;
    const char *sent_phrase;    /* case and blanks do not count */
    sipnl_text_t text;
} sipnl_sent_phrase_t;

/* A cause in a Reason header (RFC 3326), or a protocol there. */
typedef struct {
    const char *protocol;               /* as registered: "Q.850" */
    gint cause;                         /* -1 in the row of the protocol itself */
    const char *phrase;                 /* short and Dutch; NULL for a protocol */
    const sipnl_category_t *category;   /* NULL where none fits */
    const char *explanation;
    const char *outcome;                /* of a call; NULL for that of the category */
    gboolean uninformative;             /* it does not say why a call failed */
} sipnl_cause_t;

/* The categories, sorted by name; ended by name NULL. */
extern const sipnl_category_t sipnl_categories[];

/* Status code to Dutch phrase, sorted by code, ended by {0, NULL}. */
extern const value_string sipnl_phrase_vals[];
extern value_string_ext sipnl_phrase_vals_ext;

/* Row i explains the code sipnl_phrase_vals[i].value. */
extern const sipnl_response_t sipnl_responses[];

/* For the codes that IANA does not list: row 0 explains 1xx, row 5 6xx. */
extern const sipnl_response_t sipnl_classes[SIPNL_RESPONSE_CLASSES];

/* Ended by sent_phrase NULL. */
extern const sipnl_sent_phrase_t sipnl_sent_phrases[];

/* Sorted by protocol and then by number; ended by protocol NULL. Every
 * protocol has a row of its own, for the causes of it that are not listed. */
extern const sipnl_cause_t sipnl_causes[];

/* Warn-code (RFC 3261 section 20.43) to its Dutch explanation, sorted by code,
 * ended by {0, NULL}; and the explanation of those that are not listed. */
extern const value_string sipnl_warning_vals[];
extern value_string_ext sipnl_warning_vals_ext;
extern const char *const sipnl_other_warning;

#endif /* __SIPNL_TABLES_H__ */
