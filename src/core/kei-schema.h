/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan can hold, as data. Reader, writer, checks, search, compare, the
 * form and the test of the RELAX NG schema all run over these tables; the rows
 * themselves are in kei-schema-data.c. Tables are constant: any thread may read. */
#pragma once

#include "kei-types.h"

G_BEGIN_DECLS

typedef enum {
  KEI_KIND_NONE,
  KEI_KIND_PLAN,
  /* content */
  KEI_KIND_LEVEL,
  KEI_KIND_ITEM,
  KEI_KIND_ORIGIN,
  KEI_KIND_DECLARED_COUNT,
  KEI_KIND_TEXT,
  KEI_KIND_SECTION,
  KEI_KIND_PARAGRAPH,
  KEI_KIND_LIST,
  KEI_KIND_TABLE,
  KEI_KIND_ROW,
  KEI_KIND_FIGURE,
  KEI_KIND_REMARK,
  KEI_KIND_TERM,
  KEI_KIND_INDICATOR,
  KEI_KIND_INDICATOR_VALUE,
  KEI_KIND_SDG_LINK,
  KEI_KIND_BUDGET_LINE,
  KEI_KIND_STAFFING_LINE,
  KEI_KIND_VIEWPOINT,
  KEI_KIND_DEPARTMENT,
  KEI_KIND_RELATED_PLAN,
  /* record */
  KEI_KIND_VERSION,
  KEI_KIND_BODY,
  KEI_KIND_MEETING,
  KEI_KIND_PUBLIC_COMMENT,
  KEI_KIND_OPINION,
  KEI_KIND_NOTE,
  KEI_KIND_REPLY,
  KEI_KIND_PAIRING,
  KEI_KIND_CONFLICT,
  KEI_KIND_FIXED_LEVEL,
  KEI_KIND_UNLOCK,
  KEI_KIND_HOUSE_STYLE,
  KEI_KIND_RULE,
  KEI_KIND_CHOICE_LIST,
  KEI_KIND_CHOICE,
  KEI_N_KINDS
} KeiKind;

typedef enum {
  KEI_FIELD_NONE,
  KEI_FIELD_ACCOUNT,
  KEI_FIELD_AMOUNT,
  KEI_FIELD_ALTERNATIVE,
  KEI_FIELD_AT_TOP,
  KEI_FIELD_AUTHOR,
  KEI_FIELD_BASE,
  KEI_FIELD_BODY,
  KEI_FIELD_BODY_REF,
  KEI_FIELD_BOND,
  KEI_FIELD_BY,
  KEI_FIELD_CAPTION,
  KEI_FIELD_CATCHPHRASE,
  KEI_FIELD_CELLS,
  KEI_FIELD_CHANGE,
  KEI_FIELD_CODE,
  KEI_FIELD_CONFIRMED_AT,
  KEI_FIELD_CONFIRMED_BY,
  KEI_FIELD_CONTACT,
  KEI_FIELD_CONTINUATION,
  KEI_FIELD_CONTINUATION_REASON,
  KEI_FIELD_COUNT,
  KEI_FIELD_CUMULATIVE,
  KEI_FIELD_DATA,
  KEI_FIELD_DEPARTMENT,
  KEI_FIELD_DIRECTION,
  KEI_FIELD_DISPOSITION,
  KEI_FIELD_DUE_MONTH,
  KEI_FIELD_END,
  KEI_FIELD_EXPLANATION,
  KEI_FIELD_FIELD,
  KEI_FIELD_FORMULA,
  KEI_FIELD_FREQUENCY,
  KEI_FIELD_FTE,
  KEI_FIELD_GENERAL,
  KEI_FIELD_GOAL,
  KEI_FIELD_GROUPS,
  KEI_FIELD_HEAD_ROWS,
  KEI_FIELD_ITEMS,
  KEI_FIELD_KIND,
  KEI_FIELD_LABEL,
  KEI_FIELD_LANE,
  KEI_FIELD_LAYER,
  KEI_FIELD_LEAD,
  KEI_FIELD_LEGAL_BASIS,
  KEI_FIELD_LEVEL,
  KEI_FIELD_LOCAL_INDICATOR,
  KEI_FIELD_MEANING,
  KEI_FIELD_MEDIA_TYPE,
  KEI_FIELD_MEETING,
  KEI_FIELD_MUNICIPALITY,
  KEI_FIELD_NAME,
  KEI_FIELD_NATIONAL,
  KEI_FIELD_NEW_ID,
  KEI_FIELD_NOTE,
  KEI_FIELD_NUMBER,
  KEI_FIELD_OLD_ID,
  KEI_FIELD_OLD_PLAN,
  KEI_FIELD_ORDERED,
  KEI_FIELD_ORIGIN_ITEM,
  KEI_FIELD_ORIGIN_PLAN,
  KEI_FIELD_OTHER,
  KEI_FIELD_OURS,
  KEI_FIELD_PARENTS,
  KEI_FIELD_PATTERN,
  KEI_FIELD_PERIOD,
  KEI_FIELD_PLAN_TYPE,
  KEI_FIELD_PREDECESSOR_FILE,
  KEI_FIELD_PREDECESSOR_ID,
  KEI_FIELD_PREDECESSOR_SEAL,
  KEI_FIELD_PREDECESSOR_TITLE,
  KEI_FIELD_PREFECTURAL,
  KEI_FIELD_PRINTED,
  KEI_FIELD_READING,
  KEI_FIELD_REASON,
  KEI_FIELD_RELATED_PLANS,
  KEI_FIELD_RELATION,
  KEI_FIELD_REMARKS,
  KEI_FIELD_RESOLVED,
  KEI_FIELD_RESPONSE,
  KEI_FIELD_RESTART,
  KEI_FIELD_ROLE,
  KEI_FIELD_SEAL,
  KEI_FIELD_SETTINGS,
  KEI_FIELD_SEVERITY,
  KEI_FIELD_SIGN,
  KEI_FIELD_SINCE,
  KEI_FIELD_SOURCE,
  KEI_FIELD_SOURCE_ENDED,
  KEI_FIELD_STAGE,
  KEI_FIELD_START,
  KEI_FIELD_STATE,
  KEI_FIELD_STRENGTH,
  KEI_FIELD_SUCCEEDED_BY,
  KEI_FIELD_SUGGESTED,
  KEI_FIELD_SUMMARY,
  KEI_FIELD_SUPPORTING,
  KEI_FIELD_TARGET,
  KEI_FIELD_TENTATIVE,
  KEI_FIELD_TERM,
  KEI_FIELD_TEXT,
  KEI_FIELD_THEIRS,
  KEI_FIELD_THEME,
  KEI_FIELD_THRESHOLD,
  KEI_FIELD_TIME,
  KEI_FIELD_TITLE,
  KEI_FIELD_UNIT,
  KEI_FIELD_UNMEASURABLE,
  KEI_FIELD_VERDICT,
  KEI_FIELD_VERSION,
  KEI_FIELD_VIEWPOINTS,
  KEI_FIELD_VISION,
  KEI_FIELD_YEAR,
  KEI_N_FIELDS
} KeiField;

