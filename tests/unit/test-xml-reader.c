/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader takes, what it refuses, and that it says where and why. */
#include "config.h"

#include "kei-xml-reader.h"
#include "kei-xml.h"

#define HEAD "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\">"
#define LEVEL "<level id=\"kaaaaaaaaaac\" name=\"施策\"/>"

static KeiTree *
read_text (const char *text, gssize length, KeiXmlInfo *info, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return kei_xml_read_bytes (bytes, info, NULL, error);
}

static void
assert_fails (const char *name, const char *text, gssize length, KeiXmlError code, guint line, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) tree = read_text (text, length, NULL, &error);

  g_test_message ("%s: %s", name, error != NULL ? error->message : "no error");
  g_assert_null (tree);
  g_assert_error (error, KEI_XML_ERROR, (int) code);
  g_assert_cmpuint (kei_xml_error_get_line (error), ==, line);
  g_assert_nonnull (strstr (kei_xml_error_get_cause (error), says));
}

static const struct
{
  const char *name;
  const char *text;
  KeiXmlError code;
  guint line;
  const char *says;
} refused[] = {
  { "empty", "", KEI_XML_ERROR_NOT_A_PLAN, 0, "empty" },
  { "no XML", "計画\n", KEI_XML_ERROR_NOT_A_PLAN, 1, "no XML" },
  { "only white space", "  \n", KEI_XML_ERROR_MALFORMED, 1, "too early" },
  { "HTML", "<html><body/></html>", KEI_XML_ERROR_NOT_A_PLAN, 1, "<html>" },
  { "no namespace", "<plan format=\"1\" id=\"kaaaaaaaaaab\"><content/></plan>", KEI_XML_ERROR_NOT_A_PLAN, 1, "urn:keikaku:plan" },
  { "other namespace", "<plan xmlns=\"urn:other\" format=\"1\"><content/></plan>", KEI_XML_ERROR_NOT_A_PLAN, 1, "urn:other" },
  { "other root", "<item xmlns=\"urn:keikaku:plan\"/>", KEI_XML_ERROR_NOT_A_PLAN, 1, "<item>" },
  { "no format", "<plan xmlns=\"urn:keikaku:plan\" id=\"kaaaaaaaaaab\"><content/></plan>", KEI_XML_ERROR_NOT_A_PLAN, 1, "format" },
  { "format in words", "<plan xmlns=\"urn:keikaku:plan\" format=\"one\" id=\"kaaaaaaaaaab\"><content/></plan>", KEI_XML_ERROR_NOT_A_PLAN, 1, "format" },
  { "format 0", "<plan xmlns=\"urn:keikaku:plan\" format=\"0\" id=\"kaaaaaaaaaab\"><content/></plan>", KEI_XML_ERROR_NOT_A_PLAN, 0, "Format 0" },
  { "declared encoding", "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\n" HEAD "<content/></plan>", KEI_XML_ERROR_NOT_A_PLAN, 0, "Shift_JIS" },
  { "CP932", HEAD "\n<content title=\"\x8c\x76\x89\xe6\"/></plan>", KEI_XML_ERROR_MALFORMED, 2, "UTF-8" },
  { "CP932 in text", HEAD "\n<content><vision>\x8c\x76\x89\xe6</vision></content></plan>", KEI_XML_ERROR_MALFORMED, 2, "UTF-8" },
  { "half a surrogate", HEAD "\n<content title=\"\xed\xa0\x80\"/></plan>", KEI_XML_ERROR_MALFORMED, 2, "UTF-8" },
  { "control character", HEAD "<content title=\"\x01\"/></plan>", KEI_XML_ERROR_MALFORMED, 1, "" },
  { "DTD", "<?xml version=\"1.0\"?>\n<!DOCTYPE plan>\n" HEAD "<content/></plan>", KEI_XML_ERROR_REFUSED, 2, "DTD" },
  { "entity bomb", "<!DOCTYPE plan [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n" HEAD "<content title=\"&b;\"/></plan>", KEI_XML_ERROR_REFUSED, 1, "DTD" },
  { "external entity", "<!DOCTYPE plan [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" HEAD "<content><vision>&a;</vision></content></plan>", KEI_XML_ERROR_REFUSED, 1, "DTD" },
  { "external DTD", "<!DOCTYPE plan SYSTEM \"http://localhost/plan.dtd\">" HEAD "<content/></plan>", KEI_XML_ERROR_REFUSED, 1, "DTD" },
  { "undeclared entity", HEAD "\n<content>\n<vision>&nbsp;</vision></content></plan>", KEI_XML_ERROR_REFUSED, 3, "entity" },
  { "undeclared entity in a value", HEAD "\n<content title=\"&nbsp;\"/></plan>", KEI_XML_ERROR_REFUSED, 2, "entity" },
  { "cut off in a tag", HEAD "\n<content>\n" LEVEL "\n<item id=\"kaaaa", KEI_XML_ERROR_MALFORMED, 4, "too early, inside <content>" },
  { "cut off in text", HEAD "\n<content>\n<vision>めざ", KEI_XML_ERROR_MALFORMED, 3, "too early, inside <vision>" },
  { "cut off in a character", HEAD "\n<content>\n<vision>め\xe3\x81", KEI_XML_ERROR_MALFORMED, 3, "" },
  { "cut off between", HEAD "\n<content>\n</content>\n", KEI_XML_ERROR_MALFORMED, 3, "too early, inside <plan>" },
  { "not nested", HEAD "\n<content></plan></content>", KEI_XML_ERROR_MALFORMED, 2, "well-formed" },
  { "two roots", HEAD "<content/></plan>\n<plan/>", KEI_XML_ERROR_MALFORMED, 2, "well-formed" },
  { "attribute twice", HEAD "\n<content title=\"a\" title=\"b\"/></plan>", KEI_XML_ERROR_MALFORMED, 2, "title" },
  { "prefix not declared", HEAD "\n<content><x:y/></content></plan>", KEI_XML_ERROR_MALFORMED, 2, "x" },
  { "no content", HEAD "\n</plan>", KEI_XML_ERROR_INVALID, 2, "<content>" },
  { "record first", HEAD "\n<record/><content/></plan>", KEI_XML_ERROR_INVALID, 2, "<record>" },
  { "two contents", HEAD "<content/>\n<content/></plan>", KEI_XML_ERROR_INVALID, 2, "<content>" },
  { "kind outside", HEAD "\n" LEVEL "<content/></plan>", KEI_XML_ERROR_INVALID, 2, "<level>" },
  { "record's kind in content", HEAD "<content>\n<note id=\"kaaaaaaaaaac\"/></content></plan>", KEI_XML_ERROR_INVALID, 2, "<note>" },
  { "content's kind in record", HEAD "<content/><record>\n" LEVEL "</record></plan>", KEI_XML_ERROR_INVALID, 2, "<level>" },
  { "field in record", HEAD "<content/><record>\n<vision>a</vision></record></plan>", KEI_XML_ERROR_INVALID, 2, "<vision>" },
  { "unknown element", HEAD "<content>\n<policy id=\"kaaaaaaaaaac\"/></content></plan>", KEI_XML_ERROR_INVALID, 2, "<policy>" },
  { "unknown attribute", HEAD "<content>\n<level id=\"kaaaaaaaaaac\" colour=\"red\"/></content></plan>", KEI_XML_ERROR_INVALID, 2, "“colour”" },
  { "element as attribute", HEAD "\n<content vision=\"a\"/></plan>", KEI_XML_ERROR_INVALID, 2, "“vision”" },
  { "attribute of ours with a prefix", HEAD "<content>\n<level id=\"kaaaaaaaaaac\" k:name=\"a\" xmlns:k=\"urn:keikaku:plan\"/></content></plan>", KEI_XML_ERROR_INVALID, 2, "“name”" },
  { "attribute of the frame", "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\" title=\"a\"><content/></plan>", KEI_XML_ERROR_INVALID, 1, "“title”" },
  { "kind in the wrong place", HEAD "<content>\n" LEVEL "\n<item id=\"kaaaaaaaaaad\"><level id=\"kaaaaaaaaaae\"/></item></content></plan>", KEI_XML_ERROR_INVALID, 3, "<item>" },
  { "plan in plan", HEAD "<content>\n<plan id=\"kaaaaaaaaaac\"/></content></plan>", KEI_XML_ERROR_INVALID, 2, "<plan>" },
  { "stray text", HEAD "<content>\n計画</content></plan>", KEI_XML_ERROR_INVALID, 2, "<content>" },
  { "stray text in the frame", HEAD "\nx<content/></plan>", KEI_XML_ERROR_INVALID, 2, "<plan>" },
  { "element in a field", HEAD "<content>\n<vision>a<b/></vision></content></plan>", KEI_XML_ERROR_INVALID, 2, "<b>" },
  { "attribute of a field", HEAD "<content>\n<vision xml:space=\"preserve\">a</vision></content></plan>", KEI_XML_ERROR_INVALID, 2, "<vision>" },
  { "field twice", HEAD "<content>\n<vision>a</vision>\n<vision>b</vision></content></plan>", KEI_XML_ERROR_INVALID, 3, "twice" },
  { "no id", HEAD "<content>\n<level name=\"a\"/></content></plan>", KEI_XML_ERROR_INVALID, 2, "“id”" },
  { "bad id", HEAD "<content>\n<level id=\"level-1\"/></content></plan>", KEI_XML_ERROR_INVALID, 2, "level-1" },
  { "bad id of the plan", "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"1\"><content/></plan>", KEI_XML_ERROR_INVALID, 1, "“1”" },
  { "bad number", HEAD "<content>\n<declared id=\"kaaaaaaaaaac\" count=\"five\"/></content></plan>", KEI_XML_ERROR_INVALID, 2, "five" },
  { "bad year", HEAD "\n<content start=\"令和8\"/></plan>", KEI_XML_ERROR_INVALID, 2, "令和8" },
  { "bad reference", HEAD "<content>\n<item id=\"kaaaaaaaaaac\" level=\"x\"/></content></plan>", KEI_XML_ERROR_INVALID, 2, "“x”" },
  { "dangling reference", HEAD "<content>\n\n<item id=\"kaaaaaaaaaac\" level=\"kaaaaaaaaaaf\"/></content></plan>", KEI_XML_ERROR_INVALID, 3, "kaaaaaaaaaaf" },
  { "reference into the wrong slot", HEAD "<content>\n" LEVEL "\n<item id=\"kaaaaaaaaaad\" lead=\"kaaaaaaaaaac\"/></content></plan>", KEI_XML_ERROR_INVALID, 3, "kaaaaaaaaaac" },
  { "id twice", HEAD "<content>\n" LEVEL "\n\n<level id=\"kaaaaaaaaaac\"/></content></plan>", KEI_XML_ERROR_INVALID, 4, "line 2" },
  { "id of the plan twice", HEAD "<content>\n<level id=\"kaaaaaaaaaab\"/></content></plan>", KEI_XML_ERROR_INVALID, 2, "line 1" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_fails (refused[i].name, refused[i].text, -1, refused[i].code, refused[i].line, refused[i].says);
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *name;
  } cases[] = {
    { "\xff\xfe<\0p\0", 6, "UTF-16" },
    { "\xfe\xff\0<\0p", 6, "UTF-16" },
    { "<\0?\0", 4, "UTF-16" },
    { "\0<\0?", 4, "UTF-16" },
    { "\xff\xfe\0\0<\0\0\0", 8, "UTF-32" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KeiTree) tree = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_fails (cases[i].name, cases[i].bytes, (gssize) cases[i].length, KEI_XML_ERROR_NOT_A_PLAN, 0, cases[i].name);

  tree = read_text ("\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>" HEAD "<content/></plan>", -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (tree);
}

/* Files too large to write down. */
static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new (HEAD "<content>");
  g_autoptr (GString) foreign = g_string_new (HEAD "<content><x xmlns=\"urn:x\">");
  g_autoptr (GString) wide = g_string_new (HEAD "<content ");
  g_autoptr (GString) line = g_string_new (HEAD "<content title=\"");
  g_autoptr (GString) text = g_string_new (HEAD "<content>\n<vision>");
  g_autoptr (GString) names = g_string_new (HEAD "<content>");
  g_autoptr (GString) namespaces = g_string_new ("<plan xmlns=\"urn:keikaku:plan\" xmlns:x=\"urn:");

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (deep, "<section id=\"kaaaaaa%c%c%c%cb\">", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, 'a' + i / 17576);
  assert_fails ("deep", deep->str, -1, KEI_XML_ERROR_REFUSED, 1, "100");

  for (guint i = 0; i < 10000; i++)
    g_string_append (foreign, "<y>");
  assert_fails ("deep foreign", foreign->str, -1, KEI_XML_ERROR_REFUSED, 1, "100");

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (wide, "a%u=\"\" ", i);
  g_string_append (wide, "/></plan>");
  assert_fails ("many attributes", wide->str, -1, KEI_XML_ERROR_REFUSED, 1, "1000");

  for (guint i = 0; i <= KEI_MAX_LINE; i++)
    g_string_append_c (line, 'a');
  g_string_append (line, "\"/></plan>");
  assert_fails ("long line", line->str, -1, KEI_XML_ERROR_REFUSED, 1, "“title”");

  for (guint i = 0; i <= KEI_MAX_STRING / 3; i++)
    g_string_append (text, "計");
  g_string_append (text, "</vision></content></plan>");
  assert_fails ("long text", text->str, -1, KEI_XML_ERROR_REFUSED, 2, "<vision>");

  /* A long namespace that thousands of comments' neighbours would each repeat. */
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (namespaces, 'n');
  g_string_append (namespaces, "\" format=\"1\" id=\"kaaaaaaaaaab\"><content>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (namespaces, "<x:y/>");
  g_string_append (namespaces, "</content></plan>");
  assert_fails ("namespaces", namespaces->str, -1, KEI_XML_ERROR_REFUSED, 1, "repeated");

  /* Some would still be read quickly: it goes no further than to the piece with one too many. */
  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (names, "<x xmlns=\"urn:%u\"/>", i);
  assert_fails ("many names", names->str, -1, KEI_XML_ERROR_REFUSED, 1, "20000 different names");
}

/* A stream is read to the first thing wrong and little further: what is refused never stands in memory. */
static void
test_stream (void)
{
  static const char head[] = HEAD "<content>\n<vision>", tail[] = "</vision></content></plan>";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) piece = NULL, all = NULL;
  g_autoptr (GInputStream) small = g_memory_input_stream_new ();
  g_autoptr (GInputStream) large = g_memory_input_stream_new ();
  g_autoptr (KeiTree) tree = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "計"); /* three bytes: pieces end within it */
  piece = g_string_free_to_bytes (g_steal_pointer (&text));
  for (guint i = 0; i < 2; i++)
    {
      GMemoryInputStream *stream = G_MEMORY_INPUT_STREAM (i == 0 ? small : large);

      g_memory_input_stream_add_data (stream, head, sizeof head - 1, NULL);
      for (guint j = 0; j < (i == 0 ? 1 : 3000); j++)
        g_memory_input_stream_add_bytes (stream, piece);
      g_memory_input_stream_add_data (stream, tail, sizeof tail - 1, NULL);
    }

  tree = kei_xml_read_stream (small, NULL, &all, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (kei_node_get_text (kei_tree_get_root (tree), KEI_FIELD_VISION)), ==, g_bytes_get_size (piece));
  g_assert_cmpuint (g_bytes_get_size (all), ==, sizeof head - 1 + g_bytes_get_size (piece) + sizeof tail - 1);

  g_assert_null (kei_xml_read_stream (large, NULL, NULL, NULL, &error));
  g_assert_error (error, KEI_XML_ERROR, KEI_XML_ERROR_REFUSED);
  g_assert_cmpuint (kei_xml_error_get_line (error), ==, 2);
  g_assert_cmpint (g_seekable_tell (G_SEEKABLE (large)), <, KEI_MAX_STRING + 1024 * 1024);
}

