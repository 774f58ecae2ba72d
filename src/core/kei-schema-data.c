/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of what a plan can hold. A new field is a row here, a line in
 * data/schema/plan-1.rng and a translation of its label; CONTRIBUTING.md has the steps.
 * The order of fields and slots is their order in the file and in the form:
 * fields written as elements (TEXT) come after those written as attributes. */
#include "config.h"

#include "kei-schema-data.h"

#include <glib/gi18n-lib.h>

/* The file is a table: one row a line reads better than folded lines. */
/* clang-format off */

static const KeiFieldInfo plan_fields[] = {
  { KEI_FIELD_TITLE, "title", KEI_FIELD_TYPE_STRING, N_("Title"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_MUNICIPALITY, "municipality", KEI_FIELD_TYPE_STRING, N_("Municipality") },
  { KEI_FIELD_PLAN_TYPE, "type", KEI_FIELD_TYPE_CHOICE, N_("Plan type"), .choices = "plan-types" },
  { KEI_FIELD_START, "start", KEI_FIELD_TYPE_YEAR, N_("First fiscal year") },
  { KEI_FIELD_END, "end", KEI_FIELD_TYPE_YEAR, N_("Last fiscal year") },
  { KEI_FIELD_STAGE, "stage", KEI_FIELD_TYPE_CHOICE, N_("Stage"), .choices = "stages" },
  { KEI_FIELD_CATCHPHRASE, "catchphrase", KEI_FIELD_TYPE_STRING, N_("Catchphrase") },
  { KEI_FIELD_THEME, "theme", KEI_FIELD_TYPE_STRING, N_("Theme") },
  { KEI_FIELD_CONTACT, "contact", KEI_FIELD_TYPE_STRING, N_("Contact") },
  { KEI_FIELD_PREDECESSOR_TITLE, "predecessor", KEI_FIELD_TYPE_STRING, N_("Previous plan") },
  { KEI_FIELD_PREDECESSOR_ID, "predecessor-id", KEI_FIELD_TYPE_LINK, N_("Previous plan’s identifier"), .flags = KEI_FLAG_HIDDEN },
  { KEI_FIELD_PREDECESSOR_FILE, "predecessor-file", KEI_FIELD_TYPE_STRING, N_("Previous plan’s file"), .flags = KEI_FLAG_HIDDEN },
  { KEI_FIELD_PREDECESSOR_SEAL, "predecessor-seal", KEI_FIELD_TYPE_STRING, N_("Previous plan’s seal"), .flags = KEI_FLAG_HIDDEN },
  { KEI_FIELD_VISION, "vision", KEI_FIELD_TYPE_TEXT, N_("Vision") },
  { KEI_FIELD_TEXT, "text", KEI_FIELD_TYPE_TEXT, N_("About the vision") },
};

static const KeiSlotInfo plan_slots[] = {
  { KEI_SLOT_LEVELS, N_("Levels"), KEI_PART_CONTENT, { KEI_KIND_LEVEL } },
  { KEI_SLOT_DEPARTMENTS, N_("Departments"), KEI_PART_CONTENT, { KEI_KIND_DEPARTMENT } },
  { KEI_SLOT_RELATED_PLANS, N_("Related plans"), KEI_PART_CONTENT, { KEI_KIND_RELATED_PLAN } },
  { KEI_SLOT_VIEWPOINTS, N_("Viewpoints"), KEI_PART_CONTENT, { KEI_KIND_VIEWPOINT } },
  { KEI_SLOT_DECLARED, N_("Declared counts"), KEI_PART_CONTENT, { KEI_KIND_DECLARED_COUNT } },
  { KEI_SLOT_SECTIONS, N_("Sections"), KEI_PART_CONTENT, { KEI_KIND_SECTION } },
  { KEI_SLOT_ITEMS, N_("Policy tree"), KEI_PART_CONTENT, { KEI_KIND_ITEM } },
  { KEI_SLOT_TERMS, N_("Glossary"), KEI_PART_CONTENT, { KEI_KIND_TERM } },
  { KEI_SLOT_CHOICE_LISTS, N_("Choice lists"), KEI_PART_RECORD, { KEI_KIND_CHOICE_LIST } },
  { KEI_SLOT_RULES, N_("Check settings"), KEI_PART_RECORD, { KEI_KIND_RULE } },
  { KEI_SLOT_HOUSE_STYLES, N_("House styles"), KEI_PART_RECORD, { KEI_KIND_HOUSE_STYLE } },
  { KEI_SLOT_VERSIONS, N_("Versions"), KEI_PART_RECORD, { KEI_KIND_VERSION } },
  { KEI_SLOT_BODIES, N_("Bodies"), KEI_PART_RECORD, { KEI_KIND_BODY } },
  { KEI_SLOT_MEETINGS, N_("Meetings"), KEI_PART_RECORD, { KEI_KIND_MEETING } },
  { KEI_SLOT_PUBLIC_COMMENTS, N_("Public comments"), KEI_PART_RECORD, { KEI_KIND_PUBLIC_COMMENT } },
  { KEI_SLOT_NOTES, N_("Notes"), KEI_PART_RECORD, { KEI_KIND_NOTE } },
  { KEI_SLOT_PAIRINGS, N_("Pairings"), KEI_PART_RECORD, { KEI_KIND_PAIRING } },
  { KEI_SLOT_CONFLICTS, N_("Conflicts"), KEI_PART_RECORD, { KEI_KIND_CONFLICT } },
  { KEI_SLOT_FIXED_LEVELS, N_("Fixed levels"), KEI_PART_RECORD, { KEI_KIND_FIXED_LEVEL } },
};

static const KeiFieldInfo level_fields[] = {
  { KEI_FIELD_NAME, "name", KEI_FIELD_TYPE_STRING, N_("Name"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_LAYER, "layer", KEI_FIELD_TYPE_CHOICE, N_("Layer"), .choices = "layers" },
  { KEI_FIELD_PARENTS, "under", KEI_FIELD_TYPE_REFS, N_("May stand under"), .slot = KEI_SLOT_LEVELS },
  { KEI_FIELD_AT_TOP, "at-top", KEI_FIELD_TYPE_BOOL, N_("May stand at the top too") },
  { KEI_FIELD_PATTERN, "pattern", KEI_FIELD_TYPE_STRING, N_("Numbering") },
  { KEI_FIELD_RESTART, "restart", KEI_FIELD_TYPE_CHOICE, N_("Numbering restarts"), .choices = "restarts" },
  { KEI_FIELD_GROUPS, "groups", KEI_FIELD_TYPE_STRING, N_("Parts of the form") },
};

static const KeiFieldInfo item_fields[] = {
  { KEI_FIELD_LEVEL, "level", KEI_FIELD_TYPE_REF, N_("Level"), .slot = KEI_SLOT_LEVELS },
  { KEI_FIELD_LABEL, "label", KEI_FIELD_TYPE_STRING, N_("Field label") },
  { KEI_FIELD_TITLE, "title", KEI_FIELD_TYPE_STRING, N_("Title"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_TENTATIVE, "tentative", KEI_FIELD_TYPE_BOOL, N_("Tentative") },
  { KEI_FIELD_CONTINUATION, "continuation", KEI_FIELD_TYPE_CHOICE, N_("Compared with the previous plan"), .choices = "continuations" },
  { KEI_FIELD_LEAD, "lead", KEI_FIELD_TYPE_REF, N_("Lead department"), .slot = KEI_SLOT_DEPARTMENTS },
  { KEI_FIELD_SUPPORTING, "supporting", KEI_FIELD_TYPE_REFS, N_("Supporting departments"), .slot = KEI_SLOT_DEPARTMENTS },
  { KEI_FIELD_VIEWPOINTS, "viewpoints", KEI_FIELD_TYPE_REFS, N_("Viewpoints"), .slot = KEI_SLOT_VIEWPOINTS },
  { KEI_FIELD_RELATED_PLANS, "related", KEI_FIELD_TYPE_REFS, N_("Related plans"), .slot = KEI_SLOT_RELATED_PLANS },
  { KEI_FIELD_START, "start", KEI_FIELD_TYPE_YEAR, N_("First fiscal year") },
  { KEI_FIELD_END, "end", KEI_FIELD_TYPE_YEAR, N_("Last fiscal year") },
  { KEI_FIELD_CONTINUATION_REASON, "continuation-reason", KEI_FIELD_TYPE_TEXT, N_("Reason") },
  { KEI_FIELD_NOTE, "remarks", KEI_FIELD_TYPE_TEXT, N_("Remarks") },
};

static const KeiSlotInfo item_slots[] = {
  { KEI_SLOT_ORIGINS, N_("Origins"), KEI_PART_CONTENT, { KEI_KIND_ORIGIN } },
  { KEI_SLOT_DECLARED, N_("Declared counts"), KEI_PART_CONTENT, { KEI_KIND_DECLARED_COUNT } },
  { KEI_SLOT_TEXTS, N_("Texts"), KEI_PART_CONTENT, { KEI_KIND_TEXT } },
  { KEI_SLOT_INDICATORS, N_("Indicators"), KEI_PART_CONTENT, { KEI_KIND_INDICATOR } },
  { KEI_SLOT_SDG_LINKS, N_("SDGs"), KEI_PART_CONTENT, { KEI_KIND_SDG_LINK } },
  { KEI_SLOT_BUDGET_LINES, N_("Costs"), KEI_PART_CONTENT, { KEI_KIND_BUDGET_LINE } },
  { KEI_SLOT_STAFFING_LINES, N_("Staffing"), KEI_PART_CONTENT, { KEI_KIND_STAFFING_LINE } },
  { KEI_SLOT_ITEMS, N_("Items"), KEI_PART_CONTENT, { KEI_KIND_ITEM } },
};

static const KeiFieldInfo origin_fields[] = {
  { KEI_FIELD_ORIGIN_PLAN, "plan", KEI_FIELD_TYPE_LINK, N_("Plan"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_ORIGIN_ITEM, "item", KEI_FIELD_TYPE_LINK, N_("Item"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_KIND, "kind", KEI_FIELD_TYPE_CHOICE, N_("How"), .choices = "origin-kinds" },
  { KEI_FIELD_TITLE, "title", KEI_FIELD_TYPE_STRING, N_("Title there"), .flags = KEI_FLAG_HEADLINE },
};

static const KeiFieldInfo declared_count_fields[] = {
  { KEI_FIELD_LEVEL, "level", KEI_FIELD_TYPE_REF, N_("Level"), .flags = KEI_FLAG_KEY, .slot = KEI_SLOT_LEVELS },
  { KEI_FIELD_COUNT, "count", KEI_FIELD_TYPE_INT, N_("Count") },
  { KEI_FIELD_PRINTED, "printed", KEI_FIELD_TYPE_STRING, N_("As printed") },
};

static const KeiFieldInfo text_fields[] = {
  { KEI_FIELD_ROLE, "role", KEI_FIELD_TYPE_CHOICE, N_("Role"), .choices = "text-roles" },
  { KEI_FIELD_LABEL, "label", KEI_FIELD_TYPE_STRING, N_("Heading"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_BODY, "body", KEI_FIELD_TYPE_TEXT, N_("Text") },
};

static const KeiFieldInfo section_fields[] = {
  { KEI_FIELD_TITLE, "title", KEI_FIELD_TYPE_STRING, N_("Title"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_ROLE, "role", KEI_FIELD_TYPE_CHOICE, N_("Role"), .choices = "section-roles" },
  { KEI_FIELD_TENTATIVE, "tentative", KEI_FIELD_TYPE_BOOL, N_("Tentative") },
};

static const KeiSlotInfo section_slots[] = {
  { KEI_SLOT_BLOCKS, N_("Blocks"), KEI_PART_CONTENT, { KEI_KIND_PARAGRAPH, KEI_KIND_LIST, KEI_KIND_TABLE, KEI_KIND_FIGURE, KEI_KIND_REMARK } },
  { KEI_SLOT_SECTIONS, N_("Sections"), KEI_PART_CONTENT, { KEI_KIND_SECTION } },
};

static const KeiFieldInfo paragraph_fields[] = {
  { KEI_FIELD_BODY, "body", KEI_FIELD_TYPE_TEXT, N_("Text"), .flags = KEI_FLAG_HEADLINE },
};

static const KeiFieldInfo list_fields[] = {
  { KEI_FIELD_ORDERED, "ordered", KEI_FIELD_TYPE_BOOL, N_("Numbered") },
  { KEI_FIELD_BODY, "body", KEI_FIELD_TYPE_TEXT, N_("Entries, one a line"), .flags = KEI_FLAG_HEADLINE },
};

static const KeiFieldInfo table_fields[] = {
  { KEI_FIELD_CAPTION, "caption", KEI_FIELD_TYPE_STRING, N_("Caption"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_HEAD_ROWS, "head-rows", KEI_FIELD_TYPE_INT, N_("Head rows") },
  { KEI_FIELD_SOURCE, "source", KEI_FIELD_TYPE_STRING, N_("Source") },
};

static const KeiSlotInfo table_slots[] = {
  { KEI_SLOT_ROWS, N_("Rows"), KEI_PART_CONTENT, { KEI_KIND_ROW } },
};

static const KeiFieldInfo row_fields[] = {
  { KEI_FIELD_CELLS, "cells", KEI_FIELD_TYPE_STRING, N_("Cells"), .flags = KEI_FLAG_HEADLINE },
};

static const KeiFieldInfo figure_fields[] = {
  { KEI_FIELD_CAPTION, "caption", KEI_FIELD_TYPE_STRING, N_("Caption"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_ALTERNATIVE, "alt", KEI_FIELD_TYPE_STRING, N_("Description for those who cannot see it") },
  { KEI_FIELD_SOURCE, "source", KEI_FIELD_TYPE_STRING, N_("Source") },
  { KEI_FIELD_MEDIA_TYPE, "media-type", KEI_FIELD_TYPE_STRING, N_("Media type"), .flags = KEI_FLAG_HIDDEN },
  { KEI_FIELD_SEAL, "sha256", KEI_FIELD_TYPE_STRING, N_("SHA-256"), .flags = KEI_FLAG_HIDDEN },
  { KEI_FIELD_DATA, "data", KEI_FIELD_TYPE_TEXT, N_("Data"), .flags = KEI_FLAG_HIDDEN },
};

static const KeiFieldInfo remark_fields[] = {
  { KEI_FIELD_BODY, "body", KEI_FIELD_TYPE_TEXT, N_("Text"), .flags = KEI_FLAG_HEADLINE },
};

static const KeiFieldInfo term_fields[] = {
  { KEI_FIELD_TERM, "term", KEI_FIELD_TYPE_STRING, N_("Term"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_READING, "reading", KEI_FIELD_TYPE_STRING, N_("Reading") },
  { KEI_FIELD_EXPLANATION, "explanation", KEI_FIELD_TYPE_TEXT, N_("Explanation") },
};

static const KeiFieldInfo indicator_fields[] = {
  { KEI_FIELD_NAME, "name", KEI_FIELD_TYPE_STRING, N_("Name"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_UNIT, "unit", KEI_FIELD_TYPE_STRING, N_("Unit") },
  { KEI_FIELD_DIRECTION, "direction", KEI_FIELD_TYPE_CHOICE, N_("Direction"), .choices = "directions" },
  { KEI_FIELD_UNMEASURABLE, "unmeasurable", KEI_FIELD_TYPE_BOOL, N_("Cannot be measured") },
  { KEI_FIELD_DEPARTMENT, "department", KEI_FIELD_TYPE_REF, N_("Department"), .slot = KEI_SLOT_DEPARTMENTS },
  { KEI_FIELD_FREQUENCY, "frequency", KEI_FIELD_TYPE_CHOICE, N_("Measured"), .choices = "frequencies" },
  { KEI_FIELD_DUE_MONTH, "due-month", KEI_FIELD_TYPE_INT, N_("Due month") },
  { KEI_FIELD_SOURCE, "source", KEI_FIELD_TYPE_STRING, N_("Source") },
  { KEI_FIELD_SOURCE_ENDED, "source-ended", KEI_FIELD_TYPE_YEAR, N_("Source ended in") },
  { KEI_FIELD_FORMULA, "formula", KEI_FIELD_TYPE_STRING, N_("Formula") },
  { KEI_FIELD_MEANING, "meaning", KEI_FIELD_TYPE_TEXT, N_("Meaning") },
  { KEI_FIELD_REASON, "reason", KEI_FIELD_TYPE_TEXT, N_("Reason for the target") },
};

static const KeiSlotInfo indicator_slots[] = {
  { KEI_SLOT_VALUES, N_("Values"), KEI_PART_CONTENT, { KEI_KIND_INDICATOR_VALUE } },
};

static const KeiFieldInfo indicator_value_fields[] = {
  { KEI_FIELD_PERIOD, "period", KEI_FIELD_TYPE_PERIOD, N_("Period"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_ROLE, "role", KEI_FIELD_TYPE_CHOICE, N_("Role"), .flags = KEI_FLAG_KEY, .choices = "value-roles" },
  { KEI_FIELD_CUMULATIVE, "cumulative", KEI_FIELD_TYPE_BOOL, N_("Cumulative") },
  { KEI_FIELD_NUMBER, "number", KEI_FIELD_TYPE_DECIMAL, N_("Numerical value") },
  { KEI_FIELD_PRINTED, "printed", KEI_FIELD_TYPE_STRING, N_("As printed") },
};

static const KeiFieldInfo sdg_link_fields[] = {
  { KEI_FIELD_GOAL, "goal", KEI_FIELD_TYPE_INT, N_("Goal"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_TARGET, "target", KEI_FIELD_TYPE_STRING, N_("Target"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_LOCAL_INDICATOR, "local-indicator", KEI_FIELD_TYPE_STRING, N_("Local indicator") },
  { KEI_FIELD_STRENGTH, "strength", KEI_FIELD_TYPE_CHOICE, N_("Strength"), .choices = "sdg-strengths" },
  { KEI_FIELD_SIGN, "sign", KEI_FIELD_TYPE_CHOICE, N_("Sign"), .choices = "sdg-signs" },
  { KEI_FIELD_SUGGESTED, "suggested", KEI_FIELD_TYPE_BOOL, N_("Suggested only") },
  { KEI_FIELD_CONFIRMED_BY, "confirmed-by", KEI_FIELD_TYPE_STRING, N_("Confirmed by") },
  { KEI_FIELD_CONFIRMED_AT, "confirmed-at", KEI_FIELD_TYPE_TIME, N_("Confirmed on") },
  { KEI_FIELD_REASON, "reason", KEI_FIELD_TYPE_TEXT, N_("Reason") },
};

static const KeiFieldInfo budget_line_fields[] = {
  { KEI_FIELD_YEAR, "year", KEI_FIELD_TYPE_YEAR, N_("Fiscal year"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_ACCOUNT, "account", KEI_FIELD_TYPE_STRING, N_("Account"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_ROLE, "role", KEI_FIELD_TYPE_CHOICE, N_("Role"), .flags = KEI_FLAG_KEY, .choices = "budget-roles" },
  { KEI_FIELD_AMOUNT, "amount", KEI_FIELD_TYPE_INT, N_("Cost"), .unit = "千円" },
  { KEI_FIELD_NATIONAL, "national", KEI_FIELD_TYPE_INT, N_("National"), .unit = "千円" },
  { KEI_FIELD_PREFECTURAL, "prefectural", KEI_FIELD_TYPE_INT, N_("Prefectural"), .unit = "千円" },
  { KEI_FIELD_BOND, "bond", KEI_FIELD_TYPE_INT, N_("Bond"), .unit = "千円" },
  { KEI_FIELD_OTHER, "other", KEI_FIELD_TYPE_INT, N_("Other"), .unit = "千円" },
  { KEI_FIELD_GENERAL, "general", KEI_FIELD_TYPE_INT, N_("General"), .unit = "千円" },
  { KEI_FIELD_NOTE, "remarks", KEI_FIELD_TYPE_STRING, N_("Remarks") },
};

static const KeiFieldInfo staffing_line_fields[] = {
  { KEI_FIELD_YEAR, "year", KEI_FIELD_TYPE_YEAR, N_("Fiscal year"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_ACCOUNT, "account", KEI_FIELD_TYPE_STRING, N_("Kind of staff"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_ROLE, "role", KEI_FIELD_TYPE_CHOICE, N_("Role"), .flags = KEI_FLAG_KEY, .choices = "budget-roles" },
  { KEI_FIELD_FTE, "fte", KEI_FIELD_TYPE_DECIMAL, N_("Full-time equivalents") },
};

static const KeiFieldInfo viewpoint_fields[] = {
  { KEI_FIELD_LABEL, "label", KEI_FIELD_TYPE_STRING, N_("Kind") },
  { KEI_FIELD_TITLE, "title", KEI_FIELD_TYPE_STRING, N_("Title"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_TENTATIVE, "tentative", KEI_FIELD_TYPE_BOOL, N_("Tentative") },
  { KEI_FIELD_TEXT, "text", KEI_FIELD_TYPE_TEXT, N_("Text") },
};

static const KeiFieldInfo department_fields[] = {
  { KEI_FIELD_NAME, "name", KEI_FIELD_TYPE_STRING, N_("Name"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_CODE, "code", KEI_FIELD_TYPE_STRING, N_("Code") },
  { KEI_FIELD_END, "end", KEI_FIELD_TYPE_YEAR, N_("Last fiscal year") },
  { KEI_FIELD_SUCCEEDED_BY, "succeeded-by", KEI_FIELD_TYPE_REFS, N_("Succeeded by"), .slot = KEI_SLOT_DEPARTMENTS },
};

static const KeiFieldInfo related_plan_fields[] = {
  { KEI_FIELD_NAME, "name", KEI_FIELD_TYPE_STRING, N_("Name"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_START, "start", KEI_FIELD_TYPE_YEAR, N_("First fiscal year") },
  { KEI_FIELD_END, "end", KEI_FIELD_TYPE_YEAR, N_("Last fiscal year") },
  { KEI_FIELD_LEGAL_BASIS, "legal-basis", KEI_FIELD_TYPE_STRING, N_("Legal basis") },
  { KEI_FIELD_DEPARTMENT, "department", KEI_FIELD_TYPE_REF, N_("Department"), .slot = KEI_SLOT_DEPARTMENTS },
};

static const KeiFieldInfo version_fields[] = {
  { KEI_FIELD_NAME, "name", KEI_FIELD_TYPE_STRING, N_("Name"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_STAGE, "stage", KEI_FIELD_TYPE_CHOICE, N_("Stage"), .choices = "stages" },
  { KEI_FIELD_MEETING, "meeting", KEI_FIELD_TYPE_LINK, N_("Meeting") },
  { KEI_FIELD_TIME, "time", KEI_FIELD_TYPE_TIME, N_("Time") },
  { KEI_FIELD_AUTHOR, "author", KEI_FIELD_TYPE_STRING, N_("Author") },
  { KEI_FIELD_SEAL, "seal", KEI_FIELD_TYPE_STRING, N_("Seal"), .flags = KEI_FLAG_HIDDEN },
  { KEI_FIELD_NOTE, "note", KEI_FIELD_TYPE_TEXT, N_("Note") },
  { KEI_FIELD_CHANGE, "change", KEI_FIELD_TYPE_TEXT, N_("The way back"), .flags = KEI_FLAG_HIDDEN },
};

static const KeiFieldInfo body_fields[] = {
  { KEI_FIELD_NAME, "name", KEI_FIELD_TYPE_STRING, N_("Name"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_LANE, "lane", KEI_FIELD_TYPE_CHOICE, N_("Lane"), .choices = "lanes" },
  { KEI_FIELD_RELATION, "relation", KEI_FIELD_TYPE_CHOICE, N_("Relation"), .choices = "relations" },
  { KEI_FIELD_NOTE, "note", KEI_FIELD_TYPE_TEXT, N_("Note") },
};

static const KeiFieldInfo meeting_fields[] = {
  { KEI_FIELD_TITLE, "title", KEI_FIELD_TYPE_STRING, N_("Title"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_BODY_REF, "body", KEI_FIELD_TYPE_REF, N_("Body"), .slot = KEI_SLOT_BODIES },
  { KEI_FIELD_LANE, "lane", KEI_FIELD_TYPE_CHOICE, N_("Lane"), .choices = "lanes" },
  { KEI_FIELD_START, "start", KEI_FIELD_TYPE_PERIOD, N_("Date") },
  { KEI_FIELD_END, "end", KEI_FIELD_TYPE_PERIOD, N_("Until") },
  { KEI_FIELD_STATE, "state", KEI_FIELD_TYPE_CHOICE, N_("State"), .choices = "meeting-states" },
  { KEI_FIELD_RELATION, "relation", KEI_FIELD_TYPE_CHOICE, N_("Relation"), .choices = "relations" },
  { KEI_FIELD_VERSION, "version", KEI_FIELD_TYPE_LINK, N_("Version it saw") },
  { KEI_FIELD_PRINTED, "printed", KEI_FIELD_TYPE_STRING, N_("As printed") },
  { KEI_FIELD_NOTE, "note", KEI_FIELD_TYPE_TEXT, N_("Note") },
};

static const KeiSlotInfo meeting_slots[] = {
  { KEI_SLOT_OPINIONS, N_("Opinions"), KEI_PART_RECORD, { KEI_KIND_OPINION } },
};

static const KeiFieldInfo public_comment_fields[] = {
  { KEI_FIELD_TITLE, "title", KEI_FIELD_TYPE_STRING, N_("Title"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_START, "start", KEI_FIELD_TYPE_PERIOD, N_("From") },
  { KEI_FIELD_END, "end", KEI_FIELD_TYPE_PERIOD, N_("Until") },
  { KEI_FIELD_VERSION, "version", KEI_FIELD_TYPE_LINK, N_("Version it saw") },
  { KEI_FIELD_COUNT, "submitters", KEI_FIELD_TYPE_INT, N_("People who answered") },
  { KEI_FIELD_NOTE, "note", KEI_FIELD_TYPE_TEXT, N_("Note") },
};

static const KeiSlotInfo public_comment_slots[] = {
  { KEI_SLOT_OPINIONS, N_("Opinions"), KEI_PART_RECORD, { KEI_KIND_OPINION } },
};

static const KeiFieldInfo opinion_fields[] = {
  { KEI_FIELD_NUMBER, "number", KEI_FIELD_TYPE_STRING, N_("Number") },
  { KEI_FIELD_SOURCE, "source", KEI_FIELD_TYPE_CHOICE, N_("Source"), .choices = "opinion-sources" },
  { KEI_FIELD_COUNT, "count", KEI_FIELD_TYPE_INT, N_("Count") },
  { KEI_FIELD_DISPOSITION, "disposition", KEI_FIELD_TYPE_CHOICE, N_("Disposition"), .choices = "dispositions" },
  { KEI_FIELD_ITEMS, "items", KEI_FIELD_TYPE_LINKS, N_("Items") },
  { KEI_FIELD_VERSION, "version", KEI_FIELD_TYPE_LINK, N_("Resulting version") },
  { KEI_FIELD_SUMMARY, "summary", KEI_FIELD_TYPE_TEXT, N_("Opinion"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_RESPONSE, "response", KEI_FIELD_TYPE_TEXT, N_("Response") },
};

static const KeiFieldInfo note_fields[] = {
  { KEI_FIELD_TARGET, "target", KEI_FIELD_TYPE_LINK, N_("On") },
  { KEI_FIELD_FIELD, "field", KEI_FIELD_TYPE_STRING, N_("Field"), .flags = KEI_FLAG_HIDDEN },
  { KEI_FIELD_AUTHOR, "author", KEI_FIELD_TYPE_STRING, N_("Author") },
  { KEI_FIELD_TIME, "time", KEI_FIELD_TYPE_TIME, N_("Time") },
  { KEI_FIELD_RESOLVED, "resolved", KEI_FIELD_TYPE_BOOL, N_("Resolved") },
  { KEI_FIELD_BODY, "body", KEI_FIELD_TYPE_TEXT, N_("Text"), .flags = KEI_FLAG_HEADLINE },
};

static const KeiSlotInfo note_slots[] = {
  { KEI_SLOT_REPLIES, N_("Replies"), KEI_PART_RECORD, { KEI_KIND_REPLY } },
};

static const KeiFieldInfo reply_fields[] = {
  { KEI_FIELD_AUTHOR, "author", KEI_FIELD_TYPE_STRING, N_("Author") },
  { KEI_FIELD_TIME, "time", KEI_FIELD_TYPE_TIME, N_("Time") },
  { KEI_FIELD_BODY, "body", KEI_FIELD_TYPE_TEXT, N_("Text"), .flags = KEI_FLAG_HEADLINE },
};

static const KeiFieldInfo pairing_fields[] = {
  { KEI_FIELD_OLD_PLAN, "old-plan", KEI_FIELD_TYPE_LINK, N_("Earlier plan"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_OLD_ID, "old", KEI_FIELD_TYPE_LINK, N_("Earlier item"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_NEW_ID, "new", KEI_FIELD_TYPE_LINK, N_("Later item"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_VERDICT, "verdict", KEI_FIELD_TYPE_CHOICE, N_("Verdict"), .choices = "verdicts" },
  { KEI_FIELD_REMARKS, "remarks", KEI_FIELD_TYPE_CHOICE, N_("Shown in the remarks"), .choices = "pair-remarks" },
  { KEI_FIELD_BY, "by", KEI_FIELD_TYPE_STRING, N_("By") },
  { KEI_FIELD_TIME, "time", KEI_FIELD_TYPE_TIME, N_("Time") },
  { KEI_FIELD_REASON, "reason", KEI_FIELD_TYPE_TEXT, N_("Reason"), .flags = KEI_FLAG_HEADLINE },
};

static const KeiFieldInfo conflict_fields[] = {
  { KEI_FIELD_TARGET, "target", KEI_FIELD_TYPE_LINK, N_("On") },
  { KEI_FIELD_FIELD, "field", KEI_FIELD_TYPE_STRING, N_("Field") },
  { KEI_FIELD_BY, "by", KEI_FIELD_TYPE_STRING, N_("By") },
  { KEI_FIELD_TIME, "time", KEI_FIELD_TYPE_TIME, N_("Time") },
  { KEI_FIELD_RESOLVED, "resolved", KEI_FIELD_TYPE_BOOL, N_("Resolved") },
  { KEI_FIELD_BASE, "base", KEI_FIELD_TYPE_TEXT, N_("Base") },
  { KEI_FIELD_OURS, "ours", KEI_FIELD_TYPE_TEXT, N_("Ours") },
  { KEI_FIELD_THEIRS, "theirs", KEI_FIELD_TYPE_TEXT, N_("Theirs") },
};

static const KeiFieldInfo fixed_level_fields[] = {
  { KEI_FIELD_LEVEL, "level", KEI_FIELD_TYPE_LINK, N_("Level"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_GROUPS, "groups", KEI_FIELD_TYPE_STRING, N_("Parts") },
  { KEI_FIELD_SINCE, "since", KEI_FIELD_TYPE_TIME, N_("Since") },
  { KEI_FIELD_BY, "by", KEI_FIELD_TYPE_STRING, N_("By") },
  { KEI_FIELD_MEETING, "meeting", KEI_FIELD_TYPE_LINK, N_("Meeting") },
};

static const KeiSlotInfo fixed_level_slots[] = {
  { KEI_SLOT_UNLOCKS, N_("Unlocked"), KEI_PART_RECORD, { KEI_KIND_UNLOCK } },
};

static const KeiFieldInfo unlock_fields[] = {
  { KEI_FIELD_BY, "by", KEI_FIELD_TYPE_STRING, N_("By") },
  { KEI_FIELD_TIME, "time", KEI_FIELD_TYPE_TIME, N_("Time") },
  { KEI_FIELD_REASON, "reason", KEI_FIELD_TYPE_TEXT, N_("Reason"), .flags = KEI_FLAG_HEADLINE },
};

static const KeiFieldInfo house_style_fields[] = {
  { KEI_FIELD_NAME, "name", KEI_FIELD_TYPE_STRING, N_("Name"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_SETTINGS, "settings", KEI_FIELD_TYPE_TEXT, N_("Settings") },
};

static const KeiFieldInfo rule_fields[] = {
  { KEI_FIELD_CODE, "code", KEI_FIELD_TYPE_CHOICE, N_("Rule"), .choices = "rules", .flags = KEI_FLAG_KEY|KEI_FLAG_HEADLINE },
  { KEI_FIELD_TARGET, "target", KEI_FIELD_TYPE_LINK, N_("On"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_SEVERITY, "severity", KEI_FIELD_TYPE_CHOICE, N_("Severity"), .choices = "severities" },
  { KEI_FIELD_THRESHOLD, "threshold", KEI_FIELD_TYPE_DECIMAL, N_("Threshold") },
  { KEI_FIELD_BY, "by", KEI_FIELD_TYPE_STRING, N_("By") },
  { KEI_FIELD_REASON, "reason", KEI_FIELD_TYPE_TEXT, N_("Reason") },
};

static const KeiFieldInfo choice_list_fields[] = {
  { KEI_FIELD_NAME, "name", KEI_FIELD_TYPE_CHOICE, N_("Name"), .choices = "choice-lists", .flags = KEI_FLAG_KEY|KEI_FLAG_HEADLINE },
};

static const KeiSlotInfo choice_list_slots[] = {
  { KEI_SLOT_CHOICES, N_("Choices"), KEI_PART_RECORD, { KEI_KIND_CHOICE } },
};

static const KeiFieldInfo choice_fields[] = {
  { KEI_FIELD_CODE, "code", KEI_FIELD_TYPE_STRING, N_("Code"), .flags = KEI_FLAG_KEY },
  { KEI_FIELD_LABEL, "label", KEI_FIELD_TYPE_STRING, N_("Label"), .flags = KEI_FLAG_HEADLINE },
  { KEI_FIELD_ROLE, "role", KEI_FIELD_TYPE_STRING, N_("Counts as") },
};

#define LEAF(kind, name, label, rows) [KEI_KIND_##kind] = { KEI_KIND_##kind, name, label, rows##_fields, G_N_ELEMENTS (rows##_fields), NULL, 0 }
#define BRANCH(kind, name, label, rows) [KEI_KIND_##kind] = { KEI_KIND_##kind, name, label, rows##_fields, G_N_ELEMENTS (rows##_fields), rows##_slots, G_N_ELEMENTS (rows##_slots) }

const KeiKindInfo kei_schema_kinds[KEI_N_KINDS] = {
  BRANCH (PLAN, "plan", N_("Plan"), plan),
  LEAF (LEVEL, "level", N_("Level"), level),
  BRANCH (ITEM, "item", N_("Item"), item),
  LEAF (ORIGIN, "origin", N_("Origin"), origin),
  LEAF (DECLARED_COUNT, "declared", N_("Declared count"), declared_count),
  LEAF (TEXT, "text", N_("Text"), text),
  BRANCH (SECTION, "section", N_("Section"), section),
  LEAF (PARAGRAPH, "paragraph", N_("Paragraph"), paragraph),
  LEAF (LIST, "list", N_("List"), list),
  BRANCH (TABLE, "table", N_("Table"), table),
  LEAF (ROW, "row", N_("Row"), row),
  LEAF (FIGURE, "figure", N_("Figure"), figure),
  LEAF (REMARK, "remark", N_("Remark"), remark),
  LEAF (TERM, "term", N_("Glossary term"), term),
  BRANCH (INDICATOR, "indicator", N_("Indicator"), indicator),
  LEAF (INDICATOR_VALUE, "value", N_("Value"), indicator_value),
  LEAF (SDG_LINK, "sdg", N_("SDG link"), sdg_link),
  LEAF (BUDGET_LINE, "budget", N_("Cost"), budget_line),
  LEAF (STAFFING_LINE, "staffing", N_("Staffing"), staffing_line),
  LEAF (VIEWPOINT, "viewpoint", N_("Viewpoint"), viewpoint),
  LEAF (DEPARTMENT, "department", N_("Department"), department),
  LEAF (RELATED_PLAN, "related-plan", N_("Related plan"), related_plan),
  LEAF (VERSION, "version", N_("Version"), version),
  LEAF (BODY, "body", N_("Body"), body),
  BRANCH (MEETING, "meeting", N_("Meeting"), meeting),
  BRANCH (PUBLIC_COMMENT, "public-comment", N_("Public comment"), public_comment),
  LEAF (OPINION, "opinion", N_("Opinion"), opinion),
  BRANCH (NOTE, "note", N_("Note"), note),
  LEAF (REPLY, "reply", N_("Reply"), reply),
  LEAF (PAIRING, "pairing", N_("Pairing"), pairing),
  LEAF (CONFLICT, "conflict", N_("Conflict"), conflict),
  BRANCH (FIXED_LEVEL, "fixed-level", N_("Fixed level"), fixed_level),
  LEAF (UNLOCK, "unlock", N_("Unlocking"), unlock),
  LEAF (HOUSE_STYLE, "house-style", N_("House style"), house_style),
  LEAF (RULE, "rule", N_("Check setting"), rule),
  BRANCH (CHOICE_LIST, "choice-list", N_("Choice list"), choice_list),
  LEAF (CHOICE, "choice", N_("Choice"), choice),
};
