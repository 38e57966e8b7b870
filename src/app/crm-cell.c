/* crm-cell.c: text and numbers are a bare GtkInscription, as most cells of most tables are; the
 * others a box of what stands before the words and the words. Cells are filled while the table is
 * being laid out: whatever changes here changes no size. */
#include "crm-cell.h"

#include <string.h>

#include "crm-status-chip.h"

#define SPACING 8
#define AIR 4 /* that no name be cut for a rounding */
#define AVATAR_SIZE 24
#define SIGN_SIZE 14

static GtkWidget *
get_words (GtkWidget *cell)
{
  return GTK_IS_INSCRIPTION (cell) ? cell : gtk_widget_get_last_child (cell);
}

static gboolean
is_number (const CrmField *field)
{
  return field->type == CRM_INTEGER || field->type == CRM_REAL || field->type == CRM_MONEY ||
         field->type == CRM_PERCENT;
}

/* What choices mean, where they mean good, near or bad. Keys are those of the description; the same
 * word may mean nothing in another field, hence the field's name. */
static const struct {
  const char *field, *key;
  CrmStatus status;
} meanings[] = {
  { "kept", "yes", CRM_STATUS_ON_TARGET },
  { "kept", "partly", CRM_STATUS_NEAR },
  { "kept", "no", CRM_STATUS_OFF },
  { "state", "done", CRM_STATUS_ON_TARGET },
  { "state", "live", CRM_STATUS_ON_TARGET },
  { "state", "implemented", CRM_STATUS_ON_TARGET },
  { "state", "paid", CRM_STATUS_ON_TARGET },
  { "state", "treated", CRM_STATUS_NEAR },
  { "state", "happened", CRM_STATUS_OFF },
  { "state", "declined", CRM_STATUS_OFF },
  { "state", "rejected", CRM_STATUS_OFF },
  { "state", "stopped", CRM_STATUS_OFF },
  { "severity", "medium", CRM_STATUS_NEAR },
  { "severity", "high", CRM_STATUS_OFF },
  { "severity", "critical", CRM_STATUS_OFF },
  { "sentiment", "positive", CRM_STATUS_ON_TARGET },
  { "sentiment", "negative", CRM_STATUS_OFF },
  { "consent", "given", CRM_STATUS_ON_TARGET },
  { "consent", "refused", CRM_STATUS_OFF },
};

static gboolean
has_meaning (const CrmField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (field->type == CRM_CHOICE && g_str_equal (field->name, meanings[i].field))
      return TRUE;
  return FALSE;
}

CrmStatus
crm_cell_judge (const CrmField *field, const CrmValue *value)
{
  for (guint i = 0; value->tag == CRM_VALUE_TEXT && i < G_N_ELEMENTS (meanings); i++)
    if (g_str_equal (field->name, meanings[i].field) && g_str_equal (value->text, meanings[i].key))
      return meanings[i].status;
  return CRM_STATUS_NONE;
}

CrmCellLook
crm_cell_get_look (CrmModel *model, const CrmKind *kind, const CrmField *field)
{
  const CrmKind *target =
      field->type == CRM_REFERENCE ? crm_model_find_kind (model, field->target) : NULL;

  if (is_number (field))
    return CRM_CELL_NUMBER;
  if (has_meaning (field))
    return CRM_CELL_STATUS;
  if (target == NULL)
    target = field == crm_kind_get_title (kind) ? kind : NULL;
  if (target == NULL)
    return CRM_CELL_TEXT;
  if (g_str_equal (target->name, "person"))
    return CRM_CELL_PERSON;
  if (crm_tiers_is_tier (target))
    return CRM_CELL_TIER;
  return target != kind && crm_tiers_find_field (target) != NULL ? CRM_CELL_TIERED : CRM_CELL_TEXT;
}

static GtkWidget *
make_words (CrmCellLook look)
{
  GtkWidget *words = gtk_inscription_new ("");

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (words),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (words), 0);
  /* One line in the middle of the row: a height to fill would be filled with a second line. */
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (words), 1);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (words), look == CRM_CELL_NUMBER ? 1 : 0);
  if (look == CRM_CELL_NUMBER)
    gtk_widget_add_css_class (words, "numeric");
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

static void
draw_status (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  CrmStatus status = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "crm-status"));

  if (status != CRM_STATUS_NONE)
    crm_status_draw (status, cr, width, height);
}

static GtkWidget *
make_sign (void)
{
  GtkWidget *sign = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (sign), SIGN_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (sign), SIGN_SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sign), draw_status, NULL, NULL);
  return sign;
}

static GtkWidget *
make_badge (void)
{
  GtkWidget *badge = gtk_inscription_new ("");

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (badge), 0);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (badge), 0.5F);
  gtk_widget_add_css_class (badge, "badge");
  return badge;
}

