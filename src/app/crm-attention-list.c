/* crm-attention-list.c: rows made anew from each standing: they are few. */
#include "crm-attention-list.h"

#include "crm-kpis.h"
#include "crm-i18n.h"
#include "crm-kpi-words.h"
#include "crm-status-chip.h"
#include "crm-wording.h"

#define SHAPE_SIZE 16 /* pixels */
#define MAX_ROWS 9    /* what one minute is enough for; a last row leads to all */

struct _CrmAttentionList {
  GtkWidget parent_instance;

  CrmGuide *guide;
  CrmTileBoard *board; /* borrowed from the page that has both */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (CrmAttentionList, crm_attention_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_secondary (const char *text)
{
  GtkWidget *label = make_label (text, "secondary");

  gtk_widget_add_css_class (label, "caption");
  return label;
}

static void
draw_shape (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  crm_status_draw ((CrmStatus) GPOINTER_TO_INT (data), cr, width, height);
}

static GtkWidget *
make_shape (CrmStatus status)
{
  GtkWidget *shape = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (shape), SHAPE_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (shape), SHAPE_SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (shape), draw_shape, GINT_TO_POINTER (status),
                                  NULL);
  return shape;
}

static GtkWidget *
add_row (CrmAttentionList *self, CrmStatus status, const char *title, const char *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), make_label (title, NULL));
  if (subtitle != NULL)
    gtk_box_append (GTK_BOX (texts), make_secondary (subtitle));
  gtk_box_append (GTK_BOX (box), make_shape (status));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "guide-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle != NULL ? subtitle : "", -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static void
lead (GtkWidget *row, const char *action, GVariant *target)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

static char *
dup_where (CrmAttentionList *self, const CrmCheck *check)
{
  CrmSession *session = crm_guide_get_session (self->guide);
  g_autofree char *digits = crm_integer_format (check->step, crm_session_get_locale (session));
  const char *title = crm_wording_get_step (crm_session_get_model (session), check->step);
  g_autofree char *place =
      check->step > 0 ? g_strdup_printf (_ ("Step %s, %s"), digits, title) : g_strdup (title);

  return check->trap ? g_strdup_printf (_ ("A trap of the method · %s"), place)
                     : g_steal_pointer (&place);
}

static void
add_check (CrmAttentionList *self, const CrmCheckStanding *check)
{
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  g_autofree char *fact = crm_check_dup_fact (check, locale);
  g_autofree char *where = dup_where (self, check->check);
  GtkWidget *row =
      add_row (self, check->check->trap ? CRM_STATUS_OFF : CRM_STATUS_NEAR, fact, where);

  if (check->finding.ids->len > 0)
    lead (row, "win.repair", g_variant_new_string (check->check->name));
  else
    lead (row, "win.step-checks", g_variant_new_int32 (check->check->step));
}

/* "First response time: 5.8 h, target 4 h or less", and since when. */
static void
add_measure (CrmAttentionList *self, const CrmHeadline *headline, const CrmKpi *at,
             const CrmPeriods *periods)
{
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  guint n = crm_headline_count_since (headline, at);
  g_autofree char *number = crm_integer_format (n, locale);
  g_autofree char *since = g_strdup_printf (
      ngettext ("KPI · off target for %s period", "KPI · off target for %s periods", n), number);
  g_autofree char *text = NULL;
  g_auto (CrmKpiWords) words = { 0 };

  crm_kpi_words_init (&words, headline, at, 1, periods, locale);
  text = crm_kpi_words_dup_fact (&words);
  lead (add_row (self, CRM_STATUS_OFF, text, since), "win.kpi", g_variant_new_int64 (at->id));
}

/* Those of the headline measures that are off target. Returns how many. */
static guint
add_measures (CrmAttentionList *self)
{
  CrmSession *session = crm_guide_get_session (self->guide);
  const GPtrArray *headlines = crm_tile_board_get_headlines (self->board);
  CrmPeriods periods = crm_kpis_get_periods (session);
  guint n = 0;

  for (guint i = 0; headlines != NULL && i < headlines->len; i++) {
    const CrmHeadline *headline = g_ptr_array_index (headlines, i);
    g_autoptr (CrmKpi) at =
        crm_headline_dup_at (headline, &periods, crm_tile_board_get_look (self->board).day);

    if (at->measured && at->status == CRM_STATUS_OFF && ++n <= MAX_ROWS)
      add_measure (self, headline, at, &periods);
  }
  return MIN (n, MAX_ROWS);
}

static void
add_all (CrmAttentionList *self, guint n)
{
  const CrmLocale *locale = crm_session_get_locale (crm_guide_get_session (self->guide));
  g_autofree char *number = crm_integer_format (n, locale);
  g_autofree char *text =
      g_strdup_printf (ngettext ("All %s check that fails", "All %s checks that fail", n), number);

  lead (add_row (self, CRM_STATUS_NONE, text, NULL), "win.board", g_variant_new_string ("checks"));
}

/* Measures off target first, then traps, then in the order of the method. */
static void
fill (CrmAttentionList *self)
{
  const CrmStanding *standing = crm_guide_get_standing (self->guide);
  GtkWidget *row;
  guint n = 0, n_measures;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  n_measures = add_measures (self);
  if (standing == NULL)
    return;
  for (int trap = 1; trap >= 0; trap--)
    for (guint i = 0; i < standing->checks->len; i++) {
      const CrmCheckStanding *check = &g_array_index (standing->checks, CrmCheckStanding, i);

      if (check->state == CRM_CHECK_FAILS && check->check->trap == (trap == 1) &&
          ++n + n_measures <= MAX_ROWS)
        add_check (self, check);
    }
  if (n + n_measures > MAX_ROWS)
    add_all (self, n);
  else if (n + n_measures == 0)
    add_row (self, CRM_STATUS_ON_TARGET, _ ("Nothing needs attention"),
             _ ("Checks of a step begin with its first record or the start of its first "
                "milestone."));
}

GtkWidget *
crm_attention_list_new (CrmGuide *guide, CrmTileBoard *board)
{
  CrmAttentionList *self = g_object_new (CRM_TYPE_ATTENTION_LIST, NULL);

  self->guide = g_object_ref (guide);
  self->board = board;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (fill),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (board, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  g_signal_connect_object (guide, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
crm_attention_list_dispose (GObject *object)
{
  CrmAttentionList *self = CRM_ATTENTION_LIST (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->guide);
  G_OBJECT_CLASS (crm_attention_list_parent_class)->dispose (object);
}

static void
crm_attention_list_class_init (CrmAttentionListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = crm_attention_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
crm_attention_list_init (CrmAttentionList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Needs attention"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}
