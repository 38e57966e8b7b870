/* crm-list.c: three answers make a list: the ids of its query in order (base), the folded texts
 * of its kind, read when somebody first searches, and the rows of these that hold the words.
 * Each is read or found by a job; for a small table the same function runs at once. An answer
 * counts only while its job is still the one waited for, so a late one is dropped. */
#include "crm-list.h"

#include <string.h>

#include "crm-i18n.h"
#include "crm-list-work.h"
#include "crm-record-cache.h"

#define MAX_SMALL 5000 /* rows of a table that is read on the main thread: a few milliseconds */
#define FOLDS_KEPT 60  /* seconds without a search after which the folded texts go */

struct _CrmList {
  GObject parent_instance;

  CrmStore *store;
  const CrmKind *kind;
  CrmQuery *query;
  GStrv words;          /* folded; NULL: none */
  GArray *base;         /* gint64: what the query gave; NULL: not read yet */
  GArray *ids;          /* gint64: what is shown, base or a part of it */
  CrmQuery *past_query; /* the one before, and its answer; NULL: none that still holds */
  GArray *past;
  guint n_told; /* of these, as items-changed told them */

  CrmFoldIndex *folds; /* NULL: not read, or out of date */
  GArray *found;       /* guint32 rows of folds that hold found_words; NULL: none looked for */
  GStrv found_words;
  guint drop_folds_id;

  CrmJob *base_job, *folds_job, *search_job; /* borrowed; NULL: none waited for */
  gboolean small, stale;                     /* stale: records that are shown were changed */
  gboolean was_loading;
  CrmRecordCache *cache;
  char *error;
};

enum { PROP_0, PROP_LOADING, N_PROPS };
enum { REFRESH, LOADED, N_SIGNALS };
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void crm_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CrmList, crm_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, crm_list_model_init))

/* Answers. */

static void update (CrmList *self);

gboolean
crm_list_is_loading (CrmList *self)
{
  return self->base_job != NULL || self->folds_job != NULL || self->search_job != NULL;
}

static void
notify_loading (CrmList *self)
{
  gboolean loading = crm_list_is_loading (self);

  if (self->was_loading == loading)
    return;
  self->was_loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gboolean
same_ids (const GArray *a, const GArray *b)
{
  if (a == b || a->len != b->len)
    return a == b;
  return a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0;
}

static void
tell (CrmList *self, guint n)
{
  guint before = self->n_told;

  self->n_told = n;
  if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
  else if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
}

/* Shows other rows in place of those there were. */
static void
publish (CrmList *self, GArray *ids)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->ids);
  gboolean same = same_ids (before, ids);

  self->ids = g_array_ref (ids);
  tell (self, ids->len);
  if (!same || self->stale) {
    self->stale = FALSE;
    g_signal_emit (self, signals[REFRESH], 0);
  }
  g_signal_emit (self, signals[LOADED], 0);
}

static void
set_error (CrmList *self, const GError *error)
{
  g_free (self->error);
  self->error = error != NULL ? g_strdup (error->message) : NULL;
}

/* Whether an answer is the one waited for in `slot`, which is free then. */
static gboolean
accept (CrmList *self, CrmJob **slot, CrmJob *job, const GError *error)
{
  if (*slot != job)
    return FALSE;
  *slot = NULL;
  set_error (self, error);
  return TRUE;
}

static void
end_answer (CrmList *self)
{
  if (self->error != NULL)
    g_signal_emit (self, signals[LOADED], 0);
  else
    update (self);
  notify_loading (self);
}

static void
take_base (CrmJob *job, gpointer result, const GError *error, gpointer user_data)
{
  CrmListWork *work = user_data;
  g_autoptr (CrmList) self = g_weak_ref_get (&work->list);
  g_autoptr (GArray) ids = result;

  if (self == NULL || !accept (self, &self->base_job, job, error))
    return;
  if (ids != NULL) {
    g_clear_pointer (&self->base, g_array_unref);
    self->base = g_steal_pointer (&ids);
  }
  end_answer (self);
}

static void
take_folds (CrmJob *job, gpointer result, const GError *error, gpointer user_data)
{
  CrmListWork *work = user_data;
  g_autoptr (CrmList) self = g_weak_ref_get (&work->list);
  g_autoptr (CrmFoldIndex) folds = result;

  if (self == NULL || !accept (self, &self->folds_job, job, error))
    return;
  self->folds = g_steal_pointer (&folds);
  end_answer (self);
}

static void
take_found (CrmJob *job, gpointer result, const GError *error, gpointer user_data)
{
  CrmListWork *work = user_data;
  g_autoptr (CrmList) self = g_weak_ref_get (&work->list);
  CrmListFound *found = result;

  if (self == NULL || !accept (self, &self->search_job, job, error)) {
    crm_list_found_free (found);
    return;
  }
  g_clear_pointer (&self->found, g_array_unref);
  g_strfreev (self->found_words);
  self->found = g_array_ref (found->rows);
  self->found_words = g_steal_pointer (&work->words);
  publish (self, found->ids);
  crm_list_found_free (found);
  notify_loading (self);
}

