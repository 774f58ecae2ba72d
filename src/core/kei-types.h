/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forward declarations of the core's types, so that headers need not include each other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An opaque permanent identifier; see kei-id.h. 0 is "none". */
typedef guint64 KeiId;
#define KEI_ID_NONE ((KeiId) 0)

typedef struct _KeiIds KeiIds;
typedef struct _KeiIdSource KeiIdSource;
typedef struct _KeiIdMap KeiIdMap;
typedef struct _KeiValue KeiValue;
typedef struct _KeiForeign KeiForeign;
typedef struct _KeiForeigns KeiForeigns;
typedef struct _KeiNode KeiNode;
typedef struct _KeiNodeBuilder KeiNodeBuilder;
typedef struct _KeiTree KeiTree;
typedef struct _KeiPlace KeiPlace;
typedef struct _KeiChange KeiChange;
typedef struct _KeiDocument KeiDocument;

G_END_DECLS