/* A value as long as a field may hold, of characters that are written the longest. */
static KeiValue
make_largest_value (const KeiFieldInfo *field)
{
  gsize length = kei_field_info_max_length (field);
  g_autofree char *text = NULL;
  g_autofree KeiId *ids = NULL;

  switch (field->type)
    {
    case KEI_FIELD_TYPE_STRING:
    case KEI_FIELD_TYPE_CHOICE:
      text = g_strnfill (length, '"');
      return kei_value_string (text, -1);
    case KEI_FIELD_TYPE_TEXT:
      text = g_strnfill (length, field->id == KEI_FIELD_DATA ? 'A' : '&');
      return kei_value_string (text, -1);
    case KEI_FIELD_TYPE_LINKS:
      ids = g_new (KeiId, KEI_MAX_IDS);
      for (guint i = 0; i < KEI_MAX_IDS; i++)
        ids[i] = i + 1;
      return kei_value_ids (kei_ids_new (ids, KEI_MAX_IDS));
    default:
      return (KeiValue) KEI_VALUE_INIT;
    }
}

/* @depth sections, one in the other. */
static KeiNode *
make_tower (KeiIdSource *ids, guint depth)
{
  KeiNode *section = NULL;

  for (guint i = 0; i < depth; i++)
    {
      KeiNodeBuilder *builder = kei_node_builder_new (KEI_KIND_SECTION, kei_id_source_next (ids));

      if (section != NULL)
        kei_node_builder_add (builder, section);
      section = kei_node_builder_end (builder);
    }
  return section;
}

