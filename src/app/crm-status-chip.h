/* crm-status-chip.h: a status as shape, word and colour, never colour alone: a disc with a tick on
 * target, a triangle near it, a diamond off it, a dashed ring where there is no data. */
#pragma once

#include <adwaita.h>

#include "crm-chart-palette.h"
#include "crm-kpi.h"

G_BEGIN_DECLS

#define CRM_TYPE_STATUS_CHIP (crm_status_chip_get_type ())
G_DECLARE_FINAL_TYPE (CrmStatusChip, crm_status_chip, CRM, STATUS_CHIP, GtkWidget)

GtkWidget *crm_status_chip_new (void);
void crm_status_chip_set_status (CrmStatusChip *self, CrmStatus status);
/* Of the shape, pixels; 14 at first. */
void crm_status_chip_set_size (CrmStatusChip *self, int size);

/* The shape alone, in the middle of an area of at least 14 pixels each way. */
void crm_status_draw (CrmStatus status, cairo_t *cr, int width, int height);

/* Gives a label one of the chart colours, as the desktop's theme has it now. */
void crm_status_colour_label (GtkLabel *label, CrmChartColour colour);

G_END_DECLS
