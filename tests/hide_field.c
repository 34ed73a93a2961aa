/* hide_field.c
 * Preloaded into tshark, hides the field named in SIPNL_TEST_HIDE, as in a
 * Wireshark that does not have it.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include <epan/proto.h>

#include <glib.h>

int
proto_registrar_get_id_byname(const char *field_name)
{
    const header_field_info *field = proto_registrar_get_byname(field_name);

    if (field == NULL || g_strcmp0(field_name, g_getenv("SIPNL_TEST_HIDE")) == 0) {
        return -1;
    }
    return field->id;
}