/* Whatever a tree may hold can be read again: one node of every kind with every field at its limit, as
 * deep as a tree may be. */
static void
test_largest (void)
{
  g_autoptr (KeiIdSource) ids = kei_id_source_new_seeded (1);

  for (int kind = KEI_KIND_PLAN; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = kei_schema_kind (kind);
      KeiNodeBuilder *plan = kei_node_builder_new (KEI_KIND_PLAN, kei_id_source_next (ids));
      KeiNodeBuilder *node = kind == KEI_KIND_PLAN ? plan : kei_node_builder_new (kind, kei_id_source_next (ids));
      g_autoptr (KeiTree) tree = NULL, back = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (kind != KEI_KIND_PLAN && kei_schema_slot_for (KEI_KIND_PLAN, kind) == KEI_SLOT_NONE)
        {
          /* Its fields are of the types of the others. */
          kei_node_builder_free (node);
          kei_node_builder_free (plan);
          continue;
        }
      for (guint i = 0; i < info->n_fields; i++)
        {
          g_auto (KeiValue) value = make_largest_value (&info->fields[i]);

          /* Texts take long, and one is like the other. */
          if (info->fields[i].type != KEI_FIELD_TYPE_TEXT || kind == KEI_KIND_VIEWPOINT)
            kei_node_builder_set (node, info->fields[i].id, &value);
        }
      if (kind == KEI_KIND_PLAN)
        kei_node_builder_add (plan, make_tower (ids, KEI_MAX_DEPTH - 1));
      else
        kei_node_builder_add (plan, kei_node_builder_end (node));
      tree = kei_tree_new (kei_node_builder_end (plan), FALSE, NULL, &error);
      g_assert_no_error (error);
      bytes = kei_xml_write (tree);
      back = kei_xml_read_bytes (bytes, NULL, NULL, &error);
      g_test_message ("%s: %" G_GSIZE_FORMAT " bytes", info->name, g_bytes_get_size (bytes));
      g_assert_no_error (error);
      g_assert_true (kei_tree_equal (back, tree));
    }
}

