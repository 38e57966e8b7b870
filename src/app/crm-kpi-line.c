/* crm-kpi-line.c: makes and fills the widgets of one row. */
#include "crm-kpi-line.h"

#include <math.h>
#include <string.h>

#include "crm-i18n.h"
#include "crm-kpi-rules.h"
#include "crm-roll-up.h"
#include "crm-status-chip.h"

/* Widths of the columns; that of a number grows with it. */
#define COLUMN_SPACING 14
#define SIGN_SIZE 14
#define VALUE_CHARS 7
#define NOTE_CHARS 10
#define MOST_CHARS 18

static const int widths[CRM_KPI_LINE_COLUMNS] = { 92, 104, 92, 88, 72 };

void
crm_kpi_line_free (gpointer data)
{
  CrmKpiLine *self = data;

  g_free (self->period);
  g_free (self->shown);
  g_free (self->confirmed);
  g_free (self);
}

/* Making. */

static GtkWidget *
new_label (const char *text, gboolean number)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  if (number)
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
new_entry (const char *name, gboolean editable)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  gboolean mirrored = gtk_widget_get_direction (entry) == GTK_TEXT_DIR_RTL;

  gtk_widget_add_css_class (entry, "cell");
  /* Digits read from left to right in both scripts and stand at the end of the cell. */
  gtk_widget_set_direction (text, GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), mirrored ? 0 : 1);
  gtk_editable_set_editable (GTK_EDITABLE (entry), editable);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_widget_set_has_tooltip (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return entry;
}

/* A computed value leads to what it was computed from. */
static GtkWidget *
new_way (void)
{
  GtkWidget *button = gtk_button_new_with_label ("");
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "way");
  gtk_widget_set_tooltip_text (button, _ ("Show the records it was computed from"));
  return button;
}

static GtkWidget *
new_cell (const char *period, gboolean typed, gboolean editable)
{
  /* Translators: name of the cell of a value; %s is a period. */
  g_autofree char *name = g_strdup_printf (_ ("Value, %s"), period);
  GtkWidget *cell = typed ? new_entry (name, editable) : new_way ();

  gtk_widget_add_css_class (cell, "numeric");
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return cell;
}

static void
draw_sign (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const CrmKpiLine *self = data;

  if (self->status != CRM_STATUS_NONE)
    crm_status_draw (self->status, cr, width, height);
}

static GtkWidget *
new_margin (CrmKpiLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->sign = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->sign), SIGN_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->sign), SIGN_SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->sign), draw_sign, self, NULL);
  gtk_widget_set_valign (self->sign, GTK_ALIGN_CENTER);
  self->margin = new_label (NULL, TRUE);
  gtk_widget_set_hexpand (self->margin, TRUE);
  /* The number fills the cell, not the cell the row. */
  gtk_widget_set_hexpand (box, FALSE);
  gtk_box_append (GTK_BOX (box), self->sign);
  gtk_box_append (GTK_BOX (box), self->margin);
  return box;
}

static GtkWidget *
new_note (void)
{
  GtkWidget *button = gtk_button_new_with_label ("");
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* A long note takes no room from the numbers. */
  gtk_label_set_width_chars (GTK_LABEL (label), NOTE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NOTE_CHARS);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "note");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (button, TRUE);
  return button;
}

static GtkWidget *
new_fault (CrmKpiLine *self)
{
  self->fault = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->sentence = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_widget_add_css_class (self->sentence, "caption");
  gtk_widget_add_css_class (self->sentence, "error");
  self->keep = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->keep, "small");
  gtk_widget_set_valign (self->keep, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->fault), self->sentence);
  gtk_box_append (GTK_BOX (self->fault), self->keep);
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_widget_add_css_class (self->fault, "cell-fault");
  return self->fault;
}

CrmKpiLine *
crm_kpi_line_new (CrmDay day, const char *period, gboolean typed, gboolean editable,
                  GtkSizeGroup **columns)
{
  CrmKpiLine *self = g_new0 (CrmKpiLine, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_SPACING);
  GtkWidget *cells[CRM_KPI_LINE_COLUMNS];

  self->day = day;
  self->period = g_strdup (period);
  self->shown = g_strdup ("");
  self->cell = new_cell (period, typed, editable);
  self->before = new_label (NULL, TRUE);
  self->change = new_label (NULL, TRUE);
  self->note = new_note ();
  cells[0] = new_label (period, FALSE);
  cells[1] = self->cell;
  cells[2] = new_margin (self);
  cells[3] = self->before;
  cells[4] = self->change;
  for (guint i = 0; i < CRM_KPI_LINE_COLUMNS; i++) {
    gtk_widget_set_size_request (cells[i], widths[i], -1);
    gtk_size_group_add_widget (columns[i], cells[i]);
    gtk_box_append (GTK_BOX (line), cells[i]);
  }
  gtk_box_append (GTK_BOX (line), self->note);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), new_fault (self));
  self->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), FALSE);
  gtk_widget_set_focusable (self->row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL, period,
                                  -1);
  return self;
}