static GtkWidget *
make_lead (CrmCellLook look)
{
  GtkWidget *lead;

  if (look == CRM_CELL_PERSON)
    lead = adw_avatar_new (AVATAR_SIZE, NULL, TRUE);
  else
    lead = look == CRM_CELL_STATUS ? make_sign () : make_badge ();
  gtk_widget_set_valign (lead, GTK_ALIGN_CENTER);
  gtk_widget_set_opacity (lead, 0);
  return lead;
}

GtkWidget *
crm_cell_new (CrmCellLook look)
{
  GtkWidget *box;

  if (look == CRM_CELL_TEXT || look == CRM_CELL_NUMBER)
    return make_words (look);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  gtk_box_append (GTK_BOX (box), make_lead (look));
  gtk_box_append (GTK_BOX (box), make_words (look));
  if (look == CRM_CELL_TIER)
    gtk_widget_add_css_class (box, "tier");
  return box;
}

static PangoAttrList *
make_grey (guint from)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *made[] = { pango_attr_scale_new (PANGO_SCALE_SMALL),
                             pango_attr_foreground_alpha_new (G_MAXUINT16 / 4 * 3) };

  for (guint i = 0; i < G_N_ELEMENTS (made); i++) {
    made[i]->start_index = from;
    pango_attr_list_insert (attributes, made[i]);
  }
  return attributes;
}

/* The letters of a face are a label, whose size does change: they wait for the next frame. */
static gboolean
show_face (GtkWidget *lead, GdkFrameClock *clock, gpointer user_data)
{
  const char *name = g_object_get_data (G_OBJECT (lead), "crm-name");

  if (g_strcmp0 (adw_avatar_get_text (ADW_AVATAR (lead)), name) != 0)
    adw_avatar_set_text (ADW_AVATAR (lead), name);
  gtk_widget_set_opacity (lead, name != NULL && *name != '\0');
  return G_SOURCE_REMOVE;
}

static void
set_face (GtkWidget *lead, const char *name)
{
  g_object_set_data_full (G_OBJECT (lead), "crm-name", g_strdup (name), g_free);
  gtk_widget_add_tick_callback (lead, show_face, NULL, NULL);
}

void
crm_cell_set_text (GtkWidget *cell, const char *text, const char *second)
{
  GtkInscription *words = GTK_INSCRIPTION (get_words (cell));
  GtkWidget *lead = gtk_widget_get_first_child (cell);

  if (second != NULL && *second != '\0') {
    g_autofree char *both = g_strconcat (text, "  ", second, NULL);
    g_autoptr (PangoAttrList) grey = make_grey ((guint) strlen (text));

    gtk_inscription_set_text (words, both);
    gtk_inscription_set_attributes (words, grey);
  } else {
    gtk_inscription_set_text (words, text);
    gtk_inscription_set_attributes (words, NULL);
  }
  if (ADW_IS_AVATAR (lead))
    set_face (lead, text);
  else if (lead != NULL && *text == '\0')
    gtk_widget_set_opacity (lead, 0);
}

const char *
crm_cell_get_text (GtkWidget *cell)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (get_words (cell)));

  return text != NULL ? text : "";
}

static void
set_class (GtkWidget *widget, const char *class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

void
crm_cell_set_negative (GtkWidget *cell, gboolean negative)
{
  set_class (get_words (cell), "negative", negative);
}

void
crm_cell_set_status (GtkWidget *cell, CrmStatus status)
{
  static const struct {
    CrmStatus status;
    const char *class;
  } looks[] = { { CRM_STATUS_ON_TARGET, "on-target" },
                { CRM_STATUS_NEAR, "near-target" },
                { CRM_STATUS_OFF, "off-target" } };
  GtkWidget *lead = gtk_widget_get_first_child (cell);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    set_class (cell, looks[i].class, status == looks[i].status);
  g_object_set_data (G_OBJECT (lead), "crm-status", GUINT_TO_POINTER (status));
  gtk_widget_set_opacity (lead, 1);
  gtk_widget_queue_draw (lead);
}

void
crm_cell_set_tier (GtkWidget *cell, const CrmTierLook *tier)
{
  static const char *const classes[CRM_TIERS_N] = { "tier-1", "tier-2", "tier-3", "tier-4" };
  GtkWidget *lead = gtk_widget_get_first_child (cell);

  for (guint i = 0; i < CRM_TIERS_N; i++)
    set_class (cell, classes[i], tier != NULL && tier->place == i + 1);
  gtk_inscription_set_text (GTK_INSCRIPTION (lead), tier != NULL ? tier->sign : "");
  gtk_widget_set_opacity (lead, tier != NULL);
}

int
crm_cell_get_lead (CrmCellLook look)
{
  switch (look) {
  case CRM_CELL_STATUS:
    return SIGN_SIZE + SPACING + AIR;
  case CRM_CELL_TIER:
  case CRM_CELL_TIERED:
  case CRM_CELL_PERSON:
    return AVATAR_SIZE + SPACING + AIR;
  case CRM_CELL_TEXT:
  case CRM_CELL_NUMBER:
    break;
  }
  return 0;
}
