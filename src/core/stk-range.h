/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STK_TYPE_RANGE (stk_range_get_type ())

/**
 * StkRange:
 * @start: the first code point in the range
 * @end: the code point after the last one in the range
 *
 * A half-open range of Unicode code points in an article's canonical text.
 */
typedef struct
{
  size_t start;
  size_t end;
} StkRange;

#define STK_RANGE(s, e) ((StkRange) { .start = (s), .end = (e) })

GType stk_range_get_type (void) G_GNUC_CONST;

StkRange *stk_range_copy (const StkRange *self);
void stk_range_free (StkRange *self);

/* Small enough to live here, and used in inner loops. */
static inline size_t
stk_range_get_length (StkRange self)
{
  return self.end > self.start ? self.end - self.start : 0;
}

static inline gboolean
stk_range_equal (StkRange a, StkRange b)
{
  return a.start == b.start && a.end == b.end;
}

static inline gboolean
stk_range_contains (StkRange self, size_t offset)
{
  return offset >= self.start && offset < self.end;
}

static inline gboolean
stk_range_includes (StkRange self, StkRange inner)
{
  return inner.start >= self.start && inner.end <= self.end;
}

static inline gboolean
stk_range_overlaps (StkRange a, StkRange b)
{
  return a.start < b.end && b.start < a.end;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StkRange, stk_range_free)

G_END_DECLS
