/* crm-model.c: resolves a method once: which kinds exist at a version, the hidden kinds of
 * links, who refers to whom. Calls nothing but GLib. A contradiction in the method aborts, as no
 * input of a person can cause one. */
#include "crm-model.h"

#include <string.h>

#include "crm-i18n.h"

typedef struct {
  const CrmKind *kind;
  const CrmField *links_of; /* the LINKS field of a made kind */
  GArray *reverses;         /* CrmReverse */
  guint index;
} Entry;

struct _CrmModel {
  gatomicrefcount references;
  const CrmMethod *method;
  int version;
  GPtrArray *entries;   /* Entry, in order */
  GHashTable *by_name;  /* const char * → Entry */
  GHashTable *by_kind;  /* const CrmKind * → Entry */
  GHashTable *by_links; /* const CrmField * → Entry of the made kind */
  GPtrArray *made;      /* what was allocated here */
};

static gboolean
is_alive (int since, int until, int version)
{
  return MAX (since, 1) <= version && (until == 0 || version < until);
}

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_array_unref (self->reverses);
  g_free (self);
}

static Entry *
add_kind (CrmModel *self, const CrmKind *kind)
{
  Entry *entry = g_new0 (Entry, 1);

  g_assert (!g_hash_table_contains (self->by_name, kind->name));
  entry->kind = kind;
  entry->index = self->entries->len;
  entry->reverses = g_array_new (FALSE, FALSE, sizeof (CrmReverse));
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_name, (gpointer) kind->name, entry);
  g_hash_table_insert (self->by_kind, (gpointer) kind, entry);
  return entry;
}

static Entry *
entry_of (const CrmModel *self, const CrmKind *kind)
{
  Entry *entry = g_hash_table_lookup (self->by_kind, kind);

  g_assert (entry != NULL);
  return entry;
}

static gpointer
keep (CrmModel *self, gpointer memory)
{
  g_ptr_array_add (self->made, memory);
  return memory;
}

/* The described kind itself, or a copy with fewer fields when some are not of this version. */
static const CrmKind *
kind_at_version (CrmModel *self, const CrmKind *kind)
{
  CrmField *fields;
  CrmKind *copy;
  guint n = 0;
  gboolean ended = FALSE, moved = FALSE; /* one that ended stands before one that lives */

  for (guint i = 0; i < kind->n_fields; i++) {
    gboolean alive = is_alive (kind->fields[i].since, kind->fields[i].until, self->version);

    moved = moved || (alive && ended);
    ended = ended || (!alive && kind->fields[i].until != 0);
    n += alive;
  }
  if (n == kind->n_fields)
    return kind;

  fields = keep (self, g_new0 (CrmField, MAX (n, 1)));
  copy = keep (self, g_memdup2 (kind, sizeof *kind));
  n = 0;
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_alive (kind->fields[i].since, kind->fields[i].until, self->version))
      fields[n++] = kind->fields[i];
  copy->fields = fields;
  copy->n_fields = n;
  if (self->version == self->method->version) {
    if (moved && (kind->check != NULL || kind->derive != NULL))
      g_error ("%s: fields that ended must stand last, as its rules know fields by their place",
               kind->name);
    return copy;
  }
  /* An older version only serves to replay a schema. */
  copy->check = NULL;
  copy->derive = NULL;
  copy->inputs = NULL;
  return copy;
}

static void
add_link_kind (CrmModel *self, const CrmKind *kind, const CrmField *field)
{
  CrmField *ends = keep (self, g_new0 (CrmField, 2));
  CrmKind *made = keep (self, g_new0 (CrmKind, 1));
  Entry *entry;

  ends[0] = (CrmField){ .name = "a",
                        .label = kind->label,
                        .type = CRM_REFERENCE,
                        .flags = CRM_REQUIRED | CRM_OWNED,
                        .target = kind->name };
  ends[1] = (CrmField){ .name = "b",
                        .label = field->label,
                        .type = CRM_REFERENCE,
                        .flags = CRM_REQUIRED | CRM_OWNED,
                        .target = field->target };
  *made = (CrmKind){ .name = keep (self, g_strconcat (kind->name, "__", field->name, NULL)),
                     .label = field->label,
                     .plural = field->label,
                     .step = kind->step,
                     .fields = ends,
                     .n_fields = 2,
                     .title = "a,b",
                     .key = "a,b",
                     .parent = "a",
                     .hidden = TRUE };
  entry = add_kind (self, made);
  entry->links_of = field;
  g_hash_table_insert (self->by_links, (gpointer) field, entry);
}

static void
add_reverses (CrmModel *self, const CrmKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    const CrmField *field = &kind->fields[i];
    CrmReverse reverse = { kind, field };
    Entry *target;

    if (field->type != CRM_REFERENCE && field->type != CRM_LINKS)
      continue;
    target = g_hash_table_lookup (self->by_name, field->target);
    if (target == NULL)
      g_error ("%s.%s refers to “%s”, which is no kind", kind->name, field->name, field->target);
    g_array_append_val (target->reverses, reverse);
  }
}

