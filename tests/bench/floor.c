/* floor.c
 * A post-dissector that wants the field "sip", as sipnl does, and does nothing: what it
 * costs is what Wireshark takes for any such post-dissector.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

/* It is built with plugin/plugin.c, which finds its functions by these names. */
#include "packet-sipnl.h"

#include <wireshark.h>

#include <epan/packet.h>

static int proto_floor = -1;
static dissector_handle_t floor_handle;

static int
dissect_floor(tvbuff_t *tvb, packet_info *pinfo _U_, proto_tree *tree _U_, void *data _U_)
{
    return (int)tvb_captured_length(tvb);
}

void
proto_register_sipnl(void)
{
    proto_floor = proto_register_protocol("A post-dissector that does nothing", "FLOOR", "floor");
    floor_handle = create_dissector_handle(dissect_floor, proto_floor);
    register_postdissector(floor_handle);
}

void
proto_reg_handoff_sipnl(void)
{
    GArray *wanted = g_array_new(FALSE, FALSE, sizeof(int));
    const int sip = proto_registrar_get_id_byname("sip");

    g_array_append_val(wanted, sip);
    set_postdissector_wanted_hfids(floor_handle, wanted);
}
