/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-error-text.h"

#include <glib/gi18n-lib.h>

#include "kei-file.h"

/* By domain and code; the first row that fits. */
typedef struct
{
  int code;
  const char *cause; /* msgid; NULL: the error's own words */
  const char *advice;
} Words;

static const Words xml_words[] = {
  { KEI_XML_ERROR_NOT_A_PLAN, NULL, N_ ("This is another kind of file. If it is a document with the outline of a plan, import it instead.") },
  { KEI_XML_ERROR_MALFORMED, NULL, N_ ("The file was cut off or damaged, perhaps while it was copied. Fetch it again, or open an earlier copy.") },
  { KEI_XML_ERROR_REFUSED, NULL, N_ ("A plan never contains this, so the file was not opened. Ask whoever sent it for a plan saved by Keikaku.") },
  { KEI_XML_ERROR_INVALID, NULL, N_ ("The file was changed by hand or by another program. Mend that line, or open an earlier copy.") },
};

static const Words io_words[] = {
  { KEI_IO_ERROR_CHANGED_OUTSIDE, N_ ("Somebody else saved this file after you opened it."), N_ ("Save your plan under another name, or load theirs again.") },
  { KEI_IO_ERROR_TOO_LARGE, N_ ("The file is larger than a plan can be."), N_ ("Look whether it is the right file.") },
  { KEI_IO_ERROR_KEPT_ASIDE, NULL, N_ ("Keep that file safe. Make room or wait for the disk, then save again, best under another name.") },
  { KEI_IO_ERROR_VERIFY, NULL, N_ ("Your file is as it was. Please report this with the plan, and go on under another name.") },
};

static const Words gio_words[] = {
  { G_IO_ERROR_NOT_FOUND, N_ ("The file or its folder is not there any more."), N_ ("It may have been moved, renamed or deleted, or a shared folder may not be connected.") },
  { G_IO_ERROR_NOT_MOUNTED, N_ ("The folder is not connected."), N_ ("Connect the shared folder and try again.") },
  { G_IO_ERROR_HOST_UNREACHABLE, N_ ("The server does not answer."), N_ ("Look at the network and try again.") },
  { G_IO_ERROR_TIMED_OUT, N_ ("The server does not answer."), N_ ("Look at the network and try again.") },
  { G_IO_ERROR_IS_DIRECTORY, N_ ("This is a folder."), N_ ("Choose a file in it.") },
  { G_IO_ERROR_NOT_REGULAR_FILE, NULL, N_ ("Choose another file.") },
  { G_IO_ERROR_FILENAME_TOO_LONG, N_ ("The name is too long."), N_ ("Choose a shorter one.") },
  { G_IO_ERROR_TOO_MANY_LINKS, N_ ("The link leads round in a circle."), N_ ("Choose another file.") },
  { G_IO_ERROR_PERMISSION_DENIED, N_ ("You are not allowed to do this there."), N_ ("Choose another folder, or ask whoever looks after this one.") },
  { G_IO_ERROR_READ_ONLY, N_ ("The folder can only be read."), N_ ("Save under another name in a folder of your own.") },
  { G_IO_ERROR_NO_SPACE, N_ ("The disk is full."), N_ ("Make room or save on another disk. The file is as it was.") },
};

static const struct
{
  GQuark (*domain) (void);
  const Words *words;
  guint n;
} domains[] = {
  { kei_xml_error_quark, xml_words, G_N_ELEMENTS (xml_words) },
  { kei_io_error_quark, io_words, G_N_ELEMENTS (io_words) },
  { g_io_error_quark, gio_words, G_N_ELEMENTS (gio_words) },
};

static const Words *
find_words (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    for (guint j = 0; domains[i].domain () == error->domain && j < domains[i].n; j++)
      if (domains[i].words[j].code == error->code)
        return &domains[i].words[j];
  return NULL;
}

KeiErrorText *
kei_error_text_new (const GError *error, KeiErrorTextWhile doing, const char *name)
{
  KeiErrorText *text = g_new0 (KeiErrorText, 1);
  const Words *words = find_words (error);

  text->heading = g_strdup_printf (doing == KEI_ERROR_TEXT_OPENING ? _ ("“%s” Cannot Be Opened") : _ ("“%s” Was Not Saved"), name);
  text->cause = g_strdup (words != NULL && words->cause != NULL ? _ (words->cause) : error->message);
  if (words != NULL)
    text->advice = g_strdup (_ (words->advice));
  else
    text->advice = g_strdup (doing == KEI_ERROR_TEXT_OPENING ? _ ("Try again, or choose another file.") : _ ("Try again, or save under another name."));
  return text;
}

void
kei_error_text_free (KeiErrorText *text)
{
  g_free (text->heading);
  g_free (text->cause);
  g_free (text->advice);
  g_free (text);
}
