/* crm-figure-hours.c: figures of complaints in working hours, by the organisation's working days,
 * its holidays and the hours of a day, which is taken to begin at eight. Where only the day of a
 * moment is known, hours count from its end and to its beginning. */
#include "crm-figure-private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  CrmDay first;
  double hours;   /* of a working day */
  GArray *before; /* int: working days before each day since `first` */
  GHashTable *holidays;
} Calendar;

static gboolean
read_works (CrmFigureWork *work, gboolean works[7], double *hours, GError **error)
{
  g_autoptr (CrmStatement) statement = crm_figure_prepare_plain (
      work,
      "SELECT saturday, sunday, monday, tuesday, wednesday, thursday, friday, day_hours FROM "
      "organisation ORDER BY id LIMIT 1",
      error);
  GError *failure = NULL;

  *hours = 8;
  if (statement == NULL)
    return FALSE;
  if (crm_statement_step (statement, &failure)) {
    for (int i = 0; i < 7; i++)
      works[i] = crm_statement_get_integer (statement, i) != 0;
    if (!crm_statement_is_null (statement, 7))
      *hours = crm_statement_get_real (statement, 7);
  }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
read_holidays (CrmFigureWork *work, GHashTable *holidays, GError **error)
{
  g_autoptr (CrmStatement) statement =
      crm_figure_prepare_plain (work, "SELECT date FROM holiday", error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (crm_statement_step (statement, &failure))
    g_hash_table_add (holidays, GINT_TO_POINTER (crm_statement_get_integer (statement, 0)));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* The days from `first` to `last`. */
static gboolean
calendar_init (Calendar *self, CrmFigureWork *work, CrmDay first, CrmDay last, GError **error)
{
  gboolean works[7] = { FALSE };
  int n = 0;

  *self = (Calendar){ first, 8, g_array_new (FALSE, FALSE, sizeof (int)),
                      g_hash_table_new (NULL, NULL) };
  if (!read_works (work, works, &self->hours, error) ||
      !read_holidays (work, self->holidays, error))
    return FALSE;
  for (CrmDay day = first; day <= last + 1; day++) {
    g_array_append_val (self->before, n);
    n += works[crm_day_get_weekday (day)] &&
         !g_hash_table_contains (self->holidays, GINT_TO_POINTER (day));
  }
  return TRUE;
}

static void
calendar_clear (Calendar *self)
{
  g_array_unref (self->before);
  g_hash_table_unref (self->holidays);
}

static int
count_before (const Calendar *self, CrmDay day)
{
  int place = CLAMP (day - self->first, 0, (int) self->before->len - 1);

  return g_array_index (self->before, int, place);
}

/* Working hours up to that hour of that day. */
static double
worked (const Calendar *self, CrmDay day, double hour)
{
  int before = count_before (self, day);
  gboolean works = count_before (self, day + 1) > before;

  return before * self->hours + (works ? CLAMP (hour - 8, 0, self->hours) : 0);
}

/* The day that the working hours `limit` end on; CRM_DAY_MAX: beyond the days known. */
static CrmDay
find_due (const Calendar *self, double limit)
{
  for (guint i = 0; i + 1 < self->before->len; i++)
    if (g_array_index (self->before, int, i + 1) * self->hours >= limit - 1e-9)
      return self->first + (CrmDay) i;
  return CRM_DAY_MAX;
}

/* "2026-11-21T09:30" or the day alone, of which the hour is `otherwise`. */
static gboolean
read_moment (const char *iso, double otherwise, CrmDay *day, double *hour)
{
  int year, month, mday, h = 0, m = 0;

  if (iso == NULL || sscanf (iso, "%4d-%2d-%2d", &year, &month, &mday) != 3 ||
      !crm_day_from_civil (CRM_CALENDAR_GREGORIAN, year, month, mday, day))
    return FALSE;
  *hour = otherwise;
  if (strlen (iso) > 10 && sscanf (iso + 11, "%2d:%2d", &h, &m) == 2)
    *hour = h + m / 60.0;
  return TRUE;
}

/* A complaint beside the moment that ended what is measured. */
typedef struct {
  CrmDay opened, ended;
  double opened_hour, ended_hour;
  gboolean has_end;
  double limit; /* NAN: none */
  const char *group;
} Case;

typedef void (*Tell) (CrmFigureWork *work, const Calendar *calendar, const Case *told);

static double
get_hours (const Calendar *calendar, const Case *told)
{
  return MAX (0, worked (calendar, told->ended, told->ended_hour) -
                     worked (calendar, told->opened, told->opened_hour));
}

static void
tell_time (CrmFigureWork *work, const Calendar *calendar, const Case *told)
{
  if (told->has_end)
    crm_figure_add_on (work, told->group, told->ended, get_hours (calendar, told), 1);
}

static void
tell_limit (CrmFigureWork *work, const Calendar *calendar, const Case *told)
{
  CrmDay due;

  if (isnan (told->limit))
    return;
  due = find_due (calendar, worked (calendar, told->opened, told->opened_hour) + told->limit);
  due = MAX (due, told->opened);
  if (due <= work->today)
    crm_figure_add_on (work, told->group, due,
                       told->has_end && get_hours (calendar, told) <= told->limit + 0.01, 1);
}

static gboolean
tell_all (CrmFigureWork *work, const char *ended, Tell tell, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT r.opened, r.%s, r.limit_hours, {group} FROM complaint r {join}", ended);
  g_autoptr (CrmStatement) statement = crm_figure_prepare (work, sql, error);
  gint64 first = work->today;
  GError *failure = NULL;
  Calendar calendar;
  gboolean ok;

  if (statement == NULL ||
      !crm_db_get_integer (work->db,
                           "SELECT CAST (julianday (substr (min (opened), 1, 10)) - 2440587.5 AS "
                           "INTEGER) FROM complaint",
                           &first, error))
    return FALSE;
  first = CLAMP (first, work->today - 36500, work->today);
  ok = calendar_init (&calendar, work, (CrmDay) first, work->today + 1, error);
  while (ok && crm_statement_step (statement, &failure)) {
    Case told = { .limit = crm_statement_is_null (statement, 2)
                               ? NAN
                               : crm_statement_get_real (statement, 2),
                  .group = crm_statement_get_text (statement, 3, NULL) };

    told.has_end =
        read_moment (crm_statement_get_text (statement, 1, NULL), 0, &told.ended, &told.ended_hour);
    if (read_moment (crm_statement_get_text (statement, 0, NULL), 24, &told.opened,
                     &told.opened_hour))
      tell (work, &calendar, &told);
  }
  calendar_clear (&calendar);
  if (failure == NULL)
    return ok;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
crm_figure_read_solution_time (CrmFigureWork *self, GError **error)
{
  return tell_all (self, "solved", tell_time, error);
}

gboolean
crm_figure_read_answer_time (CrmFigureWork *self, GError **error)
{
  return tell_all (self, "first_answer", tell_time, error);
}

gboolean
crm_figure_read_within_limit (CrmFigureWork *self, GError **error)
{
  return tell_all (self, "solved", tell_limit, error);
}