/* Questions. */

static void
forget (CrmJob **slot)
{
  CrmJob *job = g_steal_pointer (slot);

  if (job != NULL)
    crm_job_cancel (job);
}

/* Runs func for the answer that `slot` waits for: at once in a small table, else in a worker. */
static void
ask (CrmList *self, CrmJob **slot, const char *title, CrmJobFunc func, CrmJobDone done,
     CrmListWork *work, GDestroyNotify free_result)
{
  g_autoptr (GError) error = NULL;

  forget (slot);
  if (!self->small) {
    *slot = crm_job_run (title, func, done, work, crm_list_work_free, free_result);
    return;
  }
  done (NULL, func (NULL, work, &error), error, work);
  crm_list_work_free (work);
}

static void
drop_folds (CrmList *self)
{
  forget (&self->folds_job);
  forget (&self->search_job);
  g_clear_handle_id (&self->drop_folds_id, g_source_remove);
  g_clear_pointer (&self->folds, crm_fold_index_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->found_words, g_strfreev);
}

static gboolean
drop_unused_folds (gpointer user_data)
{
  CrmList *self = user_data;

  self->drop_folds_id = 0;
  drop_folds (self);
  notify_loading (self);
  return G_SOURCE_REMOVE;
}

static void
drop_past (CrmList *self)
{
  g_clear_pointer (&self->past_query, crm_query_free);
  g_clear_pointer (&self->past, g_array_unref);
}

static void
ask_found (CrmList *self)
{
  CrmListWork *work = crm_list_work_new (G_OBJECT (self), self->store, self->kind);

  drop_past (self); /* a search takes room enough */
  work->folds = crm_fold_index_ref (self->folds);
  work->words = g_strdupv (self->words);
  work->base = g_array_ref (self->base);
  if (self->found != NULL &&
      crm_fold_extends ((const char *const *) self->words, (const char *const *) self->found_words))
    work->within = g_array_ref (self->found);
  ask (self, &self->search_job, _ ("Searching"), crm_list_work_search, take_found, work,
       crm_list_found_free);
}

/* Goes on with what is known: shows it, or asks for what is missing. */
static void
update (CrmList *self)
{
  if (self->base == NULL)
    return;
  if (self->words == NULL) {
    forget (&self->search_job);
    publish (self, self->base);
  } else if (!crm_kind_has_fold (self->kind)) {
    g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

    publish (self, none);
  } else if (self->folds != NULL) {
    ask_found (self);
  } else if (self->folds_job == NULL) {
    ask (self, &self->folds_job, _ ("Searching"), crm_list_work_read_folds, take_folds,
         crm_list_work_new (G_OBJECT (self), self->store, self->kind),
         (GDestroyNotify) crm_fold_index_unref);
  }
}

/* A count that stops early; what fails here fails again, and is told, when the ids are read. */
static gboolean
is_small (CrmList *self)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM (SELECT 1 FROM \"%s\" LIMIT %d) AS c", self->kind->name, MAX_SMALL);
  gint64 n = MAX_SMALL;

  if (!crm_query_is_plain (self->query))
    return FALSE;
  crm_db_get_integer (crm_store_get_db (self->store), sql, &n, NULL);
  return n < MAX_SMALL;
}

/* opposite: taken over; see CrmListWork. */
static void
ask_base (CrmList *self, GArray *opposite)
{
  CrmListWork *work = crm_list_work_new (G_OBJECT (self), self->store, self->kind);

  self->small = is_small (self);
  work->query = crm_query_copy (self->query);
  work->opposite = opposite;
  ask (self, &self->base_job, _ ("Reading the list"), crm_list_work_read_base, take_base, work,
       (GDestroyNotify) g_array_unref);
}

/* With another answer on its way the ids at hand are old. */
static gboolean
has_answer (CrmList *self)
{
  return self->base != NULL && self->base_job == NULL;
}

/* Puts another query in place of the one there is, whose answer is kept: people go back to it. */
static void
change_query (CrmList *self, CrmQuery *query)
{
  if (has_answer (self)) {
    drop_past (self);
    self->past_query = g_steal_pointer (&self->query);
    self->past = g_steal_pointer (&self->base);
  }
  g_clear_pointer (&self->query, crm_query_free);
  g_clear_pointer (&self->base, g_array_unref);
  self->query = query;
}

