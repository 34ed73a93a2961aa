/* wireshark-compat.h
 * The differences between the Wireshark versions that sipnl builds on,
 * from 4.0 up to 4.6, kept in this one place.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_WIRESHARK_COMPAT_H__
#define __SIPNL_WIRESHARK_COMPAT_H__

#include <wireshark.h>

#define SIPNL_WIRESHARK_VERSION \
    (WIRESHARK_VERSION_MAJOR * 100 + WIRESHARK_VERSION_MINOR)

/* value_string.h left epan in 4.6. */
#if SIPNL_WIRESHARK_VERSION >= 406
#include <wsutil/value_string.h>
#else
#include <epan/value_string.h>
#endif

/* Since 4.4 wsutil/plugins.h is installed and holds WS_PLUGIN_DESC_DISSECTOR,
 * with which a plugin tells what it is. */
#if SIPNL_WIRESHARK_VERSION >= 404
#include <wsutil/plugins.h>
#endif

/* The value of a field_info: a struct in 4.0, a pointer to one since 4.2. */
#if SIPNL_WIRESHARK_VERSION >= 402
#define SIPNL_FVALUE(finfo) ((finfo)->value)
#else
#define SIPNL_FVALUE(finfo) (&(finfo)->value)
#endif

/* What stands between the names of menus in the path of a stats tree, and the name of its
 * first column, which is fixed in 4.0. */
#if SIPNL_WIRESHARK_VERSION < 404
#define STATS_TREE_MENU_SEPARATOR "/"
#define SIPNL_NAMED_STATS_TREE(first_column, registration) registration
#else
#define SIPNL_NAMED_STATS_TREE(first_column, registration) \
    stats_tree_set_first_column_name(registration, first_column)
#endif

/* The menu Telephony, for a statistic. */
#if SIPNL_WIRESHARK_VERSION >= 404
#define SIPNL_TELEPHONY_GROUP REGISTER_TELEPHONY_GROUP_UNSORTED
#else
#define SIPNL_TELEPHONY_GROUP REGISTER_STAT_GROUP_TELEPHONY
#endif

/* The Boolean of callbacks and preferences. */
#if SIPNL_WIRESHARK_VERSION >= 404
typedef bool sipnl_bool;
#else
typedef gboolean sipnl_bool;
#endif

/* The filter of a conversation: since 4.4 it and its callbacks have data of the user. */
#if SIPNL_WIRESHARK_VERSION >= 404
#define SIPNL_CONVERSATION_DATA , void *user_data _U_
#define SIPNL_REGISTER_CONVERSATION_FILTER(proto, name, is_valid, build) \
    register_conversation_filter(proto, name, is_valid, build, NULL)
#else
#define SIPNL_CONVERSATION_DATA
#define SIPNL_REGISTER_CONVERSATION_FILTER register_conversation_filter
#endif

#endif /* __SIPNL_WIRESHARK_COMPAT_H__ */
