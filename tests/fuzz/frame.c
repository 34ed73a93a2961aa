/* frame.c
 * Fuzz target: a capture of SIP, all the way to what is shown of it.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "fuzz.h"

#include <epan/tap.h>

#include "dissection.h"
#include "packets.h"
#include "statistics.h"

/* Loads the capture with all open that listens, fills the statistics again, as where
 * one is opened later, and looks at each packet. Returns how many labels that shows. */
static guint
look_at(sipnl_fuzz_capture_t *capture)
{
    reset_tap_listeners();
    sipnl_fuzz_open_expert_info();
    sipnl_fuzz_dissect(capture, SIPNL_FUZZ_TREE | SIPNL_FUZZ_TAPS);
    sipnl_fuzz_close_expert_info();
    draw_tap_listeners(TRUE);
    reset_tap_listeners();
    sipnl_fuzz_dissect(capture, SIPNL_FUZZ_TAPS);
    draw_tap_listeners(TRUE);
    return sipnl_fuzz_dissect(capture, SIPNL_FUZZ_TREE);
}

static guint
run(const uint8_t *data, size_t size)
{
    GArray *packets = sipnl_fuzz_packets(data, size);
    sipnl_fuzz_capture_t *capture;
    guint labels;

    sipnl_fuzz_open_statistics();
    capture = sipnl_fuzz_open_capture(packets);
    labels = look_at(capture);
    sipnl_fuzz_close_capture(capture);
    /* The windows stay, and show what they showed. */
    draw_tap_listeners(TRUE);
    sipnl_fuzz_close_tables();
    g_array_unref(packets);
    return labels;
}

/* Where the plugin said nothing of any message, no input would find anything. */
static void
start(void)
{
    static const char response[] = "SIP/2.0 486 Busy Here\nCSeq: 1 INVITE\n\n";

    sipnl_fuzz_start_wireshark();
    g_assert_cmpuint(run((const uint8_t *)response, strlen(response)), >, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static gboolean is_started = FALSE;

    if (!is_started) {
        start();
        is_started = TRUE;
    }
    run(data, size);
    return 0;
}
