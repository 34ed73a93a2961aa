/* tree-items.h
 * Adds what the plugin itself made up, which stands in no byte, to a tree.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_TREE_ITEMS_H__
#define __SIPNL_TREE_ITEMS_H__

#include <epan/packet.h>
#include <epan/tfs.h>

#include "texts/tables.h"

/* The words of a truth value. */
extern const true_false_string sipnl_yes_no;

/* Adds a string, and gives its item; NULL where there is none. */
proto_item *sipnl_add_string(proto_tree *tree, int hf, tvbuff_t *tvb, const char *value);

/* Adds a string, or none for NULL, that filters and columns find but that is not shown. */
void sipnl_add_hidden_string(proto_tree *tree, int hf, tvbuff_t *tvb, const char *value);

/* Adds a category by its name, with its Dutch in the label: Categorie: in gesprek [busy] */
void sipnl_add_category(proto_tree *tree, int hf, tvbuff_t *tvb, const sipnl_category_t *category);

void sipnl_add_uint(proto_tree *tree, int hf, tvbuff_t *tvb, guint32 value);

void sipnl_add_boolean(proto_tree *tree, int hf, tvbuff_t *tvb, gboolean value);

#endif /* __SIPNL_TREE_ITEMS_H__ */
