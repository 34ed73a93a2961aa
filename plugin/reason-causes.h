/* reason-causes.h
 * Explains the causes of a Reason header (RFC 3326).
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_REASON_CAUSES_H__
#define __SIPNL_REASON_CAUSES_H__

#include "reason-header.h"
#include "sipnl-tables.h"

/* What there is to say of a cause. What there is not is NULL. The strings
 * are those of the tables, of the header (protocol) or of the user's own codes:
 * nobody keeps them beyond the frame at hand. */
typedef struct {
    const char *protocol;               /* as registered, where it is */
    const char *phrase;
    const char *explanation;
    const sipnl_category_t *category;
    const char *outcome;                /* of a call that ends so */
    gboolean uninformative;             /* it does not say why a call failed */
} sipnl_explained_cause_t;

/* method is that of the message's CSeq header, or NULL. */
void sipnl_explain_cause(const sipnl_reason_t *reason, const char *method, sipnl_explained_cause_t *explained);

#endif /* __SIPNL_REASON_CAUSES_H__ */
