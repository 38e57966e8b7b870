/* crm-table.c: columns as plain arrays. Knows nothing of where the numbers come from. */
#include "crm-table.h"

#include <math.h>

typedef struct {
  CrmColumnType type;
  char *name;
  char *label;
  union {
    double *reals;
    CrmDay *days;
    char **texts; /* n_rows owned strings, not NULL-terminated */
  };
} Column;

struct _CrmTable {
  guint n_rows;
  GArray *columns;
};

CrmTable *
crm_table_new (guint n_rows)
{
  CrmTable *self = g_new0 (CrmTable, 1);

  self->n_rows = n_rows;
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  return self;
}

static Column *
column_at (const CrmTable *self, guint column)
{
  g_assert (column < self->columns->len);
  return &g_array_index (self->columns, Column, column);
}

void
crm_table_free (CrmTable *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++) {
    Column *column = column_at (self, i);

    g_free (column->name);
    g_free (column->label);
    switch (column->type) {
    case CRM_COLUMN_REAL:
      g_free (column->reals);
      break;
    case CRM_COLUMN_DAY:
      g_free (column->days);
      break;
    case CRM_COLUMN_CATEGORY:
      for (guint row = 0; row < self->n_rows; row++)
        g_free (column->texts[row]);
      g_free (column->texts);
      break;
    }
  }
  g_array_unref (self->columns);
  g_free (self);
}

guint
crm_table_get_n_rows (const CrmTable *self)
{
  return self->n_rows;
}

guint
crm_table_get_n_columns (const CrmTable *self)
{
  return self->columns->len;
}

guint
crm_table_add_column (CrmTable *self, CrmColumnType type, const char *name, const char *label)
{
  Column column = { .type = type, .name = g_strdup (name), .label = g_strdup (label) };

  switch (type) {
  case CRM_COLUMN_REAL:
    column.reals = g_new (double, self->n_rows);
    for (guint row = 0; row < self->n_rows; row++)
      column.reals[row] = NAN;
    break;
  case CRM_COLUMN_DAY:
    column.days = g_new (CrmDay, self->n_rows);
    for (guint row = 0; row < self->n_rows; row++)
      column.days[row] = G_MININT32;
    break;
  case CRM_COLUMN_CATEGORY:
    column.texts = g_new0 (char *, self->n_rows);
    break;
  }
  g_array_append_val (self->columns, column);
  return self->columns->len - 1;
}

void
crm_table_set_real (CrmTable *self, guint column, guint row, double value)
{
  g_assert (column_at (self, column)->type == CRM_COLUMN_REAL && row < self->n_rows);
  column_at (self, column)->reals[row] = value;
}

void
crm_table_set_day (CrmTable *self, guint column, guint row, CrmDay day)
{
  g_assert (column_at (self, column)->type == CRM_COLUMN_DAY && row < self->n_rows);
  column_at (self, column)->days[row] = day;
}

void
crm_table_set_text (CrmTable *self, guint column, guint row, const char *text)
{
  Column *target = column_at (self, column);

  g_assert (target->type == CRM_COLUMN_CATEGORY && row < self->n_rows);
  g_free (target->texts[row]);
  target->texts[row] = g_strdup (text);
}

CrmColumnType
crm_table_get_type (const CrmTable *self, guint column)
{
  return column_at (self, column)->type;
}

const char *
crm_table_get_name (const CrmTable *self, guint column)
{
  return column_at (self, column)->name;
}

const char *
crm_table_get_label (const CrmTable *self, guint column)
{
  return column_at (self, column)->label;
}

int
crm_table_find_column (const CrmTable *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (column_at (self, i)->name, name) == 0)
      return (int) i;
  return -1;
}

double
crm_table_get_real (const CrmTable *self, guint column, guint row)
{
  g_assert (column_at (self, column)->type == CRM_COLUMN_REAL && row < self->n_rows);
  return column_at (self, column)->reals[row];
}

CrmDay
crm_table_get_day (const CrmTable *self, guint column, guint row)
{
  g_assert (column_at (self, column)->type == CRM_COLUMN_DAY && row < self->n_rows);
  return column_at (self, column)->days[row];
}

const char *
crm_table_get_text (const CrmTable *self, guint column, guint row)
{
  g_assert (column_at (self, column)->type == CRM_COLUMN_CATEGORY && row < self->n_rows);
  return column_at (self, column)->texts[row];
}

const double *
crm_table_get_reals (const CrmTable *self, guint column)
{
  g_assert (column_at (self, column)->type == CRM_COLUMN_REAL);
  return column_at (self, column)->reals;
}

const CrmDay *
crm_table_get_days (const CrmTable *self, guint column)
{
  g_assert (column_at (self, column)->type == CRM_COLUMN_DAY);
  return column_at (self, column)->days;
}
