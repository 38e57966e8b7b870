/* crm-day-popover.c: six weeks of buttons of which one, the cursor, takes part in the focus chain.
 * All reckoning is crm-day's. */
#include "crm-day-popover.h"

#include "crm-i18n.h"

#define WEEKS 6
#define DAYS 7

struct _CrmDayPopover {
  GtkPopover parent_instance;
  CrmLocale locale;

  GtkWidget *heading, *grid, *clear;
  GtkWidget *cells[WEEKS * DAYS];
  CrmDay first;  /* of the cells */
  CrmDay cursor; /* the day that has or gets the focus */
  CrmDay chosen;
  gboolean has_chosen;
};

G_DEFINE_FINAL_TYPE (CrmDayPopover, crm_day_popover, GTK_TYPE_POPOVER)

enum { PICKED, CLEARED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* 0 Saturday … 6 Friday, as crm_day_get_weekday counts. */
static const char *const weekdays[DAYS] = { N_ ("Saturday"), N_ ("Sunday"),    N_ ("Monday"),
                                            N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
                                            N_ ("Friday") };
static const char *const short_weekdays[DAYS] = { NC_ ("weekday", "Sa"), NC_ ("weekday", "Su"),
                                                  NC_ ("weekday", "Mo"), NC_ ("weekday", "Tu"),
                                                  NC_ ("weekday", "We"), NC_ ("weekday", "Th"),
                                                  NC_ ("weekday", "Fr") };
#define CONTEXT_LENGTH sizeof ("weekday")

static int
get_first_weekday (CrmDayPopover *self)
{
  return self->locale.calendar == CRM_CALENDAR_JALALI ? 0 : 2;
}

static CrmDay
limit (CrmDay day)
{
  return CLAMP (day, CRM_DAY_MIN, CRM_DAY_MAX);
}

/* The same day n months on, or the last of a shorter month. */
static CrmDay
add_months (CrmDayPopover *self, CrmDay day, int n)
{
  CrmCalendar calendar = self->locale.calendar;
  int year, month, mday;
  CrmDay result;

  crm_day_to_civil (day, calendar, &year, &month, &mday);
  month += n - 1;
  year += month >= 0 ? month / 12 : -((11 - month) / 12);
  month = ((month % 12) + 12) % 12 + 1;
  mday = MIN (mday, crm_month_get_length (calendar, year, month));
  return crm_day_from_civil (calendar, year, month, mday, &result) ? limit (result) : day;
}

/* Showing. */

static void
show_cell (CrmDayPopover *self, guint place, int month_shown)
{
  GtkWidget *cell = self->cells[place];
  CrmDay day = self->first + (CrmDay) place;
  g_autofree char *digits = NULL, *number = NULL, *full = NULL, *name = NULL;
  int year, month, mday;

  crm_day_to_civil (day, self->locale.calendar, &year, &month, &mday);
  digits = g_strdup_printf ("%d", mday);
  number = crm_locale_dup_digits (&self->locale, digits);
  gtk_button_set_label (GTK_BUTTON (cell), number);
  full = crm_day_format (day, &self->locale);
  name = g_strdup_printf ("%s %s", _ (weekdays[crm_day_get_weekday (day)]), full);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  gtk_widget_set_focusable (cell, day == self->cursor);
  gtk_widget_remove_css_class (cell, "other-month");
  gtk_widget_remove_css_class (cell, "today");
  gtk_widget_remove_css_class (cell, "chosen");
  if (month != month_shown)
    gtk_widget_add_css_class (cell, "other-month");
  if (day == crm_day_today ())
    gtk_widget_add_css_class (cell, "today");
  if (self->has_chosen && day == self->chosen)
    gtk_widget_add_css_class (cell, "chosen");
}

static void
show_month (CrmDayPopover *self)
{
  g_autofree char *year_text = NULL, *year_digits = NULL, *heading = NULL;
  int year, month, mday, back;
  CrmDay first = 0;

  crm_day_to_civil (self->cursor, self->locale.calendar, &year, &month, &mday);
  first = self->cursor - (mday - 1);
  back = (crm_day_get_weekday (first) - get_first_weekday (self) + DAYS) % DAYS;
  self->first = first - back;
  year_text = g_strdup_printf ("%d", year);
  year_digits = crm_locale_dup_digits (&self->locale, year_text);
  heading = g_strdup_printf (
      "%s %s", crm_month_get_name (self->locale.calendar, month, self->locale.language, FALSE),
      year_digits);
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  for (guint i = 0; i < WEEKS * DAYS; i++)
    show_cell (self, i, month);
}

static void
focus_cursor (CrmDayPopover *self)
{
  int place = self->cursor - self->first;

  if (place >= 0 && place < WEEKS * DAYS)
    gtk_widget_grab_focus (self->cells[place]);
}

static void
move_cursor (CrmDayPopover *self, CrmDay day, gboolean focus)
{
  self->cursor = limit (day);
  show_month (self);
  if (focus)
    focus_cursor (self);
}

void
crm_day_popover_set_day (CrmDayPopover *self, CrmDay day, gboolean chosen)
{
  self->has_chosen = chosen;
  self->chosen = day;
  gtk_widget_set_sensitive (self->clear, chosen);
  move_cursor (self, day, FALSE);
}

/* Picking and moving. */

static void
pick (CrmDayPopover *self, CrmDay day)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, (int) day);
}