CrmModel *
crm_model_new (const CrmMethod *method, int version)
{
  CrmModel *self = g_new0 (CrmModel, 1);
  guint n_described;

  g_atomic_ref_count_init (&self->references);
  self->method = method;
  self->version = version > 0 ? version : method->version;
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_kind = g_hash_table_new (NULL, NULL);
  self->by_links = g_hash_table_new (NULL, NULL);
  self->made = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; method->kinds[i] != NULL; i++)
    if (is_alive (method->kinds[i]->since, method->kinds[i]->until, self->version))
      add_kind (self, kind_at_version (self, method->kinds[i]));

  n_described = self->entries->len;
  for (guint i = 0; i < n_described; i++)
    add_reverses (self, crm_model_get_kind (self, i));
  for (guint i = 0; i < n_described; i++) {
    const CrmKind *kind = crm_model_get_kind (self, i);

    for (guint j = 0; j < kind->n_fields; j++)
      if (kind->fields[j].type == CRM_LINKS)
        add_link_kind (self, kind, &kind->fields[j]);
  }
  return self;
}

CrmModel *
crm_model_ref (CrmModel *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
crm_model_unref (CrmModel *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_kind);
  g_hash_table_unref (self->by_links);
  g_ptr_array_unref (self->made);
  g_free (self);
}

const CrmMethod *
crm_model_get_method (const CrmModel *self)
{
  return self->method;
}

int
crm_model_get_version (const CrmModel *self)
{
  return self->version;
}

guint
crm_model_get_n_kinds (const CrmModel *self)
{
  return self->entries->len;
}

const CrmKind *
crm_model_get_kind (const CrmModel *self, guint index)
{
  Entry *entry = g_ptr_array_index (self->entries, index);

  return entry->kind;
}

const CrmKind *
crm_model_find_kind (const CrmModel *self, const char *name)
{
  Entry *entry = name != NULL ? g_hash_table_lookup (self->by_name, name) : NULL;

  return entry != NULL ? entry->kind : NULL;
}

guint
crm_model_get_index (const CrmModel *self, const CrmKind *kind)
{
  return entry_of (self, kind)->index;
}

const CrmKind *
crm_model_get_link_kind (const CrmModel *self, const CrmKind *kind, const CrmField *field)
{
  Entry *entry = g_hash_table_lookup (self->by_links, field);

  g_assert (entry != NULL && kind != NULL);
  return entry->kind;
}

gboolean
crm_model_is_link_kind (const CrmModel *self, const CrmKind *kind)
{
  return entry_of (self, kind)->links_of != NULL;
}

const CrmReverse *
crm_model_get_reverses (const CrmModel *self, const CrmKind *kind, guint *n)
{
  Entry *entry = entry_of (self, kind);

  *n = entry->reverses->len;
  return (const CrmReverse *) (gpointer) entry->reverses->data;
}

const CrmField *
crm_kind_find_field (const CrmKind *kind, const char *name)
{
  for (guint i = 0; name != NULL && i < kind->n_fields; i++)
    if (strcmp (kind->fields[i].name, name) == 0)
      return &kind->fields[i];
  return NULL;
}

guint
crm_kind_get_field_index (const CrmKind *kind, const CrmField *field)
{
  g_assert (field >= kind->fields && field < kind->fields + kind->n_fields);
  return (guint) (field - kind->fields);
}

const CrmField *
crm_kind_get_unique (const CrmKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & CRM_UNIQUE)
      return &kind->fields[i];
  return NULL;
}

guint
crm_kind_list_fields (const CrmKind *kind, const char *names, const CrmField **fields, guint max)
{
  g_auto (GStrv) words = NULL;
  guint n = 0;

  if (names == NULL || *names == '\0')
    return 0;
  words = g_strsplit (names, ",", -1);
  for (guint i = 0; words[i] != NULL && n < max; i++) {
    const CrmField *field = crm_kind_find_field (kind, g_strstrip (words[i]));

    if (field != NULL)
      fields[n++] = field;
  }
  return n;
}

const CrmField *
crm_kind_get_title (const CrmKind *kind)
{
  const CrmField *field;

  return crm_kind_list_fields (kind, kind->title, &field, 1) == 1 ? field : NULL;
}

guint
crm_kind_get_key_fields (const CrmKind *kind, const CrmField **fields, guint max)
{
  const CrmField *field;

  if (kind->key != NULL)
    return crm_kind_list_fields (kind, kind->key, fields, max);
  field = crm_kind_get_handle (kind);
  if (field == NULL)
    return 0;
  fields[0] = field;
  return 1;
}

const CrmField *
crm_kind_get_handle (const CrmKind *kind)
{
  const CrmField *field = crm_kind_get_unique (kind);

  if (field == NULL) {
    field = crm_kind_get_title (kind);
    if (field != NULL && field->type != CRM_TEXT)
      field = NULL;
  }
  return field;
}

const char *
crm_kind_get_label (const CrmKind *kind)
{
  return _ (kind->label);
}

const char *
crm_kind_get_plural (const CrmKind *kind)
{
  return _ (kind->plural);
}

const char *
crm_field_get_label (const CrmField *field)
{
  return _ (field->label);
}