/* What other programs may write, and the canonical bytes it becomes. */
static const struct
{
  const char *name, *text, *canonical;
} taken[] = {
  { "least", HEAD "<content/></plan>", HEAD "\n  <content/>\n</plan>\n" },
  { "prefix", "<k:plan xmlns:k=\"urn:keikaku:plan\" id=\"kaaaaaaaaaab\" format=\"1\"><k:content><note/></k:content></k:plan>",
    HEAD "\n  <content>\n    <note xmlns=\"\"/>\n  </content>\n</plan>\n" },
  { "any order", HEAD "<content><department id=\"kaaaaaaaaaad\"/><vision>a</vision>" LEVEL "</content></plan>",
    HEAD "\n  <content>\n    <vision>a</vision>\n    " LEVEL "\n    <department id=\"kaaaaaaaaaad\"/>\n  </content>\n</plan>\n" },
  { "empty values", HEAD "<content title=\"\" start=\"\"><vision></vision></content><record/></plan>", HEAD "\n  <content/>\n</plan>\n" },
  { "white space", HEAD "<content title=\" a\nb&#10;&#9; \"><vision> \n </vision></content></plan>",
    HEAD "\n  <content title=\" a b&#10;&#9; \">\n    <vision> \n </vision>\n  </content>\n</plan>\n" },
  { "references", HEAD "<content title='&amp;#38;&lt;&quot;\"&apos;&#x1F600;>'><vision>&amp;&lt;]]&gt;&#13;<![CDATA[<&>]]></vision></content></plan>",
    HEAD "\n  <content title=\"&amp;#38;&lt;&quot;&quot;'😀&gt;\">\n    <vision>&amp;&lt;]]&gt;&#13;&lt;&amp;&gt;</vision>\n  </content>\n</plan>\n" },
  { "foreign in a field", HEAD "<content><text>a<!-- b -->c<x xmlns=\"urn:x\"> d</x></text>" LEVEL "</content></plan>",
    HEAD "\n  <content>\n    <text>ac</text>\n    <!-- b -->\n    <x xmlns=\"urn:x\"> d</x>\n    " LEVEL "\n  </content>\n</plan>\n" },
  { "foreign attributes", "<plan xmlns=\"urn:keikaku:plan\" xmlns:b=\"urn:b\" format=\"1\" b:z=\"&amp;\" b:a=\"\" id=\"kaaaaaaaaaab\"><content b:c=\"1\"/></plan>",
    "<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaab\" xmlns:b=\"urn:b\" b:a=\"\" b:z=\"&amp;\">\n  <content xmlns:b=\"urn:b\" b:c=\"1\"/>\n</plan>\n" },
  { "namespaces repeated", "<plan xmlns=\"urn:keikaku:plan\" xmlns:b=\"urn:b\" format=\"1\" id=\"kaaaaaaaaaab\"><content><b:c b:d=\"e\"><b:f/></b:c></content></plan>",
    HEAD "\n  <content>\n    <b:c xmlns:b=\"urn:b\" b:d=\"e\"><b:f/></b:c>\n  </content>\n</plan>\n" },
  { "all around", "<!--1--><?a b?>" HEAD "<!--2--><content><!--3-->" LEVEL "<!--4--></content><!--5--><record><!--6--></record><!--7--></plan><!--8-->",
    "<!--1-->\n<?a b?>\n" HEAD "\n  <!--2-->\n  <content>\n    <!--3-->\n    " LEVEL "\n    <!--4-->\n  </content>\n  <!--5-->\n  <record>\n    <!--6-->\n  </record>\n  <!--7-->\n</plan>\n<!--8-->\n" },
};

