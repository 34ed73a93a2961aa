/* tables.h
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

#include "sipnl-names.h"
#include "texts/vocabulary.h"

/* What became of a call. */
typedef struct {
    const char *name;       /* "no_answer" */
    const char *label;      /* Dutch, in a word or two: "niet opgenomen" */
    const char *story;      /* Dutch, the end of a sentence: "er is niet opgenomen" */
    gboolean failed;        /* the caller did not get through */
} sipnl_outcome_t;

/* A cause category. */
typedef struct {
    const char *name;       /* what filters are written against: "busy" */
    const char *label;      /* Dutch: "in gesprek" */
    const char *customer;   /* a sentence to say to the customer, or NULL */
    const sipnl_outcome_t *outcome;
    sipnl_severity_t severity;
} sipnl_category_t;

/* What there is to say. The generator has filled in what a rule takes from its
 * code and what both take from their category. */
typedef struct {
    const char *phrase;         /* short and Dutch; NULL for a protocol */
    const char *explanation;
    const char *advice;         /* NULL where there is nothing to check */
    const char *customer;       /* NULL where there is nothing to say to the customer */
    const sipnl_category_t *category;   /* NULL where none fits a cause */
    const sipnl_outcome_t *outcome;     /* NULL where a cause says nothing of it */
    sipnl_severity_t severity;
    sipnl_side_t side;
    guint32 details;            /* bits 1 << SIPNL_DETAIL_… */
    gboolean uninformative;     /* it does not say why a call failed */
} sipnl_text_t;

/* A text that holds under a condition; rules.h applies it. */
typedef struct {
    guint32 methods;            /* bits 1 << SIPNL_METHOD_…; 0 for any */
    guint32 needed;             /* bits 1 << SIPNL_STATE_…: these hold, */
    guint32 excluded;           /* and these are known not to hold */
    const char *const *sent;    /* one of these is in what the sender wrote; small letters,
                                   single blanks, ended by NULL; itself NULL for any */
    sipnl_text_t text;
} sipnl_rule_t;

/* A status code, or a whole response class. */
typedef struct {
    const char *reason_phrase;  /* as IANA registered it; NULL for a class */
    const char *reference;      /* RFC, and section where known */
    sipnl_text_t text;          /* where no rule holds */
    const sipnl_rule_t *rules;  /* the first that holds counts; NULL where there are none */
    guint rules_count;
} sipnl_response_t;

/* A cause in a Reason header (RFC 3326), or a protocol there. */
typedef struct {
    const char *protocol;       /* as registered: "Q.850" */
    gint cause;                 /* -1 in the row of the protocol itself */
    gboolean has_text;          /* FALSE where there are rules only */
    sipnl_text_t text;          /* where no rule holds */
    const sipnl_rule_t *rules;  /* as in sipnl_response_t */
    guint rules_count;
    const guint16 *refines;     /* status codes, ended by 0; NULL for none */
    const guint16 *repeats;     /* the same */
    gboolean has_status_codes;  /* of a protocol: its causes are status codes */
} sipnl_cause_t;

/* A value in a header, or the name of a thing, and what that is in Dutch. */
typedef struct {
    const char *kind;           /* "Warning" */
    const char *value;          /* "305" */
    const char *text;
    sipnl_side_t side;
} sipnl_value_t;

/* Row i is that of the i-th SIPNL_OUTCOME_…, and of the i-th SIPNL_CATEGORY_…. */
extern const sipnl_outcome_t sipnl_outcomes[SIPNL_OUTCOMES];
extern const sipnl_category_t sipnl_categories[SIPNL_CATEGORIES];

/* Status code to Dutch phrase, sorted by code, ended by {0, NULL}. */
extern const value_string sipnl_phrase_vals[];
extern value_string_ext sipnl_phrase_vals_ext;

/* Row i explains the code sipnl_phrase_vals[i].value. */
extern const sipnl_response_t sipnl_responses[];

/* For the codes that IANA does not list: row 0 explains 1xx, row 5 6xx. */
extern const sipnl_response_t sipnl_classes[SIPNL_RESPONSE_CLASSES];

/* Sorted by protocol and then by number; ended by protocol NULL. Every
 * protocol has a row of its own, for the causes of it that are not listed. */
extern const sipnl_cause_t sipnl_causes[];

/* Sorted by kind and then by value; ended by kind NULL. */
extern const sipnl_value_t sipnl_values[];

#endif /* __SIPNL_TABLES_H__ */
