/* crm-date-evidence.c: in which order and calendar a column writes its dates, told from all its
 * cells: each is taken apart once and read in every order. */
#include "crm-day-private.h"

#include <string.h>

#define N_ORDERS 6

void
crm_date_evidence_init (CrmDateEvidence *self)
{
  memset (self, 0, sizeof *self);
}

static void
note_reading (CrmDateEvidence *self, int order, const CrmDateReading *reading)
{
  CrmDay day = reading->day;

  if (self->fits[order] == 0) {
    self->first[order] = self->last[order] = day;
  } else {
    self->first[order] = MIN (self->first[order], day);
    self->last[order] = MAX (self->last[order], day);
    self->backwards[order] += day < self->previous[order];
  }
  self->previous[order] = day;
  self->native[order] += reading->native;
  self->fits[order]++;
}

void
crm_date_evidence_add (CrmDateEvidence *self, const char *text, gsize length)
{
  CrmDateShape shape;
  CrmDateReading readings[N_ORDERS];
  gboolean read[N_ORDERS] = { FALSE };
  gboolean any = FALSE, four_digits = FALSE;
  CrmDateFault fault = crm_date_shape_read (&shape, text, length);

  if (fault == CRM_DATE_EMPTY)
    return;
  self->cells++;
  for (int i = 0; i < N_ORDERS && fault == CRM_DATE_READ; i++) {
    read[i] = crm_date_shape_resolve (&shape, (CrmDates) i, &readings[i]) == CRM_DATE_READ;
    if (!read[i])
      continue;
    note_reading (self, i, &readings[i]);
    any = TRUE;
    four_digits |= readings[i].four_digits;
    for (int j = 0; j < i; j++)
      self->differs[i][j] += read[j] && readings[i].day != readings[j].day;
  }
  self->others += !any;
  self->four_digit_year += four_digits;
}

static gboolean
differ (const CrmDateEvidence *self, int a, int b)
{
  return self->differs[MAX (a, b)][MIN (a, b)] > 0;
}

static gint64
get_span (const CrmDateEvidence *self, int order)
{
  return (gint64) self->last[order] - self->first[order];
}

/* TRUE when order a explains the column better than b; both read equally many cells. Spans that
 * are near each other say nothing: the months of the two calendars differ by a day or two. */
static gboolean
is_better (const CrmDateEvidence *self, int a, int b, gint64 least_span, CrmDates prefer)
{
  gint64 near = least_span + least_span / 4 + 7;
  gboolean a_near = get_span (self, a) <= near;
  gboolean b_near = get_span (self, b) <= near;

  if (a_near != b_near)
    return a_near;
  if (self->backwards[a] != self->backwards[b])
    return self->backwards[a] < self->backwards[b];
  if (self->native[a] != self->native[b])
    return self->native[a] > self->native[b];
  return a == (int) prefer;
}

CrmDates
crm_date_evidence_decide (const CrmDateEvidence *self, CrmDates prefer, gboolean *certain)
{
  guint64 most = 0;
  gint64 least_span = G_MAXINT64;
  int best = CRM_DATES_AUTO;
  gboolean alone = TRUE;

  for (int i = CRM_DATES_YMD; i < N_ORDERS; i++)
    most = MAX (most, self->fits[i]);
  for (int i = CRM_DATES_YMD; i < N_ORDERS && most > 0; i++)
    if (self->fits[i] == most)
      least_span = MIN (least_span, get_span (self, i));
  for (int i = CRM_DATES_YMD; i < N_ORDERS && most > 0; i++)
    if (self->fits[i] == most &&
        (best == CRM_DATES_AUTO || is_better (self, i, best, least_span, prefer)))
      best = i;
  for (int i = CRM_DATES_YMD; i < N_ORDERS; i++)
    if (best != CRM_DATES_AUTO && self->fits[i] == most && differ (self, i, best))
      alone = FALSE;

  if (certain != NULL)
    *certain = alone && most > 0;
  return most > 0 ? (CrmDates) best : prefer;
}
