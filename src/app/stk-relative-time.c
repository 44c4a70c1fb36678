/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-relative-time.h"

#include <glib/gi18n.h>

static gboolean
is_day (GDateTime *time, GDateTime *day)
{
  return g_date_time_get_year (time) == g_date_time_get_year (day) &&
         g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (day);
}

/**
 * stk_relative_time_format:
 * @time: a time
 * @now: what time it is, in the time zone to speak in
 *
 * Returns: (transfer full): how long ago it was, or when, as people say it
 */
char *
stk_relative_time_format (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, g_date_time_get_timezone (now));
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  GTimeSpan span = g_date_time_difference (now, time);
  gint64 minutes = span / G_TIME_SPAN_MINUTE;
  gint64 hours = span / G_TIME_SPAN_HOUR;

  if (span >= 0 && minutes < 1)
    return g_strdup (_ ("Just now"));
  if (span >= 0 && hours < 1)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes), (int) minutes);
  if (span >= 0 && is_day (local, now))
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) hours), (int) hours);
  if (is_day (local, yesterday))
    /* Translators: a time; see strftime(3) */
    return g_date_time_format (local, _ ("Yesterday, %H:%M"));
  if (g_date_time_get_year (local) == g_date_time_get_year (now))
    /* Translators: a day of this year; see strftime(3) */
    return g_date_time_format (local, _ ("%-d %B"));

  /* Translators: a day; see strftime(3) */
  return g_date_time_format (local, _ ("%-d %B %Y"));
}

/**
 * stk_relative_time_format_full:
 * @time: a time
 *
 * Returns: (transfer full): the day and the time of day
 */
char *
stk_relative_time_format_full (GDateTime *time)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);

  /* Translators: a day and a time; see strftime(3) */
  return g_date_time_format (local, _ ("%-d %B %Y, %H:%M"));
}
