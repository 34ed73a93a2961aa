/* dissection.h
 * Wireshark's dissection of a capture, with the plugin in it, as a window does it.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_FUZZ_DISSECTION_H__
#define __SIPNL_FUZZ_DISSECTION_H__

#include <wireshark.h>

typedef struct sipnl_fuzz_capture sipnl_fuzz_capture_t;

typedef enum {
    SIPNL_FUZZ_TAPS = 1 << 0,   /* statistics are told of the packets */
    SIPNL_FUZZ_TREE = 1 << 1    /* there is a tree that somebody sees */
} sipnl_fuzz_pass_t;

/* Starts Wireshark, once, without the settings of the user. It is ended when the
 * program is. */
void sipnl_fuzz_start_wireshark(void);

/* Opens a capture of the packets, of sipnl_packet_t. They stay the caller's, and stay
 * until the capture is closed. */
sipnl_fuzz_capture_t *sipnl_fuzz_open_capture(const GArray *packets);

/* Dissects every packet, with the flags of sipnl_fuzz_pass_t, and reads all that
 * the plugin shows of it. Returns how many labels that were. */
guint sipnl_fuzz_dissect(sipnl_fuzz_capture_t *capture, int flags);

void sipnl_fuzz_close_capture(sipnl_fuzz_capture_t *capture);

#endif /* __SIPNL_FUZZ_DISSECTION_H__ */