typedef enum {
  KEI_SLOT_NONE,
  /* of the plan: content */
  KEI_SLOT_LEVELS,
  KEI_SLOT_DEPARTMENTS,
  KEI_SLOT_RELATED_PLANS,
  KEI_SLOT_VIEWPOINTS,
  KEI_SLOT_DECLARED,
  KEI_SLOT_SECTIONS,
  KEI_SLOT_ITEMS,
  KEI_SLOT_TERMS,
  /* of the plan: record */
  KEI_SLOT_CHOICE_LISTS,
  KEI_SLOT_RULES,
  KEI_SLOT_HOUSE_STYLES,
  KEI_SLOT_VERSIONS,
  KEI_SLOT_BODIES,
  KEI_SLOT_MEETINGS,
  KEI_SLOT_PUBLIC_COMMENTS,
  KEI_SLOT_NOTES,
  KEI_SLOT_PAIRINGS,
  KEI_SLOT_CONFLICTS,
  KEI_SLOT_FIXED_LEVELS,
  /* of the other kinds */
  KEI_SLOT_ORIGINS,
  KEI_SLOT_TEXTS,
  KEI_SLOT_INDICATORS,
  KEI_SLOT_SDG_LINKS,
  KEI_SLOT_BUDGET_LINES,
  KEI_SLOT_STAFFING_LINES,
  KEI_SLOT_BLOCKS,
  KEI_SLOT_ROWS,
  KEI_SLOT_VALUES,
  KEI_SLOT_OPINIONS,
  KEI_SLOT_REPLIES,
  KEI_SLOT_UNLOCKS,
  KEI_SLOT_CHOICES,
  KEI_N_SLOTS
} KeiSlot;

