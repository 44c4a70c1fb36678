/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "stk-article.h"

#include <stdint.h>

G_BEGIN_DECLS

/* What libFuzzer calls; each target defines it, in a file of its own. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int LLVMFuzzerInitialize (int *argc, char ***argv);
void stk_fuzz_check_article (StkArticle *article);
int stk_fuzz_article (const uint8_t *data, size_t size, const char *name);

G_END_DECLS