/* The head. */

GtkWidget *
crm_kpi_line_new_head (const char *const *texts, GtkSizeGroup **columns)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMN_SPACING);

  gtk_widget_add_css_class (head, "table-head");
  for (guint i = 0; i <= CRM_KPI_LINE_COLUMNS; i++) {
    gboolean number = i > 0 && i < CRM_KPI_LINE_COLUMNS;
    GtkWidget *label = new_label (texts[i], number);

    if (i < CRM_KPI_LINE_COLUMNS) {
      gtk_widget_set_size_request (label, widths[i], -1);
      gtk_size_group_add_widget (columns[i], label);
    } else {
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), NOTE_CHARS);
      gtk_widget_add_css_class (label, "note-head");
    }
    if (i == 1)
      gtk_widget_add_css_class (label, "value-head");
    gtk_widget_add_css_class (label, "caption-heading");
    gtk_widget_add_css_class (label, "secondary");
    gtk_box_append (GTK_BOX (head), label);
  }
  return head;
}

void
crm_kpi_line_set_head (GtkWidget *head, const char *const *texts)
{
  GtkWidget *label = gtk_widget_get_first_child (head);

  for (guint i = 0; label != NULL; i++, label = gtk_widget_get_next_sibling (label))
    gtk_label_set_text (GTK_LABEL (label), texts[i]);
}

/* Showing. */

gboolean
crm_kpi_line_is_touched (const CrmKpiLine *self)
{
  return GTK_IS_EDITABLE (self->cell) &&
         g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->cell)), self->shown) != 0;
}

void
crm_kpi_line_restore (CrmKpiLine *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->cell), self->shown);
  crm_kpi_line_set_fault (self, NULL, NULL);
}

/* Both the entry and the text in it, which has the focus, are asked. */
static void
tell_fault (GtkAccessible *cell, const char *sentence)
{
  if (sentence == NULL) {
    gtk_accessible_reset_state (cell, GTK_ACCESSIBLE_STATE_INVALID);
    gtk_accessible_reset_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    return;
  }
  gtk_accessible_update_state (cell, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

void
crm_kpi_line_set_fault (CrmKpiLine *self, const char *sentence, const char *question)
{
  if (!GTK_IS_EDITABLE (self->cell))
    return;
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->fault, sentence != NULL);
  gtk_widget_set_visible (self->keep, question != NULL);
  if (question != NULL)
    gtk_button_set_label (GTK_BUTTON (self->keep), question);
  tell_fault (GTK_ACCESSIBLE (self->cell), sentence);
  tell_fault (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->cell))), sentence);
  if (sentence != NULL)
    gtk_widget_add_css_class (self->cell, "error");
  else
    gtk_widget_remove_css_class (self->cell, "error");
}

/* With noughts behind it, so that numbers under each other can be compared. NAN: "". */
static char *
dup_number (double value, guint decimals, const CrmLocale *locale)
{
  gboolean persian = crm_locale_has_persian_digits (locale);
  const char *mark = persian ? "٫" : ".";
  g_autofree char *shortest = isnan (value) ? g_strdup ("") : crm_real_format (value, locale);
  const char *found = strstr (shortest, mark);
  GString *number = g_string_new (shortest);
  glong n = found != NULL ? g_utf8_strlen (found + strlen (mark), -1) : 0;

  if (*shortest != '\0' && decimals > 0 && n == 0)
    g_string_append (number, mark);
  for (; *shortest != '\0' && n < (glong) decimals; n++)
    g_string_append (number, persian ? "۰" : "0");
  return g_string_free (number, FALSE);
}

static void
show_value (CrmKpiLine *self, const CrmKpiCells *cells, const CrmLocale *locale)
{
  g_autofree char *text = dup_number (cells->value, cells->decimals, locale);
  gboolean touched = crm_kpi_line_is_touched (self);
  int chars = CLAMP ((int) g_utf8_strlen (text, -1) + 1, VALUE_CHARS, MOST_CHARS);

  if (GTK_IS_EDITABLE (self->cell)) {
    if (!touched && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->cell)), text) != 0)
      gtk_editable_set_text (GTK_EDITABLE (self->cell), text);
    gtk_editable_set_width_chars (GTK_EDITABLE (self->cell), chars);
    gtk_editable_set_max_width_chars (GTK_EDITABLE (self->cell), chars);
  } else {
    g_autofree char *name = g_strdup_printf (_ ("Value, %s"), self->period);
    g_autofree char *told = g_strdup_printf ("%s: %s", name, *text != '\0' ? text : "–");

    gtk_button_set_label (GTK_BUTTON (self->cell), *text != '\0' ? text : "–");
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    told, -1);
  }
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}

