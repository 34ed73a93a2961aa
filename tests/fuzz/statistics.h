/* statistics.h
 * The statistics of the plugin, opened and read as Wireshark's windows do.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#ifndef __SIPNL_FUZZ_STATISTICS_H__
#define __SIPNL_FUZZ_STATISTICS_H__

/* Opens every statistic that listens to the plugin, as far as they are not open.
 * Whoever draws the tap listeners has them read. */
void sipnl_fuzz_open_statistics(void);

/* Closes the tables among them; the trees stay open. */
void sipnl_fuzz_close_tables(void);

/* Expert Information is read as it comes. */
void sipnl_fuzz_open_expert_info(void);
void sipnl_fuzz_close_expert_info(void);

#endif /* __SIPNL_FUZZ_STATISTICS_H__ */