void
crm_list_set_query (CrmList *self, CrmQuery *query)
{
  g_autoptr (GArray) known = NULL;
  GArray *opposite = NULL;

  g_return_if_fail (crm_query_get_kind (query) == self->kind);
  forget (&self->search_job);
  if (self->past != NULL && crm_query_equal (query, self->past_query))
    known = g_array_ref (self->past);
  else if (self->past != NULL && crm_query_is_opposite (query, self->past_query))
    opposite = g_array_ref (self->past);
  else if (has_answer (self) && crm_query_is_opposite (query, self->query))
    opposite = g_array_ref (self->base);
  change_query (self, query);
  if (known != NULL) {
    forget (&self->base_job);
    set_error (self, NULL);
    self->base = g_steal_pointer (&known);
    update (self);
  } else {
    ask_base (self, opposite);
  }
  notify_loading (self);
}

const CrmQuery *
crm_list_get_query (CrmList *self)
{
  return self->query;
}

void
crm_list_set_search (CrmList *self, const char *words)
{
  GStrv folded = crm_fold_split (words);

  if (folded == NULL ? self->words == NULL
                     : self->words != NULL && g_strv_equal ((const char *const *) folded,
                                                            (const char *const *) self->words)) {
    g_strfreev (folded);
    return;
  }
  g_strfreev (self->words);
  self->words = folded;
  g_clear_handle_id (&self->drop_folds_id, g_source_remove);
  self->drop_folds_id = g_timeout_add_seconds (FOLDS_KEPT, drop_unused_folds, self);
  update (self);
  notify_loading (self);
}

static void
hear_news (CrmStore *store, const CrmNews *news, gpointer user_data)
{
  CrmList *self = user_data;
  CrmModel *model = crm_store_get_model (store);
  gboolean depends = FALSE, shows = FALSE;

  if (self->query == NULL)
    return;
  for (guint i = 0; i < news->n_kinds; i++) {
    if (!news->kinds[i])
      continue;
    depends |= crm_query_depends_on (self->query, crm_model_get_kind (model, i));
    shows |= crm_query_shows (self->query, crm_model_get_kind (model, i));
  }
  if (crm_news_has_kind (news, store, self->kind)) {
    shows = TRUE;
    drop_folds (self);
  }
  drop_past (self);
  if (shows) {
    self->stale = TRUE;
    crm_record_cache_expire (self->cache);
  }
  if (depends)
    ask_base (self, NULL);
  /* What has changed within the rows need not wait for their order. */
  if (self->stale) {
    self->stale = FALSE;
    g_signal_emit (self, signals[REFRESH], 0);
  }
  notify_loading (self);
}

/* The list model. */

static GType
get_item_type (GListModel *model)
{
  CrmList *self = CRM_LIST (model);

  return crm_record_get_kind_type (crm_store_get_model (self->store), self->kind);
}

static guint
get_n_items (GListModel *model)
{
  return CRM_LIST (model)->n_told;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CrmList *self = CRM_LIST (model);

  return position < self->n_told ? crm_list_get_record (self, position) : NULL;
}

static void
crm_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

gint64
crm_list_get_id (CrmList *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

guint
crm_list_find (CrmList *self, gint64 id)
{
  const gint64 *ids = (const gint64 *) (gpointer) self->ids->data;

  /* A million takes a third of a millisecond. */
  for (guint i = 0; i < self->ids->len; i++)
    if (ids[i] == id)
      return i;
  return G_MAXUINT;
}

const char *
crm_list_get_error (CrmList *self)
{
  return self->error;
}

CrmRecord *
crm_list_get_record (CrmList *self, guint position)
{
  if (position >= self->ids->len)
    return NULL;
  return crm_record_cache_get (self->cache, (const gint64 *) (gpointer) self->ids->data,
                               self->ids->len, position);
}

/* The object. */

static void
crm_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, crm_list_is_loading (CRM_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
crm_list_dispose (GObject *object)
{
  CrmList *self = CRM_LIST (object);

  forget (&self->base_job);
  drop_folds (self);
  G_OBJECT_CLASS (crm_list_parent_class)->dispose (object);
}

static void
crm_list_finalize (GObject *object)
{
  CrmList *self = CRM_LIST (object);

  crm_record_cache_free (self->cache);
  crm_query_free (self->query);
  drop_past (self);
  g_strfreev (self->words);
  g_clear_pointer (&self->base, g_array_unref);
  g_array_unref (self->ids);
  g_free (self->error);
  g_object_unref (self->store);
  G_OBJECT_CLASS (crm_list_parent_class)->finalize (object);
}

static void
crm_list_class_init (CrmListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = crm_list_dispose;
  object_class->finalize = crm_list_finalize;
  object_class->get_property = crm_list_get_property;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[REFRESH] = g_signal_new ("refresh", CRM_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", CRM_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
crm_list_init (CrmList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

CrmList *
crm_list_new (CrmStore *store, const CrmKind *kind)
{
  CrmList *self = g_object_new (CRM_TYPE_LIST, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->cache = crm_record_cache_new (store, kind);
  g_signal_connect_object (store, "changed", G_CALLBACK (hear_news), self, 0);
  return self;
}
