/* crm-field-row.h: one field of one record as a row of a form. This base knows when what a
 * person made of the row is to be kept (Enter, leaving it, a second's pause, at once where there
 * is nothing to type), what to do when it cannot be, and how to go back; subclasses know the
 * widgets of one type. Keeping itself is the host's matter: the row only asks. */
#pragma once

#include <adwaita.h>

#include "crm-session.h"

G_BEGIN_DECLS

#define CRM_TYPE_FIELD_ROW (crm_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (CrmFieldRow, crm_field_row, CRM, FIELD_ROW, GObject)

struct _CrmFieldRowClass {
  GObjectClass parent_class;

  /* Makes the row, once. A floating AdwPreferencesRow. */
  GtkWidget *(*build) (CrmFieldRow *self);
  /* Fills the widgets with what is kept. */
  void (*show) (CrmFieldRow *self, const CrmValue *value);
  /* What stands in the row now, as text to compare with what `show` put there; NULL where nothing
   * is typed. Owned. */
  char *(*dup_text) (CrmFieldRow *self);
  /* Reads what was typed. */
  gboolean (*read) (CrmFieldRow *self, CrmValue *value, GError **error);
  /* A store that cannot be written, or a record that is not there yet. */
  void (*set_locked) (CrmFieldRow *self, gboolean locked);
  /* What else than the record itself the row shows has changed. */
  void (*hear) (CrmFieldRow *self, const CrmNews *news);
};

/* Keeps a value: TRUE when it was. The row shows the error beneath itself. */
typedef gboolean (*CrmFieldRowKeep) (CrmFieldRow *self, const CrmValue *value, gpointer host,
                                     GError **error);

/* type is that of a subclass; host must outlive the row. Owned. */
CrmFieldRow *crm_field_row_new (GType type, CrmSession *session, const CrmKind *kind,
                                const CrmField *field, CrmFieldRowKeep keep, gpointer host);
/* Puts the row and the sentence beneath it into a group. */
void crm_field_row_add_to (CrmFieldRow *self, AdwPreferencesGroup *group);

CrmSession *crm_field_row_get_session (CrmFieldRow *self);
const CrmKind *crm_field_row_get_kind (CrmFieldRow *self);
const CrmField *crm_field_row_get_field (CrmFieldRow *self);
const CrmValue *crm_field_row_get_value (CrmFieldRow *self);
GtkWidget *crm_field_row_get_widget (CrmFieldRow *self);
gint64 crm_field_row_get_record (CrmFieldRow *self); /* 0: a draft */
void crm_field_row_set_record (CrmFieldRow *self, gint64 record);

/* What is kept now. A row in which somebody is typing keeps its text. */
void crm_field_row_set_value (CrmFieldRow *self, const CrmValue *value);
void crm_field_row_set_locked (CrmFieldRow *self, gboolean locked);
void crm_field_row_hear (CrmFieldRow *self, const CrmNews *news);
/* Keeps what was typed. tidy: and writes it anew as the program writes it. FALSE: it is wrong. */
gboolean crm_field_row_commit (CrmFieldRow *self, gboolean tidy);
/* Back to what is kept; what was typed is forgotten. */
void crm_field_row_restore (CrmFieldRow *self);
/* Whether there is text that is not kept. */
gboolean crm_field_row_is_touched (CrmFieldRow *self);
const char *crm_field_row_get_fault (CrmFieldRow *self); /* NULL: none */
void crm_field_row_set_fault (CrmFieldRow *self, const char *sentence);

/* For subclasses. */

/* The widget that has the focus: named by the field's label, told when it is wrong, followed for
 * Enter, Escape and focus. */
void crm_field_row_set_target (CrmFieldRow *self, GtkWidget *target);
GtkWidget *crm_field_row_get_target (CrmFieldRow *self);
/* The text has changed: it is kept after a pause. */
void crm_field_row_touch (CrmFieldRow *self);
/* Keeps a value that was not typed, at once. */
gboolean crm_field_row_offer (CrmFieldRow *self, const CrmValue *value);
/* TRUE while show runs, so that its changes are not taken for a person's. */
gboolean crm_field_row_is_showing (CrmFieldRow *self);
/* "Since: The day the relationship began", and a lock where the field is private; both NULL
 * else. */
const char *crm_field_row_get_hint (CrmFieldRow *self);
GtkWidget *crm_field_row_new_lock (CrmFieldRow *self);
/* The accessible name of a button; a menu button gives it to the part that has the focus. */
void crm_field_row_name_button (GtkWidget *button, const char *label);
/* A flat icon button for the end of a row. */
GtkWidget *crm_field_row_new_button (const char *icon, const char *label);

G_END_DECLS