/* What a field's value means. The storage class follows from it. */
typedef enum {
  KEI_FIELD_TYPE_STRING,  /* one line of text; stored as string */
  KEI_FIELD_TYPE_TEXT,    /* many lines, LF between them; stored as string, an element of its own in the file */
  KEI_FIELD_TYPE_CHOICE,  /* a code from a choice list; stored as string, unknown codes are kept */
  KEI_FIELD_TYPE_DECIMAL, /* "-12.50" as typed, no grouping; stored as string */
  KEI_FIELD_TYPE_TIME,    /* ISO 8601 instant, e.g. 2026-09-12T14:02:00+09:00; stored as string */
  KEI_FIELD_TYPE_LINK,    /* the id of a node that may be gone, or of another plan; stored as integer */
  KEI_FIELD_TYPE_LINKS,   /* several of them; stored as ids */
  KEI_FIELD_TYPE_REF,     /* the id of a node that must exist in `slot` of this plan; stored as integer */
  KEI_FIELD_TYPE_REFS,    /* several of them, in order, none twice; stored as ids */
  KEI_FIELD_TYPE_BOOL,    /* stored as integer; FALSE is the absence of the field */
  KEI_FIELD_TYPE_INT,     /* stored as integer */
  KEI_FIELD_TYPE_YEAR,    /* a fiscal year by the calendar year in which it begins; stored as integer */
  KEI_FIELD_TYPE_PERIOD,  /* a fiscal year, year, month or day; stored as integer, see kei-period.h */
} KeiFieldType;

typedef enum {
  KEI_STORAGE_NONE, /* only as the absence of a value */
  KEI_STORAGE_STRING,
  KEI_STORAGE_INT,
  KEI_STORAGE_IDS,
} KeiStorage;

typedef enum {
  KEI_FLAG_KEY = 1 << 0,      /* part of the kind's natural key */
  KEI_FLAG_HEADLINE = 1 << 1, /* what a person calls the node by */
  KEI_FLAG_HIDDEN = 1 << 2,   /* kept by the program, not shown in the form */
} KeiFieldFlags;

typedef struct
{
  KeiField id;
  const char *name; /* in the file */
  KeiFieldType type;
  const char *label; /* msgid; translate with gettext */
  KeiFieldFlags flags;
  KeiSlot slot;        /* of the target, for REF and REFS */
  const char *choices; /* name of the choice list, for CHOICE; see kei-choices.h */
  const char *unit;    /* of INT and DECIMAL (nullable): what all plans count in */
} KeiFieldInfo;

/* A plan's slots stand in one of two parts of the file. Only content is sealed,
 * versioned, compared and restored. */
typedef enum {
  KEI_PART_CONTENT,
  KEI_PART_RECORD,
} KeiPart;

typedef struct
{
  KeiSlot id;
  const char *label; /* msgid */
  KeiPart part;
  KeiKind kinds[6]; /* what may stand in it, ended by KEI_KIND_NONE */
} KeiSlotInfo;

typedef struct
{
  KeiKind id;
  const char *name;  /* the element in the file */
  const char *label; /* msgid */
  const KeiFieldInfo *fields;
  guint n_fields;
  const KeiSlotInfo *slots;
  guint n_slots;
} KeiKindInfo;

#define KEI_MAX_FIELDS 32 /* of one kind: a node keeps a 32 bit mask */
#define KEI_MAX_SLOTS 24  /* of one kind: the plan has the most */

/* The limits that reader and apply share. */
#define KEI_MAX_DEPTH 100
#define KEI_MAX_NODES 8000000u
#define KEI_MAX_LINE (64u * 1024)          /* bytes of a field that is an attribute in the file: all of an element's fit one tag */
#define KEI_MAX_STRING (16u * 1024 * 1024) /* bytes of a TEXT field */
#define KEI_MAX_FIGURE (64u * 1024 * 1024) /* bytes of a figure's base64, and of what a version keeps */
#define KEI_MAX_IDS 10000u                 /* ids in one field */

const KeiKindInfo *kei_schema_kind (KeiKind kind);

/* The kind whose element has this name, or KEI_KIND_NONE. */
KeiKind kei_schema_kind_by_name (const char *name);

/* Position of @field among the fields of @kind, or -1. Constant time. */
int kei_schema_field_index (KeiKind kind, KeiField field);
const KeiFieldInfo *kei_schema_field (KeiKind kind, KeiField field);
const KeiFieldInfo *kei_schema_field_by_name (KeiKind kind, const char *name);

/* Position of @slot among the slots of @kind, or -1. Constant time. */
int kei_schema_slot_index (KeiKind kind, KeiSlot slot);

/* The slot of @parent that takes @child, or KEI_SLOT_NONE. No kind stands in two
 * slots of one parent (a test), so the file needs no element for the slot. */
KeiSlot kei_schema_slot_for (KeiKind parent, KeiKind child);

/* The field that a person would call a node of this kind by, or KEI_FIELD_NONE. */
KeiField kei_schema_headline (KeiKind kind);

KeiStorage kei_field_type_storage (KeiFieldType type);

/* Bytes that a value of this field may hold. */
gsize kei_field_info_max_length (const KeiFieldInfo *field);

G_END_DECLS
