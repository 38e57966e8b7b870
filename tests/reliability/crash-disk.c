/* crash-disk.c: the log of what was done to the disk, and the disk as it may be found after a power
 * failure: what lasts, what is pending, and what may become of that. */
#include <string.h>

#include "crash-log.h"
#include "trial.h"

enum { SECTOR = 512 };

/* The log. */

static void
op_clear (gpointer data)
{
  CrashOp *op = data;

  g_clear_pointer (&op->data, g_bytes_unref);
  g_clear_pointer (&op->name, g_free);
}

static void
bytes_unref (gpointer data)
{
  if (data != NULL)
    g_bytes_unref (data);
}

CrashLog *
crash_log_new (const char *folder)
{
  CrashLog *self = g_new0 (CrashLog, 1);

  self->folder = g_strdup (folder);
  self->ops = g_array_new (FALSE, TRUE, sizeof (CrashOp));
  g_array_set_clear_func (self->ops, op_clear);
  self->before = g_ptr_array_new_with_free_func (bytes_unref);
  self->inodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
crash_log_free (CrashLog *self)
{
  g_free (self->folder);
  g_array_unref (self->ops);
  g_ptr_array_unref (self->before);
  g_hash_table_unref (self->inodes);
  g_hash_table_unref (self->first);
  g_free (self);
}

gboolean
crash_log_has (const CrashLog *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return strcmp (folder, self->folder) == 0;
}

void
crash_log_add (CrashLog *self, CrashOp op)
{
  g_array_append_val (self->ops, op);
}

void
crash_log_promise (CrashLog *self, guint act)
{
  crash_log_add (self, (CrashOp){ .type = CRASH_OP_PROMISE, .offset = act });
}

int
crash_log_open_file (CrashLog *self, const char *path, gboolean existed)
{
  g_autofree char *name = g_path_get_basename (path);
  gpointer known;
  int inode;

  if (g_hash_table_lookup_extended (self->inodes, name, NULL, &known))
    return GPOINTER_TO_INT (known);
  inode = (int) self->before->len;
  g_ptr_array_add (self->before, existed ? trial_read (path) : NULL);
  g_hash_table_insert (self->inodes, g_strdup (name), GINT_TO_POINTER (inode));
  if (existed)
    g_hash_table_insert (self->first, g_steal_pointer (&name), GINT_TO_POINTER (inode));
  else
    crash_log_add (
        self,
        (CrashOp){ .type = CRASH_OP_CREATE, .inode = inode, .name = g_steal_pointer (&name) });
  return inode;
}

void
crash_log_delete_file (CrashLog *self, const char *path, gboolean sync_folder)
{
  CrashOp op = { .type = CRASH_OP_DELETE,
                 .name = g_path_get_basename (path),
                 .sync_folder = sync_folder };

  g_hash_table_remove (self->inodes, op.name);
  crash_log_add (self, op);
}

guint
crash_log_get_n_points (const CrashLog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ops->len; i++)
    n += g_array_index (self->ops, CrashOp, i).type != CRASH_OP_PROMISE;
  return n;
}

/* The disk. */

typedef struct {
  GByteArray *lasting;
  GPtrArray *pending;    /* const CrashOp *: since its last sync */
  gboolean entry_synced; /* its name lasts */
} Inode;

struct _CrashDisk {
  const CrashLog *log;
  guint next;
  guint promised;
  GPtrArray *inodes;  /* Inode */
  GHashTable *names;  /* const char * → GINT inode + 1, as they last */
  GPtrArray *pending; /* const CrashOp *: creations and deletions since the folder's last sync */
};

static void
inode_free (gpointer data)
{
  Inode *inode = data;

  g_byte_array_unref (inode->lasting);
  g_ptr_array_unref (inode->pending);
  g_free (inode);
}

CrashDisk *
crash_disk_new (const CrashLog *log)
{
  CrashDisk *self = g_new0 (CrashDisk, 1);
  GHashTableIter iter;
  gpointer name, number;

  self->log = log;
  self->inodes = g_ptr_array_new_with_free_func (inode_free);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->pending = g_ptr_array_new ();
  for (guint i = 0; i < log->before->len; i++) {
    GBytes *before = g_ptr_array_index (log->before, i);
    Inode *inode = g_new0 (Inode, 1);

    inode->lasting = g_byte_array_new ();
    inode->pending = g_ptr_array_new ();
    inode->entry_synced = before != NULL;
    if (before != NULL)
      g_byte_array_append (inode->lasting, g_bytes_get_data (before, NULL),
                           (guint) g_bytes_get_size (before));
    g_ptr_array_add (self->inodes, inode);
  }
  g_hash_table_iter_init (&iter, log->first);
  while (g_hash_table_iter_next (&iter, &name, &number))
    g_hash_table_insert (self->names, name, GINT_TO_POINTER (GPOINTER_TO_INT (number) + 1));
  return self;
}

void
crash_disk_free (CrashDisk *self)
{
  g_ptr_array_unref (self->inodes);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->pending);
  g_free (self);
}

static void
set_size (GByteArray *bytes, gsize size)
{
  guint old = bytes->len;

  g_byte_array_set_size (bytes, (guint) size);
  if (size > old)
    memset (bytes->data + old, 0, size - old);
}

static void
apply (GByteArray *bytes, const CrashOp *op)
{
  gsize length;
  const guint8 *data;

  if (op->type == CRASH_OP_TRUNCATE) {
    if ((gsize) op->offset < bytes->len)
      set_size (bytes, (gsize) op->offset);
    return;
  }
  data = g_bytes_get_data (op->data, &length);
  if ((gsize) op->offset + length > bytes->len)
    set_size (bytes, (gsize) op->offset + length);
  memcpy (bytes->data + op->offset, data, length);
}

