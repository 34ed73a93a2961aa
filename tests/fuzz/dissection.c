/* dissection.c
 * Wireshark's dissection of a capture, with the plugin in it, as a window does it.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "dissection.h"

#include <stdlib.h>

#include <epan/column-info.h>
#include <epan/column.h>
#include <epan/epan.h>
#include <epan/epan_dissect.h>
#include <epan/packet.h>
#include <epan/prefs.h>
#include <epan/tap.h>
#include <epan/timestamp.h>
#include <wiretap/wtap.h>
#include <wsutil/filesystem.h>
#include <wsutil/privileges.h>
#include <wsutil/wslog.h>

/* It knows of packets only what comes before it. */
#include <epan/conversation_filter.h>

#include "packets.h"
#include "shown.h"

#define CAPTURE_START 1700000000
#define NO_FOLDER "/nonexistent"

/* By this Wireshark starts a plugin. */
void plugin_register(void);

/* Wireshark asks for the times of other packets. */
struct packet_provider_data {
    frame_data *frames;
    guint count;
};

struct sipnl_fuzz_capture {
    struct packet_provider_data provider;
    const sipnl_packet_t *packets;
    epan_t *session;
};

static column_info columns;

/* This stands in for that of Wireshark, which reads the names of manufacturers and
 * ports again for each capture, and takes most of the time for it. */
char *
get_datafile_path(const char *name)
{
    return g_build_filename(NO_FOLDER, name, NULL);
}

static void
set_preference(const char *preference)
{
    char *text = g_strdup(preference);
    char *error = NULL;

    g_assert_cmpint(prefs_set_pref(text, &error), ==, PREFS_SET_OK);
    g_free(error);
    g_free(text);
}

/* What a user can have switched on, and a user's own codes, registered or not. */
static void
set_preferences(void)
{
    set_preference("sipnl.info_column:TRUE");
    set_preference("sipnl.expert_info:TRUE");
    set_preference("uat:sipnl_codes:\"606\",\"rejected\",\"Eigen 606\",\"Eigen uitleg\",\"Eigen advies\"");
    set_preference("uat:sipnl_codes:\"699\",\"busy\",\"Eigen 699\",\"Eigen uitleg\",\"\"");
    prefs_apply_all();
}

static void
end_wireshark(void)
{
    col_cleanup(&columns);
    epan_cleanup();
    wtap_cleanup();
}

void
sipnl_fuzz_start_wireshark(void)
{
    const e_prefs *preferences;

    set_persconffile_dir(NO_FOLDER);
    /* Each allocation is one of malloc(), that AddressSanitizer watches. */
    g_setenv("WIRESHARK_DEBUG_WMEM_OVERRIDE", "simple", TRUE);
    g_setenv("G_SLICE", "always-malloc", TRUE);
    timestamp_set_type(TS_RELATIVE);
    timestamp_set_precision(TS_PREC_AUTO);
    timestamp_set_seconds_type(TS_SECONDS_DEFAULT);
    ws_log_set_level(LOG_LEVEL_WARNING);
    init_process_policies();
    wtap_init(FALSE);
    plugin_register();
    g_assert_true(epan_init(NULL, NULL, FALSE));
    preferences = epan_load_settings();
    set_preferences();
    add_conversation_filter_protocol("sipnl");
    build_column_format_array(&columns, preferences->num_cols, TRUE);
    atexit(end_wireshark);
}

static const nstime_t *
get_frame_time(struct packet_provider_data *provider, guint32 number)
{
    return number > 0 && number <= provider->count ? &provider->frames[number - 1].abs_ts : NULL;
}

static void
start_record(wtap_rec *record, const sipnl_packet_t *packet)
{
#if WIRESHARK_VERSION_MAJOR == 4 && WIRESHARK_VERSION_MINOR < 6
    wtap_rec_init(record);
    record->rec_type = REC_TYPE_PACKET;
    record->rec_header.packet_header.pkt_encap = WTAP_ENCAP_RAW_IP;
#else
    wtap_rec_init(record, packet->captured);
    wtap_setup_packet_rec(record, WTAP_ENCAP_RAW_IP);
    ws_buffer_append(&record->data, packet->bytes, packet->captured);
#endif
    record->presence_flags = WTAP_HAS_TS | WTAP_HAS_CAP_LEN;
    record->ts.secs = CAPTURE_START + (time_t)packet->seconds;
    record->tsprec = WTAP_TSPREC_USEC;
    record->rec_header.packet_header.caplen = packet->captured;
    record->rec_header.packet_header.len = packet->length;
}

