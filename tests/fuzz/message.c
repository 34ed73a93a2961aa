/* message.c
 * Fuzz target: the headers of a SIP message, their addresses and parameters.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "fuzz.h"

#include "sip-address.h"
#include "sip-headers.h"

/* A part lies within another; none lies anywhere. */
static void
assert_within(sipnl_part_t part, const char *start, const char *end)
{
    g_assert_true(part.at == NULL || (part.at >= start && part.at + part.length <= end));
}

static void
read_value(sipnl_part_t value)
{
    static const char *const names[] = { "realm", "nonce", "response", "stale" };
    const char *end = value.at + value.length;
    sipnl_address_t address;
    guint i;

    sipnl_parse_address(value, &address);
    assert_within(address.account, value.at, end);
    assert_within(address.user, value.at, end);
    assert_within(sipnl_find_parameter(address.parameters, ';', "expires"), value.at, end);
    assert_within(sipnl_find_tag(value), value.at, end);
    for (i = 0; i < G_N_ELEMENTS(names); i++) {
        assert_within(sipnl_find_parameter(value, ',', names[i]), value.at, end);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* Not terminated, and of its own size. */
    char *text = (char *)g_memdup2(data, size);
    sipnl_headers_t headers;
    guint header;

    if (text == NULL) {
        return 0;
    }
    sipnl_find_headers(text, size, data[0] % 2 == 0, &headers);
    for (header = 0; header < SIPNL_HEADERS; header++) {
        sipnl_part_t value = { NULL, 0 };

        while (sipnl_next_header(&headers, (sipnl_header_t)header, &value)) {
            assert_within(value, text, headers.end);
            read_value(value);
        }
    }
    g_free(text);
    return 0;
}
