/* crm-step-ring.h: the number of a step within a ring, whose arc is the step's progress; drawn
 * anticlockwise where one reads from the right. Decoration: who reads aloud gets its words from
 * what it belongs to. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CRM_TYPE_STEP_RING (crm_step_ring_get_type ())
G_DECLARE_FINAL_TYPE (CrmStepRing, crm_step_ring, CRM, STEP_RING, GtkWidget)

/* size: its width and height in pixels, at a text size of 100%. */
GtkWidget *crm_step_ring_new (int size);
void crm_step_ring_set_size (CrmStepRing *self, int size);
void crm_step_ring_set_text (CrmStepRing *self, const char *digits);
/* 0…1; below 0: not known yet, a bare track. */
void crm_step_ring_set_progress (CrmStepRing *self, double progress);

G_END_DECLS
