/* crm-record.c: a GObject class for each kind, made at run time from its description. A class is
 * known by the shape of its kind (name and fields), not by the kind's address, which a model
 * that made it may free. Reads no database. */
#include "crm-record.h"

#include <math.h>
#include <string.h>

struct _CrmRecord {
  GObject parent_instance;

  CrmModel *model;
  const CrmKind *kind;
  gint64 id;
  CrmValue *values;
};

typedef struct {
  GObjectClass parent_class;
  GParamSpec **fields; /* by the field's index */
} CrmRecordClass;

/* What a class is made from; lives as long as the class: for ever. */
typedef struct {
  guint n_fields;
  char **names; /* of properties */
  CrmType *types;
} Shape;

enum { PROP_ID = 1, PROP_FIELDS };

G_DEFINE_ABSTRACT_TYPE (CrmRecord, crm_record, G_TYPE_OBJECT)

static void
get_value (const CrmField *field, const CrmValue *kept, GValue *value)
{
  gboolean missing = kept->tag == CRM_VALUE_NULL;

  switch (field->type) {
  case CRM_TEXT:
  case CRM_NOTE:
  case CRM_TIME:
  case CRM_CHOICE:
    g_value_set_string (value, missing ? NULL : kept->text);
    break;
  case CRM_INTEGER:
  case CRM_MONEY:
  case CRM_PERCENT:
  case CRM_DAY:
  case CRM_REFERENCE:
    g_value_set_int64 (value, missing ? G_MININT64 : kept->integer);
    break;
  case CRM_REAL:
    g_value_set_double (value, missing ? NAN : kept->real);
    break;
  case CRM_FLAG:
    g_value_set_boolean (value, !missing && kept->integer != 0);
    break;
  case CRM_FILE:
    g_value_set_boxed (value, missing ? NULL : kept->bytes);
    break;
  case CRM_LINKS: /* links are a query, not a value */
    g_value_set_string (value, NULL);
    break;
  }
}

static void
crm_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CrmRecord *self = (CrmRecord *) object;

  if (id == PROP_ID)
    g_value_set_int64 (value, self->id);
  else if (id - PROP_FIELDS < self->kind->n_fields)
    get_value (&self->kind->fields[id - PROP_FIELDS], &self->values[id - PROP_FIELDS], value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
crm_record_finalize (GObject *object)
{
  CrmRecord *self = (CrmRecord *) object;

  if (self->kind != NULL)
    crm_values_free (self->values, self->kind->n_fields);
  crm_model_unref (self->model);
  G_OBJECT_CLASS (crm_record_parent_class)->finalize (object);
}

static void
crm_record_class_init (CrmRecordClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = crm_record_finalize;
  object_class->get_property = crm_record_get_property;
  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
crm_record_init (CrmRecord *self)
{
}

static GParamSpec *
make_property (const char *name, CrmType type)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  switch (type) {
  case CRM_INTEGER:
  case CRM_MONEY:
  case CRM_PERCENT:
  case CRM_DAY:
  case CRM_REFERENCE:
    return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, G_MININT64, flags);
  case CRM_REAL:
    return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  case CRM_FLAG:
    return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
  case CRM_FILE:
    return g_param_spec_boxed (name, NULL, NULL, G_TYPE_BYTES, flags);
  case CRM_TEXT:
  case CRM_NOTE:
  case CRM_TIME:
  case CRM_CHOICE:
  case CRM_LINKS:
    break;
  }
  return g_param_spec_string (name, NULL, NULL, NULL, flags);
}

static void
init_kind_class (gpointer class, gpointer class_data)
{
  GObjectClass *object_class = class;
  const Shape *shape = class_data;

  /* GObject clears these in each new class that installs properties of its own. */
  object_class->get_property = crm_record_get_property;
  object_class->set_property = NULL;
  ((CrmRecordClass *) class)->fields = g_new0 (GParamSpec *, MAX (shape->n_fields, 1));
  for (guint i = 0; i < shape->n_fields; i++) {
    GParamSpec *pspec = make_property (shape->names[i], shape->types[i]);

    ((CrmRecordClass *) class)->fields[i] = pspec;
    g_object_class_install_property (object_class, PROP_FIELDS + i, pspec);
  }
}

static Shape *
shape_new (const CrmKind *kind)
{
  Shape *self = g_new0 (Shape, 1);

  self->n_fields = kind->n_fields;
  self->names = g_new0 (char *, kind->n_fields + 1);
  self->types = g_new0 (CrmType, kind->n_fields + 1);
  for (guint i = 0; i < kind->n_fields; i++) {
    self->names[i] = g_strdelimit (g_strdup (kind->fields[i].name), "_", '-');
    self->types[i] = kind->fields[i].type;
  }
  return self;
}

static GType
register_kind (const CrmKind *kind)
{
  GTypeInfo info = {
    .class_size = sizeof (CrmRecordClass),
    .class_init = init_kind_class,
    .class_data = shape_new (kind),
    .instance_size = sizeof (CrmRecord),
  };
  g_autofree char *name = g_strconcat ("CrmRecord-", kind->name, NULL);

  /* Another method may have a kind of this name and another shape. */
  for (guint number = 2; g_type_from_name (name) != 0; number++) {
    g_free (name);
    name = g_strdup_printf ("CrmRecord-%s-%u", kind->name, number);
  }
  return g_type_register_static (CRM_TYPE_RECORD, name, &info, G_TYPE_FLAG_NONE);
}

GType
crm_record_get_kind_type (CrmModel *model, const CrmKind *kind)
{
  static GMutex lock;
  static GHashTable *types; /* shape in words → GType */
  g_autoptr (GString) shape = g_string_new (kind->name);
  GType type;

  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (shape, ",%s:%d", kind->fields[i].name, (int) kind->fields[i].type);
  g_mutex_lock (&lock);
  if (types == NULL)
    types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  type = GPOINTER_TO_SIZE (g_hash_table_lookup (types, shape->str));
  if (type == 0) {
    type = register_kind (kind);
    g_hash_table_insert (types, g_strdup (shape->str), GSIZE_TO_POINTER (type));
  }
  g_mutex_unlock (&lock);
  return type;
}

CrmRecord *
crm_record_new (CrmModel *model, const CrmKind *kind, gint64 id, CrmValue *values)
{
  CrmRecord *self = g_object_new (crm_record_get_kind_type (model, kind), NULL);

  self->model = crm_model_ref (model);
  self->kind = kind;
  self->id = id;
  self->values = values;
  return self;
}

const CrmKind *
crm_record_get_kind (CrmRecord *self)
{
  return self->kind;
}

gint64
crm_record_get_id (CrmRecord *self)
{
  return self->id;
}

const CrmValue *
crm_record_get_value (CrmRecord *self, const CrmField *field)
{
  return &self->values[crm_kind_get_field_index (self->kind, field)];
}

const CrmValue *
crm_record_get_values (CrmRecord *self)
{
  return self->values;
}

void
crm_record_update (CrmRecord *self, CrmValue *values)
{
  CrmRecordClass *class = (CrmRecordClass *) G_OBJECT_GET_CLASS (self);
  CrmValue *before = self->values;

  g_object_ref (self);
  g_object_freeze_notify (G_OBJECT (self));
  self->values = values;
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (!crm_value_equal (&before[i], &values[i]))
      g_object_notify_by_pspec (G_OBJECT (self), class->fields[i]);
  crm_values_free (before, self->kind->n_fields);
  g_object_thaw_notify (G_OBJECT (self));
  g_object_unref (self);
}