sipnl_fuzz_capture_t *
sipnl_fuzz_open_capture(const GArray *packets)
{
    static const struct packet_provider_funcs functions = { .get_frame_ts = get_frame_time };
    sipnl_fuzz_capture_t *capture = g_new0(sipnl_fuzz_capture_t, 1);
    guint i;

    capture->packets = (const sipnl_packet_t *)(const void *)packets->data;
    capture->provider.frames = g_new0(frame_data, packets->len);
    capture->provider.count = packets->len;
    for (i = 0; i < packets->len; i++) {
        wtap_rec record;

        start_record(&record, &capture->packets[i]);
        frame_data_init(&capture->provider.frames[i], i + 1, &record, 0, 0);
        wtap_rec_cleanup(&record);
    }
    capture->session = epan_new(&capture->provider, &functions);
    return capture;
}

static void
run(epan_dissect_t *dissection, wtap_rec *record, const sipnl_packet_t *packet, frame_data *frame, int flags)
{
    const gboolean has_taps = (flags & SIPNL_FUZZ_TAPS) != 0;
#if WIRESHARK_VERSION_MAJOR == 4 && WIRESHARK_VERSION_MINOR < 6
    tvbuff_t *tvb = tvb_new_real_data(packet->bytes, packet->captured, (gint)packet->length);

    (has_taps ? epan_dissect_run_with_taps : epan_dissect_run)(dissection, WTAP_FILE_TYPE_SUBTYPE_UNKNOWN,
        record, tvb, frame, &columns);
#else
    (void)packet;
    (has_taps ? epan_dissect_run_with_taps : epan_dissect_run)(dissection, WTAP_FILE_TYPE_SUBTYPE_UNKNOWN,
        record, frame, &columns);
#endif
}

static guint
dissect_packet(sipnl_fuzz_capture_t *capture, guint i, int flags)
{
    const gboolean has_tree = (flags & SIPNL_FUZZ_TREE) != 0;
    frame_data *frame = &capture->provider.frames[i];
    const frame_data *reference = &capture->provider.frames[0];
    const frame_data *previous = i > 0 ? frame - 1 : NULL;
    nstime_t elapsed = NSTIME_INIT_ZERO;
    epan_dissect_t dissection;
    guint32 bytes = 0;
    wtap_rec record;
    guint labels;

    start_record(&record, &capture->packets[i]);
    epan_dissect_init(&dissection, capture->session, has_tree, has_tree);
    if (!frame->visited) {
        frame_data_set_before_dissect(frame, &elapsed, &reference, previous);
#if WIRESHARK_VERSION_MAJOR == 4 && WIRESHARK_VERSION_MINOR < 6
        prime_epan_dissect_with_postdissector_wanted_hfids(&dissection);
#endif
    }
    run(&dissection, &record, &capture->packets[i], frame, flags);
    epan_dissect_fill_in_columns(&dissection, FALSE, TRUE);
    frame_data_set_after_dissect(frame, &bytes);
    labels = sipnl_fuzz_read_tree(dissection.tree);
    g_free(conversation_filter_from_packet(&dissection.pi));
    epan_dissect_cleanup(&dissection);
    wtap_rec_cleanup(&record);
    return labels;
}

guint
sipnl_fuzz_dissect(sipnl_fuzz_capture_t *capture, int flags)
{
    guint labels = 0;
    guint i;

    for (i = 0; i < capture->provider.count; i++) {
        labels += dissect_packet(capture, i, flags);
    }
    return labels;
}

void
sipnl_fuzz_close_capture(sipnl_fuzz_capture_t *capture)
{
    guint i;

    epan_free(capture->session);
    for (i = 0; i < capture->provider.count; i++) {
        frame_data_destroy(&capture->provider.frames[i]);
    }
    g_free(capture->provider.frames);
    g_free(capture);
}
