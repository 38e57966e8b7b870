/* crm-import-convert.c: the reading thread and the two queues of chunks between it and the caller:
 * filled ones one way, empty ones back. What a row means is crm-import-maker's. */
#include "crm-import-convert.h"

#include "crm-import-maker.h"

#define MOST_CHUNKS 6
#define MOST_BLOCKS 16 /* of a chunk: rows of very long texts come in smaller chunks */

/* Answers to the thread; a queue takes no zero. */
enum { NOT_LOADED = 1, LOADED };

struct _CrmImportConverter {
  CrmImportPlan *plan;
  CrmImportMaker *maker;
  GCancellable *cancellable;
  GThread *thread;
  GAsyncQueue *ready, *spare, *answers;
  CrmImportChunk *chunk;  /* being filled */
  CrmImportChunk *asking; /* carries a question, never rows */
  int stop;               /* atomic */
  gboolean ended;         /* the caller has seen the last chunk */
};

/* The caller's thread owns the connection: it reads the titles while this one waits. */
static gboolean
ask_titles (const CrmKind *kind, gpointer data)
{
  CrmImportConverter *self = data;

  self->asking->asks_title = kind;
  g_async_queue_push (self->ready, self->asking);
  if (GPOINTER_TO_INT (g_async_queue_pop (self->answers)) == LOADED)
    return TRUE;
  g_atomic_int_set (&self->stop, TRUE);
  return FALSE;
}

static gboolean
is_full (const CrmImportChunk *chunk)
{
  return chunk->n_rows == CRM_IMPORT_CHUNK_ROWS || chunk->block >= MOST_BLOCKS;
}

static void
take_chunk (CrmImportConverter *self)
{
  self->chunk = g_async_queue_pop (self->spare);
  crm_import_chunk_reset (self->chunk);
}

static void
hand_over (CrmImportConverter *self)
{
  self->chunk->fraction = crm_source_get_progress (self->plan->map->source);
  g_async_queue_push (self->ready, g_steal_pointer (&self->chunk));
}

static gpointer
run (gpointer data)
{
  CrmImportConverter *self = data;
  const CrmCell *cells;
  const char *fault = NULL;
  GError *error = NULL;
  guint64 line;

  take_chunk (self);
  while (!g_atomic_int_get (&self->stop) &&
         crm_source_next (self->plan->map->source, &cells, &line, &fault, &error)) {
    crm_import_maker_add (self->maker, self->chunk, cells, line, fault);
    if (is_full (self->chunk)) {
      hand_over (self);
      if (g_cancellable_is_cancelled (self->cancellable))
        g_atomic_int_set (&self->stop, TRUE);
      take_chunk (self);
    }
  }
  self->chunk->last = TRUE;
  self->chunk->error = error;
  hand_over (self);
  return NULL;
}

CrmImportConverter *
crm_import_converter_start (CrmImportPlan *plan, GCancellable *cancellable)
{
  CrmImportConverter *self = g_new0 (CrmImportConverter, 1);
  guint stride = 2 + plan->n_columns;

  self->plan = plan;
  self->cancellable = cancellable;
  self->ready = g_async_queue_new ();
  self->spare = g_async_queue_new ();
  self->answers = g_async_queue_new ();
  self->asking = crm_import_chunk_new (0);
  self->maker = crm_import_maker_new (plan, ask_titles, self);
  for (guint i = 0; i < MOST_CHUNKS; i++)
    g_async_queue_push (self->spare, crm_import_chunk_new (stride));
  self->thread = g_thread_new ("import", run, self);
  return self;
}

CrmImportChunk *
crm_import_converter_next (CrmImportConverter *self)
{
  CrmImportChunk *chunk = g_async_queue_pop (self->ready);

  self->ended = chunk->last;
  return chunk;
}

void
crm_import_converter_give_back (CrmImportConverter *self, CrmImportChunk *chunk)
{
  if (chunk != self->asking)
    g_async_queue_push (self->spare, chunk);
}

void
crm_import_converter_answer (CrmImportConverter *self, gboolean loaded)
{
  g_async_queue_push (self->answers, GINT_TO_POINTER (loaded ? LOADED : NOT_LOADED));
}

void
crm_import_converter_free (CrmImportConverter *self)
{
  CrmImportChunk *chunk;

  if (self == NULL)
    return;
  g_atomic_int_set (&self->stop, TRUE);
  while (!self->ended) {
    chunk = crm_import_converter_next (self);
    if (chunk == self->asking)
      crm_import_converter_answer (self, FALSE);
    crm_import_converter_give_back (self, chunk);
  }
  g_thread_join (self->thread);
  while ((chunk = g_async_queue_try_pop (self->spare)) != NULL)
    crm_import_chunk_free (chunk);
  crm_import_chunk_free (self->asking);
  g_async_queue_unref (self->ready);
  g_async_queue_unref (self->spare);
  g_async_queue_unref (self->answers);
  crm_import_maker_free (self->maker);
  g_free (self);
}