static void
test_canonical (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiTree) tree = read_text (taken[i].text, -1, NULL, &error);
      g_autofree char *expected = g_strconcat ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", taken[i].canonical, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *written = NULL;

      g_test_message ("%s", taken[i].name);
      g_assert_no_error (error);
      bytes = kei_xml_write (tree);
      written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_cmpstr (written, ==, expected);
    }
}

/* What a newer format has is left out and counted, and the tree says what is left. */
static void
test_newer (void)
{
  g_autoptr (GError) error = NULL;
  KeiXmlInfo info;
  g_autoptr (KeiTree) tree = read_text ("<plan xmlns=\"urn:keikaku:plan\" format=\"7\" id=\"kaaaaaaaaaab\" mood=\"good\"><head/><content title=\"a\" start=\"soon\">"
                                        "<policy id=\"1\"><title>x</title></policy>" LEVEL "</content><tail/></plan>",
                                        -1, &info, &error);

  g_assert_no_error (error);
  g_assert_true (info.newer);
  g_assert_cmpuint (info.format, ==, 7);
  g_assert_cmpuint (info.n_left_out, ==, 5);
  g_assert_cmpuint (kei_tree_get_n_nodes (tree), ==, 2);
  g_assert_cmpstr (kei_node_get_text (kei_tree_get_root (tree), KEI_FIELD_TITLE), ==, "a");
}

