/* methods.h
 * The methods of SIP that have a name here.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_METHODS_H__
#define __SIPNL_METHODS_H__

/* RFC 3261, 3262, 3311, 3428, 3515, 3903, 6086 and 6665; X(NAME, word). */
#define SIPNL_METHODS(X) \
    X(ACK, "ACK") \
    X(BYE, "BYE") \
    X(CANCEL, "CANCEL") \
    X(INFO, "INFO") \
    X(INVITE, "INVITE") \
    X(MESSAGE, "MESSAGE") \
    X(NOTIFY, "NOTIFY") \
    X(OPTIONS, "OPTIONS") \
    X(PRACK, "PRACK") \
    X(PUBLISH, "PUBLISH") \
    X(REFER, "REFER") \
    X(REGISTER, "REGISTER") \
    X(SUBSCRIBE, "SUBSCRIBE") \
    X(UPDATE, "UPDATE")

/* OTHER is any that is not listed. */
typedef enum {
    SIPNL_METHOD_OTHER,
#define SIPNL_ENUMERATOR(name, word) SIPNL_METHOD_##name,
    SIPNL_METHODS(SIPNL_ENUMERATOR)
#undef SIPNL_ENUMERATOR
    SIPNL_METHOD_COUNT
} sipnl_method_t;

/* The words of the methods in this order, without OTHER, and ended by NULL: that of a
 * constant is at its number less one. */
extern const char *const sipnl_method_words[];

#endif /* __SIPNL_METHODS_H__ */
