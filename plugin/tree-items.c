/* tree-items.c
 * Adds what the plugin itself made up, which stands in no byte, to a tree.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "tree-items.h"

const true_false_string sipnl_yes_no = { "Ja", "Nee" };

proto_item *
sipnl_add_string(proto_tree *tree, int hf, tvbuff_t *tvb, const char *value)
{
    proto_item *item = NULL;

    if (value != NULL) {
        item = proto_tree_add_string(tree, hf, tvb, 0, 0, value);
        proto_item_set_generated(item);
    }
    return item;
}

void
sipnl_add_hidden_string(proto_tree *tree, int hf, tvbuff_t *tvb, const char *value)
{
    proto_item_set_hidden(sipnl_add_string(tree, hf, tvb, value));
}

void
sipnl_add_category(proto_tree *tree, int hf, tvbuff_t *tvb, const sipnl_category_t *category)
{
    proto_item_set_generated(proto_tree_add_string_format_value(tree, hf, tvb, 0, 0, category->name, "%s [%s]",
        category->label, category->name));
}

void
sipnl_add_uint(proto_tree *tree, int hf, tvbuff_t *tvb, guint32 value)
{
    proto_item_set_generated(proto_tree_add_uint(tree, hf, tvb, 0, 0, value));
}

void
sipnl_add_boolean(proto_tree *tree, int hf, tvbuff_t *tvb, gboolean value)
{
    proto_item_set_generated(proto_tree_add_boolean(tree, hf, tvb, 0, 0, value));
}
