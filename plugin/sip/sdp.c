/* sdp.c
 * Reads which media a session description (SDP, RFC 8866) offers.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "sip/sdp.h"

#include "sip/printable.h"

/* More media or codecs than this, or behind so many bytes of words, are not named. */
#define WORDS_BYTES_MAX 300
#define MEDIA_MAX 8
#define CODECS_MAX 16
#define NAME_BYTES_MAX 32

/* An m= line: m=audio 4000 RTP/AVP 8 0 101 */
typedef struct {
    sipnl_part_t type;
    sipnl_part_t protocol;
    sipnl_part_t formats;
    sipnl_part_t attributes;    /* the lines up to the next m= line */
} media_t;

/* Takes a line, without its end. FALSE at the end of the text. */
static gboolean
take_line(sipnl_part_t *text, sipnl_part_t *line)
{
    if (text->at == NULL || text->length == 0) {
        return FALSE;
    }
    *line = sipnl_part_before(*text, "\n");
    *text = sipnl_part_behind(*text, line->length + 1);
    if (line->length > 0 && line->at[line->length - 1] == '\r') {
        line->length--;
    }
    return TRUE;
}

static gboolean
starts_with(sipnl_part_t part, const char *start)
{
    const gsize length = strlen(start);

    return part.length >= length && memcmp(part.at, start, length) == 0;
}

static sipnl_part_t
take_word(sipnl_part_t *rest)
{
    const sipnl_part_t word = sipnl_part_before(*rest, SIPNL_BLANKS);

    *rest = sipnl_part_trim(sipnl_part_behind(*rest, word.length));
    return word;
}

/* Takes the next m= line with its attributes. FALSE at the end. */
static gboolean
next_media(sipnl_part_t *text, media_t *media)
{
    sipnl_part_t line;
    sipnl_part_t rest;

    do {
        if (!take_line(text, &line)) {
            return FALSE;
        }
    } while (!starts_with(line, "m="));
    line = sipnl_part_behind(line, strlen("m="));
    media->type = take_word(&line);
    (void)take_word(&line);
    media->protocol = take_word(&line);
    media->formats = line;
    media->attributes = *text;
    for (rest = *text; take_line(&rest, &line) && !starts_with(line, "m="); *text = rest) {
    }
    media->attributes.length -= text->length;
    return TRUE;
}

static gboolean
is_encrypted(const media_t *media)
{
    return starts_with(media->protocol, "RTP/SAVP") || starts_with(media->protocol, "UDP/TLS/");
}

void
sipnl_sdp_read(sipnl_part_t body, sipnl_sdp_t *sdp)
{
    gboolean has_plain_audio = FALSE;
    media_t media;

    memset(sdp, 0, sizeof(*sdp));
    while (next_media(&body, &media)) {
        sdp->has_media = TRUE;
        sdp->has_fax = sdp->has_fax || sipnl_part_is_name(media.type, "image");
        if (sipnl_part_is_name(media.type, "audio")) {
            sdp->is_encrypted = sdp->is_encrypted || is_encrypted(&media);
            has_plain_audio = has_plain_audio || !is_encrypted(&media);
        }
    }
    sdp->is_encrypted = sdp->is_encrypted && !has_plain_audio;
}

/* The name of a payload type that needs no rtpmap (RFC 3551 section 6); NULL of another. */
static const char *
static_codec(sipnl_part_t format)
{
    static const struct {
        const char *format;
        const char *name;
    } codecs[] = {
        { "0", "PCMU" }, { "3", "GSM" }, { "4", "G723" }, { "8", "PCMA" }, { "9", "G722" }, { "15", "G728" }, { "18", "G729" }
    };
    guint i;

    for (i = 0; i < G_N_ELEMENTS(codecs); i++) {
        if (sipnl_part_is(format, codecs[i].format)) {
            return codecs[i].name;
        }
    }
    return NULL;
}

/* The name in a=rtpmap:8 PCMA/8000; none where there is no such line. */
static sipnl_part_t
find_rtpmap(sipnl_part_t attributes, sipnl_part_t format)
{
    const sipnl_part_t none = { NULL, 0 };
    sipnl_part_t line;

    while (take_line(&attributes, &line)) {
        if (starts_with(line, "a=rtpmap:")) {
            line = sipnl_part_behind(line, strlen("a=rtpmap:"));
            if (sipnl_part_equal(take_word(&line), format)) {
                return sipnl_part_before(line, "/");
            }
        }
    }
    return none;
}

/* Appends the names of the codecs; tones (telephone-event) and comfort noise are none. */
static void
append_codecs(wmem_allocator_t *scope, wmem_strbuf_t *words, const media_t *media)
{
    sipnl_part_t formats = media->formats;
    guint seen;
    guint count = 0;

    for (seen = 0; seen < CODECS_MAX && formats.length > 0 && wmem_strbuf_get_len(words) < WORDS_BYTES_MAX; seen++) {
        const sipnl_part_t format = take_word(&formats);
        sipnl_part_t name = sipnl_part_of(static_codec(format));

        if (name.at == NULL) {
            name = find_rtpmap(media->attributes, format);
        }
        if (name.length > 0 && !sipnl_part_is_name(name, "telephone-event") && !sipnl_part_is_name(name, "CN")) {
            wmem_strbuf_append(words, count++ > 0 ? ", " : " ");
            wmem_strbuf_append(words, sipnl_printable(scope, name, NAME_BYTES_MAX));
        }
    }
}

char *
sipnl_sdp_in_words(wmem_allocator_t *scope, sipnl_part_t body)
{
    wmem_strbuf_t *words = wmem_strbuf_new(scope, "");
    media_t media;
    guint count;

    for (count = 0; count < MEDIA_MAX && wmem_strbuf_get_len(words) < WORDS_BYTES_MAX && next_media(&body, &media); count++) {
        wmem_strbuf_append(words, count > 0 ? "; " : "");
        if (sipnl_part_is_name(media.type, "image")) {
            wmem_strbuf_append(words, "fax T.38");
            continue;
        }
        wmem_strbuf_append(words, sipnl_printable(scope, media.type, NAME_BYTES_MAX));
        append_codecs(scope, words, &media);
        if (is_encrypted(&media)) {
            wmem_strbuf_append(words, " (SRTP)");
        }
    }
    if (wmem_strbuf_get_len(words) >= WORDS_BYTES_MAX) {
        wmem_strbuf_append(words, " …");
    }
    return count > 0 ? wmem_strbuf_finalize(words) : NULL;
}
