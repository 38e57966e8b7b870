/* crm-import-chunk.c: memory in blocks, handed out from front to back and taken back all at once.
 * */
#include "crm-import-chunk.h"

#include <string.h>

#define BLOCK_BYTES (256 * 1024)
#define ALIGNMENT 8

typedef struct {
  gsize size;
  char data[];
} Block;

CrmImportChunk *
crm_import_chunk_new (guint stride)
{
  CrmImportChunk *self = g_new0 (CrmImportChunk, 1);

  self->stride = stride;
  self->values = g_new0 (CrmValue, (gsize) CRM_IMPORT_CHUNK_ROWS * MAX (stride, 1));
  self->links = g_array_new (FALSE, FALSE, sizeof (CrmImportLinks));
  self->news = g_array_new (FALSE, FALSE, sizeof (CrmImportNew));
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
crm_import_chunk_free (CrmImportChunk *self)
{
  if (self == NULL)
    return;
  g_free (self->values);
  g_array_unref (self->links);
  g_array_unref (self->news);
  g_ptr_array_unref (self->blocks);
  g_clear_error (&self->error);
  g_free (self);
}

void
crm_import_chunk_reset (CrmImportChunk *self)
{
  self->n_rows = self->n_adds = self->n_others = 0;
  g_array_set_size (self->links, 0);
  g_array_set_size (self->news, 0);
  self->asks_title = NULL;
  self->last = FALSE;
  g_clear_error (&self->error);
  self->block = 0;
  self->used = 0;
}

gpointer
crm_import_chunk_alloc (CrmImportChunk *self, gsize size)
{
  Block *block;

  size = (size + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
  for (; self->block < self->blocks->len; self->block++, self->used = 0) {
    block = g_ptr_array_index (self->blocks, self->block);
    if (self->used + size <= block->size) {
      self->used += size;
      return block->data + self->used - size;
    }
  }
  block = g_malloc (sizeof (Block) + MAX (size, BLOCK_BYTES));
  block->size = MAX (size, BLOCK_BYTES);
  g_ptr_array_add (self->blocks, block);
  self->used = size;
  return block->data;
}

char *
crm_import_chunk_copy (CrmImportChunk *self, const char *text, gsize length)
{
  char *copy = crm_import_chunk_alloc (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}
