/* shown.c
 * What the plugin shows of a packet or a capture, read by the fuzz target frame.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "shown.h"

/* Line ends and other control characters, and those that turn the direction of the
 * text around them (Unicode Bidi_Control). */
static gboolean
is_unfit_to_show(gunichar character)
{
    switch (g_unichar_type(character)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return TRUE;
    default:
        return character == 0x061c || character == 0x200e || character == 0x200f
            || (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
    }
}

void
sipnl_fuzz_read_text(const char *text)
{
    g_assert_true(g_utf8_validate(text, -1, NULL));
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        g_assert_false(is_unfit_to_show(g_utf8_get_char(text)));
    }
}

static void
fill_label(field_info *finfo, char *label)
{
#if WIRESHARK_VERSION_MAJOR == 4 && WIRESHARK_VERSION_MINOR < 6
    proto_item_fill_label(finfo, label);
#else
    proto_item_fill_label(finfo, label, NULL);
#endif
}

static void
read_label(field_info *finfo)
{
    char label[ITEM_LABEL_LENGTH];

    if (finfo->rep != NULL) {
        sipnl_fuzz_read_text(finfo->rep->representation);
    } else {
        fill_label(finfo, label);
        sipnl_fuzz_read_text(label);
    }
}

static void
read_item(proto_node *node, gpointer data)
{
    field_info *finfo = PNODE_FINFO(node);

    if (finfo != NULL && g_str_has_prefix(finfo->hfinfo->abbrev, "sipnl")) {
        read_label(finfo);
        (*(guint *)data)++;
    }
    proto_tree_children_foreach(node, read_item, data);
}

guint
sipnl_fuzz_read_tree(proto_tree *tree)
{
    guint count = 0;

    proto_tree_children_foreach(tree, read_item, &count);
    return count;
}