/* "+1.8", "−9"; the mark keeps a Persian sign at its number. */
static char *
dup_signed (double value, guint decimals, const CrmLocale *locale)
{
  g_autofree char *number = dup_number (value, decimals, locale);

  if (!(value > 0))
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s+%s", locale->language == CRM_LANGUAGE_PERSIAN ? "\u200e" : "",
                          number);
}

/* How far the value lies from the target, as numbers differ: above is plus. */
static double
get_distance (const CrmKpiCells *cells)
{
  const CrmTarget *target = &cells->target;

  if (cells->direction != CRM_DIRECTION_BAND)
    return cells->direction == CRM_DIRECTION_WATCH ? NAN : cells->value - target->value;
  if (isnan (crm_kpi_get_margin (cells->direction, cells->value, target)))
    return NAN;
  return cells->value < target->low    ? cells->value - target->low
         : cells->value > target->high ? cells->value - target->high
                                       : 0;
}

static CrmChartColour
get_status_colour (CrmStatus status)
{
  switch (status) {
  case CRM_STATUS_ON_TARGET:
    return CRM_CHART_COLOUR_ON_TEXT;
  case CRM_STATUS_NEAR:
    return CRM_CHART_COLOUR_NEAR_TEXT;
  case CRM_STATUS_OFF:
    return CRM_CHART_COLOUR_OFF_TEXT;
  case CRM_STATUS_NONE:
    break;
  }
  return CRM_CHART_COLOUR_TEXT;
}

static CrmChartColour
get_change_colour (const CrmKpiCells *cells)
{
  double change = cells->value - cells->before;

  if (isnan (change) || change == 0 || cells->direction == CRM_DIRECTION_BAND ||
      cells->direction == CRM_DIRECTION_WATCH)
    return CRM_CHART_COLOUR_TEXT;
  return (change > 0) == (cells->direction == CRM_DIRECTION_HIGHER) ? CRM_CHART_COLOUR_ON_TEXT
                                                                    : CRM_CHART_COLOUR_OFF_TEXT;
}

void
crm_kpi_line_recolour (CrmKpiLine *self, const CrmKpiCells *cells)
{
  crm_status_colour_label (GTK_LABEL (self->margin), get_status_colour (self->status));
  crm_status_colour_label (GTK_LABEL (self->change), get_change_colour (cells));
  gtk_widget_queue_draw (self->sign);
}

static void
show_margin (CrmKpiLine *self, const CrmKpiCells *cells, const CrmLocale *locale)
{
  double distance = get_distance (cells);
  g_autofree char *text =
      isnan (distance) ? g_strdup ("") : dup_signed (distance, cells->decimals, locale);
  g_autofree char *name = NULL;

  self->status = crm_kpi_get_status (cells->direction, cells->value, &cells->target);
  gtk_label_set_text (GTK_LABEL (self->margin), text);
  if (self->status == CRM_STATUS_NONE) {
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->margin), GTK_ACCESSIBLE_PROPERTY_LABEL);
    gtk_widget_set_tooltip_text (self->margin, NULL);
    return;
  }
  name = g_strdup_printf ("%s, %s", text, crm_status_get_label (self->status));
  gtk_widget_set_tooltip_text (self->margin, crm_status_get_label (self->status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->margin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static char *
dup_change (const CrmKpiCells *cells, const CrmLocale *locale)
{
  CrmChange change = crm_change_get (cells->value, cells->before);
  g_autofree char *number = NULL;

  if (cells->percent)
    return isnan (change.amount) ? g_strdup ("")
                                 : dup_signed (change.amount, cells->decimals, locale);
  if (isnan (change.percent))
    return g_strdup ("");
  number = dup_signed (round (change.percent), 0, locale);
  /* The mark keeps the sign from jumping to the other side of the number. */
  return g_strdup_printf (locale->language == CRM_LANGUAGE_PERSIAN ? "%s\u200f٪" : "%s%%", number);
}

static void
show_note (CrmKpiLine *self, const CrmKpiCells *cells)
{
  gboolean empty = cells->note == NULL && !cells->provisional;
  const char *text = cells->note != NULL  ? cells->note
                     : cells->provisional ? _ ("provisional")
                                          : _ ("Add a note");
  g_autofree char *name = g_strdup_printf ("%s: %s", self->period, text);

  gtk_button_set_label (GTK_BUTTON (self->note), text);
  gtk_widget_set_tooltip_text (self->note, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  if (empty)
    gtk_widget_add_css_class (self->note, "empty");
  else
    gtk_widget_remove_css_class (self->note, "empty");
}

void
crm_kpi_line_show (CrmKpiLine *self, const CrmKpiCells *cells, const CrmLocale *locale)
{
  g_autofree char *before = dup_number (cells->before, cells->decimals, locale);
  g_autofree char *change = dup_change (cells, locale);

  show_value (self, cells, locale);
  show_margin (self, cells, locale);
  gtk_label_set_text (GTK_LABEL (self->before), before);
  gtk_label_set_text (GTK_LABEL (self->change), change);
  show_note (self, cells);
  crm_kpi_line_recolour (self, cells);
}