static gboolean
rename_policies (xmlDoc *document, GError **error)
{
  for (xmlNode *node = xmlDocGetRootElement (document); node != NULL;)
    {
      if (node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, (const xmlChar *) "policy"))
        xmlNodeSetName (node, (const xmlChar *) "item");
      if (node->children != NULL)
        node = node->children;
      else
        {
          while (node != NULL && node->next == NULL)
            node = node->parent != NULL && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
          node = node != NULL ? node->next : NULL;
        }
    }
  return TRUE;
}

static gboolean
give_up (xmlDoc *document, GError **error)
{
  g_set_error_literal (error, KEI_XML_ERROR, KEI_XML_ERROR_INVALID, "given up");
  return FALSE;
}

/* The frame for older formats, with a made-up format 0. */
static void
test_migration (void)
{
  static const char text[] = "<plan xmlns=\"urn:keikaku:plan\" format=\"0\" id=\"kaaaaaaaaaab\">\n<content>\n<policy id=\"kaaaaaaaaaac\" title=\"港\"/>\n</content></plan>";
  static const KeiXmlMigration steps[] = { { 0, rename_policies } };
  static const KeiXmlMigration bad_steps[] = { { 0, give_up } };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  KeiXmlInfo info;
  g_autoptr (KeiTree) tree = kei_xml_read_with_steps (bytes, steps, 1, &info, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (info.format, ==, 0);
  g_assert_cmpuint (info.migrated_from, ==, 0);
  g_assert_cmpstr (kei_node_get_text (kei_node_get_child (kei_tree_get_root (tree), KEI_SLOT_ITEMS, 0), KEI_FIELD_TITLE), ==, "港");

  g_assert_null (kei_xml_read_with_steps (bytes, bad_steps, 1, &info, NULL, &error));
  g_assert_error (error, KEI_XML_ERROR, KEI_XML_ERROR_INVALID);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (HEAD "<content/></plan>", strlen (HEAD "<content/></plan>"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kei_xml_read_bytes (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (kei_xml_error_get_line (error), ==, 0);
  g_assert_cmpstr (kei_xml_error_get_cause (error), ==, error->message);
}

static void
test_lines (void)
{
  static const char text[] = HEAD "<content>\n" LEVEL "\n<x xmlns=\"urn:x\" id=\"kaaaaaaaaaac\"/>\n" LEVEL LEVEL "</content></plan>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  guint lines[2];
  KeiId id;

  g_assert_true (kei_id_parse ("kaaaaaaaaaac", KEI_ID_TEXT_LENGTH, &id));
  g_assert_cmpuint (kei_xml_find_lines (bytes, id, lines, 2), ==, 2);
  g_assert_cmpuint (lines[0], ==, 2);
  g_assert_cmpuint (lines[1], ==, 4);
  g_assert_cmpuint (kei_xml_find_lines (bytes, id + 100, lines, 2), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/xml/reader/refused", test_refused);
  g_test_add_func ("/xml/reader/encodings", test_encodings);
  g_test_add_func ("/xml/reader/limits", test_limits);
  g_test_add_func ("/xml/reader/stream", test_stream);
  g_test_add_func ("/xml/reader/largest", test_largest);
  g_test_add_func ("/xml/reader/canonical", test_canonical);
  g_test_add_func ("/xml/reader/newer", test_newer);
  g_test_add_func ("/xml/reader/migration", test_migration);
  g_test_add_func ("/xml/reader/cancelled", test_cancelled);
  g_test_add_func ("/xml/reader/lines", test_lines);
  return g_test_run ();
}
