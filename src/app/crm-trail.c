/* crm-trail.c: a short queue that hangs on its window. */
#include "crm-trail.h"

typedef struct {
  char *action;
  GVariant *target;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->action);
  g_variant_unref (place->target);
  g_free (place);
}

static void
trail_free (gpointer trail)
{
  g_queue_free_full (trail, place_free);
}

static GQueue *
get_trail (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "crm-trail");
}

static GQueue *
ensure_trail (GtkWindow *window)
{
  if (get_trail (window) == NULL)
    g_object_set_data_full (G_OBJECT (window), "crm-trail", g_queue_new (), trail_free);
  return get_trail (window);
}

void
crm_trail_add (GtkWindow *window, const char *action, GVariant *target)
{
  GQueue *trail = ensure_trail (window);
  Place *place = g_new0 (Place, 1);

  place->action = g_strdup (action);
  place->target = g_variant_ref_sink (target);
  for (GList *l = trail->head; l != NULL; l = l->next) {
    Place *other = l->data;

    if (g_str_equal (other->action, action) && g_variant_equal (other->target, place->target)) {
      place_free (other);
      g_queue_delete_link (trail, l);
      break;
    }
  }
  g_queue_push_head (trail, place);
  if (g_queue_get_length (trail) > CRM_TRAIL_LENGTH)
    place_free (g_queue_pop_tail (trail));
}

gboolean
crm_trail_get (GtkWindow *window, guint n, const char **action, GVariant **target)
{
  GQueue *trail = get_trail (window);
  Place *place = trail != NULL ? g_queue_peek_nth (trail, n) : NULL;

  if (place == NULL)
    return FALSE;
  *action = place->action;
  *target = place->target;
  return TRUE;
}