static void
apply_name (GHashTable *names, const CrashOp *op)
{
  if (op->type == CRASH_OP_CREATE)
    g_hash_table_insert (names, op->name, GINT_TO_POINTER (op->inode + 1));
  else
    g_hash_table_remove (names, op->name);
}

static void
sync_folder (CrashDisk *self)
{
  for (guint i = 0; i < self->pending->len; i++) {
    const CrashOp *op = g_ptr_array_index (self->pending, i);

    apply_name (self->names, op);
    if (op->type == CRASH_OP_CREATE)
      ((Inode *) g_ptr_array_index (self->inodes, op->inode))->entry_synced = TRUE;
  }
  g_ptr_array_set_size (self->pending, 0);
}

static void
take (CrashDisk *self, const CrashOp *op)
{
  Inode *inode = g_ptr_array_index (self->inodes, op->inode);

  switch (op->type) {
  case CRASH_OP_CREATE:
  case CRASH_OP_DELETE:
    g_ptr_array_add (self->pending, (gpointer) op);
    if (op->sync_folder)
      sync_folder (self);
    break;
  case CRASH_OP_WRITE:
  case CRASH_OP_TRUNCATE:
    g_ptr_array_add (inode->pending, (gpointer) op);
    break;
  case CRASH_OP_SYNC:
    for (guint i = 0; i < inode->pending->len; i++)
      apply (inode->lasting, g_ptr_array_index (inode->pending, i));
    g_ptr_array_set_size (inode->pending, 0);
    if (!inode->entry_synced)
      sync_folder (self);
    break;
  case CRASH_OP_PROMISE:
    self->promised = (guint) op->offset;
    break;
  }
}

gboolean
crash_disk_next (CrashDisk *self)
{
  const GArray *ops = self->log->ops;

  if (self->next >= ops->len)
    return FALSE;
  take (self, &g_array_index (ops, CrashOp, self->next++));
  /* A promise made right after it must hold here already. */
  while (self->next < ops->len && g_array_index (ops, CrashOp, self->next).type == CRASH_OP_PROMISE)
    take (self, &g_array_index (ops, CrashOp, self->next++));
  return TRUE;
}

guint
crash_disk_get_promised (const CrashDisk *self)
{
  return self->promised;
}

/* Sectors of one write: arrived, lost, or (with garbage) anything. */
static void
apply_sectors (GByteArray *bytes, const CrashOp *op, gboolean garbage, GRand *rand)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (op->data, &length);

  for (gsize from = 0; from < length;) {
    gsize sector_end = ((gsize) op->offset + from) / SECTOR * SECTOR + SECTOR;
    gsize part = MIN (sector_end - (gsize) op->offset - from, length - from);
    gsize place = (gsize) op->offset + from;
    int fate = g_rand_int_range (rand, 0, garbage ? 3 : 2);

    if (fate > 0 && place + part > bytes->len)
      set_size (bytes, place + part);
    if (fate == 1)
      memcpy (bytes->data + place, data + from, part);
    for (gsize i = 0; fate == 2 && i < part; i++)
      bytes->data[place + i] = (guint8) g_rand_int (rand);
    from += part;
  }
}

static GByteArray *
damage_inode (const Inode *inode, CrashDamage damage, GRand *rand)
{
  GByteArray *bytes = g_byte_array_sized_new (inode->lasting->len + 8192);
  guint n = inode->pending->len;
  guint arrived = n > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) n + 1) : 0;

  g_byte_array_append (bytes, inode->lasting->data, inode->lasting->len);
  /* One more than the damages: all of it arrived. */
  if (damage == CRASH_MIXED)
    damage = (CrashDamage) g_rand_int_range (rand, 0, CRASH_N_DAMAGES);
  for (guint i = 0; i < n; i++) {
    const CrashOp *op = g_ptr_array_index (inode->pending, i);
    gboolean whole = op->type == CRASH_OP_TRUNCATE || damage == CRASH_REORDERED;

    if (damage == CRASH_MIXED || (damage == CRASH_CUT && i < arrived) ||
        (damage != CRASH_LOST && damage != CRASH_CUT && whole && g_rand_boolean (rand)))
      apply (bytes, op);
    else if (op->type == CRASH_OP_WRITE && (damage == CRASH_TORN || damage == CRASH_GARBAGE))
      apply_sectors (bytes, op, damage == CRASH_GARBAGE, rand);
  }
  if (damage == CRASH_CUT && bytes->len > inode->lasting->len)
    g_byte_array_set_size (bytes, (guint) g_rand_int_range (rand, (gint32) inode->lasting->len,
                                                            (gint32) bytes->len + 1));
  return bytes;
}

void
crash_disk_write (const CrashDisk *self, CrashDamage damage, GRand *rand, const char *folder)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = self->pending->len;
  guint arrived = damage == CRASH_LOST ? 0 : (guint) g_rand_int_range (rand, 0, (gint32) n + 1);
  GHashTableIter iter;
  gpointer name, number;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &name, &number))
    g_hash_table_insert (names, name, number);
  for (guint i = 0; i < arrived; i++)
    apply_name (names, g_ptr_array_index (self->pending, i));

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &number)) {
    const Inode *inode = g_ptr_array_index (self->inodes, GPOINTER_TO_INT (number) - 1);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GByteArray) bytes = damage_inode (inode, damage, rand);

    trial_write_data (path, bytes->data, bytes->len);
  }
}