static void
on_cell (CrmDayPopover *self, GtkWidget *cell)
{
  for (guint i = 0; i < WEEKS * DAYS; i++)
    if (self->cells[i] == cell)
      pick (self, self->first + (CrmDay) i);
}

static gboolean
on_key (CrmDayPopover *self, guint key, guint code, GdkModifierType state)
{
  gboolean mirrored = gtk_widget_get_direction (self->grid) == GTK_TEXT_DIR_RTL;
  int months = state & GDK_SHIFT_MASK ? 12 : 1;
  int year, month, mday;

  crm_day_to_civil (self->cursor, self->locale.calendar, &year, &month, &mday);
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    move_cursor (self, self->cursor + (mirrored ? 1 : -1), TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    move_cursor (self, self->cursor + (mirrored ? -1 : 1), TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    move_cursor (self, self->cursor - DAYS, TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    move_cursor (self, self->cursor + DAYS, TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    move_cursor (self, add_months (self, self->cursor, -months), TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    move_cursor (self, add_months (self, self->cursor, months), TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    move_cursor (self, self->cursor - (mday - 1), TRUE);
    return GDK_EVENT_STOP;
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    move_cursor (self,
                 self->cursor + crm_month_get_length (self->locale.calendar, year, month) - mday,
                 TRUE);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
on_previous (CrmDayPopover *self)
{
  move_cursor (self, add_months (self, self->cursor, -1), FALSE);
}

static void
on_next (CrmDayPopover *self)
{
  move_cursor (self, add_months (self, self->cursor, 1), FALSE);
}

static void
on_today (CrmDayPopover *self)
{
  pick (self, crm_day_today ());
}

static void
on_clear (CrmDayPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CLEARED], 0);
}

/* Making. */

static GtkWidget *
new_arrow (CrmDayPopover *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
build_heading (CrmDayPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->heading = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_hexpand (self->heading, TRUE);
  gtk_box_append (GTK_BOX (box), new_arrow (self, "go-previous-symbolic", _ ("Previous month"),
                                            G_CALLBACK (on_previous)));
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box),
                  new_arrow (self, "go-next-symbolic", _ ("Next month"), G_CALLBACK (on_next)));
  return box;
}

static GtkWidget *
build_grid (CrmDayPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  for (int i = 0; i < DAYS; i++) {
    int weekday = (get_first_weekday (self) + i) % DAYS;
    GtkWidget *label = gtk_label_new (crm_i18n_pgettext (short_weekdays[weekday], CONTEXT_LENGTH));

    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "secondary");
    gtk_grid_attach (GTK_GRID (self->grid), label, i, 0, 1, 1);
  }
  for (int i = 0; i < WEEKS * DAYS; i++) {
    self->cells[i] = gtk_button_new ();
    gtk_widget_add_css_class (self->cells[i], "flat");
    gtk_widget_add_css_class (self->cells[i], "day");
    g_signal_connect_swapped (self->cells[i], "clicked", G_CALLBACK (on_cell), self);
    gtk_grid_attach (GTK_GRID (self->grid), self->cells[i], i % DAYS, 1 + i / DAYS, 1, 1);
  }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->grid, keys);
  return self->grid;
}

static GtkWidget *
build_feet (CrmDayPopover *self, gboolean clearable)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *today = gtk_button_new_with_label (_ ("Today"));

  self->clear = gtk_button_new_with_label (_ ("Clear"));
  gtk_widget_set_visible (self->clear, clearable);
  gtk_widget_set_hexpand (today, TRUE);
  gtk_widget_set_hexpand (self->clear, TRUE);
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (on_today), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  gtk_box_append (GTK_BOX (box), today);
  gtk_box_append (GTK_BOX (box), self->clear);
  return box;
}

GtkWidget *
crm_day_popover_new (const CrmLocale *locale, gboolean clearable)
{
  CrmDayPopover *self = g_object_new (CRM_TYPE_DAY_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->locale = *locale;
  self->locale.calendar = crm_locale_get_day_calendar (locale);
  gtk_box_append (GTK_BOX (box), build_heading (self));
  gtk_box_append (GTK_BOX (box), build_grid (self));
  gtk_box_append (GTK_BOX (box), build_feet (self, clearable));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  crm_day_popover_set_day (self, crm_day_today (), FALSE);
  return GTK_WIDGET (self);
}

static void
crm_day_popover_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (crm_day_popover_parent_class)->map (widget);
  focus_cursor (CRM_DAY_POPOVER (widget));
}

static void
crm_day_popover_class_init (CrmDayPopoverClass *class)
{
  GTK_WIDGET_CLASS (class)->map = crm_day_popover_map;
  signals[PICKED] = g_signal_new ("picked", CRM_TYPE_DAY_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CLEARED] = g_signal_new ("cleared", CRM_TYPE_DAY_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
crm_day_popover_init (CrmDayPopover *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "day-popover");
}
