/* fuzz.h
 * What the fuzz targets share.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_FUZZ_H__
#define __SIPNL_FUZZ_H__

#include <stddef.h>
#include <stdint.h>

#include <wireshark.h>

/* What libFuzzer and replay.c call with each input. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Writes the input to a file for those parsers that read one; gives its name. */
const char *sipnl_fuzz_file(const uint8_t *data, size_t size);

#endif /* __SIPNL_FUZZ_H__ */
