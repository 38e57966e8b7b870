/* crm-tiers.c: tiers in the order of their ranks, and which record belongs to which. They are read
 * anew after each forget: a programme has four or so. */
#include "crm-tiers.h"

#include "crm-text.h"

#define MOST_RECORDS 500 /* of a kind that belongs to tiers; what has more shows no sign */

struct _CrmTiers {
  CrmSession *session;
  GHashTable *looks; /* kind → GHashTable of id → CrmTierLook, owned */
};

typedef struct {
  CrmTiers *self;
  const CrmField *field; /* read from each record: what it is called, or its tier */
  const CrmKind *kind;
  GHashTable *looks;
} Reading;

gboolean
crm_tiers_is_tier (const CrmKind *kind)
{
  return g_str_equal (kind->name, "tier");
}

const CrmField *
crm_tiers_find_field (const CrmKind *kind)
{
  const CrmField *field = crm_kind_find_field (kind, "tier");

  return field != NULL && field->type == CRM_REFERENCE && g_str_equal (field->target, "tier")
             ? field
             : NULL;
}

CrmTierLook
crm_tiers_describe (const char *name, guint place)
{
  static const struct {
    const char *name, *sign;
  } metals[CRM_TIERS_N] = {
    { "platinum", "Pt" }, { "gold", "Au" }, { "iron", "Fe" }, { "lead", "Pb" }
  };
  g_autofree char *folded = crm_text_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (metals); i++)
    if (g_str_equal (folded, metals[i].name))
      return (CrmTierLook){ i + 1, metals[i].sign };
  return (CrmTierLook){ CLAMP (place, 1, CRM_TIERS_N), "" };
}

static gboolean
read_tier (gint64 id, const CrmValue *values, gpointer user_data)
{
  Reading *reading = user_data;
  const CrmValue *name = &values[crm_kind_get_field_index (reading->kind, reading->field)];
  CrmTierLook look = crm_tiers_describe (name->tag == CRM_VALUE_TEXT ? name->text : "",
                                         g_hash_table_size (reading->looks) + 1);

  g_hash_table_insert (reading->looks, g_memdup2 (&id, sizeof id), g_memdup2 (&look, sizeof look));
  return TRUE;
}

static gboolean
read_belonging (gint64 id, const CrmValue *values, gpointer user_data)
{
  Reading *reading = user_data;
  const CrmValue *tier = &values[crm_kind_get_field_index (reading->kind, reading->field)];
  const CrmTierLook *look = NULL;

  if (tier->tag == CRM_VALUE_INTEGER)
    look = crm_tiers_find (reading->self,
                           crm_model_find_kind (crm_session_get_model (reading->self->session),
                                                reading->field->target),
                           tier->integer);
  if (look != NULL)
    g_hash_table_insert (reading->looks, g_memdup2 (&id, sizeof id),
                         g_memdup2 (look, sizeof *look));
  return TRUE;
}

/* What cannot be read has no sign; its words are shown all the same, and say more. */
static GHashTable *
read_looks (CrmTiers *self, const CrmKind *kind)
{
  g_autoptr (CrmQuery) query = crm_query_new (crm_session_get_model (self->session), kind);
  gboolean tiers = crm_tiers_is_tier (kind);
  Reading reading = { self, tiers ? crm_kind_get_title (kind) : crm_tiers_find_field (kind), kind,
                      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free) };
  g_autoptr (GError) error = NULL;

  crm_query_set_limit (query, MOST_RECORDS);
  if (reading.field != NULL &&
      !crm_query_foreach (query, crm_session_get_db (self->session), NULL,
                          tiers ? read_tier : read_belonging, &reading, &error))
    g_debug ("%s: %s", kind->name, error->message);
  return reading.looks;
}

const CrmTierLook *
crm_tiers_find (CrmTiers *self, const CrmKind *kind, gint64 id)
{
  GHashTable *looks = g_hash_table_lookup (self->looks, kind);

  if (looks == NULL) {
    looks = read_looks (self, kind);
    g_hash_table_insert (self->looks, (gpointer) kind, looks);
  }
  return g_hash_table_lookup (looks, &id);
}

void
crm_tiers_forget (CrmTiers *self)
{
  g_hash_table_remove_all (self->looks);
}

CrmTiers *
crm_tiers_new (CrmSession *session)
{
  CrmTiers *self = g_new0 (CrmTiers, 1);

  self->session = g_object_ref (session);
  self->looks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
crm_tiers_free (CrmTiers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->looks);
  g_object_unref (self->session);
  g_free (self);
}
